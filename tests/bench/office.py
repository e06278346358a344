"""An office with ten thousand cases in a real vault, and Home on it in the real window.

Some dozens of cases are told page after page, as a person would; the others are those again, begun on another
day by somebody else. All go into the store as the program puts them there.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from cases import case_of_size

from wizard.case.record import Entry, Raw, Record
from wizard.content.model import Content
from wizard.session import Session
from wizard.store.keys import key_path
from wizard.store.vault import Vault, create_vault, open_vault

if TYPE_CHECKING:
    from window import Driver

TODAY = date(2027, 6, 15)
TOLD = 48
FIRST_NAMES = ("Sanne", "Zoë", "Johan", "Fatima", "Renée", "Piet", "Aylin", "Tomasz", "Mila", "Björn")
_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def clock() -> datetime:
    return datetime.combine(TODAY, time(9, 0))


def make_office(content: Content, path: Path, cases: int) -> None:
    """A vault with so many cases of 20 to 60 entries, and the lines of today for all of them."""
    told = [_case(content, number) for number in range(TOLD)]
    chance = random.Random(1)
    with create_vault(path, clock=clock) as vault:
        for number in range(cases):
            record, day = told[number % TOLD]
            moved = (TODAY - day).days - chance.randrange(300)
            vault.shelf.create(record.flow, TODAY, tuple(_told_by_another(record, moved, chance)))
        session = Session(content, vault.shelf, TODAY)
        session.home()
        while session.catch_up(100):
            pass
        session.visited()


def open_office(path: Path) -> Vault:
    return open_vault(path, clock=clock)


def change_a_case(vault: Vault, number: int) -> None:
    """Somebody gets another name in a case, as an answer of today."""
    head = vault.shelf.heads()[number]
    record = vault.shelf.record(head.id)
    name = Entry(
        record.next_id(), record.next_action, TODAY, "answer", "first_name", "Nieuw", task="sick_report"
    )
    vault.shelf.append(head.id, (name,))


def time_home(content: Content, path: Path, days_later: int = 0) -> list[float]:
    """Milliseconds until Home is painted for the first time since the start of the program."""
    with _at_work(content, path, days_later) as driver:
        session, keys = driver.door.enter()
        driver.app.processEvents()
        began = perf_counter()
        driver.guide.entered(session, keys)
        driver.until_painted()
        return [(perf_counter() - began) * 1000]


def time_changes(content: Content, path: Path) -> list[float]:
    """Milliseconds until Home is painted, each time after another case has changed."""
    taken = []
    with _at_work(content, path) as driver:
        driver.guide.entered(*driver.door.enter())
        for number in range(12):
            change_a_case(driver.door._vault, number)
            began = perf_counter()
            driver.guide.home()
            driver.until_painted()
            taken.append((perf_counter() - began) * 1000)
    return taken[1:]


def time_search(content: Content, path: Path) -> list[float]:
    """Milliseconds for each letter of a search, until what is found is painted."""
    from ui.pages.home import HomePage

    taken = []
    with _at_work(content, path) as driver:
        driver.guide.entered(*driver.door.enter())
        driver.until_painted()
        page = driver.window.page()
        assert isinstance(page, HomePage)
        for text in ("f", "fa", "fat", "fati", "fatim", "fatima", "s-09", "s-099"):
            began = perf_counter()
            page.sheet.search.setText(text)
            driver.until_painted()
            taken.append((perf_counter() - began) * 1000)
    return taken


@contextmanager
def _at_work(content: Content, path: Path, days_later: int = 0) -> Iterator[Driver]:
    """A window on a copy of the office, which goes away with it: the next round finds all as it was."""
    from window import Driver

    with TemporaryDirectory(dir=path.parent) as folder:
        for part in (path, key_path(path)):
            shutil.copy(part, folder)
        driver = Driver(content, Path(folder), Path(folder) / path.name)
        driver.now = clock() + timedelta(days_later)
        yield driver
        driver.guide.catching_up.stop()
        driver.door.close()


def opening(path: Path) -> Callable[[], object]:
    """A call that opens the vault, with every page of it checked, and closes it."""
    return lambda: open_office(path).close()


def _case(content: Content, number: int) -> tuple[Record, date]:
    """A case of 20 to 60 entries, and the day on which it was last worked on."""
    while True:
        answers = 18 + number * 32 // TOLD
        record, day = case_of_size(content, answers, number % 4)
        if 20 <= len(record.entries) <= 60:
            return record, day
        number -= 1


def _told_by_another(record: Record, days: int, chance: random.Random) -> Iterator[Entry]:
    name = chance.choice(FIRST_NAMES)
    for entry in record.entries:
        value = name if entry.name == "first_name" else _moved(entry.value, days)
        day = entry.day + timedelta(days) if entry.day else None
        yield replace(entry, value=value, day=day, entered=entry.entered + timedelta(days))


def _moved(value: Raw, days: int) -> Raw:
    """The same value, with each day in it so many days later."""
    if isinstance(value, str) and _A_DAY.fullmatch(value):
        return (date.fromisoformat(value) + timedelta(days)).isoformat()
    if isinstance(value, tuple):
        return tuple(_moved(part, days) for part in value)  # type: ignore[return-value]
    if isinstance(value, dict):
        return {key: _moved(part, days) for key, part in value.items()}  # type: ignore[return-value]
    return value
