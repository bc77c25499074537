"""The app's own themes: calm, and with enough contrast to read in for hours."""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DARK", "HIGH_CONTRAST", "LIGHT", "THEMES"]

DARK = Theme(
    name="earmark-dark",
    primary="#8AB4F8",
    secondary="#A7B6C9",
    accent="#F2C66D",
    warning="#F2C66D",
    error="#F28B82",
    success="#8FD19E",
    foreground="#E3E5E8",
    background="#16181C",
    surface="#1C1F24",
    panel="#262A31",
    dark=True,
    variables={
        "text-muted": "#9BA3AF",
        "footer-key-foreground": "#F2C66D",
        "scrollbar": "#3A404A",
        "scrollbar-background": "#1C1F24",
        "scrollbar-background-hover": "#1C1F24",
        "scrollbar-background-active": "#1C1F24",
        "scrollbar-hover": "#565E6B",
        "scrollbar-active": "#8AB4F8",
    },
)

LIGHT = Theme(
    name="earmark-light",
    primary="#1A56A8",
    secondary="#4A5A70",
    accent="#8A4B00",
    warning="#8A4B00",
    error="#A8231A",
    success="#1E6B34",
    foreground="#1D1F23",
    background="#FBFAF7",
    surface="#F4F2ED",
    panel="#E7E4DC",
    dark=False,
    variables={
        "text-muted": "#565C66",
        "footer-key-foreground": "#8A4B00",
        "scrollbar": "#C9C5BB",
        "scrollbar-background": "#F4F2ED",
        "scrollbar-background-hover": "#F4F2ED",
        "scrollbar-background-active": "#F4F2ED",
        "scrollbar-hover": "#A8A397",
        "scrollbar-active": "#1A56A8",
    },
)

HIGH_CONTRAST = Theme(
    name="earmark-high-contrast",
    primary="#7FD4FF",
    secondary="#FFFFFF",
    accent="#FFD500",
    warning="#FFD500",
    error="#FF8C82",
    success="#7CFF9B",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#303030",
    dark=True,
    variables={
        "text-muted": "#D8D8D8",
        "footer-key-foreground": "#FFD500",
        "block-cursor-background": "#FFD500",
        "block-cursor-foreground": "#000000",
        "scrollbar": "#B0B0B0",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "scrollbar-hover": "#FFFFFF",
        "scrollbar-active": "#FFD500",
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "high-contrast": HIGH_CONTRAST}
"""The themes by their names in the settings."""
