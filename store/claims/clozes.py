"""Gaps in statements: what stands before "rather than", a figure, the object of the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.claims.clauses import Clause, noun_phrase
from store.claims.lexicon import EVALUATIVE, GENERIC, VAGUE
from store.claims.lint import LONGEST_GAP
from store.claims.phrases import phrase, sentence_case, shortened
from store.claims.proposal import GAP, Draft, Statement
from store.claims.tokens import Token, Word, is_specific, stem

__all__ = ["closes", "cloze", "clozes", "gap_quality"]

_MOST_WORDS = 32
_LEAST_QUALITY = 0.3
_COMPLEX = frozenset(
    "give send teach tell allow let ask cost grant award call make keep render consider deem find"
    " leave help want need see get offer show put say think believe know mean seem appear"
    " try begin start continue tend".split()
)
_THIN = frozenset(
    "have include offer provide face become remain represent get bring take do want need contain"
    " involve present feature serve play act hold add join own meet lack see".split()
)
_THIN_ALONE = frozenset(
    "generation formation evolution reaction reactions existence feeling feelings family".split()
)
_KINDS = frozenset(
    "word words way ways kind kinds type types sort form number amount lot date event"
    " moment".split()
)
_ROLES = frozenset("serve act function work operate".split())
_AFTER_PASSIVE = frozenset("by for from on with into of at in through to".split())
_EXCHANGES = frozenset(
    "replace trade convert transform turn exchange swap substitute shift reduce compare divide"
    " separate distinguish translate".split()
)
_OF = frozenset("of in about over by within under".split())
_UNITS = re.compile(
    r"(?:times|percent|per cent|million|billion|trillion|thousand|hundred|fold|degrees|years?"
    r"|days?|hours?|minutes?|seconds?|weeks?|months?|centuries|metres?|meters?|kilometres?"
    r"|kilometers?|miles?|feet|grams?|kilograms?|kg|km|cm|mm|mg|litres?|liters?|dollars|euros"
    r"|pounds|°[CF]|%|tokens|parameters|bits|bytes|GB|MB|TB|watts|volts|calories)\Z"
)
_MORE = frozenset(
    "more less fewer greater higher lower better worse larger smaller faster slower other another"
    " many much most several some such certain various own each every all any".split()
)
_ADJECTIVES = ("able", "ible", "ous", "ful", "less", "ive", "ical", "ish", "ed", "ary")
_QUALITY_ENDINGS = (
    "tion", "sion", "ity", "ism", "ology", "osis", "ase", "ine", "gram", "graphy", "in", "ide",
    "gen", "ium", "one", "ose", "oid", "yte", "emia",
)  # fmt: skip


def clozes(statement: Statement) -> Iterator[Draft]:
    """Yield the cloze cards of a statement, the most telling gap of each kind."""
    parts = statement.tokens
    clause = statement.clause
    if clause is None or (clause.negated and not any(t.lower == "but" for t in parts)):
        return
    base = statement.opening
    for rule, spans in (
        ("contrast", _contrasted(parts, base, clause)),
        ("contrast", _not_but(parts, base, clause)),
        ("number", _numbers(parts, base + clause.verb, clause)),
        ("comparison", _compared(parts, base, clause)),
        ("object", _objects(parts, base, clause)),
    ):
        if clause.negated and rule != "contrast":
            continue
        best: Draft | None = None
        for start, end in spans:
            draft = cloze(statement, start, end, rule)
            if draft is None or draft.features["gap"] < _LEAST_QUALITY:
                continue
            if best is None or draft.features["gap"] > best.features["gap"]:
                best = draft
        if best is not None:
            yield best


def cloze(statement: Statement, start: int, end: int, rule: str) -> Draft | None:
    """Return the card that leaves out some tokens of a statement, or None where it can't be."""
    parts, text = statement.tokens, statement.text
    gap = parts[start:end]
    if not gap or not _sound(gap):
        return None
    answer = phrase(text, gap)
    if len(answer.split()) > LONGEST_GAP or GAP in text:
        return None
    said = shortened(text, parts, _MOST_WORDS)
    if gap[-1].end > len(said):
        said = text
    claim = said.rstrip(" ,;:—–")
    front = claim[: gap[0].start] + GAP + claim[gap[-1].end :]
    if _leaks(parts, start, end):
        return None
    # What somebody says stands in the middle of their sentence, and is cased accordingly.
    if statement.attribution:
        front = f"According to {statement.attribution}, {front}"
        claim = f"According to {statement.attribution}, {claim}"
    front, claim = sentence_case(front), sentence_case(claim)
    if not front.endswith((".", "!", "”", '"')):
        front += "."
    return Draft(
        kind="cloze",
        front=front,
        back=answer,
        claim=claim.rstrip("."),
        rule=rule,
        start=statement.start,
        end=statement.start + len(text),
        features={"gap": gap_quality(gap)},
    )


