"""The commands of the review screen and of the drafts inbox."""

from __future__ import annotations

from tui.commands.command import SCREEN_ONLY, Command

__all__ = ["CARD_COMMANDS"]

_REVIEW = ("review",)
_DRAFTS = ("drafts",)
_BOTH = ("review", "drafts")


def _grade(key: str, name: str, help_: str) -> Command:
    return Command(
        f"review.{name.lower()}",
        name,
        help_,
        (key,),
        _REVIEW,
        f"screen.grade({key})",
        verb=f"grade CARD {name.lower()}",
        footer=name,
    )


def _away(key: str, name: str, title: str, help_: str) -> Command:
    return Command(
        f"review.{name}",
        title,
        help_,
        (key,),
        _REVIEW,
        f"screen.put_away('{name}')",
        verb=f"cards {name} CARD",
        footer=name if name == "bury" else "",
    )


CARD_COMMANDS: tuple[Command, ...] = (
    Command(
        "review.show",
        "Show the answer, then Good",
        "Shows the answer; once it is shown, means Good.",
        ("space", "enter"),
        _REVIEW,
        "screen.show_or_good",
        verb="grade CARD good",
        footer="answer, Good",
    ),
    _grade("1", "Again", "The answer did not come; the card comes back in minutes."),
    _grade("2", "Hard", "The answer came with trouble."),
    _grade("3", "Good", "The answer came."),
    _grade("4", "Easy", "The answer came at once."),
    Command(
        "review.edit",
        "Edit the card",
        "Changes its words; its schedule stays.",
        ("e",),
        _REVIEW,
        "screen.edit",
        verb="cards edit",
        footer="edit",
    ),
    Command(
        "review.reread",
        "Re-read the leech",
        "Opens the passage of the card that was suspended for being forgotten too often.",
        ("g l",),
        _REVIEW,
        "screen.reread",
        verb="show EPISODE",
    ),
    _away("-", "bury", "Bury till tomorrow", "Puts the card away till tomorrow."),
    _away("@", "suspend", "Suspend", "Takes the card out of review until it is unsuspended."),
    _away("X", "delete", "Delete the card", "Deletes the card; u brings it back."),
    Command(
        "drafts.accept",
        "Accept",
        "Makes the draft a card, and shows the next draft.",
        ("a",),
        _DRAFTS,
        "screen.accept",
        verb="cards accept",
        footer="accept",
    ),
    Command(
        "drafts.accept_all",
        "Accept this episode's",
        "Accepts every pending draft of the episode that is on, and of no other, in one step.",
        ("A",),
        _DRAFTS,
        "screen.accept_all",
        verb="cards accept",
        footer="this episode's",
    ),
    Command(
        "drafts.edit",
        "Edit, then accept",
        "Changes the draft's words and makes it a card.",
        ("e",),
        _DRAFTS,
        "screen.edit",
        verb="cards edit, cards accept",
        footer="edit",
    ),
    Command(
        "drafts.discard",
        "Discard",
        "Turns the draft down; it is never proposed again. u brings it back.",
        ("d",),
        _DRAFTS,
        "screen.discard",
        verb="cards discard",
        footer="discard",
    ),
    Command(
        "drafts.next",
        "Next without deciding",
        "Shows the next draft and leaves this one pending.",
        ("space",),
        _DRAFTS,
        "screen.skip",
        no_verb=SCREEN_ONLY,
        footer="next",
    ),
    Command(
        "drafts.why",
        "Why this card",
        "Shows or hides the rule that made the draft and its score.",
        ("w",),
        _DRAFTS,
        "screen.why",
        verb="drafts",
        footer="why",
    ),
    Command(
        "cards.passage",
        "Go to the passage",
        "Opens the episode at the passage; q there comes back to this very card.",
        ("g s",),
        (*_BOTH, "cards"),
        "screen.passage",
        verb="show EPISODE",
        footer="passage",
    ),
    Command(
        "cards.down",
        "Scroll down",
        "Scrolls a text that is longer than its pane.",
        ("j", "down"),
        _BOTH,
        "screen.scroll_text(1)",
        no_verb=SCREEN_ONLY,
    ),
    Command(
        "cards.up",
        "Scroll up",
        "Scrolls back up.",
        ("k", "up"),
        _BOTH,
        "screen.scroll_text(-1)",
        no_verb=SCREEN_ONLY,
    ),
    Command(
        "cards.page_down",
        "Half a page down",
        "Scrolls down by half of the pane.",
        ("ctrl+d", "pagedown"),
        _BOTH,
        "screen.scroll_half(1)",
        no_verb=SCREEN_ONLY,
    ),
    Command(
        "cards.page_up",
        "Half a page up",
        "Scrolls up by half of the pane.",
        ("ctrl+u", "pageup"),
        _BOTH,
        "screen.scroll_half(-1)",
        no_verb=SCREEN_ONLY,
    ),
)
