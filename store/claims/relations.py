"""What one thing does to, needs from or is to another: "What causes X?", "What is X made of?".

A closed table of verbs whose object is the answer to a question that has but one: what something
consists of, leads to, depends on, is caused by or used for; where it happens; when it occurs; what
its purpose is; how it differs from what it is unlike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.introduced import law
from store.claims.lexicon import ABSTRACT, EVALUATIVE, GENERIC, PEOPLE, VAGUE
from store.claims.phrases import answer, ask, mid_sentence, phrase, shortened
from store.claims.proposal import Casing, Draft, Statement
from store.claims.standalone import specific_phrase
from store.claims.tokens import Token, Word, content_words
from store.claims.turns import ends_a_list, without_a_turn
from store.claims.verbs import NOUN_TOO

__all__ = ["relations"]

_MOST_ANSWER_WORDS = 22
_MOST_QUESTION_WORDS = 16


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((pair.split("-")[0], pair.split("-")[1]) for pair in text.split())


_WITH_A_PREPOSITION = _pairs(
    "lead-to result-in result-from stem-from arise-from consist-of depend-on rely-on derive-from"
    " rest-on originate-from originate-in come-from contribute-to act-on belong-to bind-to"
    " correspond-to respond-to react-with account-for date-from date-to descend-from evolve-from"
    " hinge-on revolve-around"
)
_WITH_AN_OBJECT = frozenset(
    "measure require comprise prevent inhibit block regulate govern prohibit guarantee cause"
    " produce secrete trigger absorb filter release store transmit protect restrict limit"
    " stimulate suppress encode describe predict detect kill destroy dissolve convert neutralise"
    " neutralize lower abolish outlaw ban mandate replace bind catalyse catalyze activate"
    " maximise maximize minimise minimize need contain".split()
)
_PASSIVE = _pairs(
    "compose-of make-of base-on derive-from name-after define-by measure-in measure-by"
    " regulate-by govern-by drive-by power-by determine-by control-by trigger-by characterise-by"
    " characterize-by surround-by form-from make-from build-on divide-into split-into"
    " associate-with link-to break-into root-in model-on replace-by replace-with convert-into"
)
_PLACES = frozenset("locate find store produce make synthesise synthesize form house".split())
_OCCURS = frozenset("occur happen arise form emerge develop begin appear end result".split())
_OF_A_THING = frozenset(
    "purpose goal aim function role job objective cause effect advantage disadvantage benefit"
    " difference consequence drawback downside treatment symptom hallmark cost price reason"
    " principle premise requirement limitation origin meaning".split()
)
_PLAIN = frozenset("main primary chief major biggest key central basic core principal".split())
_LEANING = frozenset("it they them he she him her this these those that its their his".split())


def relations(statement: Statement, casing: Casing) -> Iterator[Draft]:
    """Yield the questions whose answer stands behind the verb."""
    clause = statement.clause
    if clause is None or clause.negated or statement.attribution:
        return
    if statement.opening:
        yield from _unlike(statement, clause, casing)
        if _where(statement):
            yield from _asked(statement, clause, casing)
        return
    if clause.copular:
        yield from _of_a_thing(statement, clause, casing)
        return
    yield from _asked(statement, clause, casing)


def _where(statement: Statement) -> bool:
    """Say whether an opening says where something holds: "In common law systems, …"."""
    opening = statement.tokens[: statement.opening]
    if opening[0].lower not in ("in", "under", "within", "during") or len(opening) > 6:
        return False
    return not any(t.word is Word.PRONOUN or t.lower in ("addition", "practice") for t in opening)


def _asked(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    parts, text = clause.tokens, statement.text
    base = clause.main.verb[0].base if clause.main.verb else ""
    at = clause.rest
    if law(clause) and not clause.negated and at < len(parts) and parts[at].lower == "that":
        question = ask("What", clause, text, at, casing=casing, start=True)
        if question is not None:
            yield from _draft(statement, question, parts[at + 1 :], "law")
        return
    if any(token.lower in ("than", "such") for token in clause.subject):
        return
    if len(clause.subject) == 1 and _plain(clause.subject[0]):
        return
    if not any(t.word is Word.NOUN and len(t.text) > 2 for t in clause.subject):
        return  # "12 measures …": a figure, a letter
    if not base or at + 1 >= len(parts) or len(clause.subject) > 9:
        return
    if base in _LETTING and not clause.passive and not statement.opening:
        yield from _lets(statement, clause, casing)
        return
    following = parts[at].lower
    word, until, opening = "What", at, ""
    if clause.passive:
        if base == "cause" and following == "by":
            yield from _cause(statement, clause, casing)
            return
        if base == "use" and following == "to" and parts[at + 1].form("base"):
            question = ask(word, clause, text, at, casing=casing, start=True)
            if question is not None:
                asked = question[:-1] + " for?"
                yield from _draft(statement, asked, parts[at:], "relation")
            return
        if base == "use" and following in ("for", "in", "as"):
            until = at + 1
        elif base in _PLACES and following == "in":
            word = "Where"
        elif (base, following) in _PASSIVE:
            until = at + 1
        else:
            return
    elif base in _OCCURS and following == "when" and parse(parts[at + 1 :]) is not None:
        word = "When"
    elif (base, following) in _WITH_A_PREPOSITION:
        until = at + 1
    elif base in _NEEDS and not any(token.text == "," for token in parts[at:]):
        return  # plants need many things, of which a sentence names one; a list names them all
    elif base in _WANTS and clause.finite.lower in ("may", "might", "could", "can"):
        return
    elif base not in _WITH_AN_OBJECT and not statement.opening and _does(clause, base):
        if clause.subject[0].form("ing") is not None and base in NOUN_TOO:
            return  # "increasing the number of feature maps"
        if parts[at - 1] is clause.main and not _noun_after_all(clause):
            yield from _what_it_does(statement, clause, casing)
        return
    elif base not in _WITH_AN_OBJECT or parts[at].word in (Word.TO, Word.SUBORDINATOR):
        return
    elif base == "replace" and (by := _index(parts, at, "with")) is not None:
        question = ask(word, clause, text, by, casing=casing, start=True)
        again = any(token.lower == "with" for token in parts[by + 1 :])
        if question is not None and not again:  # "boredom with X, loneliness with Y"
            asked = f"{question[:-1]} with?"
            yield from _draft(statement, asked, parts[by + 1 :], "relation")
        return
    else:
        while parts[until - 1].word is Word.ADVERB:
            until -= 1
    if word == "What" and noun_phrase(parts, until) == until and not parts[until].form("ing"):
        return
    question = ask(word, clause, text, until, casing=casing, start=True)
    if question is None:
        return
    yield from _draft(statement, question, parts[until:], "relation", opening=opening)


def _index(parts: Sequence[Token], begin: int, word: str) -> int | None:
    return next((i for i in range(begin + 1, len(parts) - 1) if parts[i].lower == word), None)


def _lets(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What does X let Y do?" for "X lets Y do Z"."""
    parts, at = clause.tokens, clause.rest
    end = noun_phrase(parts, at)
    goal = end < len(parts) and parts[end].word is Word.TO
    while not goal and end > at + 2 and parts[end - 1].form("base") and not parts[end - 1].plural:
        end -= 1  # "every token look": the verb could be a noun
    form = parts[end].form("base") if end < len(parts) else None
    if form is not None and form.base in NOUN_TOO and end + 1 < len(parts):
        opens = (Word.DETERMINER, Word.QUANTIFIER, Word.PREPOSITION, Word.TO, Word.PRONOUN)
        if parts[end + 1].word not in opens:
            return
    begin = end + (end < len(parts) and parts[end].word is Word.TO)
    if end == at or begin + 1 >= len(parts) or not parts[begin].form("base"):
        return
    question = ask("What", clause, statement.text, end, casing=casing, start=True)
    if question is not None:
        do = " to do?" if begin > end else " do?"
        yield from _draft(statement, question[:-1] + do, parts[begin:], "function")


