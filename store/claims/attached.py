"""Drafts whose parts belong elsewhere: an aside told of the wrong noun, a way of another verb.

"What is fire damage? A compact city …" of "To assess fire damage, a compact city was chosen";
"How did they hire him to find a route? By going west".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from store.claims.clauses import noun_phrase, parse
from store.claims.lexicon import VAGUE
from store.claims.proposal import Draft, Sentence
from store.claims.tokens import Token, Word, content_words, stem, tokens
from store.claims.turns import lacks_its_verb
from store.claims.verbs import NOUN_TOO

__all__ = ["attached_elsewhere"]

_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b[A-Z]\.[A-Z]|\b(?:Dr|Mr|Mrs|Ms|St|Mt|No|vs|Prof|Jr|Sr))\Z")
"""What a full stop belongs to that ends no sentence: "a division of the U.S"."""
_OPENS_WITH = re.compile(
    r"(?:To|In|For|With|Like|Unlike|By|At|On|From|After|Before|As|Of|Along|Alongside|Besides"
    r"|Despite|Under|Among|During|When|While|If|Because|Since|Although|Though|Once)\b[^,]*\Z"
)
_LAST_OF_SOME = re.compile(r"\band (?:the )?\Z")
"""Behind a list a dash goes on with the sentence: "past Qwen and InternVL — a gain of …"."""
_OF_ONE = re.compile(r"\b[Aa]n? (?:[\w-]+ ){1,3}of (?:the )?(?:[\w-]+ ){0,2}\Z")
"""An apposition behind "a model of X" tells what the model is, as like as not."""
_OF_ANOTHER = re.compile(r"\b[Tt]he [a-z]+ of (?:the |a )?\Z")

_BROKEN_VERBS = re.compile(
    r"\b(?:and|but|or|nor) (?:does|do|did|is|are|was|were|has|have|had|can|cannot|could|will|would"
    r"|may|might|must|should)\b"
)
"""A second verb with an auxiliary of its own: "Why can arrays take keys but will not add …"."""
_ASIDE = re.compile(
    r"\A\w+ (?:do|does|did) (?:whose|which|who) |\bhad\b|\bone of the (?:more|most|best)\b"
    r"|\bnot only\b|\bsuch as\b|\balbeit\b|\b(?:always|often|never|also|usually)\?\Z"
    r"|What (?:is|are|was|were) (?:its|their|his|her|our|your|my)\b"
    r"|(?:\(|, )(?:who|which|where|whose|whom) |\(that "
)
_INSTEAD_OF = re.compile(r"\b(?:instead of|rather than) (?P<rest>\w[^?]*)")
_DANGLING = re.compile(
    r"\b(?:far|much|even|still) (?:less|more|fewer|better|worse)\b(?!.*\bthan\b)"
    r"|\b(?:another|an) example\b|\A(?:What|How) may\b|differ from .*\b(?:its|their)\b"
    r"|\bdo(?:es)? \w+ (?:its|their|his|her) .* differ\b"
)
"""More than what? whose?"""
_REMAINS = re.compile(r"\b(?:remain|stay|live|dwell|stand|sleep|hide|wait)(?:s|ed)?\b")
_NOT_BECAUSE_OF = re.compile(r"(?:Because of|Due to|As a result of) ")
_REASON_AFTER_ALL = re.compile(r"\s*(?:It|They|He|She|Rather|Instead)\b[^.]*\bbecause\b")
_IS_NOT = re.compile(r"(?:.*, w|W)hy (?:is|are|was|were) .* not ")
""""It is not exportable because it is valid": the reason may be what is denied."""
_NOT = re.compile(r"\b(?:not|n't|n’t|never)\b|n['’]t\b")
_AT_FIRST = re.compile(r"(?:In|On|At|For|With|From|Under|Among) [^,]+, ")
_IS_WHY_THEY = re.compile(r"\b(?:they|it|we|he|she)\Z")
_TWO_SENTENCES = re.compile(r"[a-z)]{3,}\. [A-Za-z]")
_HAS_ITS_NAME = re.compile(r"\b(?:is|are|was|were) (?:also )?(?:called|known as|termed|named)\b")
_TOLD_WHOLE = ("definition", "law", "label", "entry", "coined")
_MARKED = re.compile(r" (?:marked|characteri[sz]ed|accompanied|followed|distinguished)\?\Z")
_OF_A_PART = re.compile(r", with |\boccurs? when\b|\bto (?:prevent|avoid|reduce|limit) ")
"""Behind these "due to" tells rather of the last noun: "to prevent damage due to rubbing"."""
_WHEN_ELSE = re.compile(r"\band (?:when|if|while|once|after)\b")
_SOMEBODY_AND = re.compile(
    r"Who was .*\? (?:(?!\b(?:who|whose|which|that)\b).)*\band (?:taught|wrote|led|became|won|went"
    r"|made|\w+ed (?:the|an?|his|her|at|in|to|from|for|with)\b)"
)
"""A second thing done by a person of whom only one is told."""
_IN_TWO = ("relation", "uses", "function", "apposition", "label", "definition", "coined", "means")
_DOES = re.compile(r"What (?:do|does) (?P<subject>.+) do\?")
_HOLDS = frozenset(
    "uses holds helps lets makes takes keeps gives gets puts allows provides contains shows says"
    " needs wants includes means leads lies uses requires stores becomes".split()
)
"""Verbs that hardly anybody has for a noun in the plural: "What do DP register holds do?"."""
_THINKS = frozenset("state mention assert hold teach posit write report say argue".split())


def attached_elsewhere(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a part of a draft belongs to another word of its sentence."""
    front, back = draft.front, draft.back
    if draft.kind == "cloze":
        return False
    if _cut_at_a_dash(back, sentence.text) or _cut_at_a_stop(back, sentence.text):
        return True
    if _BROKEN_VERBS.search(front):
        return True
    if (
        _DANGLING.search(front)
        or _TWO_SENTENCES.search(back)
        or back.startswith("With ")
        or _ASIDE.search(front)
    ):
        return True
    if draft.rule in _TOLD_WHOLE and (_cut_at_a_turn(back, sentence.text) or lacks_its_verb(back)):
        return True
    if draft.rule == "definition" and _SOMEBODY_AND.search(f"{front} {back}"):
        return True
    if draft.rule == "apposition" and _runs_into_its_sentence(back):
        return True
    if draft.rule == "means" and _MARKED.search(front):
        return True
    if draft.rule == "coined" and (_AT_FIRST.match(back) or _IS_WHY_THEY.search(back)):
        return True
    if draft.rule == "coined" and (_HAS_ITS_NAME.search(back) or _whole(tokens(back))):
        return True
    if _for_a_verb(front, draft.rule) or _of_an_order(front) or _instead_of_doing(front):
        return True
    if draft.rule == "apposition":
        return _told_of_another(draft, sentence)
    if draft.rule in ("reason", "purpose", "means") and _of_another_verb(front, back):
        return True
    denied = draft.rule == "reason" and _NOT.search(front) is not None
    if denied and (_but_because(sentence) or _IS_NOT.match(front)):
        return True
    if draft.rule == "happens" and _list_in_two(back):
        return True
    if draft.rule == "relation" and _WHEN_ELSE.search(back):
        return True  # "in DCT cells and when bound to PTH, induce …"
    return draft.rule in _IN_TWO and _second_sentence(back)


