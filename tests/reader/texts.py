"""Texts for the reader's tests, made by hand or read from the bundled transcript."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from seeds.library import bundled
from seeds.model import Block, BlockKind, Chapter, Link, Part, PartKind, Reference
from seeds.reading import read
from store import anchors
from store.model import Colour, EpisodeRow, EpisodeText, Highlight

PARAGRAPH, TURN, ITEM, QUOTE, HEADING = (
    BlockKind.PARAGRAPH,
    BlockKind.TURN,
    BlockKind.ITEM,
    BlockKind.QUOTE,
    BlockKind.HEADING,
)


def row(**changes: object) -> EpisodeRow:
    """An episode as a list shows it."""
    plain = EpisodeRow(
        id="aaaaaaaaaa",
        source_id="bbbbbbbbbb",
        source="A Show",
        title="A Title",
        number=7,
        people=(),
        published="2025-04-08",
        duration=3060.0,
        words=0,
        parts=(),
        link=None,
        truncated=False,
        tags=(),
        references=0,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def text(
    *parts: Part,
    references: tuple[Reference, ...] = (),
    chapters: tuple[Chapter, ...] = (),
    links: tuple[Link, ...] = (),
    **changes: object,
) -> EpisodeText:
    """An episode of these parts."""
    return EpisodeText(row(**changes), parts, references, chapters, links)


def notes(*texts: str) -> EpisodeText:
    """An episode whose notes are these paragraphs."""
    return text(Part(PartKind.NOTES, tuple(Block(PARAGRAPH, one) for one in texts)))


def turns(*said: tuple[str | None, str]) -> EpisodeText:
    """An episode whose transcript is these turns of a minute each: (speaker, text)."""
    blocks = tuple(
        Block(TURN, words, speaker=speaker, start=60.0 * n)
        for n, (speaker, words) in enumerate(said)
    )
    return text(Part(PartKind.TRANSCRIPT, blocks))


def talk() -> EpisodeText:
    """The bundled transcript of 70 turns, with its description, takeaways and quotes."""
    path, hints = next(one for one in bundled() if Path(one[0]).name.startswith("twiml-762"))
    (episode,) = read(path, hints).episodes
    words = sum(len(block.text.split()) for part in episode.parts for block in part.blocks)
    about = row(title=episode.title, number=762, published="2026-02", duration=None, words=words)
    return EpisodeText(about, episode.parts, (), (), ())


def highlight(
    of: EpisodeText,
    quote: str,
    colour: Colour = Colour.YELLOW,
    *,
    id: str = "h1",
    note: str | None = None,
) -> Highlight:
    """A highlight at the first place where a quotation stands."""
    anchor = anchors.find(of.parts, quote)
    assert anchor is not None
    made = datetime(2026, 1, 2, tzinfo=UTC)
    return Highlight(id, of.row.id, anchor, colour, note, (), False, made)


TORTURE = {
    "plain": "Nothing is the matter here. " * 3,
    "zero-width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u180eg\u00adh\u034fi " * 8,
    "spaces": "a\u00a0b\u202fc\u2007d\u2009e\u3000f\u1680g\u205fh \t i\tj  \u2003  k",
    "combining": "e\u0301\u0323 \u0301alone Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306algo " * 4,
    "a tower": "x" + "\u0301\u0316\u20d2\u0489" * 200 + " and on.",
    "wide": "漢字かな交じり文。「引用」、句読点！？そして長い文章が続く。" * 6,
    "half and full": "ｱｲｳｴｵ ＡＢＣ １２３ ￥￦ ﾞﾟ がﾞ " * 6,
    "hangul": "한국어 문장입니다. \u1112\u1161\u11ab\u1100\u1173\u11af \u1100\u1100\u1161 " * 5,
    "emoji": "👩🏽‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🏴‍☠️ ☺️ ☺︎ 1️⃣ #️⃣ ©️ 🫱🏼‍🫲🏿 ❤️‍🔥 " * 4,
    "flags": "🇩🇪🇫🇷🇯🇵🇺🇸🇩 🇩a🇩🇪 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f " * 3,
    "indic": "क्षत्रिय हिन्दी नमस्ते। தமிழ் க்ஷௌ ബോധം ক্ষুদ্র ශ්‍රී ལྷ་ས་ཀློག " * 4,
    "thai": "ภาษาไทยไม่มีช่องว่างระหว่างคำ น้ำกำลังไหล ភាសាខ្មែរ မြန်မာဘာသာ ພາສາລາວ " * 4,
    "right to left": "שלום עולם, زبان فارسی می‌خواهم. اَلسَّلَامُ עִבְרִית 123 abc ܫܠܡܐ ޑިވެހި " * 4,
    "turned round": "a\u202eb\u202cc \u2066d\u2069 \u200ee\u200ff\u061cg \u202ah\u202bi \u2067j "
    * 4,
    "controls": "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J \x90q\x9c \x00\x08\x0b\x0c\x7f\x85 end",
    "line ends": "one\r\ntwo\rthree\u2028four\u2029five\n\nsix\x85seven",
    "nobody's": "\ue000\uf8ff \ufffe\uffff \U0010ffff \ufff9a\ufffab\ufffb \U000f0000 \u0378",
    "marks": "“Quotes” ‘in’ «all» 「forms」 – — … ― ‐ ‑ ⁓ / \\ % ‰ § ° ′ ″ † • ․ ‧ " * 3,
    "ambiguous": "±§¶·×÷ΩЖ①⑳─│■□▲○●★♀♂♪ㄱ㈀㍻ℵ™∀∂∑√∞≠≤ " * 4,
    "letters aside": "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𝒮𝒸𝓇𝒾𝓅𝓉 ﬁﬂﬃ Ǆǆ İıſß ĳ ŉ 𐍈𒀀𓀀𞤀 \u1d165\u1d16e 𝅘𝅥𝅮 " * 3,
    "selectors": "a\ufe0e b\ufe0f \u180b\u180c 葛\U000e0100 ︀x\ufe00 ‼︎⁉️ ↔️ Ⓜ️ 🈂️ " * 3,
    "one long word": "x" * 3_000 + " and " + "漢" * 3_000 + " and " + "e\u0301" * 3_000,
    "a long address": "see https://example.org/" + "a/b-c?d=%20&e;" * 60 + " for more",
    "no letters": " \t \u200b \u3000 ",
    "a single mark": "\u0301",
    "surrogates": "half \ud83d of \udc4d a pair",
}
"""Everything that has ever upset the measuring, breaking and turning of text, by its name."""


def torture() -> EpisodeText:
    """All of that as notes, a line of 70,000 letters, and a talk of 10,000 one-word turns."""
    letters = "Words without a stop and without an end " * 1_750
    paragraphs = tuple(Block(PARAGRAPH, one) for one in (*TORTURE.values(), letters))
    said = tuple(
        Block(TURN, "Yes", speaker=("Ann", "Bo\u202e", "山田")[n % 3], start=float(n))
        for n in range(10_000)
    )
    return text(
        Part(PartKind.NOTES, paragraphs),
        Part(PartKind.TRANSCRIPT, said),
        references=(Reference("A \x1b[1mpaper\u202e 漢字", authors=("Ann\x07",)),),
        links=(Link("\u202egro.live", "https://example.org/\u202e\x1b"),),
        title="A \x1b]0;title\x07 of \u202eall 漢字 " * 9,
        people=("Ann\u200b", "Bo\u202e"),
    )
