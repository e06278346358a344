"""What was found in a pasted mail, and what in it has to be looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.parts.columns import clear
from ui.parts.labels import Small, Strong, Surface
from ui.style import theme

if TYPE_CHECKING:
    from wizard.views import Lookup, MailView


class MailFound(Surface):
    """A line for each thing that was found; it stays out of sight until a mail was pasted."""

    def __init__(self, texts: Lookup) -> None:
        super().__init__("panel", padding=12)
        self._texts = texts
        self.column.setSpacing(theme.px(2))
        self.hide()

    def put(self, mail: MailView) -> None:
        """Shows what this mail told, in the place of the one before."""
        clear(self.column)
        self.column.addWidget(Strong(self._texts("sheet.from_mail")))
        for line in mail.lines:
            text = self._texts("list.item", text=line)
            looks_odd = line in mail.look_at
            self.column.addWidget(Strong(text, tone="warning") if looks_odd else Small(text))
        self.show()
