"""The commands of the reader and of a selection in it."""

from __future__ import annotations

from tui.commands.command import SCREEN_ONLY, Command

__all__ = ["READER_COMMANDS", "SELECTION_COMMANDS"]


def _move(
    id_: str, title: str, help_: str, keys: tuple[str, ...], action: str, footer: str = ""
) -> Command:
    return Command(
        f"reader.{id_}",
        title,
        help_,
        keys,
        ("reader",),
        action,
        no_verb=SCREEN_ONLY,
        counts=True,
        footer=footer,
    )


def _show(id_: str, title: str, help_: str, keys: tuple[str, ...], action: str) -> Command:
    return Command(f"reader.{id_}", title, help_, keys, ("reader",), action, no_verb=SCREEN_ONLY)


READER_COMMANDS = (
    _move("down", "Down", "Moves the caret down a line.", ("j", "down"), "cursor_down"),
    _move("up", "Up", "Moves the caret up a line.", ("k", "up"), "cursor_up"),
    _move(
        "page_down",
        "A page on",
        "A page on; two lines of what you saw stay.",
        ("space", "ctrl+f", "pagedown"),
        "page_down",
        "page",
    ),
    _move(
        "page_up",
        "A page back",
        "A page back; two lines of what you saw stay.",
        ("b", "ctrl+b", "pageup"),
        "page_up",
    ),
    _move("half_down", "Half a page on", "Half a page on.", ("ctrl+d",), "half_page_down"),
    _move("half_up", "Half a page back", "Half a page back.", ("ctrl+u",), "half_page_up"),
    _move("top", "Top", "Goes to the top of the text.", ("g g", "home"), "top"),
    _move("bottom", "Bottom", "Goes to the end of the text.", ("G", "end"), "bottom"),
    _move("next_paragraph", "Next paragraph", "The next paragraph or turn.", ("}",), "next_block"),
    _move(
        "previous_paragraph",
        "Previous paragraph",
        "The paragraph or turn before.",
        ("{",),
        "previous_block",
    ),
    _move("next_sentence", "Next sentence", "The next sentence.", (")",), "next_sentence"),
    _move(
        "previous_sentence",
        "Previous sentence",
        "The sentence before.",
        ("(",),
        "previous_sentence",
    ),
    _move("next_heading", "Next heading", "The next heading or part.", ("] ]",), "next_heading"),
    _move(
        "previous_heading",
        "Previous heading",
        "The heading or part before.",
        ("[ [",),
        "previous_heading",
    ),
    _move("next_speaker", "Next speaker", "The next change of speaker.", ("] s",), "next_speaker"),
    _move(
        "previous_speaker",
        "Previous speaker",
        "The change of speaker before.",
        ("[ s",),
        "previous_speaker",
    ),
    _move("next_highlight", "Next highlight", "The next highlight.", ("] h",), "next_highlight"),
    _move(
        "previous_highlight",
        "Previous highlight",
        "The highlight before.",
        ("[ h",),
        "previous_highlight",
    ),
    _show("jump_back", "Back", "Back to where the last jump came from.", ("ctrl+o",), "jump_back"),
    _show("jump_forward", "Forward", "Forward again.", ("ctrl+n",), "jump_forward"),
    _show("times", "Times", "Shows or hides the times.", ("T",), "toggle_times"),
    _show("wider", "Wider", "Widens the text.", ("+",), "wider"),
    _show("narrower", "Narrower", "Narrows the text.", ("-",), "narrower"),
    _show(
        "align",
        "Middle or left",
        "Sets the text in the middle of its pane, or at the left.",
        ("_",),
        "toggle_align",
    ),
    _show(
        "outline",
        "Outline",
        "Lists parts, headings, speakers, times, chapters and references; Enter goes there.",
        ("O",),
        "outline",
    ),
    _show("play", "Play from here", "Plays from here, once there is a player.", ("p",), "play"),
    _show(
        "follow",
        "Follow the player",
        "Follows the player, once there is one.",
        ("F",),
        "follow",
    ),
    _show("to_list", "To the list", "Moves to the list.", ("h", "left"), "screen.pane_left"),
    _show("to_queue", "To the queue", "Moves to the queue.", ("l", "right"), "screen.pane_right"),
    _show(
        "clear",
        "Clear the find",
        "Takes away the marks of the last find, and drops what was begun.",
        ("escape",),
        "clear_find",
    ),
    Command(
        "reader.hints",
        "Select by a letter",
        "Puts a letter at every sentence on the screen; typing it selects that sentence.",
        ("f",),
        ("reader",),
        "hints",
        no_verb=SCREEN_ONLY,
        footer="select",
    ),
    Command(
        "reader.links",
        "Open a link by a letter",
        "Puts a letter at every link and reference on the screen; typing it opens that one.",
        ("x",),
        ("reader",),
        "link_hints",
        verb="show --json",
    ),
    Command(
        "reader.heard_here",
        "Heard up to here",
        "Keeps that you heard the recording up to the turn under the caret.",
        ("g m",),
        ("reader",),
        "heard_here",
        no_verb="a time of the recording is best told by its words",
    ),
    Command(
        "reader.highlights",
        "The episode's highlights",
        "Lists the highlights of this episode, to open, edit, copy or delete.",
        ("H",),
        ("reader",),
        "screen.highlights",
        verb="highlights EPISODE",
    ),
    Command(
        "reader.select_sentence",
        "Select the sentence",
        "Selects the current sentence.",
        ("v",),
        ("reader",),
        "select_sentence",
        no_verb=SCREEN_ONLY,
        footer="sentence",
    ),
    Command(
        "reader.select_paragraph",
        "Select the paragraph",
        "Selects the current paragraph or turn.",
        ("V",),
        ("reader",),
        "select_block",
        no_verb=SCREEN_ONLY,
    ),
    Command(
        "reader.card",
        "Make a card",
        "Makes a card from the current sentence, or from the highlight under the caret.",
        ("c",),
        ("reader",),
        "card",
        verb="cards add",
        footer="card",
    ),
    Command(
        "reader.edit_highlight",
        "Edit the highlight",
        "Edits note, tags and colour of the highlight under the caret, or opens the link there.",
        ("enter",),
        ("reader",),
        "edit_highlight",
        verb="highlights add",
    ),
    Command(
        "reader.delete_highlight",
        "Delete the highlight",
        "Deletes the highlight under the caret; u brings it back.",
        ("X",),
        ("reader",),
        "delete_highlight",
        verb="highlights remove",
    ),
)


