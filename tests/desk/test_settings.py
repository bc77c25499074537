"""Settings: kept, no undo step, and written only where they change."""

from __future__ import annotations

from store.desk import Desk


def test_what_is_set_is_there_again(desk: Desk) -> None:
    assert desk.settings.get("reader.measure") is None
    desk.settings.set("reader.measure", 72)
    desk.settings.set("reader.align", "left")
    assert desk.settings.all() == {"reader.measure": 72, "reader.align": "left"}
    desk.settings.set("reader.align", None)
    assert desk.settings.all() == {"reader.measure": 72}


def test_a_setting_is_no_step_and_writes_nothing_twice(desk: Desk) -> None:
    desk.settings.set("reader.measure", 72)
    before = desk.record.last_change
    desk.settings.set("reader.measure", 72)
    assert desk.record.last_change == before
    assert desk.record.history() == []
