"""What the pages of ``docs/`` show works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.queries import parse
from tui.cli.verbs import GROUPS, load
from tui.config import read_config

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])


def test_the_settings_shown_are_settings(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "settings.md").read_text(), re.S)
    path = tmp_path / "config.toml"
    path.write_text(shown)
    config = read_config(path)
    assert (config.review.new, config.by_itself.done_leave) == (20, True)
    assert config.by_itself.hooks["highlight"] == ("notify-send", "highlighted")
    assert config.review.of_source("The TWIML AI Podcast").new == 5


def test_the_queries_shown_are_queries() -> None:
    table = (ROOT / "docs" / "queries.md").read_text().split("|---|---|\n")[1].split("\n\n")[0]
    shown = [query for row in table.splitlines() for query in re.findall(r"`([^`]+)`", row[:140])]
    assert len(shown) > 20
    for query in shown:
        if not query.startswith("@"):
            assert parse(query).terms


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_verbs_that_are_named_exist(page: Path) -> None:
    verbs = {verb for _, group in GROUPS for verb, _, _ in group}
    named = set(re.findall(r"(?:^    |`)earmark ([a-z]{3,})\b", page.read_text(), re.MULTILINE))
    assert {one for one in named if len(one) != 10 and one not in verbs} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text()):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_every_verb_has_help_with_an_example() -> None:
    for _, group in GROUPS:
        for name, _, _ in group:
            verb = load(name)
            assert verb is not None
            for action in verb.actions.values():
                assert action.help
                assert all(line.startswith(("earmark ", "eval ")) for line in action.examples)