def _cut_at_a_stop(back: str, text: str) -> bool:
    """Say whether an answer was cut off at an initial: "vice president Spiro T"."""
    if _ABBREVIATED.search(back) is None:
        return False
    at = text.casefold().find(back.casefold())
    return at >= 0 and re.match(r"\. ?\w", text[at + len(back) :]) is not None


def _cut_at_a_dash(back: str, text: str) -> bool:
    """Say whether an answer holds the first of two dashes: "the part — the slowest one"."""
    if len(re.findall("[—–]", back)) != 1:
        return False
    at = text.casefold().find(back.casefold())
    return at >= 0 and re.match(r" ?[—–]", text[at + len(back) :]) is not None


def _cut_at_a_turn(back: str, text: str) -> bool:
    """Say whether what tells a thing apart was cut off: "can afford necessities, but not …"."""
    at = text.casefold().find(back.casefold())
    return (
        at >= 0
        and re.match(
            r",? (?:but|yet|except|unless|such that|so that|in which)\b", text[at + len(back) :]
        )
        is not None
    )


def _runs_into_its_sentence(back: str) -> bool:
    """Say whether a gloss has a verb with an object: "a march led by women brought the king …"."""
    parts = tokens(back)
    for one, two in pairwise(parts[2:]):
        if one.word is Word.SUBORDINATOR or one.lower in ("who", "which", "whose"):
            return False
        if one.form("past") is not None and two.word is Word.DETERMINER:
            return True
    return back.endswith((" as well", " too"))


