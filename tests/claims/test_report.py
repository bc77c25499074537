"""The report that `make cards-report` prints."""

from __future__ import annotations

import pytest

from tests.claims import report


def test_every_draft_by_rule_with_its_passage(capsys: pytest.CaptureFixture[str]) -> None:
    report.main([])
    lines = capsys.readouterr().out.splitlines()
    assert "## definition" in lines
    at = lines.index("What is Dion?")
    assert lines[at + 1].startswith("  = A next-generation optimizer")
    assert lines[at + 3].startswith("  > Dion is a next-generation optimizer")
    assert any(line.startswith("takeaways") and "5 drafts" in line for line in lines)
    assert lines[-1].endswith("KB a second")
