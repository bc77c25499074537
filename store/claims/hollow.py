"""Answers that tell nothing, and questions that came of a misreading, whatever the rule.

"Improvements in performance", "a powerful tool for …", "describe the two voices": the grammar is
sound, and yet nobody learns anything by them.
"""

from __future__ import annotations

import re

from store.claims.clauses import parse
from store.claims.definitions import is_person
from store.claims.lexicon import ABSTRACT, EVALUATIVE, GENERIC
from store.claims.proposal import Draft, Sentence
from store.claims.tokens import Token, Word, content_words, tokens
from store.claims.verbs import NOUN_TOO, NOUNS_IN_ING

__all__ = ["hollow", "same_question"]

_LABELLED = frozenset(("entry", "label", "apposition"))
_MOST_EMPTY = 2
"""So many words of weight are too few to say what "a powerful tool for …" is."""

_STUDY = re.compile(
    r"\b(?:questions?|exercises?|assignments?|quiz(?:zes)?|homework|discussion|exploration"
    r"|further|references|resources|bibliography|reading list|papers|links|see also|todo"
    r"|to do|action items|next steps|gameplan|game plan)\b",
    re.IGNORECASE,
)
"""Headings and titles under which a list sets tasks or names works."""
_TASK = re.compile(
    r"(?:Describe|Explain|Compare|Discuss|Consider|Analy[sz]e|Identify|Examine|Explore|Imagine"
    r"|Give|Investigate|Reflect|Think|Remember|Try|Write|Ask|Recall|Suppose|Tracing|Exploring"
    r"|Examining|Comparing|Investigating|Analy[sz]ing|Analysis of how|Discussing|Considering"
    r"|(?:Trace|Read|Watch|Look|Note|See|Check|List|Notice|Let)"
    r" (?:the|an?|at|how|what|why|whether|your|some|each|all|about|into|that|you|us|if))\b"
)
_TASK_ASKED = re.compile(
    r"What (?:do|does) .* (?:describe|explain|compare|discuss|consider|identify|trace|examine"
    r"|explore|list|give)\?"
)
_ABOUT_THE_LABEL = re.compile(
    r"(?:Purpose|Goal|Aim|Meaning|Definition|Focus|Basis|Use) (?:is|of)\b"
)
_NOT_ABOUT_IT = re.compile(
    r"\A(?:[\"“]|How (?!many|much|often|far|fast|long|well|likely|quickly)|When [^,]+, "
    r"|(?:Similar|Equivalent|Identical|Related|Responsible|Available) |There (?:is|are) )"
    r"|\bvs\.? |\b(?:you|your|you're|you’re|yourself)\b",
    re.IGNORECASE,
)
_BY_ITS_NATURE = re.compile(
    r"(?:Due to|Because of) (?:its|their|his|her) "
    r"(?:(?:very|own|inherent|unique|special|complex|dynamic|particular|general|basic) )?"
    r"(?:nature|design|design principles?|properties|characteristics|features|qualities)\Z"
)
_GOOD_THING = re.compile(
    r"(?:(?:An?|The|One of the) )?(?:very |really |most |more )?(?P<word>\w+)(?:, \w+)? "
    r"(?:tools?|ways?|techniques?|concepts?|parts?|approach(?:es)?|aspects?|components?|steps?"
    r"|skills?|topics?|surrogates?|methods?|ideas?|things?|factors?|features?|resources?|pieces?"
    r"|choices?|options?|solutions?|places?|examples?|additions?)\b(?P<rest>.*)"
)
_BETTER = re.compile(
    r"(?:[Tt]he )?(?:\w+ly )?(?:[A-Z]?\w+ )?(?:improvements?|gains|benefits|results|success|fruit"
    r"|progress|changes|issues|problems|difficulties|trouble|advantages)\b",
    re.IGNORECASE,
)
_PERFORMS = re.compile(
    r"(?:It|They) (?:performs?|works?|does|do|behaves?|fares?) (?:\w+ly |much |far |slightly )?"
    r"(?:better|worse|well|best|poorly|fine|badly)\b"
)
_CUT_OFF = re.compile(
    r"\b(?:for|by|of|in|without) (?:creating|making|using|building|providing|having|doing|being"
    r"|getting|giving|taking|allowing|enabling)\Z"
)
_MATTERS = re.compile(
    r"\b(?:is|are) (?:\w+ly |also |very )?(?:paramount|crucial|important|key|essential|critical"
    r"|vital|necessary)\Z"
)
_HALF_PHRASE = re.compile(
    r"(?:Conjunction|Tandem|Line|Addition) (?:with|to)\b"
    r"|(?:Favou?r|Terms|Top|Behalf|Account|Charge|Front|Place|Case|Lieu|Light) of\b"
)
"""What is left of "on top of" and "in conjunction with"."""
_IN_A_FORMULA = re.compile(r"[\^_=*/]\[…\]")
_RESPECTIVELY = re.compile(r"\brespectively\Z|\bboth\b(?!(?: [\w'’-]+){1,7},? and )")
"""What sets side by side what the question doesn't name."""
_DOES_IT = re.compile(r"(?:It|They) \w+ (?:it|them|this|these)\b")
_SOMEBODYS = re.compile(r"It .*\b(?:his|her|hers|himself|herself)\b")
_CONNECTS = re.compile(r"(?:Instead|However|Therefore|Thus|Then|Also|Moreover|Furthermore|Hence)\b")
_OVER = re.compile(r"What (?:is|are) .* (?:[Oo]ver|vs\.?|[Vv]ersus) ")
_THAT_ONE = re.compile(r"\b(?:that|this|these|those) \w+\?\Z")
_DO_USING = re.compile(
    r"(?:How|Why|What) do (?:using|having|making|adding|removing|applying|combining) "
)
_WHAT_IS = re.compile(r"What (?:is|are) (?:an? |the )?(?P<term>\w{2,6})\?")
_LAST_ITEM = re.compile(r", (?:and|or) (?!it |they |is |are |has |have |can |will |does )")
_RUN_TOGETHER = re.compile(
    r"\b[a-z]{2,} (?:As|In|The|This|It|When|For|But|And|If|An?|To|By|With|They|We) [a-z]"
)
_RAW_MATHS = re.compile(r"\$ ?\(|\$[^$]*\\\w")
_STRAY_QUOTE = re.compile(r" \"(?= |\?|\Z)")
_OTHER = re.compile(
    r"What (?:do|does|did|is|are|was|were|can|will|would|should) (?:the )?"
    r"(?:different|various|certain|proposed|resulting|following|above|aforementioned|such"
    r"|latter|former|corresponding|respective)\b"
)
"""A subject that the text before has singled out, or has not singled out at all."""
_OF_SOMETHING = re.compile(r"What (?:do|does|did|can|will|would) .*(?:'s|’s) \w+\?\Z")
_NO_NAME = re.compile(r"['’]\?\Z")
_ENUMERATOR = re.compile(r" \((?:[a-e]|i{1,3}|[1-9])\) ")
_NOBODY = re.compile(r"(?:They|We|He|She) ")
_WHEN_DOING = re.compile(r"What happens (?:when|while|by|after|before) \w+ing\b")
_TRAILING_CLAUSE = re.compile(r", (?:(?:only |thus |thereby )?\w+ing\b|an? [\w-]+ (?:that|which) )")
_MOVES = re.compile(
    r"\b(?:runs?|ran|pass(?:es|ed)?|navigat(?:e|es|ed)|travels?|travel(?:l)?ed|moves?|moved|goes?"
    r"|went|walks?|walked|flows?|flowed|loops?|looped|iterat(?:e|es|ed)|steps?|extends?|extended"
    r"|sails?|sailed|cycles?|cycled|scans?|sifts?|reads?|lasts?|lasted|wades?|shines?|looks?|continues?"
    r"|persists?|survives?)\?\Z"
)
_RANGE = re.compile(r"Through (?:[A-Z]\w* )?[\d-]*\d")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_UNTIL = re.compile(rf"Through (?:{_MONTHS})\b")
_FIGURE_END = re.compile(r"\d\?\Z")
_SO_MANY_THINGS = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many) (?:[\w-]+ )*\w+s\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(r"What (?:is|was) [A-Z]\w+\?")


