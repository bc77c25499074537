"""Questions with many true answers, and such as ask after plans, judgements or a story's middle.

"What are matrices used in? Various fields"; "What will the assistant be powered by?"; "How did the
oldest members contribute to the household?".
"""

from __future__ import annotations

import re

from store.claims.lexicon import GENERIC, HOUSEHOLD
from store.claims.proposal import GAP, Draft, Sentence
from store.claims.tokens import Word, content_words, stem, tokens

__all__ = ["open_ended"]

_LONG = 10
"""Words of so many letters are hardly common."""
_TALKED_OF = 4
"""So often stands in a text what it says a good deal about."""

_SEVERAL = re.compile(
    r"(?:(?:Various|Several|Many|Numerous|Different|Certain|Some|Multiple|Diverse|Countless) "
    r"|(?:An? )?(?:(?:wide|broad|large|great) )?(?:variety|range|array|number|host) of "
    r"|(?:Various|Many|Several) )"
)
_LOOSELY = re.compile(
    r"(?:(?:Kind|Sort) of\b|Something\b|Work on \w+ing|Things? (?:that|like)|Basically|Just\b"
    r"|More (?:like|or less)\b|Like (?:an?|the)\b)"
)
_USED_IN = re.compile(r"(?:\A|.*, )what (?:is|are|was|were) .* used in\?\Z", re.IGNORECASE)
_FIELDS = re.compile(r",|\b(?:and|or)\b")
_PLANNED = re.compile(r"(?:.*, )?(?:What|How|Why|When|Where) (?:will|should|would|shall) ", re.I)
_FOR_NOW = re.compile(
    r"\b(?:still|increasingly|extensively|routinely|majorly|generally|nowadays|largely|mostly|heavily)\b"
)
_JUDGED = re.compile(
    r"Why (?:is|are|was|were) .* (?:valuable|ideal|compelling|persuasive|promising|timely|notable"
    r"|interesting|revolutionary|fascinating|remarkable|special|worst|best|famous|unique"
    r"|weak|strong|useful|helpful|tempting|attractive|convincing|plausible|impressive)"
    r"(?: (?:field|topic|idea|area|subject|case|figure)(?: of \w+)?)?\?"
)
_EXAMPLE = re.compile(
    r"(?:What|How|Why) (?:do|does|did|is|are|was|were|can) (?:an?|the|one|another|some) "
    r"(?:[\w-]+ ){0,3}(?:example|anecdote|story|case study|demo|scenario|illustration"
    r"|threat|contribution|roadmap|agenda)\b(?! of\b)"
    r"|What (?:do|does) .*(?:'s|’s) (?:\w+ )*contribution ",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:.*, )?(?:What|How|Why|When|Where) (?:do|does|did|is|are|was|were|can|can't|has|have|had) "
    r"(?P<rest>.+)\?",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?:.*, )?(?:What|How|Why) (?:did|was|were|had)(?:n['’]t)? ", re.IGNORECASE)
_ONE_WORD = re.compile(
    r"(?:.*, )?(?:What|How|Why|Where|When) (?:do|does|is|are|can|can't) (?P<word>[a-z]+) "
    r"(?!of\b)(?P<rest>.*)",
)
_COMMON = frozenset(
    "school store peer node record token key customer competitor bank factory town city country"
    " state nation leader member worker employee employer teacher student parent child kid machine"
    " firm business company shop market product price value family household home house village"
    " land book page line word letter number figure field area group team club party army"
    " government court church rule job task note card item list part piece set step stage role user"
    " client"
    " server system program tool app application service company people person man woman player"
    " writer reader buyer seller investor manager developer engineer designer researcher scientist"
    " change growth difference form structure type result effect cause reason matrices matrix image"
    " temperature temperatures"
    " file table row column string object class function variable test sample example query request"
    " response message event action rate score goal plan project budget report policy measure"
    " stakeholder institution organization organisation community society culture value idea belief"
    " image picture photo video sound device sensor product feature option choice decision benefit"
    " sequence sequences framing selection practice exercise routine habit skill lesson course"
    " monitoring deployment adoption regulation governance oversight companies countries cities"
    " families communities policies bodies priests priest scholar noble peasant settler colonist"
    " official reformer worker farmer slave".split()
)
"""Nouns that say by themselves neither which things nor of what subject."""
_MANY_OF = re.compile(
    r"(?:.*, )?(?:What|How|Why|When|Where) (?:do|does|did|is|are|was|were|can) "
    r"(?:some|many|much|few|several) ",
    re.IGNORECASE,
)
_PREFATORY = re.compile(
    r"\b(?:preface|acknowledge?ments?|about (?:this|the|us|our) ?\w*|about openstax|foreword"
    r"|references|bibliography|works cited|citations|further reading|how to use"
    r"|course overview|syllabus|logistics)\b",
    re.IGNORECASE,
)
"""Headings and titles of what stands before a book begins."""
_NOT_WHOLE = re.compile(r"\b(?:multiple|various|several|different|many|such|certain|other)\?\Z")
_MADE_TO = re.compile(r"[A-Z]\w+(?: \w+){0,2} to [a-z]+ ")
_AT_A_NUMBER = re.compile(r"What (?:do|does) (?:\w+ )+\d+ \w+\?")
_BARE_END = re.compile(r"\b(?:of|for|on|from|in|to|with|as|by|into|at|after)\?\Z")
_GOAL_IS = re.compile(r"(?:The (?:goal|aim|idea|purpose|point|focus)|It) (?:is|was) |.* is an? ")
_OF_THE_TEXT = re.compile(
    r"\b(?:talk|paper|speaker|article|episode|author|chapter|book|post|course|study|report|review)"
    r"(?:'s|’s) |What (?:is|are|was|were) (?:What|How|Why|Where|When|Who)\b"
)
_THIN = re.compile(r"An? (?:form|type|kind|sort|part|branch|example|instance) of(?: [\w-]+){1,3}\Z")
_COMMON_TERM = re.compile(r"What (?:is|are) (?P<word>[a-z]+)\?")
_WHICH_ONES = re.compile(
    r"What are the (?:two|three|four|five|six|seven|eight) (?:[\w-]+ )?(?:choices|kinds|types|ways"
    r"|options|things|reasons|steps|parts|factors|problems|points|approaches|methods|examples)\?"
)
_VAGUE_EVENT = re.compile(
    r"In \d{4}, what (?:is|was) "
    r"|When (?:did|was|were) the (?:larger|main|other|similar|same|second|subsequent|following)\b"
    r"|When (?:did|was|were) an? (?:similar|other|larger|second)\b"
)
_OF_A_DISCUSSION = re.compile(
    r"What (?:is|are|was|were) (?:the|an?|another) (?:[\w-]+ ){0,2}(?:contributions?|payoffs?"
    r"|takeaways?|findings?|insights?|claims?|caveats?|lessons?|messages?|concerns?"
    r"|limitations?|weakness(?:es)?|strengths?|recommendations?"
    r"|versions?|counterparts?|equivalents?|exceptions?|key problem|main problem"
    r"|big problem|centerpieces?)\b(?! (?:of|in|estimate))"
)
"""What a note or a talk has, and not the matter: "the durable contribution"."""
_THE_ONE = re.compile(
    r"What (?:is|are|was) the (?P<kind>front|back|[a-z]+(?:ive|al|ic|ary|ant|ent|ing|ed)) "
    r"(?P<word>[a-z]+)\?"
)
_TERM = re.compile(r"What (?:is|are|was|were) (?:an? |the )?(?P<term>[^?]+)\?")
_EVERYBODYS = frozenset(
    "United States|United Kingdom|Europe|America|China|India|Japan|Germany|France|Russia|England"
    "|Mexico|Canada|Brazil|Africa|Asia|January|February|March|April|May|June|July|August"
    "|September|October|November|December|Google|Wikipedia|Earth|democracy".split("|")
)
_TELLING = frozenset(("definition", "apposition", "label", "entry", "explained", "coined"))
_ADJECTIVE = re.compile(
    r"What (?:is|are) (?:[a-z]+ and )?[a-z]+(?:ic|al|ous|ive|oid|ant|ent|able|ible"
    r"|ary|ate|ploid|oecious)\?"
)
_TOO_COMMON = frozenset("seeing hearing reading writing thinking living element run".split())
_SOMETIME = re.compile(r"What happens (?:during|in|throughout|by) (?:the|an?|\d)")
_BESIDES = re.compile(r"\b(?:also|too|likewise|following the|remained so|eventually|again)\b")
_OPEN = frozenset(("relation", "does", "function", "means", "uses", "reason", "purpose"))
_OF_LABELS = frozenset(("entry", "explained", "label"))
_DOING = frozenset(("relation", "does", "function", "means", "uses"))


def open_ended(draft: Draft, sentence: Sentence) -> bool:
    """Say whether much else would answer a question, or it asks after what doesn't last."""
    front, back = draft.front, draft.back
    if GAP in front:
        return draft.rule == "number" and _BESIDES.search(front) is not None
    if _LOOSELY.match(back) or _PLANNED.match(front):
        return True
    if _SEVERAL.match(back) and draft.rule not in _OF_LABELS:
        return True
    if _PREFATORY.search(sentence.heading) or _NOT_WHOLE.search(front):
        return True
    if draft.rule in _TELLING and _known_to_all(front):
        return True
    if (
        _VAGUE_EVENT.match(front)
        or _WHICH_ONES.match(front)
        or _OF_THE_TEXT.search(front)
        or _OF_A_DISCUSSION.match(front)
        or _THIN.match(back)
    ):
        return True
    if draft.rule == "coined" and (_ADJECTIVE.fullmatch(front) or _half_a_name(front, sentence)):
        return True
    if _is_common(front, sentence):
        return True
    if draft.rule == "happens":
        if front.startswith("What happens in ") and _GOAL_IS.match(back):
            return True
        return _SOMETIME.match(front) is not None
    if draft.rule in _OPEN and (_MANY_OF.match(front) or _AT_A_NUMBER.match(front)):
        return True
    if front.endswith((" require?", " need?")) and _MADE_TO.match(back):
        return True  # "require authors to deposit their data"
    if _JUDGED.match(front) or (draft.rule in _OPEN and _EXAMPLE.match(front)):
        return True
    if _USED_IN.match(front) and (_FIELDS.search(back) or not front.startswith("What ")):
        return True
    if draft.rule in _DOING and _FOR_NOW.search(front):
        return True
    if draft.rule in _OPEN and _in_a_story(front):
        return True
    if draft.rule in _DOING and _plain_subject(front, sentence):
        return True
    told = draft.rule == "does" or (draft.rule == "relation" and not _BARE_END.search(front))
    return told and _talked_of(front, sentence)


def _in_a_story(front: str) -> bool:
    """Say whether a question about the past names nobody and nothing: it is of one story."""
    if _TOLD.match(front) is None:
        return False
    words = tokens(front)[2:]
    return not any(
        token.text[:1].isupper() or any(c.isdigit() for c in token.text) for token in words
    )


def _plain_subject(front: str, sentence: Sentence) -> bool:
    """Say whether a common word stands there alone, and nothing above says which is meant."""
    found = _ONE_WORD.match(front)
    if found is None:
        return False
    word = tokens(found["word"])[0]
    following = tokens(found["rest"])[:1]
    if following and following[0].word is Word.PREPOSITION:
        return False
    if following and following[0].word is Word.NOUN:
        verb = following[0].verb and not following[0].lower.endswith("ing")
        if not verb:
            return False  # a compound's first word: "score matching"
    single = word.lower.removesuffix("s")
    if single not in _COMMON and word.lower not in _COMMON and single not in GENERIC:
        return False
    above = sentence.around.title | set(content_words(tokens(sentence.heading)))
    return stem(word.text) not in above


def _half_a_name(front: str, sentence: Sentence) -> bool:
    """Say whether a name goes on behind its bracket: "the Atkinson-Shiffrin (A-S) model"."""
    found = _TERM.match(front)
    if found is None:
        return False
    at = sentence.text.find(found["term"] + " (")
    after = re.match(r"[^()]*\) [a-z]+", sentence.text[at + len(found["term"]) + 2 :])
    return at >= 0 and after is not None and tokens(after.group())[-1].word is Word.NOUN


def _known_to_all(front: str) -> bool:
    """Say whether a note tells in passing what everybody knows by name: "What is DNA?"."""
    found = _TERM.match(front)
    return found is not None and (found["term"] in HOUSEHOLD or found["term"] in _EVERYBODYS)


def _is_common(front: str, sentence: Sentence) -> bool:
    """Say whether a word of everybody's is asked after for its meaning in one matter."""
    found = _COMMON_TERM.match(front) or _THE_ONE.match(front)
    if found is None:
        return False
    word = found["word"]
    if "kind" in found.groupdict():
        kind = found["kind"]
        plain = word in _COMMON | GENERIC | {"agent", "complex", "region", "layer", "end"}
        return plain and len(kind) < _LONG and stem(kind) not in sentence.around.title
    common = _COMMON | _TOO_COMMON
    if word not in common and word.removesuffix("s") not in common:
        return False
    above = sentence.around.title | set(content_words(tokens(sentence.heading)))
    return stem(word) not in above


def _talked_of(front: str, sentence: Sentence) -> bool:
    """Say whether a text tells much of what "What does X do?" asks after."""
    found = _ASKED.fullmatch(front)
    if found is None or found["rest"].split()[0] in ("a", "an"):
        return False  # "What does a regulator do?" is told in general
    subject = tokens(found["rest"].removesuffix(" do"))
    stems = [stem(t.text) for t in subject if t.word is Word.NOUN and t.lower not in GENERIC]
    counts = sentence.around.counts
    return bool(stems) and min(counts.get(one, 0) for one in stems) >= _TALKED_OF
