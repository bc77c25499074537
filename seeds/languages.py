"""The words for dates and lengths of time, one row for each language, all in small letters."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ENGLISH", "LANGUAGES", "NORWEGIAN", "Language"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language's words for days, months and lengths of time."""

    months: tuple[tuple[str, ...], ...]
    """Twelve rows, January first, each with every form in use."""
    weekdays: tuple[tuple[str, ...], ...]
    """Seven rows, Monday first."""
    fillers: tuple[str, ...]
    """Words that may stand before a day or a month and say nothing."""
    today: tuple[str, ...]
    yesterday: tuple[str, ...]
    day_before_yesterday: tuple[str, ...]
    ago_forms: tuple[str, ...]
    """How "N units ago" is said, as patterns with ``{count}`` and ``{unit}``."""
    ago_days: tuple[str, ...]
    ago_weeks: tuple[str, ...]
    ago_months: tuple[str, ...]
    ago_years: tuple[str, ...]
    one_words: tuple[str, ...]
    """Words that stand for the number one."""
    hours: tuple[str, ...]
    minutes: tuple[str, ...]
    seconds: tuple[str, ...]
    and_words: tuple[str, ...]


ENGLISH = Language(
    months=(
        ("jan", "january"),
        ("feb", "february"),
        ("mar", "march"),
        ("apr", "april"),
        ("may",),
        ("jun", "june"),
        ("jul", "july"),
        ("aug", "august"),
        ("sep", "sept", "september"),
        ("oct", "october"),
        ("nov", "november"),
        ("dec", "december"),
    ),
    weekdays=(
        ("mon", "monday"),
        ("tue", "tues", "tuesday"),
        ("wed", "wednesday"),
        ("thu", "thur", "thurs", "thursday"),
        ("fri", "friday"),
        ("sat", "saturday"),
        ("sun", "sunday"),
    ),
    fillers=("of", "on", "the"),
    today=("today",),
    yesterday=("yesterday",),
    day_before_yesterday=("the day before yesterday",),
    ago_forms=(r"(?:about )?{count}\s*{unit} ago",),
    ago_days=("d", "day", "days"),
    ago_weeks=("w", "week", "weeks"),
    ago_months=("mo", "month", "months"),
    ago_years=("y", "year", "years"),
    one_words=("a", "an", "one"),
    hours=("h", "hr", "hrs", "hour", "hours"),
    minutes=("m", "min", "mins", "minute", "minutes"),
    seconds=("s", "sec", "secs", "second", "seconds"),
    and_words=("and",),
)

NORWEGIAN = Language(
    months=(
        ("jan", "januar"),
        ("feb", "februar"),
        ("mars", "mar"),
        ("apr", "april"),
        ("mai",),
        ("jun", "juni"),
        ("jul", "juli"),
        ("aug", "august"),
        ("sep", "sept", "september"),
        ("okt", "oktober"),
        ("nov", "november"),
        ("des", "desember"),
    ),
    weekdays=(
        ("man", "mandag"),
        ("tir", "tirs", "tirsdag"),
        ("ons", "onsdag"),
        ("tor", "tors", "torsdag"),
        ("fre", "fredag"),
        ("lør", "lørdag"),
        ("søn", "søndag"),
    ),
    fillers=("den",),
    today=("i dag", "idag"),
    yesterday=("i går", "igår"),
    day_before_yesterday=("i forgårs", "forgårs"),
    ago_forms=(r"(?:for )?(?:ca\.? )?{count}\s*{unit} siden",),
    ago_days=("d", "dag", "dager", "døgn"),
    ago_weeks=("u", "uke", "uker"),
    ago_months=("md", "mnd", "måned", "måneder"),
    ago_years=("år",),
    one_words=("en", "ei", "et", "ett", "én", "ett"),
    hours=("t", "h", "time", "timer"),
    minutes=("min", "m", "minutt", "minutter"),
    seconds=("s", "sek", "sekund", "sekunder"),
    and_words=("og",),
)

LANGUAGES = (ENGLISH, NORWEGIAN)
