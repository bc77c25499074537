"""Fit the ranking model on the drafts of the corpus that were judged, and say how well it does.

`python -m tests.claims.fit` prints the figures, each note judged by weights fitted without it (ten
folds); `--write` writes the weights; `--missing` lists the drafts that are proposed although nobody
has judged them.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path

from store.claims import weights
from store.claims.fitting import Decision, fit
from store.claims.generator import candidates, propose
from store.claims.ranking import LEAST_SCORE, features
from store.claims.refusals import refused
from tests.claims.corpus import notes, verdicts

__all__ = ["PRIOR", "STRENGTH", "fitted", "judged", "main"]

STRENGTH = 200.0
"""How many decisions the beliefs are worth: on pages, which people bring, a weaker belief ordered
drafts worse (the terse notes of the corpus are kept twice as often, for other reasons)."""
FOLDS = 10
KEPT = {"keep": 1.0, "edit": 0.3, "no": 0.0}

PRIOR: Mapping[str, float] = {
    "bias": -0.3,
    "rule:definition": 2.3,
    "rule:apposition": 1.3,
    "rule:acronym": 1.6,
    "rule:named": 2.0,
    "rule:explained": 0.9,
    "rule:entry": 0.6,
    "rule:coined": 1.3,
    "rule:happens": 0.7,
    "rule:does": 0.6,
    "rule:uses": 0.9,
    "rule:instead": 0.9,
    "rule:purpose": 0.8,
    "rule:label": 1.4,
    "rule:function": 0.5,
    "rule:reason": 1.5,
    "rule:means": 1.6,
    "rule:relation": 0.6,
    "rule:list": 1.6,
    "rule:law": 1.4,
    "rule:contrast": 0.9,
    "rule:number": 0.3,
    "rule:date": 0.9,
    "rule:comparison": -0.2,
    "rule:object": -0.4,
    "takeaway": 1.0,
    "item": 0.2,
    "first in its block": 0.4,
    "late": -0.1,
    "speech": -0.8,
    "shares a word with its heading": 0.2,
    "gap": 1.4,
    "gap at the start": -0.3,
    "gap of one word": -0.2,
    "specific terms": 0.5,
    "long": -0.8,
    "short": -0.6,
    "long question": -0.4,
    "commas": -0.4,
    "figures": -0.4,
    "also": -0.3,
    "opinion": -0.3,
    "possessive start": -0.3,
    "hedged": -0.5,
    "long answer": -0.3,
    "bare definites": -1.6,
    "pronoun replaced": -0.2,
    "answer definites": -0.8,
    "answer judges": -0.6,
    "answer pronoun": -0.6,
    "dashes": -0.6,
    "of the title": 0.4,
    "personal text": -1.0,
    "speaks of the topic": 0.8,
    "quoted term": 0.8,
    "question definites": -1.0,
    "question generic": -0.8,
    "question judges": -0.6,
    "question pronoun": -1.2,
    "question salient": 0.3,
    "people": -0.5,
    "subject generic": -0.5,
    "subject above": 0.3,
    "subject often": 0.4,
    "two sentences": -1.0,
    "goes on": -1.5,
    "no subject": -0.5,
    "shared with what stands above": 0.8,
    "subject plain": -0.8,
}
"""What was believed before anything was judged; a feature that no draft shows stays so."""


def judged() -> list[list[Decision]]:
    """Return the decisions on the corpus, note by note."""
    known = verdicts()
    return [
        [
            (features(draft, sentence), KEPT[known[draft.front.casefold()]])
            for draft, sentence in candidates(note.title, note.parts, truncated=False)
            if draft.front.casefold() in known and not refused(draft, sentence)
        ]
        for note in notes()
    ]


def fitted(decisions: Sequence[Decision]) -> dict[str, float]:
    """Return the weights that the decisions give."""
    return fit(decisions, PRIOR, strength=STRENGTH)


def main(arguments: Sequence[str]) -> None:
    """Print the figures; write the weights or list what is unjudged where that is asked for."""
    if "--missing" in arguments:
        _print_missing()
        return
    by_note = judged()
    every = [decision for decisions in by_note for decision in decisions]
    _print_figures(by_note, every)
    found = fitted(every)
    if "--write" in arguments:
        _write(found)
        return
    for name, weight in sorted(found.items(), key=lambda pair: (":" not in pair[0], -pair[1])):
        _print(f"{weight:7.3f}  {name}")


def _print_figures(by_note: Sequence[Sequence[Decision]], every: Sequence[Decision]) -> None:
    guessed: list[tuple[float, float]] = []
    of_pages: list[tuple[float, float]] = []
    read = [bool(note.read) for note in notes()]
    for fold in range(FOLDS):
        others = [d for i, note in enumerate(by_note) if i % FOLDS != fold for d in note]
        found = fitted(others)
        for i, note in enumerate(by_note):
            if i % FOLDS == fold:
                told = [(_chance(found, named), kept) for named, kept in note]
                guessed += told
                of_pages += told if read[i] else []
    base = sum(kept for _, kept in every) / len(every)
    loss = -sum(_log_likelihood(chance, kept) for chance, kept in guessed) / len(guessed)
    plain = -sum(_log_likelihood(base, kept) for _, kept in guessed) / len(guessed)
    proposed = [kept for chance, kept in guessed if chance >= LEAST_SCORE]
    left = [kept for chance, kept in guessed if chance < LEAST_SCORE]
    _print(f"{len(every)} drafts judged in {len(by_note)} notes, {FOLDS} folds by note")
    _print(f"log loss {loss:.3f} (without features {plain:.3f}); order {_auc(guessed):.3f}")
    _print(f"proposed {len(proposed)}: {_share(proposed)}")
    _print(f"left out {len(left)}: {_share(left)}")
    for least in (0.6, 0.65, 0.7, 0.75, 0.8):
        chosen = [kept for chance, kept in of_pages if chance >= least]
        _print(f"of pages, from {least}: {len(chosen)}: {_share(chosen)}")


def _share(kept: Sequence[float]) -> str:
    if not kept:
        return "none"
    keep = sum(value == 1 for value in kept) / len(kept)
    usable = sum(value > 0 for value in kept) / len(kept)
    return f"{keep:.1%} keep, {usable:.1%} usable"


def _chance(found: Mapping[str, float], named: Mapping[str, float]) -> float:
    from math import exp

    return 1 / (1 + exp(-sum(found.get(name, 0.0) * value for name, value in named.items())))


def _log_likelihood(chance: float, kept: float) -> float:
    return kept * log(max(chance, 1e-9)) + (1 - kept) * log(max(1 - chance, 1e-9))


def _auc(guessed: Sequence[tuple[float, float]]) -> float:
    """Return how often, of two drafts judged unlike, the better one is given the better chance."""
    right = pairs = 0.0
    for chance, kept in guessed:
        for other, worse in guessed:
            if kept > worse:
                pairs += 1
                right += 1.0 if chance > other else 0.5 if chance == other else 0.0
    return right / pairs if pairs else 0.5


def _print_missing() -> None:
    known = verdicts()
    for note in notes():
        for draft in propose(note.title, note.parts, truncated=False):
            # The topic that leads a question is no part of what was judged.
            asked = draft.front.casefold()
            if asked not in known and asked.partition(": ")[2] not in known:
                _print(f"\t{draft.front}\t{draft.back}\t{draft.rule}")


def _write(found: Mapping[str, float]) -> None:
    path = Path(weights.__file__)
    head, _, _ = path.read_text(encoding="utf-8").partition("WEIGHTS: Final")
    lines = "".join(f'    "{name}": {weight},\n' for name, weight in sorted(found.items()))
    body = f"WEIGHTS: Final[Mapping[str, float]] = {{\n{lines}}}\n"
    path.write_text(head + body, encoding="utf-8")


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
