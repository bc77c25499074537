"""``earmark config`` and ``earmark keys`` say what is in force."""

from __future__ import annotations

from tests.cli.running import CommandLine


def test_the_usual_settings(looking: CommandLine) -> None:
    ran = looking("config", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == {
        "path": str(looking.home / "config.toml"),
        "exists": False,
        "keys": {"profile": "vim"},
        "reader": {"measure": 86, "times": True, "align": "centre"},
        "theme": {"name": "dark", "ascii": False},
        "review": {"retention": 0.9, "new": 20, "reviews": 200, "sources": {}},
        "hooks": {},
        "export": {},
        "queue": {"done_leave": False},
    }


def test_what_a_file_says_is_in_force(earmark: CommandLine) -> None:
    (earmark.home / "config.toml").write_text(
        '[keys]\n"episode.star" = ["W W"]\n[theme]\nname = "light"\n'
    )
    ran = earmark("config")
    assert ran.code == 0
    assert "keys.episode.star\tW W\n" in ran.out
    assert "theme.name\tlight\n" in ran.out
    (star,) = (one for one in earmark("keys", "--json").json if one["command"] == "episode.star")
    assert star["keys"] == ["W W"]


def test_a_setting_that_cannot_be_meant_is_one_line_and_exit_code_1(earmark: CommandLine) -> None:
    (earmark.home / "config.toml").write_text('[keys]\n"episode.star" = ["m"]\n')
    for verb in ("config", "keys"):
        ran = earmark(verb)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.count("\n") == 1
        assert "`m` means both episode.read and episode.star" in ran.err


def test_other_verbs_do_not_read_the_settings(earmark: CommandLine) -> None:
    (earmark.home / "config.toml").write_text("nonsense")
    assert earmark("queue").code == 0
