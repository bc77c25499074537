"""Who is who."""

from __future__ import annotations

import pytest

from seeds.model import Episode, Source, SourceKind
from store.identity import (
    _WORDS,
    episode_id,
    episode_keys,
    id_of,
    normal_link,
    normal_title,
    number_of,
    source_id,
    source_key,
)


def test_ids_stay_what_they_are_in_every_release() -> None:
    # A person's whole record hangs on these.
    assert episode_id("name:a show", "number:726") == "jh63ewyaih"
    assert source_id("name:a show") == "do2nteqcff"


def test_an_id_has_ten_base32_letters_and_is_never_a_word_of_the_command_line() -> None:
    ids = {episode_id("name:a", f"title:{n}") for n in range(2000)}
    assert len(ids) == 2000
    assert all(len(id) == 10 and set(id) <= set("abcdefghijklmnopqrstuvwxyz234567") for id in ids)
    assert all(len(word) == 10 for word in _WORDS)


def test_an_id_that_would_be_a_word_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first = episode_id("name:a", "title:b")
    monkeypatch.setattr("store.identity._WORDS", frozenset({first}))
    assert episode_id("name:a", "title:b") not in {first, "references"}


@pytest.mark.parametrize("number", [0, 1, 31, 32, 2**25, 2**50 - 1])
def test_an_id_spells_a_number(number: int) -> None:
    assert number_of(id_of(number)) == number


def test_letters_count_from_a_to_7() -> None:
    assert id_of(0) == "aaaaaaaaaa"
    assert id_of(33) == "aaaaaaaabb"
    assert id_of(2**50 - 1) == "7777777777"


@pytest.mark.parametrize("text", ["", "aaaaaaaaa", "aaaaaaaaaaa", "aaaaaaaaa1", "AAAAAAAAAA"])
def test_what_is_no_id_spells_nothing(text: str) -> None:
    with pytest.raises(ValueError, match="no id"):
        number_of(text)


@pytest.mark.parametrize("number", [-1, 2**50])
def test_numbers_beyond_50_bits_have_no_id(number: int) -> None:
    with pytest.raises(ValueError, match="no number"):
        id_of(number)


@pytest.mark.parametrize(
    ("title", "normal"),
    [
        ("  The  River\tin\nWinter ", "the river in winter"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁre", "fire"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
    ],
)
def test_titles(title: str, normal: str) -> None:
    assert normal_title(title) == normal


@pytest.mark.parametrize(
    ("link", "normal"),
    [
        ("HTTPS://Example.ORG/Path/", "https://example.org/Path"),
        ("https://example.org", "https://example.org"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&id=3&utm_medium=y", "https://example.org/a?id=3"),
        ("https://Me@Example.org:80/a", "https://Me@example.org:80/a"),
        ("http://[broken", "http://[broken"),
        (" https://example.org/a\nb ", "https://example.org/ab"),
    ],
)
def test_links(link: str, normal: str) -> None:
    assert normal_link(link) == normal


def test_a_source_is_known_by_its_feed_else_its_guid_else_its_name() -> None:
    name = "  The   Show "
    feed = Source(name, SourceKind.FEED, url="https://Show.example/feed/", guid="G-1")
    assert source_key(feed) == "url:https://show.example/feed"
    page = Source(name, SourceKind.PAGE, url="https://show.example/page/3", guid="G-1")
    assert source_key(page) == "guid:g-1"
    assert source_key(Source(name, SourceKind.PAGE)) == "name:the show"


def test_an_episodes_keys_come_the_surest_first() -> None:
    episode = Episode(
        "A River",
        number=7,
        link="https://show.example/7/",
        guid=" x-7 ",
        enclosure="https://show.example/7.mp3#t=1",
    )
    assert episode_keys(episode) == (
        "guid:x-7",
        "enclosure:https://show.example/7.mp3",
        "link:https://show.example/7",
        "number:7",
        "title:a river",
    )
    assert episode_keys(Episode("A River", guid=" ", link="")) == ("title:a river",)


def test_a_lone_surrogate_stops_nothing() -> None:
    assert len(episode_id("name:a", "title:\ud800")) == 10
