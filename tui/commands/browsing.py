"""The commands of the card browser."""

from __future__ import annotations

from tui.commands.command import EVERYWHERE, SCREEN_ONLY, Command

__all__ = ["BROWSING_COMMANDS"]

_CARDS = ("cards",)


def _many(
    key: str, id_: str, title: str, help_: str, action: str, verb: str, footer: str = ""
) -> Command:
    return Command(
        f"browser.{id_}", title, help_, (key,), _CARDS, f"screen.{action}", verb=verb, footer=footer
    )


BROWSING_COMMANDS: tuple[Command, ...] = (
    Command(
        "cards",
        "All cards",
        "Lists every card: when it comes and how well it is known, to edit, move, suspend or cram.",
        ("B",),
        (EVERYWHERE,),
        "app.open_screen('cards')",
        verb="cards",
    ),
    Command(
        "browser.edit",
        "Edit the card",
        "Changes its words; its schedule stays.",
        ("enter", "e", "l", "right"),
        _CARDS,
        "screen.edit",
        verb="cards edit",
        footer="edit",
    ),
    Command(
        "browser.select",
        "Select",
        "Selects the card, or drops it; the next command is for all that are selected.",
        ("space",),
        _CARDS,
        "screen.select",
        no_verb="verbs take several cards at once",
        footer="select",
    ),
    _many(
        "=",
        "filter",
        "Filter by a query",
        "Narrows the list: is:due, is:leech, is:suspended, source:, tag:, words.",
        "filter",
        "cards QUERY",
        "filter",
    ),
    _many(
        "D",
        "set_due",
        "Set the day it comes",
        "Has the cards come on another day; their memory stays.",
        "set_due",
        "cards set-due",
        "due",
    ),
    _many(
        "@",
        "suspend",
        "Suspend, or bring back",
        "Takes cards out of review; suspended ones come again.",
        "toggle_away('suspend')",
        "cards suspend, cards unsuspend",
        "suspend",
    ),
    _many(
        "-",
        "bury",
        "Bury till tomorrow, or bring back",
        "Puts cards away till tomorrow; buried ones come again today.",
        "toggle_away('bury')",
        "cards bury, cards unbury",
    ),
    _many(
        "c",
        "cram",
        "Cram",
        "Asks the selected cards, else all that are shown; their schedule is left alone.",
        "cram",
        "review --cram QUERY",
        "cram",
    ),
    _many(
        "v",
        "review",
        "Review these",
        "Reviews what is due of the cards that are shown.",
        "review",
        "review QUERY",
    ),
    _many(
        "R",
        "reset",
        "Make new again",
        "Begins the cards' schedule anew; their reviews stay in the record.",
        "reset",
        "cards reset",
    ),
    _many(
        "V",
        "reverse",
        "Ask the other way round",
        "Makes a card that asks for the question by the answer; a cloze has none.",
        "reverse",
        "cards reverse",
    ),
    _many(
        "X", "delete", "Delete", "Deletes the cards; u brings them back.", "delete", "cards delete"
    ),
    Command(
        "browser.sort",
        "Another order",
        "Sorts by due day, by the newest, by the hardest.",
        ("\\",),
        _CARDS,
        "screen.sort",
        no_verb=SCREEN_ONLY,
        footer="order",
    ),
    Command(
        "browser.clear",
        "Show all again",
        "Drops the selection, then the query, then leaves.",
        ("escape",),
        _CARDS,
        "screen.clear",
        no_verb=SCREEN_ONLY,
    ),
)
