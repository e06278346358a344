"""The wheel scrolls and never changes a value: Qt lets it turn numbers and dates that nobody looks at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QWidget


class WheelGuard(QObject):
    """Sends the wheel past spin boxes, combo boxes and date boxes to what scrolls around them."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QComboBox | QAbstractSpinBox):
            return False
        around = watched.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if isinstance(around, QScrollArea):
            inner: QWidget = around.viewport()
            QApplication.sendEvent(inner, event)
        event.ignore()
        return True
