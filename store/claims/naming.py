"""Terms that are named behind what they mean: "S, which is known as X", "a plan called X, in …".

What is asked is what the term is; the answer is what stands before its name, or behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.claims.clauses import noun_phrase, parse
from store.claims.definitions import is_person
from store.claims.faults import problems
from store.claims.lexicon import EVALUATIVE, GENERIC, PEOPLE, TEXTS, VAGUE
from store.claims.phrases import answer, mid_sentence, phrase
from store.claims.proposal import Casing, Draft, Sentence
from store.claims.tokens import Token, Word, content_words, tokens
from store.claims.verbs import NOUN_TOO

__all__ = ["joined_to_its_name", "naming"]

_MOST_ANSWER_WORDS = 30
_MOST_TERM_WORDS = 5
_CALLED = frozenset("called termed dubbed named".split())
_KINDS = frozenset(
    "process property effect phenomenon practice technique method strategy condition trick"
    " procedure approach pattern state error bias reaction mechanism feature"
    " behaviour behavior"
    " arrangement system problem fallacy illusion paradox policy doctrine principle pause form"
    " idea situation design setup scheme rule relationship failure attack test quantity"
    " measure".split()
)
_RELATIVE = frozenset("which where whereby that".split())
_MAY_BEGIN = frozenset("each every several many some two three people where if when".split())
_CONTRACTION = re.compile(r"\b(?:it|there|that|they)['’](?:s|re)\b", re.IGNORECASE)
_LEANING = frozenset("this these those he she his her him i we my our us".split())


def naming(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield "What is X?" for a term that is named in passing."""
    parts = sentence.tokens
    for i in range(2, len(parts) - 1):
        at = _name_begins(parts, i)
        if at is None:
            continue
        end = _term_ends(parts, at)
        if end is None:
            continue
        said = (
            _of_a_clause(sentence, i)
            or _with_a_relative(sentence, i, end)
            or _of_a_subject(sentence, i, end)
        )
        if said is not None:
            yield from _draft(sentence, said, _first_name(parts[at:end]), casing)
    yield from _named_after(sentence, casing)


def _name_begins(parts: Sequence[Token], i: int) -> int | None:
    """Return where the name begins if a token is "called" or "known as"."""
    if parts[i].lower in _CALLED:
        return i + 1
    if parts[i].lower == "known" and parts[i + 1].lower == "as":
        return i + 2
    return None


def _term_ends(parts: Sequence[Token], at: int) -> int | None:
    """Return where a name ends, or None where it isn't one."""
    end = noun_phrase(parts, at)
    if at < len(parts) and parts[at].text[0].isupper():
        while end < len(parts) and parts[end].text[0].isupper():
            end += 1  # "Save More Later"
    words = [token for token in parts[at:end] if token.word not in (Word.MARK, Word.DETERMINER)]
    if not 1 <= len(words) <= _MOST_TERM_WORDS or any(t.lower in TEXTS for t in words):
        return None
    if len(words) == 1 and words[0].lower in GENERIC | VAGUE | EVALUATIVE:
        return None
    following = parts[end] if end < len(parts) else None
    if following is not None and following.start == parts[end - 1].end and following.text == "(":
        return None  # "V(D)J recombination"
    if following is None or following.word in (Word.MARK, Word.CONJUNCTION, Word.SUBORDINATOR):
        return end
    return end if following.word in (Word.PREPOSITION, Word.ADVERB) else None


def _first_name(term: Sequence[Token]) -> Sequence[Token]:
    """Return "gated recurrent units" of "gated recurrent units or GRUs": one name is enough."""
    other = next((i for i, token in enumerate(term) if i and token.lower == "or"), len(term))
    return term[:other]


def _of_a_clause(sentence: Sentence, called: int) -> str | None:
    """Return S of "S, which is called X" and "S, a process known as X"."""
    parts = sentence.tokens
    mark = next(
        (i for i in range(called - 1, max(1, called - 8), -1) if parts[i].text in ",—–"), None
    )
    if mark is None:
        return None
    between = [token.lower for token in parts[mark + 1 : called]]
    which = between in (["which", "is"], ["which", "are"], ["which", "is", "often"])
    kind = between[:1] in (["a"], ["an"], ["the"], ["something"]) and between[-1:] != ["is"]
    if kind:
        noun = [word for word in between if word in _KINDS]
        kind = bool(noun) or between == ["something"]
    if not (which or kind):
        return None
    begin = 0
    for i in range(mark - 1, 0, -1):
        if parts[i].text in (";", ":") and parts[i].end < parts[i + 1].start:
            begin = i + 1
            break
    return _clause(sentence, begin, mark)


def _clause(sentence: Sentence, begin: int, end: int) -> str | None:
    """Return a clause of a sentence that says something by itself."""
    parts = sentence.tokens
    if parts[begin].lower in ("and", "but", "so", "yet", "or"):
        begin += 1
    said = parts[begin:end]
    text = phrase(sentence.text, said)
    words = [token for token in said if token.word is not Word.MARK]
    if not 5 <= len(words) <= _MOST_ANSWER_WORDS or len(content_words(said)) < 3:
        return None
    if any(token.lower in _LEANING for token in said[:6]):
        return None
    opens = 0
    allowed = {"chatter"} if _CONTRACTION.search(text) else set()
    if said[0].lower in _MAY_BEGIN:
        allowed.add("leans on what was said before")
    if said[0].word in (Word.SUBORDINATOR, Word.PREPOSITION):
        opens = next((i + 1 for i, token in enumerate(said[:20]) if token.text == ","), 0)
        if not opens:
            return None
    if parse(said[opens:]) is None:
        return None
    if opens:
        allowed.add("leans on what was said before")
    return text if not set(problems(said, text)) - allowed else None


