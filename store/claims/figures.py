"""When something happened, and how many there are: questions whose answer is a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase
from store.claims.lexicon import SHARED, UNIQUE
from store.claims.phrases import ask, mid_sentence, phrase, sentence_case
from store.claims.proposal import Casing, Draft, Statement
from store.claims.tokens import Token, Word, content_words

__all__ = ["figures"]

_YEAR = re.compile(r"1[0-9]{3}|20[0-2][0-9]|[1-9][0-9]{2}")
_ROUGHLY = frozenset(
    "about roughly nearly around approximately almost only over up exactly more fewer less than to"
    " at least most some just under".split()
)
_NO_COUNT = frozenset(
    "percent times years days hours minutes seconds months weeks degrees dollars pounds euros"
    " kilometres kilometers metres meters miles feet grams kilograms watts volts points".split()
)
_EVENTS = frozenset(
    "begin end open close start fall found publish discover invent introduce pass sign abolish ban"
    " launch build complete create establish adopt die defeat win become coin describe land erupt"
    " unite conquer declare release propose first-publish award ratify outlaw settle invade"
    " crown execute assassinate collapse reopen destroy rebuild reach cross split merge".split()
)
_DONE_TO_SOMETHING = frozenset(
    "introduce publish invent found discover abolish ban build create establish declare release"
    " propose award ratify outlaw execute assassinate destroy rebuild describe adopt".split()
)
"""Verbs that need an object: "a dialect introduced in 1975" has a participle, and no event."""
_STATES = frozenset(
    "be have live know think believe feel seem appear remain stay look want need use make do go"
    " come say note show get like work study call consider describe argue write".split()
)
_FOLLOWS = frozenset("on at by with against over after under despite and".split())
_MOST_WORDS = 16


def figures(statement: Statement, casing: Casing) -> Iterator[Draft]:
    """Yield "When did …?" for a dated event, and "How many …?" for a counted object."""
    clause = statement.clause
    if clause is None or clause.negated or statement.attribution:
        return
    yield from _when(statement, clause, casing)
    yield from _how_much(statement, clause, casing)
    if not statement.opening:
        yield from _how_many(statement, clause, casing)
        yield from _so_many_times(statement, clause, casing)


def _when(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    parts, text = clause.tokens, statement.text
    base = clause.main.verb[0].base if clause.main.verb else clause.main.lower
    if base in _STATES or not clause.main.form("past", "participle"):
        return
    if base not in _EVENTS and not _by_name(clause):
        return
    if not any(t.text[0].isupper() and t.word is Word.NOUN for t in parts[:-1]) or clause.copular:
        return
    bare = clause.rest < len(parts) and parts[clause.rest].word is Word.PREPOSITION
    if base in _DONE_TO_SOMETHING and bare and not clause.passive:
        return
    opening = statement.tokens[: statement.opening]
    if opening:
        dated = opening[0].lower == "in" and _YEAR.fullmatch(opening[1].text)
        if not dated or len(opening) > 2 + (opening[-1].text == ","):
            return
        until, year = _end(parts), opening[1].text
    else:
        at = next(
            (
                i
                for i in range(clause.rest, len(parts) - 1)
                if parts[i].lower == "in" and _dated(parts, i + 1)
            ),
            None,
        )
        if at is None or not _closes(parts, at + 1 + _dated(parts, at + 1)):
            return
        until, year = at, phrase(text, parts[at + 1 : at + 1 + _dated(parts, at + 1)])
    if sum(_YEAR.fullmatch(t.text) is not None for t in statement.tokens) > 1:
        return
    last = parts[until - 1]
    if (
        parts[until - 2].lower == "the"
        and last.text.islower()
        and last.lower not in SHARED | UNIQUE
    ):
        return  # "closed the bank": which one was said before
    question = ask("When", clause, text, until, casing=casing, start=not opening)
    if question is None or len(question.split()) > _MOST_WORDS:
        return
    if len(set(content_words(parts[:until]))) < 3 - _by_name(clause):
        return
    yield statement.ask(question, year, "date")


_MONTHS = frozenset(
    "january february march april may june july august september october november december early"
    " late mid".split()
)


def _dated(parts: Sequence[Token], at: int) -> int:
    """Return how many tokens make a date: "1675", "December 1675", "early 1980"; 0 if none do."""
    month = parts[at].lower in _MONTHS and at + 1 < len(parts)
    return 1 + month if _YEAR.fullmatch(parts[at + month].text) else 0


def _by_name(clause: Clause) -> bool:
    """Say whether somebody or something with a name did or suffered what happened."""
    subject = clause.subject
    return any(t.word is Word.NOUN and t.text[0].isupper() for t in subject[1:]) or (
        subject[0].word is Word.NOUN
        and subject[0].text[0].isupper()
        and len(subject) == 1
        and not subject[0].plural
    )


def _end(parts: Sequence[Token]) -> int:
    for i, token in enumerate(parts):
        if i and token.text in (",", ";", ".", "—", ":"):
            return i
    return len(parts)


def _closes(parts: Sequence[Token], at: int) -> bool:
    """Say whether nothing that matters follows a date."""
    return at >= len(parts) or parts[at].text in (".", ",", ";") or parts[at].lower in _FOLLOWS


def _how_many(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    parts, text = clause.tokens, statement.text
    at = clause.rest
    while at < len(parts) and parts[at].lower in _ROUGHLY:
        at += 1
    end = at
    while end < len(parts) and parts[end].word is Word.NUMBER:
        end += 1
    owns = clause.main.lower in ("has", "have", "had")
    if end == at or end >= len(parts) or clause.passive:
        return
    if (clause.main.word is Word.AUXILIARY or clause.main is not clause.finite) and not owns:
        return  # "can mean two things" is not "has two things"
    last = noun_phrase(parts, end)
    if last == end or last - end > 3 or not parts[last - 1].plural:
        return
    if any(t.lower in _NO_COUNT or t.text == "%" for t in parts[at:last]):
        return
    if last < len(parts) and parts[last].lower == "of":
        last = noun_phrase(parts, last + 1)
    if last < len(parts) and parts[last].text not in (".", ",") and parts[last].lower != "for":
        return
    if sum(t.word is Word.NUMBER for t in parts) > end - at:
        return
    subject = mid_sentence(
        phrase(text, clause.subject), clause.subject[0], casing=casing, start=True
    )
    counted = phrase(text, parts[end:last])
    verb = clause.finite
    base = "have" if verb.word is Word.AUXILIARY else clause.main.verb[0].base
    support = "did" if _past(clause) else "do" if clause.plural else "does"
    rest = phrase(text, parts[last : _end_from(parts, last)])
    question = " ".join(
        piece for piece in ("How many", counted, support, subject, base, rest) if piece
    )
    if len(question.split()) > _MOST_WORDS or len(content_words(clause.subject)) < 1:
        return
    back = phrase(text, parts[clause.rest : end])
    yield statement.ask(question.rstrip(" ,.") + "?", sentence_case(back), "number")


def _how_much(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "By how much does X improve Y?" for "X improves Y by roughly 4 percent"."""
    parts, text = clause.tokens, statement.text
    for i in range(clause.rest, len(parts) - 2):
        if parts[i].lower != "by" or statement.opening:
            continue
        at = i + 1
        while at < len(parts) - 1 and (parts[at].lower in _ROUGHLY or parts[at].lower == "some"):
            at += 1
        share = parts[at].text.endswith("%") or (
            parts[at + 1 : at + 2] and (parts[at + 1].lower in ("percent", "per", "percentage"))
        )
        if parts[at].word is not Word.NUMBER or not share:
            continue
        question = ask("By how much", clause, text, i, casing=casing, start=True)
        if question is None or len(question.split()) > _MOST_WORDS:
            return
        ends = i + 1 + _end(parts[i + 1 :])
        named = [token.lower for token in parts[at + 1 : at + 2]] in (["percent"], ["percentage"])
        after = parts[at + 1 + named : ends]
        if after and [t.lower for t in after] != ["on", "average"]:
            return
        if len(content_words(parts[:i])) < 4:
            return
        back = phrase(text, parts[i + 1 : ends])
        yield statement.ask(question, sentence_case(back), "number")
        return


