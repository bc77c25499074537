"""The key machine: single keys, sequences, counts, and keys that would hide others."""

from __future__ import annotations

import pytest

from tui.commands import Command
from tui.keys import Dropped, HiddenKeyError, KeyMap, Pending, Run, Unknown


def command(id_: str, *keys: str, counts: bool = False) -> Command:
    return Command(
        id_, id_.title(), f"{id_}.", keys, ("here",), id_, no_verb="a test", counts=counts
    )


DOWN = command("down", "j", counts=True)
TOP = command("top", "g g", counts=True)
ALL = command("all", "g 1")
NEXT = command("next", "] u")
MARK = command("mark", "m")
LEAVE = command("leave", "escape")


@pytest.fixture
def keys() -> KeyMap:
    return KeyMap((DOWN, TOP, ALL, NEXT, MARK, LEAVE))


def test_a_single_key_runs_its_command(keys: KeyMap) -> None:
    assert keys.feed("j") == Run(DOWN, None)
    assert keys.feed("m") == Run(MARK, None)


def test_a_sequence_waits_and_names_what_may_follow(keys: KeyMap) -> None:
    pending = keys.feed("g")
    assert isinstance(pending, Pending)
    assert pending.typed == "g"
    assert [(one.key, one.commands) for one in pending.continuations] == [
        ("g", (TOP,)),
        ("1", (ALL,)),
    ]
    assert keys.feed("g") == Run(TOP, None)
    assert keys.pending is None


def test_a_digit_inside_a_sequence_is_a_key_and_no_count(keys: KeyMap) -> None:
    keys.feed("g")
    assert keys.feed("1") == Run(ALL, None)


def test_counts_go_before_keys_and_sequences(keys: KeyMap) -> None:
    assert keys.feed("1") == Pending("1", ())
    assert keys.feed("0") == Pending("10", ())
    assert keys.feed("j") == Run(DOWN, 10)
    keys.feed("3")
    assert isinstance(keys.feed("g"), Pending)
    assert keys.feed("g") == Run(TOP, 3)


def test_zero_begins_no_count(keys: KeyMap) -> None:
    assert keys.feed("0") == Unknown("0")


def test_a_count_of_ten_thousand_digits_is_no_trouble(keys: KeyMap) -> None:
    for _ in range(10_000):
        keys.feed("9")
    assert keys.feed("j") == Run(DOWN, 99_999)


def test_escape_drops_a_sequence_and_a_count_before_it_means_anything_else(keys: KeyMap) -> None:
    keys.feed("g")
    assert keys.feed("escape") == Dropped()
    keys.feed("5")
    assert keys.feed("escape") == Dropped()
    assert keys.feed("escape") == Run(LEAVE, None)
    assert keys.feed("j") == Run(DOWN, None)


def test_keys_that_lead_nowhere_are_named_and_forgotten(keys: KeyMap) -> None:
    assert keys.feed("Q") == Unknown("Q")
    keys.feed("4")
    keys.feed("g")
    assert keys.feed("x") == Unknown("4 g x")
    assert keys.feed("j") == Run(DOWN, None)


def test_where_nothing_counts_a_digit_is_a_key() -> None:
    grade = command("again", "1")
    keys = KeyMap((grade, command("good", "3")))
    assert keys.feed("1") == Run(grade, None)
    assert keys.feed("2") == Unknown("2")


def test_where_a_digit_is_a_key_it_begins_no_count() -> None:
    yellow = command("yellow", "1")
    keys = KeyMap((yellow, DOWN))
    assert keys.feed("1") == Run(yellow, None)
    keys.feed("2")
    assert keys.feed("1") == Pending("21", ())


def test_the_same_key_twice_is_refused_with_both_names() -> None:
    with pytest.raises(HiddenKeyError, match="`j` means both down and jump"):
        KeyMap((DOWN, command("jump", "j")))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_key_that_begins_anothers_sequence_is_refused(order: tuple[int, int]) -> None:
    both = (command("go", "g"), TOP)
    with pytest.raises(HiddenKeyError, match=r"`g` \(go\) hides a longer key of top"):
        KeyMap([both[place] for place in order])
