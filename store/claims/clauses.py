"""The skeleton of a sentence: where its subject ends, which verb it has, what follows.

No parser of English, only what word classes, agreement and a list of verbs tell. Where that leaves
two readings, there is no clause: a wrong question is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.claims.tokens import Token, Word
from store.claims.verbs import NOUN_TOO, NOUNS_IN_ING, VERB_ADJECTIVES

__all__ = ["Clause", "noun_phrase", "parse"]

_PLURAL_AUX = frozenset("are were have do".split())
_SINGULAR_AUX = frozenset("is was has does".split())
_BE = frozenset("is are was were be been being am".split())
_OPENING = frozenset("([{“\"‘'")
_CLOSING = {"(": ")", "[": "]", "{": "}", "“": "”", '"': '"'}
_COMPARATIVES = frozenset(
    "better worse faster slower cheaper larger smaller higher lower easier harder stronger weaker"
    " deeper longer shorter quicker earlier later hotter colder".split()
)
_VERBAL_PAIRS = frozenset(
    tuple(pair.split("-"))
    for pair in (
        "account-for work-by work-like work-best act-as result-in result-from focus-on range-from"
        " hold-about need-to help-to need-no form-when lie-in act-on end-with end-in start-with"
    ).split()
)
_DONE = frozenset("little harm damage wonders justice work".split())
"""What something may do: "ash does little" has no other verb."""
_WAYS = frozenset("into from with through against onto".split())
_SUBJECT_OPENERS = (Word.DETERMINER, Word.QUANTIFIER, Word.ADVERB)
_ENDS = (Word.PREPOSITION, Word.SUBORDINATOR, Word.MARK, Word.ADVERB)
_STOPS = frozenset(",;:.!?—–…-")


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause by indexes of its tokens."""

    tokens: tuple[Token, ...]
    verb: int
    """The first finite verb; the subject is all before it."""
    rest: int
    """What comes after the whole verb group."""
    main: Token
    """The verb that carries the meaning ("shifted" in "has shifted"); an auxiliary if alone."""
    plural: bool
    passive: bool = False
    negated: bool = False

    @property
    def subject(self) -> tuple[Token, ...]:
        """The tokens of the subject, without adverbs that belong to the verb."""
        end = self.verb
        while end > 1 and self.tokens[end - 1].word in (Word.ADVERB, Word.NEGATION):
            end -= 1
        return self.tokens[:end]

    @property
    def adverbs(self) -> tuple[Token, ...]:
        """The adverbs straight before the finite verb."""
        return self.tokens[len(self.subject) : self.verb]

    @property
    def finite(self) -> Token:
        """The finite verb."""
        return self.tokens[self.verb]

    @property
    def copular(self) -> bool:
        """Whether the verb is a bare form of "to be"."""
        return self.main.lower in _BE


def parse(tokens: Sequence[Token]) -> Clause | None:
    """Return the main clause of a sentence that begins with its subject, or None when unsure."""
    if len(tokens) < 3 or not (tokens[0].nominal or tokens[0].word in _SUBJECT_OPENERS):
        return None
    verb = _finite(tokens)
    if verb is None:
        return None
    return _clause(tuple(tokens), verb, plural=_plural_subject(tokens, verb))


def noun_phrase(tokens: Sequence[Token], at: int) -> int:
    """Return where the noun phrase that begins at `at` ends; `at` itself where none begins.

    Takes in "and" and "or" between nouns and a closed bracket or quotation within, but neither
    prepositions nor clauses.
    """
    i, seen = at, False
    while i < len(tokens) and tokens[i].word in (Word.DETERMINER, Word.QUANTIFIER):
        i += 1
    while i < len(tokens):
        token = tokens[i]
        if token.nominal:
            if seen and _breaks(tokens, i):
                break
            seen = True
            i += 1
        elif token.word is Word.ADVERB and not seen and _joins(tokens, i):
            i += 1
        elif token.text in ('"', "“") and (close := _closed(tokens, i)) is not None:
            seen = True
            i = close + 1
        elif seen and (_list_goes_on(tokens, i) or _adjective_comma(tokens, i)):
            i += 1
        else:
            break
    return i if seen else at


def _closed(tokens: Sequence[Token], at: int) -> int | None:
    closing = _CLOSING[tokens[at].text]
    for i in range(at + 1, min(len(tokens), at + 10)):
        if tokens[i].text == closing:
            return i
    return None


def _joins(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].nominal and tokens[i].lower.endswith("ly")


