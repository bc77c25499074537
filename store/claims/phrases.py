"""Turning pieces of a text into questions and answers that read well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.claims.clauses import Clause
from store.claims.lexicon import EVERYDAY, GENERIC, VAGUE
from store.claims.proposal import Casing
from store.claims.tokens import Token, Word

__all__ = ["answer", "ask", "may_cut", "mid_sentence", "phrase", "sentence_case", "shortened"]

_COMMON_ENDINGS = (
    "ed", "able", "ible", "tion", "tions", "sion", "ment", "ments", "ness", "ity", "ism",
    "ous", "ive", "ful", "less", "ers", "ors", "ogy", "ics", "osis", "itis", "cy", "ance", "ence",
    "ants", "esis", "ysis", "ies", "ids", "ures", "ages", "ists", "eums", "ases", "ells", "ines",
    "ular", "osure", "ature",
)  # fmt: skip


_FROM_NAMES = frozenset(
    "baltic arctic atlantic pacific homeric islamic celtic slavic arabic gothic germanic hellenic"
    " icelandic catholic socratic platonic vedic koranic quranic hispanic nordic antarctic adriatic"
    " turkic semitic hebraic pascal portugal nepal senegal montreal bengal provencal doric ionic"
    " jurassic triassic olympic rhenish ottoman holistic hungary january february victory gregory"
    " hawking stirling browning fleming turing beijing nanjing viking harding schelling kipling"
    " rowling lessing manning pershing pauling"
    " florence provence france clarence terence torrance lawrence constance"
    " calvary antic attic sephardic napoleonic titanic britannic delphic punic judaic".split()
)
_PLAIN_WORDS = frozenset(
    "acid air amino base beta alpha gamma black blood body bone brain bulk carbon cash cell class"
    " clay cloud cold dark data day decay deep desire dry early electric empty extreme fast fat"
    " fine fire"
    " flat flood flutter free fresh front full game gas gene glass goal gray grey group gut hair"
    " hand hard head heart heat heavy hot house ice iron job joint key lake land laser late lead"
    " leaf left life light lipid liver long loop low lung lymph market mast meat metal middle milk"
    " mind money mood moon muscle nerve net night noise noun oil old open oral outer inner pain"
    " peer pet phase plant plasma plate poor prime pure quick rain raw red green blue yellow white"
    " red rent rich right ripe risk river road rock root rose round salt sand sea seed sensory"
    " sex shadow shared sheet shell short side silk single sister skin slave sleep slide slow"
    " small smart smoke snow soap soft soil solar sound space stem still stock stone storm street"
    " strict strong sugar surface swap sweet table target tariff tax team test text thick thin"
    " tidal time tone top town trade tree tumor tumour twin urban user vector verb vowel wage war"
    " warm waste water wave weak wealth weight wet wheat wide wild wind wine winter wood word work"
    " world yeast young zero whole patient rural random quantum neural legal moral byte".split()
)

_PEOPLES = frozenset(
    "boers quakers shakers tatars khmers spaniards lombards savoyards vikings arabs jews hebrews"
    " greeks celts turks kurds slavs serbs croats danes swedes finns poles czechs slovaks scots"
    " britons bretons saxons franks goths vandals huns moors berbers mongols zulus maoris incas"
    " aztecs mayas mayans hittites israelites canaanites shiites moabites kassites semites hutus"
    " tutsis inuits thais afghans pakistanis israelis iraqis basques normans puritans jesuits"
    " sikhs hindus muslims buddhists taoists catholics protestants calvinists methodists".split()
)
_NO_PEOPLE = frozenset(
    "humans organs loans plans means fans clans oceans beans spans veterans historians musicians"
    " physicians politicians librarians civilians guardians vegetarians comedians technicians"
    " mathematicians statisticians clinicians electricians pedestrians amphibians crustaceans"
    " cans pans vans bans scans swans orphans artisans slogans charlatans shamans caravans titans"
    " toucans volcans meridians custodians magicians opticians theologians grammarians".split()
)
_COMPARATIVES = frozenset(
    "finer coarser larger smaller higher lower longer shorter deeper warmer cooler hotter colder"
    " bigger older younger faster slower stronger weaker heavier lighter thicker thinner wider"
    " narrower darker brighter richer poorer harder softer earlier later greater cheaper dearer"
    " drier wetter denser taller steeper simpler rarer tighter looser cleaner sweeter".split()
)
_PLAIN = Casing()
_JOINING = frozenset("also too then thus therefore hence however indeed".split())
_IT_ALSO = re.compile(r"\A(It|They) also ")
"""Beside what, the card doesn't say."""
_DO = frozenset(("do", "does", "did"))
_HAVE = {"have": "do", "has": "does", "had": "did"}
_ASIDES = frozenset("particularly especially including notably such e.g".split())


