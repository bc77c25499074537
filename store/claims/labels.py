"""Items such as "RLHF: Typically involves …", whose label is the subject that the text lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.definitions import UNCOUNTED, is_person, with_article
from store.claims.faults import problems
from store.claims.kinds import is_spot, judges
from store.claims.lexicon import GENERIC, TEXTS
from store.claims.phrases import answer, mid_sentence, phrase, shortened
from store.claims.proposal import Casing, Draft, Sentence
from store.claims.standalone import specific_phrase
from store.claims.tokens import Token, Word, content_words, tokens
from store.claims.turns import one_claim, without_a_turn
from store.claims.verbs import NOUN_TOO, NOUNS_IN_ING

__all__ = ["labelled"]

_MOST_ANSWER_WORDS = 26
_SURE = frozenset("relieve inhibit block prevent cause trigger produce regulate".split())
_TELLING = frozenset(
    "allow enable force encourage require teach permit involve use prevent cause reduce increase"
    " improve measure inhibit block protect trigger produce regulate control store convert detect"
    " predict remove absorb release relieve treat help encode slow raise lower speed shield bind"
    " copy glue act work repay reimburse restore replace connect separate filter combine describe"
    " map track limit ban prohibit guarantee govern transmit carry break digest dissolve keep"
    " stimulate suppress activate accelerate delay compare rank split merge assign estimate".split()
)
_NUMBERED = frozenset("experiment trial figure table step chapter lesson week day".split())
_HEADS = frozenset(
    "title titles author authors year date source sources link links venue name summary abstract"
    " cause causes cost costs length size speed price prices scope status context setting"
    " background stability motivation problem problems caveat caveats warning verdict advice tip"
    " tips reading readings homework question questions note notes disease".split()
)
"""Words that head an item rather than name something that the text then explains."""
_ADJECTIVES = ("ed", "ental", "onal", "ical", "sory", "ptic")
_NOUNS_IN_ABLE = frozenset("variable table cable vegetable syllable crucible".split())
_HELPS = frozenset("allow enable force cause encourage lead require teach permit".split())


def labelled(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield the question about an item's label, where the text is its predicate or definition."""
    if sentence.label is None:
        return
    label = tokens(sentence.label)
    words = [token for token in label if token.word is not Word.MARK]
    if not 1 <= len(words) <= 6 or any(token.lower in TEXTS for token in words):
        return
    nouns = [token for token in words if token.word is Word.NOUN]
    if not specific_phrase(label) or (words[-1].lower in GENERIC and len(nouns) < 3):
        return
    if len(words) == 1 and (words[0].lower in _HEADS or _adjective(words[0].lower)):
        return
    # "The limit: …" names a turn of the text, "Experiment 1: …" a place in it.
    if label[0].lower == "the" and len(words) < 4:
        return
    if label[-1].word is Word.NUMBER and label[0].lower in GENERIC | TEXTS | _NUMBERED:
        return
    if any(token.word in (Word.AUXILIARY, Word.SUBORDINATOR, Word.PRONOUN) for token in words):
        return
    if label[0].form("ing") or (label[0].form("base") and label[0].lower not in NOUN_TOO):
        return
    parts = sentence.tokens
    if problems((*label, *parts), sentence.text):
        return
    name = sentence.label
    if name != sentence.heading:
        name = mid_sentence(name, label[0], casing=casing)
    # "Weimar: loss of industrial capacity" says what happened there, not what it is.
    if label[0].text in casing.names and parts[0].lower not in ("a", "an", "the"):
        return
    asked = _with_article(with_article(name, label, parts, casing), label, parts)
    draft = (
        _predicate(sentence, label, name)
        or _definition(sentence, label, asked)
        or _doing(sentence, label, name)
    )
    if draft is not None:
        yield draft


def _adjective(word: str) -> bool:
    able = word.endswith(("able", "ible")) and word not in _NOUNS_IN_ABLE
    return able or word.endswith(_ADJECTIVES)


def _predicate(sentence: Sentence, label: Sequence[Token], name: str) -> Draft | None:
    parts, text = sentence.tokens, sentence.text
    at = 0
    while at < len(parts) and parts[at].word is Word.ADVERB:
        at += 1
    if at + 2 >= len(parts):
        return None
    verb = parts[at]
    head = next((i for i, t in enumerate(label) if t.word is Word.PREPOSITION), len(label))
    if head == 0:
        return None
    plural = label[head - 1].plural
    form = verb.form("base" if plural else "s")
    if form is None or form.base not in _TELLING:
        return None
    if sentence.label == sentence.heading and form.base == "release":
        return None
    after = parts[at + 1]
    if after.lower in ("of", "and", "or", "for", "between") or (plural and form.base in NOUN_TOO):
        return None
    if form.base in NOUN_TOO and after.word not in (
        Word.DETERMINER, Word.QUANTIFIER, Word.PREPOSITION, Word.TO, Word.NUMBER,
    ):  # fmt: skip
        return None
    adverbs = phrase(text, parts[:at]).lower()
    support = "do" if plural else "does"
    asked = " ".join(piece for piece in (support, name, adverbs, form.base) if piece)
    rest = without_a_turn(parts[at + 1 :])
    end = noun_phrase(parts, at + 1)
    if form.base in _HELPS and end > at + 1 and end + 2 < len(parts) and parts[end].text == "to":
        asked += " " + phrase(text, parts[at + 1 : end]) + " to do"
        rest = parts[end + 1 :]
    said = shortened(phrase(text, rest), rest, _MOST_ANSWER_WORDS)
    if len(content_words(rest)) < 3 - (form.base in _SURE):
        return None
    claim = f"{sentence.label} {text[:1].lower()}{text[1:]}"
    return sentence.ask(f"What {asked}?", answer(said), "label", claim)


