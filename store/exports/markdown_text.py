"""Text as Markdown that says just this text, and values as YAML that says just these values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date

__all__ = ["clock", "escaped", "front_value", "link_at", "tag_of", "wikilink"]

_SPECIAL = re.compile(r"[\\`*\[\]<$]|(?<!\w)[_#](?=\w)|(?<=\w)_(?!\w)|~~|==|%%|\^")
_OPENING = re.compile(r"(?m)^(\s*)([>#+\-|:]|(\d+)([.)])(?=\s|$)|={2,}|_{3,})")
_NOT_IN_TAGS = re.compile(r"[^\w/-]+")
_NOT_IN_LINKS = re.compile(r"[\[\]|#^\\\n]+")
_UNSAFE_IN_YAML = {"\x85": "\\x85", "\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff"}
_HOUR = 3600


def escaped(text: str) -> str:
    """Return text in which nothing means anything to Markdown, with Obsidian's additions."""
    text = _SPECIAL.sub(lambda found: "".join(f"\\{char}" for char in found[0]), text)

    def opening(found: re.Match[str]) -> str:
        space, sign, digits, stop = found.groups()
        return f"{space}{digits}\\{stop}" if digits else f"{space}\\{sign}"

    return _OPENING.sub(opening, text)


def front_value(value: str | Iterable[str] | date) -> str:
    """Return a value for one line of front matter: quoted text, or a list of it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return "".join(_UNSAFE_IN_YAML.get(char, char) for char in text)
    return f"[{', '.join(map(front_value, value))}]"


def tag_of(text: str) -> str:
    """Return a tag as Obsidian takes it: no spaces, not a number alone; "" where nothing is left.

    Tags of several words are joined by hyphens, and slashes make nested tags.
    """
    tag = _NOT_IN_TAGS.sub("-", text.strip().lstrip("#")).strip("-/")
    return f"{tag}_" if tag.isdecimal() else tag


def wikilink(name: str) -> str:
    """Return a link to the note of a person or a source."""
    return f"[[{' '.join(_NOT_IN_LINKS.sub(' ', name).split())}]]"


def clock(seconds: float) -> str:
    """Return a time as 12:34 or 1:02:03."""
    whole = int(seconds)
    if whole >= _HOUR:
        return f"{whole // _HOUR}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{whole // 60}:{whole % 60:02}"


def link_at(link: str, seconds: float) -> str:
    """Return a page's address at a time of its recording, as browsers' media fragments have it."""
    base = link.partition("#")[0]
    return f"{base}#t={int(seconds)}"
