"""Every test runs alone: no screen, no network, no settings or cases of whoever runs it, one fixed day."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

HOMES = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "XDG_RUNTIME_DIR": "runtime",
}
PRIVATE = pytest.StashKey[Path]()

settings.register_profile("same_every_time", deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "search", deadline=None, max_examples=1000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same_every_time")


def pytest_configure(config: pytest.Config) -> None:
    """Set the surroundings before Qt or the program is imported; child processes inherit them."""
    private = Path(tempfile.mkdtemp(prefix="spoorboekje-tests-"))
    config.stash[PRIVATE] = private
    for variable, folder in HOMES.items():
        (private / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[variable] = str(private / folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    os.environ.update(LC_ALL="C.UTF-8", TZ="Europe/Amsterdam")


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[PRIVATE], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _dutch() -> None:
    """Days and numbers as in the Netherlands, whatever the machine says."""
    from PySide6.QtCore import QLocale

    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for the network fails the test; sockets within the machine (AF_UNIX) may connect."""

    def guarded(name: str) -> Any:
        genuine = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                raise AssertionError(f"the program is offline, yet it tried to reach {address!r}")
            return genuine(self, address)

        return connect

    def look_up(host: Any, *rest: Any, **more: Any) -> Any:
        raise AssertionError(f"the program is offline, yet it looked up {host!r}")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(name))
    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def today() -> date:
    """The day on which the tests take place: a Monday."""
    return date(2026, 3, 2)
