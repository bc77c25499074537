"""Opening the screens beside the main one by their names."""

from __future__ import annotations

from textual.screen import Screen

from tui.commands.contexts import name_of
from tui.screens.main import MainScreen

__all__ = ["open_named"]


def open_named(name: str, main: MainScreen, query: str | None = None) -> None:
    """Open a screen on top of the main one; one that lies beneath others is gone back to.

    Raises:
        EarmarkError: the home is still being opened, or the query makes no sense.
    """
    desk = main.desk
    if _is_there(name, main):
        return
    if name == "review":
        from tui.screens.review import ReviewScreen

        main.open_screen(ReviewScreen(desk, query))
    elif name == "cram":
        from tui.screens.cram import CramScreen

        main.open_screen(CramScreen(desk, query or ""))
    elif name == "cards":
        from tui.screens.card_browser import CardBrowser

        main.open_screen(CardBrowser(desk))
    elif name == "drafts":
        from tui.screens.drafts import DraftsScreen

        main.open_screen(DraftsScreen(desk))
    elif name == "highlights":
        main.show_highlights()
    elif name == "search":
        main.search()
    elif name == "references":
        main.open_references()
    elif name == "today":
        main.open_today()
    elif name == "statistics":
        from tui.screens.statistics import StatisticsScreen

        main.app.push_screen(StatisticsScreen(desk))
    elif name == "revision":
        main.open_revision()
    elif name == "imports":
        from tui.screens.imports import ImportsScreen

        main.app.push_screen(
            ImportsScreen(desk, add=main.add_words, refresh=main.action_refresh_feeds)
        )
    elif name == "export":
        from tui.screens.export import ExportScreen

        main.app.push_screen(ExportScreen(desk))


def _is_there(name: str, main: MainScreen) -> bool:
    """Whether a screen is open: if it is on, that is said; else what lies on it is closed."""
    stack = main.app.screen_stack
    at = next((n for n, screen in enumerate(stack) if _opened_as(screen) == name), None)
    if at is None:
        return False
    if at == len(stack) - 1:
        main.tell(f"{name_of(name)} is on already · q leaves it")
    for _ in stack[at + 1 :]:
        main.app.pop_screen()
    return True


def _opened_as(screen: Screen[object]) -> str:
    return getattr(screen, "opened_as", "") or getattr(screen, "context", "")
