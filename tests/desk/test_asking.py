"""A line of the search, split into words and conditions; hits by episode."""

from __future__ import annotations

import pytest

from seeds.model import PartKind
from store.asking import grouped, split
from store.errors import QueryError
from store.model import SearchHit
from store.queries import Term


def test_words_phrases_and_what_must_not_stand_there() -> None:
    asked = split('latent "chain of thought" -diffusion')
    assert asked.words == ("latent", "chain of thought")
    assert asked.unwanted == ("diffusion",)
    assert asked.text == 'latent "chain of thought" -"diffusion"'
    assert asked.letters == 22
    assert asked.episodes(lambda _: frozenset("x")) is None


def test_a_lone_speaker_narrows_the_words_and_all_else_the_episodes() -> None:
    asked = split("latent speaker:sam source:twiml after:2025-03")
    assert asked.speaker == "sam"
    assert asked.conditions.terms == (Term("source", "twiml"), Term("after", "2025-03"))
    assert asked.episodes(lambda query: frozenset(["x"] * len(query.terms))) == frozenset("x")


@pytest.mark.parametrize("line", ["a speaker:sam speaker:ann", "a -speaker:sam"])
def test_several_speakers_or_a_negated_one_are_conditions(line: str) -> None:
    asked = split(line)
    assert asked.speaker is None
    assert {term.key for term in asked.conditions.terms} == {"speaker"}


def test_only_a_last_word_without_an_end_is_still_being_typed() -> None:
    assert split("laten", typing=True).typing
    assert not split("latent ", typing=True).typing
    assert not split('"latent"', typing=True).typing
    assert not split("laten").typing


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(QueryError):
        split("latent colour:red")


def test_hits_are_put_together_by_episode_in_the_order_of_its_text() -> None:
    def hit(episode: str, part: PartKind, block: int) -> SearchHit:
        return SearchHit(episode, part, block, None, None, "", "", 0.0)

    late, early = hit("b", PartKind.TRANSCRIPT, 9), hit("b", PartKind.NOTES, 30)
    other, second = hit("a", PartKind.NOTES, 1), hit("b", PartKind.TRANSCRIPT, 2)
    groups = grouped([late, other, second, early])
    assert [(one.episode, one.hits) for one in groups] == [
        ("b", (early, second, late)),
        ("a", (other,)),
    ]
