"""Floor of starting: a bare Qt window with six widgets that quits right after its first paint."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)


class Window(QWidget):
    painted = False

    def __init__(self) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        for widget in (
            QLabel("Naam van de medewerker"),
            QLineEdit(),
            QCheckBox("Akkoord"),
            QComboBox(),
            QDateEdit(),
            QPlainTextEdit(),
        ):
            lines.addWidget(widget)
        self.resize(1280, 800)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, QApplication.quit)


app = QApplication(sys.argv[:1])
window = Window()
window.show()
app.exec()
sys.exit(0 if window.painted else 1)
