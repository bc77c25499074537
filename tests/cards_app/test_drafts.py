"""The drafts inbox by keys: every decision is one key, and one key takes it back."""

from __future__ import annotations

from typing import cast

from textual.widgets import TextArea

from store.card_documents import TABLE
from store.claims.weights import WEIGHTS
from store.desk import Desk
from store.drafting import weights_of
from tests.cards_app.stage import (
    EXCEL,
    Stage,
    footer,
    keys,
    press,
    raschka,
    shown,
    three_drafts,
)
from tui.screens.draft_features import in_words
from tui.screens.drafts import DraftsScreen
from tui.screens.drafts_words import why
from tui.screens.passage_request import PassageRequest
from tui.widgets.passage_view import PassageView

LOW = (80, 24)


async def test_a_draft_with_its_passage_beneath(desk: Desk) -> None:
    three_drafts(desk)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#drafts-head") == "Drafts | 1 of 3"
        assert shown(pilot, "#card-front") == "Which rewards allow endless answers?"
        assert shown(pilot, "#card-back") == "Verifiable ones"
        passage = app.screen.query_one(PassageView)
        assert str(passage.border_title) == "Takeaways"
        assert "- Most LLM R&D" not in passage.text
        assert "Most LLM R&D focus has shifted" in passage.text
        assert "enable infinite answer generation for training, providing more" in passage.text
        await press(pilot, "space")
        assert shown(pilot, "#card-front") == "Chained models have compounding failure rates."


async def test_accept_and_discard_and_take_back(desk: Desk) -> None:
    first, second, third = three_drafts(desk)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "a", "d")
        assert shown(pilot, "#drafts-head") == "Drafts | 1 accepted · 1 discarded · 1 of 1"
        assert [card.id for card in desk.cards.accepted()] == [first.id]
        assert [card.id for card in desk.cards.drafts()] == [third.id]
        await press(pilot, "u")
        assert shown(pilot, "#card-front") == "Chained models have compounding failure rates."
        assert [card.id for card in desk.cards.drafts()] == [second.id, third.id]
        await press(pilot, "u")
        assert shown(pilot, "#drafts-head") == "Drafts | 1 of 3"
        assert shown(pilot, "#card-front") == "Which rewards allow endless answers?"
        assert desk.cards.accepted() == []


async def test_all_decided_and_back_over_the_end(desk: Desk) -> None:
    three_drafts(desk)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "a", "a", "d")
        assert shown(pilot, "#drafts-head") == "Drafts | 2 accepted · 1 discarded · 0 pending"
        assert shown(pilot, "#drafts-words").startswith("All decided.\n\nr reviews 2 cards now")
        assert keys(pilot) == "r review  q back  ? keys"
        await press(pilot, "a")
        assert footer(pilot) == "No draft is on · q goes back"
        await press(pilot, "u")
        assert shown(pilot, "#card-front") == "What do reasoning models determine?"


async def test_accept_all_of_the_episode_in_one_step(desk: Desk) -> None:
    three_drafts(desk)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert keys(pilot).startswith("a accept  A this episode's  e edit  d discard  Space next")
        await press(pilot, "d", "A")
        assert len(desk.cards.accepted()) == 2
        assert app.toasts()[-1].startswith("Accepted 2 drafts of “AI Trends 2026")
        await press(pilot, "u")
        assert desk.cards.accepted() == []
        assert shown(pilot, "#drafts-head") == "Drafts | 1 discarded · 1 of 2"
        await press(pilot, "escape")
        assert app.result is None


async def test_the_next_without_deciding(desk: Desk) -> None:
    three_drafts(desk)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "space", "a", "space")
        assert shown(pilot, "#drafts-words").startswith("2 drafts left undecided.")
        assert shown(pilot, "#card-front") == ""
        assert keys(pilot).startswith("Space next  r review")
        await press(pilot, "space")
        assert shown(pilot, "#card-front") == "Which rewards allow endless answers?"
        assert len(desk.cards.drafts()) == 2


async def test_edit_then_accept_is_one_step(desk: Desk) -> None:
    first = three_drafts(desk)[0]
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "e")
        app.screen.query_one("#editor-back", TextArea).text = "Those that can be verified"
        await press(pilot, "ctrl+s")
        card = desk.cards.get(first.id)
        assert (card.draft, card.back) == (False, "Those that can be verified")
        assert shown(pilot, "#drafts-head") == "Drafts | 1 accepted · 1 of 2"
        await press(pilot, "u")
        assert desk.cards.get(first.id) == first
        await press(pilot, "e", "escape")
        assert desk.cards.get(first.id) == first
        assert shown(pilot, "#card-front") == "Which rewards allow endless answers?"


