"""Questions that can't be pinned down: after any client, a label that is no term, an example.

Notes in the style of telegrams leave articles out, and label what they don't define; exercises
make up a case. What is asked after those has many answers, or none that lasts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.claims.clauses import noun_phrase
from store.claims.lexicon import ABSTRACT, EVALUATIVE, GENERIC, SHARED, UNIQUE, VAGUE
from store.claims.proposal import GAP, Draft, Sentence
from store.claims.tokens import Token, Word, stem, tokens
from store.claims.verbs import NOUN_TOO

__all__ = ["vague"]

_WRITTEN_OUT = re.compile(r".*\b(?:an?|the)\b.*[.!][\"”’)]*\Z", re.IGNORECASE | re.DOTALL)
"""A whole sentence with its full stop and an article, which one may trust among telegrams."""
_EXERCISES = re.compile(
    r"\A(?:test questions?|question)\Z|\b(?:check your understanding|quiz(?:zes)?|exercises?"
    r"|exam questions?|answers?|homework|free response|multiple choice|critical thinking"
    r"|review questions?|self-test|self-check|practi[sc]e|interview questions?)\b",
    re.IGNORECASE,
)
"""Headings under which cases are made up and half of what stands there is meant to be wrong."""

_COUNTED = frozenset(
    "module interface model client user server system network node cluster machine device tool"
    " algorithm method function class object variable table query database program script agent"
    " component layer library framework package platform pipeline dataset vector matrix image page"
    " file tree graph thread process cache index queue buffer team company person child patient"
    " organ gene group section window button service application team domain test protocol step"
    " rule engine kernel channel sensor round phase stage step score mode metric prompt task"
    " question document sentence problem approach technique strategy concept issue".split()
)
_NO_AGENTS = frozenset(
    "water paper power matter order weather behavior behaviour labor labour humor humour color"
    " colour error cancer laser fiber fibre copper silver butter sugar winter summer radar gender"
    " air chair hair fever number center centre temper leather timber lumber amber ember ginger"
    " pepper powder rubber solder thunder vigor vigour vapor vapour liquor terror horror honor"
    " honour rigor valor clover cover over under banter slander plaster polyester ether october"
    " september november december easter flavor flavour".split()
)
_BARE = re.compile(
    r"(?:What|How|Why|When|Where) (?:do|does|did|can|will|has|is|was|are|were|have) "
)
_ANYBODY = frozenset(
    "client user server system person company team machine program node computer device customer"
    " people users clients servers systems companies teams machines nodes computers devices"
    " customers developers engineers students teachers patients doctors children adults parents"
    " participants companies organizations organisations ai llm llms model models agent agents"
    " system systems software app apps".split()
)
"""What does so much that "What does a client do?" may be answered with anything."""

_SUPPOSED = re.compile(r"An? (?:[\w'’-]+ ){1,4}?(?:is \w+ing|at the|searches|wants|asks|writes)\b")
"""The opening of a made-up case: "A user at the border of two cells searches for …"."""
_DOES_SO = re.compile(r"\b(?:do|does|did|doing|done) (?:it|so|this|that)\b")
_SAYS = re.compile(
    r", (?:as )?(?:he|she|they|[A-Z]\w+) (?:said|says|argues|argued|thinks|thought|put it|puts it"
    r"|adds|added|claims|claimed|notes|noted)\b"
)
_WHY_AND = re.compile(
    r"(?:Why|How) (?:did|does|do) .* and (?:(?:\w+ed|does|did|do|has|had|was) "
    r"|(?:\S+ ){1,3}(?:can|will|may|must|is|are|was|were) )"
)
_WHY_GOOD = re.compile(
    r"Why (?:is|are|was|were) .* (?:wonderful|great|nice|lovely|awesome|amazing|good|bad|awful"
    r"|terrible|fun|cool|fantastic|excellent)\?"
)
_BOTH_OF_THEM = re.compile(r"\b[Bb]oth \w+s\?\Z")
_TWICE = re.compile(r"\b(\w{4,}) \1\b", re.IGNORECASE)
_NAMED = re.compile(
    r"Why (?:is|are|was|were) .* (?:named|called|termed|dubbed|known|designated)\?"
    r"|Why .* in part\?|Why (?:is|are|was|were) .* an? example\b.*|.*; .*|.*, whose .*"
    r"|Why (?:do|does|did) .* shows? how .*|Why .*, \w+\?"
)
_IS_AND_IS = re.compile(r"(?:Why|How) (?:is|are|was|were) .* and (?:is|are|was|were|has|can|will) ")
_OF_THE_TWO = re.compile(r"\bthe (?:two|three|four|five|latter|former) \w+\Z")
"""What the text has told apart before: "the balance between the two systems"."""
_LOOKS = re.compile(r"\b(?:appears?|looks?|seems?)\b")
_LED_THROUGH = re.compile(r"How .* to \w+\?")
_IN_SOME_CASE = re.compile(
    r"In (?:the|an?|both|all|these|such|many|most|some|other) (?:\w+ )?"
    r"(?:cases?|world|sense|ways?|scenarios?|instances?|examples?), "
    r"|On the (?:contrary|other hand|whole|one hand), |What happens with |What can .* be used for\?"
    r"|What (?:do|does) .* from [A-Z]\w+ do\?|What (?:do|does) .* (?:plus|minus|via|per) do\?"
    r"|.* the (?:two|three|four|latter|former) \w+\?"
)
_SOMETIME = re.compile(r"When (?:did|was|were|does) .* (?:finally|eventually|also|again|soon) ")
_NO_REASON = re.compile(
    r"That, |Because (?:long|soon|far|much|well|many) as |Because .*, (?:it|they|he|she|we|there) "
    r"(?:is|are|was|were|can|will|has|have|had)\b"
)
_INITIAL = re.compile(r" (?P<letter>[A-Z])\?\Z")
_NTH = re.compile(
    r"What (?:is|are|was|were) (?:the )?[$€£]?\d.*"
    r"|What is [A-Z]\w+[’']s (?:argument|view|idea|claim)\?"
    r"|What (?:is|are|was) (?:an?|the) (?:first|second|third|fourth|fifth|sixth|other|further|final"
    r"|last|next)\?"
    r"|What (?:is|are|was|were) (?:the |an? )?(?:[Ff]irst|[Ss]econd|[Tt]hird|[Nn]ext|[Ll]ast"
    r"|downsides?|upsides?|advantages?|drawbacks?|goals?|purposes?|aims?|benefits?)\?"
    r"|What (?:is|was) [A-Z]\w+(?:'s|’s) (?:work|idea|contribution|goal|approach|focus)\?"
)
_SYMBOL = re.compile(r"What (?:is|are) (?:[A-Z][a-z]|[a-z]{1,2})\?")
_WHAT_IS = re.compile(r"What (?:is|are|was|were) (?:an? |the )?(?P<term>.+)\?\Z")

_TELEGRAM = re.compile(r"→|->|=>|[:;] [A-Z]")
"""What is left in an answer of notes that set arrows for verbs, or go on after a colon."""
_HANGING_COLON = re.compile(r": \S+(?: \S+)?\Z")
"""A colon with hardly a word behind it: "a blind spot: existing monitoring"."""
_AT_FIRST = re.compile(r"(?:In|On|At|For|With|From|Under|Among) [^,]+, ")
_ONE = re.compile(
    r"An? (?!(?:\w+ )?(?:group|set|family|kind|type|series|class|pair|range|collection|form)\b)"
)
_FRAGMENT = re.compile(r"Why (?:do|does|did) (?:[\w-]+ )+(?P<verb>[\w-]+)\?")

_OF_LABELS = frozenset(("entry", "label", "explained"))
_ACTS = ("ing", "tion", "sion", "sis", "ment", "ism")
_A_TEXT = 150
"""Words of a text long enough to speak again of what it explains."""
_TOPIC = 4
"""So often stands in a text what it is about."""
_NO_LABELS = frozenset(
    "format scenario default mode usage use use-case option options instruction instructions"
    " implication implications role roles update updates workflow phase module section layer"
    " component components variable variables capability capabilities".split()
)
_QUALITIES = ("ability", "ibility", "ency", "ness", "bility")
"""How words end that say what a thing is like: "Scalability: handling large data sets"."""

_NO_ANSWER = re.compile(
    r"(?:An?|The) (?:[\w-]+ ){0,2}(?:frontier|unit of \w+(?:['’]s| at| in)|backbone|cornerstone"
    r"|bedrock|gold standard|workhorse|holy grail|future|answer|undertaking|bargain|ways? of \w+ing"
    r"|generali[sz]ation that gives|boon|blind spot|killer|beginning|nightmare|dream|powerhouse"
    r"|lifeblood|glue|secret|bastion|cradle|result|consequence|product|blend|marriage|mixture|space"
    r"|building blocks?|request|haven|exception|meronym"
    r"|generali[sz]ation of|share of the (?:total|whole)"
    r"|enemy|arch-?enem\w*|foe|friend|mother|father|heart|soul"
    r"|king|queen|root|engine|fuel|lifeline"
    r"|first choice|game changer|co-author"
    r"|co-founder|member of)\b",
    re.IGNORECASE,
)


def vague(draft: Draft, sentence: Sentence) -> bool:
    """Say whether a reader couldn't tell what is asked for, or it is asked of a made-up case."""
    front, back = draft.front, draft.back
    if (
        sentence.around.telegram
        and draft.rule != "acronym"
        and not _WRITTEN_OUT.match(sentence.text)
    ):
        return True
    if _EXERCISES.search(sentence.heading) or _SAYS.search(back) or _DOES_SO.search(front):
        return True
    if (
        _SYMBOL.fullmatch(front)
        or _TWICE.search(front)
        or _BOTH_OF_THEM.search(front)
        or _NAMED.fullmatch(front)
        or _IS_AND_IS.match(front)
    ):
        return True
    if _OF_THE_TWO.search(back) or (back.startswith("Through ") and _LED_THROUGH.fullmatch(front)):
        return True
    if GAP in front:
        return draft.rule == "number" and _SUPPOSED.match(front) is not None
    if _WHY_AND.match(front) or _WHY_GOOD.fullmatch(front) or _IN_SOME_CASE.match(front):
        return True
    if _NO_REASON.match(back) or (draft.rule == "date" and _SOMETIME.match(front)):
        return True
    initial = _INITIAL.search(front)
    if front.endswith(("U.S?", "U.K?")):
        return True
    if initial is not None and f" {initial['letter']}. " in sentence.text:
        return True  # "… was awarded to Paul C. Lauterbur"
    if _WHAT_IS.match(front) and (_NO_ANSWER.match(back) or _told_by_itself(front, back)):
        return True
    if draft.rule == "happens" and _LOOKS.search(back):
        return True
    if draft.rule in ("definition", "apposition") and _HANGING_COLON.search(back):
        return True
    if draft.rule in _OF_LABELS:
        if _AT_FIRST.match(back) or (front.startswith("What are ") and _ONE.match(back)):
            return True
        return _no_label(sentence, back) or _TELEGRAM.search(back) is not None
    if draft.rule == "relation" and ":" in back:
        return True
    if draft.rule == "does" and _TELEGRAM.search(back):
        return True
    if draft.rule == "reason" and back.startswith("Due to ") and _noun_after_all(front):
        return True
    if _without_its_article(front) or _the_ones_before(front, sentence):
        return True
    if not front.endswith(" do?") or draft.rule not in ("does", "function"):
        return False
    return _of_anybody(front) or _of_the_title(front, sentence)