def _told_of_another(draft: Draft, sentence: Sentence) -> bool:
    """Say whether what follows the comma tells something of another noun, or is the sentence."""
    before = sentence.text[: draft.start]
    after = sentence.text[draft.end :]
    dashed = re.search(r"[—–(]", sentence.text[draft.start : draft.end]) is not None
    closed = after.startswith(",") or (dashed and after.startswith((")", "—", " —", " –")))
    if _OPENS_WITH.match(before) and not closed:
        return True
    opens = tokens(sentence.text[draft.start : draft.end])[0]
    if draft.start == 0 and _is_verb(opens):
        return True  # "Apply De Moivre's theorem, …"
    if _LAST_OF_SOME.search(before):
        return True
    if _OF_ANOTHER.search(before) and draft.back.startswith("The "):
        return True  # "the warmth of the summer sun, the chill of a clear night"
    if _OF_ONE.search(before) and draft.back.startswith(("A ", "An ")):
        return True
    return _whole(tokens(draft.back))


def _whole(parts: Sequence[Token]) -> bool:
    """Say whether a gloss is a sentence after all: "the merchants of Genoa also looked west"."""
    if any(t.word is Word.SUBORDINATOR or t.lower in ("who", "which", "whose") for t in parts):
        return False
    clause = parse(parts)
    if clause is None:
        return False
    finite = clause.finite
    after = clause.tokens[clause.verb + 1 : clause.verb + 2]
    acts = finite.form("s") is not None and bool(after) and after[0].word is Word.DETERMINER
    return (
        acts
        or finite.word is Word.AUXILIARY
        or any(t.lower in ("also", "then", "soon", "never", "still") for t in clause.adverbs)
        or (finite.form("past") is not None and finite.form("participle") is None)
        or (finite.verb[:1] != () and finite.verb[0].base in ("seem", "appear", "become", "remain"))
    )


def _is_verb(token: Token) -> bool:
    base = token.form("base")
    return base is not None and base.base not in NOUN_TOO


def _for_a_verb(front: str, rule: str) -> bool:
    """Say whether the subject of "What does X do?" holds a verb, or is itself a doing."""
    found = _DOES.fullmatch(front)
    if found is None:
        return False
    parts = tokens(found["subject"])
    doing = parts[0].form("ing") is not None and len(parts) > 1 and rule != "label"
    if doing and (parts[-1].plural or parts[1].word is Word.DETERMINER):
        return True  # "What does understanding polynomials do?"
    return len(parts) > 1 and parts[-1].lower in _HOLDS


def _of_an_order(front: str) -> bool:
    """Say whether a line without a subject was read as one: "What does demonstrate …"."""
    found = re.match(r"(?:What|How|Why|When|Where) (?:do|does|did|can) (?P<rest>.+)", front)
    if found is None:
        return False
    parts = tokens(found["rest"])
    if len(parts) < 3 or not parts[0].text.islower():
        return False
    third = parts[0].form("s")
    if third is not None and parts[1].word is Word.TO:
        return third.base not in NOUN_TOO or third.base == "aim"  # "Aims to optimize …"
    doing = parts[1].lower.endswith("ing")  # "score matching"
    for one, two in pairwise(parts):
        third = two.form("s")
        if one.text == "," and third is not None and third.base not in NOUN_TOO:
            return True  # "… shorten alignment, speeds review"
    return _is_verb(parts[0]) and parts[0].form("participle", "past") is None and not doing


