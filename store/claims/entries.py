"""Items whose label is what they tell of: "Distillation: a student network is trained to …".

The question is after what the label names: what it is, how it works, what happens in it, what it
does, or why, where the label says so itself ("Why DDIM is fast: …"). What a label merely heads
("Cost: …", "The catch: …") is asked nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.definitions import is_person, with_article
from store.claims.faults import problems
from store.claims.kinds import judges
from store.claims.lexicon import (
    ABSTRACT,
    ANAPHORIC,
    EVALUATIVE,
    EVERYDAY,
    GENERIC,
    MENTAL,
    PEOPLE,
    TEXTS,
    VAGUE,
)
from store.claims.phrases import answer, ask, mid_sentence, phrase, shortened
from store.claims.proposal import Casing, Draft, Sentence
from store.claims.tokens import Token, Word, content_words, tokens
from store.claims.turns import one_claim
from store.claims.verbs import NOUN_TOO, NOUNS_IN_ING, TELLING

__all__ = ["entries"]

_MOST_ANSWER_WORDS = 30
_MOST_LABEL_WORDS = 4
_PROCESS = ("ing", "tion", "sion", "sis", "ment", "ism")
_ADJECTIVES = ("ic", "al", "ive", "ous", "able", "ful", "less", "ary", "ent", "ant")
_ABSTRACT_ENDS = (*_PROCESS, "ity", "ance", "ence", "rate", "ratio", "time", "set")
_LEANING = frozenset("i we my our us he she his her him this these those such".split())
_PAST = frozenset("was were had did could would might will should must".split())
"""Auxiliaries of what doesn't hold always."""
_HEADS = frozenset(
    "title author year date source link venue name summary abstract cause cost length size"
    " speed price scope status context setting background stability motivation problem caveat"
    " warning verdict advice tip reading homework question note disease access coverage"
    " experience result evidence alternative analogy concept idea listen watch benefit"
    " drawback upside downside pro con risk remedy fix reason insight takeaway lesson example"
    " detail aside moment quote fact snag finding conclusion exception irony twist response"
    " task model data method design goal outcome impact effect implication application"
    " challenge limitation future strategy approach solution setup modeling modelling"
    " evaluation training testing dataset architecture experiment implementation environment"
    " baseline metric preprocessing details objective".split()
)
_MAY_LEAN = frozenset(
    ("leans on what was said before", "too short or too long", "speaks to somebody", "chatter")
)
_GLOSSING = frozenset(
    "of that which for in by used between who where whose with from to per at on above below"
    " without within about over under than needed given until when after before".split()
)
_MAKING = frozenset("present propose introduce release develop describe offer provide".split())
"""What a digest says of a thing that it names: "Med-Gemini: presents a family of models"."""
_FINDING = frozenset(
    "find show report study survey investigate reveal argue evaluate benchmark analyse analyze"
    " conduct perform achieve outperform".split()
)
_STEPS = frozenset(
    "send get add set create define install configure use build choose find make start register"
    " enable update remove delete import apply prepare collect identify implement".split()
)
"""Verbs at the head of a step: "Send Notification"."""
_LINKING = frozenset("become remain stay seem appear get be".split())
_SURVEYS = frozenset("overview survey study analysis review look guide".split())
_ASKING = frozenset("how what where when whether why".split())


_BRACKET = re.compile(r" \([^()]*\)\Z")
_ANYBODY = frozenset("everyone everybody nobody anyone someone there there's".split())


