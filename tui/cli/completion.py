"""``earmark completion``: what bash, zsh and fish need to complete a command line.

The scripts ask Earmark itself for the words that may follow, so they never grow stale: verbs and
their actions, options, marks and formats, and the ids of episodes with their titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.verbs import GROUPS, Action, Verb, load

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from tui.cli.session import Session

__all__ = ["SHELLS", "VERBS", "candidates"]

SHELLS = ("bash", "zsh", "fish")

_BASH = """\
# earmark: put this into your ~/.bashrc:  eval "$(earmark completion bash)"
_earmark() {
    local IFS=$'\\n'
    COMPREPLY=()
    local line
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\\t'*}")
    done < <(earmark completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 0 ]] && compopt -o default 2>/dev/null
}
complete -F _earmark earmark
"""

_ZSH = """\
#compdef earmark
# earmark: put this into your ~/.zshrc, behind compinit:  eval "$(earmark completion zsh)"
_earmark() {
    local -a found
    local line
    while IFS= read -r line; do
        local word=${line%%$'\\t'*} told=${line#*$'\\t'}
        word=${word//:/\\\\:}
        [[ $line == *$'\\t'* ]] && found+=("$word:$told") || found+=("$word")
    done < <(earmark completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( ${#found} )); then _describe earmark found; else _files; fi
}
compdef _earmark earmark
"""

_FISH = """\
# earmark: put this into ~/.config/fish/completions/earmark.fish, or run
#   earmark completion fish | source
function __earmark_words
    set -l words (commandline -opc) (commandline -ct)
    earmark completion words -- $words[2..-1] 2>/dev/null
end
complete -c earmark -a '(__earmark_words)'
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
_EVERYWHERE = ("--json", "--quiet", "--no-color", "--home", "--debug", "--help")
_TAKES_EPISODES = frozenset({"episode", "episodes"})
_MOST = 200


def declare(parser: ArgumentParser) -> None:
    """Declare the shell, and the words that its script passes on."""
    from argparse import SUPPRESS

    parser.add_argument(
        "shell", choices=(*SHELLS, "words"), metavar="SHELL", help=", ".join(SHELLS)
    )
    # what the scripts pass on is no business of people
    parser.add_argument("words", nargs="*", default=[], help=SUPPRESS)


def completion(session: Session, options: Namespace) -> None:
    """Print a shell's script, or, for the scripts, the words that may follow."""
    if options.shell != "words":
        session.out.text(_SCRIPTS[options.shell].rstrip("\n"))
        return
    for word, told in candidates(session, options.words or [""]):
        session.out.text(f"{word}\t{told}" if told else word)


def candidates(session: Session, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the words that may stand for the last one of a command line, each with its sense."""
    *before, current = words
    for word, told in _following(session, before, current):
        if word.startswith(current):
            yield word, told


def _following(session: Session, before: Sequence[str], current: str) -> Iterator[tuple[str, str]]:
    if not before:
        for _, verbs in GROUPS:
            yield from ((verb, text) for verb, _, text in verbs)
        if current and not current.startswith("-"):
            yield from _episodes(session, current)
        return
    verb = load(before[0])
    if verb is None:
        return
    rest = list(before[1:])
    action = _action(verb, rest)
    if action is None or (not rest and "" not in verb.actions):
        yield from ((word, one.help) for word, one in verb.actions.items() if word)
    if action is None:
        return
    yield from _arguments(session, action, rest, current)


def _action(verb: Verb, rest: list[str]) -> Action | None:
    """Return the action that is meant; its word is taken off."""
    if "" in verb.actions:
        return verb.actions[""]
    if rest and rest[0] in verb.actions:
        return verb.actions[rest.pop(0)]
    return verb.actions.get(verb.default)


def _arguments(
    session: Session, action: Action, rest: Sequence[str], current: str
) -> Iterator[tuple[str, str]]:
    from tui.cli.arguments import parser_for

    parser = parser_for("earmark", action)
    known = parser._option_string_actions
    last = known.get(rest[-1]) if rest else None
    if last is not None and last.nargs != 0:
        yield from ((str(choice), "") for choice in last.choices or ())
        return
    if current.startswith("-"):
        for name, option in known.items():
            if name.startswith("--"):
                yield name, str(option.help or "").split(";")[0]
        return
    given = len([word for word in rest if not word.startswith("-")])
    places = [one for one in parser._actions if not one.option_strings]
    if not places:
        return
    place = places[min(given, len(places) - 1)]
    yield from ((str(choice), "") for choice in place.choices or ())
    if place.dest in _TAKES_EPISODES:
        yield from _episodes(session, current)
    if place.dest == "query":
        from store.queries import KEYS

        yield from ((f"{key}:", "") for key in KEYS)


def _episodes(session: Session, current: str) -> Iterator[tuple[str, str]]:
    """Yield ids of episodes: completing looks, and makes no home where there is none."""
    from store.library import Library

    path = session.home.library_path
    if not path.is_file():
        return
    library = Library.open(path, read_only=True)
    try:
        for number, id in enumerate(library.ids_starting(current.lower(), limit=_MOST)):
            row = library.row(id)
            if row is not None and number < _MOST:
                yield id, " ".join(row.title.split())
    finally:
        library.close()


VERBS = {
    "completion": Verb(
        {
            "": Action(
                completion,
                "Print the script that completes earmark's command line in bash, zsh or fish; its "
                "first lines say where it goes.",
                ("earmark completion bash", "earmark completion fish | source"),
                declare,
            )
        }
    )
}
