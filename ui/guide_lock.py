"""The steps around the lock: open, set a passphrase, print the recovery code, put a copy back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.pages.reading import ReadingPage
from ui.pages.secret import SecretInput, SecretPage, UnlockPage
from ui.session_port import SessionPort
from wizard.errors import StoreError, WrongSecret
from wizard.ports import Keys
from wizard.views import DocumentView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide

ASKED = "passphrase_asked"
COPY_FOLDER = "copy_folder"
"""Setting: where the last copy went. At closing a new one goes there, when something changed."""
KEPT = "recovery_kept"
SET = "passphrase_set"


class LockSteps:
    """Nothing here ever shows or keeps a secret longer than its page."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def _page(
        self, key: str, inputs: tuple[SecretInput, ...], lines: int, other: bool = False, leave: bool = False
    ) -> SecretPage:
        texts = self.guide.texts
        return SecretPage(
            texts(f"{key}.heading"),
            tuple(texts(f"{key}.line_{number}") for number in range(1, lines + 1)),
            inputs,
            texts(f"{key}.done"),
            texts,
            texts(f"{key}.other") if other else "",
            texts(f"{key}.leave") if leave else "",
        )

    def _enter(
        self,
        page: SecretPage,
        key: str,
        way: Callable[[], tuple[SessionPort, Keys]],
        with_code: bool = False,
    ) -> None:
        """Tries a way into the vault and says on the page what is wrong."""
        guide = self.guide
        try:
            session, keys = way()
        except StoreError as trouble:
            if not guide.door.is_open():
                # The vault that was open had to make way for the copy: it is opened anew.
                guide.session, guide.keys = None, None
            page.say(guide.sentence(trouble), key if isinstance(trouble, WrongSecret) else "")
        else:
            (guide.entered_with_code if with_code else guide.entered)(session, keys)

    def open(self) -> None:
        """Home at once, or the page that asks for the passphrase."""
        guide = self.guide
        try:
            if guide.door.asks_for_passphrase():
                self.unlock()
                return
            session, keys = guide.door.enter()
        except StoreError as trouble:
            self.trouble(self.guide.sentence(trouble))
        else:
            guide.entered(session, keys)

    def trouble(self, sentence: str) -> None:
        """The vault cannot be opened: try again, or put a copy back. Nothing is thrown away."""
        page = self._page("trouble", (), 1, other=True)
        page.done_pressed.connect(self.open)
        page.other_pressed.connect(self.restore)
        self.guide.window.show_page(page)
        page.say(sentence)

    def unlock(self) -> None:
        """Asks for the passphrase. When the first picture does so already, what was typed there stays."""
        shown = self.guide.window.page()
        page = shown if isinstance(shown, UnlockPage) else UnlockPage(self.guide.texts, self.guide.door.desk)
        page.done_pressed.connect(
            lambda: self._enter(page, "passphrase", lambda: self.guide.door.enter(page.typed("passphrase")))
        )
        page.other_pressed.connect(self.unlock_with_code)
        if page is not shown:
            self.guide.window.show_page(page, at_home=True)

    def unlock_with_code(self) -> None:
        texts = self.guide.texts
        wanted = SecretInput("code", texts("code.code"), hidden=False, help=texts("code.help"))
        page = self._page("code", (wanted,), 1, leave=True)
        page.done_pressed.connect(
            lambda: self._enter(
                page, "code", lambda: self.guide.door.enter_with_code(page.typed("code")), True
            )
        )
        page.leave_pressed.connect(self.unlock)
        self.guide.window.show_page(page)

    def restore(self) -> None:
        """A copy and its code, on this computer or a new one."""
        texts = self.guide.texts
        file = SecretInput("copy", texts("restore.copy"), False, "", texts("restore.choose"))
        code = SecretInput("code", texts("restore.code"), False, texts("code.help"))
        page = self._page("restore", (file, code), 2, leave=True)

        def choose(_key: str) -> None:
            found, _ = QFileDialog.getOpenFileName(self.guide.window, texts("restore.choose"))
            if found:
                page.put("copy", found)

        def done() -> None:
            place = Path(page.typed("copy").strip())
            if not place.is_file():
                page.say(texts("wrong.copy"), "copy")
            else:
                self._enter(page, "code", lambda: self.guide.door.restore(place, page.typed("code")))

        page.button_pressed.connect(choose)
        page.done_pressed.connect(done)
        page.leave_pressed.connect(self.guide.resume)
        self.guide.window.show_page(page)

    def choose_folder(self) -> str:
        """Asks with the dialog of the system for a folder; "" when the user stops."""
        return QFileDialog.getExistingDirectory(self.guide.window, self.guide.texts("backup.choose"))

    def back_up(self) -> None:
        """Makes a copy and says where it is, and when that place does not help."""
        guide, texts = self.guide, self.guide.texts
        folder = self.choose_folder()
        keys = guide.keys
        if not folder or keys is None:
            return
        made = guide.ask(lambda: keys.back_up(Path(folder)))
        if isinstance(made, Refused):
            guide.refuse(made)
            return
        guide.work().set_setting(COPY_FOLDER, folder)
        lines = [texts("backup.place", place=made.path), texts("backup.again")]
        if made.verified:
            lines.append(texts("backup.verified"))
        if made.same_disk:
            lines += [texts("backup.same_disk"), texts("backup.advice")]
        guide.read(ReadingPage(texts("backup.heading"), (("", tuple(lines)),), texts("nav.ready")))

    def should_ask(self) -> bool:
        """Whether to ask for a passphrase now: once, after the first case."""
        guide = self.guide
        if guide.is_demo or guide.keys is None or guide.keys.is_locked_with_passphrase():
            return False
        return guide.work().setting(ASKED) != "yes"

    def set_passphrase(self, after: Callable[[], object], first_time: bool = False) -> None:
        """Asks for a passphrase; skipping leaves the band."""
        guide, texts = self.guide, self.guide.texts
        inputs = (
            SecretInput("passphrase", texts("passphrase.first"), help=texts("passphrase.help")),
            SecretInput("again", texts("passphrase.again")),
        )
        page = self._page("passphrase", inputs, 2, leave=True)
        if first_time:
            guide.work().set_setting(ASKED, "yes")

        def done() -> None:
            keys = guide.keys
            if keys is None:
                return
            if not page.typed("passphrase"):
                page.say(texts("wrong.passphrase_empty"), "passphrase")
            elif weak := keys.weakness(page.typed("passphrase")):
                page.say(texts(weak) if weak in texts.texts else texts("wrong.passphrase_weak"), "passphrase")
            elif page.typed("passphrase") != page.typed("again"):
                page.say(texts("wrong.passphrase_again"), "again")
            else:
                try:
                    keys.set_passphrase(page.typed("passphrase"))
                except StoreError as trouble:
                    page.say(guide.sentence(trouble))
                    return
                guide.work().set_setting(SET, "yes")
                guide.window.band.say("")
                guide.window.say(texts("passphrase.set"))
                after()

        page.done_pressed.connect(done)
        page.leave_pressed.connect(lambda: after())
        guide.window.show_page(page)

    def office(self, place: str) -> None:
        """A task of the office."""
        if place == "recovery_sheet":
            self.recovery_sheet()
        else:
            self.set_passphrase(self.guide.home)

    def recovery_sheet(self) -> None:
        """Prints the code, then asks for two of its groups, to be sure that it is on paper."""
        guide = self.guide
        code = guide.ask(lambda: guide.keys.recovery_code() if guide.keys else "")
        if isinstance(code, Refused):
            guide.refuse(code)
            return
        sheet = guide.ask(lambda: guide.work().recovery_sheet(code))
        if isinstance(sheet, Refused):
            guide.refuse(sheet)
            return
        view: DocumentView = replace(sheet, issue_label=guide.texts("recovery.printed"))
        page = guide.papers.show(view)
        page.issue_pressed.disconnect()
        page.issue_pressed.connect(lambda: self.check_recovery(code))

    def check_recovery(self, code: str) -> None:
        """Two groups of the code, typed over from paper."""
        guide, texts = self.guide, self.guide.texts
        groups = [group for group in code.replace(" ", "-").split("-") if group]
        asked = (2, len(groups)) if len(groups) > 2 else (1, len(groups))
        inputs = tuple(
            SecretInput(str(number), texts("recovery.group", number=number), hidden=False)
            for number in dict.fromkeys(asked)
        )
        page = self._page("recovery", inputs, 1, leave=True)

        def done() -> None:
            for number in dict.fromkeys(asked):
                if page.typed(str(number)).strip().upper() != groups[number - 1].upper():
                    page.say(texts("wrong.group", number=number), str(number))
                    return
            guide.work().set_setting(KEPT, "yes")
            guide.home()
            guide.window.say(texts("recovery.checked"))

        page.done_pressed.connect(done)
        page.leave_pressed.connect(guide.home)
        guide.window.show_page(page)
