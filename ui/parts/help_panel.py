"""The help of a question: why, where to find it, an example, the rule, the words."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.parts.buttons import QuietButton
from ui.parts.labels import Ground, Section
from ui.parts.scroll_bar import ScrollBar
from ui.style import theme
from wizard.views import HelpView, Lookup


class HelpPanel(Ground):
    """One text to read line by line, by eye or by screen reader; nothing in it leaves the computer."""

    def __init__(self, view: HelpView, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(16), theme.px(12), theme.px(12))
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.addWidget(Section(texts("help.title")), 1)
        self.close_button = QuietButton(texts("help.close"))
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(texts("help.title"))
        self.text.setVerticalScrollBar(ScrollBar("panel", self.text))
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.viewport().setAutoFillBackground(False)
        self.text.document().setDocumentMargin(0)
        self.text.document().setDefaultStyleSheet(
            f"h3 {{ font-size: {theme.font(16).pixelSize()}px; margin-top: 14px; margin-bottom: 2px; }}"
            f"p {{ margin-top: 0; margin-bottom: 6px; }} .muted {{ color: {theme.tokens().muted}; }}"
        )
        self.text.setHtml(as_html(view, texts))
        column.addWidget(self.text, 1)

    def put(self, view: HelpView) -> None:
        """Shows the help of another question."""
        self.text.setHtml(as_html(view, self._texts))

    def focus_first(self) -> None:
        self.text.setFocus()


def rules_of(view: HelpView, texts: Lookup) -> list[str]:
    """The rules, each source named once."""
    rules: dict[str, list[str]] = {}
    for source in view.sources:
        lines = rules.setdefault(source.title, [f"<b>{escape(source.title)}</b>"])
        if source.rule:
            lines.append(escape(source.rule))
        if not source.verified:
            lines.append(f'<span class="muted">{escape(texts("help.not_verified"))}</span>')
    return ["<br>".join(lines) for lines in rules.values()]


def as_html(view: HelpView, texts: Lookup) -> str:
    """The help as simple markup; content is escaped."""
    parts: list[str] = []

    def section(key: str, *lines: str) -> None:
        shown = [line for line in lines if line]
        if shown:
            parts.append(f"<h3>{escape(texts(key))}</h3>")
            parts.extend(f"<p>{line}</p>" for line in shown)

    section("help.why", escape(view.why))
    section("help.where", escape(view.strategy), escape(view.where))
    section("help.example", escape(view.example))
    section("help.when_unknown", *(escape(line) for line in view.when_unknown))
    section("help.rule", *rules_of(view, texts))
    words = [
        f"<b>{escape(term.term)}</b>: {escape(term.label)}. {escape(term.explanation)}" for term in view.terms
    ]
    section("help.terms", *words)
    return "".join(parts) or f"<p>{escape(texts('help.empty'))}</p>"
