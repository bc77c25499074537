"""How things are told apart: in colour, in sixteen colours, and without any."""

from __future__ import annotations

import pytest
from rich.style import Style

from store.model import Colour
from tests.reader.stage import Stage, press
from tests.reader.texts import highlight, notes

TEXT = notes("Plain first. Then a mark here. And then another one.", *["More text."] * 40)
SIZE = (60, 20)


def style_of(stage: Stage, words: str) -> Style:
    """The style of the stretch on the screen that begins with these words."""
    for y in range(stage.reader.size.height):
        for segment in stage.reader.render_line(y):
            if segment.text.lstrip().startswith(words) and segment.style is not None:
                return segment.style
    raise LookupError(words)


async def test_without_colours_everything_is_told_by_other_means(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    stage = Stage(TEXT, highlights=[highlight(TEXT, "mark here")])
    async with stage.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert stage.no_color
        assert style_of(stage, "Plain first.").bold
        assert not style_of(stage, "Then a").bold
        assert style_of(stage, "mark here").underline
        await press(pilot, "v")
        assert style_of(stage, "Plain first.").reverse
        await press(pilot, "escape f")
        assert style_of(stage, "a").reverse
        assert not style_of(stage, "lain").reverse
        await press(pilot, "escape")
        stage.reader.find("then")
        assert style_of(stage, "Then").reverse
        assert style_of(stage, "then").underline
        assert not style_of(stage, "then").reverse
        await press(pilot, "space")
        assert style_of(stage, "Notes").reverse


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
async def test_the_five_colours_differ_in_every_theme(theme: str) -> None:
    of = notes("one two three four five six")
    words = ("one", "two", "three", "four", "five")
    marks = [
        highlight(of, word, colour, id=word) for word, colour in zip(words, Colour, strict=True)
    ]
    stage = Stage(of, highlights=marks)
    async with stage.run_test(size=SIZE) as pilot:
        stage.theme = theme
        await pilot.pause()
        looks = [style_of(stage, word) for word in words]
        plain = style_of(stage, "six")
        assert len({str(look.bgcolor) for look in looks} | {str(plain.bgcolor)}) == 6
        assert all(look.underline for look in looks)
        assert not plain.underline
