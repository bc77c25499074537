"""A page's own takeaways: claims nearly as they stand, so that each gets a card if any is sound."""

from __future__ import annotations

from collections.abc import Iterator

from store.claims.clauses import noun_phrase
from store.claims.clozes import closes, cloze
from store.claims.lint import lint
from store.claims.proposal import Draft, Statement
from store.claims.tokens import Word

__all__ = ["term_clozes"]

_BEFORE_A_GAP = (Word.PREPOSITION, Word.DETERMINER)


def term_clozes(statement: Statement, *, title: str = "") -> Iterator[Draft]:
    """Yield the cloze whose gap is the most telling noun phrase of a statement, if there is one.

    What stands behind the main verb comes first; the subject is left out only if nothing else is
    telling.
    """
    parts = statement.tokens
    if statement.clause is None:
        return
    verb = statement.opening + statement.clause.rest
    verb_at = statement.opening + statement.clause.verb
    best: tuple[float, Draft] | None = None
    for start in range(len(parts)):
        before = parts[start - 1] if start else None
        opens = before is None or before.word in _BEFORE_A_GAP or bool(before.verb)
        if not opens or not parts[start].nominal:
            continue
        end = noun_phrase(parts, start)
        if end == start:
            continue
        if any(t.verb and not t.plural and t.form("s", "past") for t in parts[start:end]):
            continue
        if start <= verb_at < end:
            continue
        if not closes(parts, end):
            continue
        draft = cloze(statement, start, end, "term")
        if draft is None or lint(draft.kind, draft.front, draft.back, title=title):
            continue
        weight = draft.features["gap"] + (0.3 if start >= verb else 0.0) - 0.01 * start
        if best is None or weight > best[0]:
            best = (weight, draft)
    if best is not None and best[1].features["gap"] >= 0.6:
        yield best[1]