def _so_many_times(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "How much faster is X than Y?" for "X is ten times faster than Y"."""
    parts, text = clause.tokens, statement.text
    at = next((i for i, token in enumerate(parts) if token.lower == "times"), None)
    if at is None or not clause.copular or at + 3 >= len(parts) or parts[at + 2].lower != "than":
        return
    begin = at
    while begin > clause.rest and (
        parts[begin - 1].word is Word.NUMBER or parts[begin - 1].lower in _ROUGHLY
    ):
        begin -= 1
    more = parts[at + 1]
    end = _end_from(parts, at + 3)
    if begin == at or begin != clause.rest or not more.lower.endswith("er") or end < at + 5:
        return
    question = ask(f"How much {more.text}", clause, text, begin, casing=casing, start=True)
    if question is None:
        return
    front = f"{question[:-1]} {phrase(text, parts[at + 2 : end])}?"
    if len(front.split()) <= _MOST_WORDS + 4:
        back = phrase(text, parts[begin : at + 1])
        yield statement.ask(front, sentence_case(back), "number")


def _past(clause: Clause) -> bool:
    finite = clause.finite
    if finite.word is Word.AUXILIARY:
        return finite.lower == "had"
    return finite.form("past") is not None and finite.form("base") is None


def _end_from(parts: Sequence[Token], at: int) -> int:
    return at + _end(parts[at:]) if at < len(parts) and parts[at].text not in ".," else at
