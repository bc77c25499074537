"""Things that people may want a command of theirs to be told of."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from store.clock import to_text
from store.errors import UsageError
from store.model import Card, Highlight

__all__ = ["EVENTS", "Announce", "card_event", "highlight_event", "run_hook", "unheard"]

EVENTS = ("import", "highlight", "card")
"""What can be told of: an import, a new highlight, a card that was accepted or made."""

Announce = Callable[[str, Mapping[str, Any]], None]
"""Takes an event and what it is about, in JSON's own types."""

PATIENCE = 30.0
"""Seconds after which a command that doesn't end is ended."""


def unheard(_event: str, _payload: Mapping[str, Any]) -> None:
    """Tell nobody."""


def highlight_event(one: Highlight) -> dict[str, Any]:
    """Return what is told of a new highlight."""
    return {
        "id": one.id,
        "episode": one.episode,
        "quote": one.anchor.quote,
        "time": one.anchor.time,
        "colour": str(one.colour),
        "note": one.note,
        "created": to_text(one.created),
    }


def card_event(one: Card) -> dict[str, Any]:
    """Return what is told of a card."""
    return {
        "id": one.id,
        "episode": one.episode,
        "kind": one.kind,
        "front": one.front,
        "back": one.back,
        "tags": list(one.tags),
    }


def run_hook(command: Sequence[str], event: str, payload: Mapping[str, Any]) -> None:
    """Run a command with the event as JSON on its standard input, and wait for it.

    The command is run as it is, without a shell, and nothing from outside is among its words.

    Raises:
        UsageError: it can't be started, fails, or takes longer than `PATIENCE`.
    """
    data = json.dumps({"event": event, **payload}, ensure_ascii=False)
    where = f"[hooks] {event}"
    try:
        ran = subprocess.run(
            list(command),
            input=data.encode("utf-8", "surrogatepass"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(where, f"{command[0]} took over {PATIENCE:.0f} seconds", "") from error
    except OSError as error:
        raise UsageError(
            where, f"{command[0]} can't be started ({error.strerror})", "mend it in config.toml"
        ) from error
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        told = f": {said[-1][:200]}" if said else ""
        raise UsageError(where, f"{command[0]} failed with {ran.returncode}{told}", "")
