"""Markdown and plain text, perhaps with front matter: transcripts, and notes about an episode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from seeds.model import (
    Block,
    BlockKind,
    Document,
    Episode,
    Hints,
    Link,
    Part,
    PartKind,
)
from seeds.notes import chapters_in, notes_of
from seeds.readers.captions import transcript_document
from seeds.readers.elements import Element, elements_of, plain_inline
from seeds.readers.front_matter import FrontMatter, take_front_matter
from seeds.readers.json_text import is_json
from seeds.readers.notices import Notices
from seeds.readers.stamps import stamp_of
from seeds.readers.takeaways import taken_apart
from seeds.readers.talk import Turn, heads_of, talk_of
from seeds.readers.titles import guests, split_number, title_from_name

__all__ = ["FORMAT", "episode_of", "read", "sniff"]

FORMAT = "markdown"

_FENCE = re.compile(r"(?:---|\+\+\+|;;;)(?:yaml|json|toml)?\s*\n")
_TIMES = re.compile(r"^\s*[\d:.,]{5,16}\s*-->\s*[\d:.,]{5,16}", re.M)
_TEXT_BELOW_JSON = re.compile(r"\}\s*\n\s*[^\s{}\[\],\":]")
_BOLD_NAME = re.compile(
    r"^\s*(?:\\?[\[(][\d:.]+\\?[\])]\s*)?(?:\*\*|__)[^*\n]{1,80}?(?:\*\*:|:\*\*|__:|:__|\*\*\s*(?:\\?[\[(]\d|$))",
    re.M,
)
_PLAIN_NAME = re.compile(
    r"^(?:\\?[\[(]?[\d:.]{4,12}\\?[\])]?\s*)?([^\W\d_][^:\n\d]{0,59}|\w+[ _]\d{1,2})"
    r"(?:\s*[\[(][\d:.]{4,12}[\])])?:(?=\s)",
    re.M,
)
_STAMPED = re.compile(r"^\s*(?:\*\*)?\\?[\[(](?:\d{1,2}:)?\d{1,3}:\d\d(?:[.,]\d+)?\\?[\])]", re.M)
_NAME_STAMP = re.compile(
    r"^[^\W\d_][^:\n\d\[(]{1,50}[ \t]*"
    r"(?:\\?[\[(](?:\d{1,2}:)?\d{1,3}:\d\d(?:[.,]\d+)?\\?[\])]"
    r"|[ \t](?:\d{1,2}:)?\d{1,3}:\d\d:?[ \t]*$)",
    re.M,
)
_BARE_STAMP = re.compile(r"^(?:\d{1,2}:)?\d{1,3}:\d\d\s+\S", re.M)
_MARKS = re.compile(r"^(?:#{1,6}\s+\S|[-*+]\s+\S|>\s)|\]\(https?://|\*\*\S", re.M)
_MESSAGES = re.compile(
    r"^(?:(?:>>\s?)?Performing (?:alignment|transcription|diari[sz]ation|VAD)|Traceback \(most"
    r"|\[?(?:INFO|WARNING|WARN|DEBUG|ERROR)\]?[:\s]"
    r"|.{0,200}UserWarning:"
    r"|Failed to align segment|Model was trained with|No language specified|Detected language"
    r"|Detecting language|Lightning automatically|.{0,80}\d{1,3}%\|.{0,40}\|"
    r"|Aligning |Transcribing "
    r"|Loading (?:the )?(?:model|weights|audio)|Using cache)"
)
_TRANSCRIPT = re.compile(
    r"\b(?:transcript|transcription|transkript|transkripsjon|transcripción|trascrizione|transcrição)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 40


def sniff(head: str, name: str | None) -> float:
    """Sure where names or stamps begin the lines; plain prose is read where nobody else will."""
    start = head[:60_000]
    if is_json(start) and not start.lstrip().startswith("["):
        return 0.6 if _TEXT_BELOW_JSON.search(start) else 0.0
    begin = start.lstrip()
    if begin.startswith("<") and not begin.startswith("<http"):
        return 0.0
    if "-->" in start and _TIMES.search(start) is not None:
        return 0.0
    by_name = name is not None and name.lower().endswith((".md", ".markdown", ".mdx"))
    lines = start.split("\n")
    alone = sum(1 for line in lines if stamp_of(line.strip()) is not None)
    if len(_BOLD_NAME.findall(start)) > 1 or len(_NAME_STAMP.findall(start)) > 1:
        return 0.9
    if _FENCE.match(begin):
        return 0.9
    names = Counter(_PLAIN_NAME.findall(start))
    turns = sum(count for count in names.values() if count > 1)
    filled = sum(1 for line in lines if line.strip())
    lonely = Counter(line for line in lines if 1 <= len(line.split()) <= 4 and line[0].isupper())
    above = [a for a, b in pairwise(filter(None, lines)) if a in lonely and stamp_of(b) is not None]
    if len(above) > 1 and len(above) * 2 >= alone and len(set(above)) < len(above):
        return 0.9
    items = sum(1 for line in lines if line.lstrip().startswith(("- ", "* ", "+ ")))
    if alone > 1 and items * 2 >= filled - alone:
        return 0.9
    if alone > 1 and turns * 4 < filled:
        return 0.85 if sum(c for c in lonely.values() if c > 2) * 4 >= filled else 0.5
    if turns > 1 and turns * 8 >= filled:
        return 0.75
    if len(_STAMPED.findall(start)) > 1 or len(_BARE_STAMP.findall(start)) > 3:
        return 0.75
    if by_name:
        return 0.6
    marks = len(_MARKS.findall(start))
    if marks > 2:
        return 0.3
    return 0.15 if len(start.split()) >= _LEAST_WORDS else 0.05 if marks else 0.0


def read(text: str, hints: Hints) -> Document:
    """The one episode that `text` tells of; raises `UnreadableError` if there is no text in it."""
    notices = Notices(hints)
    lines = text.split("\n")
    matter, first = take_front_matter(lines, notices)
    elements = elements_of(lines, first)
    episode = episode_of(elements, matter, hints, notices)
    if episode is None:
        raise notices.unreadable("no text below what is said of it", "save it again")
    return transcript_document(FORMAT, episode, hints, notices, matter.source)


def episode_of(
    elements: list[Element], matter: FrontMatter, hints: Hints, notices: Notices
) -> Episode | None:
    """The episode that `elements` and what is said of them tell, or None if they hold no text."""
    elements = _without_messages(elements, notices)
    links: dict[str, str] = {}
    for element in elements:
        if "](" in element.text or "href" in element.text:
            plain_inline(element.text, links)
    title, elements = _title(elements, matter)
    known = (*matter.people, *hints.people)
    notes, talk = _split(elements)
    turns = heads_of(talk)
    sure = bool(notes) or _is_transcript(matter, title, hints)
    found = talk_of(turns, known, sure=sure) if turns else None
    above: list[Block] = list(_plain_blocks(heads_of(notes)))
    transcript: tuple[Block, ...] = ()
    if found is not None and not _is_chapter_list(found.blocks, turns):
        above += _plain_blocks(found.above)
        transcript = found.blocks
    else:
        rest = tuple(_plain_blocks(turns))
        if sure:
            transcript = tuple(
                Block(BlockKind.TURN, b.text) if b.kind is BlockKind.PARAGRAPH else b for b in rest
            )
        else:
            above += rest
    parts: list[Part] = []
    if matter.description:
        parts.append(Part(PartKind.DESCRIPTION, notes_of(matter.description).blocks))
    parts += [*taken_apart(above), Part(PartKind.TRANSCRIPT, transcript)]
    parts = [part for part in parts if part.blocks]
    if not parts:
        return None
    named, number = split_number(hints.title or title or title_from_name(hints) or "Notes")
    return Episode(
        title=named,
        number=matter.number if matter.number is not None else number,
        people=matter.people or guests(named, ""),
        published=matter.published,
        duration=matter.duration,
        link=matter.link,
        guid=matter.guid,
        enclosure=matter.enclosure,
        tags=matter.tags,
        parts=tuple(parts),
        chapters=chapters_in(above),
        links=tuple(Link(label or url, url) for url, label in links.items()),
    )


def _title(elements: list[Element], matter: FrontMatter) -> tuple[str | None, list[Element]]:
    """The title, and the elements without the heading that it is."""
    place = next((i for i, e in enumerate(elements) if e.level is not None), None)
    heading = plain_inline(elements[place].text) if place is not None else ""
    if place is None or place > 3 or any(e.level == 1 for e in elements[place + 1 :]):
        return matter.title, elements
    if matter.title is None and elements[place].level == 1 and not _TRANSCRIPT.fullmatch(heading):
        return heading, elements[:place] + elements[place + 1 :]
    if matter.title is not None and heading.casefold() == matter.title.casefold():
        return matter.title, elements[:place] + elements[place + 1 :]
    return matter.title, elements


def _split(elements: list[Element]) -> tuple[list[Element], list[Element]]:
    """What stands above a heading such as "Transcript", and what stands below it."""
    for place, element in enumerate(elements):
        bold = len(element.rows) == 1 and element.text.startswith(("**", "__"))
        if len(element.text) > 80 or (element.kind is not BlockKind.HEADING and not bold):
            continue
        text = plain_inline(element.text).rstrip(":")
        if len(text.split()) <= 4 and _TRANSCRIPT.search(text) and place + 1 < len(elements):
            return elements[:place], elements[place + 1 :]
    return [], elements


def _without_messages(elements: list[Element], notices: Notices) -> list[Element]:
    """`elements` without what a recogniser or an alignment tool said for itself above the talk."""
    kept: list[Element] = []
    dropped = 0
    for number, element in enumerate(elements):
        rows = [row for row in element.rows if number > 60 or not _MESSAGES.match(row)]
        if element.rows and len(rows) < len(element.rows):
            dropped += len(element.rows) - len(rows)
            if not rows:
                continue
            element.rows, element.text = rows, " ".join(rows)
        kept.append(element)
    if dropped:
        lines = "a line" if dropped == 1 else f"{dropped} lines"
        notices.add(f"{notices.where}: {lines} of a tool's own messages left out")
    return kept


def _plain_blocks(turns: Sequence[Turn]) -> list[Block]:
    found: list[Block] = []
    for turn in turns:
        if turn.kind is BlockKind.HEADING:
            found.append(Block(BlockKind.HEADING, turn.text, level=turn.level))
            continue
        text = plain_inline(turn.whole)
        if text:
            found.append(Block(turn.kind, text))
    return found


def _is_chapter_list(blocks: Sequence[Block], turns: Sequence[Turn]) -> bool:
    """Whether what looks like stamped turns is only a list of times and short titles."""
    stamped = [turn for turn in turns if turn.stamp is not None and turn.text]
    if any(turn.name for turn in turns):
        return False
    items = sum(1 for turn in turns if turn.kind is BlockKind.ITEM)
    if items * 2 >= sum(1 for turn in turns if turn.text):
        return True  # notes with times between their lists
    if not stamped:
        return False
    words = sum(len(turn.full.split()) for turn in stamped)
    lines = sum(1 for turn in turns if turn.kind is not BlockKind.HEADING)
    unbroken = sum(1 for block in blocks if block.text.endswith((".", "?", "!")))
    return words < 12 * len(stamped) and unbroken * 3 < len(blocks) and len(stamped) < lines


def _is_transcript(matter: FrontMatter, title: str | None, hints: Hints) -> bool:
    keys = {"speakers", "transcript_by", "transcriber", "transcript"}
    return (
        not keys.isdisjoint(matter.keys)
        or _TRANSCRIPT.search(title or "") is not None
        or _TRANSCRIPT.search((hints.name or "").replace("_", " ")) is not None
    )
