"""Drafts that stand still: what the generator proposed for the bundled library on some day.

The pictures are of screens. If they were taken of what the generator proposes today, every new
rule and every new fit of the weights would change dozens of them, and nobody would look at them any
more. ``python -m tests.snapshots.standing`` takes these drafts anew, where a screen should show
others.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from store import drafting
from store.anchors import Anchor
from store.claims import generator
from store.claims.proposal import Proposal
from store.desk import Desk
from store.home import Home

__all__ = ["drafts_standing_still"]

FILE = Path(__file__).with_name("drafts.json")


@contextmanager
def drafts_standing_still() -> Iterator[None]:
    """Let the generator propose what it did when `FILE` was written."""
    kept = {
        title: [_proposal(one) for one in drafts]
        for title, drafts in json.loads(FILE.read_text("utf-8")).items()
    }

    def propose(title: str, *_: object, **__: object) -> list[Proposal]:
        return kept.get(title, [])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generator, "propose", propose)
        yield


def _proposal(data: dict[str, Any]) -> Proposal:
    return Proposal(**{**data, "anchor": Anchor.from_dict(data["anchor"])})


def main() -> None:
    """Write what the generator proposes now."""
    drafts: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Home(Path(folder) / "home"))
        desk.fill_from_seeds()
        for episode in desk.rows():
            text = desk.text(episode)
            found = [
                {**asdict(one), "anchor": one.anchor.to_dict()} for one in drafting.propose(text)
            ]
            if found:
                assert text.row.title not in drafts
                drafts[text.row.title] = found
        desk.close(snapshot=False)
    FILE.write_text(json.dumps(drafts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
