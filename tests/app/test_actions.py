"""Every command leads to an action that is there, and that takes a count if it says so."""

from __future__ import annotations

import inspect

import pytest
from textual.actions import parse

from tui.app import EarmarkApp
from tui.commands import COMMANDS, EVERYWHERE, Command
from tui.screens.card_browser import CardBrowser
from tui.screens.drafts import DraftsScreen
from tui.screens.export import ExportScreen, FormatList
from tui.screens.highlights import HighlightsScreen
from tui.screens.imports import ImportLog, ImportsScreen
from tui.screens.main import MainScreen
from tui.screens.output import OutputList, OutputScreen
from tui.screens.queues import QueueNameList, QueuesScreen
from tui.screens.references import ReferencesScreen
from tui.screens.related import RelatedList, RelatedScreen
from tui.screens.review import ReviewScreen
from tui.screens.revision import RevisionScreen
from tui.screens.search import SearchScreen
from tui.screens.sources import SourcesScreen
from tui.screens.statistics import FigureList, StatisticsScreen
from tui.screens.today import PlanList, TodayScreen
from tui.widgets.card_list import CardList
from tui.widgets.card_view import CardPane
from tui.widgets.episode_list import EpisodeList
from tui.widgets.highlight_list import HighlightList
from tui.widgets.hit_list import HitList
from tui.widgets.passage_view import PassageView
from tui.widgets.queue_pane import QueueList
from tui.widgets.reader import Reader
from tui.widgets.source_list import SourceList
from tui.widgets.work_list import WorkList

PLACES: dict[str, tuple[type, type]] = {
    "list": (EpisodeList, MainScreen),
    "reader": (Reader, MainScreen),
    "selection": (Reader, MainScreen),
    "queue": (QueueList, MainScreen),
    "queues": (QueueNameList, QueuesScreen),
    "review": (CardPane, ReviewScreen),
    "drafts": (CardPane, DraftsScreen),
    "results": (HitList, SearchScreen),
    "related": (RelatedList, RelatedScreen),
    "references": (WorkList, ReferencesScreen),
    "highlights": (HighlightList, HighlightsScreen),
    "cards": (CardList, CardBrowser),
    "export": (FormatList, ExportScreen),
    "output": (OutputList, OutputScreen),
    "revision": (PassageView, RevisionScreen),
    "imports": (ImportLog, ImportsScreen),
    "sources": (SourceList, SourcesScreen),
    "today": (PlanList, TodayScreen),
    "statistics": (FigureList, StatisticsScreen),
}
"""What has the focus in a context, and on which screen."""

CASES = [
    (command, context)
    for command in COMMANDS
    for where in command.where
    for context in (PLACES if where == EVERYWHERE else (where,))
]


@pytest.mark.parametrize(
    ("command", "context"), CASES, ids=[f"{command.id}-{context}" for command, context in CASES]
)
def test_the_action_is_there(command: Command, context: str) -> None:
    widget, screen = PLACES[context]
    namespace, name, parameters = parse(command.action)
    owner = {"": widget, "screen": screen, "app": EarmarkApp}[namespace]
    action = getattr(owner, f"action_{name}", None)
    assert action is not None, f"{owner.__name__} has no action_{name}"
    signature = inspect.signature(action)
    signature.bind(None, *parameters)
    if command.counts:
        signature.bind(None, *parameters, count=3)
