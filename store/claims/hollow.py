"""Answers that tell nothing: "improvements in performance", "a powerful tool for …".

The grammar is sound, and yet nobody learns anything by them.
"""

from __future__ import annotations

import re

from store.claims.definitions import is_person
from store.claims.lexicon import ABSTRACT, EVALUATIVE, GENERIC, GIVEN_NAMES
from store.claims.proposal import GAP, Draft
from store.claims.tokens import content_words, tokens
from store.claims.wording import polished

__all__ = ["hollow", "is_somebody"]

_MOST_EMPTY = 2
"""So many words of weight are too few to say what "a powerful tool for …" is."""

_TELLING = frozenset(("definition", "label", "apposition", "entry", "explained", "coined", "named"))

_BY_ITS_NATURE = re.compile(
    r"(?:Due to|Because of) (?:its|their|his|her) "
    r"(?:(?:very|own|inherent|unique|special|complex|dynamic|particular|general|basic) )?"
    r"(?:nature|design|design principles?|properties|characteristics|features|qualities)\Z"
)
_BY_QUALITIES = re.compile(
    r"(?:Due to|Because of) (?:its|their) (?:\w+ )?\w+(?:ity|ness|ency|ancy|th|use|ease|cost)"
    r"(?:,? (?:and|or) (?:\w+ )?\w+)?\Z"
)
_HARDLY_TOLD = re.compile(
    r"\A(?:The|An?) (?:\w+ ){0,2}(?:principle|law|rule|theorem|concept|idea)s? that (?:explains?"
    r"|describes?|deals? with|governs?) (?:how|the (?:relationship|behaviou?r|relation|way))\b"
    r"|\b(?:structures?|organs?|glands?|parts?) (?:that (?:is|are) )?located\b|"
    r"\b(?:technique|method|tool|approach|process|term|concept|model|system)s?"
    r" (?:(?:often|commonly|widely|typically|frequently|also) )?used (?:in|with|by|among)"
    r" (?:\w+ ){0,2}\w+\Z"
    r"|\b(?:phenomenon|effect|condition|process) that (?:arises|results|stems|comes) from"
    r" (?:the|an?) (?:relationship|relation|interaction|interplay|difference|way)\b"
    r"|that (?:typically|usually|often) takes? (?:\w+ ){0,2}\w+\Z|\b(?:in terms of|speaking)\b"
    r"|\b(?:different|various|many|several) (?:areas|kinds|types|ways|aspects|things|fields|parts)"
    r" of\b|\b(?:wide|broad) (?:range|variety) of\b|\bbefore its\b"
    r"|\A(?:Correct|True|False|Right|Wrong|Clear|Likely|Known|Famous) "
    r"|\b(?:to|in|on|at|from|by) which it\b|\A(?:Unlike|Like|In contrast|Compared) "
    r"|\b(?:preceding|previous|next|following|earlier|later|this) (?:section|chapter|lecture"
    r"|paragraph)s?\b"
    r"|, and (?:in|on|by|at|after) [^,]+, "
    r"|\AAn? (?:second|third|fourth|fifth) (?:\w+ )?(?:category|class|form|group|kind|sort|type) "
    r"|\AAn? (?:particular|certain) \w+ of (?:[\w-]+ )?[\w-]+\Z"
    r"|\AAn? (?:comparable|similar|analogous) "
    r"|\AAn? (?:(?:particular|certain|specific|special|speciali[sz]ed|different|major|common) )?"
    r"(?:form|type|kind|sort|case) of (?:[\w-]+ )?[\w-]+\Z"
    r"|\AAn? (?:ideal (?:type|form)|substitute|complement|large country|amazing|awesome)\b"
)
_BESIDE = re.compile(
    r"\A(?:An? |The )?(?:[\w-]+ )?(?:alternative|answer|response|counterpart) to "
    r"|\AThe (?:source|hallmark|cornerstone|backbone|essence|bedrock|lifeblood) of "
    r"|\AThe (?:(?:second|third|fourth|fifth)[- ])?(?:leading|main|primary|number one) cause of "
)
"""What says of a term only beside what it stands."""
_A_PROCESS = re.compile(
    r"\A(?:An?|The) (?:\w+ly )?(?:[\w-]+ ){1,2}(?:process|method|technique|approach|system|tool|way"
    r"|term"
    r"|property|model|equation|framework|service|technology|concept|idea|problem|task|skill)\Z"
)
_CHANGES = re.compile(r"\bto (?:change|vary|differ|shift)(?: in| \w+ly\b|\Z)")
_SOME_FACTORS = re.compile(
    r"(?:Due to|Because of|As a result of) (?:an? )?(?:[\w-]+ ){0,2}"
    r"(?:combination|confluence|number|variety|host|range|multitude|mix) of"
    r" (?:[\w-]+ )?(?:factors|reasons|causes|things|circumstances)\Z"
    r"|(?:Due to|Because of) (?:two|three|four|five|several|some|various|many|certain) (?:[\w-]+ )?"
    r"(?:factors|reasons|causes|characteristics|properties|features|differences)\b"
)
_GOOD_THING = re.compile(
    r"(?:(?:An?|The|One of the) )?(?:very |really |most |more )?(?P<word>\w+)(?:, \w+| default)? "
    r"(?:tools?|ways?|techniques?|concepts?|parts?|approach(?:es)?|aspects?|components?|steps?"
    r"|skills?|topics?|surrogates?|methods?|ideas?|things?|factors?|features?|resources?|pieces?"
    r"|choices?|options?|solutions?|places?|examples?|additions?)\b(?P<rest>.*)"
)
_OF_A_FIELD = re.compile(
    r"\A(?:An? |The )?(?:\w+ly )?(?:\w+ )?(?:components?|constituents?|ingredients?|instruments?"
    r"|principles?|theorems?|objects?"
    r"|concepts?|topics?|parts?|tools?|techniques?|methods?|subjects?|areas?|specialt(?:y|ies)) "
    r"(?:in|of|within|that arises? in) "
    r"(?!.*\b(?:that|which|where|whose|for|to|by|when|used)\b(?! aris))"
)
"""What says of a term only to which field it belongs."""
_PRAISE = frozenset(
    "powerful useful great important key critical crucial essential popular valuable handy helpful"
    " good fundamental simple common vital major significant central necessary convenient effective"
    " core basic excellent sensible safe reasonable".split()
)
_BETTER = re.compile(
    r"(?:the )?(?:\w+ly )?(?:\w+ )?(?:improvements?|gains|benefits|results|success|fruit|progress"
    r"|changes|issues|problems|difficulties|trouble|advantages)\b",
    re.IGNORECASE,
)
_PERFORMS = re.compile(
    r"(?:It|They) (?:performs?|works?|does|do|behaves?|fares?) (?:\w+ly |much |far |slightly )?"
    r"(?:better|worse|well|best|poorly|fine|badly)\b"
)
_MATTERS = re.compile(
    r"\b(?:is|are) (?:\w+ly |also |very )?(?:paramount|crucial|important|key|essential|critical"
    r"|vital|necessary)\Z"
)
_DOES_IT = re.compile(r"(?:It|They) \w+ (?:it|them|this|these)\b")
_USES_IT = re.compile(
    r"(?:It|They) (?:uses?|aims?|tries|try|ha(?:s|ve)|is|are|employs?|involves?) "
)
_SOMEBODYS = re.compile(r"It .*\b(?:his|her|hers|himself|herself)\b")
_NOBODY = re.compile(r"(?:They|We|He|She) ")
_WHEN_DOING = re.compile(r"What happens (?:when|while|by|after|before) \w+ing\b")
_SO_MANY_THINGS = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many) (?:[\w-]+ )*\w+s\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(r"What (?:is|was) (?P<name>[A-Z]\w+)\?")
_FORMER = re.compile(r"An? (?:former|retired|converted) ")


