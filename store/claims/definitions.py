"""Definitions: "X is a …", "X is the … that …", "X is defined as …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.kinds import is_spot, judges
from store.claims.lexicon import ABSTRACT, EVALUATIVE, EVERYDAY, GENERIC, PEOPLE, TEXTS, VAGUE
from store.claims.phrases import answer, mid_sentence, phrase, shortened
from store.claims.proposal import Casing, Draft, Statement
from store.claims.standalone import specific_phrase
from store.claims.tokens import Token, Word, content_words
from store.claims.turns import ends_a_list, one_claim, within_a_relative, without_a_turn
from store.claims.verbs import NOUNS_IN_ING

__all__ = [
    "DEFINING",
    "MOST_ANSWER_WORDS",
    "RESUMING",
    "UNCOUNTED",
    "copular",
    "is_person",
    "with_article",
]

MOST_ANSWER_WORDS = 24
_ENOUGH = 14
"""Behind so many words a definition has told what it tells; what somebody is doing is left out."""
DEFINING = frozenset(
    "of for that which through into at on who designed used based made built by to from"
    " capable in with whose between where purpose-built intended meant containing consisting"
    " trained developed".split()
)
RESUMING = frozenset(
    "result move decision step feat trend fact figure problem shift practice role loss blow gain"
    " change sign number claim idea question position view feature consequence reason reminder"
    " reference nod term word phrase concept point total record rate price sum situation reform"
    " distance span stretch height length journey drop increase fall"
    " arrangement compromise victory defeat gesture tactic mistake area requirement".split()
)
_NO_KIND = frozenset(
    "piece part bit symptom aspect side facet date event moment lever engine heart story".split()
)
_MEASURES = frozenset(
    "increase drop fall decrease rise rate price sum claim requirement distance length height"
    " change gain loss shift number total".split()
)
"""What a term may be told to be that else only resumes: "Inflation is an increase in prices"."""
_RELATIVE = frozenset(
    "similar opposite same different another other such like greater lesser bigger better worse"
    " stronger weaker more less".split()
)
_SOFT = frozenset(
    "popular common powerful simple special natural strong promising useful"
    " modern widespread famous prominent versatile classic robust efficient effective".split()
)


def copular(statement: Statement, casing: Casing) -> Iterator[Draft]:
    """Yield "What is X?" for a statement "X is a …"."""
    clause = statement.clause
    if clause is None or clause.negated or statement.attribution or clause.adverbs:
        return
    if clause.passive and not statement.opening:
        yield from _called(statement, clause)
    tells = clause.main.verb and clause.main.verb[0].base in ("define", "redefine")
    if tells and not clause.passive:
        yield from _defined_as(statement, clause)
        return
    verb = _defines(clause)
    if verb is None:
        return
    subject = clause.subject
    predicate = _predicate(clause)
    if predicate is None or len(subject) > 8 or subject[0].word in (Word.QUANTIFIER, Word.ADVERB):
        return
    if any(token.text in ("(", ")", ",") for token in subject):
        subject = _without_gloss(subject)
    if all(len(token.text) < 2 for token in subject) or subject[0].lower == "following":
        return
    if any(token.lower == "and" for token in subject):
        return
    if subject[-1].text.isdigit() and len(subject[-1].text) == 4:
        return  # "Rivers 2001" and "the deposition in 476": a paper, an event
    if not subject or not (_names_a_kind(subject) or _plain_kind(subject, predicate)):
        return
    text = statement.text
    person = is_person(predicate)
    if person and (verb != "was" or len(content_words(predicate)) < 4):
        return
    predicate = one_claim(predicate)
    predicate = without_a_turn(predicate) if any(t.lower == "e.g" for t in predicate) else predicate
    gerund = next((t for t in subject[:2] if t.word is not Word.DETERMINER), subject[0])
    if gerund.form("ing") and len(subject) > 1 and gerund.lower not in NOUNS_IN_ING:
        return
    plain = subject[1:] if subject[0].word is Word.DETERMINER else subject
    named = all(token.text[0].isupper() for token in plain if token.nominal) and len(plain) > 1
    single = predicate[0].lower in ("a", "an") and predicate[1].lower not in _GROUPS
    if clause.plural and single and not named:
        return
    if clause.plural and subject[0].lower in ("a", "an"):
        return  # "an alignment meeting are …"
    if any(token.word is Word.DETERMINER for token in plain):
        return
    said = shortened(phrase(text, predicate), predicate, MOST_ANSWER_WORDS)
    if len(said.split()) > MOST_ANSWER_WORDS + 4:
        return
    asked = mid_sentence(phrase(text, subject), subject[0], casing=casing, start=True)
    if set(content_words(subject)) <= set(content_words(predicate)):
        return
    if predicate[0].nominal and content_words(subject)[-1:] == content_words(predicate)[:1]:
        return  # "Induced trips are trips that …"
    opening = ""
    if statement.opening:
        if not _narrows(statement.tokens[: statement.opening]):
            return
        opening = phrase(text, statement.tokens[: statement.opening]).rstrip(" ,") + ", "
    asked = with_article(asked, subject, predicate, casing)
    word = "who" if person else "what"
    question = f"{opening}{word} {verb} {asked}?"
    question = question[0].upper() + question[1:]
    yield statement.ask(question, answer(said), "definition")


def _called(statement: Statement, clause: Clause) -> Iterator[Draft]:
    """Yield "What is X?" for "A market with one buyer is called X"."""
    parts, subject = clause.tokens, clause.subject
    at = clause.rest + (clause.main.lower == "known")
    named = clause.main.lower in ("called", "termed", "dubbed") or (
        clause.main.lower == "known" and parts[clause.rest : at] and parts[at - 1].lower == "as"
    )
    end = noun_phrase(parts, at)
    if not named or end == at or end - at > 5 or clause.finite.lower not in ("is", "are"):
        return
    if end < len(parts) and parts[end].text != ".":
        return
    said = phrase(statement.text, subject)
    if len(content_words(subject)) < 3 or subject[0].lower not in ("a", "an", "the", "any"):
        return
    term = mid_sentence(phrase(statement.text, parts[at:end]), parts[at], start=False)
    yield statement.ask(f"What {clause.finite.lower} {term}?", answer(said), "definition")


def _defined_as(statement: Statement, clause: Clause) -> Iterator[Draft]:
    """Yield "What is X?" for "somebody defined X as Z"."""
    parts, at = clause.tokens, clause.rest
    end = noun_phrase(parts, at)
    if not at < end < len(parts) - 4 or parts[end].lower != "as":
        return
    said = parts[end + 1 :]
    if end - at > 4 or parts[at].word is not Word.NOUN or len(content_words(said)) < 3:
        return
    verb = "are" if parts[end - 1].plural else "is"
    yield statement.ask(
        f"What {verb} {phrase(statement.text, parts[at:end])}?",
        answer(shortened(phrase(statement.text, said), said, MOST_ANSWER_WORDS)),
        "definition",
    )


def _narrows(opening: Sequence[Token]) -> bool:
    """Say whether an opening such as "In law," says where a definition holds."""
    place = opening[0].word is Word.PREPOSITION and opening[0].lower not in ("like", "unlike", "as")
    return place and len(opening) <= 6 and not opening[1].verb


def with_article(
    asked: str, subject: Sequence[Token], predicate: Sequence[Token], casing: Casing
) -> str:
    """Give "gene is a sequence of …" the article that notes leave out."""
    word = subject[0]
    if len(subject) > 1 or word.plural or not asked.islower() or asked not in casing.counted:
        return asked
    if asked in EVERYDAY:
        return asked
    if predicate[0].lower not in ("a", "an", "any", "one", "the") or asked.endswith(UNCOUNTED):
        return asked
    return f"{'an' if asked[0] in 'aeiou' else 'a'} {asked}"


_GROUPS = frozenset(
    "group family class set series kind type form pair collection species people tribe genus"
    " subset class member sort branch category network system".split()
)
_MASS = ("tion", "sion", "ity", "ness", "dom", "ment", "ance", "ence", "ship", "ism", "age")
UNCOUNTED = ("tion", "sion", "ism", "ity", "ness", "ance", "ence", "sis", "ship", "ing", "cy")


def _defines(clause: Clause) -> str | None:
    """Return the form of "to be" that a question about the subject takes, or None."""
    finite = clause.finite.lower
    if clause.copular and finite in ("is", "are", "was", "were"):
        return finite
    following = clause.tokens[clause.rest].lower if clause.rest < len(clause.tokens) else ""
    if clause.main.lower == "defined" and following == "as":
        return finite if finite in ("is", "are") else None
    if clause.main.lower in ("refers", "refer") and following == "to":
        return "are" if clause.plural else "is"
    if clause.finite.lower == "means" and following in ("the", "a", "an"):
        bare = len(clause.subject) <= 2 and clause.subject[-1].form("ing") is None
        return "is" if bare and _of_a_term(clause, "means") else None
    return None


def _predicate(clause: Clause) -> tuple[Token, ...] | None:
    """Return what a definition says, or None where the clause is none."""
    parts = clause.tokens
    at = clause.rest + (not clause.copular and clause.finite.lower != "means")
    rest = parts[at:]
    while rest and rest[-1].text in (".", "!"):
        rest = rest[:-1]
    if len(rest) < 4 or (clause.copular and clause.rest != clause.verb + 1):
        return None
    first = rest[0].lower
    if rest[0].form("participle") is not None and rest[0].form("base") is None:
        return None  # "devices are assigned tasks that they execute"
    if _goes_on(rest):
        return None
    if first == "one" and rest[1].lower in ("where", "that", "which", "in", "whose", "with"):
        return _whole(rest)
    if _told_by_a_clause(rest):
        return _whole(rest)
    end = noun_phrase(parts, at)
    if end == at:
        return None
    head = parts[end - 1]
    words = [token.lower for token in parts[at:end]]
    after = parts[end].lower if end < len(parts) else ""
    telling = [word for word in words if word not in _SOFT] if after in DEFINING else words
    spot = is_spot(parts, end)
    if spot:
        telling = []
    if first == "the" and after in ("that", "where", "of", "at", "from", "in") and len(words) == 2:
        telling = []
    if (telling and judges(telling)) or head.lower in TEXTS:
        return None
    measured = head.lower in _MEASURES and after in ("in", "of", "that") and _of_a_term(clause)
    if (head.lower in RESUMING and first != "the" and not measured) or head.lower in _NO_KIND:
        return None
    if first in ("a", "an") or (first == "any" and after):
        explained = after == ":" and len(parts) - end > 5
        showing = bool(after) and parts[end].form("ing") is not None
        defining = after in DEFINING or explained or showing or measured or spot
        if len(words) < 3 and not defining:
            return None
    elif first == "the":
        relative = after in ("that", "where", "whose") or any(
            token.lower == "which" for token in parts[end + 1 : end + 3]
        )
        begins = (
            parts[end].word in (Word.DETERMINER, Word.QUANTIFIER, Word.PRONOUN) if after else False
        )
        relative = relative or (begins and head.nominal and parse(parts[end:]) is not None)
        pair = 2 * ("and" in words)  # "the rise and fall of the sea"
        exact = relative or (
            after in ("of", "to", "in", "between", "by") and len(words) <= 3 + pair
        )
        nominal = [token for token in clause.subject if token.nominal]
        definite = clause.subject[0].lower == "the" and not relative and len(nominal) < 2
        if not exact or clause.plural or definite:
            return None
    elif not (clause.plural and rest[0].nominal and head.plural and after in DEFINING):
        mass = rest[0].nominal and not clause.plural and not head.plural
        done = bool(after) and parts[end].form("participle") is not None
        if not mass or not (done or after in ("that", "which", "without", "from", "of", "made")):
            return None
        if after != "that" and not done and not head.lower.endswith(_MASS):
            return None
    thin = len(content_words(rest)) < 3 and len(rest) < 8
    if (thin and not _exact(clause, rest, head)) or any(word in _RELATIVE for word in words):
        return None
    meaning = [word for word in content_words(rest) if word not in GENERIC]
    if len(meaning) < (1 if len(rest) >= 9 else 2):
        return None
    return _whole(rest)


def _told_by_a_clause(rest: Sequence[Token]) -> bool:
    """Say whether a predicate is "how much energy a body uses" or "what happens when …"."""
    one, two = rest[0].lower, rest[1].lower
    asks = one in ("where", "when") or (one == "what" and two == "happens")
    asks = asks or (one == "how" and two in ("much", "many", "fast", "far", "often", "long"))
    whole = not any(token.lower in (",", "and", ";") for token in rest)  # may not be cut
    return asks and whole and len(content_words(rest)) >= 3 and rest[1].word is not Word.PRONOUN


def _exact(clause: Clause, rest: Sequence[Token], head: Token) -> bool:
    """Say whether few words tell all: "a tax on imports", but not "a form of tax"."""
    if rest[0].lower not in ("a", "an") or not _of_a_term(clause) or head.lower in _GROUPS:
        return False
    words = content_words(rest)
    vague = GENERIC | VAGUE | ABSTRACT | EVALUATIVE
    return len(words) == 2 and not vague & set(words) and rest[2].lower in ("on", "against", "for")


def _of_a_term(clause: Clause, verb: str = "is") -> bool:
    """Say whether a clause tells in the present of a bare term: "inflation is", "a fine is"."""
    first = clause.subject[0]
    if clause.finite.lower != verb or any(t.text[0].isupper() for t in clause.subject[1:]):
        return False
    return first.lower in ("a", "an") or (first.word is Word.NOUN and len(clause.subject) <= 2)


def _goes_on(rest: Sequence[Token]) -> bool:
    """Say whether a predicate is something going on: "ebooks are outselling printed books"."""
    first, after = rest[0], rest[1]
    if first.form("ing") is None or first.lower in NOUNS_IN_ING:
        return False
    return after.word in (Word.DETERMINER, Word.QUANTIFIER, Word.NUMBER) or (
        after.nominal and after.lower not in DEFINING and rest[2].text != "that"
    )


def _whole(rest: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return a predicate without a further clause at its end."""
    for i, token in enumerate(rest):
        after = rest[i + 1] if i + 1 < len(rest) else None
        joined = token.lower == "and" and after is not None and after.word is Word.AUXILIARY
        joined = joined and not within_a_relative(rest, i)
        long = len(rest) > MOST_ANSWER_WORDS or i > _ENOUGH
        if joined or (token.text == "," and long and after is not None and after.form("ing")):
            rest = rest[: i - (joined and rest[i - 1].text == ",")]
            break
    if len(rest) < 4:
        return None
    for i, token in enumerate(rest):
        if token.text == ";" or (token.text == "," and _new_clause(rest, i)):
            return tuple(rest[:i]) if i >= 4 else None
    return tuple(rest)


