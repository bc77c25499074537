"""Definitions in passing: "X, a …,", "X—a …", "a … called X", "X, which does …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.claims.clauses import noun_phrase, parse
from store.claims.definitions import DEFINING, MOST_ANSWER_WORDS, RESUMING, is_person
from store.claims.faults import problems
from store.claims.kinds import judges
from store.claims.lexicon import GENERIC, TEXTS
from store.claims.phrases import answer, phrase, shortened
from store.claims.proposal import Casing, Draft, Sentence
from store.claims.terms import Term, term_before
from store.claims.tokens import Token, Word, content_words
from store.claims.verbs import NOUNS_IN_ING

__all__ = ["appositions", "named"]


def appositions(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield "What is X?" for "X, a …," and "X—a …", and "What does X do?" for "X, which …"."""
    parts = sentence.tokens
    for i, token in enumerate(parts):
        if token.text not in (",", "—", "–") or i + 3 >= len(parts) or i == 0:
            continue
        if token.text == "," and parts[i - 1].text in ('"', "”") and parts[i + 1].text == '"':
            continue
        after = parts[i + 1]
        if after.lower == "which" and token.text == ",":
            yield from _function(sentence, i, casing)
        elif after.lower in ("a", "an", "the") or (
            token.text != "," and _plural_gloss(parts, i + 1)
        ):
            yield from _apposition(sentence, i, casing)


def _plural_gloss(parts: Sequence[Token], at: int) -> bool:
    end = noun_phrase(parts, at)
    if end <= at + 1 or end >= len(parts) or not parts[end - 1].plural:
        return False
    doing = parts[at].form("ing") is not None and parts[at].lower not in NOUNS_IN_ING
    return parts[end].lower in DEFINING and parts[at].word is Word.NOUN and not doing


def _apposition(sentence: Sentence, mark: int, casing: Casing) -> Iterator[Draft]:
    parts, text = sentence.tokens, sentence.text
    end = _gloss_end(parts, mark + 1, dash=parts[mark].text != ",")
    gloss = parts[mark + 1 : end]
    if end is None or not 4 <= len(gloss) <= 32 or not _good_gloss(gloss):
        return
    if parts[mark].text == "," and (
        _in_a_list(parts, mark, end) or _behind_an_opening(parts, mark, end)
    ):
        return
    term = term_before(sentence, mark)
    if term is not None and term.parts[0].start == 0:
        end = mark + 1 + _until_its_verb(gloss)
        gloss = parts[mark + 1 : end]
    if gloss[0].lower == "the" and not _exact(gloss, term):
        return
    # "Superconductors expel magnetic fields, an effect …": what is one can't be many.
    if term is None or ((gloss[0].lower in ("a", "an")) is term.plural and gloss[0].lower != "the"):
        return
    head_end = noun_phrase(parts, mark + 1)
    thin = head_end == end and len(content_words(gloss)) < 3
    if thin or (not term.named and parts[head_end - 1].lower in GENERIC and head_end == end):
        return
    if problems(tuple(term.parts) + tuple(gloss), phrase(text, gloss)):
        return
    said = shortened(phrase(text, gloss), gloss, MOST_ANSWER_WORDS)
    yield _what_is(sentence, term, said, end, "apposition", casing)


def _behind_an_opening(parts: Sequence[Token], mark: int, end: int) -> bool:
    """Say whether the sentence's subject stands there: "In Europe, the end of the war …"."""
    if parts[0].word is not Word.PREPOSITION or any(t.text == "," for t in parts[:mark]):
        return False
    return end >= len(parts) or parts[end].text != ","


def _until_its_verb(gloss: Sequence[Token]) -> int:
    """Return where a gloss ends that stands between a subject and its verb: "X, a Y, does Z"."""
    for i, token in enumerate(gloss[:-1]):
        if token.text == "," and gloss[i + 1].form("s", "base", "past") is not None:
            return i
    return len(gloss)


_ACTS = frozenset(
    "attempt practice process study art ability tendency theory belief principle science habit"
    " method technique capacity act failure loss use phenomenon doctrine claim view".split()
)
"""What "X, the … of" may say of any term, named or not: "interpretability — the attempt to …"."""


def _exact(gloss: Sequence[Token], term: Term | None) -> bool:
    """Say whether "X, the …" tells what X is: a name, and a thing set apart."""
    end = noun_phrase(gloss, 0)
    if term is not None and end == 2 and gloss[1].lower in _ACTS and len(gloss) > 5:
        return gloss[2].lower in ("of", "to", "that", "by") and not term.plural
    if term is None or not term.named or term.quoted or end >= len(gloss) or end < 2:
        return False
    if any(token.word is Word.NUMBER for token in term.words):
        return False
    plain = all(token.text[0].islower() for token in gloss[1:end])
    return plain and gloss[end].lower in ("that", "which", "of", "where")


