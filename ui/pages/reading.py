"""Pages to read: about the program, the keys, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.pages.base import CommandBar, Page, Scroller, Width
from ui.parts.buttons import PrimaryButton
from ui.parts.labels import Body, Section, Title
from ui.parts.tables import ReadTable
from ui.style import theme
from wizard.views import Lookup


class ReadingPage(Page):
    """Headings with lines below, perhaps a table, and one way back."""

    back_pressed = Signal()

    def __init__(
        self,
        heading: str,
        parts: tuple[tuple[str, tuple[str, ...]], ...],
        button: str,
        table: tuple[tuple[str, ...], ...] = (),
        table_head: tuple[str, ...] = (),
        table_name: str = "",
    ) -> None:
        super().__init__(heading, (heading,))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.scroller = Scroller(90)
        outer.addWidget(self.scroller, 1)
        column = self.scroller.column
        title = Title(heading)
        title.setObjectName("vraag")
        column.addWidget(title)
        for head, lines in parts:
            column.addSpacing(theme.px(8))
            if head:
                column.addWidget(Section(head))
            for line in lines:
                body = Body(line)
                body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(body)
        self.table: ReadTable | None = None
        if table:
            column.addSpacing(theme.px(8))
            if table_name != heading:
                column.addWidget(Section(table_name))
            shown = self.table = ReadTable(list(table_head), table_name)
            shown.put(list(table), stretch=(0,) if len(table_head) < 3 else (0, 1, 2))
            column.addWidget(shown)
        self.scroller.done()
        self.bar = CommandBar(90)
        self.bar.row.addStretch(1)
        self.back_button = PrimaryButton(button, self.back_pressed.emit)
        self.bar.row.addWidget(self.back_button)
        outer.addWidget(self.bar)

    def arrange(self, width: Width) -> None:
        self.scroller.margins(16 if width == "narrow" else 32, 12 if width == "narrow" else 28)
        self.bar.tighten(width == "narrow")

    def focus_first(self) -> None:
        self.back_button.setFocus()
        self.scroller.verticalScrollBar().setValue(0)


def licence_rows(texts: Lookup) -> tuple[tuple[str, ...], ...]:
    """What is shipped and under which licence, from the overview beside it; empty when it is not there."""
    import json
    from pathlib import Path

    place = Path(__file__).resolve().parents[2] / "resources" / "licences" / "overview.json"
    if not place.is_file():
        return ()
    found = json.loads(place.read_text(encoding="utf-8"))
    rows = found.get("parts", []) if isinstance(found, dict) else found
    made = []
    for row in rows:
        if isinstance(row, dict):
            name = " ".join(str(row[key]) for key in ("name", "version") if row.get(key))
            made.append((name, str(row.get("licence") or row.get("license") or texts("about.unknown"))))
    return tuple(made)
