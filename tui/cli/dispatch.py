"""Running one command line, and turning whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from store.errors import EarmarkError, QueryError, UsageError
from tui.cli.output import BROKEN_PIPE, Output, interrupted, muted
from tui.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["dispatch"]

FAILED = 1
MISUSED = 2


def dispatch(words: Sequence[str]) -> int:
    """Run a command line; return 0 done, 1 something failed, 2 wrong usage."""
    output = Output()
    try:
        code = _run(words, output) if words else _start(output)
        output.flush()
        return code
    except BrokenPipeError:
        muted(sys.stdout)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return interrupted()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except Exception as error:
        return _failed(error, output, debug="--debug" in words)


def _start(output: Output) -> int:
    """Run the command line without a word, which opens the app; there is nothing to parse."""
    from tui.cli.starting import start

    output.colour = not os.environ.get("NO_COLOR")
    session = Session("earmark", None, output)
    try:
        start(session)
    finally:
        session.close()
    return FAILED if session.failed else 0


def _run(words: Sequence[str], output: Output) -> int:
    from tui.cli.arguments import arranged, family_help, parser_for, split_action, split_verb
    from tui.cli.verbs import load

    before, name, rest = split_verb(words)
    if "--version" in before:
        from tui.cli import VERSION

        output.text(f"earmark {VERSION}")
        return 0
    if name is None and ("--help" in before or "-h" in before):
        output.text(_overview())
        return 0
    verb = load(name) if name is not None else None
    if name is None or verb is None:
        from tui.cli.opening import OPEN

        action, prog, rest = OPEN, "earmark", [*before, *([name] if name else []), *rest]
    else:
        word, rest = split_action(name, verb, rest) if _wants_action(rest, verb) else ("", rest)
        if word == "" and "" not in verb.actions:
            output.text(family_help(name, _summary(name), verb))
            return 0
        action = verb.actions[word]
        prog = f"earmark {name} {word}".rstrip()
        rest = [*before, *rest]
    parser = parser_for(prog, action)
    options = parser.parse_args(arranged(parser, rest, query=action.query))
    output.json = options.json
    output.quiet = options.quiet
    output.colour = not (options.no_color or os.environ.get("NO_COLOR"))
    session = Session(prog.removeprefix("earmark "), options, output)
    try:
        action.run(session, options)
    finally:
        session.close()
    return FAILED if session.failed else 0


def _wants_action(rest: Sequence[str], verb: object) -> bool:
    """Tell whether the words go to an action: a bare ``--help`` asks about the whole verb."""
    from tui.cli.verbs import Verb

    if not isinstance(verb, Verb) or "" in verb.actions:
        return False
    bare = [word for word in rest if word not in ("--help", "-h")]
    return bool(bare) or len(bare) == len(rest)


def _failed(error: Exception, output: Output, *, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(error)
    from tui.cli.arguments import Misuse

    if isinstance(error, (Misuse, QueryError, UsageError)):
        line, code = str(error), MISUSED
    elif isinstance(error, EarmarkError) or type(error).__name__ == "UnreadableError":
        line, code = str(error), FAILED
    elif isinstance(error, OSError):
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        line, code = f"{what}; nothing more was done", FAILED
    else:
        line = f"a fault of Earmark: {type(error).__name__}: {error}; --debug shows where"
        code = FAILED
    try:
        output.failure(line)
    except OSError:
        muted(sys.stdout)
        output.failure(line)
    return code


def _summary(name: str) -> str:
    from tui.cli.verbs import GROUPS

    return next(text for _, verbs in GROUPS for verb, _, text in verbs if verb == name)


def _overview() -> str:
    from tui.cli.verbs import GROUPS

    lines = [
        "earmark: a keyboard-driven reader for people who learn from podcasts",
        "",
        "  earmark [EPISODE]   open the app, at an episode if one is named",
    ]
    for group, verbs in GROUPS:
        lines += ["", group]
        lines += [f"  {verb:<12} {text}" for verb, _, text in verbs]
    lines += [
        "",
        "everywhere: --json, --quiet, --no-color, --home DIR (or EARMARK_HOME), --debug; --version",
        "earmark VERB --help tells all about a verb.",
    ]
    return "\n".join(lines)
