"""Making passages, and finding them again in changed texts."""

from __future__ import annotations

import pytest

from seeds.model import Block, BlockKind, Part, PartKind
from store.anchors import Anchor, find, make, refind
from store.errors import UsageError


def part(*texts: str, kind: PartKind = PartKind.NOTES, start: float | None = None) -> Part:
    """Return a part of paragraphs, a minute apart if a start is given."""
    return Part(
        kind,
        tuple(
            Block(BlockKind.PARAGRAPH, text, start=None if start is None else start + 60 * n)
            for n, text in enumerate(texts)
        ),
    )


FIRST = "The liver makes bile. The gallbladder stores it until a meal arrives."
SECOND = "Insulin lowers the sugar in the blood. Glucagon raises it again."
THIRD = "Adrenaline makes the heart beat faster. It also widens the airways."
BODY = part(FIRST, SECOND, THIRD, start=30.0)


def anchor_of(body: Part, quote: str) -> Anchor:
    """Return the anchor of a quotation that must be there."""
    found = find([body], quote)
    assert found is not None
    return found


def test_make_holds_quotation_surroundings_place_and_time() -> None:
    anchor = make(BODY, 1, 0, 38)
    assert anchor == Anchor(
        quote="Insulin lowers the sugar in the blood.",
        prefix="stores it until a meal arrives.\n",
        suffix=" Glucagon raises it again.\nAdren",
        part="notes",
        block=1,
        start=0,
        end=38,
        time=90.0,
    )
    assert SECOND[anchor.start : anchor.end] == anchor.quote
    assert len(anchor.prefix) == len(anchor.suffix) == 32


def test_at_the_edges_of_the_part_the_surroundings_are_short() -> None:
    assert make(BODY, 0, 0, 21).prefix == ""
    assert make(BODY, 2, len(THIRD) - 8, len(THIRD)).suffix == ""


def test_a_passage_over_several_blocks_counts_from_its_first_block() -> None:
    start = FIRST.index("The gallbladder")
    anchor = make(BODY, 0, start, len(FIRST) + 1 + 38)
    assert anchor.quote == FIRST[start:] + "\n" + "Insulin lowers the sugar in the blood."
    assert (anchor.block, anchor.start, anchor.end) == (0, start, len(FIRST) + 39)
    assert refind(anchor, [BODY]) == anchor


@pytest.mark.parametrize(
    ("block", "start", "end"),
    [(3, 0, 1), (-1, 0, 1), (0, 5, 5), (0, -1, 4), (2, 0, 5000), (0, len(FIRST), len(FIRST) + 3)],
)
def test_no_such_passage(block: int, start: int, end: int) -> None:
    with pytest.raises(UsageError):
        make(BODY, block, start, end)


def test_dictionary_and_back() -> None:
    anchor = make(BODY, 1, 0, 38)
    data = anchor.to_dict()
    assert list(data) == ["quote", "prefix", "suffix", "part", "block", "from", "to", "time"]
    assert data["from"] == 0
    assert data["to"] == 38
    assert Anchor.from_dict(data) == anchor
    with pytest.raises(UsageError):
        Anchor.from_dict({**data, "from": None})


def test_find_takes_the_first_exact_place_before_any_likeness() -> None:
    other = part("LIVER first. The  liver\nis an organ.", kind=PartKind.DESCRIPTION)
    assert find([other, BODY], "The liver") == make(BODY, 0, 0, 9)
    found = find([other], "The liver is")
    assert found is not None
    assert found.quote == "The  liver\nis"
    assert find([other], "liver FIRST") == make(other, 0, 0, 11)
    assert find([BODY], "the spleen") is None
    assert find([BODY], "  ") is None


def test_find_over_blocks_and_over_the_shape_of_marks() -> None:
    body = part("He said “it’s late”.", "They left – at once.")
    found = find([body], '"it\'s late". They left - at')
    assert found is not None
    assert found.quote == "“it’s late”.\nThey left – at"
    assert (found.block, found.start) == (0, 8)


def test_an_unchanged_text_gives_the_same_anchor() -> None:
    for block, text in enumerate((FIRST, SECOND, THIRD)):
        for start in range(0, len(text) - 6, 5):
            anchor = make(BODY, block, start, start + 5)
            assert refind(anchor, [BODY]) == anchor


def test_a_passage_moves_with_its_text() -> None:
    anchor = anchor_of(BODY, "Glucagon raises it again.")
    moved = part("A new opening paragraph.", FIRST, "Another.", SECOND, THIRD)
    found = refind(anchor, [moved])
    assert found is not None
    assert (found.block, found.start, found.quote) == (3, 39, "Glucagon raises it again.")


