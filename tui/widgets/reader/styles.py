"""How the reader looks by itself: component classes over theme tokens.

The five colours of highlights are what they are called in every theme; thinned, they let the
background of a dark or a light one through.
"""

from __future__ import annotations

from rich.style import Style

__all__ = ["ANSI_COLOURS", "CLASSES", "COLOURS", "CSS", "PLAIN", "SPEAKERS"]

SPEAKERS = 6
"""How many speakers have a colour of their own before colours come again."""

COLOURS = {
    "yellow": "#e8c000",
    "green": "#3fb950",
    "blue": "#388bfd",
    "pink": "#f06bb0",
    "orange": "#f08030",
}
ANSI_COLOURS = {
    "yellow": "ansi_yellow",
    "green": "ansi_green",
    "blue": "ansi_blue",
    "pink": "ansi_magenta",
    "orange": "ansi_red",
}
_SPEAKERS = (
    "$text-primary",
    "$text-success",
    "$text-warning",
    "$text-accent",
    "$text-secondary",
    "$text-error",
)

_PLAIN_CLASSES = {
    "title": "text-style: bold; color: $text-primary;",
    "meta": "color: $text-muted;",
    "state": "color: $foreground;",
    "link": "color: $text-muted; text-style: underline;",
    "part": "color: $text-accent; text-style: bold;",
    "rule": "color: $foreground 25%;",
    "text": "color: $foreground;",
    "heading-1": "color: $text-primary; text-style: bold;",
    "heading-2": "color: $foreground; text-style: bold;",
    "heading-3": "color: $foreground; text-style: bold italic;",
    "quote": "color: $foreground; text-style: italic;",
    "label": "text-style: bold;",
    "time": "color: $text-muted;",
    "bullet": "color: $text-accent;",
    "bar": "color: $text-accent;",
    "number": "color: $text-muted;",
    "entry": "color: $foreground;",
    "entry-detail": "color: $text-muted;",
    "cut": "color: $text-warning; text-style: italic;",
    "caret": "color: $text-accent; text-style: bold;",
    "caret-blurred": "color: $text-muted;",
    "sentence-mark": "color: $text-accent;",
    "sentence": "background: $foreground 9%;",
    "overlap": "text-style: bold underline;",
    "selection": "background: $block-cursor-background; color: $block-cursor-foreground;",
    "hit": "background: $warning 35%; text-style: underline;",
    "hit-current": "background: $warning; color: $background; text-style: bold underline;",
    "revealed": "background: $accent 30%; text-style: bold;",
    "hint": "background: $warning; color: $background; text-style: bold;",
    "hint-typed": "color: $background 60%;",
    "sticky": "background: $panel; color: $foreground; text-style: bold;",
    "sticky-detail": "background: $panel; color: $text-muted; text-style: not bold;",
    "guidance": "color: $text-muted;",
}

CLASSES = (
    {f"reader--{name}" for name in _PLAIN_CLASSES}
    | {f"reader--{kind}-{colour}" for kind in ("highlight", "mark") for colour in COLOURS}
    | {f"reader--speaker-{n}" for n in range(SPEAKERS)}
)


def _rules() -> str:
    rules = [f".reader--{name} {{ {body} }}" for name, body in _PLAIN_CLASSES.items()]
    for colour, value in COLOURS.items():
        rules.append(
            f".reader--highlight-{colour} {{ background: {value} 32%; text-style: underline; }}"
        )
        rules.append(f".reader--mark-{colour} {{ color: {value}; }}")
    for number, value in enumerate(_SPEAKERS):
        rules.append(f".reader--speaker-{number} {{ color: {value}; text-style: bold; }}")
    ansi = [
        ".reader--sentence { background: ansi_default; text-style: bold; }",
        ".reader--hit { background: ansi_yellow; color: ansi_black; }",
        ".reader--hit-current { background: ansi_bright_yellow; color: ansi_black; }",
        ".reader--hint { background: ansi_yellow; color: ansi_black; }",
        ".reader--hint-typed { color: ansi_bright_black; }",
        ".reader--revealed { background: ansi_cyan; color: ansi_black; }",
        ".reader--rule { color: ansi_bright_black; }",
        ".reader--sticky { background: ansi_blue; color: ansi_bright_white; }",
        ".reader--sticky-detail { background: ansi_blue; color: ansi_bright_white; }",
    ]
    for colour, value in ANSI_COLOURS.items():
        ansi.append(f".reader--highlight-{colour} {{ background: {value}; color: ansi_black; }}")
        ansi.append(f".reader--mark-{colour} {{ color: {value}; }}")
    inner = "\n".join(f"    {rule}" for rule in rules)
    quirks = "\n".join(f"        {rule}" for rule in ansi)
    return f"{inner}\n    &:ansi {{\n{quirks}\n    }}"


CSS = f"""
Reader {{
    background: $background;
    color: $foreground;
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;
{_rules()}
}}
"""

PLAIN = {
    "reader--sentence": Style(bold=True),
    "reader--selection": Style(reverse=True),
    "reader--hit": Style(underline=True),
    "reader--hit-current": Style(bold=True, reverse=True),
    "reader--hint": Style(bold=True, reverse=True),
    "reader--hint-typed": Style(underline=True),
    "reader--revealed": Style(bold=True, reverse=True),
    "reader--sticky": Style(reverse=True),
    "reader--sticky-detail": Style(reverse=True),
}
"""What these look like, in place of their colours, on a terminal that is to have none."""
