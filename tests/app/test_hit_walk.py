"""Going through what a search found with n and N, from one episode into the next."""

from __future__ import annotations

from textual import events

from seeds.model import PartKind
from store.model import SearchHit
from tests.app.conftest import Running, Start
from tui.screens.hit_walk import HitWalk
from tui.screens.search import SearchScreen
from tui.widgets.hit_list import HitList
from tui.widgets.reader.seeking import Phrase

FIRST = ("description", 0, "Latent Reasoning: A ")
"""The only passage of the first episode that "latent reasoning" is found in."""
SECOND = ("transcript", 0, "Latent Reasoning, a ")
"""The first of six in the second one."""
THIRD = ("transcript", 5, "latent reasoning? Th")
EIGHTH = ("description", 0, "Reasoning, a paper t")
"""The last one, in the third episode."""


async def search(running: Running, words: str) -> None:
    """Search, and open the first hit."""
    await running.press("s")
    await running.write(words)
    await running.press("enter", "enter")


def here(running: Running) -> tuple[str, int, str]:
    """The part and the block that the caret is in, and the words that begin at it."""
    place = running.main.reading.reader.place()
    assert place is not None
    return place.part.value, place.block, place.words[:20]


def title(running: Running) -> str:
    return running.title("reader-title")


async def test_n_goes_through_all_that_was_found_and_on_into_the_next_episode(
    start: Start,
) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        assert here(running) == FIRST
        assert running.footer.startswith("q goes back to the search · passage 1 of 8 · n the next")
        await running.press("n")
        assert here(running) == SECOND
        assert title(running).startswith("Deep Dive audio overviews · Scaling Up Test-Time")
        assert running.toast == "The next episode: “Scaling Up Test-Time Compute with Laten…”"
        assert running.footer.startswith("q goes back to the search · passage 2 of 8")
        assert running.focus == "reader"
        await running.press("n")
        assert here(running) == THIRD
        await running.press("N", "N")
        assert here(running) == FIRST
        assert running.toast == "The episode before: “Scaling Up Test-Time Compute with Laten…”"


async def test_round_the_end_is_said(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        await running.press("N")
        assert here(running) == EIGHTH
        assert running.toast == "Round the end of the search: passage 8 of 8"
        await running.press("n")
        assert here(running) == FIRST
        assert running.toast == "Round the end of the search: passage 1 of 8"
        await running.press("2", "n")
        assert here(running) == THIRD


async def test_a_search_that_found_one_passage_goes_round_to_it(start: Start) -> None:
    async with start() as running:
        await search(running, "memory hog")
        place = here(running)
        await running.press("g", "g", "n")
        assert here(running) == place
        assert running.toast == ""
        await running.press("n")
        assert here(running) == place
        assert running.toast == "Round the end of the search: passage 1 of 1"


async def test_from_where_the_caret_went_meanwhile(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        await running.press("n", "G", "N")
        assert here(running) == ("transcript", 19, "latent reasoning res")
        await running.press("g", "g", "n")
        assert here(running) == SECOND
        await running.press("g", "g", "N")
        assert here(running) == FIRST


async def test_q_comes_back_to_the_hit_that_was_gone_to_last(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        await running.press("n", "n", "q")
        hit = running.on(SearchScreen).query_one(HitList).current
        assert hit is not None
        assert (hit.part.value, hit.block) == THIRD[:2]


async def test_keys_typed_ahead_go_on_through_the_hits(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        for goal in (THIRD, ("transcript", 12, "latent space reasoni")):
            for key in ("n", "n", "N", "n"):
                # All at once, as from a terminal: no text is there yet when the next key comes.
                running.app.post_message(events.Key(key, key))
            await running.settle()
            assert here(running) == goal
        running.app.post_message(events.Key("4", "4"))
        for key in ("N", "n", "n"):
            running.app.post_message(events.Key(key, key))
        await running.settle()
        assert here(running) == THIRD


async def test_other_words_end_it(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        await running.press("n", "slash")
        await running.write("memory")
        await running.press("enter")
        assert here(running) == ("transcript", 6, "memory requirements?")
        await running.press("n")
        assert here(running) == ("transcript", 6, "memory?")


async def test_escape_ends_it(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        await running.press("escape", "n")
        assert here(running) == FIRST
        assert running.toast == "Nothing to find yet; / asks for words"


async def test_another_episode_ends_it_and_the_list_has_its_own_hits(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        await running.press("J", "n")
        assert running.toast == "Nothing to find yet; / asks for words"
        await search(running, "")
        await running.press("h", "slash")
        await running.write("waymo")
        await running.press("enter", "n")
        assert running.focus == "list"
        assert here(running) == FIRST


async def test_an_episode_that_was_deleted_is_passed_over(start: Start) -> None:
    async with start() as running:
        await search(running, "latent reasoning")
        await running.press("n", "h", "X", "y")
        await search(running, "")
        await running.press("n")
        assert here(running) == EIGHTH


def test_hits_of_another_episode_that_is_gone_are_left_out() -> None:
    walk = HitWalk(tuple(hit(episode) for episode in "ABBCD"), 3, Phrase("word"))
    left = walk.among({"A", "C", "D"})
    assert left is not None
    assert [one.episode for one in left.hits] == ["A", "C", "D"]
    assert left.hit.episode == "C"
    assert left.step(1)[0].hit.episode == "D"
    assert left.place_in_words == "passage 2 of 3"


def test_the_walk_ends_where_its_own_episode_is_gone() -> None:
    walk = HitWalk(tuple(hit(episode) for episode in "ABBCD"), 1, Phrase("word"))
    assert walk.among({"A", "C", "D"}) is None


def test_a_search_that_was_cut_off_says_so() -> None:
    walk = HitWalk((hit("A"), hit("B")), 0, Phrase("word"), more=True)
    assert walk.place_in_words == "passage 1 of 2 or more"


def hit(episode: str) -> SearchHit:
    """A passage of an episode."""
    return SearchHit(episode, PartKind.NOTES, 0, None, None, "a word", "a [word]", 1.0)
