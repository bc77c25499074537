"""Passages: making them, and finding them again in a text that has changed.

An anchor is the W3C Web Annotation model's TextQuoteSelector and TextPositionSelector together.
A passage may run over several blocks of one part: its offsets count code points from the start
of its first block, in the blocks' texts joined by line feeds, and its quotation holds those line
feeds. Labels, speakers and times are no part of the text.

Finding again is never guessing. In this order:

1. The quotation stands where it stood, with the same surroundings.
2. It stands word for word in one or several places. Each is judged by how many code points of the
   prefix and the suffix still stand around it. A lone place counts if the quotation is long enough
   to be no accident or some of its surroundings are there. Of several places the one whose
   surroundings are clearly better counts; where they are equally good, the one that lies clearly
   nearer to where the passage was. Otherwise it is an orphan.
3. The same, but over differences in white space and in the shape of quotation marks and dashes.
4. It was edited. A stretch counts that lies between the old prefix and suffix, or begins and ends
   with the quotation's own words, if its words agree to at least 85 %, no figure and no negation
   has changed, and no other place comes near.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, NamedTuple

from seeds.model import Part
from store.errors import UsageError
from store.sentences import words

__all__ = ["CONTEXT", "Anchor", "find", "make", "refind"]

CONTEXT: Final = 32
"""Code points of prefix and of suffix that are kept."""

_LONG_ENOUGH = 24
_SOME_CONTEXT = 8
_CLEARLY_BETTER = 6
_MOST_PLACES = 400
_MOST_EDITED_WORDS = 300
_MOST_STRETCHES = 40
_FEW_WORDS = 25
_AGREEMENT = 0.85
_RIVAL = 0.1

_ALIKE = {
    **dict.fromkeys("'’‘`´", "['’‘`´]"),
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("-‐‑–—", "[-‐‑–—]"),
    "…": r"(?:…|\.\.\.)",
}
_NEGATIONS = frozenset(["not", "no", "never", "none", "nor", "neither", "without", "cannot"])


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of one part of an episode's text."""

    quote: str
    prefix: str
    suffix: str
    part: str
    """The kind of part (a `PartKind`)."""
    block: int
    """The number of the first block within the part."""
    start: int
    end: int
    """Exclusive; beyond the first block's text where the passage runs over several."""
    time: float | None = None
    """Seconds: the start of the first block."""

    def to_dict(self) -> dict[str, Any]:
        """Return the anchor in JSON's own types, with `from` and `to` for the offsets."""
        return {
            "quote": self.quote,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "part": str(self.part),
            "block": self.block,
            "from": self.start,
            "to": self.end,
            "time": self.time,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Anchor:
        """Read what `to_dict` wrote; raise `UsageError` for anything else."""
        try:
            time = data["time"]
            return cls(
                quote=str(data["quote"]),
                prefix=str(data["prefix"]),
                suffix=str(data["suffix"]),
                part=str(data["part"]),
                block=int(data["block"]),
                start=int(data["from"]),
                end=int(data["to"]),
                time=None if time is None else float(time),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UsageError("passage", f"not an anchor ({error!r})") from error


class _Text:
    """A part's blocks as one text."""

    __slots__ = ("bases", "part", "text")

    def __init__(self, part: Part) -> None:
        self.part = part
        self.text = "\n".join(block.text for block in part.blocks)
        self.bases: list[int] = []
        base = 0
        for block in part.blocks:
            self.bases.append(base)
            base += len(block.text) + 1

    def anchor(self, start: int, end: int) -> Anchor:
        block = bisect_right(self.bases, start) - 1
        base = self.bases[block]
        return Anchor(
            quote=self.text[start:end],
            prefix=self.text[max(0, start - CONTEXT) : start],
            suffix=self.text[end : end + CONTEXT],
            part=str(self.part.kind),
            block=block,
            start=start - base,
            end=end - base,
            time=self.part.blocks[block].start,
        )

    def expected(self, anchor: Anchor) -> int | None:
        """Return where the passage began, or would begin if its block were still there."""
        if anchor.part != self.part.kind or not self.bases:
            return None
        return self.bases[min(max(0, anchor.block), len(self.bases) - 1)] + anchor.start


class _Place(NamedTuple):
    text: _Text
    start: int
    end: int


def make(part: Part, block: int, start: int, end: int) -> Anchor:
    """Return the anchor of a passage, offsets counted from the start of its first block.

    Raises:
        UsageError: there is no such passage in the part.
    """
    if not 0 <= block < len(part.blocks):
        raise UsageError("passage", f"the {part.kind} has no block {block}")
    first = part.blocks[block].text
    if 0 <= start < end <= len(first):
        return Anchor(
            quote=first[start:end],
            prefix=_before(part, block, start),
            suffix=_after(part, block, end),
            part=str(part.kind),
            block=block,
            start=start,
            end=end,
            time=part.blocks[block].start,
        )
    text = _Text(part)
    base = text.bases[block]
    if not 0 <= start < end or start > len(first) or base + end > len(text.text):
        raise UsageError("passage", f"block {block} has no letters {start} to {end}")
    return text.anchor(base + start, base + end) if start < len(first) else _refuse(block, start)


def find(parts: Sequence[Part], quote: str) -> Anchor | None:
    """Return the first passage that reads so, or None.

    White space at the ends doesn't count. The exact letters are tried in all parts first, then
    any white space and any shape of quotation marks and dashes, then capitals and small letters
    as one.
    """
    wanted = quote.strip()
    if not wanted:
        return None
    texts = [_Text(part) for part in parts if part.blocks]
    for text in texts:
        at = text.text.find(wanted)
        if at >= 0:
            return text.anchor(at, at + len(wanted))
    for flags in (0, re.IGNORECASE):
        pattern = _tolerant(wanted, flags)
        for text in texts:
            match = pattern.search(text.text)
            if match is not None:
                return text.anchor(*match.span())
    return None


def refind(anchor: Anchor, parts: Sequence[Part]) -> Anchor | None:
    """Return the same passage in a text that may have changed, or None: never a guess."""
    if not anchor.quote.strip():
        return None
    texts = [_Text(part) for part in parts if part.blocks]
    for text in texts:
        start = text.expected(anchor)
        if start is not None and _stands(anchor, text, start):
            return text.anchor(start, start + len(anchor.quote))
    exact = [
        _Place(text, at, at + len(anchor.quote))
        for text in texts
        for at in _places(text.text, anchor.quote)
    ]
    if exact:
        return _best(anchor, exact)
    pattern = _tolerant(anchor.quote.strip(), 0)
    alike = [_Place(text, *match.span()) for text in texts for match in pattern.finditer(text.text)]
    if alike:
        return _best(anchor, alike)
    return _edited(anchor, texts)


def _refuse(block: int, start: int) -> Anchor:
    raise UsageError("passage", f"a passage cannot begin at the end of block {block} ({start})")


def _before(part: Part, block: int, start: int) -> str:
    text = part.blocks[block].text[max(0, start - CONTEXT) : start]
    while len(text) < CONTEXT and block > 0:
        block -= 1
        text = part.blocks[block].text[-CONTEXT:] + "\n" + text
    return text[-CONTEXT:]


def _after(part: Part, block: int, end: int) -> str:
    text = part.blocks[block].text[end : end + CONTEXT]
    while len(text) < CONTEXT and block < len(part.blocks) - 1:
        block += 1
        text += "\n" + part.blocks[block].text[:CONTEXT]
    return text[:CONTEXT]


def _stands(anchor: Anchor, text: _Text, start: int) -> bool:
    end = start + len(anchor.quote)
    return (
        text.text.startswith(anchor.quote, start)
        and text.text[max(0, start - CONTEXT) : start] == anchor.prefix
        and text.text[end : end + CONTEXT] == anchor.suffix
    )


def _places(text: str, quote: str) -> Iterator[int]:
    at, count = text.find(quote), 0
    while at >= 0 and count <= _MOST_PLACES:
        yield at
        count += 1
        at = text.find(quote, at + 1)


def _tolerant(quote: str, flags: int) -> re.Pattern[str]:
    pieces = ["".join(_ALIKE.get(c, re.escape(c)) for c in word) for word in quote.split()]
    return re.compile(r"\s+".join(pieces), flags)


def _context(anchor: Anchor, place: _Place) -> int:
    """Count the code points of prefix and suffix that stand around a place, white space as one."""
    text = place.text.text
    before = " ".join(text[max(0, place.start - 2 * CONTEXT) : place.start].split())
    after = " ".join(text[place.end : place.end + 2 * CONTEXT].split())
    return _shared(before[::-1], " ".join(anchor.prefix.split())[::-1]) + _shared(
        after, " ".join(anchor.suffix.split())
    )


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _best(anchor: Anchor, places: Sequence[_Place]) -> Anchor | None:
    if len(places) > _MOST_PLACES:
        return None
    scored = [(_context(anchor, place), place) for place in places]
    best = max(context for context, _ in scored)
    bare = not anchor.prefix.strip() and not anchor.suffix.strip()
    if len(scored) == 1:
        place = scored[0][1]
        there = place.start == place.text.expected(anchor)
        known = there or bare or len(anchor.quote) >= _LONG_ENOUGH or best >= _SOME_CONTEXT
        return place.text.anchor(place.start, place.end) if known else None
    if best < _SOME_CONTEXT and len(anchor.quote) < _LONG_ENOUGH:
        return None
    near = [place for context, place in scored if context > best - _CLEARLY_BETTER]
    if len(near) > 1:
        near = _clearly_nearest(anchor, near)
    return near[0].text.anchor(near[0].start, near[0].end) if len(near) == 1 else None


def _clearly_nearest(anchor: Anchor, places: Sequence[_Place]) -> list[_Place]:
    distances = []
    for place in places:
        expected = place.text.expected(anchor)
        if expected is not None:
            distances.append((abs(place.start - expected), place))
    distances.sort(key=lambda one: one[0])
    if len(distances) == 1 or (len(distances) > 1 and 2 * distances[0][0] < distances[1][0]):
        return [distances[0][1]]
    return []


def _edited(anchor: Anchor, texts: Sequence[_Text]) -> Anchor | None:
    old = [anchor.quote[a:b].casefold() for a, b in words(anchor.quote)]
    if not 4 <= len(old) <= _MOST_EDITED_WORDS:
        return None
    found: dict[tuple[int, int, int], float] = {}
    for number, text in enumerate(texts):
        stretches = set(islice(_stretches(anchor, text.text), _MOST_STRETCHES + 1))
        if len(stretches) > _MOST_STRETCHES:
            return None
        for start, end in sorted(stretches):
            new = [text.text[start:end][a:b].casefold() for a, b in words(text.text[start:end])]
            agreement = _agreement(old, new)
            if agreement >= _AGREEMENT - _RIVAL:
                found[number, start, end] = agreement
    if not found:
        return None
    (number, start, end), best = max(found.items(), key=lambda one: (one[1], -one[0][2]))
    if best < _AGREEMENT or not _same_sense(anchor.quote, texts[number].text[start:end]):
        return None
    for (other, begin, stop), agreement in found.items():
        apart = other != number or stop <= start or begin >= end
        if apart and agreement > best - _RIVAL:
            return None
    return texts[number].anchor(start, end)


def _stretches(anchor: Anchor, text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that could be the edited quotation."""
    spans = words(anchor.quote)
    count = min(4, len(spans) // 2)
    head = anchor.quote[spans[0][0] : spans[count - 1][1]]
    tail = anchor.quote[spans[-count][0] : spans[-1][1]]
    ending = len(anchor.quote) - spans[-1][1]
    prefix, suffix = anchor.prefix[-16:], anchor.suffix[:16]
    starts = set(_places(text, head))
    ends = {min(len(text), at + len(tail) + ending) for at in _places(text, tail)}
    if len(prefix.strip()) >= _SOME_CONTEXT:
        starts |= {at + len(prefix) for at in _places(text, prefix)}
    if len(suffix.strip()) >= _SOME_CONTEXT:
        ends |= set(_places(text, suffix))
    length = len(anchor.quote)
    ordered = sorted(ends)
    for start in sorted(starts):
        for end in ordered[bisect_right(ordered, start + 0.7 * length) :]:
            if end - start > 1.3 * length + 10:
                break
            stretch = text[start:end]
            yield start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _agreement(old: Sequence[str], new: Sequence[str]) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.quick_ratio() < 0.5:
        return 0.0
    agreement = matcher.ratio()
    if agreement < _AGREEMENT and len(old) <= _FEW_WORDS and len(new) <= 2 * _FEW_WORDS:
        # Of few words one spelt anew is already too many, so they are compared by their letters.
        spelling = SequenceMatcher(None, " ".join(old), " ".join(new), autojunk=False)
        return max(agreement, spelling.ratio() - 0.05)
    return agreement


def _same_sense(old: str, new: str) -> bool:
    return _telling(old) == _telling(new)


def _telling(text: str) -> list[str]:
    found = []
    for start, end in words(text):
        word = text[start:end].casefold()
        if word in _NEGATIONS or word.endswith(("n't", "n’t")) or any(c.isdigit() for c in word):
            found.append(word.replace("’", "'"))
    return sorted(found)