def hollow(draft: Draft, sentence: Sentence) -> bool:
    """Say whether nobody would learn anything from a draft, or it came of a misreading."""
    front, back = draft.front, draft.back
    if draft.kind == "cloze":
        if _IN_A_FORMULA.search(front):
            return True
        return _SO_MANY_THINGS.match(back) is not None and "[…]:" in front
    if _OTHER.match(front) or _OF_SOMETHING.match(front) or _ENUMERATOR.search(front):
        return True
    if (
        _CONNECTS.match(back)
        or _RESPECTIVELY.search(back)
        or _THAT_ONE.search(front)
        or _DO_USING.match(front)
    ):
        return True
    if _NO_NAME.search(front) or _HALF_PHRASE.match(back) or _garbled(front, back):
        return True
    if draft.rule in _LABELLED and _no_label(draft, sentence):
        return True
    if draft.rule in ("relation", "function", "label") and _BETTER.match(back):
        return not any(c.isdigit() for c in back)
    if draft.rule == "does" and _SOMEBODYS.match(back):
        return True
    if draft.rule == "does" and (
        _PERFORMS.match(back) or _DOES_IT.match(back) or _of_itself(front, back)
    ):
        return not any(c.isdigit() for c in back)
    if draft.rule == "happens":
        return _MATTERS.search(back) is not None or _nobody(front, back)
    if draft.rule in ("means", "reason"):
        return _not_through(front, back)
    if draft.rule in ("entry", "explained", "label") and _said_of_it(front, back):
        return True
    if front.startswith("What "):
        return _merely_good(back) or (_NAMED.match(front) is not None and _is_somebody(back))
    return False