def _does(clause: Clause, base: str) -> bool:
    """Say whether what a clause tells of its subject is what that does, now and always."""
    subject = clause.subject
    if base not in _DOING or clause.finite.word is Word.AUXILIARY or len(subject) > 5:
        return False
    if clause.finite.form("s", "base") is None or clause.adverbs:
        return False
    return specific_phrase(subject, first=True) and not _is_a_name(subject)


def _noun_after_all(clause: Clause) -> bool:
    """Say whether the verb may be a noun: "… and the sixth-diminished scale, a …"."""
    after = clause.tokens[clause.rest] if clause.rest < len(clause.tokens) else None
    return after is None or after.word in (Word.MARK, Word.CONJUNCTION)


def _what_it_does(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What does X do?" for "X merges …"."""
    subject, support = clause.subject, "do" if clause.plural else "does"
    asked = mid_sentence(phrase(statement.text, subject), subject[0], casing=casing, start=True)
    pronoun = "They " if clause.plural else "It "
    rest = clause.tokens[clause.verb :]
    if len(content_words(rest)) >= 4:
        yield from _draft(
            statement, f"What {support} {asked} do?", rest, "function", opening=pronoun
        )


_WANTS = frozenset(("need", "contain"))
_NEEDS = frozenset(("need", "require"))
_DOING = frozenset(
    "merge combine split separate divide convert translate turn compress filter map rank sort scale"
    " move transport bind copy repair break digest mix slow speed raise lower shield weaken"
    " strengthen strip coat collect track attack consume attach connect link compare turn shift"
    " redirect steer protect transfer tighten loosen swap exchange sum multiply".split()
)
_LETTING = frozenset("let allow enable help force".split())


def _plain(subject: Token) -> bool:
    """Say whether a lone subject is nobody or nothing in particular: "patients", "life"."""
    low = subject.lower
    single = low[:-1] if subject.plural else low
    return low in ABSTRACT | GENERIC or single in PEOPLE | GENERIC or low in _ANYBODY


_ANYBODY = frozenset("patients equations governments events cooks bakers readers voters".split())


def _cause(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    subject = clause.subject
    asked = mid_sentence(phrase(statement.text, subject), subject[0], casing=casing, start=True)
    word = "caused" if clause.finite.lower in ("was", "were") else "causes"
    yield from _draft(
        statement, f"What {word} {asked}?", clause.tokens[clause.rest + 1 :], "relation"
    )


def _of_a_thing(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "What is the purpose of X?" for "The purpose of X is …"."""
    subject, parts = clause.subject, clause.tokens
    if subject[0].lower != "the" or len(subject) < 4 or clause.rest + 1 >= len(parts):
        return
    at = 1 + (subject[1].lower in _PLAIN)
    if subject[at].lower not in _OF_A_THING or subject[at + 1].lower not in ("of", "between"):
        return
    if not specific_phrase(subject[at + 2 :]) or clause.rest != clause.verb + 1:
        return
    rest = parts[clause.rest :]
    opens = rest[0].word in (Word.TO, Word.DETERMINER, Word.NOUN) or rest[0].lower == "that"
    if not opens or rest[0].lower in EVALUATIVE or rest[1].lower in EVALUATIVE:
        return
    asked = mid_sentence(phrase(statement.text, subject), subject[0], casing=casing, start=True)
    yield from _draft(statement, f"What {clause.finite.text} {asked}?", rest, "relation")


def _unlike(statement: Statement, clause: Clause, casing: Casing) -> Iterator[Draft]:
    """Yield "How does X differ from Y?" for "Unlike Y, X …"."""
    text = statement.text
    opening = statement.tokens[: statement.opening]
    if opening[0].lower != "unlike" or noun_phrase(opening, 1) != len(opening) - 1:
        return
    other, subject = opening[1:-1], clause.subject
    if not specific_phrase(other) or len(subject) > 6 or not specific_phrase(subject):
        return
    if other[0].lower in ("his", "her", "its", "their") or _is_a_name(subject):
        return
    rest = clause.tokens[clause.verb :]
    support, pronoun = ("do", "They") if clause.plural else ("does", "It")
    asked = mid_sentence(phrase(text, subject), subject[0], casing=casing, start=False)
    front = f"How {support} {asked} differ from {phrase(text, other)}?"
    yield from _draft(statement, front, rest, "contrast", opening=f"{pronoun} ")


def _is_a_name(subject: Sequence[Token]) -> bool:
    """Say whether a subject may well be a person."""
    return all(t.text[0].isupper() and t.text[1:].islower() for t in subject)


def _draft(
    statement: Statement, front: str, said: Sequence[Token], rule: str, *, opening: str = ""
) -> Iterator[Draft]:
    said = _first_clause(without_a_turn(tuple(said)))
    words = [token for token in said if token.word is not Word.MARK]
    if len(front.split()) > _MOST_QUESTION_WORDS or not words:
        return
    telling = [word for word in content_words(said) if word not in GENERIC | VAGUE]
    if len(telling) < 2 or (rule == "relation" and words[0].lower in EVALUATIVE):
        return
    if any(token.lower in _LEANING for token in words[:2]) or said[0].text in ('"', "“"):
        return
    if " only " in front:
        return
    if rule == "relation" and _runs_on(said):
        return
    if statement.opening and not opening and not front.startswith("How "):
        where = phrase(statement.text, statement.tokens[: statement.opening]).rstrip(" ,")
        front = f"{where}, {front[:1].lower()}{front[1:]}"
    if any(token.word is Word.NUMBER for token in said[:4]):
        return
    if words[-1].lower in ("above", "below", "there", "here", "too", "either", "again", "instead"):
        return
    if words[0].lower in ("more", "fewer", "less", "several", "many", "some"):
        return
    back = shortened(phrase(statement.text, said), said, _MOST_ANSWER_WORDS)
    if len(back.split()) > _MOST_ANSWER_WORDS + 4:
        return
    yield statement.ask(front, answer(opening + back), rule)


def _first_clause(said: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return an answer without another clause behind it: "a virus, and it killed cattle"."""
    for i in range(2, len(said) - 3):
        if said[i].text != "," or said[i + 1].lower not in ("and", "but", "yet", "so"):
            continue
        if said[i + 2].word is Word.PRONOUN:
            return said[:i]
        if parse(said[i + 2 :]) is not None and not ends_a_list(said, i):
            return said[:i]
    return said


def _opens_a_clause(parts: Sequence[Token]) -> bool:
    if len(parts) < 2 or not parts[0].nominal:
        return False
    verb = parts[1].form("s", "base", "past") is not None and not parts[1].plural
    base = parts[1].form("base")
    if parts[0].plural and base is not None and base.base not in NOUN_TOO:
        return True  # "authorship, patents protect inventions"
    return verb and (
        len(parts) < 3 or parts[2].word in (Word.MARK, Word.DETERMINER, Word.PREPOSITION)
    )


def _runs_on(said: Sequence[Token]) -> bool:
    """Say whether an answer tells how or why as well, or holds a clause of its own."""
    inside = False
    for i, token in enumerate(said):
        inside = inside or token.word is Word.SUBORDINATOR
        if token.word is Word.AUXILIARY and not inside:
            return True
        after = said[i + 1] if i + 1 < len(said) else None
        if token.lower == "because" and i:
            return True
        # "suppresses oestrogen, periods stop": a clause of its own behind the comma
        if token.text == "," and not inside and _opens_a_clause(said[i + 1 : i + 4]):
            return True
        if token.lower == "by" and i and after is not None and after.form("ing"):
            return True
    return False
