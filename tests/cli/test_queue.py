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


def names(earmark: CommandLine) -> list[tuple[str | None, bool, int]]:
    found = earmark.value("queue", "names")
    return [(one["name"], one["current"], one["episodes"]) for one in found]


def test_several_queues(earmark: CommandLine) -> None:
    one, two, three = earmark.ids()[:3]
    earmark.value("queue", "add", one, two)
    evening = earmark.value("queue", "add", two, three, "--queue", "Evening")
    assert [(e["id"], e["queue"]) for e in evening] == [(two, "Evening"), (three, "Evening")]
    assert queue(earmark) == [one]
    assert names(earmark) == [(None, True, 1), ("Evening", False, 2)]
    assert earmark.value("queue", "move", one, "1", "--queue", "evening")[0]["id"] == one
    assert [e["id"] for e in earmark.value("queue", "--queue", "Evening")] == [one, two, three]
    assert earmark("undo").out.split("\t")[-1].startswith("queued “")
    assert queue(earmark) == [one]
    assert earmark.value("queue", "remove", one, "--queue", "Evening") == evening
    assert [e["id"] for e in earmark.value("queue", "use", "EVENING")] == [two, three]
    assert earmark.value("queue", "next")["id"] == two
    assert [e["id"] for e in earmark.value("today", "--minutes", "9h")["episodes"]] == [two, three]
    only = earmark.value("today", "--minutes", "9h", "--queue", "")
    assert [e["id"] for e in only["episodes"]] == [one]
    assert earmark("queue", "drop", "Evening").code == 2
    earmark.value("queue", "rename", "Evening", "Weekend")
    assert names(earmark) == [(None, False, 1), ("Weekend", True, 2)]
    earmark.value("queue", "remove", two, three)
    assert earmark.value("queue", "next") is None
    earmark.value("queue", "drop", "weekend")
    assert names(earmark) == [(None, True, 1)]
    ran = earmark("queue", "--queue", "Weekend")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "earmark: Weekend: no queue has this name; earmark queue names lists them\n"


def test_the_queue_is_put_in_order(earmark: CommandLine) -> None:
    ids = [earmark.id_of(words) for words in ("OpenClaw", "Small Language Models", "Puzzles")]
    left = {e["id"]: e["minutes"] for e in earmark.value("queue", "add", *ids)}
    shortest = sorted(ids, key=lambda one: left[one])
    for order, wanted in (("shortest", shortest), ("longest", shortest[::-1])):
        assert [e["id"] for e in earmark.value("queue", "sort", order)] == wanted
    assert earmark.value("undo")[0]["what"] == "put the queue in order, longest first"
    assert queue(earmark) == shortest
    assert "already" in earmark("queue", "sort", "shortest").err
    assert earmark("queue", "sort", "alphabet").code == 2


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