def _grow(id_: str, title: str, help_: str, keys: tuple[str, ...], action: str) -> Command:
    return Command(
        f"selection.{id_}", title, help_, keys, ("selection",), action, no_verb=SCREEN_ONLY
    )


def _colour(number: int, name: str) -> Command:
    return Command(
        f"selection.{name}",
        f"Highlight in {name}",
        f"Highlights the selection in {name}.",
        (str(number),),
        ("selection",),
        f"highlight('{name}')",
        verb=f"highlights add --colour {name}",
    )


SELECTION_COMMANDS = (
    Command(
        "selection.highlight",
        "Highlight",
        "Highlights the selection.",
        ("enter",),
        ("selection",),
        "highlight",
        verb="highlights add",
        footer="highlight",
    ),
    _colour(1, "yellow"),
    _colour(2, "green"),
    _colour(3, "blue"),
    _colour(4, "pink"),
    _colour(5, "orange"),
    Command(
        "selection.note",
        "Highlight with a note",
        "Highlights the selection and asks for a note.",
        ("n",),
        ("selection",),
        "note",
        verb="highlights add --note",
        footer="note",
    ),
    Command(
        "selection.card",
        "Make a card",
        "Makes a card from the selection.",
        ("c",),
        ("selection",),
        "card",
        verb="cards add",
        footer="card",
    ),
    Command(
        "selection.copy",
        "Copy",
        "Copies the selection with its source.",
        ("y",),
        ("selection",),
        "copy",
        no_verb="the clipboard belongs to the terminal",
        footer="copy",
    ),
    Command(
        "selection.leave",
        "Leave",
        "Leaves the selection.",
        ("escape",),
        ("selection",),
        "leave",
        no_verb=SCREEN_ONLY,
        footer="leave",
    ),
    _grow("grow_sentence", "A sentence more", "Grows by a sentence.", ("j", ")"), "grow_sentence"),
    _grow(
        "shrink_sentence",
        "A sentence less",
        "Shrinks by a sentence.",
        ("k", "("),
        "shrink_sentence",
    ),
    _grow("grow_word", "A word more", "Grows by a word.", ("w",), "grow_word"),
    _grow("shrink_word", "A word less", "Shrinks by a word.", ("b",), "shrink_word"),
    _grow("grow_letter", "A letter more", "Grows by a letter.", ("l",), "grow_letter"),
    _grow("shrink_letter", "A letter less", "Shrinks by a letter.", ("h",), "shrink_letter"),
    _grow("other_end", "The other end", "Moves the other end instead.", ("o",), "other_end"),
)