def same_question(one: str, other: str) -> bool:
    """Say whether two questions ask the same but for an article or a plural."""
    return _asked(one) == _asked(other)


def _nobody(front: str, back: str) -> bool:
    """Say whether "they" do something of whom the question doesn't speak."""
    return _NOBODY.match(back) is not None and _WHEN_DOING.match(front) is not None


def _of_itself(front: str, back: str) -> bool:
    """Say whether what a term does is spelt out as the term: "SQL uses … Language (SQL)"."""
    term = front.removesuffix(" do?").split()[-1]
    return f"({term})" in back


_ARTICLES = re.compile(r"\b(?:an?|the|is|are|was|were|does|do|did)\b ?", re.IGNORECASE)
_PLURAL = re.compile(r"(?<=\w\w\w)s\b")


def _asked(front: str) -> str:
    return _PLURAL.sub("", _ARTICLES.sub("", front)).casefold()


def _no_label(draft: Draft, sentence: Sentence) -> bool:
    """Say whether an item sets a task, names a work, or speaks of its label otherwise."""
    if _STUDY.search(sentence.heading) or _TASK.match(draft.back):
        return True
    if _TASK_ASKED.fullmatch(draft.front) or _ABOUT_THE_LABEL.match(draft.back):
        return True
    if _OVER.match(draft.front) or (draft.front.startswith("How ") and _is_somebody(draft.back)):
        return True
    if _NOT_ABOUT_IT.search(draft.back) or _happened(draft) or _half_a_list(draft, sentence):
        return True
    return _titled(draft.back)


def _happened(draft: Draft) -> bool:
    """Say whether "What is X?" is answered with what is done to it: "Created when …"."""
    if not draft.front.startswith("What is "):
        return False
    first, second = tokens(draft.back)[:2]
    done = first.lower.endswith("ed") and first.form("participle") is not None
    return done and second.word in (Word.PREPOSITION, Word.SUBORDINATOR)