def _sound(gap: Sequence[Token]) -> bool:
    """Say whether a gap is a whole thing that can be asked for, not a judgement or "more" of it."""
    words = [token for token in gap if token.word is not Word.MARK]
    marks = {token.text for token in gap if token.word is Word.MARK}
    if "," in marks and marks & set('"“”'):
        return False
    if not words or words[0].lower in _MORE:
        return False
    if any(token.lower.endswith(("'s", "s'")) for token in (words[0], words[-1])):
        return False
    if words[0].lower in ("a", "an") and any(t.lower in EVALUATIVE for t in words[1:2]):
        return False
    nominal = [token for token in words if token.nominal]
    if not nominal or all(_adjectival(token) for token in nominal):
        return False
    if len(nominal) == 1 and nominal[0].lower in _THIN_ALONE:
        return False
    if nominal[-1].lower in _KINDS:
        return False
    if nominal[-1].lower not in GENERIC:
        return True
    return any(
        is_specific(token) or not (_adjectival(token) or token.lower in VAGUE | EVALUATIVE)
        for token in nominal[:-1]
    )


def _adjectival(token: Token) -> bool:
    low = token.lower
    return low in VAGUE or (token.text.islower() and "-" not in low and low.endswith(_ADJECTIVES))


def gap_quality(gap: Sequence[Token]) -> float:
    """Return how telling a gap is, from 0 to 1: terms and figures are, everyday words are not."""
    words = [token for token in gap if token.word is not Word.MARK]
    counted = [t for t in words if t.word is not Word.NUMBER or t.text[0] in "0123456789$€£¥"]
    telling = [t for t in counted if t.nominal and t.lower not in GENERIC | VAGUE]
    if not telling:
        return 0.0
    specific = any(is_specific(token) for token in telling)
    points = 0.25 + 0.25 * specific
    points += 0.15 * any(token.lower.endswith(_QUALITY_ENDINGS) for token in telling)
    points += 0.2 * (2 <= len(words) <= 4 and (specific or len(telling) >= 2))
    points += 0.15 * (len(telling) >= 2)
    if len(words) == 1 and not is_specific(words[0]) and len(words[0].text) < 7:
        points -= 0.15
    return max(0.0, min(1.0, points))


def _leaks(parts: Sequence[Token], start: int, end: int) -> bool:
    """Say whether the words of a gap stand elsewhere in the sentence."""
    gap = {stem(t.text) for t in parts[start:end] if t.nominal and t.lower not in GENERIC}
    others = {stem(t.text) for t in [*parts[:start], *parts[end:]] if t.nominal}
    return bool(gap & others)


