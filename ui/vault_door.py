"""The glue between the screen and the store: everything the window does with a vault file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from ui.session_port import SessionPort
    from wizard.content.model import Content
    from wizard.ports import Keys

FLOWS = Path(__file__).resolve().parents[1] / "flows"
APP = "spoorboekje"


class VaultDoor:
    """The way into one vault, and out of it.

    Each method imports the store and the session when it is called, after the first paint.
    """

    def __init__(
        self,
        path: Path,
        content: Content,
        demo: bool = False,
        now: Callable[[], datetime] = datetime.now,
        on_paper: Content | None = None,
        desk: str = "",
    ) -> None:
        """`desk` is that of a vault that is made here; "" leaves it to who comes in."""
        self.path, self.content, self.demo, self.now, self.desk = path, content, demo, now, desk
        self.on_paper = on_paper or content
        self._vault: Any = None
        self._session: SessionPort | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def asks_for_passphrase(self) -> bool:
        """True when there is a vault and it is on lock."""
        from wizard.store import vault

        return not self.demo and vault.vault_exists(self.path) and vault.is_locked(self.path)

    def enter(self, passphrase: str = "") -> tuple[SessionPort, Keys]:
        """Opens the vault, or makes one on the first day."""
        from wizard.store import vault

        if self.demo:
            return self._demo()
        if not vault.vault_exists(self.path):
            made = vault.create_vault(self.path, clock=self.now)
            if self.desk:
                made.shelf.set_setting("desk", self.desk)
            return self._joined(made)
        secret = passphrase or None
        return self._joined(vault.open_vault(self.path, passphrase=secret, clock=self.now))

    def _demo(self) -> tuple[SessionPort, Keys]:
        """The case of somebody who does not exist, in a vault that goes away with the window."""
        from tempfile import TemporaryDirectory

        from wizard.commands.demo import demo_case
        from wizard.session import Session
        from wizard.store import vault

        self._folder = TemporaryDirectory(prefix=APP)
        record, today = demo_case(self.content, FLOWS)
        made = vault.create_vault(Path(self._folder.name) / "demo.vault", clock=self.now)
        made.shelf.create(record.flow, today, record.entries, is_demo=True)
        self._vault = made
        return Session(self.content, made.shelf, today, self.on_paper), made.keys

    def enter_with_code(self, code: str) -> tuple[SessionPort, Keys]:
        """Opens the vault with the code of the printed sheet."""
        from wizard.store import vault

        return self._joined(vault.open_vault(self.path, recovery=code, clock=self.now))

    def restore(self, copy: Path, code: str) -> tuple[SessionPort, Keys]:
        """Puts a copy back and opens it with the same secret. Raises StoreError for one of the other desk."""
        from wizard.errors import StoreError
        from wizard.store import vault

        own, of_copy = self._session.desk if self._session else self.desk, self._desk_of_copy(copy, code)
        if own and of_copy and own != of_copy:
            raise StoreError(f"store.copy_of_{of_copy}")
        self.close()
        vault.restore(copy, code, self.path)
        return self._joined(self._open(self.path, code))

    def _desk_of_copy(self, copy: Path, code: str) -> str:
        """The desk of the vault in a copy. The copy is tried out elsewhere, encrypted as it is."""
        from tempfile import TemporaryDirectory

        from wizard.session import Session
        from wizard.store import vault

        with TemporaryDirectory(prefix=APP) as folder:
            tried = Path(folder) / "tried.vault"
            vault.restore(copy, code, tried)
            opened = self._open(tried, code)
            try:
                return Session(self.content, opened.shelf, self.now().date()).desk
            finally:
                opened.close()

    def _open(self, path: Path, secret: str) -> Any:
        """Opens a vault with its passphrase or its recovery code, whichever this is."""
        from wizard.errors import WrongSecret
        from wizard.store import vault

        if not vault.is_locked(path):
            return vault.open_vault(path, clock=self.now)
        try:
            return vault.open_vault(path, passphrase=secret, clock=self.now)
        except WrongSecret:
            return vault.open_vault(path, recovery=secret, clock=self.now)

    def is_open(self) -> bool:
        """Whether the vault that was entered last is still open."""
        return self._vault is not None

    def close(self) -> None:
        """Lets the vault go; the lock goes with it."""
        if self._vault is not None:
            self._copy_again()
            self._vault.close()
            self._vault = self._session = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _copy_again(self) -> None:
        """A new copy in the folder that was chosen for copies; a stick that is not there keeps nobody."""
        from contextlib import suppress

        from ui.guide_lock import COPY_FOLDER
        from wizard.errors import StoreError

        folder = self._vault.shelf.setting(COPY_FOLDER)
        if folder and Path(folder).is_dir():
            with suppress(StoreError, OSError):
                self._vault.back_up_if_changed(Path(folder))

    def _joined(self, vault: Any) -> tuple[SessionPort, Keys]:
        from wizard.session import Session

        self._vault = vault
        self._session = Session(self.content, vault.shelf, self.now().date(), self.on_paper)
        return self._session, vault.keys