def _instead_of_doing(front: str) -> bool:
    """Say whether a verb is set against a noun: "close pathways instead of produce errors"."""
    found = _INSTEAD_OF.search(front)
    if found is None:
        return False
    parts = tokens(found["rest"])
    object_ = len(parts) > 1 and (parts[1].nominal or parts[1].word is Word.DETERMINER)
    return parts[0].form("base") is not None and object_ and not parts[0].lower.endswith("ing")


def _of_another_verb(front: str, back: str) -> bool:
    """Say whether a reason or a way belongs to the last words of the question alone."""
    if re.search(r" (?:do|does|did) .* include ", front):
        return True
    if _NOT_BECAUSE_OF.match(back) and _NOT.search(front):
        return True  # "It won't fail because of a lack of principles", but for another reason
    if _NOT_BECAUSE_OF.match(back):
        if _OF_A_PART.search(front):
            return True
        asked = {stem(word) for word in content_words(tokens(front))}
        told = {stem(t.text) for t in tokens(back) if t.word is Word.NOUN and t.lower not in VAGUE}
        return 2 * len(asked & told) >= len(told - {"due", "result"})
    if not back.startswith(("By ", "Through ")):
        return False
    if back.startswith("Through ") and ("," in front or _REMAINS.search(front) or " and " in front):
        return True
    if re.search(r" (?:when|if|while|because|although) ", front):
        return True  # the way may be that of the clause behind
    parts = tokens(front)
    for i, token in enumerate(parts[3:-2], 3):
        goal = token.word is Word.TO and parts[i + 1].form("base") is not None
        behind = parts[i - 1]
        if goal and behind.nominal and behind.form("base", "participle", "past") is None:
            return True  # "hire Columbus to find a route"
    verbs = {form.base for token in parts[3:] for form in token.verb}
    return bool(verbs & _THINKS) and " that " in front


def _but_because(sentence: Sentence) -> bool:
    """Say whether the next sentence gives the reason: "It fails because …", after "not because"."""
    text = sentence.part.blocks[sentence.block].text
    after = text[sentence.start + len(sentence.text) :]
    return _REASON_AFTER_ALL.match(after) is not None


def _list_in_two(back: str) -> bool:
    """Say whether the end of a list was taken for the start of the sentence behind it."""
    parts = tokens(back)
    for i, token in enumerate(parts[:-3]):
        if token.text == "," and 0 < i < 8:
            first = parse(parts[:i])
            sure = first is not None and first.finite.word is Word.AUXILIARY
            verb = first is not None and not any(f.base in NOUN_TOO for f in first.finite.verb)
            return not (sure or verb) and parse(parts[i + 1 :]) is not None
    return False


def _second_sentence(back: str) -> bool:
    """Say whether a sentence of its own hangs behind a comma of an answer."""
    parts = tokens(back)
    for i, token in enumerate(parts[:-3]):
        rest = parts[i + 1 :]
        if token.lower == "and" and i > 1 and _goes_on_alone(rest):
            return True
        if token.text != "," or i < 2:
            continue
        if rest[0].word not in (Word.DETERMINER, Word.NOUN, Word.PRONOUN):
            continue
        if rest[0].word is Word.PRONOUN and rest[0].lower not in ("it", "they", "we", "he", "she"):
            continue
        clause = parse(rest)
        if clause is None or any(t.text == "," for t in rest[: clause.verb]):
            continue
        third = clause.finite.form("s") is not None and clause.verb > 1
        straight = clause.verb == noun_phrase(rest, 0) or rest[0].word is Word.PRONOUN or third
        sure = clause.finite.word is Word.AUXILIARY or (
            rest[0].word is Word.DETERMINER
            and clause.finite.form("base" if clause.plural else "s") is not None
            and clause.verb > 1
        )
        if straight and sure:
            return True
    return False


def _goes_on_alone(rest: Sequence[Token]) -> bool:
    """Say whether a clause follows "and": "laundering, and chain robustness ensures safety"."""
    clause = parse(rest)
    if clause is None or clause.plural or not 1 <= clause.verb <= 3:
        return False
    third = clause.finite.form("s")
    return third is not None and third.base not in NOUN_TOO and rest[0].word is Word.NOUN
