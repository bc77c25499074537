"""From the words of a command line to a verb, an action and its arguments.

argparse would take the query of ``list -is:read`` for an option, and an option's value that
begins with a minus for the next option. So the words are sorted here first, by what the one
verb's own parser knows, and argparse gets them in an order that leaves nothing to guess.
"""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from tui.cli.verbs import Action, Verb

__all__ = ["Misuse", "arranged", "family_help", "parser_for", "split_action", "split_verb"]

FLAGS = (
    "--json",
    "--quiet",
    "--no-color",
    "--debug",
    "--dry-run",
    "--yes",
    "--ascii",
    "--help",
    "-h",
)
VALUED = ("--home",)


class Misuse(Exception):
    """A command line that makes no sense: where, what, what to do. Exit code 2."""

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(f"{where}: {problem}; {remedy}")


class Parser(ArgumentParser):
    """An argparse parser whose errors are raised, in one line."""

    def error(self, message: str) -> NoReturn:
        """Raise Misuse instead of printing a page and leaving."""
        where = self.prog.removeprefix("earmark ")
        raise Misuse(where, message, f"see {self.prog} --help")


def split_verb(words: Sequence[str]) -> tuple[list[str], str | None, list[str]]:
    """Return the options before the verb, the verb (None if there is none), and the rest."""
    before: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in VALUED and rest:
            before += [word, rest.pop(0)]
        elif word in FLAGS or word in VALUED or word.startswith(("--home=", "--version")):
            before.append(word)
        elif word.startswith("-"):
            raise Misuse("earmark", f"there is no option {word}", "see earmark --help")
        else:
            return before, word, rest
    return before, None, []


def split_action(name: str, verb: Verb, words: Sequence[str]) -> tuple[str, list[str]]:
    """Return the action that the words name (the verb's default if none), and the other words.

    Raises:
        Misuse: an action must be named, and none is.
    """
    at = 0
    while at < len(words) and (words[at] in FLAGS or words[at].startswith("--home")):
        at += 2 if words[at] in VALUED else 1
    if at < len(words) and words[at] in verb.actions:
        return words[at], [*words[:at], *words[at + 1 :]]
    if verb.default == "-":
        known = ", ".join(verb.actions)
        problem = f"no action named {words[at]}" if at < len(words) else "an action is missing"
        raise Misuse(name, problem, f"it takes one of: {known}")
    return verb.default, list(words)


def parser_for(prog: str, action: Action) -> Parser:
    """Return the parser of one action, with the options that every verb has."""
    parts = []
    if action.columns:
        parts.append(f"Piped, each line holds, with tabs between: {action.columns}.")
    if action.examples:
        parts.append("examples:\n" + "\n".join(f"  {line}" for line in action.examples))
    parser = Parser(
        prog=prog,
        description=action.help,
        epilog="\n\n".join(parts),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    action.declare(parser)
    group = parser.add_argument_group("everywhere")
    group.add_argument("--json", action="store_true", help="print one JSON value")
    if action.changes:
        group.add_argument("--dry-run", action="store_true", help="show it, but change nothing")
    if action.asks:
        group.add_argument("--yes", action="store_true", help="don't ask")
    group.add_argument("--quiet", action="store_true", help="no remarks, only results and failures")
    group.add_argument("--no-color", action="store_true", help="no colours (as NO_COLOR)")
    group.add_argument("--home", metavar="DIR", help="the folder of the library and the record")
    group.add_argument("--debug", action="store_true", help="show where a failure came from")
    return parser


def arranged(parser: Parser, words: Sequence[str], *, query: bool) -> list[str]:
    """Return the words in the order argparse reads without guessing: options, ``--``, the rest.

    Raises:
        Misuse: an option that the parser doesn't know, or one whose value is missing.
    """
    known = parser._option_string_actions
    where = parser.prog.removeprefix("earmark ")
    see = f"see {parser.prog} --help"
    options: list[str] = []
    others: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, equals, _ = word.partition("=")
        if word == "--":
            others += rest
            break
        if word in known:
            if known[word].nargs == 0:
                options.append(word)
            elif rest and rest[0] not in known:
                options.append(f"{word}={rest.pop(0)}")
            else:
                raise Misuse(where, f"{word} needs a value", see)
        elif equals and name in known:
            options.append(word)
        elif word == "-" or not word.startswith("-") or (query and not word.startswith("--")):
            others.append(word)
        else:
            raise Misuse(where, f"there is no option {name}", see)
    return [*options, "--", *others] if others else options


def family_help(name: str, summary: str, verb: Verb) -> str:
    """Return the help of a verb with several actions: each one's usage, help and examples."""
    lines = [f"earmark {name}: {summary}", ""]
    for word, action in verb.actions.items():
        prog = f"earmark {name} {word}"
        usage = " ".join(_bare_usage(prog, action).split())
        lines += [f"  {usage}", f"      {action.help}"]
        lines += [f"      e.g. {line}" for line in action.examples[:1]]
    if verb.default not in ("", "-"):
        lines += ["", f"Without an action, {name} means {name} {verb.default}."]
    lines += ["", f"earmark {name} ACTION --help tells all about one of them."]
    return "\n".join(lines)


def _bare_usage(prog: str, action: Action) -> str:
    parser = Parser(prog=prog, add_help=False, allow_abbrev=False)
    action.declare(parser)
    return parser.format_usage().removeprefix("usage: ")
