"""One window per vault: a second start raises the first.

Whether there is a first is told by a lock file, which costs nothing; only a second start, or a window that
stands, needs the local socket, and with it QtNetwork.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, Qt, QThread
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE: Final = 300
"""Milliseconds that an answer of the first window may take."""
TRIES: Final = 20
BREATH: Final = 100
"""Milliseconds between two tries: a window that is only just starting does not listen yet."""


def first_window(vault: Path) -> QLockFile | None:
    """What says that this is the one window of the vault, to be kept; None when another window is.

    The lock on the file itself is the store's; this only makes the second start friendly. Where no lock file
    can be made (a folder that is not there yet) the start counts as the first.
    """
    lock = QLockFile(str(vault.with_name(f"{vault.name}.window")))
    # A window may stand for weeks. What a crash left behind is known by the number of its process.
    lock.setStaleLockTime(0)
    is_taken = not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError
    return None if is_taken else lock


class Single:
    """Finds the first window by a name that only this user's programs can reach."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._server: QLocalServer | None = None

    def raise_first(self) -> bool:
        """Asks the window that holds the lock to come forward, which may still be starting."""
        for _ in range(TRIES):
            if self.raise_other():
                return True
            QThread.msleep(BREATH)
        return False

    def raise_other(self) -> bool:
        """Asks a window that is already open to come forward; False when there is none."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE):
            return False
        socket.write(b"raise")
        socket.waitForBytesWritten(PATIENCE)
        socket.disconnectFromServer()
        return True

    def listen(self, window: QWidget) -> None:
        """Brings `window` forward whenever another start asks for it."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(window)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            # What a crash left behind answers nobody; nobody else can be listening there.
            QLocalServer.removeServer(self._name)
            server.listen(self._name)
        server.newConnection.connect(lambda: come_forward(window))
        self._server = server


def come_forward(window: QWidget) -> None:
    """Shows the window above the others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