_AFTER_SOMEBODY = frozenset(
    "cycle law effect theorem syndrome disease equation constant paradox hypothesis lemma".split()
)
"""What is named after somebody, whose name may well end in s: "Krebs cycle", "Graves disease"."""
_NO_SURNAMES = frozenset("sales systems operations savings goods sports business economics".split())


def sentence_case(text: str) -> str:
    """Return a text with its first letter large, unless its first word is spelt on purpose."""
    first = text.split(" ", 1)[0]
    if not first or any(c.isupper() or c.isdigit() for c in first[1:]):
        return text
    return text[0].upper() + text[1:]


def mid_sentence(text: str, first: Token, *, casing: Casing = _PLAIN, start: bool = True) -> str:
    """Return a phrase as it reads in the middle of a sentence.

    Args:
        text: the phrase.
        first: its first token.
        casing: how the text writes its words.
        start: whether it stood at the start of a sentence, so that its capital may mean nothing.
    """
    word = first.text
    if not start or not word[:1].isupper() or any(c.isupper() or c.isdigit() for c in word[1:]):
        return text
    if word in casing.names or (len(word) == 1 and word not in ("A", "I")):
        return text
    title = text[len(word) :].lstrip()[:2]
    if first.word is Word.NOUN and title[:1].isupper() and title[1:].islower():
        return text  # "Natural Language Inference"
    known = (
        first.form("ing", "participle") is not None or first.lower.removesuffix("'s") in EVERYDAY
    )
    known = known or first.lower in casing.common | casing.counted
    rest = text[len(word) :].lstrip()
    known = known or (bool(first.verb) and rest[:1].islower())  # "Write amplification"
    plural = first.plural and not _people(first.lower) and not rest[:1].isupper()
    plural = plural and (rest not in _AFTER_SOMEBODY or first.lower in _NO_SURNAMES)
    # "Loss of resilience" and "Price controls": a name seldom stands before a small noun.
    common = rest.startswith("of ") or ("/" in word and word[1:].islower())
    if first.word is not Word.NOUN or known or plural or common:
        return text[0].lower() + text[1:]
    if rest[:1].isupper() and not rest.split(" ")[0].isupper():
        return text
    low = word.lower()
    if low.endswith("ing") and low not in _FROM_NAMES:
        return text[0].lower() + text[1:]
    ends = low.endswith(_COMMON_ENDINGS) and low not in _FROM_NAMES
    if "-" in word or ends or low in _COMPARATIVES or _plain_adjective(low, rest):
        return text[0].lower() + text[1:]
    return text


def _people(low: str) -> bool:
    """Say whether a plural may well be the name of a people or a faith."""
    return low in _PEOPLES or (low.endswith("ans") and low not in _NO_PEOPLE)


def _plain_adjective(low: str, rest: str) -> bool:
    """Say whether a word before a small noun is an adjective that no people or person lends."""
    if not rest or low in _FROM_NAMES:
        return False
    return low in VAGUE | GENERIC | _PLAIN_WORDS or low.endswith(("al", "ic", "ary", "ory", "ant"))


def phrase(text: str, parts: Sequence[Token]) -> str:
    """Return the exact text from the first of some tokens to the last."""
    return text[parts[0].start : parts[-1].end] if parts else ""


