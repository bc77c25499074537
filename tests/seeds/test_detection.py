"""Every sample against every reader, and what may go wrong before a reader is chosen."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.readers import FORMATS, reader
from seeds.reading import Limits, read
from tests.seeds.conftest import BUNDLED, MADE, OTHERS

Samples = dict[str, tuple[Path, Hints]]

FIRST = (*BUNDLED, *OTHERS)
"""The formats of which there is a sample with hints."""


@pytest.mark.parametrize("sample", FIRST)
@pytest.mark.parametrize("other", FIRST)
def test_each_reader_is_surest_of_its_own_sample(sample: str, other: str, samples: Samples) -> None:
    text = samples[sample][0].read_text(encoding="utf-8")
    own = reader(sample).sniff(text, None)
    assert own >= 0.8
    assert sample == reader(sample).FORMAT
    if other != sample:
        assert reader(other).sniff(text, samples[other][0].name) < own - 0.2


@pytest.mark.parametrize("path", MADE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sample_against_every_reader(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    sureness = {
        name: max(reader(name).sniff(text, path.name), reader(name).sniff(text, None))
        for name in FORMATS
    }
    own = sureness.pop(path.parent.name)
    assert own >= 0.3
    assert own > max(sureness.values())


@pytest.mark.parametrize("sample", FIRST)
@pytest.mark.parametrize("other", FORMATS)
def test_no_reader_is_as_sure_of_a_bundled_page(sample: str, other: str, samples: Samples) -> None:
    path = samples[sample][0]
    text = path.read_text(encoding="utf-8")
    if other != sample:
        assert reader(other).sniff(text, path.name) < reader(sample).sniff(text, None) - 0.2


@pytest.mark.parametrize("sample", FIRST)
def test_content_alone_tells_the_format(
    sample: str, samples: Samples, documents: dict[str, Document]
) -> None:
    path, hints = samples[sample]
    read_blind = read(path.read_bytes(), replace(hints, format=None, name="misleading.srt"))
    assert read_blind == documents[sample]


@pytest.mark.parametrize("sample", FIRST)
@pytest.mark.parametrize("other", FIRST)
def test_a_wrong_format_is_one_clear_line_or_warnings(
    sample: str, other: str, samples: Samples
) -> None:
    if sample == other:
        return
    path, _ = samples[sample]
    try:
        lines = list(read(path, Hints(format=other)).warnings)
    except UnreadableError as error:
        lines = [str(error)]
    assert lines
    assert all(line.startswith(path.name) and "\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "it is empty"),
        (b" \n\n ", "it is empty"),
        (b"\xef\xbb\xbf\n", "it holds no text"),
        (b"\x89PNG\r\n\x00\x00", "it is no text, but binary data"),
        (b"Just a note to myself.\n", "its layout is none that is known"),
        (b"1\n2\n3\n", "its layout is none that is known"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, Hints(name="page.txt"))
    assert str(caught.value).startswith(f"page.txt: {problem}; ")


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^none\.txt: there is no such file; "):
        read(tmp_path / "none.txt")
    with pytest.raises(UnreadableError, match=r": this is a folder; "):
        read(tmp_path)
    with pytest.raises(UnreadableError, match=r": it can't be opened "):
        read(Path("a\0b"))
    with pytest.raises(UnreadableError, match=r": it can't be opened "):
        read(tmp_path / ("x" * 5000))


def test_a_name_cannot_control_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "a\x1b[31m\nb.txt")
    assert str(caught.value).startswith("a b.txt: ")


def test_an_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(UnreadableError, match=r"“vhs”; take one of atom, chapters, episode-list, "):
        read(b"text", Hints(format="vhs"))


def test_a_file_over_the_limit_is_refused(samples: Samples) -> None:
    path, hints = samples["subrip"]
    with pytest.raises(UnreadableError, match=r"larger than 1000 bytes; "):
        read(path, hints, Limits(file=1000))
    assert read(path, hints, Limits(file=path.stat().st_size)).episodes


def test_limits_on_blocks_split_and_cut_with_a_warning(samples: Samples) -> None:
    path, hints = samples["transcript-page"]
    whole = read(path, hints)
    split = read(path, hints, Limits(block=1000))
    texts = [b.text for p in split.episodes[0].parts for b in p.blocks]
    assert max(len(text) for text in texts) <= 1000
    assert " ".join(texts) == " ".join(b.text for p in whole.episodes[0].parts for b in p.blocks)
    assert any("was split" in warning for warning in split.warnings)
    cut = read(path, hints, Limits(blocks=20))
    assert sum(len(p.blocks) for p in cut.episodes[0].parts) == 20
    assert any("too long" in warning for warning in cut.warnings)


def test_hints_of_the_user_win(samples: Samples) -> None:
    path, hints = samples["transcript-page"]
    said = replace(hints, source="My notes", title="A talk", published="2026-03-01")
    document = read(path, said)
    (episode,) = document.episodes
    assert document.source.name == "My notes"
    assert (episode.title, episode.published, episode.number) == ("A talk", "2026-03-01", 762)
    path, hints = samples["podcast-app"]
    many = read(path, replace(hints, source="Other", title="Nothing", published="2020-01-01"))
    assert many.source.name == "Other"
    assert many.episodes[0].title == "After Titans: Behrouz on Nested Learning and Hope"
    assert many.episodes[0].published == "2026-05-22"
    assert many.episodes[0].references[2].title == (
        "AI Post Transformers: Titans: Learning to Memorize at Test Time"
    )
    # the references to the show's own episodes are known by their links too
    assert sum(r.kind.value == "episode" for e in many.episodes for r in e.references) == 31


def test_without_hints_a_page_is_named_by_itself_or_its_file(samples: Samples) -> None:
    names = {name: read(path).source.name for name, (path, _) in samples.items()}
    assert names == {
        "episode-list": "twiml-episodes",
        "podcast-app": "AI Post Transformers",
        "telegram-page": "Tokenless - The Best of AI, ML & CS Talks",
        "transcript-page": "twiml-762-transcript",
        "subrip": "Files",
        "rss": "Deep & Shallow",
        "atom": "Täglich & gut",
        "json-feed": "JSON & Sons",
        "opml": "What I hear",
    }
    assert read(samples["subrip"][0]).episodes[0].title == "latent-reasoning"


def test_without_a_day_of_capture_the_files_date_is_taken_and_said(
    tmp_path: Path, samples: Samples
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(samples["episode-list"][0].read_bytes())
    saved = datetime(2024, 3, 20, 12, tzinfo=UTC).timestamp()
    os.utime(path, (saved, saved))
    document = read(path)
    assert document.episodes[4].published == "2024-03-10"
    assert document.episodes[0].published == "2023-04-08"
    assert document.warnings == (
        "page.txt: the day of capture was taken from the file's date, 2024-03-20; "
        "give --captured DATE if that is wrong",
    )
    given = read(path, Hints(captured=date(2025, 4, 12)))
    assert (given.warnings, given.episodes[0].published) == ((), "2025-04-08")
    bare = read(path.read_bytes(), Hints(name="page.txt"))
    assert {e.published for e in bare.episodes} == {None}
    assert bare.episodes[0].duration == 3060
    assert [w for w in bare.warnings if "--captured DATE" in w] == list(bare.warnings)


def test_reading_captions_imports_neither_dateutil_nor_a_detector(samples: Samples) -> None:
    import subprocess

    path, _ = samples["subrip"]
    program = (
        "import sys, pathlib; from seeds.reading import read; "
        f"read(pathlib.Path({str(path)!r})); "
        "print([m for m in ('dateutil', 'charset_normalizer', 'textual', 'rich') "
        "if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_what_has_no_length_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.srt"
    os.mkfifo(pipe)
    text = "1\n00:00:01,000 --> 00:00:02,000\nWords that came through a pipe.\n"
    writer = threading.Thread(target=pipe.write_text, args=(text,))
    writer.start()
    (episode,) = read(pipe).episodes
    writer.join()
    assert episode.parts[0].blocks[0].text == "Words that came through a pipe."
