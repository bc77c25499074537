"""Reasons, means and trends: "Why …?" from because, "How …?" from by, "What happens …?" from as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.lexicon import GENERIC, MENTAL, VAGUE
from store.claims.phrases import answer, ask, mid_sentence, phrase
from store.claims.proposal import Casing, Draft, Statement
from store.claims.tokens import Token, Word, content_words
from store.claims.turns import ends_a_list
from store.claims.verbs import NOUN_TOO

__all__ = ["reasons"]

_LONGEST_QUESTION = 24
_LONGEST_ANSWER = 30


def reasons(statement: Statement, casing: Casing) -> Iterator[Draft]:
    """Yield the cards that ask why or how; none for opinions, whose reasons are not facts."""
    clause = statement.clause
    if clause is None or statement.attribution:
        return
    where = ""
    if statement.opening:
        found = list(_leading(statement, casing))
        where = _where(statement)
        if found or not where:
            yield from found
            return
    parts = clause.tokens
    if not _askable(clause) or _advises(clause):
        return
    for i in range(clause.rest, len(parts) - 3):
        kind = _link(parts, i)
        if kind is None:
            continue
        if kind == "by" and not _means(clause, i):
            continue
        if kind == "through" and not _channel(clause, i):
            continue
        if parts[i - 1].word in (Word.AUXILIARY, Word.SUBORDINATOR):
            return
        said = _reason(parts, i, kind)
        if kind == "through" and len(content_words(said)) < 2:
            return
        until = i
        while until > clause.rest and parts[until - 1].lower in _WEIGHING:
            until -= 1
        until -= parts[until - 1].text == ","
        if _before_a_contrast(parts, clause.rest, until) < until:
            return  # the reason may be that of "although many traits look blended"
        if _dangles(clause, parts[clause.rest : i]):
            return
        question = ask(
            "How" if kind in _MEANS else "Why",
            clause,
            statement.text,
            until,
            casing=casing,
            start=not where,
        )
        words = sum(token.word is not Word.MARK for token in said)
        if question is None or not 3 <= words <= _LONGEST_ANSWER or not _tells_why(said, clause):
            return
        if kind == "so" and clause.passive and len(question.split()) < 6:
            return  # "Why is M chosen?": somebody's purpose, of nothing in particular
        if len(question.split()) > _LONGEST_QUESTION or not _asks_enough(parts[:i]):
            return
        if kind in _MEANS and (clause.negated or clause.main.word is Word.AUXILIARY):
            return
        if where:
            question = f"{where}, {question[0].lower()}{question[1:]}"
        back = answer(phrase(statement.text, said))
        if kind == "as":
            back = f"Because {phrase(statement.text, said).rstrip(' .')}"
        yield statement.ask(
            question, back, "means" if kind in _MEANS else "purpose" if kind == "so" else "reason"
        )
        return


def _before_a_contrast(parts: Sequence[Token], begin: int, until: int) -> int:
    """Return where a question ends: before "…, while the other did Z"."""
    for i in range(begin, until - 1):
        if parts[i].text == "," and parts[i + 1].lower in (
            "while",
            "whereas",
            "although",
            "though",
        ):
            return i
    return until


_WEIGHING = frozenset(
    "mostly chiefly largely mainly primarily simply precisely exactly purely solely entirely partly"
    " merely".split()
)
"""Adverbs that belong to a reason and not to what it explains."""


def _where(statement: Statement) -> str:
    """Return an opening that says where a claim holds: "In Chaucer's day", "At low pressure"."""
    opening = statement.tokens[: statement.opening]
    words = [token for token in opening if token.word is not Word.MARK]
    if not 2 <= len(words) <= 6 or opening[0].lower not in _PLACES or words[1].form("ing"):
        return ""
    if any(t.word is Word.PRONOUN or t.lower in _LEANING for t in words):
        return ""
    if len(words) < 3 and words[-1].lower in GENERIC | VAGUE:
        return ""
    return phrase(statement.text, opening).rstrip(" ,")


_PLACES = frozenset("in under at for with without during on".split())
_LEANING = frozenset(
    "this these those its their his her our such addition that first other".split()
)


def _dangles(clause: Clause, rest: Sequence[Token]) -> bool:
    """Say whether a question would hold a pronoun that its subject can't stand for.

    The reason of "X is what does Y because …" belongs to the relative clause, so it counts too.
    """
    for i, token in enumerate(rest):
        if token.lower in ("it", "its", "itself") and (clause.plural or not i):
            return True
        if token.lower in ("they", "them", "their", "themselves") and not clause.plural:
            return True
        if clause.copular and token.lower in ("that", "which", "who"):
            return True
    return False


def _tells_why(said: Sequence[Token], clause: Clause) -> bool:
    """Say whether a reason is whole: with a verb after "because", and about the same number."""
    if len(content_words(said)) < 1:
        return False
    begins = said[0].lower in ("because", "since")
    rest = said[1:] if begins else said
    if begins and rest[0].lower != "of":
        told = any(token.word is Word.AUXILIARY for token in rest) or parse(rest) is not None
        told = told or rest[-1].form("past") is not None
        said_of = rest[0].word is Word.PRONOUN and any(token.verb for token in rest[1:3])
        if not told and not said_of:
            return False
    elif said[0].lower in ("due", "because") and len(content_words(said)) < 2:
        return False
    pronoun = rest[0].lower
    if pronoun in ("it", "its", "he", "she") and clause.plural:
        return False
    return not (pronoun in ("they", "their") and not clause.plural)


_OPINIONS = frozenset(
    "surprising interesting important difficult hard easy exciting impressive irrational rational"
    " different doomed wrong right good bad great crucial critical essential vital key remarkable"
    " fascinating attractive popular better best worse necessary useful powerful special unique"
    " significant notable relevant controversial problematic challenging tough tricky".split()
)


def _askable(clause: Clause) -> bool:
    """Say whether why somebody or something does what a clause says is a fact worth keeping."""
    base = clause.main.verb[0].base if clause.main.verb else clause.main.lower
    order = clause.tokens[0].form("base")
    if order is not None and order.base not in NOUN_TOO and clause.tokens[0].form("past") is None:
        return False  # "Apply the standard model …"
    complement = clause.tokens[clause.rest : clause.rest + 2]
    if clause.copular and any(token.lower in _OPINIONS | {"what"} for token in complement):
        return False
    return base not in MENTAL - {"need"} or clause.passive


_ADVISED = frozenset(
    "leader manager believer team org organisation organization founder entrepreneur writer".split()
)


def _advises(clause: Clause) -> bool:
    """Say whether a clause tells what people of a calling do, and so should: "leaders listen"."""
    head = clause.subject[_phrase_head(clause.subject)]
    always = clause.finite.form("base") is not None and clause.plural
    return always and head.plural and head.lower.removesuffix("s") in _ADVISED


def _phrase_head(subject: Sequence[Token]) -> int:
    return max(noun_phrase(subject, 0) - 1, 0)


def _means(clause: Clause, by: int) -> bool:
    """Say whether "by …ing" tells how the main verb is done, and not who does something."""
    parts = clause.tokens
    if clause.main.verb and clause.main.verb[0].base in ("involve", "mean", "include", "require"):
        return False
    before, after = parts[by - 1], parts[by + 2] if by + 2 < len(parts) else None
    if by <= clause.rest and not clause.passive:
        works = clause.main.verb[0].base if clause.main.verb else ""
        return works in ("work", "function", "operate", "hunt", "feed", "reproduce", "spread")
    if before.word is Word.PREPOSITION or (before.form("participle") and by > clause.rest):
        return False
    if any(
        token.lower in ("and", "but", "or") and parts[i + 1].lower in ("does", "do", "did", "so")
        for i, token in enumerate(parts[:by])
    ):
        return False
    # "by competing actors trying to …": the word in -ing belongs to the noun after it.
    if after is not None and after.plural and after.word is Word.NOUN:
        end = noun_phrase(parts, by + 2)
        if end < len(parts) and parts[end].form("ing"):
            return False
    return True


_MEANS = frozenset(("by", "through"))
_MOVES = frozenset(
    "pass go run travel flow move come fall seep diffuse propagate cut break walk look see drive"
    " get leak spread live scroll shine rise sweep step work".split()
)


def _channel(clause: Clause, through: int) -> bool:
    """Say whether "through …" tells how, not where: an object stands before it, nothing moves."""
    parts = clause.tokens
    if clause.copular or not clause.main.verb or clause.main.verb[0].base in _MOVES:
        return False
    if not clause.passive and through <= clause.rest:
        return False
    before = parts[through - 1]
    return before.nominal and not before.form("ing", "participle") and len(parts) - through > 2


def _leading(statement: Statement, casing: Casing) -> Iterator[Draft]:
    """Yield the card of "Because R, S", where S stands alone."""
    clause, opening = statement.clause, statement.tokens[: statement.opening]
    if clause is None or opening[0].lower not in ("because", "since"):
        return
    said = opening[1:-1]
    leans = any(t.word is Word.PRONOUN and not t.lower.endswith("self") for t in said)
    if parse(said) is None or leans or clause.tokens[0].lower in ("its", "their", "his", "her"):
        return
    until = len(clause.tokens)
    for i in range(clause.rest, len(clause.tokens) - 1):
        if clause.tokens[i].text == "," and _turns(clause.tokens, i):
            until = i
            break
    if clause.tokens[until - 1].text == ".":
        until -= 1
    question = ask("Why", clause, statement.text, until, casing=casing, start=False)
    if question is None or len(question.split()) > _LONGEST_QUESTION:
        return
    reason = mid_sentence(phrase(statement.text, said), said[0], casing=casing)
    yield statement.ask(question, f"Because {reason}", "reason")


def _link(parts: Sequence[Token], i: int) -> str | None:
    """Return which kind of link begins at a token: because, of, as or by."""
    token, before, after = parts[i], parts[i - 1], parts[i + 1]
    if before.lower in ("not", "only", "merely", "just", "partly", "or", "and", "but"):
        return None
    if token.lower == "because":
        return "of" if after.lower == "of" else "because"
    if token.lower == "due" and after.lower == "to" and before.word is not Word.AUXILIARY:
        return "of"
    if [t.lower for t in parts[i : i + 4]] == ["as", "a", "result", "of"]:
        return "of"
    if token.lower == "so" and after.lower == "that":
        return "so" if _whole_clause(parts[i + 2 :]) else None
    if [t.lower for t in parts[i : i + 3]] == ["in", "order", "to"]:
        return "so"
    chosen = token.lower == "with" and _set_apart(parts, i)
    if (token.lower in ("through", "via") or chosen) and noun_phrase(parts, i + 1) > i + 1:
        return "through"
    since = token.lower == "since" and after.word not in (Word.NUMBER, Word.PREPOSITION)
    if since or (before.text == "," and token.lower == "as"):
        rest = parts[i + 1 :]
        if since and before.text == "," and _of_a_pronoun(rest):
            return "as"
        reason = parse(rest)
        if reason is None or (any(t.text == "," for t in rest) and not since):
            return None
        if since and any(t.lower in ("has", "have", "had") for t in parts[:i]):
            return None  # since when rather than why
        base = reason.main.verb[0].base if reason.main.verb else ""
        return None if token.lower == "as" and base in _TRENDS else "as"
    doing = after.form("ing") is not None or (not after.verb and _ENDS_IN_ING.match(after.lower))
    if token.lower == "by" and doing and after.word is Word.NOUN:
        return "by"
    return None


_ENDS_IN_ING = re.compile(r"[a-z-]{4,}[iy]?[bcdfghklmnprstvwz]ing\Z")
"""A verb in -ing that the list of verbs doesn't know: "orthonormalizing"."""


