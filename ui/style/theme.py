"""Makes the whole application look alike: style, colours, fonts and text size."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from ui.style.tokens import DARK, LIGHT, Tokens, contrast_tokens

Scheme: TypeAlias = Literal["system", "light", "dark"]

STYLE: Final = ("-style", "Fusion")
"""Arguments for the QApplication: `setStyle` would make the Python class of QStyle with its 500 enum members,
which takes longer than painting the first page."""

FONTS: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FACES: Final = ("Regular", "Bold")
BODY: Final = 16
"""Height of the body text in logical pixels at 100 %."""
SIZES: Final = (100, 112, 125, 150, 175, 200)
CLASS_FONTS: Final = (
    ("Question", 27, True),
    ("Title", 27, True),
    ("Subtitle", 20, True),
    ("Section", 17, True),
    ("Strong", 16, True),
    ("Small", 14, False),
    ("Caption", 14, True),
    ("Pill", 14, True),
    ("QStatusBar", 14, False),
)

_current: Tokens = LIGHT
_size = 100
_family = ""
_translator: QTranslator | None = None


def tokens() -> Tokens:
    """The colours in use."""
    return _current


def colour(name: str) -> QColor:
    """The token of that name as a colour."""
    return QColor(getattr(_current, name))


def text_size() -> int:
    """Per cent of the body size."""
    return _size


def px(pixels: int) -> int:
    """Pixels that grow with the text, half as fast: air keeps its place but does not push text out."""
    return round(pixels * (1 + (_size - 100) / 200))


def dress(app: QApplication, scheme: Scheme = "system", size: int = 100, language: str = "nl") -> None:
    """Puts language, fonts and colours on; call before the first widget of a window."""
    set_language(app, language)
    if not _family:
        _load_fonts()
    set_scheme(app, scheme)
    set_text_size(app, size)


def set_language(app: QApplication, language: str) -> None:
    """The words of Qt itself (dialogs, names of months); Qt speaks English when nothing else is put on."""
    global _translator
    in_dutch = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    in_english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(in_english if language == "en" else in_dutch)
    if _translator is not None:
        app.removeTranslator(_translator)
        _translator = None
    if language != "en":
        translator = QTranslator(app)
        if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
            _translator = translator


def _load_fonts() -> None:
    global _family
    for face in FACES:
        number = QFontDatabase.addApplicationFont(str(FONTS / f"SourceSans3-{face}.ttf"))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        if families:
            _family = families[0]


def set_text_size(app: QApplication, size: int) -> None:
    """Sets all text to `size` per cent, kept within 100 and 200."""
    global _size
    _size = max(SIZES[0], min(SIZES[-1], size))
    app.setFont(font(BODY))
    for name, pixels, bold in CLASS_FONTS:
        # The stub asks for bytes, which the method itself refuses.
        app.setFont(font(pixels, bold), name)  # type: ignore[arg-type]


def font(pixels: int, bold: bool = False) -> QFont:
    """The house font at that height for 100 %, scaled to the size in use."""
    face = QFont(_family) if _family else QFont(QApplication.font())
    face.setPixelSize(round(pixels * _size / 100))
    face.setBold(bold)
    return face


def next_size(step: int) -> int:
    """The text size one step up or down from the one in use."""
    nearest = min(range(len(SIZES)), key=lambda at: abs(SIZES[at] - _size))
    return SIZES[max(0, min(len(SIZES) - 1, nearest + step))]


def set_scheme(app: QApplication, scheme: Scheme) -> None:
    """Chooses light or dark; `system` follows the desktop. A wish for high contrast goes first."""
    global _current
    if wants_high_contrast():
        seen = app.style().standardPalette()
        _current = contrast_tokens(
            seen.color(QPalette.ColorRole.WindowText).name(),
            seen.color(QPalette.ColorRole.Window).name(),
            seen.color(QPalette.ColorRole.Highlight).name(),
            seen.color(QPalette.ColorRole.HighlightedText).name(),
        )
    elif scheme == "system":
        _current = DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    else:
        _current = DARK if scheme == "dark" else LIGHT
    app.setPalette(palette(_current))


def wants_high_contrast() -> bool:
    """Whether the desktop asks for high contrast (known from Qt 6.10 on)."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    wishes = hints.accessibility()
    preference = wishes.contrastPreference()
    # The object belongs to Qt, but the bindings would delete it together with its wrapper.
    Shiboken.invalidate(wishes)
    return preference == Qt.ContrastPreference.HighContrast


def palette(look: Tokens) -> QPalette:
    """A palette in which every pair of text and ground is readable, disabled text included."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: look.background,
        role.WindowText: look.text,
        role.Base: look.background,
        role.AlternateBase: look.panel,
        role.Text: look.text,
        role.Button: look.panel,
        role.ButtonText: look.text,
        role.BrightText: look.error,
        role.Highlight: look.button,
        role.HighlightedText: look.button_text,
        role.Accent: look.button,
        role.PlaceholderText: look.muted,
        role.Link: look.button,
        role.LinkVisited: look.button,
        role.ToolTipBase: look.panel,
        role.ToolTipText: look.text,
        role.Light: look.background,
        role.Midlight: look.hairline,
        role.Mid: look.hairline,
        role.Dark: look.line,
        role.Shadow: look.line,
    }
    made = QPalette()
    for part, value in pairs.items():
        made.setColor(part, QColor(value))
    for part in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, part, QColor(look.muted))
    return made
