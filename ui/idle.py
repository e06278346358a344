"""Brings modules in while the user reads, so that no press waits for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE: Final = 15
"""Milliseconds between two modules: long enough for a key or a press to go first."""


class IdleImports(QObject):
    """Imports the named modules one by one, each in its own turn of the event loop."""

    def __init__(self, modules: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._left = deque(modules)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        self._timer.start()

    def is_done(self) -> bool:
        return not self._left

    def _next(self) -> None:
        if self._left:
            import_module(self._left.popleft())
        if not self._left:
            self._timer.stop()
