"""The figures of the five bundled documents, one by one."""

from __future__ import annotations

from collections import Counter

from seeds.citing import reference_keys
from seeds.library import bundled
from seeds.model import BlockKind, Document, Episode, PartKind, ReferenceKind, SourceKind
from tests.seeds.conftest import BUNDLED

Documents = dict[str, Document]


def notes(episode: Episode, kind: BlockKind) -> list[tuple[str | None, str]]:
    return [(b.label, b.text) for part in episode.parts for b in part.blocks if b.kind is kind]


def test_there_are_twenty_seven_episodes_in_four_sources(documents: Documents) -> None:
    bundled = [documents[name] for name in BUNDLED]
    assert [len(d.episodes) for d in bundled] == [8, 6, 11, 1, 1]
    assert {d.source.name for d in bundled} == {
        "The TWIML AI Podcast",
        "AI Post Transformers",
        "Tokenless - The Best of AI, ML & CS Talks",
        "Deep Dive audio overviews",
    }
    assert [d.source.kind for d in bundled] == [
        SourceKind.PAGE,
        SourceKind.PAGE,
        SourceKind.CHANNEL,
        SourceKind.PAGE,
        SourceKind.FILES,
    ]
    assert [d.warnings for d in bundled] == [()] * 5


def test_manifest_names_files_that_are_there() -> None:
    assert [path.name for path, _ in bundled()] == [
        "twiml-episodes.txt",
        "ai-post-transformers.txt",
        "tokenless-channel.txt",
        "twiml-762-transcript.txt",
        "latent-reasoning.srt",
    ]
    assert all(path.is_file() and hints.name == path.name for path, hints in bundled())


def test_episode_list(documents: Documents) -> None:
    episodes = documents["episode-list"].episodes
    assert [e.number for e in episodes] == [726, 725, 724, 723, 722, 721, 720, 719]
    assert [e.published for e in episodes] == [
        "2025-04-08",
        "2025-03-31",
        "2025-03-24",
        "2025-03-17",
        "2025-03-10",
        "2025-03-03",
        "2025-02-24",
        "2025-02-18",
    ]
    assert [(e.duration or 0) / 60 for e in episodes] == [51, 69, 50, 58, 42, 49, 67, 52]
    assert [e.people for e in episodes] == [
        ("Maohao Shen",),
        ("Drago Anguelov",),
        ("Julie Kallini",),
        ("Jonas Geiping",),
        ("Chengzu Li",),
        ("Niklas Muennighoff",),
        ("Ron Diamant",),
        ("Sergey Levine",),
    ]
    assert [e.link for e in episodes] == [
        f"https://twimlai.com/go/{n}" for n in range(726, 718, -1)
    ]
    assert episodes[7].title == "π0: A Foundation Model for Robotics with Sergey Levine"
    for episode in episodes:
        (part,) = episode.parts
        (block,) = part.blocks
        assert part.kind is PartKind.DESCRIPTION
        assert block.text.startswith("Today, we're joined by ")
        assert "show notes" not in block.text
        assert block.text.endswith(".")
        assert "#7" not in episode.title


def test_podcast_app(documents: Documents) -> None:
    document = documents["podcast-app"]
    episodes = document.episodes
    assert document.source.total == 662
    assert [e.title for e in episodes] == [
        "After Titans: Behrouz on Nested Learning and Hope",
        "Beluga: CXL Memory Pooling for LLM KV Cache",
        "DFX: Multi-FPGA Acceleration for Transformer Inference",
        "Trajectory Summaries for Long-Horizon Coding Agents",
        "Generative Recursive Reasoning in Latent Space",
        "LPU Chip for Low-Latency LLM Inference",
    ]
    assert [e.published for e in episodes] == [
        "2026-05-22",
        "2026-05-27",
        "2026-05-27",
        "2026-05-27",
        "2026-05-26",
        "2026-05-23",
    ]
    assert {e.duration for e in episodes} == {3600.0}
    for episode in episodes:
        (part,) = episode.parts
        (block,) = part.blocks
        assert part.kind is PartKind.DESCRIPTION
        assert block.text.endswith(".")
        assert not any(
            word in block.text for word in ("Sources:", "Episode title", "http", "Kommentar", "kr ")
        )
        (link,) = episode.links
        assert link.title == f"Interactive Visualization: {episode.title}"
        assert link.url.startswith("https://podcast.do-not-panic.com/viz/2026-05-2")
        assert link.url.endswith(".html")
    assert episodes[0].parts[0].blocks[0].text.startswith("The followup to our Titans episode, ")


