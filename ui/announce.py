"""Says something through the screen reader; every announcement goes through here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Reads `text` aloud where a screen reader listens."""
    # Here and not above: these enums are not needed before there is something to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
