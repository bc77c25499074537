"""Files cut off, spliced, and of random bytes: warnings or one clear line, and nothing invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from seeds.errors import UnreadableError
from seeds.model import Document, Episode, Hints
from seeds.reading import read
from tests.seeds.conftest import BUNDLED

Samples = dict[str, tuple[Path, Hints]]


def cuts(data: bytes, count: int) -> Iterator[int]:
    chance = random.Random(len(data))
    yield from range(1, len(data), max(1, len(data) // count))
    yield from range(len(data) - 40, len(data))
    yield from (chance.randrange(1, len(data)) for _ in range(30))


def attempt(data: bytes, hints: Hints) -> Document | None:
    """The document, or None if it was refused in one line; anything else fails the test."""
    refused = ""
    try:
        return read(data, hints)
    except UnreadableError as error:
        refused = str(error)
    assert refused.startswith(f"{hints.name or 'the document'}: ")
    assert "\n" not in refused
    return None


def texts(episode: Episode) -> list[str]:
    return [b.text for p in episode.parts for b in p.blocks]


@pytest.mark.parametrize("name", BUNDLED)
def test_a_cut_page_invents_nothing(
    name: str, samples: Samples, documents: dict[str, Document]
) -> None:
    path, hints = samples[name]
    data, whole = path.read_bytes(), documents[name]
    page = " ".join(data.decode().split())
    titles = [e.title for e in whole.episodes]
    references = {r for e in whole.episodes for r in e.references}
    links = {link for e in whole.episodes for link in e.links}
    for cut in cuts(data, 120):
        document = attempt(data[:cut], hints)
        if document is None:
            continue
        assert [e.title for e in document.episodes] == titles[: len(document.episodes)]
        for episode in document.episodes:
            assert set(episode.references) <= references
            assert set(episode.links) <= links
            if name != "subrip":
                for text in texts(episode):
                    assert text.rstrip("\ufffd") in page
        # all but the last are as they are in the whole page
        assert document.episodes[:-1] == whole.episodes[: len(document.episodes) - 1]


# Cuts that leave a page that is whole in itself cannot be noticed. Where that is, by format:
UNNOTICED = {
    "episode-list": ("min\n", "min\n\n", "m", "mi", "min"),  # behind an episode
    "podcast-app": ("h", "h ", "0", " m", " mi", "min", "min\n", "e", "ep", "epi", "epis", "episo"),
    "telegram-page": ("Full story", "Full story\n"),
    "transcript-page": (*"0123456789", *(f"{n}\n" for n in range(10))),  # behind a stamp
}


@pytest.mark.parametrize("name", UNNOTICED)
def test_a_cut_page_warns(name: str, samples: Samples) -> None:
    path, hints = samples[name]
    data = path.read_bytes()
    for cut in cuts(data, 150):
        document = attempt(data[:cut], hints)
        if document is None or document.warnings:
            continue
        rest = data[:cut].decode().rstrip(" ")
        assert data[:cut].decode().endswith(UNNOTICED[name]) or rest.endswith(UNNOTICED[name]), (
            cut,
            rest[-60:],
        )


def test_cut_captions_warn_unless_they_end_with_a_sentence(samples: Samples) -> None:
    path, hints = samples["subrip"]
    data = path.read_bytes()
    for cut in cuts(data, 150):
        if cut < 200:  # a single cue doesn't tell whether sentences end at all
            continue
        document = attempt(data[:cut], hints)
        assert document is not None
        ends_with_a_sentence = data[:cut].decode().rstrip().endswith((".", "?", "!"))
        assert bool(document.warnings) != ends_with_a_sentence


def test_the_warning_of_a_cut_page_names_the_place(samples: Samples) -> None:
    lines = {}
    for name, needle in (
        ("episode-list", "We dig into the MVoT framework"),
        ("podcast-app", "Demystifying CXL Memory"),
        ("telegram-page", "Knowledge Webs"),
        ("transcript-page", "I have my setting on ChatGPT"),
        ("subrip", "really complex network"),
    ):
        path, hints = samples[name]
        data = path.read_bytes()
        at = data.find(needle.encode())
        assert at > 0
        document = read(data[:at], hints)
        lines[name] = document.warnings[0]
        assert document.episodes[-1].truncated or document.episodes[-1].references
    assert lines == {
        "episode-list": "twiml-episodes.txt line 19: "
        "the page ends before the date of its last episode",
        "podcast-app": "ai-post-transformers.txt line 38: "
        "the page ends before the date of “Beluga: CXL Memory Pooling for LLM KV Cache”",
        "telegram-page": "tokenless-channel.txt line 352: "
        "the page ends within a post: no line “Full story” closes it",
        "transcript-page": "twiml-762-transcript.txt line 44: "
        "the page ends before the time stamp of this turn",
        "subrip": "latent-reasoning.srt line 150: "
        "the captions end in mid-sentence, “Okay, so picture this like a”",
    }


def test_a_torn_list_of_references_leaves_its_last_one_out(samples: Samples) -> None:
    path, hints = samples["podcast-app"]
    data = path.read_bytes()
    document = read(data[: data.index(b"Genuine+CXL-Ready")], hints)
    beluga = document.episodes[1]
    assert [r.number for r in beluga.references] == [1, 2]
    assert beluga.published is None
    assert len(document.warnings) == 2
    assert "the last reference is torn off" in document.warnings[1]
    assert all(w.startswith("ai-post-transformers.txt line ") for w in document.warnings)


def test_splices_and_noise_raise_nothing_else(samples: Samples) -> None:
    chance = random.Random(7)
    pages = [(path.read_bytes(), hints) for path, hints in samples.values()]
    read_well = 0
    for number in range(250):
        (one, hints), (other, others) = chance.choice(pages), chance.choice(pages)
        at = chance.randrange(len(one))
        if number % 5 == 0:
            data = one[:at] + other[chance.randrange(len(other)) :]
        elif number % 5 == 1:
            data = one[:at] + chance.randbytes(20) + one[at:]
        elif number % 5 == 2:
            data = bytes(b if chance.random() > 0.001 else chance.randrange(256) for b in one)
        elif number % 5 == 3:
            data = chance.randbytes(chance.randrange(2000))
        else:
            lines = one.split(b"\n")
            chance.shuffle(lines)
            data = b"\n".join(lines)
        told = chance.choice([hints, others, Hints(), replace(hints, format=None, captured=None)])
        document = attempt(data, told)
        if document is not None:
            read_well += 1
            assert document.episodes or document.subscriptions or document.source.kind == "feed"
            for episode in document.episodes:
                assert episode.title == " ".join(episode.title.split()) != ""
                assert all(text.strip() and "\n" not in text for text in texts(episode))
    assert read_well > 50


def test_missing_captions_are_noticed(samples: Samples) -> None:
    path, hints = samples["subrip"]
    text = path.read_text(encoding="utf-8")
    gap = text[: text.index("\n40\n")] + text[text.index("\n52\n") :]
    (warning,) = read(gap.encode(), hints).warnings
    assert warning == "latent-reasoning.srt line 158: caption 52 follows 39: some are missing"
