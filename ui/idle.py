"""Does what will be needed while the user reads, so that no press waits for it."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE: Final = 15
"""Milliseconds between two steps: a key or a press goes first."""
SHORT_PAUSE: Final = 2
"""Between steps that are many and short."""


class WhileIdle(QObject):
    """Takes steps one by one, each in its own turn of the event loop."""

    def __init__(self, steps: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._left = deque(steps)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        self._timer.start()

    def is_done(self) -> bool:
        return not self._left

    def _next(self) -> None:
        if self._left:
            self._left.popleft()()
        if not self._left:
            self._timer.stop()
            # All that was brought in stays: the collector need not go through it in the middle of an answer.
            gc.freeze()


class AsLongAsNeeded(QObject):
    """Takes the same step again and again, each in its own turn of the event loop, until it says False."""

    def __init__(self, step: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._timer = QTimer(self)
        self._timer.setInterval(SHORT_PAUSE)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def is_done(self) -> bool:
        return not self._timer.isActive()

    def _next(self) -> None:
        if not self._step():
            self._timer.stop()


def meet_all_widgets() -> None:
    """Lets PySide make the Python class of every kind of widget.

    It does so at the first question for a widget that Qt made itself, which is on the first question page.
    """
    from PySide6.QtWidgets import QScrollArea

    QScrollArea().viewport()
