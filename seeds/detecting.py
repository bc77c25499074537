"""Which encoding a text without any mark of it is in: the one in which it reads like a language.

Each candidate is tried, and what stands above ASCII is weighed: letters of one alphabet, the
commonest ones most, small ones within words. Legacy encodings fit each other's bytes so well that
only this tells them apart.
"""

from __future__ import annotations

import re

__all__ = ["detected"]

_ENOUGH = 20_000
"""Bytes above ASCII, and what stands between them, that are weighed."""
_GOOD = 0.6

# How often letters come: the first row are the commonest of the language, the second the others.
_SCRIPTS: dict[str, tuple[tuple[str, str], ...]] = {
    "cp1251": (("оеаинтсрвлкм", "дпуяыьгзбчйхжшюцщэфъёіїєґўђјљњћџѓќѕ"),),
    "koi8-r": (("оеаинтсрвлкм", "дпуяыьгзбчйхжшюцщэфъё"),),
    "cp866": (("оеаинтсрвлкм", "дпуяыьгзбчйхжшюцщэфъё"),),
    "iso8859-5": (("оеаинтсрвлкм", "дпуяыьгзбчйхжшюцщэфъё"),),
    "cp1253": (("αοιετσνηυρπ", "κμλωςδγχθφβξζψάέήίόύώϊϋΐΰ"),),
    "cp1255": (("יוהלאמרתבש", "נםעחכדפקסטגןצזךףץ"),),
    "cp1256": (("اليمنورتبع", "دسفهكقحجشصطخذغضثزظءآأؤإئةى،؟"),),
}
_ALPHABETS: dict[str, tuple[str, ...]] = {
    "cp1252": (
        *("äöüß", "éèàçêâîôûëïùœ", "ñáéíóúü¿¡", "ãõáéíóúâêôçà", "àèéìòù", "åäöøæé"),
        *("áéíóúýþðæö", "éëïóö"),
    ),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýžľĺŕôä", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1254": ("çğıöşüâîİ",),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
    "iso8859-2": ("ąćęłńóśźż", "áčďéěíňóřšťúůýžľĺŕôä", "áéíóöőúüű", "čćđšž"),
    "mac-roman": ("äöüß", "éèàçêâîôûëïùœ", "ñáéíóúü¿¡", "ãõáéíóúâêôçà", "àèéìòù", "åäöøæé"),
}
_SIGNS = frozenset("‘’“”„«»–—…•·°§©®™€£¡¿\xa0№′″‹›")
_HANZI = frozenset(
    "的一是不了在人有我他這这中大來来上個个國国和也子時时道說说出而要於于就下得可你年生自會会那後后能"
    "對对著着事其裡里所去行過过家十用發发天如然作方成者多日都三小軍军二無无同麼么經经法當当起與与好看學"
    "学進进種种將将還还分此心前面又定見见只主沒没公從从今天們们什謝谢歡欢聽听談谈話话關关題题"
)
_HANGUL = frozenset(
    "이다는을가의에고하지은로기사한를도서어나아그들리시인해과자수있니면라만여요것게일대보주스"
)
_WIDE = ("gb18030", "big5", "cp932", "euc-jp", "cp949")
_RUNS = re.compile(rb"[A-Za-z'\-]*[\x80-\xff][A-Za-z'\-\x80-\xff]*")


def detected(data: bytes) -> str | None:
    """The encoding in which `data` reads like a language; None where it reads like none."""
    wide = max(((_wide(data, name), name) for name in _WIDE), default=(0.0, ""))
    words = _RUNS.findall(data)
    taken, size = [], 0
    for word in words:
        taken.append(word)
        size += len(word)
        if size > _ENOUGH:
            break
    sample = b" ".join(taken)
    best = (0.0, "")
    for name in (*_ALPHABETS, *_SCRIPTS):
        score = _narrow(sample, name)
        if score > best[0] + 1e-9:
            best = (score, name)
    if wide[0] >= _GOOD and wide[0] > best[0] - 0.2:
        return wide[1]
    return best[1] if best[0] >= _GOOD else None


def _narrow(sample: bytes, name: str) -> float:
    """How well `sample` reads in an encoding of one byte a letter, up to 1."""
    text = sample.decode(name, "replace")
    high = [(at, letter) for at, letter in enumerate(text) if letter > "\x7f"]
    if not high:
        return 0.0
    beside = sum(1 for at, _ in high if at and text[at - 1] > "\x7f")
    solid = beside / len(high)
    signs = sum(1 for _, letter in high if letter in _SIGNS)
    if name in _ALPHABETS:
        if solid > 0.5:
            return 0.0
        found = max(
            sum(1.0 for at, letter in high if _in_place(text, at, letter) in alphabet)
            for alphabet in _ALPHABETS[name]
        )
        return (found + 0.9 * signs) / len(high)
    if solid < 0.4:
        return 0.0
    common, others = _SCRIPTS[name][0]
    found = 0.0
    for at, letter in high:
        small = _in_place(text, at, letter)
        weight = 1.0 if small in common else 0.6 if small in others else 0.0
        # words in capitals are few, but small letters read in a wrong encoding may all be great
        found += weight / 2 if at and letter.isupper() and text[at - 1].isalpha() else weight
    return (found + 0.8 * signs) / len(high)


def _in_place(text: str, at: int, letter: str) -> str:
    """A letter in its small form; NUL where a great one stands within a small word."""
    if letter.islower() or not letter.isupper():
        return letter
    before = text[at - 1] if at else " "
    return "\0" if before.islower() else letter.lower()


def _wide(data: bytes, name: str) -> float:
    """How well `data` reads in an encoding of two bytes a letter, up to about 1."""
    cut = data[: 1 << 17]
    text = ""
    for end in range(4):
        try:
            text = cut[: len(cut) - end].decode(name)
            break
        except UnicodeDecodeError:
            continue
    high = [letter for letter in text if letter > "\x7f"]
    if not high:
        return 0.0
    signs = sum(1 for letter in high if "\u3000" <= letter <= "\u303f" or letter >= "\uff00")
    kana = sum(1 for letter in high if "\u3041" <= letter <= "\u30ff")
    if name in ("cp932", "euc-jp"):
        small = sum(1 for letter in high if "\uff61" <= letter <= "\uff9f")
        return 0.0 if small * 4 > len(high) else min(1.0, (2.5 * kana + signs) / len(high))
    if name == "cp949":
        hangul = sum(1 for letter in high if letter in _HANGUL)
        every = sum(1 for letter in high if "\uac00" <= letter <= "\ud7a3")
        return min(1.0, 2.2 * hangul / len(high)) if every * 10 > 7 * len(high) else 0.0
    hanzi = sum(1 for letter in high if letter in _HANZI)
    return min(1.0, (2.5 * hanzi + 0.5 * signs) / len(high))
