"""An acronym that a text glosses elsewhere is spelt out in the answer of a card."""

from __future__ import annotations

from seeds.model import Block, BlockKind, Part, PartKind
from store.claims import propose

BREATHING = (
    "Breathing is paced by the dorsal respiratory group (DRG) of the brain stem. It fires without"
    " rest.",
    "The pneumotaxic center is a network of neurons that inhibits the activity of neurons in the"
    " DRG.",
)


def told(paragraphs: tuple[str, ...], title: str = "How We Breathe") -> dict[str, str]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    found = propose(title, [Part(PartKind.NOTES, blocks)], truncated=False)
    return {draft.front: draft.back for draft in found}


def test_an_answer_spells_out_what_the_text_glosses_elsewhere() -> None:
    assert told(BREATHING)["What is the pneumotaxic center?"] == (
        "A network of neurons that inhibits the activity of neurons in the dorsal respiratory"
        " group (DRG)"
    )


def test_what_the_title_names_is_known() -> None:
    assert told(BREATHING, "The DRG")["What is the pneumotaxic center?"].endswith(" in the DRG")


def test_what_is_glossed_on_the_spot_is_left_alone() -> None:
    text = "A governor is a valve that is set by the engine control unit (ECU)."
    assert told((text,))["What is a governor?"].endswith("by the engine control unit (ECU)")
    assert told((text, "The fuel rail is a tube that the ECU fills with fuel under pressure."))[
        "What is the fuel rail?"
    ] == ("A tube that the engine control unit (ECU) fills with fuel under pressure")


def test_a_part_of_another_name_is_no_acronym() -> None:
    said = told(
        (*BREATHING, "A tidal gauge is a device of the DRG-2 series that measures each breath.")
    )
    assert said["What is a tidal gauge?"] == (
        "A device of the DRG-2 series that measures each breath"
    )


def test_a_gloss_that_opens_its_sentence_is_small_within_another() -> None:
    said = told(
        (
            "Dorsal respiratory group (DRG) neurons fire without rest.",
            "The pneumotaxic center is a network of neurons that quiets the DRG.",
        )
    )
    assert said["What is the pneumotaxic center?"] == (
        "A network of neurons that quiets the dorsal respiratory group (DRG)"
    )