def _breaks(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a word that could be a noun rather begins something new within a phrase."""
    token = tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.text[0].isupper() or token.word is Word.NUMBER:
        return False
    if token.form("ing"):
        goes_on = after is not None and after.word not in (Word.MARK, Word.CONJUNCTION, Word.NOUN)
        return token.lower not in NOUNS_IN_ING and goes_on
    if token.form("participle") and not token.form("base"):
        return after is None or not after.nominal or after.word is Word.NUMBER
    if token.form("s") and _base_of(token) not in NOUN_TOO:
        return True
    if token.form("s") and after and (_base_of(token), after.lower) in _VERBAL_PAIRS:
        return True
    if token.form("base") and _base_of(token) not in NOUN_TOO and tokens[i - 1].plural:
        return True
    if token.form("past") and not token.form("participle", "base"):
        return True
    if token.lower in _COMPARATIVES:
        return after is None or not after.nominal
    if token.lower.endswith("ed") and len(token.lower) > 5:
        return after is None or not after.nominal
    return token.lower in VERB_ADJECTIVES


def _base_of(token: Token) -> str:
    return token.verb[0].base if token.verb else token.lower


def _list_goes_on(tokens: Sequence[Token], i: int) -> bool:
    if i + 1 >= len(tokens) or tokens[i].lower not in ("and", "or", "&"):
        return False
    after = tokens[i + 1]
    if after.word in (Word.DETERMINER, Word.QUANTIFIER):
        return False
    return after.nominal and not _verbal(tokens, i + 1)


def _verbal(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a word after "and" may well be a verb."""
    token = tokens[i]
    if not token.verb or token.text[0].isupper():
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.form("ing"):
        return after is not None and after.word in (Word.DETERMINER, Word.QUANTIFIER)
    if _base_of(token) in NOUN_TOO and token.form("base", "s"):
        if after is None:
            return False
        if token.form("s") and after.lower in _WAYS:
            return True
        return after.word in (Word.DETERMINER, Word.QUANTIFIER, Word.TO, Word.PRONOUN)
    return token.form("base", "s", "past") is not None


def _adjective_comma(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a comma stands between two adjectives: "predictable, structured interactions"."""
    if (
        i + 2 >= len(tokens)
        or tokens[i].text not in (",", "/")
        or not tokens[i - 1].nominal
        or tokens[i - 1].plural
    ):
        return False
    before, one, two = tokens[i - 1], tokens[i + 1], tokens[i + 2]
    adjective = before.lower.endswith(
        ("able", "ible", "al", "ic", "ive", "ous", "ful", "ed", "less", "ent", "ant", "ar")
    )
    return (
        adjective
        and one.nominal
        and two.nominal
        and not one.plural
        and one.form("base", "s") is None
    )


def _finite(tokens: Sequence[Token]) -> int | None:
    """Return the index of the first finite verb of the main clause, or None when unsure."""
    sure: list[int] = []
    perhaps: list[int] = []
    depth = 0
    for i, token in enumerate(tokens):
        if token.text in ("(", "["):
            depth += 1
        elif token.text in (")", "]"):
            depth -= 1
        elif depth or i == 0:
            continue
        elif _ends_region(token, found=bool(sure or perhaps)):
            break
        elif token.word is Word.AUXILIARY:
            sure.append(i)
            break
        elif token.verb and not token.text[0].isupper():
            likelihood = _how_finite(tokens, i)
            if likelihood == 2:
                sure.append(i)
            elif likelihood == 1:
                perhaps.append(i)
    return _choose(tokens, sure, perhaps)


def _ends_region(token: Token, *, found: bool) -> bool:
    if token.word is Word.SUBORDINATOR or token.text in _STOPS:
        return True
    return found and token.lower in ("as", "than")


def _how_finite(tokens: Sequence[Token], i: int) -> int:
    """Return 2 for a word that must be a finite verb here, 1 for one that may be, else 0."""
    token, before = tokens[i], tokens[i - 1]
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before.word in (Word.DETERMINER, Word.QUANTIFIER, Word.TO, Word.PREPOSITION):
        return 0
    if before.lower in ("and", "or") or before.text == "/":
        return 0
    if after is not None and after.lower in ("such", "like") and token.form("s", "base"):
        return 0
    if after is not None and after.word is Word.AUXILIARY and token.form("s"):
        return 0
    past = after is not None and after.form("past")
    if token.form("s") and past and i + 2 < len(tokens) and tokens[i + 2].word in _ENDS:
        return 0  # "Attempts to target aggregates failed in …": the later verb is the finite one.
    plural = _plural_subject(tokens, i)
    ambiguous = _base_of(token) in NOUN_TOO
    if token.form("s") is not None:
        if plural:
            # "Windows remains", "the pancreas produces": the noun only looks like a plural.
            return 0 if ambiguous or not before.plural else 2
        return 1 if ambiguous else 2
    if token.form("base") is not None and token.form("past") is None:
        if not plural and not (before.plural and tokens[0].form("ing") is not None):
            return 0
        return 1 if ambiguous else 2
    if token.form("past") is None or token.lower in VERB_ADJECTIVES:
        return 0
    if token.form("participle") is None:
        return 2
    return 0 if after is None or after.lower == "by" else 1


def _plural_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Say whether what stands before a verb is a plural."""
    after = tokens[1]
    if tokens[0].form("ing") is not None and not after.plural:
        opens = (Word.DETERMINER, Word.QUANTIFIER, Word.PREPOSITION, Word.NOUN, Word.NUMBER)
        if after.word in opens and verb > 1:
            return False
    end = verb
    for i in range(1, verb):
        if tokens[i].word in (Word.PREPOSITION, Word.TO) or tokens[i].text in ("(", "["):
            end = i
            break
    while end > 1 and (_trails(tokens[end - 1]) or tokens[end - 1].lower == "such"):
        end -= 1
    phrase = tokens[:end]
    few = len(phrase) > 2 and phrase[1].lower in ("few", "couple", "dozen", "hundred", "thousand")
    if phrase[0].lower in ("each", "every", "a", "an", "one", "this", "that") and not few:
        return False
    last = phrase[-1]
    acronyms = last.text.endswith("s") and last.text[:-1].isupper() and len(last.text) > 2
    return last.plural or acronyms or any(token.lower == "and" for token in phrase)


def _trails(token: Token) -> bool:
    """Say whether a word follows the head of its phrase: an adverb, or a participle."""
    if token.word is Word.ADVERB:
        return True
    return token.form("participle") is not None and token.form("base") is None


def _choose(tokens: Sequence[Token], sure: Sequence[int], perhaps: Sequence[int]) -> int | None:
    if not sure:
        if len(perhaps) > 1:
            between = {token.lower for token in tokens[perhaps[0] : perhaps[1]]}
            after = tokens[perhaps[0] + 1]
            opens = (Word.DETERMINER, Word.QUANTIFIER, Word.PREPOSITION)
            if "and" in between or after.word in opens:
                return perhaps[0]
            beside = perhaps[1] == perhaps[0] + 1 and tokens[perhaps[0]].plural
            return perhaps[1] if beside and tokens[perhaps[1]].form("base", "past") else None
        return perhaps[0] if perhaps else None
    first = sure[0]
    earlier = [i for i in perhaps if i < first]
    if not earlier:
        return first
    if tokens[first - 1].lower in ("and", "or", "but"):
        return earlier[0] if len(earlier) == 1 else None
    between_words = {token.word for token in tokens[earlier[-1] + 1 : first]}
    if between_words & {Word.TO, Word.DETERMINER}:
        return earlier[0] if len(earlier) == 1 else None
    last = tokens[earlier[-1]]
    if last.form("past") is not None or last.form("base") is not None:
        return first
    if any(token.word is Word.PREPOSITION for token in tokens[: earlier[-1]]):
        return first if _agrees(tokens, first) else None
    # A word that could be a plural noun is one, if the sure verb after it agrees with it.
    return first if last.plural and _agrees_with_plural(tokens[first]) else None


def _agrees(tokens: Sequence[Token], verb: int) -> bool:
    token = tokens[verb]
    if token.lower in _SINGULAR_AUX or token.form("s") is not None:
        return not _plural_subject(tokens, verb)
    if token.lower in ("are", "were", "have", "do"):
        return _plural_subject(tokens, verb)
    return True


def _agrees_with_plural(token: Token) -> bool:
    if token.word is Word.AUXILIARY:
        return token.lower not in _SINGULAR_AUX
    return token.form("s") is None


def _clause(tokens: tuple[Token, ...], verb: int, *, plural: bool) -> Clause | None:
    finite = tokens[verb]
    if finite.lower in _PLURAL_AUX or (finite.form("base") and not finite.form("past", "s")):
        plural = True
    elif finite.lower in _SINGULAR_AUX and plural:
        # "Plate tectonics is …": the verb knows better than the ending, unless two are joined.
        if any(token.lower == "and" for token in tokens[:verb]):
            return None
        plural = False
    negated = False
    main, i = finite, verb + 1
    while i < len(tokens):
        token = tokens[i]
        if token.word is Word.NEGATION:
            negated = True
        elif token.word is Word.AUXILIARY or (
            main.word is Word.AUXILIARY
            and (main.lower not in _BE or token.form("participle", "ing"))
            and (token.form(*_forms_after(main)) or _bare(tokens, i, main))
            and not _adjectival(tokens, i, main)
        ):
            main = token
        elif token.word is not Word.ADVERB:
            break
        i += 1
        if main is token and token.word is not Word.AUXILIARY:
            break
    passive = main.form("participle") is not None and any(
        token.lower in _BE for token in tokens[verb : i - 1]
    )
    negated = negated or finite.lower in ("cannot",) or finite.lower.endswith("n't")
    return Clause(tokens, verb, i, main, plural, passive, negated)


def _forms_after(auxiliary: Token) -> tuple[str, ...]:
    if auxiliary.lower in _BE:
        return ("participle", "ing")
    return ("participle",) if auxiliary.lower in ("has", "have", "had") else ("base",)


def _bare(tokens: Sequence[Token], i: int, before: Token) -> bool:
    """Say whether an unknown word after "does" or a modal must be its verb."""
    token = tokens[i]
    if token.lower in _DONE:
        return False
    return before.lower not in _BE | {"has", "have", "had"} and token.word is Word.NOUN


def _adjectival(tokens: Sequence[Token], i: int, before: Token) -> bool:
    """Say whether a participle after "to be" is rather part of a noun phrase."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before.lower not in _BE or after is None:
        return False
    return tokens[i].form("ing") is None and after.nominal
