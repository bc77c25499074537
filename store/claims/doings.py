"""What a term does: "What does X do?", "What does X use to …?", "What does X do instead of …?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.lexicon import EVALUATIVE, GENERIC, PEOPLE, VAGUE
from store.claims.phrases import answer, ask, mid_sentence, phrase, shortened
from store.claims.proposal import Casing, Draft, Sentence, Statement
from store.claims.standalone import specific_phrase
from store.claims.tokens import Token, Word, content_words, stem, tokens
from store.claims.turns import without_a_turn
from store.claims.verbs import NOUN_TOO, NOUNS_IN_ING

__all__ = ["doings"]

_MOST_ANSWER_WORDS = 24
_MOST_SUBJECT_WORDS = 5
_USING = frozenset("use employ exploit apply adopt leverage combine".split())
_THAT = frozenset("assume guarantee ensure require imply presuppose stipulate".split())
_ONE_OBJECT = frozenset(
    "collect analyze analyse define issue capture identify estimate return extract compute"
    " eliminate remove preserve address transport reveal display generate track monitor record"
    " evict discard accept output select specify remember expose hide delete inspect map".split()
)
"""Verbs after which the object alone says what is done."""
_NOTHING_DONE = frozenset(
    "be have become mean remain come seem look appear suggest feel lie belong cost begin"
    " start end follow happen occur grow stand differ resemble win lose receive get last rise"
    " fall arise stem owe matter exist represent include remind deserve want like love hate"
    " know think believe say argue claim show tell prove see face suffer enjoy interest"
    " surprise work fail tend go stay run need make do play sound continue pay help prefer"
    " emerge serve struggle date rely depend sit range vary live take climb spend call beat"
    " hit teach bring remember accept die hold keep offer involve support highlight emphasise"
    " emphasize reflect illustrate demonstrate explain describe focus consist contain require"
    " ensure provide employ lack enable deliver feature lead power expect seek aim strive"
    " value embrace drive target boast favour favor challenge create build view consider"
    " regard treat assume recommend propose discuss cover cite outperform achieve improve"
    " surpass exceed match reach rival set obtain attain".split()
)


def _in_sight(subject: Sequence[Token], sentence: Sentence) -> bool:
    """Say whether a subject that may be somebody, or anything, is what the text is about."""
    words = [token for token in subject if token.word is Word.NOUN]
    around = sentence.around
    headed = {stem(t.text) for t in tokens(sentence.heading)} | around.title
    told = any(stem(word.text) in headed for word in words)
    first = words[0].text
    if any(word.text in around.people for word in words):
        return False
    if len(words) <= 2 and all(t.text[0].isupper() and t.text[1:].islower() for t in words):
        return told and not first.islower()
    if (len(words) == 1 and words[0].text.islower()) or first[1:].islower():
        return len(words) > 1 or told or around.counts.get(stem(words[0].text), 0) >= _OFTEN
    return True


_OFTEN = 3


def _maybe_somebody(subject: Sequence[Token]) -> bool:
    words = [token for token in subject if token.word is Word.NOUN]
    return all(t.text[0].isupper() and t.text[1:].islower() for t in words) and len(words) <= 2


def doings(statement: Statement, casing: Casing) -> Iterator[Draft]:
    """Yield the questions about what a term does."""
    clause = statement.clause
    if clause is None or clause.negated or statement.attribution:
        return
    if statement.opening and statement.tokens[0].lower not in ("rather", "instead"):
        return
    if clause.copular or clause.passive or not clause.main.verb or not _term(clause):
        return
    known = _in_sight(clause.subject, statement.sentence)
    if not known and _maybe_somebody(clause.subject):
        return
    base = clause.main.verb[0].base
    found = list(_instead(statement, clause, casing))
    if not found and base in _USING:
        found = list(_uses(statement, clause, casing))
    if not found and base in _THAT:
        found = list(_that(statement, clause, casing))
    if not found and base == "mean":
        found = list(_means(statement, clause, casing))
    if not found and known and base not in _NOTHING_DONE:
        found = list(_does(statement, clause, casing))
    yield from found


def _term(clause: Clause) -> bool:
    """Say whether a subject is a thing that has a name of its own, and its verb of all times."""
    subject, finite = clause.subject, clause.finite
    if len(subject) > _MOST_SUBJECT_WORDS or clause.adverbs:
        return False
    if finite.word is Word.AUXILIARY and finite.lower not in ("can", "will"):
        return False
    if finite.word is not Word.AUXILIARY and finite.form("base" if clause.plural else "s") is None:
        return False
    words = [token for token in subject if token.word is not Word.DETERMINER]
    if any(token.word is not Word.NOUN for token in words) or not words:
        return False
    if (
        any({token.lower, token.lower.removesuffix("s")} & PEOPLE for token in words)
        or words[0].lower in EVALUATIVE
    ):
        return False
    if subject[0].form("ing") and len(words) > 2 and subject[0].lower not in NOUNS_IN_ING:
        return False
    order = words[0].form("base")
    if order is not None and order.base not in NOUN_TOO and words[0].form("past") is None:
        return False  # "Reconstruct source sentences from …"
    main = clause.main.verb[0].base
    if main in NOUN_TOO and words[-1].lower.endswith(("ical", "ous", "ive", "ful", "able", "ic")):
        return False  # "neocortical traces": the verb is the noun
    if len(words) == 1 and words[0].lower in GENERIC | VAGUE:
        return False
    if words[-1].lower in ("version", "variant", "kind", "type", "form", "example", "case"):
        return False
    if words[-1].lower.endswith(("'s", "s'")):
        return False  # "the GPU's compute units": the verb is a noun
    return specific_phrase(subject, first=True) or len(words) == 1


def _instead(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What does X use instead of Z?" for "X uses Y instead of Z"."""
    parts, at = clause.tokens, clause.rest
    for i in range(at + 1, len(parts) - 2):
        pair = (parts[i].lower, parts[i + 1].lower)
        if pair not in (("instead", "of"), ("rather", "than")):
            continue
        end = noun_phrase(parts, at)
        if end != i - (parts[i - 1].text == ",") or end - at > 8:
            return
        other = noun_phrase(parts, i + 2)
        if other == i + 2 or (other < len(parts) and parts[other].text not in (".", ",", ";")):
            return
        question = ask("What", clause, statement.text, at, casing=casing, start=True)
        if question is None:
            return
        front = f"{question[:-1]} instead of {phrase(statement.text, parts[i + 2 : other])}?"
        yield from _draft(statement, front, parts[at:end], "instead")
        return


