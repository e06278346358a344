"""One program at a time on a vault, by a lock of the operating system.

The system drops the lock when the program that holds it ends, however it ends: a lock left by a crash is
free at once, and a live one cannot be passed.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from wizard.errors import VaultInUse
from wizard.store.engine import of_disk, spoken
from wizard.store.files import PRIVATE, beside

_LOCKED_BYTE = 1 << 30
"""Windows refuses to read a locked byte: a far one is locked, and the program's number stays legible."""

_TAKEN = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class VaultLock:
    """The lock on a vault, held from the moment it is made until `release`.

    The empty file beside the vault stays behind on purpose: removing it would let two programs hold a lock
    on two different files of the same name.
    """

    def __init__(self, vault: Path) -> None:
        """Takes the lock; raises VaultInUse when another program, or this one, has it already."""
        with spoken():
            self._handle = os.open(beside(vault, ".lock"), os.O_RDWR | os.O_CREAT, PRIVATE)
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise VaultInUse("store.in_use") if error.errno in _TAKEN else of_disk(error) from error
        # The number is for people who look; a full disk must not keep anyone from reading a vault.
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.write(self._handle, str(os.getpid()).encode("ascii"))

    def release(self) -> None:
        """Gives the lock back; a second call does nothing."""
        if self._handle >= 0:
            _give(self._handle)
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

    def _give(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
