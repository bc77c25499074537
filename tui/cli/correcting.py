"""``earmark speakers`` and ``shift``: names and times corrected, whatever the documents say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from tui.cli.session import Session

__all__ = ["VERBS"]


def declare_list(parser: ArgumentParser) -> None:
    """Declare the episode."""
    parser.add_argument("episode", metavar="EPISODE", help="its id, or the start of it")


def list_speakers(session: Session, options: Namespace) -> None:
    """Print who speaks in an episode, and what the document calls them."""
    for episode in session.episodes([options.episode])[:1]:
        _print(session, episode)


def _print(session: Session, episode: str) -> None:
    original = session.desk.library.text(episode)
    names = session.desk.overlay.names(original.row.source_id)
    turns: dict[str, int] = {}
    for part in original.parts:
        for block in part.blocks:
            if block.speaker:
                turns[block.speaker] = turns.get(block.speaker, 0) + 1
    rows = [(names.get(name, name), name, count) for name, count in turns.items()]
    if session.out.json:
        session.out.value(
            [{"name": name, "document": told, "turns": count} for name, told, count in rows]
        )
        return
    columns = (Column("NAME", flexible=1), Column("IN THE TEXT", flexible=1), Column("TURNS"))
    session.out.rows(
        columns,
        [(name, told, str(count)) for name, told, count in rows],
    )
    if not rows:
        session.out.note("no speakers are named in this episode")


def declare_rename(parser: ArgumentParser) -> None:
    """Declare the episode, the speaker and the name."""
    declare_list(parser)
    parser.add_argument("speaker", metavar="SPEAKER", help="what they are called now")
    parser.add_argument("name", metavar="NAME", help="what they are to be called")


def rename(session: Session, options: Namespace) -> None:
    """Call a speaker otherwise in all episodes of the source; two of one name become one."""
    from store.errors import UnknownIdError

    for episode in session.episodes([options.episode])[:1]:
        original = session.desk.library.text(episode)
        among = {b.speaker for part in original.parts for b in part.blocks if b.speaker}
        with session.changing():
            changed = session.desk.overlay.rename(
                original.row.source_id, options.speaker, options.name, among
            )
            if not changed and options.speaker != options.name:
                raise UnknownIdError(
                    options.speaker, "nobody here is called so", f"earmark speakers list {episode}"
                )
            _print(session, episode)


def declare_shift(parser: ArgumentParser) -> None:
    """Declare the episode and the seconds."""
    declare_list(parser)
    parser.add_argument(
        "by", metavar="BY", help="seconds or m:ss, with a minus for earlier; 0 takes it back"
    )


def shift(session: Session, options: Namespace) -> None:
    """Move an episode's times; those of its highlights and cards move along."""
    from tui.cli.values import span

    seconds = span(options.by)
    for episode in session.episodes([options.episode])[:1]:
        with session.changing():
            moved = session.desk.overlay.shift(episode, seconds)
        if session.out.json:
            session.out.value({"episode": episode, "offset": seconds, "moved": moved})
        session.done(f"its times are {seconds:+g} s from what its document says")


VERBS = {
    "speakers": Verb(
        {
            "list": Action(
                list_speakers,
                "List who speaks in an episode, and what its document calls them.",
                ("earmark speakers list q3k",),
                declare_list,
                columns="name, name in the text, turns",
            ),
            "rename": Action(
                rename,
                "Call a speaker otherwise in all episodes of the source; two of one name are one.",
                ('earmark speakers rename q3k SPEAKER_00 "Ann Lee"',),
                declare_rename,
                changes=True,
                columns="name, name in the text, turns",
            ),
        },
        default="-",
    ),
    "shift": Verb(
        {
            "": Action(
                shift,
                "Move an episode's times, such as by the length of an advertisement.",
                ("earmark shift q3k 0:35", "earmark shift q3k -12.5", "earmark shift q3k 0"),
                declare_shift,
                query=True,
                changes=True,
            )
        }
    ),
}
