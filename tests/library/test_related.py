"""Which episodes belong together, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from seeds.model import Document, Episode, PartKind, Reference
from store.errors import UnknownIdError
from store.library import Library
from tests.library.making import bundled_documents, document, part, write


def ids(library: Library) -> dict[int | None, str]:
    return {row.number: row.id for row in library.rows()}


def test_the_captions_lead_to_the_episode_about_the_same_paper_and_back(bundled: Library) -> None:
    captions = bundled.rows()[-1].id
    talk = ids(bundled)[723]
    assert talk in [one.id for one in bundled.related(captions, limit=3)]
    assert captions in [one.id for one in bundled.related(talk, limit=3)]
    [reason] = bundled.related(talk, limit=1)[0].because
    assert "“Latent Reasoning”" in reason


@pytest.mark.parametrize("title", ["latent-reasoning", "Deep Dive 12"])
def test_they_do_so_under_another_title(library: Library, title: str) -> None:
    documents = bundled_documents()
    path, captions = documents[-1]
    [episode] = captions.episodes
    renamed = Document(captions.format, captions.source, (replace(episode, title=title),))
    write(library, *documents[:-1], (path, renamed))
    [heard] = [row.id for row in library.rows() if row.title == title]
    assert ids(library)[723] in [one.id for one in library.related(heard, limit=3)]
    assert heard in [one.id for one in library.related(ids(library)[723], limit=3)]


def test_shared_references_come_first_and_are_counted(bundled: Library) -> None:
    rows = {row.title: row.id for row in bundled.rows()}
    first = bundled.related(rows["LPU Chip for Low-Latency LLM Inference"])[0]
    assert first.title == "DFX: Multi-FPGA Acceleration for Transformer Inference"
    mine = {
        one
        for one in bundled.references()
        if rows["LPU Chip for Low-Latency LLM Inference"] in one.episodes
    }
    assert first.because[0] == f"shares {sum(first.id in one.episodes for one in mine)} references"


def test_reasons_in_words(library: Library) -> None:
    filler = [
        Episode(f"Filler {n}", parts=(part(PartKind.NOTES, f"Nothing {n}."),)) for n in "abcdef"
    ]
    river = Episode(
        "A River",
        people=("Ann Lee",),
        parts=(part(PartKind.NOTES, "The frozen harvest was lost in the winter market."),),
        references=(Reference("Ice"),),
    )
    hill = Episode(
        "A Hill",
        people=("ANN LEE",),
        parts=(part(PartKind.NOTES, "They sold at a winter market what a frozen harvest left."),),
        references=(Reference("ICE"), Reference("Snow")),
    )
    write(library, document(river, hill, *filler))
    rows = {row.title: row.id for row in library.rows()}
    [only] = library.related(rows["A River"])
    assert only.id == rows["A Hill"]
    assert only.because == (
        "shares 1 reference",
        "both with Ann Lee",
        "both speak of “frozen harvest” and “winter market”",
    )


def test_single_words_alone_relate_nothing(library: Library) -> None:
    river = Episode("A River", parts=(part(PartKind.NOTES, "The harvest was lost."),))
    hill = Episode("A Hill", parts=(part(PartKind.NOTES, "They had a harvest."),))
    write(library, document(river, hill))
    assert library.related(library.rows()[0].id) == []


def test_a_reference_with_an_arxiv_id_is_the_one_without_it(library: Library) -> None:
    one = Episode("A", references=(Reference("Deep Ice", arxiv="2501.00001"),))
    two = Episode("B", references=(Reference("Deep ice."),))
    three = Episode("C", references=(Reference("DEEP ICE (v2)", arxiv="2501.00001"),))
    write(library, document(one, two, three))
    [work] = library.references()
    assert (work.arxiv, len(work.episodes)) == ("2501.00001", 3)
    [row] = [row for row in library.rows() if row.title == "B"]
    assert sorted(near.title for near in library.related(row.id)) == ["A", "C"]


def test_an_unknown_id_is_said(library: Library) -> None:
    with pytest.raises(UnknownIdError):
        library.related("aaaaaaaaaa")
