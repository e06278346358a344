"""Handing the items of a case over to a labour expert, and taking them over there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.pages.secret import SecretInput, SecretPage
from wizard.errors import StoreError, WrongSecret
from wizard.views import BundleView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide

_ENDING = ".spoorboekje"
_AT_MOST = 2 * 1024 * 1024
"""More is never read: a file that was handed over is far smaller."""


class HandoverSteps:
    """What goes along is shown before anything is written, and again before anything is taken over."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def give(self) -> None:
        """Shows what goes along, and asks for the passphrase that locks the file."""
        guide, texts = self.guide, self.guide.texts
        view = guide.ask(lambda: guide.work().bundle_view())
        if view is None:
            return
        if isinstance(view, Refused):
            guide.refuse(view)
            return
        inputs = (
            SecretInput("passphrase", texts("handover.passphrase"), help=texts("handover.passphrase_help")),
            SecretInput("again", texts("passphrase.again")),
        )
        lines = (texts("handover.goes_along"), *self._lines(view), texts("handover.nothing_else"))
        page = SecretPage(
            texts("handover.give"), lines, inputs, texts("handover.write"), texts, "", texts("page.back")
        )
        page.done_pressed.connect(lambda: self._write(page, view))
        page.leave_pressed.connect(guide.resume)
        guide.window.show_page(page)

    def _write(self, page: SecretPage, view: BundleView) -> None:
        guide, texts, keys = self.guide, self.guide.texts, self.guide.keys
        typed = page.typed("passphrase")
        if keys is None:
            return
        if not typed:
            page.say(texts("wrong.passphrase_empty"), "passphrase")
        elif weak := keys.weakness(typed):
            page.say(texts(weak) if weak in texts.texts else texts("wrong.passphrase_weak"), "passphrase")
        elif typed != page.typed("again"):
            page.say(texts("wrong.passphrase_again"), "again")
        else:
            name = texts("handover.file_name", case=view.case, day=view.day) + _ENDING
            chosen = guide.papers.choose_file(name, "handover.write", "handover.files")
            if not chosen:
                return
            place = Path(chosen if chosen.endswith(_ENDING) else chosen + _ENDING)
            try:
                place.write_bytes(keys.seal(view.text, typed))
            except StoreError as trouble:
                page.say(guide.sentence(trouble))
                return
            except OSError:
                page.say(texts("document.cannot_save"))
                return
            guide.papers.remember_folder(place)
            guide.resume()
            guide.window.say(texts("handover.written", name=place.name))

    def take(self) -> None:
        """Asks for the file and its passphrase."""
        guide, texts = self.guide, self.guide.texts
        inputs = (
            SecretInput("file", texts("handover.file"), False, "", texts("restore.choose")),
            SecretInput("passphrase", texts("handover.passphrase")),
        )
        lines = (texts("handover.take_line"),)
        page = SecretPage(
            texts("handover.take"), lines, inputs, texts("handover.look"), texts, "", texts("page.back")
        )

        def choose(_key: str) -> None:
            found, _ = QFileDialog.getOpenFileName(
                guide.window, texts("restore.choose"), "", texts("handover.files")
            )
            if found:
                page.put("file", found)

        page.button_pressed.connect(choose)
        page.done_pressed.connect(lambda: self._open(page))
        page.leave_pressed.connect(guide.home)
        guide.window.show_page(page)

    def _open(self, page: SecretPage) -> None:
        guide, texts, keys = self.guide, self.guide.texts, self.guide.keys
        place = Path(page.typed("file").strip())
        if keys is None:
            return
        if not place.is_file():
            page.say(texts("handover.no_file"), "file")
            return
        try:
            with place.open("rb") as stream:
                text = keys.unseal(stream.read(_AT_MOST), page.typed("passphrase"))
        except StoreError as trouble:
            # Only another passphrase helps against a wrong one; the rest is about the file.
            page.say(guide.sentence(trouble), "passphrase" if isinstance(trouble, WrongSecret) else "file")
            return
        except OSError:
            page.say(texts("handover.no_file"), "file")
            return
        view = guide.work().read_bundle(text)
        if isinstance(view, Refused):
            page.say(" ".join(view.sentences.values()), "file")
        else:
            self._confirm(view)

    def _confirm(self, view: BundleView) -> None:
        guide, texts = self.guide, self.guide.texts
        lines = (texts("handover.comes", origin=view.origin), *self._lines(view))
        page = SecretPage(
            texts("handover.take"), lines, (), texts("handover.begin"), texts, "", texts("page.back")
        )
        page.done_pressed.connect(lambda: guide.show(guide.ask(lambda: guide.work().start_from_bundle(view))))
        page.leave_pressed.connect(self.take)
        guide.window.show_page(page)

    def _lines(self, view: BundleView) -> tuple[str, ...]:
        """Everything in the file, a line for each item."""
        texts = self.guide.texts
        lines = [texts("handover.head", case=view.case, employer=view.employer, day=view.day_text)]
        for item in view.items:
            told = [f"{label}: {text}" for _, label, text, _ in item.facts]
            lines.append(texts("list.item", text=". ".join((f"{item.title}: {item.status_text}", *told))))
        return tuple(lines)
