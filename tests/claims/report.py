"""Every draft of the bundled library, or of the files named, by rule with its passage, for reading.

`make cards-report` prints it; `python -m tests.claims.report FILE…` takes other documents.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

from seeds.library import bundled
from seeds.model import Episode
from seeds.reading import read
from store.claims import Proposal, propose

__all__ = ["main"]


def main(paths: Iterable[str], *, by_rule: bool = True) -> None:
    """Print the report of some files; of the bundled documents where none is named."""
    named = [Path(path) for path in paths]
    documents = [read(path) for path in named] or [read(path, hints) for path, hints in bundled()]
    episodes = [episode for document in documents for episode in document.episodes]
    begun = perf_counter()
    found = [(one, _drafts(one)) for one in episodes]
    seconds = perf_counter() - begun
    rows = [(draft, episode) for episode, drafts in found for draft in drafts]
    if by_rule:
        rows.sort(key=lambda row: (row[0].rule, -row[0].score, row[0].key))
    rule = ""
    for draft, episode in rows:
        heading = draft.rule if by_rule else episode.title
        if heading != rule:
            rule = heading
            _print(f"\n## {rule}")
        _print_draft(draft, episode)
    _print_counts(found, seconds)


def _drafts(episode: Episode) -> list[Proposal]:
    return propose(episode.title, episode.parts, truncated=episode.truncated)


def _print_draft(draft: Proposal, episode: Episode) -> None:
    _print(f"\n{draft.front}\n  = {draft.back}")
    _print(f"  {draft.score:.2f} {draft.rule} | {draft.anchor.part} | {episode.title[:60]}")
    _print(f"  > {draft.anchor.quote}")


def _print_counts(found: list[tuple[Episode, list[Proposal]]], seconds: float) -> None:
    drafts = [draft for _, proposals in found for draft in proposals]
    words: Counter[str] = Counter()
    letters = 0
    for episode, _ in found:
        for part in episode.parts:
            words[part.kind] += sum(len(block.text.split()) for block in part.blocks)
            letters += sum(len(block.text) for block in part.blocks)
    _print("\n## Counts\n")
    for kind, count in sorted(Counter(draft.rule for draft in drafts).items()):
        _print(f"{kind:14} {count:4}")
    _print()
    parts = Counter(str(draft.anchor.part) for draft in drafts)
    for kind, count in sorted(words.items()):
        per = 1_000 * parts[kind] / count if count else 0.0
        _print(f"{kind:14} {parts[kind]:4} drafts, {count:6} words, {per:.1f} per 1,000 words")
    _print()
    _print(
        f"{len(drafts)} drafts of {len(found)} episodes, {sum(1 for _, d in found if d)} with any"
    )
    _print(f"{len(drafts) / seconds:.0f} drafts and {letters / seconds / 1000:.0f} KB a second")


def _print(line: str = "") -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main(
        [one for one in sys.argv[1:] if one != "--by-episode"],
        by_rule="--by-episode" not in sys.argv,
    )
