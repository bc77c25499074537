"""``earmark queries``, ``@name``, and the order of ``earmark list``."""

from __future__ import annotations

from tests.cli.running import CommandLine


def test_queries_are_saved_used_renamed_and_removed(earmark: CommandLine) -> None:
    assert earmark.value("queries") == []
    saved = earmark.value("queries", "save", "long reads", "-is:read", "longer:1h")
    assert saved == {"name": "long reads", "query": "-is:read longer:1h"}
    assert len(earmark.value("list", '@"long reads"', "source:twiml")) == 2
    assert earmark.value("queries", "rename", "long reads", "Long")["name"] == "Long"
    assert earmark("queries").out == "Long\t-is:read longer:1h\n"
    ran = earmark("queries", "remove", "long", "short")
    assert (ran.code, ran.out) == (1, "")
    assert "earmark: @short: no query has this name; earmark queries lists them" in ran.err
    assert earmark.value("undo")[0]["what"] == "removed the query “Long”"
    assert earmark.value("queries") == [{"name": "Long", "query": "-is:read longer:1h"}]
    assert earmark("queries", "remove", "Long", "--dry-run").code == 0
    assert len(earmark.value("queries")) == 1


def test_an_unknown_name_is_a_wrong_query(looking: CommandLine) -> None:
    ran = looking("list", "@commute")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "earmark: @commute: no query has this name; saved ones: none yet\n"


def test_the_list_in_other_orders(looking: CommandLine) -> None:
    shortest = looking.value("list", "source:twiml", "longer:1m", "--sort", "shortest")
    assert [one["number"] for one in shortest][:3] == [722, 721, 724]
    titles = [one["title"] for one in looking.value("list", "--sort=title")]
    assert titles[0].startswith("29.4% ARC-AGI-2")
    words = [one["words"] for one in looking.value("list", "--sort", "words")]
    assert words == sorted(words, reverse=True)
    ran = looking("list", "--sort", "colour")
    assert ran.code == 2
    assert "choose from 'newest', 'oldest', 'title'" in ran.err