def _new_clause(rest: Sequence[Token], comma: int) -> bool:
    after = rest[comma + 1].lower if comma + 1 < len(rest) else ""
    if after in ("and", "or"):
        if ends_a_list(rest, comma):
            return False
        pronoun = comma + 2 < len(rest) and rest[comma + 2].word is Word.PRONOUN
        return pronoun or parse(rest[comma + 2 :]) is not None
    return after in ("but", "so", "yet", "however", "while", "whereas", "although", "though")


def _names_a_kind(subject: Sequence[Token]) -> bool:
    """Say whether the subject is a term that can be defined, not "a key metric for …"."""
    if any(token.word is Word.TO for token in subject):
        return False
    if any(token.word in (Word.PREPOSITION, Word.PRONOUN) for token in subject):
        capital = [token for token in subject if token.nominal and token.text[0].isupper()]
        if len(capital) < 2:
            return False
    words = [token for token in subject if token.nominal]
    if len(words) == 1 and words[0].lower in ABSTRACT:
        return False
    if not words or not specific_phrase(subject, first=True):
        return False
    if any(token.lower in VAGUE | TEXTS for token in words[:1]) and len(words) < 3:
        return False
    if words[-1].lower in GENERIC and not any(token.text[0].isupper() for token in words[1:]):
        return any(token.lower not in VAGUE | GENERIC for token in words[:-1])
    first = subject[0].lower
    return first not in ("its", "their", "his", "her", "our", "my", "your")


