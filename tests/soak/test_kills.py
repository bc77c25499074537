"""A process that is killed in the middle of its work; `make soak` kills several hundred."""

from __future__ import annotations

from pathlib import Path

from tests.soak.killing import kill_again_and_again


def test_what_was_told_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    found = kill_again_and_again(tmp_path, kills=36, seed=1)
    assert found.wrong == []
    assert found.kills == 36
    assert found.told > 36
