"""``earmark show``: an episode with its text."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.running import CommandLine


def part(shown: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    (found,) = [one["blocks"] for one in shown["content"] if one["kind"] == kind]
    blocks: list[dict[str, Any]] = found
    return blocks


def test_the_transcript_has_70_turns_with_their_times(looking: CommandLine) -> None:
    shown = looking.value("show", looking.id_of("OpenClaw"))
    assert [one["kind"] for one in shown["content"]] == [
        "description",
        "takeaways",
        "quotes",
        "transcript",
    ]
    assert len(part(shown, "takeaways")) == 5
    assert len(part(shown, "quotes")) == 4
    turns = part(shown, "transcript")
    assert len(turns) == 70
    assert {one["kind"] for one in turns} == {"turn"}
    assert {one["speaker"] for one in turns} == {None}
    starts = [one["start"] for one in turns]
    assert starts[:4] == [0, 45, 66, 79]
    assert starts[-1] == 4684
    assert starts == sorted(starts)
    assert turns[1]["text"].startswith("All right everyone")
    assert turns[-1] == {
        "kind": "turn",
        "level": None,
        "label": None,
        "speaker": None,
        "start": 4684,
        "end": None,
        "text": "Thank you. It.",
    }


def test_captions_become_turns(looking: CommandLine) -> None:
    shown = looking.value("show", looking.id_of("Recurrent Depth"), "--part", "transcript")
    turns = part(shown, "transcript")
    assert turns[0]["start"] == 0
    assert turns[0]["text"].startswith("Okay, so today we're gonna unpack")
    assert turns[-1]["text"].endswith("47, yeah.")
    assert turns[-1]["end"] == pytest.approx(462.92)
    assert {one["kind"] for one in turns} == {"turn"}


def test_references_are_told_apart(looking: CommandLine) -> None:
    counts = {
        "After Titans": 3,
        "Beluga": 21,
        "DFX": 22,
        "Trajectory": 21,
        "Generative": 23,
        "LPU": 22,
    }
    shown = {name: looking.value("show", looking.id_of(name)) for name in counts}
    assert {name: len(one["references"]) for name, one in shown.items()} == counts
    kinds = [cited["kind"] for one in shown.values() for cited in one["references"]]
    assert (kinds.count("paper"), kinds.count("episode")) == (81, 31)
    assert [cited["number"] for cited in shown["After Titans"]["references"]] == [None] * 3
    assert [cited["number"] for cited in shown["Beluga"]["references"]] == list(range(1, 22))
    assert list(shown["DFX"]["references"][0]) == [
        "number",
        "title",
        "authors",
        "year",
        "url",
        "kind",
        "arxiv",
    ]
    assert shown["Beluga"]["chapters"] == []
    assert [len(one["links"]) for one in shown.values()] == [1] * 6


def test_a_post_has_headings_and_labelled_items(looking: CommandLine) -> None:
    shown = looking.value("show", looking.id_of("Small Language Models"))
    notes = part(shown, "notes")
    headings = [one for one in notes if one["kind"] == "heading"]
    assert len(headings) == 2
    assert headings[0]["text"] == "The Three Pillars of the SLM Argument"
    assert headings[0]["level"] in (1, 2, 3)
    assert any(one["kind"] == "item" for one in notes)


def test_one_part_alone(looking: CommandLine) -> None:
    episode = looking.id_of("OpenClaw")
    shown = looking.value("show", episode, "--part", "takeaways")
    assert [one["kind"] for one in shown["content"]] == ["takeaways"]
    assert shown["id"] == episode
    text = looking("show", episode[:6], "--part", "takeaways").out
    assert text.count("\n- Most LLM R&D focus") + text.startswith("- Most LLM R&D focus") == 1
    assert "transcript" not in text.lower()


def test_for_people_the_text_comes_with_its_times(looking: CommandLine) -> None:
    ran = looking("show", looking.id_of("OpenClaw"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("AI Trends 2026: OpenClaw Agents")
    assert "\n[0:45] All right everyone" in ran.out
    assert "\n[1:18:04] Thank you. It.\n" in ran.out
    assert "\nTAKEAWAYS\n" in ran.out


def test_a_part_that_it_lacks_is_said(looking: CommandLine) -> None:
    ran = looking("show", looking.id_of("Beluga"), "--part", "transcript")
    assert (ran.code, ran.out.strip()) == (0, "")
    assert "has no transcript" in ran.err


def test_an_unknown_part_is_wrong_usage(looking: CommandLine) -> None:
    ran = looking("show", "aaaa", "--part", "poem")
    assert ran.code == 2
    assert "takeaways" in ran.err
