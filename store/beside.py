"""Files that lie beside each other and tell of one episode: talk.md, talk.srt, talk.chapters.json.

A transcript that is a file of its own says little of what it is a transcript of: it is called as
its file. So it joins the episode that another file of the same stem tells of, or the episode of a
feed in the same folder that names the file, or a recording of the same stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from seeds.model import Document, Episode, Hints, Source, SourceKind
from seeds.readers.titles import title_from_name

__all__ = ["JOINING", "Beside", "in_order", "is_recording"]

JOINING = frozenset(("subrip", "webvtt", "transcript-json", "chapters", "html", "markdown"))
"""The formats of files that may be of an episode which another file tells of."""
_LAST = frozenset((".srt", ".vtt", ".sbv", ".json", ".tsv"))
_FIRST = frozenset((".xml", ".rss", ".opml", ".atom"))
_RECORDINGS = frozenset(
    ".mp3 .m4a .m4b .ogg .oga .opus .wav .flac .aac .wma .aiff .mp4 .m4v .mkv .webm .mov .avi "
    ".jpg .jpeg .png .gif .webp .svg .heic .ico .pdf .zip .gz .tar .7z .rar .db .sqlite "
    ".epub .docx .doc .xlsx .pptx .pyc .so .exe .dll .woff .woff2 .ttf".split()
)
_SUFFIX = re.compile(
    r"[._ -](?:transcript|transcription|captions?|subtitles?|subs|chapters|notes|show-?notes|auto|"
    r"orig|whisper|[a-z]{2}(?:-[a-z]{2,4})?)$",
    re.IGNORECASE,
)
_NAMELESS = frozenset(
    "transcript transcription captions caption subtitles subtitle subs index audio output episode "
    "chapters notes readme text podcast recording en".split()
)
_UNNAMED_SOURCE = "Files"


@dataclass(slots=True)
class _Known:
    source: Source
    episode: Episode
    """Without its texts."""
    formats: set[str] = field(default_factory=set)


def is_recording(path: Path) -> bool:
    """Tell recordings, pictures and archives by their ending; a folder may hold them as well."""
    return path.suffix.lower() in _RECORDINGS


def in_order(files: Iterable[Path]) -> list[Path]:
    """Return files so that in each folder those come first that others may join."""
    return sorted(
        files,
        key=lambda file: (
            str(file.parent),
            file.suffix.lower() in _LAST,
            file.suffix.lower() not in _FIRST,
            file.name,
        ),
    )


class Beside:
    """What the files of one import have told so far, by their places."""

    def __init__(self) -> None:
        """Begin without any."""
        self._known: dict[tuple[Path, str], _Known] = {}
        self._titles: dict[tuple[str, str, str], Path] = {}

    def people(self, path: Path) -> tuple[str, ...]:
        """Return who is known to speak in the file at `path`."""
        known = self._find(path)
        return known.episode.people if known else ()

    def joined(self, path: Path, document: Document, hints: Hints, root: Path | None) -> Document:
        """Return a document as one of the episode beside it, if there is one.

        Args:
            path: the file it came from.
            document: what was read of it.
            hints: what the user said of it.
            root: the folder that is imported, None where a file itself is.
        """
        if len(document.episodes) != 1 or document.format not in JOINING:
            self._note_feed(path, document)
            return document
        (episode,) = document.episodes
        named = hints.title is None and episode.title == title_from_name(
            replace(hints, name=path.name)
        )
        known = self._find(path)
        if known is not None and named and document.format not in known.formats:
            known.formats.add(document.format)
            return replace(document, source=known.source, episodes=(_as(episode, known.episode),))
        if root is not None:
            document = self._placed(path, document, root, named=named)
        (episode,) = document.episodes
        if known is None:
            bare = replace(episode, parts=(), references=(), chapters=(), links=(), tags=())
            self._known[path.parent, _stem(path.name)] = _Known(
                document.source, bare, {document.format}
            )
        return document

    def _find(self, path: Path) -> _Known | None:
        return self._known.get((path.parent, path.name.casefold())) or self._known.get(
            (path.parent, _stem(path.name))
        )

    def _note_feed(self, path: Path, document: Document) -> None:
        if len(document.episodes) == 1 and document.source.kind is not SourceKind.FEED:
            (episode,) = document.episodes
            bare = replace(episode, parts=(), references=(), chapters=(), links=(), tags=())
            known = _Known(document.source, bare, {document.format})
            self._known.setdefault((path.parent, _stem(path.name)), known)
            return
        if document.source.kind is not SourceKind.FEED:
            return
        for episode in document.episodes:
            bare = replace(episode, parts=(), references=(), chapters=(), links=(), tags=())
            known = _Known(document.source, bare)
            addresses = [file.url for file in episode.transcripts]
            for name in map(_last_name, [*addresses, episode.chapters_url or ""]):
                if name:
                    self._known[path.parent, name.casefold()] = known
            recording = _stem(_last_name(episode.enclosure or ""))
            if recording:
                self._known.setdefault((path.parent, recording), known)

    def _placed(self, path: Path, document: Document, root: Path, *, named: bool) -> Document:
        """A file of a folder belongs to the folder, and is called so that no other is called so."""
        folder = path.parent
        (episode,) = document.episodes
        if named and _stem(path.name) in _NAMELESS and folder != root:
            episode = replace(episode, title=_words(folder.name))
            folder = folder.parent
        source = document.source
        if source.kind is SourceKind.FILES and source.name == _UNNAMED_SOURCE:
            source = replace(source, name=_words(folder.absolute().name) or _UNNAMED_SOURCE)
        key = (source.name.casefold(), document.format, episode.title.casefold())
        if named and self._titles.setdefault(key, path) != path:
            episode = replace(episode, title=f"{episode.title} ({_words(path.parent.name)})")
            key = (*key[:2], episode.title.casefold())
            count = 2
            while self._titles.setdefault(key, path) != path:
                key = (*key[:2], f"{episode.title} {count}".casefold())
                count += 1
            if count > 2:
                episode = replace(episode, title=f"{episode.title} {count - 1}")
        return replace(document, source=source, episodes=(episode,))


def _as(episode: Episode, known: Episode) -> Episode:
    """`episode` under the name and number of the one that is known."""
    return replace(
        episode,
        title=known.title,
        number=known.number,
        published=known.published or episode.published,
        link=known.link or episode.link,
        guid=known.guid,
        enclosure=known.enclosure,
    )


def _stem(name: str) -> str:
    stem = PurePosixPath(name.casefold()).stem
    shorter = _SUFFIX.sub("", stem)
    while shorter and shorter != stem:
        stem, shorter = shorter, _SUFFIX.sub("", shorter)
    return stem


def _last_name(address: str) -> str:
    try:
        return unquote(PurePosixPath(urlsplit(address).path).name)
    except ValueError:
        return ""


def _words(name: str) -> str:
    return title_from_name(Hints(name=f"{name}.txt")) or name