def test_references(documents: Documents) -> None:
    episodes = documents["podcast-app"].episodes
    assert [len(e.references) for e in episodes] == [3, 21, 22, 21, 23, 22]
    every = [r for e in episodes for r in e.references]
    assert Counter((r.kind, r.number is not None) for r in every) == {
        (ReferenceKind.PAPER, True): 79,
        (ReferenceKind.EPISODE, True): 30,
        (ReferenceKind.PAPER, False): 2,
        (ReferenceKind.EPISODE, False): 1,
    }
    for episode in episodes[1:]:
        assert [r.number for r in episode.references] == list(range(1, len(episode.references) + 1))
    assert sorted(r.arxiv for r in every if r.arxiv) == [
        "2209.10797",
        "2408.07326",
        "2501.00663",
        "2511.20172",
        "2512.24695",
        "2604.16529",
        "2605.19376",
    ]
    assert all(r.url and r.url.startswith("http") for r in every)
    assert all((r.url or "").endswith(".mp3") == (r.kind is ReferenceKind.EPISODE) for r in every)
    assert all("http" not in r.title and "—" not in r.title for r in every)
    assert [r.title for r in every if r.number and not r.year] == [
        "Generative Recursive Reasoning in Latent Space",
        "LPU Chip for Low-Latency LLM Inference",
    ]
    assert [r.title for r in every if r.number and r.year and not r.authors] == [
        "LASAR: Latent Adaptive Semantic Aligned Reasoning for Generative Recommendation",
        "Towards Inference-time Scaling for Continuous Space Reasoning",
        "GTS: Inference-Time Scaling of Latent Reasoning with a Learnable Gaussian Thought Sampler",
        "Latent Chain-of-Thought for Visual Reasoning",
    ]
    assert [(r.title, r.authors) for r in every if r.year == "2013/2014"] == [
        ("Auto-Encoding Variational Bayes", ("Diederik P. Kingma", "Max Welling"))
    ]
    names = {name for r in every for name in r.authors}
    assert not any(
        word in name for name in names for word in ("al.", "others", "(", "approx", "20")
    )
    assert {
        "Joseph E. Gonzalez",
        "Rianne van den Berg",
        "Adrian Łańcucki",
        "Dr. Ada Shannon",
    } <= names


def test_unnumbered_references(documents: Documents) -> None:
    one, two, three = documents["podcast-app"].episodes[0].references
    assert (one.title, one.authors, one.year) == (
        "Nested Learning: The Illusion of Deep Learning Architectures",
        ("Ali Behrouz", "Meisam Razaviyayn", "Peilin Zhong", "Vahab Mirrokni"),
        "2025",
    )
    assert (two.title, two.authors, two.year, two.url) == (
        "Titans: Learning to Memorize at Test Time",
        ("Ali Behrouz", "Peilin Zhong", "Vahab Mirrokni"),
        "2025",
        "https://arxiv.org/pdf/2501.00663",
    )
    assert (three.title, three.kind, three.authors) == (
        "AI Post Transformers: Titans: Learning to Memorize at Test Time",
        ReferenceKind.EPISODE,
        (),
    )