def _told_by_itself(front: str, back: str) -> bool:
    """Say whether a term stands in what tells it, or is none: "What is a fourth?"."""
    found = _WHAT_IS.match(front)
    if found is None or _NTH.fullmatch(front):
        return found is not None
    term = found["term"].casefold()
    return len(term.split()) > 1 and term in back.casefold()


def _subject(front: str) -> Sequence[Token]:
    """Return the words of what a question with an auxiliary asks after, or none."""
    found = _BARE.match(front)
    if found is None:
        return ()
    parts = tokens(front[found.end() :])
    end = noun_phrase(parts, 0)
    if end < len(parts) and parts[end].form("ing") is not None:
        return ()  # "score matching": the head is still to come
    return parts[:end]


def _without_its_article(front: str) -> bool:
    """Say whether a thing that can be counted stands there bare: "What does compiler do?"."""
    subject = _subject(front)
    if not subject or any(token.word is not Word.NOUN for token in subject):
        return False
    head = subject[-1]
    if not head.text.islower() or head.plural:
        return False
    agent = head.lower.endswith(("er", "or")) and head.lower not in _NO_AGENTS
    return head.lower in _COUNTED or (agent and head.form("base") is None)


def _the_ones_before(front: str, sentence: Sentence) -> bool:
    """Say whether "the junctions" stands there for those that the text has just told of."""
    subject = _subject(front)
    if len(subject) != 2 or subject[0].lower != "the":
        return False
    noun = subject[1]
    if re.search(rf"\b{re.escape(noun.text)} (?:of|in|that|for|between|from|at) ", front):
        return False
    above = sentence.around.title | {stem(t.text) for t in tokens(sentence.heading)}
    return (
        noun.text.islower()
        and noun.lower not in UNIQUE | SHARED
        and stem(noun.text) not in above
        and (noun.plural or "ing" not in noun.lower[-3:])
    )


