"""Names of speakers and times, corrected over what documents say."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.model import Hints
from store import anchors
from store.desk import Desk
from store.errors import UsageError
from store.importing import import_files

NAMED = """1
00:00:01,000 --> 00:00:04,000
Ann Lee: Welcome to the show about bread and salt.

2
00:00:05,000 --> 00:00:09,000
Bo Ek: Thank you, it is good to be back here again.

3
00:00:10,000 --> 00:00:14,000
Ann Lee: Let us begin with the oldest of all doughs.

4
00:00:15,000 --> 00:00:19,000
Bo Ek: It was found in a jar, four thousand years old.
"""


@pytest.fixture
def talk(desk: Desk, tmp_path: Path) -> str:
    path = tmp_path / "talk.srt"
    path.write_text(NAMED)
    done = import_files(desk, [path], Hints(source="Bread", title="Dough"))
    return done.outcomes[0].episodes[0]


def speakers(desk: Desk, episode: str) -> list[str | None]:
    return [block.speaker for block in desk.text(episode).parts[0].blocks]


def starts(desk: Desk, episode: str) -> list[float | None]:
    return [block.start for block in desk.text(episode).parts[0].blocks]


def rename(desk: Desk, episode: str, shown: str, name: str) -> int:
    text = desk.library.text(episode)
    among = {block.speaker or "" for block in text.parts[0].blocks}
    return desk.overlay.rename(text.row.source_id, shown, name, among)


def test_a_speaker_is_named_and_the_text_stays(desk: Desk, talk: str) -> None:
    assert speakers(desk, talk) == ["Ann Lee", "Bo Ek", "Ann Lee", "Bo Ek"]
    assert rename(desk, talk, "Ann Lee", " Anna \x1b[31mLee ") == 1
    assert speakers(desk, talk) == ["Anna Lee", "Bo Ek", "Anna Lee", "Bo Ek"]
    assert desk.library.text(talk).parts[0].blocks[0].speaker == "Ann Lee"
    assert [one.row.id for one in desk.listing('speaker:"anna lee"')] == [talk]
    assert desk.undo()[0].what == "called the speaker “Ann Lee” “Anna Lee”"
    assert speakers(desk, talk)[0] == "Ann Lee"


def test_two_of_one_name_are_one_and_part_again(desk: Desk, talk: str) -> None:
    rename(desk, talk, "Ann Lee", "Host")
    assert rename(desk, talk, "Bo Ek", "Host") == 1
    assert set(speakers(desk, talk)) == {"Host"}
    assert rename(desk, talk, "Host", "Ann Lee") == 2
    assert set(speakers(desk, talk)) == {"Ann Lee"}
    assert rename(desk, talk, "nobody", "X") == 0
    for name in ("", "  ", "x" * 101):
        with pytest.raises(UsageError, match="this is no name"):
            rename(desk, talk, "Bo Ek", name)


def test_corrections_survive_an_import(desk: Desk, talk: str, tmp_path: Path) -> None:
    rename(desk, talk, "Ann Lee", "Anna")
    desk.overlay.shift(talk, 30)
    (tmp_path / "talk.srt").write_text(NAMED.replace("salt", "pepper"))
    import_files(desk, [tmp_path / "talk.srt"], Hints(source="Bread", title="Dough"))
    assert "pepper" in desk.text(talk).parts[0].blocks[0].text
    assert speakers(desk, talk)[0] == "Anna"
    assert starts(desk, talk) == [31.0, 35.0, 40.0, 45.0]


def test_times_move_and_marks_with_them(desk: Desk, talk: str) -> None:
    made = desk.highlights.add(talk, anchors.make(desk.text(talk).parts[0], 2, 0, 10))
    assert made.anchor.time == 10.0
    assert desk.overlay.shift(talk, -3.5) == -3.5
    assert starts(desk, talk) == [0.0, 1.5, 6.5, 11.5]
    assert desk.highlights.get(made.id).anchor.time == 6.5
    assert desk.overlay.shift(talk, 20) == 23.5
    assert desk.highlights.get(made.id).anchor.time == 30.0
    desk.undo(2)
    assert starts(desk, talk) == [1.0, 5.0, 10.0, 15.0]
    assert desk.highlights.get(made.id).anchor.time == 10.0
    assert desk.overlay.shift(talk, 0) == 0.0
    for absurd in (1e9, float("nan")):
        with pytest.raises(UsageError, match="more than a day"):
            desk.overlay.shift(talk, absurd)