def _uses(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What does X use to do Z?" for "X uses Y to do Z"."""
    parts, at = clause.tokens, clause.rest
    end = noun_phrase(parts, at)
    if end == at or end + 3 >= len(parts) or parts[end].word is not Word.TO:
        return
    if not parts[end + 1].form("base"):
        return
    goal = without_a_turn(tuple(parts[end:]))
    while goal and goal[-1].word is Word.MARK:
        goal = goal[:-1]
    if not 3 <= len(goal) <= 14:
        return
    question = ask("What", clause, statement.text, at, casing=casing, start=True)
    if question is None:
        return
    front = f"{question[:-1]} {phrase(statement.text, goal)}?"
    yield from _draft(statement, front, parts[at:end], "uses")


def _that(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What does X assume?" for "X assumes that …"."""
    parts, at = clause.tokens, clause.rest
    if parts[at].lower != "that" or parse(parts[at + 1 :]) is None:
        return
    question = ask("What", clause, statement.text, at, casing=casing, start=True)
    if question is not None:
        yield from _draft(statement, question, parts[at:], "uses")


def _means(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What does X mean?" for "X means selecting …" and "X means that …"."""
    parts, at = clause.tokens, clause.rest
    after = parts[at]
    tells = after.form("ing") is not None or after.lower in ("that", "a", "an")
    if not tells or len(content_words(parts[at:])) < 3:
        return
    question = ask("What", clause, statement.text, at, casing=casing, start=True)
    if question is not None:
        yield from _draft(statement, question, parts[at:], "uses")


def _does(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What does X do?" for "X merges …"."""
    parts, subject = clause.tokens, clause.subject
    if clause.finite.word is Word.AUXILIARY or clause.main is not clause.finite:
        return
    after = parts[clause.rest] if clause.rest < len(parts) else None
    if after is None or after.word in (Word.MARK, Word.CONJUNCTION, Word.SUBORDINATOR, Word.TO):
        return
    noun = clause.main.verb[0].base in NOUN_TOO
    if noun and after.lower in _OF_A_NOUN:
        return  # "reasoning models willing to …"
    if (noun and after.form("ing", "participle") is not None) or (
        after.lower in ("to", "a", "an")
        and parts[clause.rest + 1 : clause.rest + 2]
        and parts[clause.rest + 1].lower in ("lot", "bit", "fourth", "third")
    ):
        return
    if after.word is Word.PREPOSITION and clause.main.verb[0].base not in ("map", "turn"):
        return
    support, pronoun = ("do", "They") if clause.plural else ("does", "It")
    asked = mid_sentence(phrase(statement.text, subject), subject[0], casing=casing, start=True)
    rest = parts[clause.verb :]
    if len(content_words(rest)) < 4:
        return
    if (question := _what_it_does_it_to(statement, clause, casing)) is not None:
        yield from _draft(statement, question, parts[clause.rest :], "does")
        return
    yield from _draft(statement, f"What {support} {asked} do?", rest, "does", opening=f"{pronoun} ")


_OF_A_NOUN = frozenset(
    "willing able unable capable ready likely unlikely available suitable based".split()
)
"""Adjectives that stand behind a noun, so that what was read as the verb is one."""


def _what_it_does_it_to(statement: Statement, clause: Clause, casing: Casing) -> str | None:
    """Return "What does X collect?" where that is as good an answer, and asks for less."""
    parts, at = clause.tokens, clause.rest
    if clause.main.verb[0].base not in _ONE_OBJECT or noun_phrase(parts, at) == at:
        return None
    if at > clause.verb + 1:
        return None  # "remarkably human": an adverb of the object's
    for i, before in enumerate(parts[at:-1], at):
        if before.lower in ("and", "but", "or") and _goes_on(clause, i + 1):
            return None
        if before.lower in ("into", "to", "from", "until", "without"):
            return None
    return ask("What", clause, statement.text, at, casing=casing, start=True)


def _goes_on(clause: Clause, at: int) -> bool:
    """Say whether another verb of the subject's stands there: "and needs no …"."""
    parts, token = clause.tokens, clause.tokens[at]
    form = token.form("base" if clause.plural else "s")
    if token.word is Word.PRONOUN or (form is not None and form.base not in NOUN_TOO):
        return True
    opens = (Word.DETERMINER, Word.QUANTIFIER, Word.NUMBER, Word.PRONOUN)
    after = parts[at + 1] if form is not None and at + 1 < len(parts) else None
    return after is not None and (after.word in opens or after.lower in ("no", "more", "less"))


def _one_clause(said: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return what is said up to a clause of its own: "it carries a list, and a router drops …"."""
    for i in range(2, len(said) - 2):
        if said[i].text == "," and said[i + 1].plural and said[i + 2].form("base") is not None:
            return said[:i]  # "…, periods stop"
    for i in range(3, len(said) - 3):
        if said[i].text not in (",", ";"):
            continue
        begin = i + 1 + (said[i + 1].lower in ("and", "but", "then"))
        if parse(said[begin:]) is not None or said[begin].word is Word.PRONOUN:
            commas = [j for j in range(2, i) if said[j].text == ","]
            spliced = [j for j in commas if said[j + 1].nominal and said[j + 2].verb]
            return said[: min([i, *spliced])]
    return said


def _draft(
    statement: Statement, front: str, said: Sequence[Token], rule: str, *, opening: str = ""
) -> Iterator[Draft]:
    said = _one_clause(tuple(said)) if rule == "does" else without_a_turn(tuple(said))
    if not said or not content_words(said):
        return
    text = phrase(statement.text, said)
    back = shortened(text, said, _MOST_ANSWER_WORDS)
    if opening and len(content_words(said)) < 4:
        return
    if any(token.lower in ("them", "him", "her", "us", "this") for token in said[1:3]):
        return
    if len(back.split()) > _MOST_ANSWER_WORDS + 4 or len(front.split()) > 20:
        return
    telling = [word for word in content_words(said) if word not in GENERIC | VAGUE]
    if not telling or said[0].lower in ("it", "them", "this", "its", "their"):
        return
    yield statement.ask(front, answer(opening + back), rule)
