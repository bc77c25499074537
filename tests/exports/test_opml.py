"""The feeds that are followed, out as OPML and in again."""

from __future__ import annotations

from pathlib import Path

from store.desk import Desk
from store.exports.exporting import export
from store.importing import import_files

LIST = """<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Alone &amp; free" type="rss" xmlUrl="https://a.example/feed" />
<outline text="News">
  <outline text="Both" type="rss" xmlUrl="https://b.example/feed" htmlUrl="https://b.example/" />
  <outline text="Science">
    <outline text="Deep" type="rss" xmlUrl="https://c.example/feed" />
  </outline>
</outline>
<outline text="Evening">
  <outline text="Both" type="rss" xmlUrl="https://b.example/feed" />
</outline>
</body></opml>
"""


def test_folders_and_feeds_come_out_as_they_went_in(
    other: Desk, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "in.opml").write_text(LIST)
    import_files(other, [tmp_path / "in.opml"])
    told = {row.name: (row.url, set(row.tags)) for row in other.library.sources()}
    assert told == {
        "Alone & free": ("https://a.example/feed", set()),
        "Both": ("https://b.example/feed", {"News", "Evening"}),
        "Deep": ("https://c.example/feed", {"News/Science"}),
    }
    out = tmp_path / "out.opml"
    export(other, "opml", out)
    assert '<outline text="Alone &amp; free" title="Alone &amp; free" type="rss"' in out.read_text()
    import_files(desk, [out])
    again = {row.name: (row.url, set(row.tags)) for row in desk.library.sources()}
    assert {name: again[name] for name in told} == told