def hollow(draft: Draft) -> bool:
    """Say whether nobody would learn anything from a draft, whatever its rule."""
    front, back = draft.front, draft.back
    if draft.kind == "cloze":
        return _SO_MANY_THINGS.match(back) is not None and f"{GAP}:" in front
    if draft.rule == "does":
        return _does_nothing(front, back)
    if draft.rule == "reason":
        empty = _BY_ITS_NATURE.match(back) or _BY_QUALITIES.match(back)
        return (empty or _SOME_FACTORS.match(back)) is not None
    if draft.rule == "happens":
        of_nobody = _NOBODY.match(back) and _WHEN_DOING.match(front)
        return of_nobody is not None or _MATTERS.search(back) is not None
    if draft.rule == "function" and _USES_IT.match(back):
        return True  # how it does what it does, and not what that is
    if draft.rule == "relation" and _CHANGES.search(back):
        return True
    if draft.rule in ("relation", "function", "label") and _BETTER.match(back):
        return not _figures(back)
    if front.startswith(("What ", "Who ")):
        if draft.rule in _TELLING and any(
            one.search(polished(draft).back)
            for one in (_OF_A_FIELD, _A_PROCESS, _BESIDE, _HARDLY_TOLD)
        ):
            return True
        named = _NAMED.match(front)
        return _merely_good(back) or (named is not None and _somebody(named["name"], back))
    return False


def _somebody(name: str, back: str) -> bool:
    return name.casefold() in GIVEN_NAMES or is_somebody(back)


def is_somebody(back: str) -> bool:
    """Say whether an answer tells of a person: "a former tax collector"."""
    return is_person(tokens(back)) or _FORMER.match(back) is not None


def _does_nothing(front: str, back: str) -> bool:
    """Say whether a term merely does well, or what it does is the term: "SQL uses … (SQL)"."""
    if _SOMEBODYS.match(back):
        return True  # "it" and "his": a person was taken for a thing
    term = front.removesuffix(" do?").split()[-1]
    if term.casefold() in GIVEN_NAMES:
        return True  # "What does Peter do? It uses …"
    empty = _PERFORMS.match(back) or _DOES_IT.match(back)
    return (empty is not None or f"({term})" in back) and not _figures(back)


def _merely_good(back: str) -> bool:
    """Say whether an answer praises and says hardly more: "a powerful tool for traversal"."""
    found = _GOOD_THING.match(back)
    if found is None or found["word"].lower() not in EVALUATIVE | _PRAISE:
        return False
    told = [w for w in content_words(tokens(found["rest"])) if w not in GENERIC | ABSTRACT]
    return len(told) <= _MOST_EMPTY


def _figures(text: str) -> bool:
    return any(c.isdigit() for c in text)
