"""Queries that were saved under a name: ``@name`` stands for one, in a list as on the command line.

They lie among the settings, but saving, renaming and removing one are steps that can be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from seeds.text import one_line
from store.errors import QueryError, UnknownIdError, UsageError
from store.queries import fold, parse
from store.record import Record
from store.settings import TABLE, setting_number
from store.wording import quoted

__all__ = ["SavedQueries", "reference"]

_USE = re.compile(r'"[^"]*"?|(?<!\S)(?P<minus>-?)@(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def reference(name: str) -> str:
    """Return how a query names a saved one: ``@long``, ``@"long reads"``."""
    return f'@"{name}"' if " " in name else f"@{name}"


class SavedQueries:
    """Queries by their names; case makes no difference between two names."""

    def __init__(self, record: Record) -> None:
        """Keep them in `record`."""
        self._record = record

    def all(self) -> dict[str, str]:
        """Return the queries by name, in the order of the names."""
        found = [
            (str(document["name"]), str(document["query"]))
            for document in self._record.documents(TABLE).values()
            if "query" in document
        ]
        return dict(sorted(found, key=lambda pair: fold(pair[0])))

    def get(self, name: str) -> str | None:
        """Return the query of that name, or None."""
        document = self._record.get(TABLE, _number(name))
        return str(document["query"]) if document is not None else None

    def find(self, name: str) -> tuple[str, str]:
        """Return the name as it is kept, and the query.

        Raises:
            UnknownIdError: there is none of that name.
        """
        document = self._known(name)
        return str(document["name"]), str(document["query"])

    def save(self, name: str, query: str) -> str:
        """Save a query, in place of one of that name; return the name as it is kept.

        Raises:
            QueryError: the query makes no sense, or would lead back to itself.
            UsageError: that is no name, or the query is empty.
        """
        name, query = _name(name), one_line(query)
        if not query:
            raise UsageError("an empty query", "can't be saved", "it finds everything")
        parse(self._expanded(query, (fold(name),)))
        if self.all().get(name) != query:
            with self._record.step(f"saved the query {quoted(name)}"):
                self._record.put(TABLE, _number(name), {"name": name, "query": query})
        return name

    def rename(self, old: str, new: str) -> str:
        """Give a query another name; return it as it is kept.

        Raises:
            UnknownIdError: there is no query of the old name.
            UsageError: the new one is no name, or another query's.
        """
        document, new = self._known(old), _name(new)
        if _number(new) != _number(old) and self.get(new) is not None:
            raise UsageError(new, "is the name of another query", "choose another")
        if new != document["name"]:
            with self._record.step(f"renamed the query {quoted(old)} {quoted(new)}"):
                self._record.put(TABLE, _number(old), None)
                self._record.put(TABLE, _number(new), {**document, "name": new})
        return new

    def remove(self, name: str) -> None:
        """Forget a query.

        Raises:
            UnknownIdError: there is none of that name.
        """
        document = self._known(name)
        with self._record.step(f"removed the query {quoted(str(document['name']))}"):
            self._record.put(TABLE, _number(name), None)

    def expand(self, query: str) -> str:
        """Return a query with each ``@name`` replaced by what is saved under that name.

        Raises:
            QueryError: nothing is saved under a name, or it can't stand where it does.
        """
        return self._expanded(query, ()) if "@" in query else query

    def _expanded(self, query: str, above: tuple[str, ...]) -> str:
        def used(found: re.Match[str]) -> str:
            name = found["phrase"] if found["phrase"] is not None else found["word"]
            if name is None:
                return found[0]
            saved = self.get(name)
            if saved is None:
                known = " ".join(map(reference, self.all())) or "none yet"
                raise QueryError(f"@{name}", "no query has this name", f"saved ones: {known}")
            if found["minus"]:
                raise QueryError(
                    f"-@{name}", "a saved query can't be negated", "negate the terms of it"
                )
            if fold(name) in above:
                raise QueryError(f"@{name}", "leads back to itself", "write its terms instead")
            return self._expanded(saved, (*above, fold(name)))

        return _USE.sub(used, query)

    def _known(self, name: str) -> Mapping[str, object]:
        document = self._record.get(TABLE, _number(name))
        if document is None:
            raise UnknownIdError(f"@{name}", "no query has this name", "earmark queries lists them")
        return document


def _name(text: str) -> str:
    name = one_line(text).removeprefix("@")
    if not name or '"' in name:
        raise UsageError(text.strip() or "a name", "can't name a query", "write a word or two")
    return name


def _number(name: str) -> int:
    return setting_number(f"query:{fold(' '.join(name.split()).removeprefix('@'))}")
