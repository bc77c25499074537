"""Notes for Obsidian: what is in them, and what their owner's edits come to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from store import anchors
from store.desk import Desk
from store.errors import UnwritableError, UsageError
from store.exports.exporting import Exported, export
from store.exports.files import file_name
from store.exports.markdown_text import escaped, front_value, tag_of, wikilink
from store.model import Card, Highlight

NOTE = "762 AI Trends 2026 OpenClaw Agents, Reasoning LLMs, and More with Sebastian Raschka.md"
TITLE = "AI Trends 2026: OpenClaw Agents, Reasoning LLMs, and More with Sebastian Raschka"


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def note(vault: Path) -> Path:
    return vault / NOTE


@pytest.fixture
def exported(desk: Desk, highlight: Highlight, cards: list[Card], vault: Path) -> Exported:
    assert highlight.episode == cards[0].episode
    return export(desk, "markdown", vault)


def again(desk: Desk, vault: Path) -> str:
    return export(desk, "markdown", vault).told


def test_one_note_for_each_episode_with_marks(exported: Exported, vault: Path) -> None:
    assert exported.told == "1 note: 1 new, 0 updated, 0 unchanged"
    assert sorted(path.name for path in vault.iterdir()) == [".earmark-notes.json", NOTE]


def test_what_a_note_holds(
    exported: Exported, note: Path, episode: str, highlight: Highlight, cards: list[Card]
) -> None:
    del exported
    text = note.read_text()
    assert text.startswith(
        "---\n"
        'type: "podcast-episode"\n'
        'podcast: "[[The TWIML AI Podcast]]"\n'
        f'title: "{TITLE}"\n'
        'number: "762"\n'
        'date: "2026-02"\n'
        'people: ["[[Sebastian Raschka]]"]\n'
        'status: "unread"\n'
        f'earmark: "{episode}"\n'
        "---\n\n"
        f"# {TITLE}\n\n"
        f"<!-- earmark:begin {episode} "
    )
    assert (
        "## Highlights\n\n"
        f"> [!quote] 0:45 · `earmark {highlight.id}`\n"
        "> All right everyone, welcome to another episode of the Twimble\n"
        ">\n"
        "> - who talks\n"
        "> - = and of what\n"
        "> - #to-read #hosts\n"
        "\n"
        f"^em-{highlight.id}\n\n"
        "## Cards\n\n"
        "> [!question] Question 0 \\<b>&\\</b>?\n"
        "> Answer 0\n"
        "\n"
        f"^em-{cards[0].id}\n"
    ) in text
    assert text.endswith("<!-- earmark:end -->\n")


def test_a_page_with_an_address_is_linked_at_the_time(desk: Desk, vault: Path) -> None:
    id = desk.listing("Waymo")[0].row.id
    text = desk.text(id)
    desk.highlights.add(id, anchors.make(text.parts[0], 0, 0, 20))
    desk.cards.add("cloze", "It is a […] model", "foundation", episode=id)
    export(desk, "markdown", vault)
    (found,) = vault.glob("725*.md")
    assert 'link: "https://twimlai.com/go/725"\n' in found.read_text()
    assert "\ndate: 2025-03-31\n" in found.read_text()
    assert "> [!question] Cloze\n> It is a ==foundation== model\n" in found.read_text()


def test_exported_again_nothing_is_written(desk: Desk, exported: Exported, vault: Path) -> None:
    del exported
    before = {path: path.stat().st_mtime_ns for path in vault.iterdir()}
    assert again(desk, vault) == "1 note: 0 new, 0 updated, 1 unchanged"
    assert {path: path.stat().st_mtime_ns for path in vault.iterdir()} == before


def test_edits_stay_the_deleted_stays_away_and_the_new_comes(
    desk: Desk,
    exported: Exported,
    vault: Path,
    note: Path,
    episode: str,
    highlight: Highlight,
    cards: list[Card],
) -> None:
    del exported
    text = note.read_text()
    text = text.replace('status: "unread"\n', 'status: "unread"\nrating: 5 # mine\n')
    text = text.replace("---\n\n# AI", "---\n\nMy own lines.\n\n# AI")
    text = text.replace(f"^em-{highlight.id}\n", f"^em-{highlight.id}\n\nA thought in between.\n")
    block = text[text.index("> [!question] Question 1") : text.index("> [!question] Question 2")]
    text = text.replace(block, "")
    text = text.replace("> Answer 2\n", "> Answer 2, in my words\n")
    note.write_text(text + "\nBelow it all.\n")

    transcript = desk.text(episode).parts[-1]
    fresh = desk.highlights.add(episode, anchors.make(transcript, 2, 0, 20))
    desk.cards.edit(cards[0].id, back="Changed in Earmark")
    desk.cards.edit(cards[2].id, back="Changed there, too")
    assert again(desk, vault) == "1 note: 0 new, 1 updated, 0 unchanged"
    text = note.read_text()
    for kept in (
        "rating: 5 # mine\n",
        "---\n\nMy own lines.\n\n# AI",
        f"^em-{highlight.id}\n\nA thought in between.\n\n",
        "> Answer 2, in my words\n",
        "\nBelow it all.\n",
        "> Changed in Earmark\n",
        f"^em-{fresh.id}\n",
    ):
        assert kept in text
    assert "Question 1" not in text
    assert "Changed there, too" not in text
    assert again(desk, vault) == "1 note: 0 new, 0 updated, 1 unchanged"


def test_what_is_deleted_in_earmark_goes_unless_it_was_edited(
    desk: Desk, exported: Exported, vault: Path, note: Path, cards: list[Card]
) -> None:
    del exported
    note.write_text(note.read_text().replace("> Answer 2\n", "> Mine now\n"))
    desk.cards.delete([cards[0].id, cards[2].id])
    again(desk, vault)
    assert f"^em-{cards[0].id}" not in note.read_text()
    assert f"> Mine now\n\n^em-{cards[2].id}\n" in note.read_text()


def test_a_note_that_was_moved_and_renamed_is_found(
    desk: Desk, exported: Exported, vault: Path, note: Path, cards: list[Card]
) -> None:
    del exported
    moved = vault / "read" / "Raschka.md"
    moved.parent.mkdir()
    note.rename(moved)
    desk.cards.edit(cards[0].id, back="Changed")
    assert again(desk, vault) == "1 note: 0 new, 1 updated, 0 unchanged"
    assert "> Changed\n" in moved.read_text()
    assert not note.exists()


def test_a_note_that_was_deleted_stays_away(
    desk: Desk, exported: Exported, vault: Path, note: Path
) -> None:
    del exported
    note.unlink()
    assert again(desk, vault) == (
        "0 notes: 0 new, 0 updated, 0 unchanged, 1 that you deleted stay away"
    )
    assert not note.exists()


def test_keys_and_tags_of_the_owners_stay(
    desk: Desk, exported: Exported, vault: Path, note: Path, episode: str
) -> None:
    del exported
    text = note.read_text().replace('type: "podcast-episode"\n', "tags:\n  - mine\n  - llm\n")
    note.write_text(text)
    desk.marks.tag("llm", [episode])
    desk.marks.tag("später lesen", [episode])
    again(desk, vault)
    front = yaml.safe_load(note.read_text().split("---\n")[1])
    assert front["tags"] == ["llm", "später-lesen", "mine"]
    assert "type" not in front


def test_front_matter_that_is_no_yaml_is_left_alone(
    desk: Desk, exported: Exported, vault: Path, note: Path
) -> None:
    del exported
    note.write_text(note.read_text().replace('status: "unread"', "status: [un"))
    done = export(desk, "markdown", vault)
    assert done.warnings == (f"{note}: its front matter is no YAML; it was left as it is",)
    assert "status: [un\n" in note.read_text()


def test_a_region_without_an_end_is_left_alone(
    desk: Desk, exported: Exported, vault: Path, note: Path
) -> None:
    del exported
    note.write_text(note.read_text().replace("<!-- earmark:end -->", ""))
    before = note.read_text()
    done = export(desk, "markdown", vault)
    assert done.warnings == (
        f"{note}: its region has no end (<!-- earmark:end -->); it was left as it is",
    )
    assert note.read_text() == before


def test_windows_line_ends_stay(
    desk: Desk, exported: Exported, vault: Path, note: Path, cards: list[Card]
) -> None:
    del exported
    note.write_bytes(note.read_bytes().replace(b"\n", b"\r\n"))
    desk.cards.edit(cards[0].id, back="Changed")
    again(desk, vault)
    data = note.read_bytes()
    assert b"> Changed\r\n" in data
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_dry_run_says_the_same_and_writes_nothing(
    desk: Desk, highlight: Highlight, vault: Path
) -> None:
    del highlight
    done = export(desk, "markdown", vault, dry_run=True)
    assert done.told == "1 note: 1 new, 0 updated, 0 unchanged"
    assert not vault.exists()


def test_every_note_of_the_library_parses(desk: Desk, vault: Path) -> None:
    desk.cards.generate([desk.text(one.row.id) for one in desk.listing()])
    desk.cards.accept([one.id for one in desk.cards.drafts()])
    assert export(desk, "markdown", vault, "is:unread").episodes == 27
    notes = sorted(vault.glob("*.md"))
    assert len(notes) == 27
    for path in notes:
        _, front, body = path.read_text().split("---\n", 2)
        found = yaml.safe_load(front)
        assert {"type", "podcast", "title", "status", "earmark"} <= found.keys()
        heading = MarkdownIt().parse(body)[1]
        assert heading.children is not None
        said = "".join(one.content for one in heading.children)
        assert said == found["title"]


def test_a_template_shapes_new_notes(
    desk: Desk, highlight: Highlight, vault: Path, note: Path
) -> None:
    template = (
        "---\nstatus: inbox\nreviewed: no\n---\n"
        "# {{ title }}\nFrom {{podcast}} with {{people}}\n\n{{earmark}}\n\n## My thoughts\n"
    )
    export(desk, "markdown", vault, template=template)
    text = note.read_text()
    front = yaml.safe_load(text.split("---\n")[1])
    assert (front["status"], front["reviewed"], front["number"]) == ("unread", False, "762")
    assert "From [[The TWIML AI Podcast]] with [[Sebastian Raschka]]\n" in text
    assert text.index(f"^em-{highlight.id}") < text.index("## My thoughts")
    with pytest.raises(UsageError, match=r"\{\{colour\}\}: is no placeholder of a template"):
        export(desk, "markdown", vault, template="{{colour}}")


def test_a_file_in_the_folders_place_is_refused(desk: Desk, vault: Path) -> None:
    vault.write_text("x")
    with pytest.raises(UnwritableError, match="is a file, not a folder"):
        export(desk, "markdown", vault)
    assert vault.read_text() == "x"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plain title", "Plain title"),
        ('a/b\\c:d*e?f"g<h>i|j#k^l[m]n', "a b c d e f g h i j k l m n"),
        ("../../etc/passwd", "etc passwd"),
        (" ..hidden. ", "hidden"),
        ("///", "fallback"),
        ("", "fallback"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("x" * 300, "x" * 120),
        ("ö" * 300, "ö" * 60),
        ("tab\there\nand\x1b[31mred\u202e", "tab here and 31mred"),
    ],
)
def test_file_names(title: str, name: str) -> None:
    assert file_name(title, "fallback") == name


def test_two_titles_alike_get_two_notes(desk: Desk, tmp_path: Path, vault: Path) -> None:
    from store.importing import import_files

    page = tmp_path / "a.srt"
    page.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there, all of you.\n")
    from seeds.model import Hints

    import_files(desk, [page], Hints(source="One", title="Same: name"))
    import_files(desk, [page], Hints(source="Two", title="same  name"))
    export(desk, "markdown", vault, "same")
    assert len(list(vault.glob("*.md"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "plain words, even with (brackets) and 50 % & more",
        "# not a heading\n- not an item\n1. not a list\n> not a quote\n+ nor this\n2) nor that",
        "*not* _emphasis_ **at** all, snake_case_names stay, `code` too, ~~gone~~ ==marked==",
        "[[not a link]] and [not](http://a.link) <b>no tag</b> <!-- no comment -->",
        "a\\b ^id $x$ %%hidden%% #tag ___",
    ],
)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    parser = MarkdownIt("gfm-like", {"linkify": False}).disable("linkify")
    found = parser.parse(escaped(text))
    assert {token.type for token in found} <= {"paragraph_open", "inline", "paragraph_close"}
    said = "".join(
        "\n" if child.type == "softbreak" else child.content
        for token in found
        for child in token.children or ()
    )
    assert said == text


def test_values_of_front_matter_are_yaml() -> None:
    for text in ('say: "hi" # {x}', "\x85\u2028\ufeff", "- *a &b !c", "yes", "2026-01-01", "\\"):
        assert yaml.safe_load(f"key: {front_value(text)}") == {"key": text}
    assert yaml.safe_load(f"key: {front_value(['[[A]]', 'b, c'])}") == {"key": ["[[A]]", "b, c"]}


def test_tags_and_links() -> None:
    assert [tag_of(one) for one in ("#to read", "a/b", "2026", "äé!", "  ", "C++")] == [
        "to-read",
        "a/b",
        "2026_",
        "äé",
        "",
        "C",
    ]
    assert wikilink("A [very] #odd|name^") == "[[A very odd name]]"


def test_the_hidden_list_may_be_damaged(
    desk: Desk, exported: Exported, vault: Path, note: Path
) -> None:
    del exported
    (vault / ".earmark-notes.json").write_text("[")
    assert again(desk, vault) == "1 note: 0 new, 0 updated, 1 unchanged"
    assert json.loads((vault / ".earmark-notes.json").read_text())
    assert note.exists()
