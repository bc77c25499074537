"""What a person corrects in texts without changing them: names of speakers, and shifted times.

A source's "SPEAKER_00" is called Ann, two spellings of one name become one, and an episode's times
are moved by the length of an advertisement that the transcript doesn't know of. The texts stay as
their documents brought them, so every correction survives an import and can be taken back; the
tables are ``speakers`` (for a source) and ``offsets`` (for an episode).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from seeds.model import Block, Part
from seeds.text import one_line
from store.errors import UsageError
from store.identity import number_of
from store.model import EpisodeText
from store.record import Record
from store.wording import count_of, quoted

__all__ = ["OVERLAY_TABLES", "Overlay"]

OVERLAY_TABLES = frozenset({"speakers", "offsets"})
"""The tables whose changes show in texts."""

_BITS = 50
_LONGEST_NAME = 100
_LARGEST_OFFSET = 24 * 3600.0


class Overlay:
    """The corrections of all texts."""

    def __init__(self, record: Record) -> None:
        """Work on `record`."""
        self._record = record

    # Speakers

    def names(self, source_id: str) -> dict[str, str]:
        """Return what a source's speakers are called instead, by the names in its documents."""
        return {
            str(one["speaker"]): str(one["name"])
            for one in self._record.documents("speakers").values()
            if one["source"] == source_id
        }

    def rename(self, source_id: str, shown: str, name: str, among: set[str]) -> int:
        """Call a speaker otherwise in all of a source, in one undo step.

        Two speakers that bear one name are one from then on. The name that stands in the documents
        takes a correction back.

        Args:
            source_id: the source.
            shown: what the speaker is called now.
            name: what they are to be called.
            among: the names that stand in the documents, where that is known.

        Returns:
            How many names of the documents are shown otherwise than before.

        Raises:
            UsageError: no name, or one that is too long.
        """
        name = one_line(name)
        if not name or len(name) > _LONGEST_NAME:
            raise UsageError("speaker", "this is no name", f"1 to {_LONGEST_NAME} letters")
        names = self.names(source_id)
        meant = {original for original, now in names.items() if now == shown}
        if shown in among and shown not in names:
            meant.add(shown)
        changed = 0
        with self._record.step(f"called the speaker {quoted(shown)} {quoted(name)}"):
            for original in sorted(meant):
                number = _number(source_id, original)
                document = {"source": source_id, "speaker": original, "name": name}
                wanted = None if original == name else document
                if self._record.get("speakers", number) != wanted:
                    self._record.put("speakers", number, wanted)
                    changed += 1
        return changed

    def originals(self, name: str) -> set[str]:
        """Return the names in documents of the speakers whose new name holds these letters."""
        wanted = name.casefold()
        return {
            str(one["speaker"])
            for one in self._record.documents("speakers").values()
            if wanted in str(one["name"]).casefold()
        }

    # Times

    def offset(self, episode_id: str) -> float:
        """Return by how many seconds an episode's times are moved."""
        document = self._record.get("offsets", number_of(episode_id))
        return float(document["seconds"]) if document else 0.0

    def shift(self, episode_id: str, seconds: float) -> float:
        """Move an episode's times by so many seconds from what its documents say; 0 undoes it.

        The times of its highlights and cards move along. One undo step; returns by how much they
        moved now.

        Raises:
            UsageError: more than a day.
        """
        if not abs(seconds) <= _LARGEST_OFFSET:
            raise UsageError("offset", f"{seconds} seconds are more than a day", "")
        number = number_of(episode_id)
        moved = round(seconds - self.offset(episode_id), 3)
        if not moved:
            return 0.0
        way = "later" if moved > 0 else "earlier"
        with self._record.step(f"moved an episode's times {abs(moved):g} s {way}") as step:
            document = {"episode": episode_id, "seconds": round(seconds, 3)} if seconds else None
            self._record.put("offsets", number, document)
            marks = 0
            for table in ("highlights", "cards"):
                for at, one in list(self._record.documents(table).items()):
                    anchor = one.get("anchor")
                    if one.get("episode") == episode_id and anchor and anchor["time"] is not None:
                        time = max(0.0, round(anchor["time"] + moved, 3))
                        after = {**one, "anchor": {**anchor, "time": time}}
                        self._record.put(table, at, after)
                        marks += 1
            if marks:
                step.what += f", and those of {count_of(marks, 'mark')}"
        return moved

    # Both

    def apply(self, text: EpisodeText) -> EpisodeText:
        """Return a text as it is corrected; the same where nothing of it is."""
        names = self.names(text.row.source_id)
        seconds = self.offset(text.row.id)
        if not names and not seconds:
            return text
        parts = tuple(
            Part(part.kind, tuple(_corrected(block, names, seconds) for block in part.blocks))
            for part in text.parts
        )
        chapters = text.chapters
        if seconds:
            chapters = tuple(
                replace(chapter, start=max(0.0, chapter.start + seconds)) for chapter in chapters
            )
        return replace(text, parts=parts, chapters=chapters)


def _corrected(block: Block, names: Mapping[str, str], seconds: float) -> Block:
    speaker = names.get(block.speaker, block.speaker) if block.speaker else block.speaker
    start, end = block.start, block.end
    if seconds:
        start = None if start is None else max(0.0, start + seconds)
        end = None if end is None else max(0.0, end + seconds)
    if (speaker, start, end) == (block.speaker, block.start, block.end):
        return block
    return replace(block, speaker=speaker, start=start, end=end)


def _number(source_id: str, speaker: str) -> int:
    data = blake2b(f"{source_id}\n{speaker}".encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(data.digest(), "big") >> (64 - _BITS)
