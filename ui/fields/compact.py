"""Answers of a dense page that are chosen: words in one line, each with its own key.

They are fields like those of a question page: same views, same raw answers. What differs is how they look,
and that Left and Right go from answer to answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.announce import announce
from ui.fields.base import Field, is_unknown
from ui.parts.beside import Beside, DayLine
from ui.parts.flow import Flow
from ui.parts.labels import Group
from ui.parts.segments import Segment, Tick
from ui.style import theme
from wizard.case.record import Gap, Raw
from wizard.views import FieldView, Lookup

GAP: Final = 4
"""Pixels between two answers."""


class Answer(NamedTuple):
    """One answer as the line shows it."""

    value: Raw
    word: str
    spoken: str
    """What a screen reader says; holds the word."""
    key: str


def way_out(view: FieldView, texts: Lookup) -> list[Answer]:
    """The honest way out as the last answer, in one short word."""
    if not view.unknown_label:
        return []
    word = texts("sheet.unknown")
    spoken = view.unknown_label if word in view.unknown_label else f"{word}: {view.unknown_label}"
    return [Answer(str(Gap.UNKNOWN), word, spoken, texts("answer.unknown_key"))]


def digit_of(number: int) -> str:
    """The key of the answer at that place, from 1; the tenth has 0, later ones have none."""
    return str(number % 10) if number <= 10 else ""


class CompactChoice(Field):
    """One answer out of a few, as words in a line."""

    has_own_unknown = True

    def show(self, view: FieldView) -> None:
        self.view = view
        self.column = QVBoxLayout(self.widget)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))
        box = Group()
        box.setAccessibleName(view.label)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        line = Flow(GAP)
        inside.addWidget(line)
        self.column.addWidget(box)
        self.group = QButtonGroup(self)
        self.answers = [*self._answers(view), *way_out(view, self.texts)]
        self.segments: list[Segment] = []
        self.keys: dict[str, int] = {}
        given = self._chosen_in(view)
        for number, answer in enumerate(self.answers):
            segment = Segment(answer.word, answer.key.upper())
            segment.setAccessibleName(f"{view.label}, {answer.spoken}")
            segment.setAccessibleDescription(view.help)
            segment.setChecked(given is not None and answer.value == given)
            segment.clicked.connect(self._clicked)
            self.group.addButton(segment, number)
            line.add(segment)
            self.segments.append(segment)
            if answer.key:
                self.keys[answer.key.lower()] = number

    def _chosen_in(self, view: FieldView) -> Raw:
        return view.value

    def _answers(self, view: FieldView) -> list[Answer]:
        if view.kind in ("yes_no", "yes_no_unknown"):
            words = [(value, self.texts(f"answer.is_{str(value).lower()}")) for value in (True, False)]
            return [
                Answer(value, word, word, self.texts(f"answer.is_{str(value).lower()}_key"))
                for value, word in words
            ]
        return [
            Answer(option.id, option.label, option.label, digit_of(number))
            for number, option in enumerate(view.options, start=1)
        ]

    def _clicked(self) -> None:
        self.changed.emit()

    def chosen(self) -> Raw:
        """The value of the answer that is chosen; None while none is."""
        number = self.group.checkedId()
        return self.answers[number].value if number >= 0 else None

    def read(self) -> Raw:
        return self.chosen()

    def inputs(self) -> list[QWidget]:
        # The chosen one stands first: that is where Tab comes in.
        chosen = self.group.checkedButton()
        return list[QWidget](sorted(self.segments, key=lambda segment: segment is not chosen))

    def choose(self, number: int) -> None:
        """Takes that answer, and puts the cursor on it."""
        segment = self.segments[number]
        segment.setFocus()
        segment.setChecked(True)
        self._clicked()

    def key(self, text: str) -> bool:
        number = self.keys.get(text.lower())
        if number is None:
            return False
        self.choose(number)
        announce(self.widget, self.segments[number].accessibleName())
        self._go_on()
        return True

    def _go_on(self) -> None:
        self.answered.emit()

    def step(self, way: int) -> bool:
        at = self.group.checkedId()
        self.choose(0 if at < 0 else (at + way) % len(self.segments))
        return True


class CompactStatus(CompactChoice):
    """How far something is that must be there. A promise asks until when and by whom, n.v.t. asks why."""

    OPENS: Final = {"promised": ("day", "by"), "not_applicable": ("motive",)}

    def show(self, view: FieldView) -> None:
        told = view.value if isinstance(view.value, Mapping) else {"state": view.value}
        self._state: Raw = told.get("state")
        super().show(view)
        around, texts = self.around, self.texts

        def spoken(key: str) -> str:
            return f"{view.label}, {texts(key)}"

        self.day = DayLine(texts("sheet.day"), spoken("sheet.day"), texts, around.today, around.locale)
        self.by = Beside(texts("sheet.by"), spoken("sheet.by"), 20)
        self.motive = Beside(texts("sheet.motive"), spoken("sheet.motive"))
        self.parts = {"day": self.day, "by": self.by, "motive": self.motive}
        self.beside = QWidget()
        row = QHBoxLayout(self.beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.motive, 1)
        line = Flow(10)
        line.add(self.day)
        line.add(self.by)
        self.promise = line
        row.addWidget(line, 1)
        self.column.addWidget(self.beside)
        for name, part in self.parts.items():
            part.fill(told.get(name))
            part.changed.connect(self.changed)
        self._open()

    def _chosen_in(self, view: FieldView) -> Raw:
        return self._state

    def _answers(self, view: FieldView) -> list[Answer]:
        return [
            Answer(option.id, option.label, option.label, self.texts(f"sheet.key_{option.id}"))
            for option in view.options
        ]

    def _clicked(self) -> None:
        self._open()
        super()._clicked()

    def _wanted(self) -> tuple[str, ...]:
        return self.OPENS.get(str(self.chosen()), ())

    def _open(self) -> None:
        """Opens what belongs to the state. What was typed for another state stays until the page is left."""
        wanted = self._wanted()
        self.promise.setVisible("day" in wanted)
        self.motive.setVisible("motive" in wanted)
        self.beside.setVisible(bool(wanted))

    def _go_on(self) -> None:
        wanted = self._wanted()
        if wanted:
            self.parts[wanted[0]].box.setFocus()
        else:
            super()._go_on()

    def read(self) -> Raw:
        state = self.chosen()
        told = {name: typed for name in self._wanted() if (typed := self.parts[name].read())}
        return {"state": state, **told} if told else state

    def inputs(self) -> list[QWidget]:
        return [*super().inputs(), *(self.parts[name].box for name in self._wanted())]


class CompactMulti(Field):
    """Several answers out of a list, as words to tick in a line; a digit ticks one."""

    has_own_unknown = True

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        box = Group()
        box.setAccessibleName(view.label)
        column.addWidget(box)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        line = Flow(GAP)
        inside.addWidget(line)
        self.answers = [
            Answer(option.id, option.label, option.label, digit_of(number))
            for number, option in enumerate(view.options, start=1)
        ]
        self.answers += way_out(view, self.texts)
        given = view.value if isinstance(view.value, tuple | list) else (view.value,)
        self.ticks: list[Tick] = []
        for answer in self.answers:
            tick = Tick(answer.word, answer.key.upper())
            tick.setAccessibleName(f"{view.label}, {answer.spoken}")
            tick.setAccessibleDescription(view.help)
            tick.setChecked(answer.value in given)
            tick.clicked.connect(lambda _checked=False, tick=tick: self._ticked(tick))
            line.add(tick)
            self.ticks.append(tick)

    def _ticked(self, tick: Tick) -> None:
        """Whoever does not know has ticked nothing else, and the other way round."""
        unknown = is_unknown(self.answers[self.ticks.index(tick)].value)
        if tick.isChecked():
            for other, answer in zip(self.ticks, self.answers, strict=True):
                if other is not tick and (unknown or is_unknown(answer.value)):
                    other.setChecked(False)
        self.changed.emit()

    def read(self) -> Raw:
        chosen = [a.value for a, tick in zip(self.answers, self.ticks, strict=True) if tick.isChecked()]
        if any(is_unknown(value) for value in chosen):
            return str(Gap.UNKNOWN)
        return tuple(str(value) for value in chosen) or None

    def inputs(self) -> list[QWidget]:
        return list(self.ticks)

    def key(self, text: str) -> bool:
        for answer, tick in zip(self.answers, self.ticks, strict=True):
            if answer.key and answer.key.lower() == text.lower():
                tick.setFocus()
                tick.click()
                return True
        return False

    def step(self, way: int) -> bool:
        at = next((n for n, tick in enumerate(self.ticks) if tick.hasFocus()), 0)
        self.ticks[(at + way) % len(self.ticks)].setFocus()
        return True