def _of_anybody(front: str) -> bool:
    """Say whether what is asked after does a thousand things: "What does a client do?"."""
    words = [t for t in _subject(front) if t.word is Word.NOUN]
    return front.endswith(" do?") and len(words) == 1 and words[0].lower in _ANYBODY


def _spoken_of(word: Token, sentence: Sentence) -> bool:
    """Say whether a label of one word stands elsewhere in the text, or is a term by its looks."""
    if sum(sentence.around.counts.values()) < _A_TEXT:
        return True
    inline = sentence.part.blocks[sentence.block].label is None
    often = sentence.around.counts.get(stem(word.text), 0) > inline
    return often or word.text[1:].lower() != word.text[1:]


def _of_the_title(front: str, sentence: Sentence) -> bool:
    """Say whether the whole text tells what that does: "What does TensorFlow do?"."""
    words = {stem(t.text) for t in _subject(front) if t.word is Word.NOUN}
    often = max((sentence.around.counts.get(word, 0) for word in words), default=0)
    return bool(words) and words <= sentence.around.title and often >= _TOPIC


def _noun_after_all(front: str) -> bool:
    """Say whether a verb may be the noun of a fragment: "Evaluation challenges due to …"."""
    found = _FRAGMENT.fullmatch(front)
    return found is not None and found["verb"].lower() in NOUN_TOO


