"""Captions beside other parsers, ``srt`` and ``webvtt-py``; every difference has a reason."""

from __future__ import annotations

import pytest
import srt  # type: ignore[import-untyped]
import webvtt

from seeds.model import Hints, PartKind
from seeds.reading import read
from tests.seeds.conftest import MADE

PATHS = {f"{path.parent.name}/{path.name}": path for path in MADE}


def words(data: bytes, name: str) -> list[str]:
    (episode,) = read(data, Hints(name=name)).episodes
    (part,) = (part for part in episode.parts if part.kind is PartKind.TRANSCRIPT)
    return " ".join(block.text for block in part.blocks).split()


CLEAN_SRT = "".join(
    f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n"
    f"Words of cue {n}\nand its second line{'.' if n % 3 == 0 else ''}\n\n"
    for n in range(1, 200)
)
CLEAN_VTT = "WEBVTT\n\n" + CLEAN_SRT.replace(",000", ".000").replace(",900", ".900")


def test_clean_captions_are_read_as_srt_reads_them() -> None:
    theirs = list(srt.parse(CLEAN_SRT))
    assert words(CLEAN_SRT.encode(), "a.srt") == " ".join(cue.content for cue in theirs).split()
    (episode,) = read(CLEAN_SRT.encode(), Hints(name="a.srt")).episodes
    starts = {cue.start.total_seconds() for cue in theirs}
    assert {block.start for part in episode.parts for block in part.blocks} <= starts
    assert episode.duration == theirs[-1].end.total_seconds()


def test_clean_captions_are_read_as_webvtt_reads_them() -> None:
    theirs = webvtt.from_string(CLEAN_VTT)
    assert (
        words(CLEAN_VTT.encode(), "a.vtt") == " ".join(cue.text for cue in theirs.captions).split()
    )


def test_srt_leaves_what_we_take_off() -> None:
    theirs = " ".join(
        cue.content for cue in srt.parse(PATHS["subrip/dirty.srt"].read_text("utf-8-sig"))
    ).split()
    ours = words(PATHS["subrip/dirty.srt"].read_bytes(), "dirty.srt")
    # tags, names of speakers and dashes are no words of the talk
    marks = ["{\\an8}<i>Ann", "Lee:</i>", ">>", "BO:", "[Ann", "Lee]", "-", "-", "BO:"]
    rest = list(theirs)
    for mark in marks:
        rest.remove(mark)
    assert rest == ours


def test_srt_keeps_what_rolls() -> None:
    theirs = " ".join(
        cue.content for cue in srt.parse(PATHS["subrip/rolling.srt"].read_text("utf-8"))
    )
    # each line comes three times, since it is carried over twice
    assert theirs.count("we begin here") == 3
    ours = " ".join(words(PATHS["subrip/rolling.srt"].read_bytes(), "rolling.srt"))
    assert ours.count("we begin here") == 1
    assert ours.count("and go on") == 2  # said twice indeed


def test_webvtt_keeps_one_voice_of_a_cue() -> None:
    text = PATHS["webvtt/voices.vtt"].read_text("utf-8")
    # it refuses decimal commas, hours of one digit and times of seconds alone
    mended = text.replace("06,000", "06.000").replace("0:00:0", "00:00:0").replace("000:", "00:")
    mended = mended.replace("12.860 --> 17.380", "00:12.860 --> 00:17.380")
    cues = webvtt.from_string(mended).captions
    assert len(cues) == 4
    assert cues[1].voice == "Ann Lee"
    assert "It's me." in cues[1].text
    (episode,) = read(text.encode(), Hints(name="a.vtt")).episodes
    assert [block.speaker for block in episode.parts[0].blocks] == ["Ann Lee", "Bo", "Ann Lee"]


# After the W3C's parsing tests (web-platform-tests, webvtt/parsing/file-parsing), in own words:
# what stands in the file, and the words that are read of it.
RULES: dict[str, tuple[str, str]] = {
    "a header with text": ("WEBVTT a title\n\n00:00.000 --> 00:01.000\none\n", "one"),
    "a header after a tab": ("WEBVTT\tx\n\n00:00.000 --> 00:01.000\none\n", "one"),
    "garbage below the header": ("WEBVTT\nx\ny\n\n00:00.000 --> 00:01.000\none\n", "one"),
    "times right below the header": ("WEBVTT\n00:00.000 --> 00:01.000\none\n", "one"),
    "no space around the arrow": ("WEBVTT\n\n00:00.000-->00:01.000\none\n", "one"),
    "arrows that are none": (
        "WEBVTT\n\n-->\n00:00.000 --> 00:01.000\none\nfoo-->\n00:00.000 --> 00:01.000\ntwo\n"
        "--->\n00:00.000 --> 00:01.000\nthree\n\n00:00.000 -a -->\n\n00:00.000 -- -->\n",
        "one two three",
    ),
    "ids": (
        "WEBVTT\n\n leading\n00:00.000 --> 00:01.000\none\n\n-- >\n00:00.000 --> 00:01.000\ntwo\n\n"
        " \n00:00.000 --> 00:01.000\nthree",
        "one two three",
    ),
    "hours of any length": ("WEBVTT\n\n000:00:00.000 --> 0:00:01.000\none\n", "one"),
    "minutes above 59": (
        "WEBVTT\n\n00:60:00.000 --> 01:00:01.000\nno\n\n00:01.000 --> 00:02.000\none\n",
        "one",
    ),
    "times of odd shapes": (
        "WEBVTT\n\n0000:00.000 --> 00:00:01.000\nno\n\n00:00:00.00 --> 00:00:01.000\nno\n\n"
        "00:00 --> 00:00:01.000\nno\n\n00:00.000 --> 00:01.000\none\n",
        "one",
    ),
    "text runs to an empty line": ("WEBVTT\n\n00:00.000 --> 00:01.000\none\n two \n", "one two"),
    "ruby without ends": ("WEBVTT\n\n00:00.000 --> 00:01.000\n<ruby>one<rt>two\n", "onetwo"),
    "entities": ("WEBVTT\n\n00:00.000 --> 00:01.000\n&amp; &lt;b&gt; &copy &x;\n", "& <b> © &x;"),
    "settings": ("WEBVTT\n\n00:00.000 --> 00:01.000 align:start position:0%\none\n", "one"),
    "a note between": (
        "WEBVTT\n\n00:00.000 --> 00:01.000\none\n\nNOTE\nno\nno\n\n00:01.000 --> 00:02.000\ntwo\n",
        "one two",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_the_rules_of_the_w3c(rule: str) -> None:
    text, expected = RULES[rule]
    assert " ".join(words(text.encode(), "a.vtt")) == expected


def test_a_shape_that_a_file_uses_throughout_is_its_own_way() -> None:
    text = "WEBVTT\n\n0:00.000 --> 0:01.500\none\n\n0:01.500 --> 1:02.000\ntwo\n"
    assert words(text.encode(), "a.vtt") == ["one", "two"]
    (episode,) = read(text.encode(), Hints(name="a.vtt")).episodes
    assert episode.duration == 62.0
