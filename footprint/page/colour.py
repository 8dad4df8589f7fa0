"""The council's colour, and whether text on it can be read (WCAG 2.2, success criterion 1.4.3)."""

import re

READABLE = 4.5


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255. ValueError unless written as #1d4f5f."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"{colour!r} is not a colour. Write it as # and six hexadecimal digits, for example #1d4f5f.")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG defines it for sRGB."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def tint(colour: str, share: float) -> str:
    """The colour thinned with white: `share` of the colour, the rest white."""
    return "#" + "".join(f"{round(value * share + 255 * (1 - share)):02x}" for value in channels(colour))