def _what_is(
    sentence: Sentence, term: Term, said: str, end: int, rule: str, casing: Casing
) -> Draft:
    verb = "are" if term.plural else "is"
    asked = term.mid(casing)
    claim = f"{term.text[:1].upper()}{term.text[1:]} {verb} {said}."
    return Draft(
        kind="basic",
        front=f"What {verb} {asked}?",
        back=answer(said),
        claim=claim,
        rule=rule,
        start=term.parts[0].start,
        end=sentence.tokens[end - 1].end,
    )


def _gloss_end(parts: Sequence[Token], at: int, *, dash: bool) -> int | None:
    """Return where an apposition ends: at a comma, dash or full stop outside brackets."""
    depth, listing = 0, False
    for i in range(at, len(parts)):
        text = parts[i].text
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
            if depth < 0:
                return i
        elif depth == 0 and (text in ("—", "–", ";", ".", "!", "?", ":")):
            return i
        elif depth == 0 and text == "," and not _adjectives(parts, i):
            follows = parts[i + 1] if i + 1 < len(parts) else None
            # "…, ensuring that …" and, after a dash, "…, and …" still belong to the gloss.
            if follows is not None and follows.form("ing") is not None:
                continue
            if _same_verbs(parts, at, i):
                continue
            if listing or _lists(parts, i):
                listing = follows is not None and follows.lower not in ("and", "or")
                continue
            if dash and follows is not None and follows.lower in ("and", "or"):
                continue
            return i
    return len(parts)


def _same_verbs(parts: Sequence[Token], at: int, comma: int) -> bool:
    """Say whether a comma stands between verbs of one relative clause: "that shifts, reacts, …"."""
    after = next((t for t in parts[comma + 1 : comma + 3] if t.lower not in ("and", "or")), None)
    if after is None or after.form("s", "base", "past") is None:
        return False
    kinds = {form.kind for form in after.verb}
    relative = next((i for i in range(at, comma) if parts[i].lower in ("that", "which")), None)
    if relative is None or relative + 1 >= comma:
        return False
    return bool(kinds & {form.kind for form in parts[relative + 1].verb})


def _lists(parts: Sequence[Token], comma: int) -> bool:
    """Say whether a comma stands in a list of nouns: "modeling, recall, and reasoning"."""
    for i in range(comma + 1, min(len(parts), comma + 8)):
        token = parts[i]
        if token.text == ",":
            after = parts[i + 1] if i + 1 < len(parts) else None
            return after is not None and (after.lower in ("and", "or") or _lists(parts, i))
        last = i + 1 < len(parts) and parts[i + 1].text == ","
        if not token.nominal or (token.form("s", "past") and not (token.plural and last)):
            return False
    return False


def _adjectives(parts: Sequence[Token], comma: int) -> bool:
    before, after = parts[comma - 1], parts[comma + 1] if comma + 1 < len(parts) else None
    if after is None or not after.nominal or before.plural:
        return False
    return (
        comma + 2 < len(parts)
        and parts[comma + 2].nominal
        and noun_phrase(parts, comma - 1) > comma
    )


def _good_gloss(gloss: Sequence[Token]) -> bool:
    words = [token.lower for token in gloss]
    whole = parse(gloss) if words[0] in ("a", "an", "the") else None
    if whole is not None and (whole.finite.word is Word.AUXILIARY or whole.finite.form("s")):
        return False
    end = noun_phrase(gloss, 0)
    if end == 0 or is_person(gloss):
        return False
    head = gloss[end - 1]
    if gloss[0].form("s") is not None and gloss[0].verb[0].base in ("use", "make", "take", "give"):
        return False  # "temas—uses images": a verb
    if (
        judges(words[1:end])
        or head.lower in RESUMING | TEXTS
        or any(word in TEXTS for word in words[:end])
    ):
        return False
    if end < len(gloss) and gloss[end].lower not in DEFINING and not gloss[end].verb:
        return False
    if any(word in ("they", "it", "them", "he", "she", "him") for word in words):
        return False
    # "a process current models struggle with": a clause without a relative pronoun.
    if end < len(gloss) and gloss[end].word in (Word.PRONOUN, Word.AUXILIARY):
        return False
    return len([word for word in content_words(gloss) if word not in GENERIC]) >= 2


def _in_a_list(parts: Sequence[Token], mark: int, end: int) -> bool:
    """Say whether "X, a Y, and a Z" is a list rather than an apposition."""
    following = [token.lower for token in parts[end : end + 3]]
    if following[:1] == ["."]:
        following = []
    if following[:1] == [","] and following[1:2] and following[1] in ("and", "or", "a", "an"):
        return True
    gloss = [token.lower for token in parts[mark + 1 : end]]
    joined = any(
        word in ("and", "or") and gloss[i + 1 : i + 2] and gloss[i + 1] in ("a", "an", "the")
        for i, word in enumerate(gloss)
    )
    before = parts[max(0, mark - 8) : mark]
    return joined or any(token.text == "," and parts[mark].text == "," for token in before[-4:])


