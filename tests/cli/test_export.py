"""``earmark export``, and what it wrote imported again."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import CommandLine


def test_everything_out_and_into_an_empty_home(earmark: CommandLine, tmp_path: Path) -> None:
    first = earmark.ids()[0]
    earmark("mark", "starred", first)
    told = earmark.value("export", "json", "--texts", "-o", tmp_path / "all.json")
    assert (told["format"], told["episodes"], told["highlights"], told["cards"]) == (
        "json",
        27,
        0,
        0,
    )
    other = CommandLine(tmp_path / "other", earmark.variables)
    brought = other.value("import", tmp_path / "all.json")
    assert brought["imported"][0]["format"] == "earmark-json"
    assert (brought["imported"][0]["new"], brought["imported"][0]["remarks"]) == (
        27,
        ["1 entry of the record"],
    )
    assert other.value("list") == earmark.value("list")
    assert other("export", "json", "--texts", "-o", "-").out == (tmp_path / "all.json").read_text()
    again = other.value("import", tmp_path / "all.json")
    assert (again["imported"][0]["new"], again["imported"][0]["unchanged"]) == (0, 27)


def test_a_deck_out_and_in(earmark: CommandLine, tmp_path: Path) -> None:
    card = earmark.value("cards", "add", "--front", "Q?", "--back", "A")[0]["id"]
    assert earmark("export", "anki", "-o", tmp_path / "d.apkg").out == (
        f"{tmp_path / 'd.apkg'}\t1 card\n"
    )
    other = CommandLine(tmp_path / "other", earmark.variables)
    ran = other("import", tmp_path / "d.apkg")
    assert (ran.code, "1 card with 0 reviews" in ran.err) == (0, True)
    assert [one["id"] for one in other.value("cards")] == [card]


def test_wrong_usage_and_places_that_cannot_be_written(
    earmark: CommandLine, tmp_path: Path
) -> None:
    bare = earmark("export")
    assert (bare.code, bare.err) == (
        2,
        "earmark: export: an action is missing; it takes one of: "
        "markdown, anki, anki-text, readwise, json, opml\n",
    )
    assert earmark("export", "json").code == 2
    plain = earmark("export", "json", "-o", tmp_path / "marks.json").out
    assert plain.split("\t")[1] == (
        "your marks on 27 episodes, 0 highlights, 0 cards; --texts takes the texts along\n"
    )
    (tmp_path / "file").write_text("x")
    ran = earmark("export", "json", "-o", tmp_path / "file" / "below.json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"earmark: {tmp_path}/file/below.json: can't be written (")
    assert (tmp_path / "file").read_text() == "x"
    ran = earmark("export", "markdown", "is:nonsense", "-o", tmp_path / "v")
    assert (ran.code, (tmp_path / "v").exists()) == (2, False)


def test_a_dry_run_writes_nothing(earmark: CommandLine, tmp_path: Path) -> None:
    for format in ("markdown", "anki", "anki-text", "readwise", "json", "opml"):
        ran = earmark("export", format, "--dry-run", "-o", tmp_path / "out")
        assert (ran.code, ran.err) == (0, "dry run: nothing was written\n")
    assert not (tmp_path / "out").exists()


def test_a_damaged_export_is_named_and_the_rest_is_read(
    earmark: CommandLine, tmp_path: Path
) -> None:
    earmark("export", "json", "--texts", "-o", tmp_path / "a.json")
    data = (tmp_path / "a.json").read_bytes()
    (tmp_path / "b.json").write_bytes(data[:-100])
    other = CommandLine(tmp_path / "other", earmark.variables)
    ran = other("import", tmp_path / "b.json", tmp_path / "a.json")
    assert ran.code == 1
    assert ran.err.count("\n") == 2
    assert f"earmark: {tmp_path}/b.json: is damaged or cut off" in ran.err
    assert len(other.ids()) == 27