def _plain_kind(subject: Sequence[Token], predicate: Sequence[Token]) -> bool:
    """Say whether "a policy" is told apart from other things: "a rule that tells an agent …"."""
    words = [token for token in subject if token.nominal]
    if len(words) != 1 or len(subject) > 2 or words[0].lower in EVALUATIVE | ABSTRACT | TEXTS:
        return False
    article = subject[0].lower in ("a", "an")
    if len(subject) > 1 and not article:
        return False
    narrow = {"that", "which", "by", "at", "where", "divided"} | ({"of"} if not article else set())
    return any(token.lower in narrow for token in predicate[2:7]) and len(predicate) >= 7


def _without_gloss(subject: tuple[Token, ...]) -> tuple[Token, ...]:
    cut = next((i for i, token in enumerate(subject) if token.text in ("(", ",")), len(subject))
    if any(token.text == ")" for token in subject[:-1]):
        return ()  # "the glenohumeral (shoulder) joint": its noun stands behind
    return subject[:cut]


_SOMEBODY = ("sman", "swoman", "ologist", "ographer", "smith", "herd", "monger", "wright")


def is_person(predicate: Sequence[Token]) -> bool:
    """Say whether a predicate or apposition says who somebody is."""
    if any(token.lower.startswith(("self-", "born", "year-old")) for token in predicate[:3]):
        return True
    head = []
    for token in predicate:
        if token.word in (Word.PREPOSITION, Word.SUBORDINATOR) or token.text == ",":
            break
        head.append(token.lower)
    if any(word in PEOPLE or word.endswith(_SOMEBODY) for word in head):
        return True
    after = predicate[len(head)].lower if len(head) < len(predicate) else ""
    return after == "who" and head[0] not in ("people", "those")
