"""``earmark search``, ``references`` and ``related``."""

from __future__ import annotations

from tests.cli.running import CommandLine


def test_a_search_lands_on_the_very_turn(looking: CommandLine) -> None:
    (hit,) = looking.value("search", '"Welcome to another episode" source:twiml has:transcript')
    assert list(hit) == [
        "episode",
        "part",
        "block",
        "speaker",
        "start",
        "text",
        "snippet",
        "score",
    ]
    assert hit["episode"] == looking.id_of("OpenClaw")
    assert (hit["part"], hit["block"], hit["speaker"], hit["start"]) == ("transcript", 1, None, 45)
    assert hit["text"].startswith("All right everyone")


def test_the_keys_of_lists_narrow_a_search(looking: CommandLine) -> None:
    everywhere = {one["episode"] for one in looking.value("search", "latent reasoning")}
    shows = {one["episode"] for one in looking.value("search", "latent reasoning source:twiml")}
    others = {one["episode"] for one in looking.value("search", "latent reasoning -source:twiml")}
    assert shows
    assert others
    assert shows | others == everywhere
    assert not shows & others


def test_hits_are_limited(looking: CommandLine) -> None:
    assert len(looking.value("search", "the", "--limit", "3")) == 3


def test_a_search_needs_a_word(looking: CommandLine) -> None:
    ran = looking("search", "source:twiml")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert looking("search").code == 2


def test_nothing_found_is_no_failure(looking: CommandLine) -> None:
    ran = looking("search", "xylophonically", "--json")
    assert (ran.code, ran.json, ran.err) == (0, [], "nothing found\n")


def test_whatever_is_looked_for_is_never_syntax(looking: CommandLine) -> None:
    for words in ('"', "*", "AND", "a OR b", "NEAR(", "x^2", "col:", "'", "-"):
        ran = looking("search", "--json", "--", words)
        assert ran.code in (0, 2), (words, ran.err)
        assert "Traceback" not in ran.err


def test_references_are_99_works_most_cited_first(looking: CommandLine) -> None:
    found = looking.value("references")
    assert len(found) == 99
    cited = [len(one["episodes"]) for one in found]
    assert cited == sorted(cited, reverse=True)
    assert sum(cited) == 112
    assert sum(count > 1 for count in cited) == 11
    assert "FengHuang" in " ".join(one["title"] for one in found if len(one["episodes"]) == 3)
    assert list(found[0]) == ["title", "authors", "year", "url", "kind", "arxiv", "episodes"]


def test_references_by_words(looking: CommandLine) -> None:
    found = looking.value("references", "FengHuang")
    assert found
    assert all("fenghuang" in one["title"].lower() for one in found)


def test_related_finds_the_talk_about_the_same_paper(looking: CommandLine) -> None:
    captions, talk = looking.id_of("Recurrent Depth"), looking.id_of("Jonas Geiping")
    first = looking.value("related", captions)
    assert list(first[0]) == ["id", "title", "score", "because"]
    assert talk in [one["id"] for one in first[:3]]
    assert captions in [one["id"] for one in looking.value("related", talk)[:3]]
    assert all(one["because"] for one in first)
