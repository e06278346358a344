"""One measurement of the program in a process of its own: `probe.py NAME [ARGUMENT ...]`.

Prints milliseconds as a JSON list.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import adapters

RUNS = 12


def timed(call: Callable[[], object], runs: int) -> list[float]:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def content() -> list[float]:
    """Once per process: nobody loads content a second time."""
    load, _ = adapters.load_content()
    return timed(load, 1)


def content_floor() -> list[float]:
    _, raw = adapters.load_content()
    return timed(lambda: json.loads(raw), 1)


def walk(answers: str, events: str) -> list[float]:
    return timed(adapters.walk_case(int(answers), int(events)), RUNS)[1:]


def calendar(what: str = "days") -> list[float]:
    """Of a hundred calendars at a time: one takes less than the clock can tell apart well."""
    call = adapters.calendar_of_a_case(with_reasons=what == "reasons")
    batches = timed(lambda: [call() for _ in range(100)], RUNS)[1:]
    return [taken / 100 for taken in batches]


def plan() -> list[float]:
    return timed(adapters.render_plan(), RUNS)[1:]


def answers(folder: str) -> list[float]:
    return adapters.answer_loop(Path(folder))


def keys(folder: str) -> list[float]:
    return adapters.dense_keys(Path(folder))


def home(folder: str, cases: str) -> list[float]:
    return timed(adapters.home_with_cases(Path(folder), int(cases)), RUNS)[1:]


def office(vault: str, cases: str) -> list[float]:
    """Not a measurement: makes the vault with many cases, once for all rounds."""
    adapters.make_office(Path(vault), int(cases))
    return []


def office_home(vault: str, days_later: str) -> list[float]:
    return adapters.office_home(Path(vault), int(days_later))


def office_change(vault: str) -> list[float]:
    return adapters.office_change(Path(vault))


def office_search(vault: str) -> list[float]:
    return adapters.office_search(Path(vault))


def office_open(vault: str) -> list[float]:
    return timed(adapters.open_office(Path(vault)), 4)[1:]


def locked(vault: str) -> list[float]:
    """Not a measurement: makes the vault that the start on lock is measured with."""
    adapters.make_locked_vault(Path(vault))
    return []


PROBES: dict[str, Callable[..., list[float]]] = {
    "content": content,
    "content-floor": content_floor,
    "walk": walk,
    "calendar": calendar,
    "plan": plan,
    "answers": answers,
    "keys": keys,
    "home": home,
    "office": office,
    "office-home": office_home,
    "office-change": office_change,
    "office-search": office_search,
    "office-open": office_open,
    "locked": locked,
}

if __name__ == "__main__":
    print(json.dumps(PROBES[sys.argv[1]](*sys.argv[2:])))