async def test_an_edit_may_change_the_kind(desk: Desk) -> None:
    first = three_drafts(desk)[0]
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "e")
        app.screen.query_one("#editor-front", TextArea).text = "[…] rewards allow endless answers."
        app.screen.query_one("#editor-back", TextArea).text = "Verifiable"
        await press(pilot, "ctrl+t", "ctrl+s")
        card = desk.cards.get(first.id)
        assert (card.draft, card.kind, card.back) == (False, "cloze", "Verifiable")


async def test_why(desk: Desk) -> None:
    three_drafts(desk)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#card-note") == ""
        await press(pilot, "w")
        assert shown(pilot, "#card-note") == "Why: basic card, asks for takeaway · score 0.90"
        await press(pilot, "w")
        assert shown(pilot, "#card-note") == ""


async def test_why_tells_what_spoke_for_a_draft_and_against(desk: Desk) -> None:
    episode = raschka(desk)
    desk.cards.generate([desk.text(episode)])
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "w")
        first, *others = shown(pilot, "#card-note").split("\n")
        assert " · score 0." in first
        assert others[0].startswith("for it: ")
        assert "from a takeaway (+" in others[0]
        assert "rule:" not in "".join(others)


def test_all_that_a_draft_is_judged_by_has_words() -> None:
    assert [name for name in WEIGHTS if name != "bias" and in_words(name) == name] == []


async def test_why_goes_by_the_weights_of_the_readers_own_decisions(desk: Desk) -> None:
    desk.cards.generate([desk.text(raschka(desk))])
    first = desk.cards.drafts()[0].front
    with desk.record.step("made up decisions"):
        documents = list(desk.record.documents(TABLE).values())
        # A reader who will have none of the first draft's sort, and all of the others.
        for n in range(120):
            decided = documents[n % len(documents)]
            status = "discarded" if decided["front"] == first else "card"
            copy = {**decided, "status": status, "key": f"made up {n}"}
            desk.record.put(TABLE, desk.record.new_id(), copy)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "w")
        await app.workers.wait_for_complete()
        await pilot.pause()
        note = shown(pilot, "#card-note")
        draft = desk.cards.drafts()[0]
        assert note == why(draft, weights_of(desk.cards.decisions()))
        assert note != why(draft, WEIGHTS)


async def test_the_passage_and_back_to_the_same_draft(desk: Desk) -> None:
    three_drafts(desk)
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await press(pilot, "a", "space", "g", "s")
        request = cast("PassageRequest", app.result)
        assert request.episode == raschka(desk)
        assert request.anchor.quote == EXCEL
        await app.push_screen(request.resume())
        await pilot.pause()
        assert shown(pilot, "#card-front") == "What do reasoning models determine?"
        assert shown(pilot, "#drafts-head") == "Drafts | 1 accepted · 2 of 2"


async def test_an_episode_is_read_in_a_worker(desk: Desk) -> None:
    app = Stage(DraftsScreen(desk, [raschka(desk)]))
    async with app.run_test(size=LOW) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        made = desk.cards.drafts()
        assert made
        assert shown(pilot, "#drafts-head") == f"Drafts of this episode | 1 of {len(made)}"
        assert app.toasts() == [f"{len(made)} new drafts · u takes them back"]
        await press(pilot, "u")
        assert desk.cards.drafts() == []
        assert shown(pilot, "#drafts-words").startswith("No drafts wait for a decision.")


async def test_an_episode_that_yields_nothing_says_so(desk: Desk) -> None:
    rows = desk.rows().values()
    captions = next(row.id for row in rows if row.source == "Deep Dive audio overviews")
    app = Stage(DraftsScreen(desk, [captions]))
    async with app.run_test(size=LOW) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert shown(pilot, "#drafts-words").startswith("No new draft from this text: ")
        assert desk.cards.drafts() == []


async def test_reading_again_makes_nothing_twice(desk: Desk) -> None:
    episode = raschka(desk)
    for _ in range(2):
        app = Stage(DraftsScreen(desk, [episode]))
        async with app.run_test(size=LOW) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
    made = len(desk.cards.drafts())
    assert app.toasts() == ["Nothing new; these were pending already"]
    assert len(desk.record.documents("cards")) == made


async def test_no_drafts_says_what_to_do(desk: Desk) -> None:
    app = Stage(DraftsScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        words = shown(pilot, "#drafts-words")
        assert words.startswith("No drafts wait for a decision.")
        assert "c on an episode in the list makes drafts of it" in words
        await press(pilot, "space")
        assert footer(pilot) == "No draft is left · q goes back"
        await press(pilot, "q")
        assert app.result is None
