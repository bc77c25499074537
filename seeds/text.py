"""Making outside text safe and plain, once, before anything looks at it.

What leaves here holds no control characters but newline and tab, no terminal escape sequences,
no bidi embeddings, overrides or isolates, no zero-width characters but ZWJ and ZWNJ (Persian,
Indic scripts and emoji need them), no lone surrogates, and is in Unicode's form NFC.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["one_line", "safe"]

# Line ends of other systems become newlines, so that words stay apart and lines can be counted.
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")

# Invisible characters go before the escape sequences are looked for: one hidden between ESC and
# "[" would otherwise keep the rest of the sequence in the text.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_INVISIBLES = re.compile(f"[{_INVISIBLE}\ud800-\udfff\x00]+")

# ECMA-48: CSI; then OSC, DCS, SOS, PM and APC, which carry a text up to their terminator. One
# whose terminator is missing on its line loses only its first two characters, not the line.
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]+")
_PAGE_BREAKS = re.compile("[\x0b\x0c]")
_UNSAFE_ASCII = bytes([*range(9), *range(11, 32), 127])
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_INVISIBLE}\u2028\u2029\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` without anything that could control a terminal, hide or turn round what is read."""
    if text.isascii():
        # Most texts are, and bytes are looked through in a tenth of the time.
        data = text.encode("ascii")
        if len(data.translate(None, _UNSAFE_ASCII)) == len(data):
            return text
    if _UNSAFE.search(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _INVISIBLES.sub("", text)
        text = _ESCAPES.sub("", text)
        text = _PAGE_BREAKS.sub(" ", text)
        text = _CONTROLS.sub("", text)
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """`text` made safe and put on one line, every run of white space one space: titles, names."""
    return " ".join(safe(text).split())
