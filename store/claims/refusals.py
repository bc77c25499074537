"""Sound drafts that readers turned down all the same: what a text's wording gives no question for.

A rule may be right about the grammar and yet ask after a year, a judgement or a word that many
others would fill. Few drafts and good ones are better than many, so these are not proposed.
"""

from __future__ import annotations

import re

from seeds.model import PartKind
from store.claims.attached import attached_elsewhere
from store.claims.hollow import hollow
from store.claims.lexicon import ABSTRACT, GENERIC
from store.claims.mislabelled import mislabelled
from store.claims.misread import misread
from store.claims.openended import open_ended
from store.claims.proposal import GAP, Draft, Sentence
from store.claims.tokens import Word, content_words, is_specific, stem, tokens
from store.claims.vague import vague
from store.claims.verbs import NOUN_TOO

__all__ = ["refused"]

_TELLING = frozenset(("apposition", "definition", "named", "label"))
_OPEN = frozenset(("does", "relation", "uses", "function", "happens", "entry"))
_GAPS = frozenset(("object", "contrast", "comparison"))
_MOST_DIFFERENCE_WORDS = 20
_MOST_DIFFERING_WORDS = 3

_FIGURE = re.compile(r"What (?:is|are|was|were) (?:the |about )?[\d\W]*\d[\d\W]*s?\?")
_JUDGES = re.compile(
    r"(?:An?|The) (?:\w+,? ){0,2}(?:poor|lovely|unimpressive|impressive|best|worst|nice|beautiful"
    r"|ugly|dreadful|wonderful|splendid|disappointing|decent|marvellous|terrible|destructive|boring"
    r"|clever|silly|brilliant|best-\w+|worst-\w+)[ ,]"
    r"|.* that (?:many|most|some|people|students|critics|experts) (?:find|think|call|consider) "
    r"|.* that (?:always|never|everybody|everyone|nobody) ",
    re.IGNORECASE,
)
_LACKS_ITS_NOUN = re.compile(r"\bto [a-z]+ the [a-z]+\Z")
_WORK = re.compile(r"An? (?:film|book|novel|song|album|essay|documentary|painting) (?:by|of) ")
_PAST_CLAUSE = re.compile(r" (?:that|which) ([a-z]+)\b")
_INSIDE = re.compile(r"\b(?:as|of|than|for|to|with|by|from) (?:an? |the )?\Z", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:his|hers?|its|their|theirs|mine|it|them|one|him|this|that|both|so)\?\Z",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(r"How (?:many|much) (?:its|their|his|her|the) ")
_ONE = re.compile(r"\b(?:through|by|of|in|on|with|for|to|into|from|about|using) one (\w+)")
_OBJECT = re.compile(
    r"\b(?:through|by|of|in|on|with|for|into|from|about|using) (?:this|these|those|them|him)\b"
)
_BARE = re.compile(r"When did [a-z]\w+ (?:\w+)\?")
_REPORTS = re.compile(
    r"\b(?:show|find|say|argue|report|claim|note|suggest|observe|demonstrate|reveal|prove|conclude"
    r"|discover|warn|explain|believe|think|maintain|insist)(?:s|ed)? that\b"
)
_SECOND_VERB = re.compile(
    r"\b(?:and|but|or) (?:has|have|had|is|are|was|were|can|will|does|did|may|must)\b"
)
_A_CLAUSE = re.compile(
    r"\A(?!.*\b(?:that|which|who|where|whose|when|what|how)\b).* (?:has|is|was|were) "
)
"""A verb in "due to …" that no relative clause owns: two sentences that ran together."""
_HANGS = re.compile(r"(?:Due to|Because of|As a result of|By) ")
_EXAMPLE = re.compile(
    r"\bat (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|\d+)\b"
)
_WHY_SO = re.compile(r"Why (?:is|are|was|were) .* an? (?:poor|lovely|good|bad|nice|great|decent) ")
_BARE_PARTICLE = re.compile(r"Why (?:is|are|was|were) .* (?:out|in|off|on|up|down|over)\?\Z")
_LEANS_INSIDE = re.compile(r"\b(?:it|them|they|him|he|she|there|here)\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:Society|Association|Institute|University|College|Committee|Council|Agency|Department"
    r"|Foundation|Federation|Conference|Cent(?:er|re)|Board|Bureau|Company|Corporation|Office)\b"
)
_CONNECTS = re.compile(
    r"\b(?:for example|for instance|however|therefore|moreover|in turn|nearly the opposite"
    r"|as well as)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:should|ought|must|need(?:s|ed)? to|requir\w+ (?:a |an )?(?:intentional|constant|repeated"
    r"|careful)|intentionally)\b",
    re.IGNORECASE,
)
_TELLS_OF_SOMEBODY = re.compile(
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:views|avoids|sees|believes|feels|wants|studied|employs|keeps"
    r"|emphasi[sz]es|argues|thinks|says|hopes|stresses|describes|picked|learned|recalls)\b"
)
_PERSON = re.compile(
    r"What (?:is [A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+"
    r"|are (?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]*[a-rt-z])\?"
)
_VERDICT = re.compile(
    r"(?:An?|The) (?:\w+ )?(?:lesson|failure|metaphor|commonest|perfectly|first|last|only"
    r"|canonical|triumph|disaster|reminder|revelation|surprise|joke|mess|miracle|problematic"
    r"|way to)\b",
    re.IGNORECASE,
)
_ENDS_IN_A_PRONOUN = re.compile(r"\b(?:it|them|both|this|that|so)\Z", re.IGNORECASE)
_HALF = re.compile(r" (?:and )?(?:a |an )?(?:\d|quarter|half|third)")
_NAMES_MORE = re.compile(
    r"(?:\A|, )an? [\w-]+ (?:called|known as|termed|named|dubbed) ", re.IGNORECASE
)
"""A name for something else: "preference, a method called …"."""
_TWO_CLAUSES = re.compile(r"(?:Why|How) .*(?:, (?:and|but)|;) ")
_SOMEBODYS = re.compile(
    r"Because (?:the )?[\w’']+ (?:explanation|view|claim|answer|point) is that "
)
_TWO_EVENTS = re.compile(r"When did .* and [a-z]+ed\b")
_DOES_SO = re.compile(r"\b(?:do|does|did|doing|done) (?:it|so|this|that)\b")
_VAGUELY = re.compile(r"(?:An? )?(?:bunch|lot|number|variety|range|couple|host) of ", re.IGNORECASE)
_HANGING_END = re.compile(
    r"\b(?:of|between|with|by|for|to|from|into|than|as|the|an?|and|or|but|which|that)\Z"
)
_SO_MANY = re.compile(
    r"\b(?:two|three|four|five|several|some|many|various) (?:\w+ )?"
    r"(?:aspects|kinds|ways|types|reasons|things|steps|parts|factors|problems|issues|points)"
    r"(?: of (?:\w+ )?\w+)?\Z"
)
_BEST_OF_ALL = re.compile(r"(?:The|One of the) (?:\w+est|most \w+|least \w+) [\w-]+(?: of all)?\Z")
_NUMBERED = re.compile(
    r"\b(?:layer|chapter|figure|type|phase|step|stage|level|class|part|table|section|version|number"
    r"|lecture|week|day|experiment) \Z",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(rf": (?:An?|The) [^,:]+, {re.escape(GAP)}\.?\Z")
"""The size of a study behind its title: "Traits: A coordinated analysis, 195,000 people"."""
_MORE_THAN_MORE = re.compile(r"(?:Over|About|Around) (?:more|less|over|about|around)\b")
_CUT_OFF = re.compile(
    r"\b(?:almost|nearly|very|more|less|about|not|only|quite|so)\Z", re.IGNORECASE
)
_TRAILS_OFF = re.compile(r", \w+\?\Z")
_NO_TERM = re.compile(
    r"What (?:is|are|was|were) the (?:(?:deeper|main|real|other|first|second) )?"
    r"(?:persons?|people|difficulty|requirement|problem|idea|scheme|question|answer|point|lesson"
    r"|trick|catch)(?: responsible| involved)?\?"
    r"|What (?:is|are|was|were) the (?:\w+est|main|biggest|most \w+) \w+\?"
)
_BREAKS_OFF = re.compile(r": \w+\.?\Z|\b(?:e\.g|i\.e|etc)\Z")
_LEFT_OVER = re.compile(r"\*\*|[{}\\]|[a-z]{4,}[.,;:]\?\Z| \( ?\)")
"""Marks of a layout or a formula that came through, and what stood in for them."""
_SHOWN_IN = re.compile(
    r"\b(?:shown|seen|illustrated|depicted|described|given|presented|listed)(?: \w+ly)? in\Z"
    r"|, (?:compared|followed|based|used|called|named|known)\Z"
)
_RATHER = re.compile(
    r"What (?:is|are|was|were) (?:an? |the )?(?:more|less|better|worse|best|worst|other|another) "
    r"|How (?:do|does|did) (?!.*\b(?:that|what|who|which|where|when|whether|if|how|why)\b)[^,]*"
    r" (?:is|are|was|were) "
)
_SOMEBODY = re.compile(r"Who (?:is|was) \w+\?")
_ONCE = re.compile(r"For (?:a|an|the|many|some|most|several|centuries|decades|years)\b")
_DIFFERS = re.compile(r"How (?:do|does|did) (.+) differ from (.+)\?\Z")


def refused(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a draft is of a sort that readers discard."""
    if _CONNECTS.search(draft.front) or (draft.kind == "cloze" and _misread(draft)):
        return True
    if _LEFT_OVER.search(draft.front) or _LEFT_OVER.search(draft.back):
        return True
    if _SHOWN_IN.search(draft.back) or _RATHER.match(draft.front):
        return True
    if hollow(draft) or misread(draft) or mislabelled(draft, sentence) or vague(draft, sentence):
        return True
    if attached_elsewhere(draft, sentence) or open_ended(draft, sentence):
        return True
    if draft.kind == "cloze":
        if f"{GAP} (" in draft.front and draft.rule != "number":
            return True  # what the brackets list is as good an answer
        if _half_a_figure(draft) or _AFTERTHOUGHT.search(draft.front):
            return True
        if sentence.part.kind == PartKind.TAKEAWAYS:
            return _loose(draft)
        return _poor_gap(draft)
    if _points_nowhere(draft.front):
        return True
    if _SOMEBODY.match(draft.front) or _ONCE.match(draft.front):
        return True
    if draft.rule == "number" and _MORE_THAN_MORE.match(draft.back):
        return True
    if draft.rule == "acronym":
        return _ORGANISATION.search(draft.back) is not None
    if _HANGING_END.search(draft.back) or _BEST_OF_ALL.match(draft.back):
        return True
    if draft.rule in _OPEN | _TELLING and _SO_MANY.search(draft.back):
        return True
    if _DOES_SO.search(draft.front) or _VAGUELY.match(draft.back):
        return True
    if _BREAKS_OFF.search(draft.back) or _NAMES_MORE.search(draft.back):
        return True
    if draft.rule not in ("reason", "means") and _LEANS_INSIDE.search(draft.front):
        return True
    if draft.rule in _TELLING:
        return _tells_nothing(draft, sentence)
    if draft.rule == "date" and (_TRAILS_OFF.search(draft.front) or _TWO_EVENTS.match(draft.front)):
        return True
    if draft.rule == "date":
        return draft.front.startswith("When had ") or _BARE.fullmatch(draft.front) is not None
    if draft.rule in ("reason", "means"):
        return _no_reason(draft)
    return draft.rule == "contrast" and _unlike_kinds(draft)


def _misread(draft: Draft) -> bool:
    """Say whether a gap holds a verb, or its sentence is an order: "Compress each of …"."""
    first, gap = tokens(draft.front)[0], tokens(draft.back)
    base = first.form("base")
    if base is not None and base.base not in NOUN_TOO and not draft.front.startswith(GAP):
        return True
    if gap[0].lower in ("name", "term", "label", "word"):
        return True
    for token in gap[1:]:
        form = token.form("base", "s")
        if form is not None and form.base not in NOUN_TOO and token.text.islower():
            return True
    return False


def _loose(draft: Draft) -> bool:
    """Say whether a takeaway's gap can't be told from the rest: advice, a belief, two things."""
    if draft.rule == "number":
        return False
    if tokens(draft.front)[0].lower in GENERIC:
        return True  # "Model outperforms …": which one is not said
    if _ADVICE.search(draft.front) or _TELLS_OF_SOMEBODY.match(draft.front):
        return True
    words = draft.back.split()
    if len(words) == 1:
        token = tokens(draft.back)[0]
        return not is_specific(token, first=True) or token.lower in ABSTRACT | GENERIC
    return any(word in ("and", "or", "his", "her", "their", "its") for word in words)


def _poor_gap(draft: Draft) -> bool:
    """Say whether more than one answer would fill a gap, or only half of a quantity is left out."""
    if draft.rule == "object":
        return True  # of several words that would fill it, one
    if draft.rule in _GAPS:
        names = draft.back.split()
        named = all(word[0].isupper() for word in names) and not draft.front.startswith(GAP)
        return not named and not any(c.isdigit() for c in draft.back)
    return False


def _half_a_figure(draft: Draft) -> bool:
    """Say whether a gap leaves out half of a quantity, or the number of a thing: "layer […]"."""
    before, _, after = draft.front.partition(GAP)
    if _NUMBERED.search(before) or _HALF.match(after) is not None:
        return True
    return draft.rule not in _GAPS and re.search(r"\d\S* \Z", before) is not None


def _points_nowhere(front: str) -> bool:
    """Say whether a question holds "one" or "this" for something that it doesn't name."""
    if _LEANS.search(front) or _OBJECT.search(front) or _NOT_COUNTED.match(front):
        return True
    one = _ONE.search(front)
    return one is not None and tokens(one[1])[0].form("base") is not None


def _tells_nothing(draft: Draft, sentence: Sentence) -> bool:
    """Say whether "What is X?" asks after a figure, or is answered by a mere judgement."""
    if _FIGURE.fullmatch(draft.front) or _JUDGES.match(draft.back):
        return True
    if (
        _NO_TERM.fullmatch(draft.front)
        or _PERSON.match(draft.front)
        or _VERDICT.match(draft.back)
        or _circular(draft)
    ):
        return True
    if _LACKS_ITS_NOUN.search(draft.back) or _WORK.match(draft.back):
        return True
    if draft.rule != "apposition":
        return False
    past = _PAST_CLAUSE.search(draft.back)
    if past and draft.front.startswith("What is "):
        verb = tokens(past[1])[0]
        if verb.form("past") is not None and verb.form("base") is None:
            return True
    if '"' in draft.front or "“" in draft.front:
        return False  # what a text puts in quotation marks it is about to explain
    dash = any(mark in sentence.text[draft.start : draft.end] for mark in "—–")
    return dash and _INSIDE.search(sentence.text[: draft.start]) is not None


def _circular(draft: Draft) -> bool:
    """Say whether a definition says its term again: "batch normalization", "a normalization …"."""
    asked = content_words(tokens(draft.front))[-1:]
    head = content_words(tokens(draft.back))[:1]
    told = content_words(tokens(draft.back))
    plain = [word for word in told if word not in GENERIC]
    return bool(asked) and (asked[0] in head or len(plain) < 2)


def _no_reason(draft: Draft) -> bool:
    """Say whether a reason is somebody's finding, says the question again, or isn't one whole."""
    front, back = draft.front, draft.back
    if _REPORTS.search(front) or _EXAMPLE.search(front) or _BARE_PARTICLE.match(front):
        return True
    if (
        _SOMEBODYS.match(back)
        or _WHY_SO.match(front)
        or _TWO_CLAUSES.match(front)
        or _CUT_OFF.search(back)
    ):
        return True
    if _HANGS.match(back) and (_SECOND_VERB.search(back) or _A_CLAUSE.search(back)):
        return True
    asked = {stem(word) for word in content_words(tokens(front))}
    told = {stem(word) for word in content_words(tokens(back))}
    if draft.rule == "means" and _ENDS_IN_A_PRONOUN.search(back):
        return True
    return len(asked) >= 2 and asked <= told


def _unlike_kinds(draft: Draft) -> bool:
    """Say whether "How does X differ from Y?" sets side by side what is not of one kind."""
    found = _DIFFERS.match(draft.front)
    if found is None:
        return False
    if len(draft.back.split()) > _MOST_DIFFERENCE_WORDS:
        return True
    sides = [[t for t in tokens(side) if t.word is not Word.MARK] for side in found.groups()]
    if any(len(side) > _MOST_DIFFERING_WORDS for side in sides):
        return True
    return any(token.lower == "of" for side in sides for token in side)