def _with_a_relative(sentence: Sentence, called: int, end: int) -> str | None:
    """Return "a plan in which S" of "a plan called X, in which S"."""
    parts = sentence.tokens
    begin = next(
        (i for i in range(called - 1, max(-1, called - 7), -1) if parts[i].lower in ("a", "an")),
        None,
    )
    if begin is None or noun_phrase(parts[:called], begin) < called - 1:
        return None
    at = end + (parts[end].text == "," if end < len(parts) else 0)
    if at + 4 >= len(parts):
        return None
    preposition = parts[at].word is Word.PREPOSITION
    if parts[at + preposition].lower not in _RELATIVE:
        return None
    stop = next(
        (i for i in range(at + 3, len(parts)) if parts[i].text in (".", ";", "—", "–", ":")),
        len(parts),
    )
    relative = parts[at:stop]
    if any(token.lower in _LEANING or token.lower in ("it", "they") for token in relative[:4]):
        return None
    if len(content_words(relative)) < 3 or len(relative) > _MOST_ANSWER_WORDS:
        return None
    kind = parts[begin:called]
    if kind[-1].text == ",":
        kind = kind[:-1]
    if any(token.lower in PEOPLE for token in kind) or is_person(kind):
        return None
    said = f"{phrase(sentence.text, kind)} {phrase(sentence.text, relative)}"
    faults = set(problems(relative, said)) - {
        "leans on what was said before",
        "too short or too long",
    }
    return None if faults else said


def _of_a_subject(sentence: Sentence, called: int, end: int) -> str | None:
    """Return "the ratio between …" of "The ratio between … is called X, …"."""
    parts = sentence.tokens
    be = called - 1 - (parts[called - 1].word is Word.ADVERB)
    if be < 4 or parts[be].lower not in ("is", "are"):
        return None
    if end < len(parts) and parts[end].text not in (",", ".", ";", "(", "—", "–"):
        return None
    begin = 1 if parts[0].lower in ("and", "but", "so") else 0
    subject = parts[begin:be]
    if subject[0].lower not in ("a", "an", "the", "any") and not subject[0].plural:
        return None
    if any(token.text in (",", ";", ":") for token in subject):
        return None
    text = phrase(sentence.text, subject)
    if len(content_words(subject)) < 3 or len(subject) > 20:
        return None
    faults = set(problems(subject, text)) - {"too short or too long"}
    return None if faults else text


def _named_after(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield "What is the X?" for "a sorted structure in memory, the X,"."""
    parts = sentence.tokens
    for i in range(3, len(parts) - 2):
        if parts[i].text not in (",", "—", "–") or parts[i + 1].lower != "the":
            continue
        end = noun_phrase(parts, i + 1)
        words = [token for token in parts[i + 2 : end] if token.word is not Word.MARK]
        stops = end >= len(parts) or parts[end].text in (",", ".", "—", "–", ";", "(")
        if not stops or not 1 <= len(words) <= 3 or any(t.word is not Word.NOUN for t in words):
            continue
        following = [token.lower for token in parts[end : end + 2]]
        if following[:1] == [","] and following[1:] in (["and"], ["or"], ["the"], ["a"], ["an"]):
            continue  # a list
        if all(t.lower in GENERIC | VAGUE | EVALUATIVE for t in words):
            continue
        if any(t.lower in PEOPLE | TEXTS for t in words) or words[-1].form("ing"):
            continue
        begin = next(
            (j for j in range(i - 1, max(-1, i - 12), -1) if parts[j].lower in ("a", "an")), None
        )
        if begin is None or any(t.word is Word.MARK for t in parts[begin:i]):
            continue
        kind = parts[begin:i]
        head = noun_phrase(parts, begin)
        if head <= begin + 1 or len(content_words(kind)) < 4 or is_person(kind):
            continue
        if (
            head < i
            and parts[head].word is not Word.PREPOSITION
            and parts[head].lower not in _RELATIVE
        ):
            continue
        if parts[end - 1].plural or any(t.lower in PEOPLE for t in kind):
            continue
        if set(problems(kind, phrase(sentence.text, kind))) - {"too short or too long"}:
            continue
        yield from _draft(sentence, phrase(sentence.text, kind), parts[i + 1 : end], casing)


def _draft(sentence: Sentence, said: str, term: Sequence[Token], casing: Casing) -> Iterator[Draft]:
    name = mid_sentence(phrase(sentence.text, term), term[0], casing=casing, start=False)
    if name[:1] in ('"', "“"):
        name = name.strip('"“”').rstrip(",")
    words = [token for token in term if token.word is Word.NOUN]
    if not words:
        return
    if words[-1].form("s") and words[-1].verb[0].base not in NOUN_TOO and len(words) > 1:
        return
    if len(words) == 1 and words[0].lower.endswith("ed"):
        return
    told = said.casefold().split()
    if words[-1].lower in told and len(words) < 2:
        return
    plural = words[-1].plural and term[0].lower not in ("a", "an")
    verb = "are" if plural else "is"
    yield sentence.ask(f"What {verb} {name}?", answer(said), "coined", f"{name}: {said}")


_THIS = re.compile(
    r"(?:This|That|It)(?: phenomenon| effect| process| practice| technique| property)?"
    r"(?:'s| is| is often| is also) (?=(?:called|known as|termed|dubbed) )"
)


def joined_to_its_name(before: Sentence, sentence: Sentence) -> Sentence | None:
    """Return "S, which is called X" for "S. This is called X", else None."""
    match = _THIS.match(sentence.text)
    if match is None or before.label is not None:
        return None
    text = f"{before.text.rstrip(' .')}, which is {sentence.text[match.end() :]}"
    span = (before.start, sentence.start + len(sentence.text))
    return replace(sentence, text=text, tokens=tokens(text), span=span)
