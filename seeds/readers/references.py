"""Lists of references run together in one text, numbered or not, and the single reference.

A numbered list is split by counting up (1., 2., 3. …), because titles hold numbers too; an
unnumbered one is split after each address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from seeds.model import Reference, ReferenceKind

__all__ = ["References", "read_references"]

_URL = re.compile(r"https?://[^\s\[\]<>\"]+")
_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,4})[.)]\s+(?=\S)")
_AFTER_URL = re.compile(r"(?:^|https?://\S+\s+|\n\s*)$")
_DASH = re.compile(r"\s+[—–]\s+|\s+--\s+")
_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?"
_YEAR_LAST = re.compile(rf"(?:^|[,\s]\s*)({_YEAR})\.?$")
_YEAR_IN = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ET_AL = re.compile(r",?\s*\bet\s+al\b\.?|,?\s*(?:&|and)\s+(?:others|colleagues)\b", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"^(?:approx\b|various\b|unknown\b|n/a\b)", re.IGNORECASE)
_SPLIT_AUTHORS = re.compile(r"\s*(?:,\s*(?:and\s+|&\s+)?|;|\s&\s|\sand\s)\s*")
_SUFFIX = re.compile(r"^(?:Jr|Sr|II|III|IV)\.?$")
_ARXIV_URL = re.compile(
    r"arxiv\.org/(?:abs|pdf|html|format)/((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}))",
    re.IGNORECASE,
)
_ARXIV_TEXT = re.compile(r"\barXiv\s*[: ]\s*(\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
_AUDIO = re.compile(r"\.(?:mp3|m4a|ogg|opus|aac|wav)(?:[?#]|$)", re.IGNORECASE)
_QUOTED = re.compile(r"^[\"“](.+)[\"”]$")


@dataclass(frozen=True, slots=True)
class References:
    """The references of one list, and what of it could not be understood."""

    found: tuple[Reference, ...]
    problems: tuple[str, ...] = ()


def read_references(text: str, show: str | None = None, *, torn: bool = False) -> References:
    """The references that `text` lists, in its order.

    `show` is the name of the podcast whose page it is, by which its own episodes are known. If
    the text is `torn` off at its end, the last reference is left out: half a title or half an
    address would be an invention.
    """
    text = text.strip()
    if not text:
        return References(())
    numbered = re.match(r"1[.)]\s", text) is not None
    pieces = _by_counting(text) if numbered else _by_address(text)
    problems: list[str] = []
    if torn and pieces:
        pieces.pop()
        problems.append("the last reference is torn off and was left out")
    found: list[Reference] = []
    for number, piece in pieces:
        reference = _reference(piece, number, show)
        if reference is None:
            if piece:
                problems.append(f"no reference can be read from “{piece[:60]}”")
        else:
            found.append(reference)
    return References(tuple(found), tuple(problems))


def _by_counting(text: str) -> list[tuple[int | None, str]]:
    places: dict[int, list[tuple[int, int, bool]]] = {}
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 600) : match.start()]
        strong = match.start() == 0 or _AFTER_URL.search(before) is not None
        places.setdefault(int(match[1]), []).append((match.start(), match.end(), strong))
    starts = [(0, places[1][0][1])]
    number = 2
    while (place := _next(places, number, starts[-1][1])) is not None:
        starts.append((place[0], place[1]))
        number += 1
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return [
        (index + 1, text[body:end].strip())
        for index, ((_, body), end) in enumerate(zip(starts, ends, strict=True))
    ]


def _next(
    places: dict[int, list[tuple[int, int, bool]]], number: int, after: int
) -> tuple[int, int, bool] | None:
    """Where `number` stands as a number of the list: best right after an address."""
    own = [place for place in places.get(number, ()) if place[0] >= after]
    sure = next((place for place in own if place[2]), None)
    if sure is None:
        return own[0] if own else None
    following = next((p for p in places.get(number + 1, ()) if p[0] >= after and p[2]), None)
    if following is not None and following[0] < sure[0] and own[0][0] < following[0]:
        return own[0]  # the sure one lies behind the next number: it belongs elsewhere
    return sure


def _by_address(text: str) -> list[tuple[int | None, str]]:
    pieces: list[tuple[int | None, str]] = []
    last = 0
    for match in _URL.finditer(text):
        pieces.append((None, text[last : match.end()].strip()))
        last = match.end()
    rest = text[last:].strip(" \t\n.,;")
    if rest:
        pieces.append((None, rest))
    return pieces


def _reference(piece: str, number: int | None, show: str | None) -> Reference | None:
    piece = " ".join(piece.split())
    urls = list(_URL.finditer(piece))
    url = _clean_url(urls[-1][0]) if urls else None
    head = (piece[: urls[-1].start()] if urls else piece).strip(" \t[(<")
    arxiv = _arxiv(url, head)
    segments = [segment.strip() for segment in _DASH.split(head) if segment.strip()]
    segments = [s for s in segments if not _ARXIV_TEXT.fullmatch(s)] or segments[:1]
    if not segments:
        return None
    authors: tuple[str, ...] = ()
    year: str | None = None
    credited = len(segments) > 1 and _credits(segments[-1])
    if credited:
        authors, year = _authors(segments.pop())
    title = _title(segments, show)
    if not title:
        return None
    if _is_episode(title, url, show):
        kind = ReferenceKind.EPISODE
    elif arxiv or credited or (url is not None and _is_scholarly(url)):
        kind = ReferenceKind.PAPER
    else:
        kind = ReferenceKind.OTHER
    return Reference(title, number, authors, year, url, kind, arxiv)


def _title(segments: list[str], show: str | None) -> str:
    if show is not None and len(segments) == 2 and segments[0].casefold() == show.casefold():
        # 'SHOW — "Title"' is the unnumbered form of 'SHOW: Title'
        quoted = _QUOTED.match(segments[1])
        return f"{segments[0]}: {quoted[1] if quoted else segments[1]}"
    title = " — ".join(segments)
    quoted = _QUOTED.match(title)
    return quoted[1] if quoted and '"' not in quoted[1] else title


def _credits(segment: str) -> bool:
    """Whether the text after a title's dash tells authors or a year, and is no subtitle."""
    return bool(
        _YEAR_LAST.search(segment)
        or _NO_AUTHOR.match(segment)
        or _ET_AL.search(segment)
        or (_BRACKETS.search(segment) and _YEAR_IN.search(segment))
        or segment.count(",") >= 2
    )


