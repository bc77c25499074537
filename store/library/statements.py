"""The statements that put rows into the tables of episodes, by the tables' names."""

from __future__ import annotations

__all__ = ["INSERTS"]

_COLUMNS = {
    "episodes": 16,
    "keys": 3,
    "contributions": 6,
    "parts": 5,
    "blocks": 8,
    "speakers": 2,
    "mentions": 9,
    "profiles": 2,
}
INSERTS = {
    table: f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"
    for table, columns in _COLUMNS.items()
}
INSERTS["replace"] = (
    "UPDATE episodes SET source = ?3, place = ?4, first_block = ?5, title = ?6, number = ?7,"
    " people = ?8, published = ?9, duration = ?10, words = ?11, parts = ?12, link = ?13,"
    " truncated = ?14, tags = ?15, mentions = ?16 WHERE n = ?1 AND id = ?2"
)
