"""Captions that show a text more than once: each word is to be read once.

Live and automatic captions roll: a cue repeats the line above the new one. Others grow: each cue
shows the sentence so far. Others again repeat a whole line for each word that they highlight. What
was really said twice stays twice, so nothing is dropped merely because it is the same: only what a
cue carries over from what was on the screen before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from seeds.readers.captions import Caption, plain

__all__ = ["shown_once"]

_INNER_TIME = re.compile(r"<\d{1,3}:\d\d(?::\d\d)?[.,]\d{1,3}>")
_MARKUP = re.compile(r"<(?!/?v)")
_BLINK = 0.05
"""Seconds; a cue that is shown no longer only holds the last one while the lines roll."""
_GAP = 0.3
"""Seconds between two cues, below which the second goes on with the first."""


def shown_once(captions: Sequence[Caption]) -> None:
    """Takes from `captions` the lines that they only carry over."""
    if len(captions) < 2:
        return
    if not _may_repeat(captions):
        return
    shown = [[text for line in one.lines if (text := plain(line))] for one in captions]
    tagged = sum(1 for one in captions if any(_INNER_TIME.search(x) for x in one.lines)) > 1
    if _rolls(captions, shown, tagged):
        _unroll(captions, shown, tagged)
    elif _count_growing(captions, shown) * 3 >= len(captions) - 1:
        _keep_grown(captions, shown)
    elif any("<" in line for one in captions for line in one.lines):
        _keep_unlit(captions, shown)


def _may_repeat(captions: Sequence[Caption]) -> bool:
    """Whether a cue has markup within, or begins as the one above it begins or ends."""
    above_first = above_last = "\n"
    for caption in captions:
        lines = caption.lines
        if len(lines) != 1:
            lines = [line for line in lines if line and not line.isspace()]
        for line in lines:
            if "<" in line and _MARKUP.search(line):
                return True
        first = lines[0].strip() if lines else ""
        if not first:
            continue
        if first == above_last or first.startswith(above_first):
            return True
        above_first = first
        above_last = first if len(lines) == 1 else lines[-1].strip()
    return False


def _rolls(captions: Sequence[Caption], shown: Sequence[list[str]], tagged: bool) -> bool:
    carried = 0
    for (_, above), (caption, below) in pairwise(zip(captions, shown, strict=True)):
        if above and below and above[-1] == below[0]:
            carried += len(below) > 1 or caption.end - caption.start <= _BLINK
    return carried >= (1 if tagged else 2) and carried * 4 >= len(captions) - 1


def _unroll(captions: Sequence[Caption], shown: Sequence[list[str]], tagged: bool) -> None:
    screen: list[str] = []
    for caption, texts in zip(captions, shown, strict=True):
        blink = caption.end - caption.start <= _BLINK
        carried = _carried(screen, texts)
        if tagged and not blink:
            # two lines, of which the second is new; an empty first one carries nothing
            first_is_empty = bool(caption.lines) and not plain(caption.lines[0])
            carried = 0 if first_is_empty else min(carried, max(len(texts) - 1, 0) or 1)
        if carried == len(texts) == len(screen) == 1 and not blink:
            carried = 0  # one line after the same line, each as long as a line is: said twice
        if carried:
            caption.lines = _without_first(caption.lines, carried)
        if texts:
            screen = texts
        elif not blink:
            screen = []


def _carried(screen: list[str], texts: list[str]) -> int:
    """How many lines of a cue are those that stood last on the screen."""
    for count in range(min(len(screen), len(texts)), 0, -1):
        if screen[-count:] == texts[:count]:
            return count
    return 0


def _without_first(lines: list[str], count: int) -> list[str]:
    for at, line in enumerate(lines):
        if plain(line):
            count -= 1
        if not count:
            return lines[at + 1 :]
    return []


def _count_growing(captions: Sequence[Caption], shown: Sequence[list[str]]) -> int:
    count = 0
    for (one, above), (other, below) in pairwise(zip(captions, shown, strict=True)):
        count += _grows(one, above, other, below)
    return count if count > 2 else -len(captions)


def _grows(one: Caption, above: list[str], other: Caption, below: list[str]) -> bool:
    if not above or not below or not below[0].startswith(above[0]) or other.start - one.end > _GAP:
        return False
    return " ".join(below).startswith(" ".join(above) + " ")


def _keep_grown(captions: Sequence[Caption], shown: Sequence[list[str]]) -> None:
    for (one, above), (other, below) in pairwise(zip(captions, shown, strict=True)):
        if _grows(one, above, other, below):
            one.lines, other.start = [], one.start


def _keep_unlit(captions: Sequence[Caption], shown: Sequence[list[str]]) -> None:
    """Of cues that differ only in the word that is highlighted, the first is kept."""
    raw = [one.lines for one in captions]
    kept, place = captions[0], _lit_at(raw[0])
    for at in range(1, len(captions)):
        other, lit = captions[at], _lit_at(raw[at])
        same = shown[at - 1] == shown[at] and other.start - kept.end <= _GAP
        if same and raw[at - 1] != raw[at] and (lit < 0 or lit >= place):
            other.lines, kept.end = [], max(kept.end, other.end)
            place = max(place, lit)
        elif raw[at]:
            kept, place = other, lit


def _lit_at(lines: list[str]) -> int:
    """Where the first tag of a cue stands; -1 where there is none."""
    return "\n".join(lines).find("<")
