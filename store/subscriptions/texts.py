"""Transcripts and chapters that a feed names, fetched when somebody wants to read the episode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seeds.errors import UnreadableError
from seeds.model import Chapter, Document, Episode, Hints, Part, PartKind, Source, TextFile
from seeds.reading import read
from store.errors import FetchError
from store.library.reading import FETCHED
from store.subscriptions.fetching import Answer, Asked, Fetcher

if TYPE_CHECKING:
    from store.library import Library
    from store.model import EpisodeText, ImportOutcome

__all__ = ["Wanted", "fetch_texts", "in_order", "wanted"]

_ORDER: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("transcript-json", ("application/json", "text/json"), ".json"),
    ("webvtt", ("text/vtt", "text/webvtt", "application/vtt"), ".vtt"),
    ("subrip", ("application/x-subrip", "application/srt", "text/srt"), ".srt"),
    ("html", ("text/html", "application/xhtml+xml"), ".html"),
    ("", ("text/plain", "text/markdown"), ".txt"),
)
"""The kinds of transcripts, the dearest first: format, media types, ending."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an episode has elsewhere and not here."""

    transcripts: tuple[TextFile, ...]
    """In the order in which they are tried."""
    chapters: str | None


def in_order(files: Iterable[TextFile], language: str | None = None) -> list[TextFile]:
    """Return transcripts in the order in which they are tried.

    JSON, WebVTT, SubRip, HTML, plain; of one kind those in the show's language first.
    """
    own = (language or "").lower().partition("-")[0]

    def rank(file: TextFile) -> tuple[bool, int]:
        theirs = (file.language or own).lower().partition("-")[0]
        return bool(own) and theirs != own, _kind(file)[0]

    return sorted(files, key=rank)


def _kind(file: TextFile) -> tuple[int, str]:
    ending = file.url.partition("?")[0].lower()
    for at, (format, types, suffix) in enumerate(_ORDER):
        if file.type in types:
            return at, format
        if not file.type and ending.endswith(suffix):
            return at, format
    return len(_ORDER), ""


def wanted(text: EpisodeText, language: str | None = None) -> Wanted | None:
    """Return what is to be fetched for an episode; None where all that there is is here."""
    transcripts = () if text.part(PartKind.TRANSCRIPT) else tuple(text.transcripts)
    chapters = None if text.chapters else text.chapters_url
    if not transcripts and chapters is None:
        return None
    return Wanted(tuple(in_order(transcripts, language)), chapters)


def fetch_texts(
    library: Library, episode_id: str, fetcher: Fetcher, *, import_id: str
) -> tuple[ImportOutcome | None, tuple[str, ...]]:
    """Fetch what an episode has elsewhere, and write it into the library.

    Returns what was written, None where there was nothing to fetch or nothing came of it, and a
    line for each address that failed.

    Raises:
        UnknownIdError: no episode has this id.
    """
    text = library.text(episode_id)
    source = next((one for one in library.sources() if one.id == text.row.source_id), None)
    missing = wanted(text, source.language if source else None)
    if missing is None or source is None:
        return None, ()
    problems: list[str] = []
    own = next((one for one in library.feeds() if one.source_id == source.id), None)
    typed_at = own.url if own is not None and own.typed else ""
    part = _transcript(missing.transcripts, fetcher, typed_at, text.row.people, problems)
    chapters = _chapters(missing.chapters, fetcher, typed_at, problems)
    if part is None and not chapters:
        return None, tuple(problems)
    episode = Episode(
        title=text.row.title,
        number=text.row.number,
        published=text.row.published,
        link=text.row.link,
        guid=text.guid,
        enclosure=text.enclosure,
        parts=(part,) if part else (),
        chapters=chapters,
    )
    told = Source(source.name, source.kind, url=source.url, serial=source.serial)
    document = Document(FETCHED, told, (episode,), tuple(problems))
    (outcome,) = library.write([(episode_id, document)], import_id=import_id)
    return outcome, tuple(problems)


def _asked(url: str, typed_at: str) -> Asked:
    from store.subscriptions.addresses import place_of

    try:
        typed = bool(typed_at) and place_of(url) == place_of(typed_at)
    except FetchError:
        typed = False
    return Asked(url, typed=typed)


def _transcript(
    files: Sequence[TextFile],
    fetcher: Fetcher,
    typed_at: str,
    people: tuple[str, ...],
    problems: list[str],
) -> Part | None:
    """The first transcript that can be had and read."""
    for file in files:
        try:
            answer = fetcher.fetch(_asked(file.url, typed_at))
            part = _part(answer, file, people)
        except FetchError as error:
            problems.append(str(error))
            continue
        if part is not None:
            return part
        problems.append(f"{file.url}: no transcript is in it")
    return None


def _part(answer: Answer, file: TextFile, people: tuple[str, ...]) -> Part | None:
    from seeds.readers import FORMATS

    _, meant = _kind(file)
    formats = [meant] if meant in FORMATS else []
    for format in (*formats, None):
        name = file.url.partition("?")[0].rpartition("/")[2] or "transcript"
        try:
            document = read(answer.body or b"", Hints(name=name, format=format, people=people))
        except UnreadableError:
            continue
        parts = [part for one in document.episodes for part in one.parts]
        spoken = [part for part in parts if part.kind is PartKind.TRANSCRIPT]
        if spoken:
            return max(spoken, key=lambda part: len(part.blocks))
    return None


def _chapters(
    url: str | None, fetcher: Fetcher, typed_at: str, problems: list[str]
) -> tuple[Chapter, ...]:
    if url is None:
        return ()
    try:
        answer = fetcher.fetch(_asked(url, typed_at))
        document = read(answer.body or b"", Hints(name="chapters.json", format="chapters"))
    except (FetchError, UnreadableError) as error:
        problems.append(str(error))
        return ()
    return next((one.chapters for one in document.episodes), ())
