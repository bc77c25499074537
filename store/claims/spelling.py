"""Acronyms spelt out in the answers of cards: "neurons of the dorsal respiratory group (DRG)".

In the text the gloss stands pages before; on a card that is met months later there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from store.claims.acronyms import short_form
from store.claims.phrases import mid_sentence
from store.claims.proposal import Draft, Sentence
from store.claims.tokens import content_words, tokens

__all__ = ["glosses", "with_glosses"]

_MOST_WORDS = 30
"""No answer is made longer than this."""


def glosses(found: Iterable[tuple[Draft, Sentence]]) -> dict[str, str]:
    """Return what each acronym stands for, by the drafts that ask it, as its text writes it."""
    known: dict[str, str] = {}
    for draft, sentence in found:
        short = short_form(draft.front) if draft.rule == "acronym" else None
        if short is None:
            continue
        at = sentence.text.casefold().find(draft.back.casefold())
        inside = sentence.text[at : at + len(draft.back)]
        first = tokens(draft.back)[0]
        known.setdefault(short, inside if at > 0 else mid_sentence(draft.back, first))
    return known


def with_glosses(draft: Draft, known: Mapping[str, str], title: str) -> Draft:
    """Return a draft whose answer spells an acronym out that neither it nor the title glosses."""
    if draft.kind != "basic" or draft.rule == "acronym":
        return draft
    back = draft.back
    said = f"{title} {draft.front}"
    heard = set(content_words(tokens(f"{said} {back}")))
    for short, long in known.items():
        alone = re.compile(rf"(?<![\w(/-]){re.escape(short)}(?![\w)/-])")
        found = alone.search(back)
        if found is None or alone.search(said):
            continue
        many = long.endswith("s") and not short.endswith(("s", "S"))
        if many or set(content_words(tokens(long))) <= heard:
            continue
        longer = f"{back[: found.start()]}{long} ({short}){back[found.end() :]}"
        if len(longer.split()) <= _MOST_WORDS:
            back = longer[0].upper() + longer[1:] if back[0].isupper() else longer
    return draft if back == draft.back else replace(draft, back=back)
