"""The keys that were promised to people who know vim and newsboat, each in its place."""

from __future__ import annotations

import pytest

from tui.commands import commands_for
from tui.keys import KeyMap, Run

EVERYWHERE = "? : ctrl+p tab shift+tab u ctrl+r s t r i S g_h g_r g_a E q ctrl+c ctrl+z"
PROMISED = {
    "list": "j k g_g G ctrl+d ctrl+u ctrl+f ctrl+b enter l J K ]_u [_u g_1 g_2 g_3 g_4 / n N = "
    "m M * e space o y c R a z",
    "reader": "j k space b ctrl+d ctrl+u g_g G { } ( ) ]_] [_[ ]_s [_s ]_h [_h ctrl+o ctrl+n m M * "
    "e o g_m / n N O x g_e T + - H h l c f v V enter X p F z J K",
    "selection": "j k ( ) w b h l o enter 1 2 3 4 5 n c y escape",
    "queue": "j k enter J K ctrl+down ctrl+up < > e X .",
    "review": "space enter 1 2 3 4 u e g_s - @ X q",
    "drafts": "a e d space A w g_s u",
}
CASES = [
    (context, key.replace("_", " "))
    for context, keys in PROMISED.items()
    for key in f"{keys} {EVERYWHERE}".split()
    if not (context == "selection" and key in EVERYWHERE.split())
]


@pytest.mark.parametrize(("context", "key"), CASES)
def test_the_key_is_there(context: str, key: str) -> None:
    keys = KeyMap(commands_for(context))
    outcomes = [keys.feed(one) for one in key.split(" ")]
    assert isinstance(outcomes[-1], Run)
