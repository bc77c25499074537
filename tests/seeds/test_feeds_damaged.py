"""Feeds that are not well-formed, hostile, cut off, or in odd encodings."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read
from tests.seeds.conftest import SAMPLES

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Show</title>'


def feed(items: str, head: str = HEAD) -> Document:
    return read(f"{head}{items}</channel></rss>".encode(), Hints(name="feed.xml"))


def titles(document: Document) -> list[str]:
    return [one.title for one in document.episodes]


def texts(document: Document) -> list[str]:
    return [b.text for e in document.episodes for p in e.parts for b in p.blocks]


@pytest.mark.parametrize(
    ("items", "found"),
    [
        ("<item><title>Q & A</title></item>", ["Q & A"]),
        ("<item><title>A &nbsp;&mdash; B&eacute;</title></item>", ["A — Bé"]),
        ("<item><title>&lsquo;A&bogus;&rsquo;</title></item>", ["‘A&bogus;’"]),
        ("<item><title>1 < 2</title></item><item><title>B</title></item>", ["1 < 2", "B"]),
        ("<item><title>A<link>https://a.example</link></item>", ["A"]),
        ("<item><title>A</title><item><title>B</title></item>", ["A", "B"]),
        ("<item><title>A</ttle><guid>1</guid></item><item><title>B</title></item>", ["A", "B"]),
        ("<item><title><![CDATA[A & B</title></item><item><title>C</title></item>", ["A & B", "C"]),
        ("<item><title>A</title></itm></item></item><item><title>B</title></item>", ["A", "B"]),
        ("<item><itunes:title>A</itunes:title></item>", ["A"]),
        ("<item><title>A&#11;&#xFFFE;&#0;B</title></item>", ["AB"]),
        ("<item><title>A</title><!-- never closed ></item>", ["A"]),
    ],
)
def test_what_is_not_well_formed_is_read_all_the_same(items: str, found: list[str]) -> None:
    assert titles(feed(items)) == found


def test_the_warning_names_the_first_bad_place() -> None:
    document = feed("\n<item><title>A</title></item>\n<item><title>Q & A</title></item>\n")
    assert document.warnings == (
        "feed.xml line 4: from here on it is not well-formed (not well-formed (invalid token)); "
        "it was read anyway",
    )


def test_html_where_escaped_html_should_stand() -> None:
    document = feed(
        "<item><title>A</title><description><p>One <br> & <b>two</b><ul><li>three</ul>"
        "</description></item><item><title>B</title></item>"
    )
    assert titles(document) == ["A", "B"]
    assert texts(document) == ["One", "& two", "three"]


def test_quotation_marks_within_attributes() -> None:
    document = feed(
        '<item><title>A</title><enclosure url="https://a.example/a.mp3?x=1&y=2" length="1"'
        ' type="audio/mpeg"></item>'
    )
    assert document.episodes[0].enclosure == "https://a.example/a.mp3?x=1&y=2"


def test_what_stands_around_a_feed_is_no_matter() -> None:
    whole = f"{HEAD}<item><title>A</title></item></channel></rss>"
    for before, after in (
        ("\n\n  ", ""),
        ("<br />\n<b>Warning</b>: x in y.php\n", ""),
        ("", "\n<!-- 0.1 s -->bye"),
    ):
        document = read(f"{before}{whole}{after}".encode(), Hints(name="feed.xml", format="rss"))
        assert titles(document) == ["A"]
    assert read(f"\n{whole}".encode()).warnings == ()


def test_well_formed_and_forgiven_parts_agree() -> None:
    """The forgiving reader finds in a sound feed what the strict one finds."""
    for name in ("feed.rss.xml", "feed.atom.xml"):
        data = (SAMPLES / name).read_bytes()
        closing = data.rindex(b"</")
        strict = read(data, Hints(name=name))
        loose = read(data[:closing] + b"<x>&</x>" + data[closing:], Hints(name=name))
        assert loose.warnings
        assert (loose.source, loose.episodes) == (strict.source, strict.episodes)


@pytest.mark.parametrize("name", ["feed.rss.xml", "feed.atom.xml", "feed.json"])
def test_a_cut_feed_keeps_every_item_before_the_cut(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    hints = Hints(name=name, format={"feed.json": "json-feed"}.get(name, name.split(".")[1]))
    whole = read(data, hints).episodes
    ends = [at for tag in (b"</item>", b"</entry>") for at in _ends(data, tag)]
    for cut in range(1, len(data), 37):
        try:
            document = read(data[:cut], hints)
        except UnreadableError:
            continue
        sound = sum(end <= cut for end in ends)
        assert document.episodes[:sound] == whole[:sound]
        assert len(document.episodes) <= sound + 1 or name == "feed.json"
        assert [one.title for one in document.episodes] == [
            one.title for one in whole[: len(document.episodes)]
        ]


def _ends(data: bytes, tag: bytes) -> list[int]:
    return [at + len(tag) for at in range(len(data)) if data.startswith(tag, at)]


@pytest.mark.parametrize(
    "name", ["feed.rss.xml", "feed.atom.xml", "feed.json", "subscriptions.opml"]
)
def test_flipped_and_spliced_bytes_raise_nothing_else(name: str) -> None:
    chance = random.Random(11)
    data = (SAMPLES / name).read_bytes()
    for number in range(150):
        at, other = chance.randrange(len(data)), chance.randrange(len(data))
        if number % 3 == 0:
            bent = bytearray(data)
            for _ in range(5):
                bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        elif number % 3 == 1:
            bent = bytearray(data[:at] + data[other:])
        else:
            bent = bytearray(data[:at] + chance.randbytes(9) + data[at:])
        try:
            document = read(bytes(bent), Hints(name=name))
        except UnreadableError:
            continue
        for episode in document.episodes:
            assert episode.title == " ".join(episode.title.split()) != ""


def test_entities_expand_to_nothing_that_was_not_there() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(10))
    document = read(
        f'<?xml version="1.0"?><!DOCTYPE rss [{bomb}<!ENTITY file SYSTEM "file:///etc/passwd">'
        '<!ENTITY % remote SYSTEM "http://127.0.0.1/x.dtd">%remote;<!ENTITY copyright "(c) us">]>'
        "<rss><channel><title>&e9;&file;</title><item><title>&copyright; &e0;</title></item>"
        "</channel></rss>".encode()
    )
    assert document.source.name == "&e9;&file;"
    assert titles(document) == ["(c) us lol"]


def test_depth_and_number_are_bounded() -> None:
    tracemalloc.start()
    deep = feed("<item><title>A</title>" + "<a>" * 200_000 + "</item>")
    assert titles(deep) == ["A"]
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
    wide = feed("<a/>" * 450_000 + "<item><title>A</title></item>")
    assert wide.episodes == ()
    assert wide.warnings == ("feed.xml: it has too many elements; what follows them is left out",)
    attribute = feed(f'<item><title>A</title><x y="{"z" * 3_000_000}"/></item>')
    assert titles(attribute) == ["A"]


def test_deep_and_huge_json_is_one_line() -> None:
    for inside in ("[" * 100_000, "9" * 10_000, '{"id": ' * 50_000):
        data = f'{{"version": "https://jsonfeed.org/version/1", "items": [{inside}'.encode()
        document = read(data, Hints(name="feed.json"))
        assert document.episodes == ()
        assert len(document.warnings) >= 1


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("iso-8859-1", "Été à Zürich"),
        ("windows-1251", "Память и внимание"),
        ("koi8-r", "Память и внимание"),
        ("big5", "記憶與注意力的關係"),
        ("gb2312", "记忆与注意力"),
        ("euc-jp", "記憶と注意について"),
        ("shift_jis", "記憶と注意について"),
        ("euc-kr", "기억과 주의"),
        ("iso-2022-jp", "記憶と注意について"),
        ("utf-8", "Été 記憶 Память"),
    ],
)
def test_declared_encodings_are_read_whatever_expat_knows(encoding: str, title: str) -> None:
    head = HEAD.replace("utf-8", encoding)
    data = f"{head}<item><title>{title}</title></item></channel></rss>".encode(encoding)
    document = read(data, Hints(name="feed.xml"))
    assert titles(document) == [title]
    assert document.warnings == ()


@pytest.mark.parametrize("declared", ["utf-16", "us-ascii", "bogus-8", "big5"])
def test_a_false_declaration_is_seen_through(declared: str) -> None:
    head = HEAD.replace("utf-8", declared)
    data = f"{head}<item><title>Été, naïve</title></item></channel></rss>".encode()
    assert titles(read(data)) == ["Été, naïve"]


def test_utf_16_with_a_mark() -> None:
    head = HEAD.replace("utf-8", "utf-16")
    data = f"{head}<item><title>Été 記憶</title></item></channel></rss>".encode("utf-16")
    assert titles(read(data)) == ["Été 記憶"]


@pytest.mark.parametrize("piece", ["<!-- a>", "<a><![CDATA[x</a>", "<?x >", "</", "<a "])
def test_what_never_ends_is_not_looked_for_again_and_again(piece: str) -> None:
    """Each would take hours if its end were looked for at every place anew."""
    assert feed(f"<item><title>A & B</title></item>{piece * 60_000}").episodes[0].title == "A & B"