def test_the_references_are_ninety_nine_works_eleven_under_several_episodes(
    documents: Documents,
) -> None:
    episodes = documents["podcast-app"].episodes
    keys = iter(reference_keys(r for e in episodes for r in e.references))
    places: dict[str, set[int]] = {}
    for index, episode in enumerate(episodes):
        for _ in episode.references:
            places.setdefault(next(keys), set()).add(index)
    assert len(places) == 99
    assert sum(1 for where in places.values() if len(where) > 1) == 11
    assert places["episode:ai post transformers fenghuang for rack scale llm inference memory"] == {
        1,
        2,
        5,
    }
    assert places["arxiv:2209.10797"] == {2, 5}


def test_telegram_channel(documents: Documents) -> None:
    document = documents["telegram-page"]
    assert document.source.description == (
        "Daily posts on the internals of AI, ML, and CS — straight from the experts. "
        "No hype, no bullshit news."
    )
    assert document.source.tags == ("AI", "AInews", "newsletter")
    episodes = document.episodes
    assert episodes[0].title == "Small Language Models are the Future of Agentic AI"
    assert episodes[2].title.startswith("921: NPUs vs GPUs vs CPUs")
    assert {e.number for e in episodes} == {None}
    assert {e.published for e in episodes} == {None}
    assert all(e.truncated for e in episodes)
    assert [[p.kind for p in e.parts] for e in episodes] == [[PartKind.NOTES]] * 11
    headings = [len(notes(e, BlockKind.HEADING)) for e in episodes]
    assert headings == [2, 4, 6, 3, 3, 4, 4, 4, 5, 4, 3]
    assert sum(headings) == 42
    assert {
        b.level for e in episodes for b in e.parts[0].blocks if b.kind is BlockKind.HEADING
    } == {1}
    ends = [e.parts[0].blocks[-1].text for e in episodes]
    assert sum(1 for text in ends if text.endswith("...")) == 10
    assert sum(1 for text in ends if text.endswith("...") and not text.endswith(". ...")) == 9
    assert ends[7].endswith('leading to variants like "Lazy-Dion" for further speedups.')
    assert sum(len(notes(e, BlockKind.QUOTE)) for e in episodes) == 4
    assert all(not text.startswith('"') for e in episodes for _, text in notes(e, BlockKind.QUOTE))


def test_telegram_items(documents: Documents) -> None:
    episodes = documents["telegram-page"].episodes
    items = [notes(e, BlockKind.ITEM) for e in episodes]
    assert [label for label, _ in items[0]] == [
        "SLMs are Powerful Enough",
        None,
        "Performance",
        "Flexibility",
        "Behavioral Alignment",
        "Heterogeneity",
        None,
        "Inference Costs",
        "Operational Simplicity",
        "Fine-Tuning Agility",
        "Parameter Utilization",
        "Scaling Laws and Generalization",
        "The Cost of a Fleet",
    ]
    assert [text for label, text in items[0] if label is None] == [
        "SLMs are Operationally Superior",
        "SLMs are More Economical",
    ]
    assert {"Efficiency is Key", "Integrated vs. Discrete"} <= {label for label, _ in items[2]}
    assert [text for _, text in items[3]][-2:] == [
        "Candidates use generative AI to automate job applications, tailor CVs, "
        "and even assist during interviews.",
        "Recruiters use AI screening tools to filter the resulting flood of applications.",
    ]
    assert 'The "Lab in the Loop" Bottleneck' in {label for label, _ in items[5]}
    assert items[6][:4] == [
        (None, "Creating a detailed job post from a client conversation."),
        (None, "Identifying and ranking suitable freelancers."),
        (None, "Assisting freelancers in drafting compelling proposals."),
        (None, "Helping clients evaluate and select freelancers based on those proposals."),
    ]
    assert [label for label, _ in items[6][4:]] == [
        "Routing",
        "Inference and Query Expansion",
        "RLHF",
        "RLEF",
    ]
    assert [text.split()[0] for label, text in items[9] if label is None] == ["LLMs,", "In", "LLMs"]
    assert [text.split()[0] for _, text in items[10]] == [
        "Understanding",
        "Intelligence",
        "Reasoning",
    ]
    every = [text for e in episodes for b in e.parts[0].blocks for text in (b.text, b.label or "")]
    assert not any(text.startswith("⦁") or text in ("...", "Full story") for text in every)
    headings = {text for e in episodes for _, text in notes(e, BlockKind.HEADING)}
    assert "Dion: Orthonormal Updates for Distributed Training" in headings
    paragraphs = [text for e in episodes for _, text in notes(e, BlockKind.PARAGRAPH)]
    assert any(
        t.startswith("This highlights a deeper aspect of intelligence: ") for t in paragraphs
    )


