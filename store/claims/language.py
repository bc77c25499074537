"""Whether a text is in the language that the rules are made for: English."""

from __future__ import annotations

import re

__all__ = ["is_english"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _set(
    "the of and to a in is that for it as was with be by on not he his but at are this have from or"
    " had an they which one you were all her she there would their we him been has when who will no"
    " more if out so up said what its about than into them can only other time new some could these"
    " two may first then do any like my now over such our man me even most made after also did many"
    " off before must well back through years where much your way down should because long each"
    " just"
    " those people too mr how little good world make very year still see own work men day get here"
    " between both being under never us another while last might great old since against go came"
    " right used take three rather often using without during within across whether however"
)

_OTHERS = tuple(
    _set(words)
    for words in (
        "der die das und ist nicht ein eine den dem des von mit auf für sich als auch es im zu wird"
        " werden sind einer einem nach bei wie oder aber aus durch nur über war haben hat",
        "le la les des et est une dans que qui pour pas sur au aux avec ce cette il elle son sa ses"
        " plus par ne se sont mais ou nous vous leur être du",
        "el la los las y es una de que en por con para no se su al lo como más pero sus del está"
        " han"
        " ser son entre cuando muy también fue",
        "il lo gli di che è un una per non con del della dei delle sono si come più anche ma nel"
        " nella alla questo",
        "o os um uma de que não em por com para se do da dos das no na mais como mas foi são ao"
        " pelo",
        "de het een en van is dat niet op te zijn met voor die aan er ook als maar om bij wordt nog"
        " naar uit door over worden deze",
        "og i jeg det at en et den til er som på de med han av for ikke der var ble blir har seg om"
        " et kan vil eller fra ved hun så af også men når",
        "och i att det som en på är av för den med till inte har de om ett han men var jag så kan"
        " från vi eller när",
        "ja on ei se että ovat oli mutta myös kun niin hän tai sen joka ole",
        "i w na z do nie się to jest że o jak po co ale za od przez dla są być tak oraz",
    )
)


def is_english(text: str) -> bool:
    """Say whether a text reads as English, by its commonest words.

    A few words without any of them (a title, a list of names) don't count as English.
    """
    found = [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]
    if not found:
        return False
    english = sum(word in _ENGLISH for word in found)
    if english < max(1, len(found) * (0.1 if len(found) < 40 else 0.2)):
        return False
    letters = [c for c in text if c.isalpha()]
    if sum(c.isascii() for c in letters) < 0.8 * len(letters):
        return False
    return all(
        sum(word in other and word not in _ENGLISH for word in found) < english for other in _OTHERS
    )