def _set_apart(parts: Sequence[Token], i: int) -> bool:
    """Say whether "with …" is set against another way: "with neural networks instead of rules"."""
    end = noun_phrase(parts, i + 1)
    pair = [token.lower for token in parts[end : end + 2]]
    return pair in (["instead", "of"], ["rather", "than"])


def _whole_clause(rest: Sequence[Token]) -> bool:
    """Say whether a clause follows "so that", with a subject that says what it is."""
    return bool(rest) and rest[0].word is not Word.PRONOUN and parse(rest) is not None


def _of_a_pronoun(rest: Sequence[Token]) -> bool:
    """Say whether a clause begins with "it" or "they" and a verb that holds always."""
    if len(rest) < 4 or rest[0].lower not in ("it", "they"):
        return False
    verb = rest[2] if rest[1].word is Word.ADVERB else rest[1]
    now = verb.form("s" if rest[0].lower == "it" else "base")
    return now is not None or verb.lower in ("is", "are", "has", "have", "can", "cannot", "can't")


def _reason(parts: Sequence[Token], i: int, kind: str) -> Sequence[Token]:
    stop = len(parts)
    for j in range(i + 1, len(parts)):
        if parts[j].text in (";", ".", "—", "!", ":") or parts[j].lower in ("e.g", "i.e"):
            stop = j
            break
        if parts[j].text == "," and j > i + 3 and _goes_on(parts, j):
            stop = j
            break
        if kind == "through" and _another_way(parts, j):
            stop = j
            break
        if (
            parts[j].text == ","
            and kind in ("of", "by", "through")
            and j > i + 3
            and _turns(parts, j)
        ):
            stop = j
            break
        if parts[j].text == "," and _turns(parts, j) and j > i + 4:
            stop = j
            break
    if kind == "as":
        return parts[i + 1 : stop]
    return parts[i:stop]


