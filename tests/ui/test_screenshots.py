"""Pictures of every page for people to look at, at the sizes and colours in which it must work."""

from __future__ import annotations

from pathlib import Path

import pytest
from window_pages import PAGES

from ui.style import theme

FOLDER = Path(__file__).resolve().parents[2] / "build" / "screenshots"
LOOKS = {
    "1280x800": ((1280, 800), 100, "light"),
    "1024x640": ((1024, 640), 100, "light"),
    "200": ((1024, 640), 200, "light"),
    "dark": ((1280, 800), 100, "dark"),
}


@pytest.mark.screenshots
@pytest.mark.parametrize("look_name", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_picture_of_every_page(name, look_name, put, dressed):
    size, percent, scheme = LOOKS[look_name]
    theme.set_scheme(dressed, scheme)
    theme.set_text_size(dressed, percent)
    FOLDER.mkdir(parents=True, exist_ok=True)

    window = put(name, size)
    picture = window.grab()

    assert picture.save(str(FOLDER / f"{name}_{look_name}.png"))
    colours = {picture.toImage().pixel(x, y) for x in range(0, size[0], 9) for y in range(0, size[1], 9)}
    assert len(colours) > 8
