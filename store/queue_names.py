"""The names of queues. They lie among the settings; what lies in a queue names it, too.

Making, renaming and removing a queue are steps that can be taken back. Which one is current is a
setting like any other, and no step.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from seeds.text import one_line
from store.errors import UnknownIdError, UsageError
from store.queries import fold
from store.record import Record
from store.settings import TABLE as SETTINGS
from store.settings import setting_number
from store.wording import count_of, quoted

__all__ = ["CURRENT", "QueueNames", "queue_in_words", "queue_of_document"]

CURRENT = "queue.current"
"""The setting that names the current queue."""
_LONGEST = 60
_ITEMS = "queue"


def queue_in_words(name: str) -> str:
    """Say which queue it is."""
    return f"the queue {quoted(name)}" if name else "the queue without a name"


def queue_of_document(document: Mapping[str, Any]) -> str:
    """Return the name of the queue that an item lies in; "" for the one without."""
    return str(document.get("name") or "")


class QueueNames:
    """The queues that have names; case makes no difference between two names."""

    def __init__(self, record: Record) -> None:
        """Keep them in `record`."""
        self._record = record

    def all(self) -> list[str]:
        """Return the names, in order."""
        made = {
            str(document["queue"])
            for document in self._record.documents(SETTINGS).values()
            if "queue" in document
        }
        used = map(queue_of_document, self._record.documents(_ITEMS).values())
        return sorted(made | set(filter(None, used)), key=lambda name: (fold(name), name))

    def known(self, name: str) -> str | None:
        """Return a name as it is kept, None where no queue has it."""
        wanted = fold(one_line(name))
        return next((one for one in self.all() if fold(one) == wanted), None)

    def find(self, name: str) -> str:
        """Return a name as it is kept.

        Raises:
            UnknownIdError: no queue has it.
        """
        kept = self.known(name)
        if kept is None:
            raise UnknownIdError(name, "no queue has this name", "earmark queue names lists them")
        return kept

    def make(self, name: str) -> str:
        """Make a queue where there is none of that name; return the name as it is kept.

        Raises:
            UsageError: that can be no name.
        """
        kept = self.known(name)
        if kept is None:
            kept = _checked(name)
            with self._record.step(f"made {queue_in_words(kept)}"):
                self._keep(kept)
        return kept

    def rename(self, old: str, new: str) -> str:
        """Give a queue another name; return it as it is kept.

        Raises:
            UnknownIdError: no queue has the old name.
            UsageError: the new one can be no name, or is another queue's.
        """
        old, new = self.find(old), _checked(new)
        if self.known(new) not in (None, old):
            raise UsageError(new, "is the name of another queue", "choose another")
        if new != old:
            with self._record.step(f"renamed {queue_in_words(old)} {quoted(new)}"):
                self._record.put(SETTINGS, _number(old), None)
                self._keep(new)
                for number, document in list(self._record.documents(_ITEMS).items()):
                    if queue_of_document(document) == old:
                        self._record.put(_ITEMS, number, {**document, "name": new})
        return new

    def drop(self, name: str) -> str:
        """Remove a queue that holds nothing; return its name as it was kept.

        Raises:
            UnknownIdError: no queue has this name.
            UsageError: it holds episodes, or is the one without a name.
        """
        if not name:
            raise UsageError("the queue without a name", "can't be removed", "")
        name = self.find(name)
        items = self._record.documents(_ITEMS).values()
        held = sum(queue_of_document(document) == name for document in items)
        if held:
            raise UsageError(
                name, f"holds {count_of(held, 'episode')}", "move or take them out first"
            )
        with self._record.step(f"removed {queue_in_words(name)}"):
            self._record.put(SETTINGS, _number(name), None)
        return name

    def _keep(self, name: str) -> None:
        self._record.put(SETTINGS, _number(name), {"name": f"queue:{name}", "queue": name})


def _checked(text: str) -> str:
    name = one_line(text)
    if not name or len(name) > _LONGEST:
        raise UsageError(
            name[:_LONGEST] or "a queue", "can't be its name", f"at most {_LONGEST} letters"
        )
    return name


def _number(name: str) -> int:
    return setting_number(f"queue:{fold(name)}")