def test_telegram_keeps_every_word_of_the_posts(documents: Documents) -> None:
    (path, _), *_ = [pair for pair in bundled() if pair[1].format == "telegram-page"]
    page = path.read_text(encoding="utf-8").split("Download Telegram\n", 1)[1]
    written = page.replace("Full story", "").translate(str.maketrans('⦁":', "   ")).split()
    kept: list[str] = []
    for number, episode in enumerate(documents["telegram-page"].episodes):
        if number:
            kept += episode.title.split()
        for block in episode.parts[0].blocks:
            kept += [*(block.label or "").split(), *block.text.split()]
    read_words = Counter(" ".join(kept).translate(str.maketrans('":', "  ")).split())
    missing = Counter(written) - read_words
    assert missing == {"1.": 2, "2.": 2, "3.": 1, "...": 1}
    assert read_words - Counter(written) == {}


def test_transcript_page(documents: Documents) -> None:
    (episode,) = documents["transcript-page"].episodes
    assert episode.title == (
        "AI Trends 2026: OpenClaw Agents, Reasoning LLMs, and More with Sebastian Raschka"
    )
    assert episode.number == 762
    assert episode.people == ("Sebastian Raschka",)
    assert episode.published == "2026-02"
    assert not episode.truncated
    assert [(p.kind, len(p.blocks)) for p in episode.parts] == [
        (PartKind.DESCRIPTION, 1),
        (PartKind.TAKEAWAYS, 5),
        (PartKind.QUOTES, 4),
        (PartKind.TRANSCRIPT, 70),
    ]
    assert episode.parts[1].blocks[0].text.startswith("Most LLM R&D focus has shifted")
    assert episode.parts[2].blocks[3].text.startswith("The more models you add, the higher")
    turns = episode.parts[3].blocks
    assert [t.start for t in turns[:5]] == [0, 45, 66, 79, 88]
    assert turns[-1].start == 4684
    assert (turns[0].end, turns[-1].end) == (45, None)
    assert turns[0].text.startswith("The R and D like the research and development")
    assert turns[1].text.startswith("All right everyone, welcome")
    assert turns[-1].text == "Thank you. It."
    assert {t.speaker for t in turns} == {None}
    starts = [t.start or 0 for t in turns]
    assert starts == sorted(starts)


def test_captions_lose_no_word_and_keep_their_order(documents: Documents) -> None:
    (episode,) = documents["subrip"].episodes
    (path, _), *_ = [pair for pair in bundled() if pair[1].format == "subrip"]
    lines = path.read_text(encoding="utf-8").split("\n")
    timings = [i for i, line in enumerate(lines) if "-->" in line]
    assert len(timings) == 277
    said = [word for i in timings for word in " ".join(lines[i + 1 : lines.index("", i)]).split()]
    blocks = episode.parts[0].blocks
    assert [word for block in blocks for word in block.text.split()] == said
    assert episode.title == (
        "Scaling Up Test-Time Compute with Latent Reasoning: A Recurrent Depth Approach"
    )
    assert (blocks[0].start, blocks[-1].end, episode.duration) == (0, 462.92, 462.92)
    assert {b.speaker for b in blocks} == {None}
    assert {b.kind for b in blocks} == {BlockKind.TURN}
    assert all(b.text.endswith((".", "?", "!")) for b in blocks)
    assert all(50 <= len(b.text.split()) <= 120 for b in blocks[:-1])
    assert all((b.start or 0) < (b.end or 0) for b in blocks)
