"""Other podcast-app pages than the bundled one."""

from __future__ import annotations

from datetime import date

import pytest

from seeds.errors import UnreadableError
from seeds.model import Document, Hints, ReferenceKind
from seeds.readers.references import read_references
from seeds.reading import read

ENGLISH = """The Bread Show

On Rye

45 min · 22 May 2026
episode On Rye cover

Description

Episode title: On Rye All about rye. Sources: Rye — Ann Lee (Oxford, 2019) — arXiv:1901.00001v2 \
https://arxiv.org/abs/1901.00001v2 Interactive Visualization: On Rye [https://x.org/viz/rye.html]

Comments

0

Be the first to comment

2 months for $1

All episodes

1,234 Episodes

episode On Salt cover

On Salt

All about salt. No sources here.

Yesterday1 h 5 min
episode On Yeast cover

On Yeast

3 days ago12 min
Load more
"""


def page(text: str) -> Document:
    return read(text.encode(), Hints(name="app.txt", captured=date(2026, 5, 27)))


def test_an_english_page() -> None:
    document = page(ENGLISH)
    assert document.format == "podcast-app"
    assert (document.source.name, document.source.total) == ("The Bread Show", 1234)
    assert [(e.title, e.published, e.duration) for e in document.episodes] == [
        ("On Rye", "2026-05-22", 2700),
        ("On Salt", "2026-05-26", 3900),
        ("On Yeast", "2026-05-24", 720),
    ]
    rye, salt, yeast = document.episodes
    assert [b.text for p in rye.parts for b in p.blocks] == ["All about rye."]
    assert [b.text for p in salt.parts for b in p.blocks] == ["All about salt. No sources here."]
    assert (yeast.parts, salt.references) == ((), ())
    (reference,) = rye.references
    assert (reference.title, reference.authors, reference.year, reference.arxiv) == (
        "Rye",
        ("Ann Lee",),
        "2019",
        "1901.00001",
    )
    assert rye.links[0].url == "https://x.org/viz/rye.html"
    assert document.warnings == ("app.txt line 31: “On Yeast” has no description",)


def test_a_page_with_the_list_alone() -> None:
    start = ENGLISH.index("episode On Salt")
    document = page("The Bread Show\n\n" + ENGLISH[start:])
    assert [e.title for e in document.episodes] == ["On Salt", "On Yeast"]


def test_a_page_with_pictures_and_no_episode_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"^app\.txt: no episode under any "):
        page("Show\n\nepisode A cover\n\nA\n")


def test_a_numbered_list_is_split_by_counting_up() -> None:
    text = (
        "1. Catch 22. A Study of 3. Things — Ann Lee, 2020 https://x.org/1 "
        "2. Top 3. Ways — Bo Ray et al., 2021 https://x.org/2 "
        "3. No Address — Cy Fox, 2022 "
        "4. GPT-4. 5 Lessons — Di Poe and Ed Roe, 2023/2024 https://x.org/4?q=What? "
        "5. Last One https://x.org/5"
    )
    found = read_references(text).found
    assert [(r.number, r.title, r.authors, r.year, r.url) for r in found] == [
        (1, "Catch 22. A Study of 3. Things", ("Ann Lee",), "2020", "https://x.org/1"),
        (2, "Top 3. Ways", ("Bo Ray",), "2021", "https://x.org/2"),
        (3, "No Address", ("Cy Fox",), "2022", None),
        (4, "GPT-4. 5 Lessons", ("Di Poe", "Ed Roe"), "2023/2024", "https://x.org/4?q=What?"),
        (5, "Last One", (), None, "https://x.org/5"),
    ]
    assert found[4].kind is ReferenceKind.OTHER


def test_references_to_the_shows_own_episodes() -> None:
    text = (
        "1. The Bread Show: On Rye — Ann Lee & Dr. Bo Ray, 2026 https://x.org/rye.mp3 "
        "2. The Bread Show: On Oats — Ann Lee, 2026 https://x.org/oats"
    )
    found = read_references(text, "The Bread Show").found
    assert {r.kind for r in found} == {ReferenceKind.EPISODE}
    assert found[0].authors == ("Ann Lee", "Dr. Bo Ray")


@pytest.mark.parametrize(
    ("written", "authors", "year"),
    [
        ("Ann Lee, and others, 2019", ("Ann Lee",), "2019"),
        ("Ann Lee, Bo Ray, et al., 2019", ("Ann Lee", "Bo Ray"), "2019"),
        ("Ann Lee (ETH Zürich), Bo Ray, Jr., 2019", ("Ann Lee", "Bo Ray, Jr."), "2019"),
        ("approx. recent baking authors, 2025", (), "2025"),
        ("Ann Lee (Jan 2025)", ("Ann Lee",), "2025"),
    ],
)
def test_authors_and_year(written: str, authors: tuple[str, ...], year: str) -> None:
    (reference,) = read_references(f"1. Title — {written} https://x.org").found
    assert (reference.title, reference.authors, reference.year) == ("Title", authors, year)


def test_a_subtitle_behind_a_dash_is_no_author() -> None:
    (reference,) = read_references("1. Bread — A History https://x.org").found
    assert (reference.title, reference.authors) == ("Bread — A History", ())
