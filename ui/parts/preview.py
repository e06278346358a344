"""The preview of a paper: its pages as they print, with zoom, and the same paper as text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ui.parts.buttons import QuietButton
from ui.parts.labels import Ground, Small
from ui.parts.scroll_bar import ScrollBar
from ui.pdf_pages import PdfPages
from ui.style import theme
from wizard.views import Lookup

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
FIT = 0


class Sheet(QLabel):
    """One page on a calm ground."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour("hairline"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(Ground):
    """Shows one page at a time. `FIT` makes the page as wide as the room."""

    def __init__(
        self, pdf: bytes, text: str, title: str, texts: Lookup, parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", parent)
        self.texts, self.title, self._words = texts, title, text
        self.pages = PdfPages(pdf)
        self.destroyed.connect(self.pages.close)
        self.at, self.zoom = 0, FIT
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(6))
        column.addLayout(self._tools())
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setAccessibleName(texts("preview.name", title=title))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setVerticalScrollBar(ScrollBar("panel", self.area))
        self.area.setHorizontalScrollBar(ScrollBar("panel", self.area, across=True))
        self.sheet = Sheet()
        self.area.setWidget(self.sheet)
        column.addWidget(self.area, 1)
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(texts("preview.text_name", title=title))
        self.text.hide()
        column.addWidget(self.text, 1)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        texts = self.texts
        self.smaller = self._tool("preview.smaller", lambda: self.step_zoom(-1))
        self.zoom_label = Small("")
        self.zoom_label.setWordWrap(False)
        self.bigger = self._tool("preview.bigger", lambda: self.step_zoom(1))
        self.before = self._tool("preview.before", lambda: self.turn(-1))
        self.page_label = Small("")
        self.page_label.setWordWrap(False)
        self.after = self._tool("preview.after", lambda: self.turn(1))
        self.swap = QuietButton(texts("preview.as_text"), self.swap_text)
        for widget in (self.smaller, self.zoom_label, self.bigger):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.before, self.page_label, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.swap)
        if not self._words:
            # A scan has no words: there is nothing to swap to. Shown here, the button would be a window.
            self.swap.hide()
        return row

    def _tool(self, key: str, pressed: object) -> QuietButton:
        button = QuietButton(self.texts(f"{key}_sign"), pressed)  # type: ignore[arg-type]
        button.setAccessibleName(self.texts(key))
        button.setToolTip(self.texts(key))
        return button

    def turn(self, step: int) -> None:
        """Goes to the page before (-1) or after (1)."""
        self.at = max(0, min(len(self.pages) - 1, self.at + step))
        self.area.verticalScrollBar().setValue(0)
        self.draw()

    def step_zoom(self, step: int) -> None:
        now = self.percent()
        wanted = [zoom for zoom in ZOOMS if (zoom > now if step > 0 else zoom < now)]
        if wanted:
            self.zoom = wanted[0] if step > 0 else wanted[-1]
            self.draw()

    def percent(self) -> int:
        """The size of the page on the screen; 100 is as on paper at 96 dots per inch."""
        if self.zoom != FIT:
            return self.zoom
        width = self.pages.size(self.at)[0]
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = min(self.area.width() - bar - 4, 900)
        return max(30, int(room / width * 75))

    def draw(self) -> None:
        """Paints the page at the size in use."""
        ratio = self.devicePixelRatioF()
        picture: QImage = self.pages.picture(self.at, self.percent() / 75 * ratio)
        shown = QPixmap.fromImage(picture)
        shown.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(shown)
        size = QSize(round(picture.width() / ratio), round(picture.height() / ratio))
        self.sheet.resize(size)
        words = self.texts("preview.page", number=self.at + 1, total=len(self.pages))
        self.page_label.setText(words)
        self.sheet.setAccessibleName(f"{self.title}, {words}")
        self.zoom_label.setText(self.texts("preview.zoom", percent=self.percent()))
        self.before.setEnabled(self.at > 0)
        self.after.setEnabled(self.at < len(self.pages) - 1)

    def swap_text(self) -> None:
        """Changes between the picture and the text."""
        as_text = self.text.isHidden()
        self.text.setVisible(as_text)
        self.area.setVisible(not as_text)
        for widget in (self.smaller, self.bigger, self.before, self.after):
            widget.setEnabled(not as_text)
        self.swap.setText(self.texts("preview.as_picture" if as_text else "preview.as_text"))
        if not as_text:
            self.draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self.zoom == FIT:
            self.draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.layout().activate()  # type: ignore[union-attr]
        self.draw()
