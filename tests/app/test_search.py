"""Search as one types, and the way from a hit into the text and back."""

from __future__ import annotations

from seeds.model import PartKind
from store.model import EpisodeRow, SearchHit
from tests.app.conftest import Running, Start
from tui.screens.search import SearchScreen
from tui.widgets.hit_list import FoundIn, HitList
from tui.widgets.pane_title import PaneTitle
from tui.widgets.reader.seeking import Wanted


def found(running: Running) -> str:
    return str(running.app.screen.query_one("#search-title", PaneTitle).content)


def hits(running: Running) -> HitList:
    return running.app.screen.query_one(HitList)


async def test_from_three_letters_on(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("la")
        assert hits(running).row_count == 0
        await running.write("tent reas")
        assert found(running) == "8 passages in 3 episodes"
        await running.press("backspace", "backspace", "backspace", "backspace", "backspace")
        assert found(running) == "12 passages in 4 episodes"


async def test_enter_goes_to_the_hits_and_opens_the_very_passage(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("memory hog")
        await running.press("enter")
        hit = hits(running).current
        assert hit is not None
        assert hit.start == 153.24
        await running.press("enter")
        assert running.focus == "reader"
        place = running.main.reading.reader.place()
        assert place is not None
        assert (place.part, place.block) == (hit.part, hit.block)
        assert running.footer.startswith("q goes back to the search")
        await running.press("q")
        assert isinstance(running.app.screen, SearchScreen)
        assert found(running) == "1 passage in 1 episode"


async def test_conditions_narrow_and_unknown_ones_are_said(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("latent source:twiml")
        assert found(running) == "2 passages in 2 episodes"
        await running.write(" colour:red")
        shown = [line.strip() for line in running.lines(hits(running)) if line]
        assert " ".join(shown).startswith(
            "colour:: is no key of a query; known ones: source: is: has:"
        )
        assert found(running) == "Search the library"
        await running.press(*["backspace"] * 3)
        assert hits(running).row_count == 0


async def test_hits_stand_under_their_episode_and_the_cursor_on_hits_alone(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("latent reasoning")
        await running.press("enter")
        shown = running.lines(hits(running))
        assert shown[0].startswith(" Scaling Up Test-Time Compute with Latent Reasoning with Jonas")
        assert shown[0].endswith("The TWIML AI Podcast · 2025-03-17 · 1 passage")
        assert shown[1].startswith("▌  description  ")
        seen = []
        for _ in range(hits(running).row_count):
            seen.append(hits(running).cursor)
            await running.press("j")
        assert 0 not in seen
        hit = hits(running).current
        assert hit is not None
        await running.press("g", "g", "k")
        assert hits(running).cursor == 1


async def test_n_goes_on_to_the_next_hit_and_q_comes_back_to_the_chosen_one(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("latent speaker:nobody")
        assert hits(running).row_count == 0
        await running.press(*["backspace"] * len(" speaker:nobody"))
        await running.press("enter", "G")
        chosen = hits(running).current
        assert chosen is not None
        await running.press("enter")
        reader = running.main.reading.reader
        assert reader.reading is not None
        marked = reader.reading.found
        assert marked is not None
        assert marked.words == "latent"
        here = reader.place()
        assert here is not None
        assert (here.part, here.block) == (chosen.part, chosen.block)
        await running.press("N")
        before = reader.place()
        assert before is not None
        assert before != here
        await running.press("n")
        assert reader.place() == here
        await running.press("q")
        assert hits(running).current == chosen
        assert running.focus == "hits"


def test_words_are_marked_where_they_stand_and_brackets_are_only_brackets() -> None:
    row = EpisodeRow(
        "e", "s", "A source", "A title", None, (), None, None, 9, (), None, False, (), 0
    )
    text = "[laughs] " + "word " * 60 + "a latent [sic] thing, and more of it " + "word " * 60
    hit = SearchHit("e", PartKind.TRANSCRIPT, 3, "Ann", 75.0, text, "", 0.0)
    found = HitList()
    found._rows = [FoundIn(row, (hit,)), hit]
    found._seeker = Wanted(["latent", "sic"])
    (line,) = found.draw(1, 70)
    assert "".join(words for words, _ in line).startswith("          1:15  Ann: …word")
    assert [words for words, role in line if role == "hit"] == ["latent [sic"]
    assert sum(len(words) for words, _ in line) <= 70


def test_words_of_a_label_are_marked_in_its_snippet() -> None:
    hit = SearchHit("e", PartKind.NOTES, 3, None, None, "Text.", "[Latent] Space", 0.0)
    found = HitList()
    found._rows = [hit]
    found._seeker = Wanted(["latent"])
    (line,) = found.draw(0, 70)
    assert [words for words, role in line if role == "hit"] == ["Latent"]


async def test_nothing_found_is_said(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("zebrafish")
        shown = running.lines(hits(running))
        assert shown[1].strip() == "Nothing found. Fewer words, or other ones?"


async def test_escape_leaves_and_the_words_are_there_the_next_time(start: Start) -> None:
    async with start() as running:
        await running.press("s")
        await running.write("waymo")
        await running.press("escape")
        assert running.focus == "list"
        await running.press("s")
        assert getattr(running.app.focused, "value", "") == "waymo"


async def test_statistics_open_and_close(start: Start) -> None:
    async with start(size=(80, 24)) as running:
        await running.press("m", "S")
        figures = running.app.screen.query_one("#figures")
        first = figures.render_line(0).text.split()
        assert first == ["Episodes", "27,", "1", "read,", "0", "listened", "to"]
        await running.press("5", "j")
        assert figures.scroll_offset.y == 5
        await running.press("g", "g")
        assert figures.scroll_offset.y == 0
        await running.press("q")
        assert running.focus == "list"
