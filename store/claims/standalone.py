"""Claims that can be understood alone: what leads in is cut off, what leans on others refused."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from seeds.model import PartKind
from store.claims.clauses import Clause, noun_phrase, parse
from store.claims.faults import (
    FIRST_AND_SECOND,
    SPEECH,
    YOU,
    problems,
)
from store.claims.introduced import defined, introduced, law
from store.claims.lexicon import (
    ANAPHORIC,
    EVALUATIVE,
    GENERIC,
    HEDGES,
    PRONOUNS,
    QUANTIFIERS,
    SHARED,
    TEXTS,
    UNIQUE,
    VAGUE,
)
from store.claims.phrases import may_cut
from store.claims.proposal import Sentence, Statement
from store.claims.tokens import Token, Word, is_specific, stem, tokens
from store.claims.verbs import NOUN_TOO, NOUNS_IN_ING, TELLING

__all__ = [
    "opening_of",
    "specific_phrase",
    "statements",
    "whole",
]

_FEW_WORDS = 25


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PRESENTING = _set("introduce present cover offer argue believe prefer")
_JUDGING = _set("true real genuine")
_LEAD_INS = re.compile(
    r"(?:however|moreover|furthermore|additionally|in addition|in contrast|by contrast|conversely"
    r"|instead|indeed|thus|therefore|hence|consequently|accordingly|as a result|for instance"
    r"|for example|similarly|likewise|interestingly|importantly|notably|crucially|statistically"
    r"|specifically|in particular|in fact|in practice|of course|overall|ultimately|finally"
    r"|first|firstly|second|secondly|third|thirdly|meanwhile|nevertheless|nonetheless|still|yet"
    r"|again|also|then|surprisingly|remarkably|historically|generally|typically|traditionally"
    r"|at the same time|on the other hand|on the one hand|in other words|put simply|in short"
    r"|(?:most |quite )?(?:simply|importantly|notably|famously|broadly|luckily|sadly)|in summary"
    r"|to summarise|to summarize|in essence|essentially|fundamentally|simply put"
    r"|that said|after all|above all|in turn|to be sure|fortunately|unfortunately|today|now"
    r"|as such|more broadly|in general),\s+|(?:but|and|so|yet|or|still)\s+(?=[a-z])",
    re.IGNORECASE,
)
_KEEPS_MEANING = _set(
    "typically generally traditionally historically usually often today now statistically"
)
_OPINION = (
    r"argues?|argued|believes?|believed|claims?|claimed|contends?|suggests?|suggested|predicts?"
    r"|predicted|posits?|posited|thinks?|thought|maintains?|insists?|warns?|warned|expects?|says?"
    r"|said|holds?|held|proposes?|proposed|estimates?|estimated|notes?|noted|emphasi[sz]es?"
    r"|stresse[sd]|observes?|observed|points? out|pointed out|writes|wrote"
)
_ATTRIBUTED = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|de|van|von|der|la)){0,3}),?"
    rf" (?:{_OPINION}) that "
)
_ACCORDING = re.compile(r"According to (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}), ")
_SHOWN = re.compile(
    r"(?:(?:[A-Z][\w-]+ )?(?:studies|research|experiments|evidence|results|trials|surveys"
    r"|measurements|data|observations|benchmarks|microbenchmarks|records|excavations)"
    r" (?:show|shows|showed|demonstrate|demonstrates|demonstrated|reveal|reveals|revealed|confirm"
    r"|confirms|confirmed|indicate|indicates) that )",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(
    r"\b(?:explains?|shows?|reveals?|demonstrates?|describes?|discuss(?:es)?|including|despite|is"
    r"|highlights?|details?|learn|see|and|,) "
    r"(?:why|how|that|the fact that) (?=\w)"
)
_EMBEDDED_END = re.compile(
    r", and (?:the|a|an|its|their)\b|"
    r",? and (?:how|why|what|whether|that|shows?|explains?|argues?|discusses|highlights?|digs?"
    r"|breaks?|examines?|explores?|walks?|asks?|connects?)\b|, (?:how|why|what|but|yet|which)\b|;"
)


def statements(sentence: Sentence) -> Iterator[Statement]:
    """Yield the claims in a sentence that stand alone: all of it, or what a frame holds."""
    text = sentence.text
    begin, attribution = 0, None
    if (match := _LEAD_INS.match(text)) and match.group().strip(" ,").lower() not in _KEEPS_MEANING:
        begin = match.end()
    if match := _ATTRIBUTED.match(text, begin) or _ACCORDING.match(text, begin):
        begin, attribution = match.end(), match["name"]
        if attribution.split()[0].lower() in QUANTIFIERS | PRONOUNS:
            return
    elif match := _SHOWN.match(text, begin):
        begin = match.end()
    for end in _ends(sentence, begin):
        whole = _statement(sentence, begin, end, attribution)
        if whole is not None:
            yield whole
            return
    for match in _EMBEDDED.finditer(text, begin):
        closing = _EMBEDDED_END.search(text, match.end())
        stop = closing.start() if closing else len(text)
        found = _statement(sentence, match.end(), stop, None)
        if found is not None and found.clause is not None and not found.opening:
            yield found


def whole(sentence: Sentence) -> Statement | None:
    """Return all of a sentence as one statement with a clause, however short, or None."""
    text = sentence.text.rstrip(" .,;")
    parts = tokens(text)
    if len(parts) < 3:
        return None
    faults = [fault for fault in problems(parts, text) if fault != "too short or too long"]
    clause = parse(parts)
    if clause is None or not _sound(sentence, faults, parts):
        return None
    return Statement(sentence, text, parts, 0, 0, clause) if _may_stand(sentence, clause) else None


def _may_stand(sentence: Sentence, clause: Clause, *, first: bool = True) -> bool:
    """Say whether a clause stands alone; a takeaway does unless it begins with "the paper"."""
    above = sentence.around.title | {stem(t.text) for t in tokens(sentence.heading)}
    if sentence.part.kind != PartKind.TAKEAWAYS or not clause.subject:
        return _stands(clause, above, first=first)
    head = clause.subject[: _phrase_end(clause.subject)]
    if clause.subject[0].lower == "the" and len(clause.subject) < 3:
        return _stands(clause, above, first=first)
    return not any(token.lower in TEXTS for token in head) and not _tells(clause)


def _ends(sentence: Sentence, begin: int) -> Iterator[int]:
    """Yield where a claim may end: before a colon, else with the sentence, else before an aside."""
    parts = sentence.tokens
    words = sum(token.word is not Word.MARK for token in parts)
    colon = next((t for t in parts if t.text == ":" and t.start > begin + 40), None)
    if colon is not None and words > _FEW_WORDS and sentence.text[colon.end : colon.end + 1] == " ":
        yield colon.start
    yield len(sentence.text)
    for i in range(len(parts) - 1, 0, -1):
        if parts[i].text in (",", ";") and parts[i].start > begin and may_cut(parts, i):
            yield parts[i].start


def specific_phrase(phrase: Sequence[Token], *, first: bool = False) -> bool:
    """Say whether a noun phrase names something in particular rather than "the model"."""
    words = [token for token in phrase if token.nominal]
    if not words:
        return False
    for i, token in enumerate(words):
        if is_specific(token, first=first and i == 0) and token.lower not in GENERIC | VAGUE:
            return True
    if words[-1].lower not in GENERIC:
        return words[-1].lower not in VAGUE
    return any(token.lower not in GENERIC | VAGUE for token in words[:-1])


def _statement(
    sentence: Sentence, begin: int, end: int, attribution: str | None
) -> Statement | None:
    text = sentence.text[begin:end]
    trimmed = text.rstrip()
    parts = tokens(trimmed)
    if not parts or not _sound(sentence, problems(parts, trimmed), parts):
        return None
    opening = opening_of(parts)
    clause = parse(_rebased(parts, opening))
    first = opening == 0 and begin == 0
    if clause is not None and not _may_stand(sentence, clause, first=first):
        return None
    return Statement(sentence, trimmed, parts, begin, opening, clause, attribution)


def _sound(sentence: Sentence, faults: Sequence[str], parts: Sequence[Token]) -> bool:
    """Say whether nothing is wrong with a claim; "you" and "probably" may stand in a takeaway.

    Its readers are told what holds for anybody, in words that were chosen to stand alone.
    """
    if sentence.part.kind != PartKind.TAKEAWAYS or not faults:
        return not faults
    words = {token.lower for token in parts}
    allowed = set()
    if not words & FIRST_AND_SECOND - YOU and parts[0].lower not in YOU:
        allowed.add("speaks to somebody")
    if words & HEDGES <= {"probably"}:
        allowed.add("chatter")
    return set(faults) <= allowed and not SPEECH.search(sentence.text)


def _rebased(parts: tuple[Token, ...], opening: int) -> tuple[Token, ...]:
    return parts[opening:]


def opening_of(parts: Sequence[Token]) -> int:
    """Return how many tokens stand before the main clause, up to and with the comma."""
    first = parts[0]
    opens = first.word in (Word.PREPOSITION, Word.SUBORDINATOR, Word.TO, Word.ADVERB)
    if first.word is Word.PREPOSITION and (bare := _without_comma(parts)):
        return bare
    opens = opens or (first.form("ing", "participle") is not None and first.form("base") is None)
    if not opens:
        return 0
    verbal = first.form("ing", "participle") is not None and first.word is Word.NOUN
    subject = parse(parts) if verbal else None
    for i, token in enumerate(parts[:18]):
        if token.text == "," and i + 1 < len(parts):
            if subject is not None and subject.verb < i:
                return 0  # "Deleted characters leave tombstones, because …"
            if first.form("ing") and not any(p.word is Word.DETERMINER for p in parts[:i]):
                return 0
            return i + 1
    return 0


def _without_comma(parts: Sequence[Token]) -> int:
    """Return where the clause begins in "In 1714 the city …" and "In common law a contract …"."""
    if len(parts) < 6:
        return 0
    if parts[0].lower in ("in", "by") and _YEAR.fullmatch(parts[1].text):
        after = parts[2]
        begins = after.word is Word.DETERMINER or (after.word is Word.NOUN and not after.verb)
        return 2 if begins else 0
    if parts[0].lower not in ("in", "under", "within", "during", "for", "at"):
        return 0
    end = noun_phrase(parts, 1)
    opens = 1 < end < len(parts) - 3 and parts[end].lower in ("a", "an", "the")
    return end if opens and not any(t.text == "," for t in parts[1:end]) else 0


_YEAR = re.compile(r"1[0-9]{3}|20[0-2][0-9]")


def _stands(clause: Clause, above: frozenset[str], *, first: bool) -> bool:
    """Say whether the subject of a clause says by itself, or what stands above, what is meant."""
    subject = clause.subject
    if not subject:
        return False
    head = subject[: _phrase_end(subject)]
    opener = subject[0].lower
    if opener in _JUDGING or _tells(clause) or _no_subject(clause):
        return False
    if opener in ("a", "an") and len(head) > 1 and head[1].lower in EVALUATIVE | TEXTS:
        return False
    if (
        not specific_phrase(head, first=first)
        and not defined(clause)
        and not (len(subject) > len(head) + 1 and specific_phrase(subject[len(head) + 1 :]))
    ):
        return False
    known = {stem(t.text) for t in head if t.nominal and t.lower not in GENERIC | VAGUE} & above
    if opener == "the" and not (known or _definite(subject, head) or introduced(clause)):
        return False
    if _dangling_object(clause) or _run_together(subject):
        return False
    return not any(token.lower in TEXTS for token in head)


def _no_subject(clause: Clause) -> bool:
    """Say whether a verb was read as the subject: "calculate error …", "using handles …"."""
    first, finite = clause.subject[0], clause.finite
    base = first.form("base")
    if base is not None and base.base not in NOUN_TOO and not first.text[0].isupper():
        return True
    doing = first.form("ing") is not None and first.lower not in NOUNS_IN_ING
    noun_too = finite.word is not Word.AUXILIARY and finite.form("s", "base") is not None
    if doing and noun_too and any(form.base in NOUN_TOO for form in finite.verb):
        after = clause.tokens[clause.rest].lower if clause.rest < len(clause.tokens) else ""
        return after == "of" or (len(clause.subject) == 1 and first.lower == "using")
    past = first.form("participle", "past") is not None and first.word is not Word.AUXILIARY
    return past and len(clause.subject) == 1 and first.lower.endswith("ed")


def _run_together(subject: Sequence[Token]) -> bool:
    """Say whether a heading ran into the subject: "Control Groups Every recipe …"."""
    if subject[0].word is Word.ADVERB:
        return True
    for before, token in itertools.pairwise(subject):
        joins = before.word in (Word.PREPOSITION, Word.CONJUNCTION, Word.TO, Word.QUANTIFIER)
        opens = token.word in (Word.DETERMINER, Word.QUANTIFIER) and before.word is Word.NOUN
        if opens and not joins and before.form("ing") is None:
            return True
    return False


def _dangling_object(clause: Clause) -> bool:
    """Say whether the object is "the bank" of the sentence before, a plain noun and no more."""
    parts, at = clause.tokens, clause.rest
    if clause.copular or at + 1 >= len(parts) or parts[at].lower != "the":
        return False
    end = noun_phrase(parts, at)
    if end != at + 2 or is_specific(parts[at + 1]) or parts[at + 1].lower in UNIQUE | SHARED:
        return False
    follows = parts[end].lower if end < len(parts) else ""
    return follows not in _NARROWING


_NARROWING = _set("of that which in between behind")


def _tells(clause: Clause) -> bool:
    """Say whether somebody does something with the subject of a text, rather than it itself."""
    base = clause.main.verb[0].base if clause.main.verb else clause.main.lower
    if base in TELLING and not clause.passive and not law(clause):
        return True
    # "Kwangjun Ahn from Microsoft Research introduces Dion": a name of two words, and a verb of
    # presenting.
    subject = clause.subject
    person = len(subject) > 1 and all(
        t.text[0].isupper() and t.text[1:].islower() for t in subject[:2]
    )
    concept = any(t.lower in ("concept", "idea", "notion", "term") for t in clause.tokens[:8])
    if subject[0].text[0].isupper() and concept and base in ("introduce", "propose", "coin"):
        return True
    return person and base in _PRESENTING


def _phrase_end(subject: Sequence[Token]) -> int:
    end = noun_phrase(subject, 0)
    return end or len(subject)


def _definite(subject: Sequence[Token], head: Sequence[Token]) -> bool:
    """Say whether "the …" needs nothing said before to be understood."""
    words = [token for token in head if token.nominal]
    if not words:
        return False
    if any(token.text[0].isupper() or any(c.isdigit() for c in token.text) for token in words):
        return not any(token.lower in ANAPHORIC for token in words)
    if words[-1].lower in UNIQUE or words[0].lower in ("human", "immune", "nervous"):
        return True
    rest = subject[len(head) :]
    if not rest or rest[0].lower not in ("of", "for", "in", "between", "behind", "by"):
        return False
    return specific_phrase(rest[1:]) and words[0].lower not in ANAPHORIC | EVALUATIVE
