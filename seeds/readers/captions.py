"""What the caption formats have in common: cues with lines of text, and who speaks them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from seeds.markup import unescaped
from seeds.model import Document, Episode, Hints, Part, PartKind, Source, SourceKind
from seeds.readers.notices import Notices
from seeds.readers.paragraphs import Cue, paragraphs
from seeds.readers.speakers import names_in, spoken
from seeds.readers.titles import title_from_name

__all__ = ["Caption", "captions_document", "plain", "spoken_cues", "transcript_document"]

_TAGS = re.compile(
    r"</?(?:i|b|u|s|em|strong|font|c|v|span|ruby|rt|lang|br)(?:[\s.][^<>\n]{0,200})?/?>"
    r"|<\d{1,3}:\d\d(?::\d\d)?[.,]\d{1,3}>"
    r"|\{\\[^{}\n]{0,200}\}|\{[yY]:[ibus]\}",
    re.IGNORECASE,
)
_MARKS = "->–—"
"""What a line begins with that may say who speaks even where nobody is named."""


@dataclass(slots=True)
class Caption:
    """A cue as it stands in the file; its lines still hold their tags."""

    line: int
    start: float
    end: float
    index: int | None = None
    lines: list[str] = field(default_factory=list)


def plain(line: str) -> str:
    """`line` without the tags of captions, its entities decoded."""
    if "<" in line or "{" in line:
        line = _TAGS.sub("", line)
    return unescaped(line).strip() if "&" in line else line.strip()


def spoken_cues(
    captions: Sequence[Caption],
    known: Collection[str] = (),
    text_of: Callable[[str], str] = plain,
) -> Iterator[Cue]:
    """The cues that `captions` are, each with its speaker; later ones inherit the speaker."""
    lines = [[text for line in one.lines if (text := text_of(line))] for one in captions]
    names = names_in((line for some in lines for line in some), known)
    speaker: str | None = None
    for caption, some in zip(captions, lines, strict=True):
        for line in some:
            if not names and line[0] not in _MARKS:
                yield Cue(caption.start, caption.end, line, speaker)
                continue
            said = spoken(line, names)
            if said.change:
                speaker = said.speaker
            if said.text:
                yield Cue(caption.start, caption.end, said.text, speaker, said.change)


def captions_document(
    format: str,
    cues: Iterable[Cue],
    length: float,
    hints: Hints,
    notices: Notices,
    *,
    truncated: bool = False,
) -> Document:
    """The one transcript that `cues` make; raises `UnreadableError` if they have no text."""
    blocks = tuple(paragraphs(cues))
    if not blocks:
        raise notices.unreadable("captions without any text", "save the captions again")
    episode = Episode(
        title=hints.title or title_from_name(hints) or "Captions",
        duration=length or None,
        truncated=truncated,
        parts=(Part(PartKind.TRANSCRIPT, blocks),),
    )
    return transcript_document(format, episode, hints, notices)


def transcript_document(
    format: str, episode: Episode, hints: Hints, notices: Notices, source: str | None = None
) -> Document:
    """The document of a lone episode that came as a file of its own."""
    name = hints.source or source or "Files"
    return Document(format, Source(name, SourceKind.FILES), (episode,), notices.texts)
