"""Fitting the ranking model: logistic regression that is pulled towards known weights.

The pull (a Gaussian prior around the weights given) keeps a few decisions from overturning what
hundreds have taught. Deterministic: Newton's method over features in sorted order, no chance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

__all__ = ["Decision", "fit"]

Decision = tuple[Mapping[str, float], float]
"""The features of a draft, and how far it was kept: 1 kept as it is, 0 not at all."""

_STEPS = 12


def fit(
    decisions: Sequence[Decision], prior: Mapping[str, float], *, strength: float
) -> dict[str, float]:
    """Return the weights that make the decisions likeliest, given those that were likely before.

    Args:
        decisions: what became of drafts.
        prior: the weights to be pulled to; a feature without one is pulled to 0.
        strength: how hard; as much as that many decisions with the feature at one half each.
    """
    names = sorted({name for features, _ in decisions for name in features} | set(prior))
    place = {name: i for i, name in enumerate(names)}
    rows = [
        ([(place[name], value) for name, value in sorted(features.items())], kept)
        for features, kept in decisions
    ]
    centre = [prior.get(name, 0.0) for name in names]
    weights = list(centre)
    for _ in range(_STEPS):
        gradient, curvature = _derivatives(rows, weights, centre, strength)
        step = _solve(curvature, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
    return {name: round(weights[i], 3) for name, i in place.items()}


def _derivatives(
    rows: Sequence[tuple[Sequence[tuple[int, float]], float]],
    weights: Sequence[float],
    centre: Sequence[float],
    strength: float,
) -> tuple[list[float], list[list[float]]]:
    size, pull = len(weights), strength / 4
    gradient = [pull * (c - w) for c, w in zip(centre, weights, strict=True)]
    curvature = [[pull if i == j else 0.0 for j in range(size)] for i in range(size)]
    for row, kept in rows:
        odds = sum(weights[i] * value for i, value in row)
        chance = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
        sureness = chance * (1 - chance)
        for i, value in row:
            gradient[i] += (kept - chance) * value
            line = curvature[i]
            for j, other in row:
                line[j] += sureness * value * other
    return gradient, curvature


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Solve a positive definite system by elimination."""
    size = len(vector)
    rows = [[*line, value] for line, value in zip(matrix, vector, strict=True)]
    for i in range(size):
        pivot = rows[i]
        for k in range(i + 1, size):
            share = rows[k][i] / pivot[i]
            if share:
                row = rows[k]
                for j in range(i, size + 1):
                    row[j] -= share * pivot[j]
    found = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * found[j] for j in range(i + 1, size))
        found[i] = (rows[i][size] - known) / rows[i][i]
    return found
