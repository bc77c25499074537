"""Anki's notes as questions and answers in plain text: templates filled in, HTML taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from seeds.markup import Tag, tokens
from seeds.text import safe
from store.cards import GAP
from store.model import CardKind

__all__ = ["NoteType", "Words", "note_types", "plain", "words_of"]

_CLOZE = re.compile(r"\{\{c(\d+)::((?:(?!\{\{c\d+::).)*?)\}\}", re.DOTALL)
_SECTION = re.compile(r"\{\{([#^])([^{}]+)\}\}(.*?)\{\{/\2\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{([^{}#^/]*)\}\}")
_ANSWER = re.compile(r"<hr[^>]*id=[\"']?answer[\"']?[^>]*>", re.IGNORECASE)
_SOUND = re.compile(r"\[(?:sound:[^\]]*|anki:[^\]]*)\]")
_BREAKS = frozenset({"br", "div", "p", "li", "tr", "h1", "h2", "h3", "blockquote", "hr", "pre"})
_MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class NoteType:
    """What a note's fields are called, and the cards that are made of them."""

    name: str
    fields: tuple[str, ...]
    cloze: bool
    templates: tuple[tuple[str, str], ...]
    """Question and answer of each card, as Anki's templates."""


@dataclass(frozen=True, slots=True)
class Words:
    """A card in plain text."""

    kind: CardKind
    front: str
    back: str


def note_types(models: Mapping[str, Any]) -> dict[int, NoteType]:
    """Return the note types of a collection by id; those that make no sense are left out."""
    found: dict[int, NoteType] = {}
    for id, model in models.items():
        try:
            found[int(id)] = NoteType(
                str(model["name"]),
                tuple(str(field["name"]) for field in model["flds"]),
                model.get("type") == 1,
                tuple((str(one["qfmt"]), str(one["afmt"])) for one in model["tmpls"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return found


def words_of(note_type: NoteType, fields: Sequence[str], number: int) -> Words | None:
    """Return the card that a note makes, None where it has no question or no answer.

    Args:
        note_type: the note's type.
        fields: its fields, in HTML.
        number: which of its cards, from 0; of a cloze, the number of its gap less one.
    """
    values = dict(zip(note_type.fields, fields, strict=False))
    if note_type.cloze:
        text = next((value for value in fields if _CLOZE.search(value)), "")
        return _gapped(text, number + 1)
    if not 0 <= number < len(note_type.templates):
        return None
    question, answer = note_type.templates[number]
    front = plain(_filled(question, values))
    told = _ANSWER.split(answer, maxsplit=1)[-1].replace("{{FrontSide}}", "")
    back = plain(_filled(told, values))
    if back.startswith(front) and back != front:
        back = back[len(front) :].strip()
    return Words("basic", front, back) if front and back else None


def plain(html: str) -> str:
    """Return HTML as plain, safe text; paragraphs become lines."""
    pieces: list[str] = []
    for token in tokens(_SOUND.sub("", html)):
        if isinstance(token, Tag):
            if token.name in _BREAKS:
                pieces.append("\n")
        else:
            pieces.append(token)
    lines = (" ".join(line.split()) for line in safe("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


def _filled(template: str, values: Mapping[str, str]) -> str:
    def section(found: re.Match[str]) -> str:
        there = bool(values.get(found[2].strip(), "").strip())
        return found[3] if there == (found[1] == "#") else ""

    for _ in range(_MOST_ROUNDS):
        template, count = _SECTION.subn(section, template)
        if not count:
            break
    return _FIELD.sub(lambda found: values.get(found[1].rpartition(":")[2].strip(), ""), template)


def _gapped(text: str, number: int) -> Words | None:
    answers: list[str] = []

    def gap(found: re.Match[str]) -> str:
        answer = found[2].partition("::")[0]
        if int(found[1]) != number:
            return answer
        answers.append(plain(answer))
        return GAP

    for _ in range(_MOST_ROUNDS):
        text, count = _CLOZE.subn(gap, text)
        if not count:
            break
    front, back = plain(text), " / ".join(filter(None, answers))
    return Words("cloze", front, back) if back and front != GAP else None
