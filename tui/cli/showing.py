"""``earmark show``: one episode with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.output import shown
from tui.cli.rows import clock, length
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from seeds.model import Block, Part, Reference
    from store.model import EpisodeText, Listed
    from tui.cli.session import Session

__all__ = ["VERBS", "plain_text"]

PARTS = ("description", "notes", "takeaways", "quotes", "transcript")
TEXT_WIDTH = 88
"""Cells of a line of prose, where the terminal is wider."""


def declare(parser: ArgumentParser) -> None:
    """Declare the episode and the part."""
    parser.add_argument("episode", metavar="EPISODE", help="its id, or the start of it")
    parser.add_argument(
        "--part", choices=PARTS, metavar="P", help="only this part: " + ", ".join(PARTS)
    )


def show(session: Session, options: Namespace) -> None:
    """Print an episode: what is known of it, its parts, and the lists beside them."""
    for name in session.episodes([options.episode])[:1]:
        listed, text = session.desk.listed(name), session.desk.text(name)
        parts = [part for part in text.parts if options.part in (None, str(part.kind))]
        if options.part and not parts:
            session.out.note(f"{name} has no {options.part}")
        if session.out.json:
            session.out.value(shapes.shown_episode(listed, text, parts))
        else:
            _print(session, _lines(listed, text, parts, whole=options.part is None))


def _print(session: Session, lines: Iterator[tuple[str, str]]) -> None:
    """Print lines of a style each; on a terminal wrapped by words."""
    if not session.out.terminal:
        session.out.text("\n".join(line for line, _ in lines))
        return
    from rich.text import Text

    from tui.cli.tables import console

    terminal = console(colour=session.out.colour)
    for line, style in lines:
        terminal.print(Text(line, style=style), width=min(terminal.width, TEXT_WIDTH))


def _lines(
    listed: Listed, text: EpisodeText, parts: Sequence[Part], *, whole: bool
) -> Iterator[tuple[str, str]]:
    if whole:
        yield from _header(listed)
    for n, part in enumerate(parts):
        if whole or n:
            yield "", ""
        if whole:
            yield str(part.kind).upper(), "bold"
        for block in part.blocks:
            yield "", ""
            yield _block(block), "bold" if block.kind == "heading" else ""
    if not whole:
        return
    if text.chapters:
        yield from (("", ""), ("CHAPTERS", "bold"), ("", ""))
        yield from ((shown(f"{clock(one.start)} {one.title}"), "") for one in text.chapters)
    if text.references:
        yield from (("", ""), ("REFERENCES", "bold"), ("", ""))
        yield from ((_reference(one), "") for one in text.references)
    if text.links:
        yield from (("", ""), ("LINKS", "bold"), ("", ""))
        yield from ((shown(f"{one.title} <{one.url}>"), "") for one in text.links)


def plain_text(listed: Listed, text: EpisodeText) -> str:
    """Return an episode as it is printed into a pipe."""
    lines = _lines(listed, text, text.parts, whole=True)
    return "\n".join(line for line, _ in lines) + "\n"


def _header(listed: Listed) -> Iterator[tuple[str, str]]:
    row, state = listed.row, listed.state
    number = f" #{row.number}" if row.number is not None else ""
    yield shown(row.title), "bold"
    facts = (f"{row.source}{number}", row.published, length(row.duration), f"{row.words} words")
    yield shown(" · ".join(fact for fact in facts if fact)), ""
    if row.people:
        yield shown("with " + ", ".join(row.people)), ""
    states = [str(state.read)]
    states += ["starred"] if state.starred else []
    states += ["archived"] if state.archived else []
    states += ["queued"] if state.queued else []
    states += ["cut off by its source"] if row.truncated else []
    yield f"{row.id} · {' · '.join(states)}", ""
    if row.link:
        yield shown(row.link), ""
    if listed.tags:
        yield shown(" ".join(f"#{tag}" for tag in listed.tags)), ""


def _block(block: Block) -> str:
    text = shown(block.text)
    label = shown(block.label) if block.label else ""
    match str(block.kind):
        case "heading":
            return "#" * (block.level or 1) + " " + text
        case "item":
            return f"- {label}: {text}" if label and text else f"- {label or text}"
        case "quote":
            return f"“{text}”"
        case "turn":
            who = shown(block.speaker) + ":" if block.speaker else ""
            time = f"[{clock(block.start)}]" if block.start is not None else ""
            return " ".join(piece for piece in (time, who, text) if piece)
        case _:
            return f"{label}: {text}" if label else text


def _reference(one: Reference) -> str:
    number = f"{one.number}. " if one.number is not None else "- "
    who = ", ".join(one.authors)
    rest = [piece for piece in (who, one.year, one.url) if piece]
    return shown(number + " · ".join([one.title, *rest]))


VERBS = {
    "show": Verb(
        {
            "": Action(
                show,
                "Show one episode with its text, references, chapters and links.",
                (
                    "earmark show q3k",
                    "earmark show q3k --part transcript",
                    "earmark show q3k --json",
                ),
                declare,
            )
        }
    )
}