def entries(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield the question after an item's label that its text answers."""
    if sentence.label is None:
        return
    label = tokens(_BRACKET.sub("", sentence.label))
    if len(label) > 2 and label[0].lower in ("why", "how", "what"):
        draft = _asked_by_its_label(sentence, label, casing)
    elif _a_term(label):
        draft = _asked_after_its_label(sentence, label, casing)
    else:
        draft = None
    if draft is not None:
        yield draft


def _asked_by_its_label(sentence: Sentence, label: Sequence[Token], casing: Casing) -> Draft | None:
    """Return "Why is X fast?" for a label such as "Why X is fast"."""
    clause = parse(label[1:])
    if clause is None or clause.subject[0].lower in ANAPHORIC:
        return None
    if label[-1].text == "?" or not _answers(sentence.tokens):
        return None
    if label[0].lower == "what":
        return None
    text = sentence.label or ""
    front = ask(
        label[0].text.capitalize(), clause, text, len(clause.tokens), casing=casing, start=False
    )
    if front is None or (clause.subject[0].lower == "the" and len(clause.subject) < 3):
        return None
    return sentence.ask(front, answer(sentence.text), "entry", f"{text}: {sentence.text}")


def _a_term(label: Sequence[Token]) -> bool:
    """Say whether a label names something of its own."""
    words = [token for token in label if token.word is not Word.MARK]
    if not 1 <= len(words) <= _MOST_LABEL_WORDS or len(words) < len(label) - 2:
        return False
    if any(token.word is not Word.NOUN for token in words):
        return False
    if any((form := t.form("s")) and form.base not in NOUN_TOO for t in words[1:-1]):
        return False  # "Information hiding promotes secrets"
    lowered = {token.lower for token in words}
    if (
        words[0].lower == "worth"
        or lowered & (TEXTS | PEOPLE)
        or words[0].lower in ANAPHORIC | EVALUATIVE
    ):
        return False
    last = words[-1].lower
    if last in _HEADS or last.removesuffix("s") in _HEADS:
        return False
    if len(words) == 1:
        plain = last in ABSTRACT | EVERYDAY | GENERIC | VAGUE | EVALUATIVE
        technical = _technical(words[0])
        if last.endswith(_ADJECTIVES):
            return False
        return technical or (not plain and (last.endswith(_PROCESS) or len(last) > 6))
    base = words[0].form("base")
    verb = base is not None and base.base not in NOUN_TOO
    if verb and (words[0].lower in _STEPS or not last.endswith(_ABSTRACT_ENDS)):
        return False
    if base is not None and len(words) > 2 and words[1].plural:
        return False  # "Help People Navigate Change"
    doing = words[0].form("ing") is not None and words[0].lower not in NOUNS_IN_ING
    if (doing and words[-1].plural) or (words[0].lower.endswith("er") and words[-1].plural):
        return False  # "Counting cycles", "Faster samplers"
    return any(t.lower not in GENERIC | VAGUE | ABSTRACT | EVALUATIVE for t in words)


def _asked_after_its_label(
    sentence: Sentence, label: Sequence[Token], casing: Casing
) -> Draft | None:
    parts = sentence.tokens
    if _of_itself(parts) is not None:
        return _opened(sentence, label, casing)
    if parts[0].lower == "used" and parts[1].lower in ("to", "for"):
        return _used(sentence, label, casing)
    if not _answers(parts):
        return None
    kind = _kind(parts)
    if kind == "clause" and _shares(label, parts):
        return None
    if kind == "gloss" and _shares(label[-1:], parts):
        return None
    name = sentence.label or ""
    if name != sentence.heading:  # a heading that its text goes on with is a name
        name = mid_sentence(name, label[0], casing=casing)
    words = [token for token in label if token.word is Word.NOUN]
    plural = words[-1].plural
    be, do = ("are", "do") if plural else ("is", "does")
    process = words[-1].lower.endswith(_PROCESS)
    if kind == "clause" and not _tells_what(words, process=process):
        return None
    how = f"How {do} {name} work?"
    if kind == "gloss":
        asked = with_article(name, label, parts, casing)
        front = f"What {be} {asked}?"
    elif kind == "order":
        front = how
    elif kind == "predicate" and (made := _made(sentence)) is not None:
        return sentence.ask(
            f"What {be} {name}?", answer(made), "entry", f"{sentence.label}: {made}"
        )
    elif kind == "predicate" and not plural and not _is_made(parts):
        return _told(sentence, f"What {do} {name} do?", "It ")
    elif kind == "clause":
        of_many = process and not plural and len(words) > 1
        front = how if of_many else f"What {be} {name}?"
    else:
        return None
    return _told(sentence, front, "", gloss=kind == "gloss")


def _is_made(parts: Sequence[Token]) -> bool:
    """Say whether a text says that somebody presents what its label names."""
    form = parts[0].form("s")
    return form is not None and form.base in _MAKING


def _made(sentence: Sentence) -> str | None:
    """Return "a family of models …" of "presents a family of models …", or None."""
    parts = sentence.tokens
    if not _is_made(parts) or parts[1].lower not in ("a", "an"):
        return None
    end = noun_phrase(parts, 1)
    if end + 1 >= len(parts) or parts[end - 1].lower in TEXTS | _SURVEYS:
        return None
    said = one_claim(parts[1:])
    while said and said[-1].word is Word.MARK:
        said = said[:-1]
    return shortened(phrase(sentence.text, said), said, _MOST_ANSWER_WORDS)


def _of_itself(parts: Sequence[Token]) -> int | None:
    """Return where "it" stands in "introduced in 2023, it borrows …", a text about its label."""
    if parts[0].form("participle", "ing") is None and parts[0].word is not Word.PREPOSITION:
        return None
    comma = next((i for i, token in enumerate(parts[:14]) if token.text == ","), None)
    if comma is None or comma + 4 >= len(parts) or parts[comma + 1].lower != "it":
        return None
    return comma + 1 if parts[comma + 2].form("s") is not None else None


def _opened(sentence: Sentence, label: Sequence[Token], casing: Casing) -> Draft | None:
    """Return "What does X do?" for "X: introduced in 2023, it borrows …"."""
    at = _of_itself(sentence.tokens)
    if at is None or label[-1].plural or not _answers(sentence.tokens[at:]):
        return None
    name = mid_sentence(sentence.label or "", label[0], casing=casing)
    said = sentence.text[sentence.tokens[at].start :]
    return sentence.ask(f"What does {name} do?", answer(said), "entry", f"{sentence.label}: {said}")


def _used(sentence: Sentence, label: Sequence[Token], casing: Casing) -> Draft | None:
    """Return "What is X used for?" for "X: used for animating …" and "X: used to animate …"."""
    parts = one_claim(sentence.tokens)
    if len(content_words(parts)) < 3 or any(token.lower in _LEANING for token in parts):
        return None
    name = mid_sentence(sentence.label or "", label[0], casing=casing)
    be = "are" if label[-1].plural else "is"
    said = parts[1:] if parts[1].lower == "to" else parts[2:]
    told = shortened(phrase(sentence.text, said), said, _MOST_ANSWER_WORDS)
    claim = f"{sentence.label}: {sentence.text}"
    return sentence.ask(f"What {be} {name} used for?", answer(told), "entry", claim)


def _technical(word: Token) -> bool:
    """Say whether a word is a term by its looks: a hyphen, a capital behind the first letter."""
    return "-" in word.text or word.text[1:].lower() != word.text[1:]


def _tells_what(words: Sequence[Token], *, process: bool) -> bool:
    """Say whether a clause behind a label tells what that is, and is not merely about it.

    "Operational Simplicity" is a heading; "Latency: a small model answers in …" is about it.
    """
    if len(words) == 1:
        return process or _technical(words[0])
    headed = all(token.text[0].isupper() and token.text[1:].islower() for token in words)
    return not headed or any("-" in token.text for token in words)


def _told(sentence: Sentence, front: str, opening: str, *, gloss: bool = False) -> Draft | None:
    """Return a draft whose answer is the item's text, with "It" before a bare predicate."""
    parts = one_claim(sentence.tokens) if gloss else sentence.tokens
    said = shortened(phrase(sentence.text, parts), parts, _MOST_ANSWER_WORDS)
    if len(said.split()) > _MOST_ANSWER_WORDS + 4:
        return None
    claim = f"{sentence.label}: {sentence.text}"
    if opening and not sentence.tokens[0].text[1:2].isupper():
        said = said[:1].lower() + said[1:]
    return sentence.ask(front, answer(opening + said), "entry", claim)


def _answers(parts: Sequence[Token]) -> bool:
    """Say whether a text says by itself what holds always."""
    words = [token for token in parts if token.word is not Word.MARK]
    if not 4 <= len(words) <= _MOST_ANSWER_WORDS + 12 or len(content_words(parts)) < 3:
        return False
    if any(token.lower in _LEANING for token in words):
        return False
    if any(token.lower in _PAST for token in words) or parts[-1].text == ":":
        return False
    if any(_YEAR.fullmatch(token.text) for token in words):
        return False
    text = " ".join(token.text for token in parts)
    return (
        not set(problems(parts, text))
        - _MAY_LEAN
        - {'"It" is nothing known', '"it" is nothing known'}
    )


_YEAR = re.compile(r"(?:1[0-9]|20)\d\ds?")


def _kind(parts: Sequence[Token]) -> str | None:
    """Say what sort of text an item holds: a gloss, an order, a predicate or a clause."""
    first, second = parts[0], parts[1]
    if first.word is Word.NUMBER:
        return None
    if first.lower in _ASKING:
        return "gloss" if first.lower in ("how", "what", "where", "when") else None
    if first.form("ing") is not None and first.word is Word.NOUN:
        opened = any(t.text == "," and parse(parts[i + 1 :]) for i, t in enumerate(parts[:14]))
        return None if opened else "gloss"  # "Drawing on …, somebody discusses …"
    third = first.form("s")
    noun = second.word is Word.NOUN and second.form("participle") is None
    if third is not None and (third.base not in NOUN_TOO or _object(second) or noun):
        tells = third.base in TELLING or third.base in _FINDING
        return "predicate" if (_object(second) or noun) and not tells else None
    order = first.form("base")
    if order is not None and order.base in _LINKING:
        return None  # "Activations: become easy to quantize"
    if order is not None and not first.plural and (_object(second) or order.base not in NOUN_TOO):
        tells = order.base in TELLING or order.base in _FINDING
        return "order" if (_object(second) or noun) and not tells else None
    end = noun_phrase(parts, 0)
    reduced = 0 < end < len(parts) - 3 and parts[end].form("participle") is not None
    if first.lower in _ANYBODY and (second.verb or second.word is Word.AUXILIARY):
        return None if second.lower in _PAST else "clause"
    clause = _clause(parts)
    behind = clause is not None and clause.verb > end and _always(clause)
    if reduced and not behind and parts[end].form("base") is None:
        return "gloss" if parts[end + 1].word in (Word.PREPOSITION, Word.TO) else None
    if clause is None and any(t.word is Word.AUXILIARY and t.lower not in _PAST for t in parts):
        opens = parts[0].word in (Word.DETERMINER, Word.NOUN, Word.ADVERB, Word.QUANTIFIER)
        if opens and (end == 0 or parts[end].lower in ("that", "who")):
            return "clause"
    if clause is not None:
        return "clause" if _always(clause) and not _judges(clause) else None
    if end == 0 or end >= len(parts) or is_person(parts):
        return None
    if judges([token.lower for token in parts[:end]]) or parts[end - 1].lower in TEXTS | _SURVEYS:
        return None
    if end == 1 and first.lower.endswith(_ADJECTIVES):
        return None  # "attractive in states with a high tax"
    names = sum(token.text[0].isupper() for token in parts[1:7])
    participle = parts[end].form("participle") is not None
    return "gloss" if (parts[end].lower in _GLOSSING or participle) and names < 2 else None


def _object(token: Token) -> bool:
    return token.word in (Word.DETERMINER, Word.QUANTIFIER, Word.NUMBER) or token.lower in _ASKING


def _clause(parts: Sequence[Token]) -> Clause | None:
    """Return the main clause, which a condition or another opening may stand before."""
    if parts[0].word in (Word.SUBORDINATOR, Word.PREPOSITION, Word.ADVERB):
        commas = [i for i, token in enumerate(parts[:20]) if token.text == ","]
        for comma in commas:
            clause = parse(parts[comma + 1 :])
            if clause is not None:
                return clause
        return None
    return parse(parts)


def _always(clause: Clause) -> bool:
    finite = clause.finite
    if clause.subject[0].lower in ("it", "they", "both"):
        return False
    if clause.main.verb and clause.main.verb[0].base in TELLING | MENTAL:
        return False
    return finite.word is Word.AUXILIARY or finite.form("s", "base") is not None


def _judges(clause: Clause) -> bool:
    after = clause.tokens[clause.rest : clause.rest + 2]
    short = len(clause.tokens) - clause.rest < 8
    return clause.copular and short and any(token.lower in EVALUATIVE for token in after)


def _shares(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Say whether two phrases share a word, or words of one root."""
    roots = {word[:5] for word in content_words(other[:12])}
    return any(word[:5] in roots for word in content_words(one))
