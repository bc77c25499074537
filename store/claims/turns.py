"""Where a phrase that answers something ends, and its sentence goes on to something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.tokens import Token, Word, tokens
from store.claims.verbs import NOUN_TOO

__all__ = ["ends_a_list", "lacks_its_verb", "one_claim", "within_a_relative", "without_a_turn"]

_OPEN_RELATIVE = re.compile(r"\b(?:in which|where|whose) (?P<rest>[^,;]+)\Z")


def ends_a_list(parts: Sequence[Token], comma: int) -> bool:
    """Say whether a list goes on behind a comma: "a person, product, or entity leads to …"."""
    before = next((i for i in range(comma - 1, 0, -1) if parts[i].text == ","), None)
    between = parts[before + 1 : comma] if before is not None else ()
    return (
        0 < len(between) <= 4
        and not any(token.word is Word.PRONOUN for token in between)
        and noun_phrase(parts, comma - len(between)) == comma
    )


def without_a_turn(said: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return an answer up to where its sentence goes on to something else."""
    for i, token in enumerate(said):
        after = said[i + 1] if i + 1 < len(said) else None
        pair = (token.lower, after.lower if after is not None else "")
        if i and pair in (("rather", "than"), ("instead", "of"), ("as", "opposed")):
            return said[:i]
        if i and token.lower in ("and", "but") and after is not None:
            verbal = after.form("s") is not None and not after.plural
            ends = after.word in (Word.AUXILIARY, Word.NEGATION) or verbal or _third(said, i + 1)
            if ends and not within_a_relative(said, i):
                return said[:i]
            if token.lower == "and" and after.text[0].isupper() and parse(said[i + 1 :]):
                return said[:i]  # "on layers and Cajal relied on shape"
        if token.lower in ("e.g", "i.e") and i and said[i - 1].text != "(":
            return said[: i - (said[i - 1].text == ",")]
        if not i or token.text not in (",", ";", "—", "–", ":"):
            continue
        if after is None or token.text == ";":
            return said[:i]
        turns = after.lower in (
            "but", "while", "whereas", "although", "though", "so", "yet", "which", "because", "as",
            "since", "who", "not",
        )  # fmt: skip
        listed = ends_a_list(said, i) and not _verbal(said[i + 2 :])
        joined = after.lower in ("and", "or") and not listed and _new_verb(said[i + 2 :])
        adverb = after.word is Word.ADVERB and i + 2 < len(said)
        ing = (said[i + 2] if adverb else after).form("ing")
        called = adverb and said[i + 2].form("participle") is not None
        if turns or joined or ing is not None or called:
            return said[:i]
    return said


def lacks_its_verb(text: str) -> bool:
    """Say whether a phrase ends before its verb: "a condition in which red blood cells"."""
    found = _OPEN_RELATIVE.search(text)
    if found is None:
        return False
    parts = tokens(found["rest"])
    for one, after in zip(parts, (*parts[1:], None), strict=True):
        noun = after is None or after.nominal
        sure = any(form.base not in NOUN_TOO for form in one.verb)
        if one.word is Word.AUXILIARY or sure or (one.verb and not noun):
            return False
    return True


def one_claim(said: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a definition up to where its sentence claims something else of the same thing.

    "A form of plasticity and follows the rule …", "A functional language, and mixing … is …".
    """
    for i in range(2, len(said) - 2):
        if said[i].text == ";" and i >= 5:
            return said[:i]
        if said[i].lower not in ("and", "but"):
            continue
        pair = [t.lower for t in said[:i] if t.lower in ("between", "and", "both")]
        if pair and pair[-1] != "and":
            continue  # "the balance between excitation and inhibition is …"
        rest = said[i + 1 :]
        if said[i - 1].text == "," and ends_a_list(said, i - 1) and _a_noun(rest):
            continue  # "of integrating governments, cultures, and markets"
        if within_a_relative(said, i):
            continue  # "a disease in which bone density and strength is decreased"
        form = rest[0].form("s")
        verb = form is not None and (form.base not in NOUN_TOO or _third(said, i + 1))
        if _adjectives(said[i - 1], rest[0]):
            continue  # "on social and political issues"
        if verb and any(t.word is Word.SUBORDINATOR for t in said[:i]):
            continue  # "where one neuron contacts and communicates with …"
        pronoun = rest[0].word is Word.PRONOUN
        clause = parse(rest)
        told = clause is not None and (
            clause.finite.word is Word.AUXILIARY or clause.finite.form("s", "base") is not None
        )
        if told and clause is not None and _a_noun_pair(clause):
            told = False
        if verb or pronoun or rest[0].word is Word.AUXILIARY or told:
            end = i - (said[i - 1].text == ",")
            return said[:end] if end >= 3 else said
    return said


def within_a_relative(said: Sequence[Token], i: int) -> bool:
    """Say whether "and" joins two parts of one relative clause: "that floats and stings"."""
    at = next((j for j in range(i - 1, 0, -1) if said[j].lower in _RELATIVES), None)
    if at is None or len(said) > _MOST_WHOLE:
        return False
    between = said[at + 1 : i]
    if between and between[0].text == ",":  # "in which, in a closed space, pressure and …"
        closing = next((j for j in range(1, len(between)) if between[j].text == ","), 0)
        between = between[closing + 1 :]
    return not any(t.text in (",", ";", ":", "—", "–") for t in between)


_RELATIVES = frozenset("which that where whose who".split())
_MOST_WHOLE = 34
"""So many words and marks may a definition have that is not cut within a relative clause."""


def _adjectives(one: Token, other: Token) -> bool:
    ends = ("al", "ic", "ive", "ous", "ary")
    return one.lower.endswith(ends) and other.lower.endswith(ends)


def _a_noun_pair(clause: Clause) -> bool:
    """Say whether "organizations access" is rather two nouns: "… give people and firms access"."""
    form = clause.finite.form("base")
    return form is not None and form.base in NOUN_TOO and len(clause.subject) <= 2


def _new_verb(rest: Sequence[Token]) -> bool:
    """Say whether what follows "and" is a clause or a verb rather than one more noun."""
    first = rest[0] if rest else None
    if first is None or parse(rest) is not None:
        return True
    return first.word is Word.AUXILIARY or (first.form("s") is not None and not first.plural)


def _a_noun(rest: Sequence[Token]) -> bool:
    """Say whether no verb stands there but what is a noun as well: "financial markets through"."""
    clause = None if _verbal(rest) else parse(rest)
    form = clause.finite.form("base", "s") if clause is not None else None
    return not _verbal(rest) and (clause is None or (form is not None and form.base in NOUN_TOO))


def _verbal(rest: Sequence[Token]) -> bool:
    first = rest[0] if rest else None
    return first is None or first.word in (Word.AUXILIARY, Word.PRONOUN)


def _third(said: Sequence[Token], i: int) -> bool:
    """Say whether a word such as "makes" after "and" is a verb: an object stands behind it."""
    token, after = said[i], said[i + 1] if i + 1 < len(said) else None
    opens = (Word.DETERMINER, Word.QUANTIFIER, Word.PRONOUN, Word.NUMBER)
    form = token.form("s")
    if form is not None and form.base not in NOUN_TOO:
        return True
    return (
        token.form("s", "past") is not None
        and after is not None
        and (after.word in opens or after.plural)
    )
