"""The encrypted database engine and the translation of its errors; the only importer of sqlcipher3.

sqlite-utils catches the errors of the module that it took for sqlite3. It looks for `pysqlite3` first, so
sqlcipher3 is given that name before sqlite-utils is imported. This rests on an inside of sqlite-utils, so
`load` tries the two features that break without it each time the program runs.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wizard.errors import StoreError, VaultDamaged, VaultInUse

if TYPE_CHECKING:
    from sqlite_utils import Database

PLAIN_HEAD = b"SQLite format 3\0"
HEAD_BYTES = 16
SMALLEST_VAULT_BYTES = 4096
BUSY_SECONDS = 5.0

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@cache
def load() -> Any:
    """The sqlcipher3 module, after sqlite-utils was bound to it and the pair passed its self-test.

    Raises RuntimeError when the installed pair does not work together: a vault made with it could be
    unencrypted, so nothing may go on.
    """
    import sqlcipher3.dbapi2 as sqlcipher

    sys.modules["pysqlite3"] = sqlcipher
    sys.modules["pysqlite3.dbapi2"] = sqlcipher
    self_test(sqlcipher)
    return sqlcipher


def self_test(sqlcipher: Any) -> None:
    """Passes when this engine encrypts and sqlite-utils is bound to it; raises RuntimeError otherwise."""
    from sqlite_utils import Database

    connection = sqlcipher.connect(":memory:")
    try:
        cipher = connection.execute("PRAGMA cipher_version").fetchone()
        if not cipher or not cipher[0]:
            raise RuntimeError("this sqlite engine does not encrypt")
        db = Database(connection, execute_plugins=False)
        try:
            db.table("probe").insert({"a": 1})
            db.table("probe").insert({"a": 2, "b": 3}, alter=True)
            db.table("probe").create_index(["a"], find_unique_name=True)
            db.table("probe").create_index(["a"], find_unique_name=True)
        except sqlcipher.Error as error:
            raise RuntimeError("sqlite-utils is not bound to the encrypted engine") from error
    finally:
        connection.close()


def connect(path: Path, key: bytes) -> Database:
    """A database on this file with this 32-byte key. A missing file is created: see `vault` for the guard.

    A wrong key shows at the first read only, as the same error as damage. The connection may be used from
    any thread, by one thread at a time.
    """
    sqlcipher = load()
    from sqlite_utils import Database

    connection = sqlcipher.connect(str(path), timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        # Pinned, so that a next major version of the engine still opens the vaults of this one.
        connection.execute("PRAGMA cipher_compatibility = 4")
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def verify(db: Database, *, journal_is_empty: bool = True) -> None:
    """Passes when every page is authentic and the tables are sound; raises VaultDamaged otherwise.

    Free pages in the file are looked at only when no journal stands before it: a page that the journal
    replaces may rightly be half-written.
    """
    with spoken():
        broken_pages = db.execute("PRAGMA cipher_integrity_check").fetchall() if journal_is_empty else []
        if broken_pages or db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise VaultDamaged("store.damaged")


def head_of(path: Path) -> bytes:
    """The first 16 bytes of a vault: random, and the same for the whole life of the file.

    Raises VaultDamaged when the file cannot be a vault. Never call this while a connection is open on the
    file: closing a second handle drops SQLite's locks on some systems.
    """
    with spoken():
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        if path.stat().st_size < SMALLEST_VAULT_BYTES or head == PLAIN_HEAD:
            raise VaultDamaged("store.damaged")
    return head


@contextmanager
def spoken() -> Iterator[None]:
    """Turns the errors of the disk and the engine inside the block into a StoreError with a text key."""
    try:
        yield
    except StoreError:
        raise
    except OSError as error:
        raise of_disk(error) from error
    except Exception as error:
        told = of_engine(error)
        if told is None:
            raise
        raise told from error


def of_disk(error: OSError) -> StoreError:
    """What the user is told about an error of the file system."""
    if error.errno in _FULL:
        return StoreError("store.disk_full")
    if error.errno in _FORBIDDEN:
        return StoreError("store.read_only")
    return StoreError("store.disk_error")


def of_engine(error: Exception) -> StoreError | None:
    """What the user is told about an error of the engine; None when the mistake is ours."""
    sqlcipher = load()
    if not isinstance(error, sqlcipher.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None) or 0
    primary = code & 0xFF
    if primary in {sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED}:
        return VaultInUse("store.in_use")
    if primary in {sqlcipher.SQLITE_CORRUPT, sqlcipher.SQLITE_NOTADB}:
        return VaultDamaged("store.damaged")
    if primary in {sqlcipher.SQLITE_READONLY, sqlcipher.SQLITE_CANTOPEN, sqlcipher.SQLITE_PERM}:
        return StoreError("store.read_only")
    if primary == sqlcipher.SQLITE_FULL:
        return StoreError("store.disk_full")
    if primary == sqlcipher.SQLITE_IOERR:
        return StoreError("store.disk_error")
    return None
