"""Every pair of text and surface passes AA, in light and in dark (read from the token file itself)."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text()
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")
LIGHT = {name: light for name, light, dark in PAIR.findall(TOKENS)}
DARK = {name: dark for name, light, dark in PAIR.findall(TOKENS)}

SURFACES = ["page", "card", "float", "sunk"]
MEANINGS = ["up", "down", "attention", "information", "gold", "silver", "bronze"]
TEXT = [(ink, surface) for ink in ("ink", "ink-2", "ink-3", "accent-text", *MEANINGS[:4]) for surface in SURFACES]
TINTS = [(name, f"{name}-soft") for name in MEANINGS] + [("ink", f"{name}-soft") for name in MEANINGS]
ACCENT = [("accent-ink", "accent"), ("accent-ink", "accent-strong"), ("accent-text", "accent-soft")]
ACCENT += [("ink", "accent-soft"), ("ink-2", "accent-soft"), ("card", "ink")]
MARKS = [(f"series-{at}", "card") for at in range(1, 6)] + [("field-line", "card"), ("focus", "page")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXT + TINTS + ACCENT)
def test_text_can_be_read(theme, text, surface):
    assert contrast(theme[text], theme[surface]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "surface"), MARKS)
def test_marks_can_be_seen(theme, mark, surface):
    assert contrast(theme[mark], theme[surface]) >= 3


def test_no_other_file_has_a_colour():
    for path in (settings.BASE_DIR / "static/css").glob("*.css"):
        if path.name not in ("tokens.css", "print.css"):
            bare = re.sub(r'url\("[^"]*"\)', "", path.read_text())
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])|rgba?\(", bare), path.name


def test_no_text_is_smaller_than_twelve_pixels():
    for path in (settings.BASE_DIR / "static/css").glob("*.css"):
        if path.name != "print.css":
            assert not [size for size in re.findall(r"font-size: (\d+)px", path.read_text()) if int(size) < 12]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
