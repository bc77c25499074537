"""``earmark list`` and ``sources``: what the bundled documents hold."""

from __future__ import annotations

from tests.cli.running import CommandLine

TWIML = [
    (726, "2025-04-08", 51, "Maohao Shen"),
    (725, "2025-03-31", 69, "Drago Anguelov"),
    (724, "2025-03-24", 50, "Julie Kallini"),
    (723, "2025-03-17", 58, "Jonas Geiping"),
    (722, "2025-03-10", 42, "Chengzu Li"),
    (721, "2025-03-03", 49, "Niklas Muennighoff"),
    (720, "2025-02-24", 67, "Ron Diamant"),
    (719, "2025-02-18", 52, "Sergey Levine"),
]
POSTS = [
    ("2026-05-27", "Beluga: CXL Memory Pooling for LLM KV Cache"),
    ("2026-05-27", "DFX: Multi-FPGA Acceleration for Transformer Inference"),
    ("2026-05-27", "Trajectory Summaries for Long-Horizon Coding Agents"),
    ("2026-05-26", "Generative Recursive Reasoning in Latent Space"),
    ("2026-05-23", "LPU Chip for Low-Latency LLM Inference"),
    ("2026-05-22", "After Titans: Behrouz on Nested Learning and Hope"),
]
KEYS = [
    "id",
    "source",
    "number",
    "title",
    "people",
    "published",
    "duration",
    "words",
    "parts",
    "link",
    "truncated",
    "tags",
    "read",
    "progress",
    "listened",
    "position",
    "starred",
    "archived",
    "queued",
    "highlights",
    "cards",
    "coverage",
]


def test_the_list_is_newest_first_and_undated_ones_last(looking: CommandLine) -> None:
    listing = looking.value("list")
    assert [list(one) for one in listing] == [KEYS] * 27
    assert [(one["published"], one["title"]) for one in listing[:6]] == POSTS
    assert [one["duration"] for one in listing[:6]] == [3600] * 6
    assert (listing[6]["number"], listing[6]["published"]) == (762, "2026-02")
    assert [
        (one["number"], one["published"], one["duration"] / 60, *one["people"])
        for one in listing[7:15]
    ] == TWIML
    assert [one["published"] for one in listing[15:]] == [None] * 12
    posts = [one for one in listing if one["source"].startswith("Tokenless")]
    assert len(posts) == 11
    assert posts[0]["title"] == "Small Language Models are the Future of Agentic AI"
    assert posts[-1]["title"] == "29.4% ARC-AGI-2 🤯 (TOP SCORE!) - Jeremy Berman"
    assert [one["truncated"] for one in posts] == [True] * 11
    assert [one["number"] for one in posts] == [None] * 11


def test_an_episode_of_the_list_page_is_whole(looking: CommandLine) -> None:
    (one,) = looking.value("list", "Shen")
    assert one == {
        "id": one["id"],
        "source": "The TWIML AI Podcast",
        "number": 726,
        "title": "Teaching LLMs to Self-Reflect with Reinforcement Learning with Maohao Shen",
        "people": ["Maohao Shen"],
        "published": "2025-04-08",
        "duration": 3060,
        "words": one["words"],
        "parts": ["description"],
        "link": "https://twimlai.com/go/726",
        "truncated": False,
        "tags": [],
        "read": "unread",
        "progress": 0,
        "listened": "no",
        "position": 0,
        "starred": False,
        "archived": False,
        "queued": False,
        "highlights": 0,
        "cards": 0,
        "coverage": 0,
    }
    assert len(one["id"]) == 10
    assert one["words"] > 80


def test_parts_are_named(looking: CommandLine) -> None:
    (transcript,) = looking.value("list", "OpenClaw")
    assert transcript["parts"] == ["description", "takeaways", "quotes", "transcript"]
    (captions,) = looking.value("list", "source:deep")
    assert captions["parts"] == ["transcript"]


def test_queries_narrow_the_list(looking: CommandLine) -> None:
    assert len(looking.ids("source:twiml")) == 9
    assert len(looking.ids("-source:twiml")) == 18
    assert len(looking.ids("has:transcript")) == 2
    assert len(looking.ids("-is:read is:truncated")) == 11
    assert len(looking.ids("after:2026-05-23 before:2026-05-27")) == 2
    assert len(looking.ids("longer:68m source:twiml")) == 1
    assert looking.value("list", "-is:unread -source:nothing") == []


def test_piped_it_is_a_line_each_with_tabs(looking: CommandLine) -> None:
    ran = looking("list", "source:twiml")
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert [len(row) for row in rows] == [7] * 9
    assert rows[1][1:] == [
        "unread",
        "",
        "2025-04-08",
        "51 min",
        "The TWIML AI Podcast",
        "Teaching LLMs to Self-Reflect with Reinforcement Learning with Maohao Shen",
    ]


def test_an_empty_library_says_what_to_do(empty: CommandLine) -> None:
    ran = empty("list")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("the library is empty; earmark import --seeds")
    ran = empty("list", "--json", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "[]\n", "")


def test_sources_are_four(looking: CommandLine) -> None:
    found = {one["name"]: one for one in looking.value("sources")}
    assert {
        name: (one["kind"], one["episodes"], one["unread"], one["total"])
        for name, one in found.items()
    } == {
        "The TWIML AI Podcast": ("page", 9, 9, None),
        "AI Post Transformers": ("page", 6, 6, 662),
        "Tokenless - The Best of AI, ML & CS Talks": ("channel", 11, 11, None),
        "Deep Dive audio overviews": ("files", 1, 1, None),
    }
    telegram = found["Tokenless - The Best of AI, ML & CS Talks"]
    assert telegram["tags"] == ["AI", "AInews", "newsletter"]
    assert telegram["description"].startswith("Daily posts on the internals of AI")
    assert list(telegram) == [
        "id",
        "name",
        "kind",
        "url",
        "episodes",
        "unread",
        "total",
        "description",
        "tags",
        "link",
        "language",
        "serial",
        "problem",
    ]
