"""Turns of talk out of the elements of a text: who speaks, from when on.

Known are "**Name:** text", "Name: text", names and stamps on lines of their own, stamps in brackets
before, behind or after the name, and stamps that follow their turn (see `seeds.readers.stamps`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from seeds.model import Block, BlockKind
from seeds.readers.elements import Element, plain_inline
from seeds.readers.front_matter import NOT_NAMES
from seeds.readers.joining import MANY, joined
from seeds.readers.paragraphs import Cue, paragraphs
from seeds.readers.speakers import SOUNDS, by_turns
from seeds.readers.stamps import Line, paced_after

__all__ = ["Talk", "Turn", "heads_of", "talk_of"]

_CLOCK = r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?"
_STAMP = re.compile(
    rf"\\?[\[(<]\s*{_CLOCK}(?:\s*(?:-{{1,2}}>?|–|—|→|to)\s*[\d:.,]{{4,12}})?\s*\\?[\])>]"
)
_BARE = re.compile(
    rf"{_CLOCK}(?:\s*(?:-{{1,2}}>?|–|→)\s*(?:\d{{1,2}}:)?\d{{1,3}}:[0-5]\d(?:[.,]\d{{1,3}})?)?(?=\s|$)"
)
_LAST = re.compile(rf"\\?[\[(]\s*{_CLOCK}\s*\\?[\])]\.?$")
_INNER = re.compile(rf"\\?\[\s*{_CLOCK}\s*\\?\]")
_BOLD = re.compile(
    r"(\*\*|__)(?=\S)([^*\n]{1,80}?)(\*\*|__)\s*(:?)|(?<!\*)\*(?=\S)([^*:\n]{1,60}):\*(?!\*)|(?<!\*)\*(?=\S)([^*:\n]{1,60})\*:"
)
_NUMBERED = r"(?:speaker|spk|sprecher|host|guest|voice|person|interviewer|participant)[ _-]?\d{1,3}"
_NAME = re.compile(
    rf"({_NUMBERED}|[^\W\d_][^:\d\n\[\](){{}}<>*]{{0,59}}?)\s*(?=:|：|\\?[\[(]|$)", re.IGNORECASE
)
_NAME_THEN_CLOCK = re.compile(
    rf"({_NUMBERED}|[^\W\d_][^:\d\n\[\](){{}}<>*]{{0,50}}?)(?:\s*[,|·•–-]\s*|\s+){_CLOCK}:?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\s*(?:>>+|&gt;&gt;)\s*")
_SEPARATOR = re.compile(r"\s*[-–—|·:]\s+|\s+")
_MOST_WORDS = 4
_BREAK = 3
"""The level of a heading made of a name that nobody speaks under."""


@dataclass(slots=True)
class Turn:
    """A paragraph, taken apart; what of a head it doesn't have is None."""

    kind: BlockKind
    text: str
    line: int
    level: int | None = None
    name: str | None = None
    strong: bool = False
    """The name is set off by its markup, and needs not be seen twice."""
    stamp: float | None = None
    change: bool = False
    """Somebody else begins to speak here, named or not."""
    bare: bool = False
    """The stamp stands without brackets."""
    raw: str = ""
    """The first line as it stands, head and all."""
    more: list[str] = field(default_factory=list)
    """The lines below the first."""

    @property
    def full(self) -> str:
        """All of the text behind the head."""
        return " ".join((self.text, *self.more)).strip()

    @property
    def whole(self) -> str:
        """All of the text, the head too."""
        return " ".join((self.raw, *self.more))


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns of a text, what stands above the first, and how sure it is that it is talk."""

    above: tuple[Turn, ...]
    blocks: tuple[Block, ...]
    names: frozenset[str]


def heads_of(elements: Sequence[Element]) -> list[Turn]:
    """The paragraphs of `elements`, each line with a head of its own a turn of its own."""
    found: list[Turn] = []
    lonely = _lonely(elements)
    for element in elements:
        if element.kind is BlockKind.HEADING:
            text = plain_inline(element.text)
            if text:
                found.append(
                    Turn(element.kind, text, element.line, element.level, raw=element.text)
                )
            continue
        first = True
        for number, row in enumerate(element.rows):
            turn = _head(row, element.line + number, element.kind, lonely)
            headed = turn.change or turn.name is not None or turn.stamp is not None
            if first or headed or _is_alone(found[-1]):
                found.append(turn)
            else:
                found[-1].more.append(row)
            first = False
    return found


def talk_of(turns: Sequence[Turn], known: Sequence[str] = (), *, sure: bool = False) -> Talk | None:
    """The talk that `turns` are, or None where they are none; `sure` if something said they are."""
    names = _believed(turns, known)
    for turn in turns:
        if turn.name is not None and turn.name not in names:
            turn.text, turn.name = _CHANGE.sub("", turn.raw, count=1), None
    stamped = _take_stamps(turns)
    named = [turn for turn in turns if turn.name is not None]
    if stamped < 2 and (len(named) < 2 or not (sure or _dominate(turns, named, known))):
        return None
    start = next(i for i, turn in enumerate(turns) if turn.name or turn.stamp is not None)
    while start and turns[start - 1].kind is BlockKind.HEADING:
        start -= 1
    blocks = tuple(joined(_blocks(turns[start:])))
    return Talk(tuple(turns[:start]), blocks, names) if blocks else None


def _lonely(elements: Sequence[Element]) -> frozenset[str]:
    """Names of speakers on lines of their own: they come again and again, or each above a stamp."""
    rows = [(row, at == 0) for element in elements for at, row in enumerate(element.rows)]
    seen: Counter[str] = Counter()
    above: Counter[str] = Counter()
    for place, (row, first) in enumerate(rows):
        if len(row) > 60 or not _is_name(row.strip(" :")):
            continue
        below = rows[place + 1][0] if place + 1 < len(rows) else ""
        stamped = _STAMP.match(below) or _BARE.fullmatch(below)
        above[row.strip(" :")] += stamped is not None
        seen[row.strip(" :")] += first or stamped is not None
    return frozenset(
        text for text, count in seen.items() if count > 2 or (count > 1 and above[text] == count)
    )


def _head(row: str, line: int, kind: BlockKind, lonely: frozenset[str]) -> Turn:
    turn = Turn(kind, row, line, raw=row)
    text = row
    if text.strip(" :") in lonely:
        turn.name, turn.strong, turn.text = text.strip(" :"), True, ""
        return turn
    marks = _CHANGE.match(text)
    if marks is not None:
        turn.change, text = True, text[marks.end() :]
    for _ in range(4):
        text = text.lstrip()
        if turn.stamp is None:
            found = _STAMP.match(text) or (_BARE.match(text) if turn.name is None else None)
            if found is not None:
                turn.stamp, turn.bare = _seconds(found, 1), text[0].isdigit()
                rest = text[found.end() :]
                separator = _SEPARATOR.match(rest)
                text = rest[separator.end() :] if separator else rest.lstrip(": ")
                continue
        if turn.name is None and (taken := _take_name(turn, text)) is not None:
            text = taken
            continue
        break
    if turn.name is not None and text.startswith((":", "：")):
        text = text[1:]
    turn.text = text.strip()
    return turn


def _take_name(turn: Turn, text: str) -> str | None:
    """Takes a name from the beginning of `text`; the rest of it, or None if there is none."""
    bold = _BOLD.match(text)
    if bold is not None:
        inner = (bold[2] or bold[5] or bold[6] or "").strip()
        rest = text[bold.end() :]
        stamp = _STAMP.search(inner) or _BARE.search(inner)
        if stamp is not None and turn.stamp is None:
            turn.stamp = _seconds(stamp, 1)
            inner = (inner[: stamp.start()] + inner[stamp.end() :]).strip(" -–—|")
        colon = inner.endswith((":", "：")) or bool(bold[4]) or bold[2] is None
        name = inner.rstrip(":： ").strip()
        if not name and stamp is not None:
            return rest
        stamped = _STAMP.match(rest.lstrip()) or stamp is not None
        if _is_name(name, 6) and (colon or stamped or not rest.strip()):
            turn.name, turn.strong = name, True
            return rest.lstrip()
        return None
    found = _NAME_THEN_CLOCK.match(text)
    if found is not None and turn.stamp is None and _is_name(found[1]):
        turn.name, turn.strong, turn.stamp = found[1].strip(), False, _seconds(found, 2)
        return ""
    found = _NAME.match(text)
    if found is None or not _is_name(found[1]):
        return None
    rest = text[found.end() :]
    if rest[:1] in (":", "："):
        if rest[1:2] and not rest[1].isspace() and rest[0] == ":":
            return None
        turn.name = found[1].strip()
        return rest[1:].lstrip()
    stamp = _STAMP.match(rest.lstrip())
    if stamp is not None and turn.stamp is None:
        after = rest.lstrip()[stamp.end() :]
        if after[:1] in (":", "") or len(found[1].split()) > 1 or turn.name:
            turn.name, turn.stamp = found[1].strip(), _seconds(stamp, 1)
            return after.lstrip(": ")
    return None


def _is_name(text: str, words: int = _MOST_WORDS) -> bool:
    pieces = text.split()
    if not pieces or len(pieces) > words or text[0].islower() or len(text) > 60:
        return False
    if text.casefold() in NOT_NAMES or pieces[-1].casefold() in SOUNDS:
        return False
    return not text.endswith((".", "!", "?", ",", ";")) or (
        len(pieces) > 1 and text[-2:-1].isupper()
    )


def _is_alone(turn: Turn) -> bool:
    return not turn.full and (turn.name is not None or turn.stamp is not None)


def _believed(turns: Sequence[Turn], known: Sequence[str]) -> frozenset[str]:
    """The names that are set off, seen twice, or known whole or by one of their words."""
    seen = Counter(turn.name for turn in turns if turn.name is not None)
    folded = {name.casefold() for name in known}
    folded |= {name.casefold().split()[0] for name in known if name.split()}
    folded |= {name.casefold().split()[-1] for name in known if name.split()}
    # "- [13:05] Stages: N1, N2" is an item of a list, and "Stages" is nobody
    heads = [turn for turn in turns if turn.name is not None and turn.kind is not BlockKind.ITEM]
    strong = {turn.name for turn in heads if turn.name is not None and turn.strong}
    stamped = [turn.name for turn in heads if turn.name is not None and turn.stamp is not None]
    if len(stamped) > 1:
        strong.update(stamped)
    # where nearly every paragraph begins with somebody's name, one seen once is a name as well
    spoken = [turn for turn in turns if turn.kind is BlockKind.PARAGRAPH]
    proper = [turn.name for turn in spoken if turn.name is not None and _is_proper(turn.name)]
    if len(proper) > 1 and len(proper) * 3 >= 2 * len(spoken) and len(set(proper)) > 1:
        strong.update(proper)
    return frozenset(
        name
        for name, count in seen.items()
        if count > 1 or name in strong or name.casefold() in folded
    )


def _dominate(turns: Sequence[Turn], named: Sequence[Turn], known: Sequence[str]) -> bool:
    """Whether names make talk of a text without stamps, and are no labels within notes."""
    names = [turn.name for turn in named if turn.name is not None]
    lines = [turn for turn in turns if turn.kind is not BlockKind.HEADING]
    above = next((i for i, turn in enumerate(lines) if turn.name is not None), 0)
    items = sum(turn.kind is BlockKind.ITEM for turn in named)
    return by_turns(names, known, lines=len(lines), above=above, items=items)


def _is_proper(name: str) -> bool:
    return all(not word[0].islower() for word in name.split())


def _take_stamps(turns: Sequence[Turn]) -> int:
    """Decides which stamps are stamps, and what they belong to; how many there are."""
    bare = [turn for turn in turns if turn.stamp is not None and turn.bare and turn.text]
    rising = [turn.stamp for turn in bare if turn.stamp is not None]
    # "10:30 is when we meet" is no stamp, but that many lines begin with ever later times is one
    if bare and (len(bare) < 3 or rising != sorted(rising)):
        for turn in bare:
            if turn.name is None:
                turn.text, turn.stamp = turn.raw, None
    spoken = [turn for turn in turns if turn.kind is not BlockKind.HEADING]
    ends = [(turn, found) for turn in spoken if turn.stamp is None and (found := _last_stamp(turn))]
    times = [_seconds(found, 1) for _, found in ends]
    if len(ends) > 1 and len(ends) * 2 >= len(spoken) and times == sorted(times):
        for (turn, found), time in zip(ends, times, strict=True):
            turn.stamp, turn.text, turn.more = time, turn.full[: found.start()].rstrip(), []
    alone = [turn for turn in turns if turn.stamp is not None and not turn.text]
    if alone and not any(turn.name for turn in turns) and _stamps_follow(turns):
        _turn_round(turns)
    return sum(1 for turn in turns if turn.stamp is not None)


def _last_stamp(turn: Turn) -> re.Match[str] | None:
    text = turn.full
    if not text.endswith((")", "]", ").", "].")):
        return None
    return _LAST.search(text, max(0, len(text) - 24))


def _stamps_follow(turns: Sequence[Turn]) -> bool:
    spoken = [turn for turn in turns if turn.kind is not BlockKind.HEADING]
    first, last = spoken[0], spoken[-1]
    before, after = _is_alone(first), _is_alone(last)
    if before != after:
        return after
    lines = [Line(turn.line, turn.text, turn.stamp if _is_alone(turn) else None) for turn in spoken]
    return bool(paced_after(lines))


def _turn_round(turns: Sequence[Turn]) -> None:
    """Gives each stamp on a line of its own to the turn above it."""
    for above, turn in pairwise(turns):
        if _is_alone(turn) and turn.name is None and above.text:
            above.stamp, turn.stamp = turn.stamp, None


def _blocks(turns: Sequence[Turn]) -> Iterator[tuple[Block, bool]]:
    """The blocks of turns, and whether each names its speaker itself."""
    speaker: str | None = None
    start: float | None = None
    named = False
    for turn in turns:
        if turn.kind is BlockKind.HEADING:
            yield Block(BlockKind.HEADING, turn.text, level=turn.level), False
            continue
        if turn.name is not None:
            if named and speaker is not None:
                # a name without a word said, such as "**Break:**", heads what comes
                yield Block(BlockKind.HEADING, speaker, level=_BREAK, start=start), False
                start = None
            speaker, named = turn.name, True
            # a stamp on the line above the name belongs to it as well
            start = turn.stamp if turn.stamp is not None else start
        elif turn.stamp is not None:
            start = turn.stamp
        if turn.change and turn.name is None:
            speaker, named = None, True
        for piece, time in _pieces(turn.full):
            plain = plain_inline(piece)
            start = time if time is not None else start
            if not plain:
                continue
            kind = BlockKind.TURN if turn.kind is BlockKind.PARAGRAPH or named else turn.kind
            yield from ((one, named) for one in _split(turn, plain, kind, speaker, start))
            named, start = False, None


def _split(
    turn: Turn, text: str, kind: BlockKind, speaker: str | None, start: float | None
) -> Iterator[Block]:
    """A paragraph as it is, but many lines that only a file's end ends in readable pieces."""
    if len(turn.more) > 3 and len(text.split()) > 2 * MANY:
        for block in paragraphs([Cue(0.0, 0.0, text, speaker)]):
            yield replace(block, kind=kind, start=start, end=None)
            start = None
        return
    yield Block(kind, text, speaker=speaker, start=start)


def _pieces(text: str) -> Iterator[tuple[str, float | None]]:
    """A text parted where stamps in square brackets stand in it, each with the piece behind it."""
    at, time = 0, None
    if "[" in text:
        for found in _INNER.finditer(text):
            yield text[at : found.start()], time
            at, time = found.end(), _seconds(found, 1)
    yield text[at:], time


def _seconds(found: re.Match[str], first: int) -> float:
    hours, minutes, seconds = found.group(first, first + 1, first + 2)
    return float(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds))
