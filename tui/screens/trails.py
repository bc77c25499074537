"""The ways that lead from other screens into a text, and back again with `q`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.screens.panes import PanesScreen

if TYPE_CHECKING:
    from store.anchors import Anchor
    from store.model import SearchHit
    from tui.screens.card_screen import CardScreen
    from tui.screens.highlights import HighlightChosen
    from tui.screens.hit_walk import HitWalk
    from tui.screens.passage_request import PassageRequest
    from tui.screens.references import ReferencesEnd, ReferencesView
    from tui.screens.search import SearchEnd
    from tui.widgets.reader.seeking import Seeker

__all__ = ["TrailsScreen"]


class TrailsScreen(PanesScreen):
    """Panes that remember what led to the text that is open."""

    def __init__(self) -> None:
        super().__init__()
        self._resume: Callable[[], None] | None = None
        self._searched = ""
        self._walk: HitWalk | None = None
        """What a search found, as long as it is gone through in the reader."""

    def open(self, episode: str, reveal: Anchor | None = None, words: str | Seeker = "") -> None:
        """Open an episode in the reader, at a passage if one is given, and go there."""
        raise NotImplementedError

    def search(self, hit: SearchHit | None = None) -> None:
        """Search the library; `q` leads back to the hit from the passage that was chosen."""
        from tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(self.desk, self._searched, hit), self._open_hit)

    def _open_hit(self, end: SearchEnd | None) -> None:
        if end is None:
            return
        self._searched = end.line
        if end.walk is not None:
            self._walk_to(end.walk)

    def _walk_to(self, walk: HitWalk) -> None:
        from store.anchors import Anchor

        hit = walk.hit
        whole = Anchor(hit.text, "", "", hit.part, hit.block, 0, len(hit.text), hit.start)
        self._walk = walk
        self.open(hit.episode, whole, walk.seeker)
        self._leads_back(
            lambda: self.search(hit), f"the search · {walk.place_in_words} · n the next"
        )

    def walk_hits(self, count: int) -> bool:
        """Go so many hits of the search on; False where its words aren't those that are marked."""
        from tui.doing import named

        if self._walk is None or not self.reading.seeks(self._walk.seeker):
            return False
        if (walk := self._walk.among(self.desk.rows())) is None:
            return False
        before = walk.hit
        walk, around = walk.step(count, self.reading.strayed_to())
        self._walk_to(walk)
        if around:
            self.tell(f"Round the end of the search: {walk.place_in_words}")
        elif walk.hit.episode != before.episode:
            which = "The next episode" if count > 0 else "The episode before"
            self.tell(f"{which}: {named(self.desk, [walk.hit.episode])}")
        return True

    def open_related(self, episode: str, chosen: str | None = None) -> None:
        """Show what is related to an episode; `q` leads back from the one that is chosen."""
        from tui.screens.related import RelatedScreen

        def go(found: str | None) -> None:
            if found is not None:
                self.open(found)
                self._leads_back(lambda: self.open_related(episode, found), "what is related")

        self.app.push_screen(RelatedScreen(self.desk, episode, chosen), go)

    def open_references(self, view: ReferencesView | None = None) -> None:
        """Show the works that episodes name; `q` leads back from the place that is chosen."""
        from tui.screens.references import ReferencesScreen, ReferencesView

        view = view or ReferencesView(self.reading.episode)
        self.app.push_screen(ReferencesScreen(self.desk, view), self._open_reference)

    def _open_reference(self, end: ReferencesEnd | None) -> None:
        from tui.widgets.reader.seeking import Phrase

        if end is not None:
            self.open(end.episode, words=Phrase(end.title))
            self._leads_back(lambda: self.open_references(end.view), "the references")

    def action_highlights(self) -> None:
        """List the highlights of the episode that is meant."""
        if episodes := self.meant():
            self.show_highlights(episodes[0])

    def show_highlights(self, episode: str | None = None, query: str = "", at: str = "") -> None:
        """List the highlights of an episode, or all; `q` leads back from the passage chosen."""
        from tui.screens.highlights import HighlightsScreen

        screen = HighlightsScreen(self.desk, episode, query=query, at=at)
        self.app.push_screen(screen, self._open_highlight)

    def _open_highlight(self, chosen: HighlightChosen | None) -> None:
        if chosen is None:
            return
        one = chosen.highlight
        self.open(one.episode, None if one.orphan else one.anchor)
        if chosen.attach:
            self.reading.attach(one)
        self._leads_back(
            lambda: self.show_highlights(chosen.of, chosen.query, one.id), "the highlights"
        )

    def open_episode(self, episode: str | None) -> None:
        """Open what another screen chose, if it chose anything."""
        if episode is not None:
            self.open(episode)

    def open_screen(self, screen: CardScreen) -> None:
        """Open a screen of cards; where it asks for a passage, show that, and `q` leads back."""
        self.app.push_screen(screen, self._show_passage)

    def _show_passage(self, request: PassageRequest | None) -> None:
        if request is not None:
            self.open(request.episode, request.anchor)
            self._leads_back(lambda: self.open_screen(request.resume()), "the card")

    def _leads_back(self, resume: Callable[[], None], where: str) -> None:
        self._resume = resume
        self.say(f"q goes back to {where}")

    def action_related(self) -> None:
        """Show what is related to the episode that is meant."""
        if episodes := self.meant():
            self.open_related(episodes[0])

    def action_references(self) -> None:
        """Show the works that the episode that is meant names."""
        from tui.screens.references import ReferencesView

        if episodes := self.meant():
            self.open_references(ReferencesView(episodes[0], alone=True))

    def action_back(self) -> None:
        """Go back to what led to this passage, else to the pane before."""
        resume, self._resume = self._resume, None
        if resume is not None and self._turn == "reader":
            resume()
        else:
            super().action_back()
