"""A list of rows: a table to read, and one row at a time to write. Everything works by keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from ui.announce import announce
from ui.fields.base import Field
from ui.fields.cells import Cell, cell_text
from ui.parts.buttons import Button, QuietButton
from ui.parts.flow import Flow
from ui.parts.labels import Strong, Surface
from ui.parts.tables import ReadTable
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import FieldView


class RowsField(Field):
    """Rows keep their id for good; a new row takes the next number that was never used."""

    def show(self, view: FieldView) -> None:
        self.view = view
        self.rows: list[dict[str, Raw]] = [
            dict(row)
            for row in (view.value if isinstance(view.value, tuple | list) else ())
            if isinstance(row, Mapping)
        ]
        numbers = [int(str(row.get("id", "r0"))[1:] or 0) for row in self.rows]
        self.highest = max([view.row_numbers_used, *numbers])
        self.editing: int | None = None
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.table = self._table(view)
        column.addWidget(self.table)
        column.addWidget(self._buttons())
        column.addWidget(self._editor(view))
        self._draw()
        if not self.rows:
            self.add()

    def _table(self, view: FieldView) -> ReadTable:
        table = ReadTable(self._heads(view), view.label)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.itemSelectionChanged.connect(self._enable)
        table.activated.connect(lambda _index: self.change())
        return table

    def _heads(self, view: FieldView) -> list[str]:
        return [shown.label for shown in view.columns]

    def _stretch(self) -> tuple[int, ...]:
        """The columns that share the room that is left: those with text."""
        columns = self.view.columns if self.view else ()
        return tuple(place for place, shown in enumerate(columns) if shown.kind == "text")

    def _line(self, row: dict[str, Raw]) -> tuple[str, ...]:
        """A row as the table shows it."""
        columns = self.view.columns if self.view else ()
        return tuple(cell_text(shown, row.get(shown.id), self.around) for shown in columns)

    def _buttons(self) -> QWidget:
        bar = Flow()
        self.add_button = Button(self.texts("rows.add"), self.add)
        self.change_button = QuietButton(self.texts("rows.change"), self.change)
        self.remove_button = QuietButton(self.texts("rows.remove"), self.remove)
        self.up_button = QuietButton(self.texts("rows.up"), lambda: self.move(-1))
        self.down_button = QuietButton(self.texts("rows.down"), lambda: self.move(1))
        self.bar = bar
        for button in (self.add_button, *self._row_buttons()):
            bar.add(button)
        return bar

    def _row_buttons(self) -> tuple[Button, ...]:
        return (self.change_button, self.remove_button, self.up_button, self.down_button)

    def _editor(self, view: FieldView) -> QWidget:
        self.editor = Surface("panel", padding=16)
        self.editor_title = Strong("")
        self.editor.column.addWidget(self.editor_title)
        self.cells = [Cell(shown, self.around) for shown in view.columns]
        for cell in self.cells:
            self.editor.column.addWidget(cell)
            cell.finished.connect(self._enter)
        buttons = QHBoxLayout()
        self.keep_button = Button(self.texts("rows.keep"), self.keep)
        self.drop_button = QuietButton(self.texts("rows.drop"), self.stop)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.drop_button)
        buttons.addStretch(1)
        self.editor.column.addLayout(buttons)
        self.editor.hide()
        return self.editor

    def _draw(self, select: int | None = None) -> None:
        self.table.setVisible(bool(self.rows))
        self.table.put([self._line(row) for row in self.rows], self._stretch())
        self.bar.setVisible(bool(self.rows))
        if select is not None and self.rows:
            self.table.selectRow(max(0, min(select, len(self.rows) - 1)))
        self._enable()

    def _chosen(self) -> int | None:
        found = self.table.selectionModel().selectedRows()
        return found[0].row() if found else None

    def _enable(self) -> None:
        at = self._chosen()
        for button in self._row_buttons():
            button.setEnabled(at is not None)
        if at is not None:
            self.up_button.setEnabled(at > 0)
            self.down_button.setEnabled(at < len(self.rows) - 1)

    def add(self) -> None:
        """Opens an empty row to write."""
        self._open(None)

    def change(self) -> None:
        """Opens the chosen row."""
        at = self._chosen()
        if at is not None:
            self._open(at)

    def _open(self, at: int | None) -> None:
        self.editing = at
        key = "rows.new_title" if at is None else "rows.change_title"
        self.editor_title.setText(self.texts(key, number=len(self.rows) + 1 if at is None else at + 1))
        self.drop_button.setVisible(bool(self.rows))
        for cell in self.cells:
            cell.fill(None if at is None else self.rows[at].get(cell.column.id))
        self.editor.show()
        if self.widget.isVisible():
            self.cells[0].first().setFocus()

    def _typed(self) -> dict[str, Raw]:
        return {cell.column.id: value for cell in self.cells if (value := cell.read()) is not None}

    def _enter(self) -> None:
        """Enter in the last cell of an empty new row goes on; else it keeps the row."""
        if self._typed():
            self.keep()
        elif self.rows:
            self.stop()
            self.finished.emit()
        else:
            self.finished.emit()

    def keep(self) -> None:
        """Puts the row that is being written in the list."""
        typed = self._typed()
        if not typed:
            self.stop()
            return
        if self.editing is None:
            self.highest += 1
            self.rows.append({"id": f"r{self.highest}", **typed})
            at = len(self.rows) - 1
        else:
            at = self.editing
            self.rows[at] = {"id": self.rows[at]["id"], **typed}
        self.stop()
        self._draw(at)
        self.add_button.setFocus()
        announce(self.widget, self.texts("rows.kept", number=at + 1))
        self.changed.emit()

    def stop(self) -> None:
        """Closes the editor; the list stays as it was."""
        self.editor.hide()
        self.editing = None

    def remove(self) -> None:
        at = self._chosen()
        if at is None:
            return
        del self.rows[at]
        self.stop()
        self._draw(at)
        announce(self.widget, self.texts("rows.removed", number=at + 1))
        self.changed.emit()
        (self.remove_button if self.rows else self.cells[0].first()).setFocus()
        if not self.rows:
            self.add()

    def move(self, step: int) -> None:
        """Moves the chosen row up (-1) or down (1)."""
        at = self._chosen()
        if at is None or not 0 <= at + step < len(self.rows):
            return
        self.rows[at], self.rows[at + step] = self.rows[at + step], self.rows[at]
        self._draw(at + step)
        self.changed.emit()

    def read(self) -> Raw:
        # What is still being written counts: pressing Volgende may never lose it.
        if not self.editor.isHidden() and self._typed():
            self.keep()
        return tuple(dict(row) for row in self.rows) or None

    def inputs(self) -> list[QWidget]:
        return [self.cells[0].first() if not self.editor.isHidden() else self.table]
