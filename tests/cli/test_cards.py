"""``earmark drafts``, ``cards``, ``due``, ``grade`` and ``stats``."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.running import CommandLine

KEYS = [
    "id",
    "state",
    "kind",
    "front",
    "back",
    "claim",
    "rule",
    "score",
    "episode",
    "also",
    "highlight",
    "anchor",
    "due",
    "stability",
    "difficulty",
    "reps",
    "lapses",
    "leech",
    "tags",
]


def a_card(earmark: CommandLine, front: str = "What is a claim?", back: str = "A sentence") -> Any:
    (made,) = earmark.value("cards", "add", "--front", front, "--back", back)
    return made


def test_drafts_are_made_once(earmark: CommandLine) -> None:
    assert earmark.value("drafts") == []
    talk = earmark.id_of("OpenClaw")
    made = earmark.value("drafts", "--new", talk)
    assert made
    assert [list(one) for one in made] == [KEYS] * len(made)
    assert {(one["state"], one["episode"]) for one in made} == {("draft", talk)}
    text = {
        (part["kind"], n): block["text"]
        for part in earmark.value("show", talk)["content"]
        for n, block in enumerate(part["blocks"])
    }
    for one in made:
        anchor = one["anchor"]
        block = text[anchor["part"], anchor["block"]]
        assert block[anchor["from"] : anchor["to"]] == anchor["quote"]
    assert earmark.value("drafts", "--new", talk) == made
    assert earmark.value("drafts", talk[:8]) == made


def test_captions_yield_no_drafts(earmark: CommandLine) -> None:
    assert earmark.value("drafts", "--new", earmark.id_of("Recurrent Depth")) == []


def test_drafts_are_accepted_or_discarded_for_good(earmark: CommandLine) -> None:
    first, second, *rest = [one["id"] for one in earmark.value("drafts", "--new")]
    assert [one["id"] for one in earmark.value("cards", "discard", second)] == [second]
    (card,) = earmark.value("cards", "accept", first)
    assert (card["id"], card["state"], card["due"]) == (first, "new", None)
    assert [one["id"] for one in earmark.value("drafts", "--new")] == rest
    assert [one["id"] for one in earmark.value("cards")] == [first]
    assert earmark("cards", "accept", second).code == 1
    earmark.value("undo", "2")
    assert {one["id"] for one in earmark.value("drafts")} == {first, second, *rest}


def test_a_dry_run_makes_no_drafts(earmark: CommandLine) -> None:
    assert earmark.value("drafts", "--new", "--dry-run")
    assert earmark.value("drafts") == []


def test_a_card_by_hand_leads_back_to_its_passage(earmark: CommandLine) -> None:
    talk = earmark.id_of("OpenClaw")
    (made,) = earmark.value(
        "cards",
        "add",
        "--front",
        "It is no tool but a […] for people",
        "--back",
        "-ing form",
        "--episode",
        talk[:9],
        "--quote",
        "Thank you. It.",
    )
    assert made == {
        "id": made["id"],
        "state": "new",
        "kind": "cloze",
        "front": "It is no tool but a […] for people",
        "back": "-ing form",
        "claim": "Thank you. It.",
        "rule": "hand",
        "score": None,
        "episode": talk,
        "also": [],
        "highlight": None,
        "anchor": {
            "quote": "Thank you. It.",
            "prefix": made["anchor"]["prefix"],
            "suffix": "",
            "part": "transcript",
            "block": 69,
            "from": 0,
            "to": 14,
            "time": 4684,
        },
        "due": None,
        "stability": None,
        "difficulty": None,
        "reps": 0,
        "lapses": 0,
        "leech": False,
        "tags": [],
    }
    assert earmark.value("cards", "source:twiml") == [made]
    assert earmark.value("cards", "-source:twiml") == []
    assert earmark.ids("has:cards") == [talk]


@pytest.mark.parametrize(
    "words",
    [
        ["add", "--front", "x"],
        ["add", "--front", " ", "--back", "y"],
        ["add", "--front", "x", "--back", "y", "--quote", "z"],
        ["edit", "aaaa"],
        ["accept"],
    ],
)
def test_cards_that_make_no_sense_are_wrong_usage(looking: CommandLine, words: list[str]) -> None:
    ran = looking("cards", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_editing_keeps_the_schedule(earmark: CommandLine) -> None:
    card = a_card(earmark)
    graded = earmark.value("grade", card["id"], "easy", "--at", "2026-03-02T10:00Z")
    (edited,) = earmark.value("cards", "edit", card["id"][:8], "--back", "One that can be wrong")
    assert edited == {**graded, "back": "One that can be wrong"}


def test_cards_are_put_away_and_come_back(earmark: CommandLine) -> None:
    card = a_card(earmark)["id"]
    for word, state in (
        ("suspend", "suspended"),
        ("unsuspend", "new"),
        ("bury", "buried"),
        ("unbury", "new"),
    ):
        (after,) = earmark.value("cards", word, card)
        assert after["state"] == state
        assert earmark("due", "--count").out == ("1\n" if state == "new" else "0\n")
    assert [one["id"] for one in earmark.value("cards", "delete", card)] == [card]
    assert earmark.value("cards") == []
    earmark.value("undo")
    assert [one["id"] for one in earmark.value("cards")] == [card]


def test_a_grade_moves_the_card(earmark: CommandLine) -> None:
    card = a_card(earmark)["id"]
    assert [one["id"] for one in earmark.value("due")] == [card]
    assert earmark.value("due", "--count") == 1
    good = earmark.value("grade", card, "good", "--at", "2026-03-02T10:00:00Z")
    assert list(good) == KEYS
    assert (good["state"], good["reps"], good["lapses"]) == ("learning", 1, 0)
    assert good["due"] == "2026-03-02T10:10:00.000Z"
    good = earmark.value("grade", card, "good", "--at", "2026-03-02T10:10:00+00:00")
    assert (good["state"], good["due"], good["reps"]) == ("review", "2026-03-04", 2)
    assert good["stability"] == pytest.approx(2.3065, abs=1e-3)
    assert [step["what"] for step in earmark.value("undo")] == ["graded “What is a claim?” good"]
    (before,) = earmark.value("cards")
    assert before["state"] == "learning"


def test_a_grade_before_the_last_review_is_refused(earmark: CommandLine) -> None:
    card = a_card(earmark)["id"]
    earmark.value("grade", card, "good", "--at", "2026-03-02T10:00Z")
    for at in ("2026-03-02T09:59Z", "yesterday"):
        ran = earmark("grade", card, "good", "--at", at)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
    assert earmark("grade", card, "great").code == 2
    assert earmark("grade", "zzzz", "good").code == 1
    assert earmark.value("stats")["reviews"] == 1


def test_a_draft_is_no_card(earmark: CommandLine) -> None:
    draft = earmark.value("drafts", "--new", earmark.id_of("OpenClaw"))[0]["id"]
    assert earmark("grade", draft, "good").code != 0
    assert earmark("cards", "suspend", draft).code == 1


def test_statistics_count_everything(earmark: CommandLine) -> None:
    card = a_card(earmark)["id"]
    a_card(earmark, "Another?", "Yes")
    earmark.value("mark", "read", *earmark.ids()[:2])
    earmark.value("mark", "listened", earmark.ids()[0])
    earmark.value("highlights", "add", earmark.id_of("OpenClaw"), "--quote", "Thank you. It.")
    earmark.value("grade", card, "easy", "--at", "2026-03-02T10:00Z")
    figures = earmark.value("stats")
    forecast, heatmap = figures.pop("forecast"), figures.pop("heatmap")
    assert figures.pop("longest_streak_days") == 1
    states = {"new": 1, "learning": 0, "review": 1, "relearning": 0, "suspended": 0, "buried": 0}
    assert figures.pop("states") == states
    assert figures.pop("retention") == []
    weeks = figures.pop("weeks")
    assert len(weeks) == 12
    assert list(weeks[0]) == [
        "week",
        "read_minutes",
        "listened_minutes",
        "reviews",
        "words",
        "finished",
    ]
    sources = figures.pop("sources")
    assert sum(one["episodes"] for one in sources) == 27
    assert sum(one["read"] for one in sources) == 2
    assert figures == {
        "episodes": 27,
        "read": 2,
        "listened": 1,
        "highlights": 1,
        "cards": 2,
        "drafts": 0,
        "due": figures["due"],
        "reviews": 1,
        "retention_30d": None,
        "streak_days": 0,
    }
    assert heatmap == {"2026-03-02": 1}
    assert len(forecast) == 30
    assert list(forecast[0]) == ["day", "due"]
    assert forecast[0]["due"] == figures["due"]


def test_cards_are_reset_moved_and_reversed(earmark: CommandLine) -> None:
    card = a_card(earmark)["id"]
    earmark.value("grade", card, "easy", "--at", "2026-03-02T10:00Z")
    (moved,) = earmark.value("cards", "set-due", "2099-01-31", card)
    assert (moved["due"], moved["state"], moved["reps"]) == ("2099-01-31", "review", 1)
    ran = earmark("cards", "set-due", "someday", card)
    assert (ran.code, ran.err) == (
        2,
        "earmark: someday: is no day; write today, tomorrow, 3d, 2w or 2026-06-01\n",
    )
    (reset,) = earmark.value("cards", "reset", card)
    assert (reset["state"], reset["due"], reset["reps"], reset["stability"]) == (
        "new",
        None,
        0,
        None,
    )
    assert earmark.value("stats")["reviews"] == 1
    assert earmark.value("check") == {"ok": True, "problems": []}
    (reverse,) = earmark.value("cards", "reverse", card)
    assert list(reverse) == KEYS
    assert (reverse["front"], reverse["back"]) == ("A sentence", "What is a claim?")
    assert earmark.value("cards", "reverse", card) == []
    assert {one["id"] for one in earmark.value("cards", "is:new")} == {card, reverse["id"]}
    assert earmark.value("cards", "is:leech") == []
    assert [step["what"] for step in earmark.value("undo")] == [
        "reversed the card “What is a claim?”"
    ]


def test_the_settings_of_review_bind_the_command_line(earmark: CommandLine) -> None:
    for n in range(4):
        a_card(earmark, f"Question {n}?", "Yes")
    assert earmark("due", "--count").out == "4\n"
    config = earmark.home / "config.toml"
    config.write_text("[review]\nnew = 3\nretention = 0.8\n")
    assert earmark("due", "--count").out == "3\n"
    assert len(earmark.value("due")) == 3
    card = earmark.value("due")[0]["id"]
    easy = earmark.value("grade", card, "easy", "--at", "2026-03-02T10:00Z")
    assert easy["due"] > "2026-03-20"
    config.write_text("[review]\nretention = 0.99\n")
    ran = earmark("grade", card, "good")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.endswith(
        "review.retention = 0.99 can't be aimed at; write a number from 0.70 to 0.97\n"
    )
    config.write_text('[review.sources."TWIML"]\nnew = -1\n')
    assert "review.sources.TWIML.new = -1 is no number of cards" in earmark("due").err


def test_a_grade_says_what_else_it_did(earmark: CommandLine) -> None:
    card = a_card(earmark, "Capital of Norway?", "Oslo")["id"]
    earmark.value("cards", "reverse", card)
    ran = earmark("grade", card, "easy")
    assert ran.err == "1 card of the same claim put away till tomorrow\n"
    assert earmark("due", "--count").out == "0\n"
