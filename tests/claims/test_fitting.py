"""The ranking model: fitted on judged drafts, and again on the reader's decisions."""

from __future__ import annotations

import subprocess
import sys

import pytest

from store.claims.fitting import Decision, fit
from store.claims.weights import WEIGHTS
from store.drafting import FEWEST_DECISIONS, weights_of
from tests.claims import fit as fitting
from tests.claims.corpus import notes, verdicts


def test_the_shipped_weights_are_those_that_the_judged_drafts_give() -> None:
    every = [decision for decisions in fitting.judged() for decision in decisions]
    assert len(every) > 250
    assert fitting.fitted(every) == WEIGHTS


def test_every_draft_that_is_proposed_of_the_corpus_was_judged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fitting.main(["--missing"])
    assert capsys.readouterr().out == ""
    assert set(verdicts().values()) == {"keep", "edit", "no"}
    assert len({note.subject for note in notes()}) >= 10


def test_without_decisions_nothing_moves() -> None:
    assert fit([], {"a": 1.5, "b": -0.25}, strength=4.0) == {"a": 1.5, "b": -0.25}


def test_decisions_pull_against_what_was_believed() -> None:
    prior = {"bias": 0.0, "a": 1.0}
    turned_down: list[Decision] = [({"bias": 1.0, "a": 1.0}, 0.0)] * 40
    liked: list[Decision] = [({"bias": 1.0}, 1.0)] * 40
    found = fit([*turned_down, *liked], prior, strength=4.0)
    assert found["a"] < -1.0
    assert found["bias"] > 1.0
    assert fit([*liked, *turned_down], prior, strength=4.0) == found
    firm = fit([*turned_down, *liked], prior, strength=400.0)
    assert found["a"] < firm["a"] < 1.0


def test_few_decisions_change_nothing() -> None:
    decision: Decision = ({"bias": 1.0, "rule:acronym": 1.0}, 0.0)
    assert weights_of([decision] * (FEWEST_DECISIONS - 1)) is WEIGHTS
    assert weights_of([decision] * FEWEST_DECISIONS)["rule:acronym"] < WEIGHTS["rule:acronym"]


def test_the_figures_are_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.claims.fit"], capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert lines[0].endswith("10 folds by note")
    assert lines[2].startswith("proposed ")
    assert any(line.endswith("  rule:definition") for line in lines)