def _definition(sentence: Sentence, label: Sequence[Token], name: str) -> Draft | None:
    parts, text = sentence.tokens, sentence.text
    article = parts[0].lower in ("a", "an", "the")
    if len(parts) < 5 or not (article or parts[0].word is Word.NOUN):
        return None
    clause = parse(parts)
    if clause is not None and not _reduced(clause):
        return None
    end = noun_phrase(parts, 0)
    follows = parts[end].lower if end < len(parts) else ""
    if follows == "," and end + 1 < len(parts):
        follows = parts[end + 1].lower if parts[end + 1].lower in ("where", "which") else follows
    participle = end < len(parts) and parts[end].form("participle") is not None
    showing = article and bool(follows) and parts[end].form("ing") is not None
    # "Myelin: fatty sheath around axons that speeds up signals".
    relative = any(t.lower in ("that", "which", "where") for t in parts[end : end + 4])
    defining = follows in _DEFINING or participle or showing or relative
    if not defining or (not article and parts[0].verb):
        return None
    many = parts[end - 1].plural and participle and len(content_words(parts)) >= 4
    if is_person(parts) or not (article or many or relative or follows == "of"):
        return None
    if judges([token.lower for token in parts[article:end]]) and not is_spot(parts, end):
        return None
    if any(token.text[0].isupper() for token in parts[article:end]) and article:
        return None  # "Disease: the Plague of Cyprian": an example, no definition
    if any(_YEARS.fullmatch(token.text) for token in parts):
        return None  # "Vietnam: an exporter in the 1980s": what was so for a while is no definition
    if set(content_words(label)) & set(content_words(parts)) or len(content_words(parts)) < 3:
        return None
    verb = "are" if label[-1].plural else "is"
    parts = one_claim(tuple(parts))
    said = shortened(phrase(text, parts), parts, _MOST_ANSWER_WORDS)
    # "Quiet: The Power of Introverts" is a title, not a definition.
    if sum(t.text[0].isupper() for t in parts[1:7]) > 2 or len(said.split()) > _MOST_ANSWER_WORDS:
        return None
    claim = f"{sentence.label} {verb} {text[:1].lower()}{text[1:]}"
    return sentence.ask(f"What {verb} {name}?", answer(said), "label", claim)


def _doing(sentence: Sentence, label: Sequence[Token], name: str) -> Draft | None:
    """Return "What is X?" for "X: failing to notice …" and "X: what banks charge one another"."""
    parts, text = sentence.tokens, sentence.text
    doing = parts[0].form("ing") is not None and parts[0].lower not in NOUNS_IN_ING
    what = parts[0].lower in ("what", "how") and parse(parts[1:]) is not None
    what = what or (parts[0].lower == "how" and parts[1].lower in ("many", "much", "often", "far"))
    if not (doing or what) or len(parts) < 6 or len(content_words(parts)) < 4:
        return None
    if any(t.lower in ("it", "they", "this", "these", "he", "she") for t in parts):
        return None
    if label[-1].plural or any(token.text == ":" for token in parts):
        return None
    if sum(token.text[0].isupper() for token in parts[1:7]) > 1:
        return None  # "Title: Playing Atari with …"
    said = shortened(text, parts, _MOST_ANSWER_WORDS)
    if len(said.split()) > _MOST_ANSWER_WORDS:
        return None
    claim = f"{sentence.label} is {text[:1].lower()}{text[1:]}"
    asked = _with_article(name, label, parts)
    return sentence.ask(f"What is {asked}?", answer(said), "label", claim)


def _with_article(name: str, label: Sequence[Token], parts: Sequence[Token]) -> str:
    """Give "federal funds rate: what banks …" the article that labels leave out."""
    head = label[-1]
    if len(label) < 2 or not name.islower() or head.plural or head.lower.endswith(UNCOUNTED):
        return name
    if name.split()[0] in ("a", "an", "the") or any(t.word is Word.PREPOSITION for t in label):
        return name
    if parts[0].lower in ("the", "what"):
        return f"the {name}"
    if parts[0].lower in ("a", "an"):
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return name


_YEARS = re.compile(r"(?:1[0-9]|20)\d\ds?")
_DEFINING = frozenset(
    "of that which for in by used between who where whose with from designed caused made on after"
    " before to at when".split()
)


def _reduced(clause: Clause) -> bool:
    """Say whether the verb is rather a participle: "recovery of benefits conferred on …"."""
    finite = clause.finite
    if finite.word is Word.AUXILIARY or not finite.form("participle"):
        return False
    return any(token.word is Word.PREPOSITION for token in clause.subject)