def test_a_passage_may_move_to_another_part() -> None:
    anchor = anchor_of(BODY, "Adrenaline makes the heart beat faster.")
    moved = part(FIRST, SECOND, THIRD, kind=PartKind.DESCRIPTION)
    found = refind(anchor, [part("Nothing of it.", kind=PartKind.NOTES), moved])
    assert found is not None
    assert (found.part, found.block) == ("description", 2)


def test_of_two_places_the_surroundings_decide() -> None:
    old = part("Ann said: it works. She left.", "Bob said: it works. He stayed.")
    anchor = make(old, 1, 10, 19)
    new = part("Bob said: it works. He stayed.", "Ann said: it works. She left.")
    found = refind(anchor, [new])
    assert found is not None
    assert (found.block, found.start) == (0, 10)


def test_of_two_equal_places_the_clearly_nearer_one() -> None:
    chorus = "We thank our sponsor, the bakery on the corner, for its bread."
    filler = [f"Paragraph number {n} tells something else." for n in range(20)]
    old = part(chorus, *filler, chorus, "The end of it.")
    anchor = make(old, 21, 3, 20)
    new = part(chorus, *filler, "One more.", chorus, "Quite another end.")
    found = refind(anchor, [new])
    assert found is not None
    assert found.block == 22


def test_equal_places_are_never_guessed_between() -> None:
    old = part("intro", "All rise. The court sits. All go.", "outro")
    anchor = make(old, 1, 10, 25)
    same = "All rise. The court sits. All go."
    new = part("a" * 40, "b" * 40, "intro", same, "outro", "intro", same, "outro")
    assert refind(anchor, [new]) is None


def test_the_old_place_counts_though_all_around_it_is_new() -> None:
    anchor = make(part("Red wine. White wine."), 0, 10, 20)
    found = refind(anchor, [part("Old beer, White wine! Rum")])
    assert found is not None
    assert (found.start, found.prefix, found.suffix) == (10, "Old beer, ", "! Rum")


def test_a_short_quotation_left_alone_elsewhere_is_an_orphan() -> None:
    anchor = anchor_of(BODY, "bile")
    assert refind(anchor, [part("Anger was called black bile in those days.")]) is None


def test_a_long_quotation_left_alone_elsewhere_is_found() -> None:
    quote = "Insulin lowers the sugar in the blood."
    found = refind(anchor_of(BODY, quote), [part("All is new here. " + quote + " Nothing stays.")])
    assert found is not None
    assert found.start == 17


def test_only_white_space_and_marks_changed() -> None:
    old = part("It was “the best of times”, it was the worst of times – for some.")
    anchor = make(old, 0, 7, 54)
    new = part('It was "the  best of\ntimes", it was the worst of times - for some.')
    found = refind(anchor, [new])
    assert found is not None
    assert found.quote == '"the  best of\ntimes", it was the worst of times '.rstrip()


def test_a_corrected_word_is_found() -> None:
    anchor = anchor_of(BODY, "Adrenaline makes the heart beat faster.")
    new = part(FIRST, SECOND, "Adrenalin makes the heart beat faster. It also widens the airways.")
    found = refind(anchor, [new])
    assert found is not None
    assert found.quote == "Adrenalin makes the heart beat faster."


@pytest.mark.parametrize(
    "edited",
    [
        "Adrenaline never makes the heart beat faster. It also widens the airways.",
        "Adrenaline makes the heart beat 3 times faster. It also widens the airways.",
        "Noise and fear make some people unable to sleep. It also widens the airways.",
    ],
)
def test_a_changed_sense_is_an_orphan(edited: str) -> None:
    anchor = anchor_of(BODY, "Adrenaline makes the heart beat faster.")
    assert refind(anchor, [part(FIRST, SECOND, edited)]) is None


def test_an_edited_quotation_with_a_rival_is_an_orphan() -> None:
    anchor = anchor_of(BODY, "Adrenaline makes the heart beat faster.")
    twins = ["Adrenalin makes the heart beat faster.", "Adrenalin! makes the heart beat faster."]
    assert refind(anchor, [part(*twins)]) is None


def test_nothing_left_is_an_orphan() -> None:
    anchor = make(BODY, 0, 0, 20)
    assert refind(anchor, []) is None
    assert refind(anchor, [Part(PartKind.NOTES, ())]) is None
    assert refind(anchor, [part("")]) is None


def test_long_texts_and_common_letters_end_in_time() -> None:
    body = part("e" * 70_000)
    anchor = Anchor("e", "x" * 32, "y" * 32, "notes", 0, 3, 4)
    assert refind(anchor, [body]) is None
    long = part("the same words " * 5_000)
    for count in (5, 90, 200):
        quote = "the same words " * count + "ended"
        anchor = Anchor(quote, "the same words ", " the same", "notes", 0, 0, 10)
        assert refind(anchor, [long]) is None
