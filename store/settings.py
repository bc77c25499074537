"""What a person set by keys and expects to find again: kept in the record, no undo steps."""

from __future__ import annotations

from hashlib import blake2b

from store.record import Record

__all__ = ["TABLE", "Settings", "Value", "setting_number"]

Value = str | int | float | bool

TABLE = "settings"
_BITS = 50


class Settings:
    """Values by name, such as "reader.measure"."""

    def __init__(self, record: Record) -> None:
        """Keep them in `record`."""
        self._record = record

    def get(self, name: str) -> Value | None:
        """Return what was set last under a name, None where nothing was."""
        document = self._record.get(TABLE, setting_number(name))
        value = document.get("value") if document is not None else None
        return value if isinstance(value, str | int | float | bool) else None

    def set(self, name: str, value: Value | None) -> None:
        """Keep a value; None forgets it. What is kept already is not written again."""
        if self.get(name) == value:
            return
        document = None if value is None else {"name": name, "value": value}
        with self._record.step(f"set {name}", undoable=False):
            self._record.put(TABLE, setting_number(name), document)

    def all(self) -> dict[str, Value]:
        """Return everything that is set, by name."""
        documents = self._record.documents(TABLE).values()
        return {str(one["name"]): one["value"] for one in documents if "value" in one}


def setting_number(name: str) -> int:
    """Return the id of the document that a name has among the settings."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> (64 - _BITS)
