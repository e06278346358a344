"""Where the window, the session and the vault are joined. The only place on the screen that knows today.

The window shows first; the vault, and with it every heavy library, opens right after the first paint.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from PySide6.QtCore import QDate, QEvent, QLocale, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from ui import crash
from ui.desks import EMPLOYER, EXPERT, Desks
from ui.main_window import MainWindow
from ui.pages.home import HomePage
from ui.single import Single, first_window
from ui.style import theme
from ui.vault_door import APP, FLOWS, VaultDoor
from wizard import VERSION
from wizard.content.words import load_words
from wizard.language import Language, speak
from wizard.lookup import Lookup
from wizard.store.locked import looks_locked

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ui.guide import Guide
    from ui.pages.base import Page
    from wizard.case.record import Raw
    from wizard.content.model import Content

Drafts: TypeAlias = "dict[tuple[str, str], Mapping[str, Raw]]"


def main(argv: Sequence[str] | None = None) -> int:
    """Starts the window; gives the exit code."""
    wanted = _parser().parse_args(argv)
    if wanted.selftest:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings = device_settings(wanted)
    is_named = bool(wanted.vault or wanted.selftest)
    desks = Desks((wanted.vault or default_vault()).absolute(), settings, is_named)
    vault = desks.first()
    texts = Lookup(read_words(language_of(settings)))
    if not has_screen():
        print(texts("app.no_screen"), file=sys.stderr)
        return 1
    app = QApplication.instance() or QApplication([*sys.argv[:1], *theme.STYLE])
    assert isinstance(app, QApplication)
    app.setApplicationName(APP)
    lock = first_window(vault)
    if lock is None and not (wanted.first_paint or wanted.selftest) and Single(name_of(vault)).raise_first():
        print(texts("app.already_open"), file=sys.stderr)
        return 0
    again = Again(vault)
    while True:
        code = show_window(app, desks, wanted, again)
        if not again.wanted:
            return code
        if again.vault != vault:
            vault, lock = again.vault, None
            lock = first_window(vault)
            if lock is None and Single(name_of(vault)).raise_first():
                return 0


@dataclass
class Again:
    """Whether the window is to be made anew: in another language, or at the other desk."""

    vault: Path
    """The vault of the next window."""
    errand: str = ""
    """What is to be done there."""
    drafts: dict[Path, Drafts] = field(default_factory=dict)
    """What was typed and not sent, by vault."""
    wanted: bool = False


def show_window(app: QApplication, desks: Desks, wanted: Namespace, again: Again) -> int:
    """One window, from its first picture until it is closed; gives the exit code."""
    again.wanted = False
    vault, settings = again.vault, desks.settings
    language = language_of(settings)
    speak(language)
    texts = Lookup(read_words(language))
    app.setApplicationDisplayName(texts("app.name"))
    theme.dress(app, scheme_of(settings), int(str(settings.value("look/size", 100))), language)
    window = MainWindow(texts, settings)
    crash.install(texts, vault.parent / "log.txt", datetime.now, lambda: window)
    is_guest = wanted.demo or wanted.selftest
    window.show_page(HomePage(None, texts) if is_guest else first_page(vault, desks, texts), at_home=True)
    if wanted.first_paint:
        window.first_paint.connect(lambda: QTimer.singleShot(0, app.quit))
    else:
        window.first_paint.connect(lambda: QTimer.singleShot(0, lambda: go_on(window, desks, wanted, again)))
    window.show()
    code = app.exec()
    # Lets go of papers that were shown while the libraries behind them still stand.
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return code


def first_page(vault: Path, desks: Desks, texts: Lookup) -> Page:
    """What the first picture shows: the home of the desk before it knows any case, or the lock."""
    if looks_locked(vault):
        from ui.pages.secret import UnlockPage

        return UnlockPage(texts, desks.desk_of(vault))
    if desks.desk_of(vault) == EXPERT:
        from ui.pages.desk import DeskPage

        return DeskPage(None, texts)
    return HomePage(None, texts, doors=not desks.is_chosen() and not vault.exists())


def go_on(window: MainWindow, desks: Desks, wanted: Namespace, again: Again) -> None:
    """What follows the first paint: the other pages, the vault, and ears for a second start."""
    from ui.guide import Guide
    from ui.idle import WhileIdle, meet_all_widgets
    from wizard.session import later

    language = language_of(window.settings)
    content = read_content(language)
    on_paper = content if language == "nl" else read_content("nl")
    is_guest = wanted.demo or wanted.selftest is not None
    desk = desks.desk_of(again.vault)
    door = VaultDoor(again.vault, content, is_guest, on_paper=on_paper, desk=desk)
    texts = Lookup(content.texts)
    guide = Guide(
        window, door, texts, window.settings, datetime.now, lambda: about_parts(content), wanted.demo
    )
    guide.drafts.update(again.drafts.pop(door.path, {}))
    guide.errand, again.errand = again.errand, ""
    guide.language_chosen.connect(lambda: start_again(guide, door, again))
    if not is_guest:
        window.sit_at(desk or EMPLOYER)
        guide.desk_known.connect(lambda desk: desks.told(door.path, desk))
        guide.desk_chosen.connect(lambda desk, errand: change_desk(guide, door, desks, again, desk, errand))
    if (FLOWS / "translations").is_dir():
        window.offer_languages()
    single = Single(name_of(door.path))
    single.listen(window)
    guide.open()
    gc.enable()
    WhileIdle((meet_all_widgets, *later.steps()), window).start()
    if wanted.selftest:
        from ui.selftest import run

        QTimer.singleShot(0, lambda: run(guide, wanted.selftest))


def start_again(guide: Guide, door: VaultDoor, again: Again) -> None:
    """Closes this window so that another can take its place."""
    again.wanted = True
    again.drafts[door.path] = dict(guide.drafts)
    guide.window.close()


def change_desk(guide: Guide, door: VaultDoor, desks: Desks, again: Again, desk: str, errand: str) -> None:
    """Sits down at that desk: in this window when its vault is open, else in another over its own vault."""
    if guide.session is not None:
        desks.told(door.path, guide.session.desk)
    desks.choose(desk)
    vault = desks.vault_of(desk)
    if vault == door.path and guide.session is None:
        # Nobody can look into a vault on lock: what nobody knows of it is not decided by a press.
        vault = desks.beside(desk)
    if vault == door.path:
        guide.sit_at(desk, errand)
    else:
        again.vault, again.errand = vault, errand
        start_again(guide, door, again)


def _parser() -> ArgumentParser:
    from argparse import ArgumentParser

    parser = ArgumentParser(prog=APP)
    parser.add_argument("--vault", type=Path, metavar="FILE")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--first-paint", action="store_true")
    parser.add_argument("--selftest", type=Path, metavar="DIR")
    return parser


def has_screen() -> bool:
    """Whether a window can be shown: Qt stops the whole program when it finds no screen."""
    if os.environ.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def read_content(language: Language = "nl") -> Content:
    """The compiled content; compiled anew only after a change. Raises ContentError."""
    from wizard.content.compiled import load_compiled

    return load_compiled(FLOWS, cache_folder() / "content.json", language)


def read_words(language: Language = "nl") -> Mapping[str, str]:
    """The words of the window, without the rest of the content. Raises ContentError."""
    folder = cache_folder()
    return load_words(FLOWS, folder / "words.json", folder / "content.json", language)


def cache_folder() -> Path:
    """Where the compiled content is kept for this copy of the program."""
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(place) / APP / f"{crc32(str(FLOWS).encode()):08x}"


def default_vault() -> Path:
    """The vault of this user."""
    from wizard.store.places import default_vault_path

    return default_vault_path(sys.platform, Path.home(), os.environ)


def device_settings(wanted: Namespace) -> QSettings:
    """What belongs to this computer and not to a case: window, text size, colours."""
    if wanted.vault or wanted.selftest or wanted.first_paint:
        folder = (wanted.vault or wanted.selftest or default_vault()).absolute().parent
        return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    return QSettings(str(default_vault().parent / "window.ini"), QSettings.Format.IniFormat)


def language_of(settings: QSettings) -> Language:
    """The chosen language of the screen."""
    return "en" if settings.value("look/language", "nl") == "en" else "nl"


def scheme_of(settings: QSettings) -> theme.Scheme:
    """The chosen colours."""
    stored = settings.value("look/scheme", "system")
    return "light" if stored == "light" else "dark" if stored == "dark" else "system"


def name_of(vault: Path) -> str:
    """The name under which a second start finds the first: one per user and vault."""
    import getpass
    import hashlib

    whole = f"{getpass.getuser()}\0{vault.absolute()}"
    return f"{APP}-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"


def about_parts(content: Content) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The texts of the page Over."""
    texts = Lookup(content.texts)
    day = content.edition.day
    shown = QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    words = texts("about.version", version=VERSION, day=shown, edition=content.edition.id)
    return (
        (texts("about.version_title"), (words, texts("about.old_rules"))),
        (
            texts("about.for_title"),
            (texts("about.devices"), texts("about.offline"), texts("about.no_lawyer")),
        ),
        (texts("about.sources_title"), (texts("about.leidraad"),)),
        (texts("about.qt_title"), (texts("about.qt"),)),
    )