def _said_of_it(front: str, back: str) -> bool:
    """Say whether "What is X?" is answered with a predicate, or with X spelt out and a verb.

    "Usually have regional coverage"; "Graph Isomorphism Network shows …" for GIN; "Having two
    streams is like …" for STDERR.
    """
    parts = tokens(back)
    adverb = parts[0].word is Word.ADVERB or parts[0].lower in ("only", "usually", "also")
    if adverb and parts[1].form("s", "base") is not None:
        return front.startswith(("What is ", "What are "))
    if parts[0].form("ing") is not None and parts[0].lower not in NOUNS_IN_ING:
        clause = parse(parts)
        if clause is not None and clause.finite.word is Word.AUXILIARY:
            return True
    found = _WHAT_IS.fullmatch(front)
    if found is None or found["term"].islower():
        return False
    initials = "".join(token.text[0] for token in parts[: len(found["term"])])
    return initials.casefold() == found["term"].casefold()


def _half_a_list(draft: Draft, sentence: Sentence) -> bool:
    """Say whether the last item of a list was cut off: "garments, wineskins", "and bridegrooms"."""
    at = sentence.text.casefold().find(draft.back.casefold())
    if at < 0 or "," not in draft.back:
        return False
    return _LAST_ITEM.match(sentence.text, at + len(draft.back)) is not None


def _garbled(front: str, back: str) -> bool:
    """Say whether two sentences ran together, a quotation mark is left, or a formula is raw."""
    if _RUN_TOGETHER.search(front) or _RUN_TOGETHER.search(back) or _CUT_OFF.search(back):
        return True
    parts = tokens(back)
    if parts[0].text in ("It", "They") and len(parts) > 2 and parts[1].nominal:
        return _verb_alone(parts[2])  # "ancient Hebrew authors took …", "healing encounters show …"
    return _RAW_MATHS.search(front + back) is not None or _STRAY_QUOTE.search(front) is not None


def _titled(back: str) -> bool:
    """Say whether an answer is written as titles are: "A System for Automated Computation"."""
    words = [t for t in tokens(back)[1:] if t.word is Word.NOUN and len(t.text) > 3]
    capital = sum(t.text[0].isupper() and t.text[1:].islower() for t in words)
    return capital >= 3 and capital > 0.6 * len(words)


def _verb_alone(token: Token) -> bool:
    """Say whether a word is a verb in a form that stands behind no verb, and no noun."""
    base = token.form("base")
    if base is not None:
        return base.base not in NOUN_TOO and not token.lower.endswith(_ADJECTIVE_ENDS)
    return token.form("past") is not None and token.form("participle") is None


def _not_through(front: str, back: str) -> bool:
    """Say whether "through" is of a way or a range, or a reason is of an aside alone."""
    if _TRAILING_CLAUSE.search(front) or _BY_ITS_NATURE.match(back):
        return True
    if not back.startswith("Through "):
        return False
    over = _MOVES.search(front) or _FIGURE_END.search(front)
    return over is not None or (_RANGE.match(back) or _UNTIL.match(back)) is not None


def _merely_good(back: str) -> bool:
    """Say whether an answer praises and says hardly more: "a powerful tool for traversal"."""
    found = _GOOD_THING.match(back)
    if found is None:
        return False
    word = found["word"].lower()
    praise = word in EVALUATIVE | _PRAISE
    told = [w for w in content_words(tokens(found["rest"])) if w not in GENERIC | ABSTRACT]
    return praise and len(told) <= _MOST_EMPTY


_ADJECTIVE_ENDS = ("ate", "ent", "ant", "ive", "al", "ic", "y", "ed")
_PRAISE = frozenset(
    "powerful useful great important key critical crucial essential popular valuable handy helpful"
    " good fundamental simple common vital major significant central necessary convenient effective"
    " core basic".split()
)


def _is_somebody(back: str) -> bool:
    parts = tokens(back)
    return is_person(parts) or re.match(r"An? (?:former|retired|converted) ", back) is not None