def _another_way(parts: Sequence[Token], j: int) -> bool:
    """Say whether what follows "through …" is set against it, or a verb and no second noun."""
    if parts[j].lower in ("and", "but"):
        if parts[j - 1].text == ",":
            return not ends_a_list(parts, j - 1)
        rest = parts[j + 1 :]
        noun = bool(rest) and rest[0].nominal and rest[0].form("s", "past") is None
        clause = parse(rest)
        near = clause is not None and clause.verb <= noun_phrase(rest, 0) + 1
        return not (noun and not near)
    return parts[j].lower in ("rather", "instead")


def _goes_on(parts: Sequence[Token], comma: int) -> bool:
    """Say whether another clause follows: "…, and it does much less for long prompts"."""
    if comma + 3 >= len(parts) or parts[comma + 1].lower not in ("and", "but", "yet", "so"):
        return False
    after = parts[comma + 2]
    if after.word is Word.PRONOUN:
        return True
    return parse(parts[comma + 2 :]) is not None and not ends_a_list(parts, comma)


def _turns(parts: Sequence[Token], comma: int) -> bool:
    after = parts[comma + 1] if comma + 1 < len(parts) else None
    if after is None:
        return True
    if after.word is Word.ADVERB and comma + 2 < len(parts) and parts[comma + 2].form("ing"):
        return True
    return after.form("ing") is not None or after.lower in (
        "not", "which", "but", "while", "whereas", "although", "though", "so", "who",
        "particularly",
    )  # fmt: skip


_TRENDS = frozenset(
    "rise increase grow fall decrease decline drop age move approach pass progress evolve expand"
    " shrink become get go come spread unfold develop warm cool heat dry continue begin start"
    " climb descend mature change".split()
)


def _asks_enough(main: Sequence[Token]) -> bool:
    words = [token for token in main if token.word is not Word.MARK]
    return len(words) >= 2 and len(set(content_words(main))) >= 2 - (words[-1].lower == "works")
