"""One window per vault: a second start raises the first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

PATIENCE = 300
"""Milliseconds that an answer of the first window may take."""


class Single:
    """Finds the first window by a name that only this user's programs can reach.

    The lock on the file itself is the store's; this only makes the second start friendly.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._server: QLocalServer | None = None

    def raise_other(self) -> bool:
        """Asks a window that is already open to come forward; False when there is none."""
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
