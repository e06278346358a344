"""How the check stands: the outcome, why, and what is missing. It follows every key."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.announce import announce
from ui.parts.buttons import LinkButton, QuietButton
from ui.parts.labels import Caption, Ground, Small, Subtitle
from ui.parts.scroll_bar import ScrollBar
from ui.style import theme

if TYPE_CHECKING:
    from wizard.views import Lookup, ReplyView, VerdictView

AT_MOST: Final = 9
"""So many missing answers are named; of the others the panel tells how many they are."""


class VerdictPanel(Ground):
    """The outcome as a heading, and everything behind it as one text to read line by line."""

    def __init__(self, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self.texts = texts
        self.view: VerdictView | None = None
        self.reply: ReplyView | None = None
        self.with_rules = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(20), theme.px(14), theme.px(12), theme.px(12))
        self.column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        self.caption = Caption(texts("verdict_panel.title"), tone="muted")
        head.addWidget(self.caption, 1)
        self.close_button = QuietButton(texts("help.close"))
        self.close_button.hide()
        head.addWidget(self.close_button)
        self.column.addLayout(head)
        self.outcome = Subtitle("")
        self.column.addWidget(self.outcome)
        self.provisional = Small("", tone="muted")
        self.column.addWidget(self.provisional)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(texts("verdict_panel.title"))
        self.text.setVerticalScrollBar(ScrollBar("panel", self.text))
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.viewport().setAutoFillBackground(False)
        self.text.document().setDocumentMargin(0)
        self.column.addWidget(self.text, 1)
        self.rules_button = LinkButton("", self.turn_rules)
        self.column.addWidget(self.rules_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.dress()

    def dress(self) -> None:
        """Takes the size of the text and the colours that are in use now."""
        look = theme.tokens()
        self.text.document().setDefaultStyleSheet(
            f"h3 {{ font-size: {theme.font(16).pixelSize()}px; margin-top: 12px; margin-bottom: 2px; }}"
            "p { margin-top: 0; margin-bottom: 4px; }"
            f".muted {{ color: {look.muted}; font-size: {theme.font(14).pixelSize()}px; }}"
            f".flag {{ color: {look.warning}; font-weight: bold; }}"
        )

    def put(self, view: VerdictView) -> None:
        """Shows how it stands now; says the outcome aloud when it is another one."""
        if view == self.view:
            return
        before, self.view, self.reply = self.view, view, None
        self._draw()
        if before is not None and before.title != view.title:
            announce(self, self.line())

    def put_reply(self, reply: ReplyView) -> None:
        """Shows the reply that was copied."""
        self.reply = reply
        self._draw()

    def turn_rules(self) -> None:
        """Shows the rules behind each reason, or hides them; its answers are always there."""
        self.with_rules = not self.with_rules
        self._draw()

    def line(self) -> str:
        """How it stands, in one line."""
        view, texts = self.view, self.texts
        if view is None or not view.title:
            return texts("verdict_panel.nothing")
        key = "verdict_panel.provisional" if view.provisional else "verdict_panel.stands"
        line = texts(key, outcome=view.title)
        return texts("verdict_panel.line", line=line, number=len(view.missing)) if view.missing else line

    def _draw(self) -> None:
        view, texts = self.view, self.texts
        if view is None:
            return
        self.outcome.setText(view.title or texts("verdict_panel.nothing"))
        self.provisional.setText(view.provisional)
        self.provisional.setVisible(bool(view.provisional))
        self.text.setHtml(self._html(view))
        self.rules_button.setVisible(any(rule.sources for rule in view.reasons))
        key = "verdict_panel.hide_rules" if self.with_rules else "verdict_panel.show_rules"
        self.rules_button.setText(texts(key))
        self.rules_button.setAccessibleName(texts(key))

    def _html(self, view: VerdictView) -> str:
        texts, parts = self.texts, list[str]()

        def section(key: str, lines: list[str]) -> None:
            if lines:
                parts.append(f"<h3>{escape(texts(key))}</h3>")
                parts.extend(f"<p>{line}</p>" for line in lines)

        if self.reply is not None:
            told = escape(self.reply.text).replace("\n", "<br>")
            subject = f"<b>{escape(texts('verdict_panel.subject', subject=self.reply.subject))}</b>"
            section("verdict_panel.copied", [subject, told])
        if view.banner:
            parts.append(f'<p class="muted">{escape(view.banner)}</p>')
        if view.text:
            parts.append(f"<p>{escape(view.text)}</p>")
        for flag in view.flags:
            parts.append(f'<p class="flag">{escape(texts("verdict_panel.flag", text=flag))}</p>')
        section("verdict_panel.why", self._reasons(view))
        missing = [escape(name) for name in view.missing[:AT_MOST]]
        if len(view.missing) > AT_MOST:
            missing.append(escape(texts("verdict_panel.more", number=len(view.missing) - AT_MOST)))
        section("verdict_panel.missing", ["<br>".join(missing)] if missing else [])
        section("verdict_panel.agreements", [self._item(line) for line in view.agreements])
        section("verdict_panel.notes", [self._item(line) for line in (*view.notes, *view.facts)])
        return "".join(parts)

    def _item(self, text: str) -> str:
        return escape(self.texts("list.item", text=text))

    def _reasons(self, view: VerdictView) -> list[str]:
        lines = []
        for rule in view.reasons:
            line = self._item(rule.text)
            for part in (*rule.answers, *((rule.sources,) if self.with_rules and rule.sources else ())):
                line += f'<br><span class="muted">{escape(part)}</span>'
            lines.append(line)
        return lines