def _authors(segment: str) -> tuple[tuple[str, ...], str | None]:
    year: str | None = None
    last = _YEAR_LAST.search(segment)
    if last is not None:
        year = re.sub(r"\s", "", last[1])
        segment = segment[: last.start()]
    for bracket in _BRACKETS.finditer(segment) if last is None else ():
        for inside in _YEAR_IN.finditer(bracket[0]):
            year = re.sub(r"\s", "", inside[0])
    segment = _ET_AL.sub("", _BRACKETS.sub("", segment)).strip(" ,;")
    if not segment or _NO_AUTHOR.match(segment):
        return (), year
    names: list[str] = []
    for name in _SPLIT_AUTHORS.split(segment):
        if names and _SUFFIX.match(name):
            names[-1] = f"{names[-1]}, {name}"
        elif name:
            names.append(name)
    return tuple(names), year


def _clean_url(url: str) -> str:
    url = url.rstrip(".,;'’”")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1]
    return url


def _arxiv(url: str | None, head: str) -> str | None:
    found = _ARXIV_URL.search(url or "") or _ARXIV_TEXT.search(head)
    return found[1].lower() if found else None


def _is_episode(title: str, url: str | None, show: str | None) -> bool:
    if url is not None and _AUDIO.search(url):
        return True
    return show is not None and title.casefold().startswith(f"{show.casefold()}:")


def _is_scholarly(url: str) -> bool:
    return (
        re.search(r"//(?:[\w-]+\.)*(?:scholar\.google|doi|openreview|aclanthology)\.", url)
        is not None
    )
