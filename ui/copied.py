"""Text that was copied here: it leaves the clipboard when the vault is closed."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


class Copied:
    """Remembers what it put on the clipboard, to take it away again; never what somebody else put there."""

    def __init__(self) -> None:
        self._text = ""

    def put(self, text: str) -> None:
        """Copies the text."""
        self._text = text
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> str:
        """The text on the clipboard; "" when there is none."""
        return QGuiApplication.clipboard().text()

    def let_go(self) -> None:
        """Empties the clipboard, if what was copied here is still on it."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
