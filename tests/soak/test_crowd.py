"""Two windows, a loop of commands and an onlooker; `make soak` lets them do thousands of things."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.crowding import crowd


@pytest.mark.parametrize("snapshots", [False, True])
def test_every_change_is_in_the_journal_once_and_all_agree(tmp_path: Path, snapshots: bool) -> None:
    found = crowd(tmp_path, deeds=150, commands=4, snapshots=snapshots)
    assert found.wrong == []
    assert found.lines > 200
    assert found.sights > 5
