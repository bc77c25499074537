"""Readwise's CSV and the list of feeds."""

from __future__ import annotations

import csv
from pathlib import Path

from store import anchors
from store.desk import Desk
from store.exports.exporting import export
from store.exports.readwise import harmless
from store.model import Highlight


def test_the_columns_and_what_stands_in_them(
    desk: Desk, highlight: Highlight, tmp_path: Path
) -> None:
    del highlight
    id = desk.listing("Waymo")[0].row.id
    desk.highlights.add(id, anchors.make(desk.text(id).parts[0], 0, 0, 5))
    path = tmp_path / "r.csv"
    assert export(desk, "readwise", path).told == "2 highlights"
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"],
        [
            "All right everyone, welcome to another episode of the Twimble",
            "AI Trends 2026: OpenClaw Agents, Reasoning LLMs, and More with Sebastian Raschka",
            "Sebastian Raschka",
            "",
            ".to-read .hosts\nwho talks\n= and of what",
            "45",
            "2026-05-27 18:00:00",
        ],
        [
            "Today",
            "Waymo's Foundation Model for Autonomous Driving with Drago Anguelov",
            "Drago Anguelov",
            "https://twimlai.com/go/725",
            "",
            "",
            "2026-05-27 18:00:00",
        ],
    ]


def test_no_cell_is_a_formula() -> None:
    assert [harmless(cell) for cell in ("=1+1", "+1", "-1", "@x", "\tx", "a=b", "")] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "a=b",
        "",
    ]
