"""Questions that came of a misreading: what a rule took for a verb, a way or a whole phrase.

"What is TCP built on? Top of IP"; "How does the exam cover chapter 4? Through chapter 9".
"""

from __future__ import annotations

import re
from itertools import pairwise

from store.claims.proposal import Draft
from store.claims.tokens import Token, Word, tokens
from store.claims.verbs import NOUN_TOO

__all__ = ["misread"]

_HALF_PHRASE = re.compile(
    r"(?:Conjunction|Tandem|Line|Addition) (?:with|to)\b"
    r"|(?:Favou?r|Terms|Top|Behalf|Account|Charge|Front|Place|Case|Lieu|Light) of\b"
)
"""What is left of "on top of" and "in conjunction with"."""
_CUT_OFF = re.compile(
    r"\b(?:for|by|of|in|without) (?:creating|making|using|building|providing|having|doing|being"
    r"|getting|giving|taking|allowing|enabling)\Z"
)
_CONNECTS = re.compile(r"(?:Instead|However|Therefore|Thus|Then|Also|Moreover|Furthermore|Hence)\b")
_BOTH = re.compile(r"\brespectively\Z|\bboth\b(?!(?: [\w'’-]+){1,7},? and )")
"""What sets side by side what the question doesn't name."""
_RUN_TOGETHER = re.compile(
    r"\b[a-z]{2,} (?:As|In|The|This|It|When|For|But|And|If|An?|To|By|With|They|We) [a-z]"
)
_OWN_LINE = re.compile(r"\b[a-z]{2,} (?:Because|Since|Although|While|Therefore|However) ")
"""A line without a full stop that ran into the next: "built on object storage Because …"."""
_MANY_DOING = re.compile(r"(?:Why|How|What) do \w+ing ")
_RAW_MATHS = re.compile(r"\$ ?\(|\$[^$]*\\\w")
_IN_A_FORMULA = re.compile(r"[\^_=*/]\[…\]")
_ADJECTIVE_ENDS = ("ate", "ent", "ant", "ive", "al", "ic", "y", "ed")

_OTHER = (
    r"What (?:do|does|did|is|are|was|were|can|will|would|should) (?:the )?"
    r"(?:different|various|certain|proposed|resulting|following|above|aforementioned|such"
    r"|latter|former|corresponding|respective)\b"
)
"""A subject that the text before has singled out, or has not singled out at all."""
_USING = r"(?:How|Why|What) do (?:using|having|making|adding|removing|applying|combining) "
_POSSESSIVE = r"What (?:do|does|did|can|will|would) .*(?:'s|’s) \w+\?\Z"
_ENUMERATOR = r".* \((?:[a-e]|i{1,3}|[1-9])\) "
_SOME_EXAMPLE = (
    r"What (?:is|are|was|were) (?:an? |the |one )?"
    r"(?:[\w-]+ )?examples?\?"
)
_TO_BE = r"(?:How|Why|What|When|Where) be "
_IN_OTHER_WORDS = r"How (?:do|does|did) .* (?:refer|amount|relate|correspond) to "
_STRAY_MARK = r".*['’]\?\Z|.* \"(?: |\?|\Z)"
_THAT_ONE = r".*\b(?:that|this|these|those) \w+\?\Z"
_BAD_FRONT = re.compile(
    "|".join(
        (
            _OTHER,
            _USING,
            _POSSESSIVE,
            _ENUMERATOR,
            _STRAY_MARK,
            _THAT_ONE,
            _SOME_EXAMPLE,
            _IN_OTHER_WORDS,
            _TO_BE,
        )
    )
)

_TRAILING_CLAUSE = re.compile(r", (?:(?:only |thus |thereby )?\w+ing\b|an? [\w-]+ (?:that|which) )")
_MOVES = re.compile(
    r"\b(?:runs?|ran|pass(?:es|ed)?|navigat(?:e|es|ed)|travels?|travel(?:l)?ed|moves?|moved|goes?"
    r"|went|walks?|walked|flows?|flowed|loops?|looped|iterat(?:e|es|ed)|steps?|extends?|extended"
    r"|sails?|sailed|cycles?|cycled|scans?|sifts?|reads?|lasts?|lasted|wades?|shines?|looks?"
    r"|continues?|persists?|survives?)(?: straight| on| along| back| \w+ly)?\?\Z|\d\?\Z"
)
"""Verbs of moving through a place, and a figure that a range begins with."""
_RANGE = re.compile(
    r"Through (?:(?:[A-Z]\w* )?[\d-]*\d|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)\b)"
)


def misread(draft: Draft) -> bool:
    """Say whether a question or its answer is no whole phrase, or of something else."""
    front, back = draft.front, draft.back
    if draft.kind == "cloze":
        return _IN_A_FORMULA.search(front) is not None
    if _BAD_FRONT.match(front) or _HALF_PHRASE.match(back) or _CONNECTS.match(back):
        return True
    if _BOTH.search(back) or _CUT_OFF.search(back) or _RAW_MATHS.search(front + back):
        return True
    if _two_verbs(front) or _OWN_LINE.search(draft.claim) or ", which " in front:
        return True
    if _RUN_TOGETHER.search(front) or _RUN_TOGETHER.search(back) or _noun_for_a_verb(back):
        return True
    return draft.rule in ("means", "reason") and _of_an_aside(front, back)


def _two_verbs(front: str) -> bool:
    """Say whether a doing was taken for many: "Why do comparing rates helps establish …"."""
    if not _MANY_DOING.match(front):
        return False
    parts = tokens(front)
    return any(
        one.form("s") is not None and (two.form("base") or two.word is Word.DETERMINER)
        for one, two in pairwise(parts[4:])
    )


def _noun_for_a_verb(back: str) -> bool:
    """Say whether a verb stands behind the verb: "ancient Hebrew authors took …"."""
    parts = tokens(back)
    if len(parts) < 3 or parts[0].text not in ("It", "They") or not parts[1].nominal:
        return False
    return _verb_alone(parts[2])


def _verb_alone(token: Token) -> bool:
    """Say whether a word is a verb in a form that stands behind no verb, and no noun."""
    base = token.form("base")
    if base is not None:
        return base.base not in NOUN_TOO and not token.lower.endswith(_ADJECTIVE_ENDS)
    return token.form("past") is not None and token.form("participle") is None


def _of_an_aside(front: str, back: str) -> bool:
    """Say whether "through" is of a place or a range, or a reason is of an aside alone."""
    if _TRAILING_CLAUSE.search(front):
        return True
    through = back.startswith("Through ")
    return through and (_MOVES.search(front) or _RANGE.match(back)) is not None