def _function(sentence: Sentence, comma: int, casing: Casing) -> Iterator[Draft]:
    parts, text = sentence.tokens, sentence.text
    at = comma + 2
    while at < len(parts) and parts[at].word is Word.ADVERB:
        at += 1
    if at + 2 >= len(parts):
        return
    term = term_before(sentence, comma)
    end = _clause_end(parts, at)
    rest = parts[comma + 2 : end]
    if term is None or len(rest) < 5:
        return
    verb = parts[at]
    if verb.lower in ("is", "are") and parts[at + 1].lower in ("a", "an"):
        gloss = parts[at + 1 : end]
        if _good_gloss(gloss) and len(content_words(gloss)) >= 3:
            said = shortened(phrase(text, gloss), gloss, MOST_ANSWER_WORDS)
            yield _what_is(sentence, term, said, end, "definition", casing)
        return
    form = verb.form("base" if term.plural else "s")
    if form is None or form.base in _NO_FUNCTION or not term.named:
        return
    if all(token.word is Word.NUMBER for token in term.words):
        return
    if form.base in _RESUMES_CLAUSES and not term.quoted:
        return
    if _leans(rest[1:]) or len(content_words(rest)) < 3:
        return
    if problems(tuple(term.parts) + tuple(rest), phrase(text, rest)):
        return
    support, pronoun = ("do", "They") if term.plural else ("does", "It")
    said = phrase(text, rest).rstrip(" ,.;")
    asked, told = "do", f"{pronoun} {said}"
    if form.base in _SAYING and parts[at + 1].lower == "that":
        asked, told = "say", phrase(text, parts[at + 1 : end])
    yield Draft(
        kind="basic",
        front=f"What {support} {term.mid(casing)} {asked}?",
        back=answer(told),
        claim=f"{term.text[:1].upper()}{term.text[1:]} {said}.",
        rule="function",
        start=term.parts[0].start,
        end=parts[end - 1].end,
    )


def _leans(rest: Sequence[Token]) -> bool:
    """Say whether a pronoun stands for something outside a relative clause."""
    seen = False
    for token in rest:
        if token.lower in _LEANING and not seen:
            return True
        seen = seen or token.word is Word.NOUN
    return False


_LEANING = frozenset("its their his her it them they he she".split())
_NO_FUNCTION = frozenset(
    "open introduce represent diverge achieve outperform surpass reach attain"
    " have include become mean remain come seem look appear suggest feel consist contain lie belong"
    " need require cost begin start end follow happen occur grow stand differ resemble cover win"
    " lose receive get last rise fall arise stem own depend rely".split()
)
_SAYING = frozenset("hold state say assert predict claim stipulate".split())
_RESUMES_CLAUSES = frozenset(
    "allow enable make lead cause result help let give explain require force show prove keep create"
    " prevent ensure".split()
)


def _clause_end(parts: Sequence[Token], at: int) -> int:
    """Return where a relative clause ends: at a full stop, or a comma that ends it."""
    inside = False
    for i in range(at, len(parts)):
        text = parts[i].text
        if text == "—":
            inside = not inside
        if text in (".", ";", "!", "?"):
            return i
        if text == "," and not inside and i + 1 < len(parts):
            after = parts[i + 1]
            if after.form("ing") is None or after.word is not Word.NOUN:
                return i
    return len(parts)


def named(sentence: Sentence, casing: Casing) -> Iterator[Draft]:
    """Yield "What is X?" for "a … called X"."""
    parts, text = sentence.tokens, sentence.text
    for i, token in enumerate(parts):
        if token.lower not in ("called", "termed", "dubbed", "named") and not (
            token.lower == "known" and i + 1 < len(parts) and parts[i + 1].lower == "as"
        ):
            continue
        at = i + 2 if token.lower == "known" else i + 1
        begin = _article_before(parts, i)
        term = _term_after(sentence, at)
        if begin is None or term is None:
            continue
        gloss = parts[begin:i]
        told = content_words([token for token in gloss if token.lower not in _OF_NO_WEIGHT])
        if not _good_gloss(gloss) or len(told) < 3 or term.plural:
            continue
        if problems(tuple(gloss) + tuple(term.parts), phrase(text, gloss)):
            continue
        said = phrase(text, gloss)
        draft = _what_is(sentence, term, said, i, "named", casing)
        yield replace(draft, start=parts[begin].start, end=term.parts[-1].end)


_OF_NO_WEIGHT = frozenset(
    "single special certain particular specific new different common simple".split()
)
"""Adjectives that say nothing of a kind: "a single binary file called a packfile"."""


def _article_before(parts: Sequence[Token], at: int) -> int | None:
    """Return where the phrase "a …" begins that ends straight before a token."""
    for i in range(at - 1, max(-1, at - 12), -1):
        if parts[i].lower in ("a", "an"):
            return i if noun_phrase(parts, i) == at else None
        if parts[i].word is Word.MARK:
            return None
    return None


def _term_after(sentence: Sentence, at: int) -> Term | None:
    parts = sentence.tokens
    if at >= len(parts):
        return None
    end = noun_phrase(parts, at)
    if end == at or end - at > 6:
        return None
    term = Term(sentence, tuple(parts[at:end]))
    return term if term.named or (term.lower_case and end - at <= 4) else None