def answer(text: str) -> str:
    """Return a piece of text as an answer: no mark at its end, its first letter large."""
    trimmed = text.strip().rstrip(".,;:—–- ").strip()
    return sentence_case(_IT_ALSO.sub(r"\1 ", trimmed))


def shortened(text: str, parts: Sequence[Token], most_words: int) -> str:
    """Return a text cut at the last comma that leaves at most so many words; whole if none does."""
    if sum(token.word is not Word.MARK for token in parts) <= most_words:
        return text
    count, cut, depth = 0, 0, 0
    for i, token in enumerate(parts):
        if token.word is not Word.MARK:
            count += 1
        elif token.text in "([":
            depth += 1
        elif token.text in ")]":
            depth -= 1
        elif depth == 0 and token.text in ",;—" and 6 <= count <= most_words and may_cut(parts, i):
            cut = token.start
    return text[: cut - parts[0].start] if cut else text


def may_cut(parts: Sequence[Token], comma: int) -> bool:
    """Say whether what follows a comma may go without changing what stands before."""
    if comma + 1 >= len(parts):
        return False
    after = parts[comma + 1]
    return (
        after.form("ing") is not None
        or after.lower
        in ("which", "who", "particularly", "especially", "including", "such", "thus", "often")
        or parts[comma].text in ";—"
    )


def _two_verbs(parts: Sequence[Token]) -> bool:
    """Say whether a second verb of the subject follows: "repeats … but demonstrates …"."""
    for i, token in enumerate(parts[:-1]):
        after = parts[i + 1]
        if token.word is not Word.CONJUNCTION or not after.verb or after.word is not Word.NOUN:
            continue
        if after.form("s", "past") and not after.plural and not after.form("participle"):
            return True
        opens = (Word.DETERMINER, Word.SUBORDINATOR)
        if after.form("s") and i + 2 < len(parts) and parts[i + 2].word in opens:
            return True
        if after.form("s") and (parts[i - 1].text == "," or token.lower == "but"):
            return True
    return False


def ask(
    word: str, clause: Clause, text: str, until: int, *, casing: Casing = _PLAIN, start: bool
) -> str | None:
    """Return a question such as "Why does bread rise?" from a clause, or None if none can be made.

    Args:
        word: the question word, "Why" or "How".
        clause: the clause that is asked about.
        text: the text that its tokens point into.
        until: the index of the token at which the question ends.
        casing: how the text writes its words.
        start: whether the subject stands at the start of a sentence.
    """
    parts = clause.tokens
    subject = mid_sentence(
        phrase(text, clause.subject), clause.subject[0], casing=casing, start=start
    )
    finite = clause.finite
    for i in range(clause.rest, until - 1):
        if parts[i].text == "," and parts[i + 1].lower in _ASIDES:
            until = i
            break
    if _two_verbs(parts[clause.rest : until]):
        return None
    rest = phrase(text, parts[clause.verb + 1 : until])
    kept = [token for token in clause.adverbs if token.lower not in _JOINING]
    adverbs = " ".join(token.text for token in kept)
    for word_of_joining in sorted(_JOINING):
        rest = rest.removeprefix(word_of_joining + " ")
    owns = finite.lower in _HAVE and (clause.main is finite)
    if finite.lower in _DO and clause.main is finite:
        pieces = [word, finite.lower, subject, adverbs, "do", rest]  # "ash does little to climate"
    elif owns:
        pieces = [word, _HAVE[finite.lower], subject, adverbs, "have", rest]
        if finite.lower == "have" and not clause.plural:
            return None
    elif finite.word is Word.AUXILIARY:
        auxiliary = "can't" if finite.lower == "cannot" else finite.text.lower()
        pieces = [word, auxiliary, subject, adverbs, rest]
    else:
        form = finite.form("base") if clause.plural else finite.form("s")
        past = finite.form("past")
        if form is None and past is None:
            return None
        chosen = form or past
        if chosen is None:
            return None
        support = "did" if form is None else "do" if clause.plural else "does"
        pieces = [word, support, subject, adverbs, chosen.base, rest]
    question = " ".join(piece for piece in pieces if piece).rstrip(" ,;:.—–")
    return question + "?"
