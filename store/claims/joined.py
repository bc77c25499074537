"""What two joined clauses tell of each other: why, how one differs from the other, what if not.

"R, so S" and "R, which is why S" give the reason of S; "S, whereas T" how two things differ; "S
isn't X; it is Y" what S is instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.claims.clauses import Clause, parse
from store.claims.lexicon import EVALUATIVE
from store.claims.phrases import answer, ask, mid_sentence, phrase
from store.claims.pieces import cut_out
from store.claims.proposal import Casing, Draft, Sentence
from store.claims.standalone import specific_phrase, whole
from store.claims.tokens import Token, Word, content_words, tokens

__all__ = ["joined"]

_LONGEST_QUESTION = 22
_LONGEST_ANSWER = 30
_PLURAL = {"they": True, "it": False}


def joined(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield the questions that the two halves of a sentence answer of each other."""
    parts = sentence.tokens
    for i in range(2, len(parts) - 3):
        if parts[i].text not in (",", ";", "—", "–"):
            continue
        following = [token.lower for token in parts[i + 1 : i + 5]]
        if following[0] == "so" and following[1] not in ("that", "far", "too", "as", "much"):
            draft = _why(sentence, i, i + 2, casing)
        elif following[:3] in (["which", "is", "why"], ["that", "is", "why"]):
            draft = _why(sentence, i, i + 4, casing)
        elif following[0] in ("whereas", "while") and parts[i].text == ",":
            draft = _differs(sentence, i, casing)
        elif parts[i].text != "," and following[0] in _PLURAL:
            draft = _instead(sentence, i, casing)
        else:
            continue
        if draft is not None:
            yield draft
            return


def _why(sentence: Sentence, mark: int, begin: int, casing: Casing) -> Draft | None:
    """Return "Why S?" with the reason that stands before the mark."""
    parts = sentence.tokens
    reason = whole(cut_out(sentence, 0, mark))
    if reason is None or reason.clause is None or len(reason.text.split()) > _LONGEST_ANSWER:
        return None
    said = mid_sentence(reason.text, reason.tokens[0], casing=casing)
    rest = parts[begin : _end(parts, begin)]
    if len(rest) < 2 or len(content_words(reason.tokens)) < 2:
        return None
    pronoun = rest[0].lower
    if pronoun in _PLURAL:
        if reason.clause.plural is not _PLURAL[pronoun] or len(reason.clause.subject) > 5:
            return None
        subject = phrase(reason.text, reason.clause.subject)
        text = subject + sentence.text[rest[0].end : rest[-1].end]
        begins = reason.clause.subject[-1].end
        said = pronoun + reason.text[begins:]
        effect = whole(_reworded(sentence, text))
    else:
        effect = whole(cut_out(sentence, begin, begin + len(rest)))
        often = next((t for t in rest if t.lower == "so"), None)
        if effect is None and often is not None:
            text = (
                sentence.text[rest[0].start : often.start]
                + sentence.text[often.end + 1 : rest[-1].end]
            )
            effect = whole(_reworded(sentence, text))
    if effect is None or effect.clause is None:
        return None
    clause = effect.clause
    base = clause.main.verb[0].base if clause.main.verb else ""
    judged = clause.copular and any(t.lower in EVALUATIVE for t in clause.tokens[clause.rest :][:2])
    if base == "mean" or judged:
        return None
    until = len(clause.tokens) - (clause.tokens[-1].text == ".")
    question = ask("Why", clause, effect.text, until, casing=casing, start=pronoun in _PLURAL)
    if question is None or len(question.split()) > _LONGEST_QUESTION:
        return None
    return sentence.ask(question, answer(f"Because {said}"), "reason")


def _reworded(sentence: Sentence, text: str) -> Sentence:
    return replace(sentence, text=text, tokens=tokens(text))


def _end(parts: Sequence[Token], begin: int) -> int:
    """Return where the clause ends that begins somewhere."""
    for i in range(begin, len(parts)):
        if parts[i].text in (".", ";", "—", ":"):
            return i
        after = parts[i + 1] if i + 1 < len(parts) else None
        if parts[i].text != "," or after is None or i <= begin + 1:
            continue
        clause = after.lower in ("and", "but") and parse(parts[i + 2 :]) is not None
        if clause or after.lower in ("which", "although", "though"):
            return i
    return len(parts)


def _differs(sentence: Sentence, mark: int, casing: Casing) -> Draft | None:
    """Return "How does S differ from T?" for "S …, whereas T …"."""
    parts = sentence.tokens
    one = whole(cut_out(sentence, 0, mark))
    end = _end(parts, mark + 2)
    other = whole(cut_out(sentence, mark + 2, end))
    if one is None or other is None or one.clause is None or other.clause is None:
        return None
    left, right = one.clause.subject, other.clause.subject
    if max(len(left), len(right)) > 6 or not (specific_phrase(left) and specific_phrase(right)):
        return None
    if not (_timeless(one.clause) and _timeless(other.clause)):
        return None
    words = sentence.text[: parts[end - 1].end].split()
    if len(words) > _LONGEST_ANSWER + 6:
        return None
    support = "do" if one.clause.plural else "does"
    asked = mid_sentence(phrase(one.text, left), left[0], casing=casing)
    if len(left) == 1 and right[0].text[0].islower() and left[0].text[1:].islower():
        asked = asked.lower()  # "Glutenin …, while gliadin …": the capital is the sentence's
    front = f"How {support} {asked} differ from {phrase(other.text, right)}?"
    return sentence.ask(front, answer(sentence.text[: parts[end - 1].end]), "contrast")


def _timeless(clause: Clause) -> bool:
    finite = clause.finite
    if finite.word is Word.AUXILIARY:
        return finite.lower not in ("was", "were", "had", "did", "would", "could")
    return finite.form("s", "base") is not None


def _instead(sentence: Sentence, mark: int, casing: Casing) -> Draft | None:
    """Return "What is S, if not X?" for "S isn't X; it is Y"."""
    parts = sentence.tokens
    one = whole(cut_out(sentence, 0, mark))
    if one is None or one.clause is None or not one.clause.negated:
        return None
    clause, pronoun = one.clause, parts[mark + 1].lower
    if clause.plural is not _PLURAL[pronoun] or len(clause.subject) > 5:
        return None
    if clause.passive:
        return None  # "minerals are not made in the body, they come from …"
    end = _end(parts, mark + 2)
    denied = phrase(one.text, clause.tokens[clause.rest :]).rstrip(" .")
    verb, said = parts[mark + 2], parts[mark + 3 : end]
    if not said or not denied or len(said) > _LONGEST_ANSWER:
        return None
    asked = mid_sentence(phrase(one.text, clause.subject), clause.subject[0], casing=casing)
    if clause.finite.lower in ("is", "are", "isn't", "aren't"):
        if verb.lower not in ("is", "are") or clause.finite.lower.removesuffix("n't") != verb.lower:
            return None
        front = f"What {verb.lower} {asked}, if not {denied}?"
    else:
        form = clause.main.verb[0].base if clause.main.verb else None
        now = verb.form("base" if clause.plural else "s")
        if form is None or now is None:
            return None
        support = "do" if clause.plural else "does"
        if now.base != form:
            front = f"What {support} {asked} do, if not {form} {denied}?"
            said = parts[mark + 1 : end]
        else:
            front = f"What {support} {asked} {form}, if not {denied}?"
    if len(front.split()) > _LONGEST_QUESTION or not content_words(said):
        return None
    return sentence.ask(front, answer(phrase(sentence.text, said)), "contrast")
