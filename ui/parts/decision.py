"""What can be done with the outcome: its papers, another role, an own verdict, and what happened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.buttons import Button, QuietButton
from ui.parts.columns import clear
from ui.parts.door import Door, Doors
from ui.parts.flow import Flow
from ui.parts.labels import Caption, Small
from ui.style import theme

if TYPE_CHECKING:
    from wizard.views import DecisionView, DocumentLineView, Lookup


class DecisionActions(QWidget):
    """Buttons in groups, the papers of the outcome first."""

    paper_pressed = Signal(str)
    start_as_pressed = Signal(str)
    own_pressed = Signal()
    drop_own_pressed = Signal()
    event_pressed = Signal(str)

    def __init__(self, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self.view: DecisionView | None = None
        self._doors = Doors()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(6), 0, 0)
        self._column.setSpacing(theme.px(4))

    def put(self, view: DecisionView) -> None:
        """Draws what can be done now. The cursor stays where it was when the same button is still there."""
        if view == self.view:
            return
        self.view = view
        clear(self._column)
        self._papers(view)
        self._choices(view)
        self._events(view)

    def _group(self, key: str) -> Flow:
        self._column.addWidget(Caption(self.texts(key), tone="muted"))
        flow = Flow(6)
        self._column.addWidget(flow)
        return flow

    def _papers(self, view: DecisionView) -> None:
        first = [paper for paper in view.papers if paper.id in view.of_outcome]
        others = [paper for paper in view.papers if paper.id not in view.of_outcome]
        if not view.papers:
            return
        flow = self._group("decision_panel.papers")
        for paper in first:
            flow.add(self._paper(paper, Button))
        if others:
            body = Flow(6)
            for paper in others:
                body.add(self._paper(paper, QuietButton))
            shown = self.texts("decision_panel.more_papers")
            flow.add(Door("sheet_papers", body, self._doors, self.texts, closed=shown))
            self._column.addWidget(body)

    def _paper(self, paper: DocumentLineView, kind: type[Button]) -> Button:
        button = kind(paper.title, partial(self.paper_pressed.emit, paper.id))
        button.setAccessibleName(paper.title)
        button.setAccessibleDescription(paper.about)
        return button

    def _choices(self, view: DecisionView) -> None:
        flow = self._group("decision_panel.own")
        if view.start_as is not None:
            button = Button(
                self.texts("decision_panel.start"), partial(self.start_as_pressed.emit, view.start_as.role)
            )
            button.setAccessibleName(f"{button.text()}. {view.start_as.label}")
            self._column.insertWidget(self._column.count() - 1, Small(view.start_as.label))
            flow.add(button)
        flow.add(QuietButton(self.texts("decision_panel.own_verdict"), self.own_pressed.emit))
        if view.own_verdict:
            flow.add(QuietButton(self.texts("decision_panel.drop_own"), self.drop_own_pressed.emit))
            self._column.addWidget(Small(view.own_verdict))

    def _events(self, view: DecisionView) -> None:
        offered = [event for event in view.events if event.enabled and not event.is_rare]
        if offered:
            flow = self._group("decision_panel.events")
            for event in offered:
                flow.add(QuietButton(event.title, partial(self.event_pressed.emit, event.id)))
