"""How the words of a command line are sorted, within this process."""

from __future__ import annotations

import pytest

from tui.cli.arguments import Misuse, arranged, parser_for, split_action, split_verb
from tui.cli.verbs import GROUPS, Action, Verb, load


def action(verb: str, name: str = "") -> Action:
    found = load(verb)
    assert found is not None
    return found.actions[name]


def sorted_words(verb: str, *words: str, name: str = "") -> list[str]:
    one = action(verb, name)
    return arranged(parser_for(f"earmark {verb}", one), words, query=one.query)


def test_a_query_may_begin_with_a_minus() -> None:
    assert sorted_words("list", "-is:read", "--json", "-source:x") == [
        "--json",
        "--",
        "-is:read",
        "-source:x",
    ]


def test_after_two_minuses_everything_is_the_query() -> None:
    assert sorted_words("list", "--", "--json") == ["--", "--json"]


def test_an_option_takes_a_value_that_begins_with_a_minus() -> None:
    assert sorted_words("cards", "--front", "-1", "--back", "-x y", name="add") == [
        "--front=-1",
        "--back=-x y",
    ]


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        ("list", ["--nonsense"]),
        ("list", ["--home"]),
        ("show", ["-x"]),
        ("undo", ["-1"]),
        ("search", ["--limit", "--json"]),
    ],
)
def test_what_no_parser_knows_is_refused(verb: str, words: list[str]) -> None:
    with pytest.raises(Misuse):
        sorted_words(verb, *words)


def test_options_may_stand_before_the_verb() -> None:
    assert split_verb(["--home", "x", "--json", "list", "-is:read"]) == (
        ["--home", "x", "--json"],
        "list",
        ["-is:read"],
    )


def test_without_a_verb_there_is_none() -> None:
    assert split_verb(["--home=x"]) == (["--home=x"], None, [])


def test_an_action_is_found_behind_options() -> None:
    queue = load("queue")
    assert queue is not None
    assert split_action("queue", queue, ["--json", "--home", "add", "add", "x"]) == (
        "add",
        ["--json", "--home", "add", "x"],
    )
    assert split_action("queue", queue, ["--json"]) == ("list", ["--json"])


def test_an_action_that_must_be_named_is_asked_for() -> None:
    tag = load("tag")
    assert tag is not None
    with pytest.raises(Misuse, match="add, remove"):
        split_action("tag", tag, ["x"])


def test_every_listed_verb_can_be_loaded_and_helps() -> None:
    for _, verbs in GROUPS:
        for name, _, summary in verbs:
            verb = load(name)
            assert isinstance(verb, Verb), name
            assert summary
            assert verb.default in ("", "-", *verb.actions)
            for word, one in verb.actions.items():
                text = parser_for(f"earmark {name} {word}".strip(), one).format_help()
                assert "--json" in text
                assert one.examples, f"{name} {word} has no example"
                assert all(example.startswith("earmark ") for example in one.examples)


def test_there_is_no_verb_of_another_name() -> None:
    assert load("frobnicate") is None
