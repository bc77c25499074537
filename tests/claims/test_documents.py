"""The bundled documents: what comes of them, and what never may."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

from seeds.library import bundled
from seeds.model import Document, PartKind
from seeds.reading import read
from store.claims import Proposal, propose
from store.claims.lint import lint

PRINT_ALL = """
from seeds.library import bundled
from seeds.reading import read
from store.claims import propose
for path, hints in bundled():
    for episode in read(path, hints).episodes:
        for one in propose(episode.title, episode.parts, truncated=episode.truncated):
            print(one)
"""


@cache
def document(name: str) -> Document:
    """Return a bundled document, read once."""
    return next(read(path, hints) for path, hints in bundled() if path.name == name)


def drafts(name: str) -> list[list[Proposal]]:
    """Return the proposals for each episode of a bundled document."""
    return [
        propose(episode.title, episode.parts, truncated=episode.truncated)
        for episode in document(name).episodes
    ]


NAMES = [path.name for path, _ in bundled()]


@pytest.mark.parametrize("name", NAMES)
def test_every_anchor_quotes_the_text_and_no_card_has_a_fault(name: str) -> None:
    for episode, proposals in zip(document(name).episodes, drafts(name), strict=True):
        assert len(proposals) <= 10
        assert len({one.key for one in proposals}) == len(proposals)
        assert [one.score for one in proposals] == sorted(
            (one.score for one in proposals), reverse=True
        )
        for one in proposals:
            part = next(part for part in episode.parts if part.kind == one.anchor.part)
            block = part.blocks[one.anchor.block]
            assert block.text[one.anchor.start : one.anchor.end] == one.anchor.quote
            assert lint(one.kind, one.front, one.back, title=episode.title) == []
            assert one.anchor.part not in (PartKind.TRANSCRIPT, PartKind.QUOTES)


def test_all_five_takeaways_have_a_card() -> None:
    (proposals,) = drafts("twiml-762-transcript.txt")
    covered = {one.anchor.block for one in proposals if one.anchor.part == PartKind.TAKEAWAYS}
    assert covered == {0, 1, 2, 3, 4}


def test_nothing_comes_of_captions() -> None:
    assert drafts("latent-reasoning.srt") == [[]]


def test_every_post_of_the_channel_has_a_card() -> None:
    assert all(drafts("tokenless-channel.txt"))


def test_some_cards_that_must_be_there() -> None:
    fronts = {one.front: one.back for name in NAMES for part in drafts(name) for one in part}
    assert fronts["What does COAT stand for?"] == "Chain-of-Action-Thought"
    assert fronts["What is the LPU?"] == (
        "A custom processor designed specifically for large language model inference"
    )
    assert fronts["What is π0?"] == "A general-purpose robotic foundation model"
    assert fronts["What is an NPU?"].startswith("A specialized")
    assert "What is Cristopher Moore?" not in fronts


def test_the_same_bytes_under_any_hash_seed() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PRINT_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"Proposal(") > 30


def test_a_smaller_limit_keeps_the_best() -> None:
    (all_of_them,) = drafts("twiml-762-transcript.txt")
    episode = document("twiml-762-transcript.txt").episodes[0]
    few = propose(episode.title, episode.parts, truncated=False, limit=2)
    assert few == all_of_them[:2]
    assert propose(episode.title, episode.parts, truncated=False, limit=0) == []