def _contrasted(parts: Sequence[Token], base: int, clause: Clause) -> Iterator[tuple[int, int]]:
    for i in range(base + clause.rest, len(parts) - 2):
        pair = (parts[i].lower, parts[i + 1].lower)
        if pair not in (("rather", "than"), ("instead", "of")):
            continue
        for start in range(max(base + clause.rest, i - LONGEST_GAP), i):
            opens = parts[start - 1].word in (Word.PREPOSITION, Word.TO) or (
                start == base + clause.rest
            )
            if not opens:
                continue
            end = noun_phrase(parts, start)
            gerund = parts[start].form("ing") is not None
            if end == i or (gerund and noun_phrase(parts, start + 1) == i):
                yield start, i


def _not_but(parts: Sequence[Token], base: int, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield what stands after "but" in "not X but Y", where it is a noun phrase."""
    negation = next((i for i, t in enumerate(parts) if t.lower == "not"), None)
    if negation is None or negation < base + clause.verb:
        return
    follows = parts[negation + 1].lower if negation + 1 < len(parts) else ""
    if follows in ("only", "just", "merely"):
        return
    for i in range(negation + 2, min(len(parts) - 1, negation + 12)):
        if parts[i].lower == "but":
            start = i + 1 + (parts[i + 1].lower in ("rather", "by", "through", "from", "with"))
            end = noun_phrase(parts, start)
            start += parts[start].lower in ("a", "an", "the") if start < len(parts) else 0
            if end > start and closes(parts, end):
                yield start, end
            return


def _numbers(parts: Sequence[Token], verb: int, clause: Clause) -> Iterator[tuple[int, int]]:
    gerund = clause.tokens[0].form("ing") is not None
    figures = [
        i for i, t in enumerate(parts) if t.word is Word.NUMBER and any(c.isdigit() for c in t.text)
    ]
    years = [i for i in figures if parts[i].text.isdigit() and len(parts[i].text) == 4]
    if len(figures) - len(years) > 2:
        return
    for i in figures:
        if parts[0].lower == "with" and i < verb:
            continue  # "With 2 percent inflation, …": an assumption
        if gerund and i < verb:
            # "Putting in 20 pounds …" is an example that somebody reckons through.
            continue
        end = _figure_end(parts, i, verb)
        if end is not None:
            yield i, end


def _figure_end(parts: Sequence[Token], i: int, verb: int) -> int | None:
    """Return where a figure with its unit ends, or None for one that is not worth asking for."""
    before = parts[i - 1] if i else None
    if before is not None:
        if _labelled(before) or before.text in ("(", "-", "–", "/", "$"):
            return None
        if before.lower in ("to", "or") and i > 1 and parts[i - 2].word is Word.NUMBER:
            return None
        if before.lower == "to" and any(t.lower == "from" for t in parts[max(0, i - 4) : i]):
            return None
    end = i + 1
    while end < len(parts) and _UNITS.match(parts[end].text) and end - i < 4:
        end += 1
    after = parts[end] if end < len(parts) else None
    if any(t is not None and t.lower in ("vs", "versus") for t in (before, after)):
        return None
    if after is not None and (after.text in ("-", "–", "/") or after.lower == "to"):
        return None
    if before is not None and before.lower in ("and", "or", "than") and _ranged(parts, i):
        return None
    text = parts[i].text
    years = sum(t.text.isdigit() and len(t.text) == 4 for t in parts)
    if text.endswith(("st", "nd", "rd", "th")):
        return None
    if end > i + 1 or text.endswith("%"):
        nominal = after is not None and after.word is Word.NOUN and not after.verb
        return None if (nominal and end == i + 1) or i == 0 else end
    if text.isdigit() and len(text) == 4 and text[0] in "12":
        dated = before is not None and before.lower in ("in", "since", "until")
        named = sum(t.word is Word.NOUN and t.text[0].isupper() for t in parts[1:]) >= 2
        short = sum(t.word is not Word.MARK for t in parts) <= 18
        return end if dated and years == 1 and i > verb and named and short else None
    end = noun_phrase(parts, i)
    counted = before is None or before.word is not Word.PREPOSITION or before.lower in _OF
    if end - i > 2 and parts[end - 1].form("s") and parts[i + 1].word is Word.NOUN:
        return None
    whole = closes(parts, end) or (end < len(parts) and parts[end].lower == "of")
    return end if counted and i >= verb and i + 1 < end <= i + 3 and whole else None


def _ranged(parts: Sequence[Token], i: int) -> bool:
    """Say whether a figure is the upper end of "between 65 and 70"."""
    return any(t.word is Word.NUMBER for t in parts[max(0, i - 3) : i])


def _labelled(before: Token) -> bool:
    """Say whether a figure belongs to a name: "Llama 3", "Figure 2", "May 5"."""
    if before.word is not Word.NOUN:
        return False
    return before.text[0].isupper() or before.lower in (
        "version",
        "part",
        "chapter",
        "figure",
        "type",
    )


def _compared(parts: Sequence[Token], base: int, clause: Clause) -> Iterator[tuple[int, int]]:
    if not clause.copular:
        return
    for i in range(base + clause.rest, len(parts) - 1):
        if parts[i].lower == "than" and parts[i - 1].lower != "rather":
            end = noun_phrase(parts, i + 1)
            if end > i + 1 and closes(parts, end):
                yield i + 1, end


def _objects(parts: Sequence[Token], base: int, clause: Clause) -> Iterator[tuple[int, int]]:
    at = base + clause.rest
    if at < len(parts) and parts[at].lower in ("each", "every"):
        return
    verb = clause.main.verb[0].base if clause.main.verb else clause.main.lower
    if clause.copular or verb in _COMPLEX:
        return
    if at < len(parts) and parts[at].word in (Word.PREPOSITION, Word.TO) and not clause.passive:
        if parts[at].lower in ("as", "than", "like") and verb not in _ROLES:
            return
        at += 1
        while at < len(parts) and parts[at].word is Word.ADVERB:
            at += 1
    elif clause.passive:
        if at >= len(parts) or parts[at].lower not in _AFTER_PASSIVE:
            return
        at += 1
    if at < len(parts) and parts[at - 1].word is Word.TO and parts[at].form("base"):
        return
    if at < len(parts) and parts[at].form("ing") and not parts[at].form("base"):
        at += 1
    end = noun_phrase(parts, at)
    if end == at:
        return
    start = at + 1 if parts[at].text in ("the", "its", "their") else at
    counts = parts[start + 1].lower in ("few", "lot", "number") if start + 1 < end else False
    start += parts[start].lower in ("own", "a", "an") and not counts
    if start >= end or parts[start].word is Word.PRONOUN:
        return
    follows = parts[end] if end < len(parts) else None
    if follows is not None and follows.lower == "of":
        last = noun_phrase(parts, end + 1)
        if last > end + 1 and closes(parts, last):
            yield end + 1 + (parts[end + 1].lower == "the"), last
        return
    if (
        verb in _EXCHANGES
        and follows is not None
        and follows.lower in ("with", "into", "for", "to")
    ):
        last = noun_phrase(parts, end + 1)
        if last > end + 1 and closes(parts, last):
            yield end + 1, last
    if closes(parts, end) and any(t.word is Word.NOUN for t in parts[start:end]):
        yield start, end


def closes(parts: Sequence[Token], end: int) -> bool:
    """Say whether a noun phrase is whole where it ends."""
    if end >= len(parts):
        return True
    after = parts[end]
    if after.word in (Word.NOUN, Word.NUMBER):
        return after.form("ing") is not None and after.lower != "being"
    if after.lower in ("and", "or") or after.text in ("'", "’", "/", "-"):
        following = parts[end + 1] if end + 1 < len(parts) else None
        return (
            after.lower in ("and", "or")
            and following is not None
            and following.form("base", "s", "past") is not None
            and following.form("participle") is None
        )
    return after.lower not in ("of", "that", "which", "who", "whose")