def _no_label(sentence: Sentence, back: str) -> bool:
    """Say whether a label names a quality, a sort of item or nothing that the text speaks of."""
    if sentence.label is None:
        return False
    words = [t for t in tokens(sentence.label) if t.word is not Word.MARK]
    if not words or any(t.lower in ("and", "or", "&", "like", "such") for t in words):
        return True
    if any(t.lower.endswith(("'s", "’s")) for t in words):
        return True  # "The founder's take"
    last = words[-1].lower
    if last in _NO_LABELS or (len(words) == 1 and any(c.isdigit() for c in last[1:2])):
        return True
    begins = words[0].form("s")
    if begins is not None and len(words) > 1:
        leads = words[1].word is Word.PREPOSITION and words[1].lower not in ("of", "for")
        if leads or begins.base not in NOUN_TOO:
            return True  # "Starts with task formulation"
    if len(words) == 1 and last.endswith(_QUALITIES):
        return True
    if len(words) == 1 and not _spoken_of(words[0], sentence):
        return True  # "Detection: gathering signals …" heads an item
    doing = tokens(back)[0].form("ing") is not None
    if len(words) == 1 and doing and words[0].text[1:].islower() and not last.endswith(_ACTS):
        return True  # "Security: interpreting footage"
    telling = [t for t in words if t.lower not in GENERIC | VAGUE | ABSTRACT | EVALUATIVE]
    return not telling
