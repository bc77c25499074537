"""Where the sentences and words of a text begin and end.

An own splitter, of one regular expression that finds the places where a sentence could end and a
few rules that judge each by the words beside it. The best-known library of rules, pysbd, had its
last release in 2021, rewrites the text with dozens of passes on the way and finds the spans again
by searching; statistical ones bring models of megabytes. Spans count code points, end exclusive.
"""

from __future__ import annotations

import re

__all__ = ["sentences", "words"]

_CLOSERS = "\"'”’»›)\\]」』）】》"
_OPENERS = "\"'“‘„«‹([「『（【《¿¡*_-—–"

_STOP = re.compile(
    rf"(?P<wide>[。！？｡]+[{_CLOSERS}]*)"
    rf"|(?<![.!?…])(?P<stop>[.!?…]++)[{_CLOSERS}]*+(?:\[\d{{1,3}}\])*+(?=\s|\Z)"
    r"|(?P<gap>\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[•⦁‣▪*–—-]|\d{1,3}[.)])\s))"
)
_WORD = re.compile(r"\w+(?:['’.\-‑]\w+)*")
_INITIAL = re.compile(r"[^\W\d_]\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\Z")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

_LOOKBACK = 40
"""The most code points of the word before a full stop that are looked at."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _set(
    "dr mr mrs ms mx prof st gen sen rep gov capt cpt lt col sgt maj adm hon rev fr sr sra pres"
    " messrs mme mlle vs v cf viz approx ca al fig figs eq eqs sec ch art ex resp incl excl"
    " esp dept univ assn bros mt ft"
)
"""Abbreviations that a capital letter commonly follows within the sentence."""

_BEFORE_NUMBER = _set("no nos vol pp p para ver jan feb mar apr jun jul aug sep sept oct nov dec")
"""Abbreviations, and words that look like one, that are so only before a figure."""

_PERHAPS_LAST = _set("etc inc ltd co corp jr sr bros est min max avg dist plc gmbh ph.d b.sc m.sc")
"""Abbreviations that may well end a sentence: the next word decides."""

_STARTERS = _set(
    "the a an this that these those it its he she they we you i in on at for from with by as if"
    " when while after before since because although though but and so or yet however there here"
    " then thus hence what who why how where which his her their our my your one some many most"
    " all both each every no not another such other to of even only once until unless despite"
    " according during under over his today now also instead moreover meanwhile"
)
"""Words that begin a sentence far more often than a name."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences, without surrounding white space.

    Together they cover all that is not white space. Takes time in proportion to the text.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for match in _STOP.finditer(text):
        if match.start() < start:
            continue
        if match["gap"] is not None:
            end = match.start()
        elif match["wide"] is not None or _ends_here(text, start, match):
            end = match.end()
        else:
            continue
        _append(spans, text, start, end)
        start = _skip_space(text, end)
    _append(spans, text, start, len(text))
    return tuple(spans)


def words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the words; "don't", "long-term", "GPT-4.5" and "3.5" are one each."""
    return tuple(match.span() for match in _WORD.finditer(text))


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    after = match.end()
    follows = _skip_space(text, after)
    if follows == len(text):
        return True
    opening = follows
    while follows < len(text) and text[follows] in _OPENERS:
        follows += 1
    first = text[follows] if follows < len(text) else ""
    if first.islower() and not _CAMEL.match(text, follows):
        return False
    stop = match["stop"]
    if stop != ".":
        # "What?" (she asked) goes on, "... (2019)" too; a capital or a figure begins anew.
        return text[opening] not in "(," and first not in ",;:"
    return not _abbreviated(text, start, match.start(), follows, opening)


def _abbreviated(text: str, start: int, stop: int, follows: int, opening: int) -> bool:
    """Say whether the full stop at `stop` belongs to an abbreviation, and the sentence goes on."""
    begin = stop
    while begin > max(start, stop - _LOOKBACK) and not text[begin - 1].isspace():
        begin -= 1
    word = text[begin:stop].lstrip(_OPENERS)
    if begin == start and _LIST_NUMBER.match(word):
        return True
    bare = word.casefold()
    first = text[follows : follows + 1]
    following = _NEXT_WORD.match(text, follows)
    starter = following is not None and following.group().casefold() in _STARTERS
    if bare == "al":
        return not starter
    if bare in _TITLES or bare in ("e.g", "i.e"):
        return True
    if bare in _BEFORE_NUMBER and first.isdigit():
        return True
    if bare in _PERHAPS_LAST or _DOTTED.match(word):
        # "in the U.S. (2019)", "the U.S. Army": on; "in the U.S. The army": a new sentence.
        return text[opening] == "(" or first.isdigit() or not starter
    if _INITIAL.match(word) and word.isupper() and word != "I":
        # "J. R. R. Tolkien" and "Ursula K. Le Guin" against "vitamin C. The next".
        return not starter and first.isupper()
    return False
