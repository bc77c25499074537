"""``earmark queue`` and ``today``."""

from __future__ import annotations

from tests.cli.running import CommandLine


def queue(earmark: CommandLine) -> list[str]:
    return [one["id"] for one in earmark.value("queue")]


def test_the_queue_keeps_its_order(earmark: CommandLine) -> None:
    one, two, three, four = earmark.ids()[:4]
    after = earmark.value("queue", "add", two, one, three[:9], four)
    assert [episode["id"] for episode in after] == [two, one, three, four]
    assert {episode["queued"] for episode in after} == {True}
    for to, wanted in (
        ("top", [four, two, one, three]),
        ("down", [two, four, one, three]),
        ("up", [four, two, one, three]),
        ("3", [two, one, four, three]),
        ("99", [two, one, three, four]),
        ("1", [four, two, one, three]),
        ("bottom", [two, one, three, four]),
    ):
        assert [e["id"] for e in earmark.value("queue", "move", four, to)] == wanted, to
    assert [e["id"] for e in earmark.value("queue", "remove", one, four)] == [two, three]
    assert [e["id"] for e in earmark.value("queue", "add", two)] == [two, three]
    assert queue(earmark) == [two, three]
    earmark.value("undo")
    assert queue(earmark) == [two, one, three, four]


def test_minutes_are_those_left_to_read(earmark: CommandLine) -> None:
    talk = earmark.id_of("OpenClaw")
    (one,) = earmark.value("queue", "add", talk)
    assert one["minutes"] == round(one["words"] / 230, 2)
    assert 50 < one["minutes"] < 70
    earmark.value("mark", "read", talk)
    assert [one["minutes"] for one in earmark.value("queue", "list")] == [0]


def test_what_is_not_queued_cannot_be_moved(earmark: CommandLine) -> None:
    ran = earmark("queue", "move", earmark.ids()[0], "top")
    assert ran.code == 1
    assert "is not in the queue" in ran.err


def test_a_place_that_is_none_is_wrong_usage(earmark: CommandLine) -> None:
    for to in ("0", "-1", "left", "1.5"):
        assert earmark("queue", "move", earmark.ids()[0], to).code == 2, to


def test_a_dry_run_leaves_the_queue_alone(earmark: CommandLine) -> None:
    one = earmark.ids()[0]
    ran = earmark("queue", "add", one, "--dry-run", "--json")
    assert [episode["id"] for episode in ran.json] == [one]
    assert queue(earmark) == []


def test_today_fits_into_the_time(earmark: CommandLine) -> None:
    talk, short, other = (
        earmark.id_of("OpenClaw"),
        earmark.id_of("Small Language Models"),
        earmark.id_of("Puzzles"),
    )
    left = {e["id"]: e["minutes"] for e in earmark.value("queue", "add", talk, short, other)}
    for number in range(5):
        earmark.value("cards", "add", "--front", f"Question {number}?", "--back", "Answer")
    plan = earmark.value("today", "--minutes", "10")
    assert (plan["minutes"], plan["cards"], plan["card_minutes"]) == (10, 5, 1.25)
    assert [(one["id"], one["minutes"]) for one in plan["episodes"]] == [
        (short, left[short]),
        (other, left[other]),
        (talk, round(10 - 1.25 - left[short] - left[other], 2)),
    ]
    assert plan["episodes"][2]["left"] == left[talk]
    assert earmark.value("today", "--minutes", "1")["cards"] == 4
    long = earmark.value("today", "--minutes", "1h30m")
    assert long["minutes"] == 90
    assert [one["id"] for one in long["episodes"]] == [talk, short, other]
    assert sum(one["minutes"] for one in long["episodes"]) < 90 - 1.25


def test_today_without_anything(earmark: CommandLine) -> None:
    ran = earmark("today", "--json")
    assert ran.json == {"minutes": 25, "cards": 0, "card_minutes": 0, "episodes": []}
    assert "the queue is empty" in ran.err
    assert earmark("today", "--minutes", "soon").code == 2
