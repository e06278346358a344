"""Times the program against bare Qt, SQLite, json and reportlab: `make bench`, never part of the tests.

Each measurement is a process of its own, app and floor by turns, so that a busy machine slows both. Quote the
ratios: milliseconds do not travel. Exit code 1 when a row is over its budget or could not be measured.
Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RSS_UNIT = 1024**2 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in, as a part of a megabyte."""

OFFICE = "office.vault"
"""The vault with ten thousand cases; made once, half a minute."""

FRESH = "FRESH"
"""Stands in a command for a new, empty folder."""

Measure = Literal["wall", "memory", "printed"]


class NotMeasured(Exception):
    """The process said why it could not measure."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One process: milliseconds until it ended, peak memory in MB, and the milliseconds that it printed."""

    wall: float
    memory: float
    printed: tuple[float, ...]


class Turn:
    """One round of all measurements; rows that share a process share its sample."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._samples: dict[tuple[str, ...], Sample] = {}

    def sample(self, command: list[str]) -> Sample:
        key = tuple(command)
        if key not in self._samples:
            self._samples[key] = run(
                [tempfile.mkdtemp(dir=self._scratch) if word == FRESH else word for word in command]
            )
        return self._samples[key]


@dataclass(slots=True)
class Row:
    """One line of the table. `budget` is a ratio to the floor ("x") or milliseconds ("ms")."""

    name: str
    app: list[str]
    floor: list[str] | None
    measure: Measure
    budget: float
    unit: Literal["x", "ms"]
    summary: Callable[[tuple[float, ...]], float] = statistics.median
    """Of what one process printed; the table shows the median over all rounds."""
    app_values: list[float] = field(default_factory=list)
    floor_values: list[float] = field(default_factory=list)
    problem: str = ""

    def take(self, turn: Turn) -> None:
        """Add what this turn measures."""
        try:
            if self.floor:
                self.floor_values.append(self._value(turn.sample(self.floor)))
            self.app_values.append(self._value(turn.sample(self.app)))
        except NotMeasured as problem:
            self.problem = str(problem)

    def _value(self, sample: Sample) -> float:
        return self.summary(sample.printed) if self.measure == "printed" else getattr(sample, self.measure)

    def cells(self) -> tuple[str, ...]:
        """What the table shows, the verdict last."""
        limit = f"{self.budget:g}x" if self.unit == "x" else f"{self.budget:g} ms"
        if self.problem:
            return (self.name, "-", "-", "-", limit, "missing")
        unit = "MB" if self.measure == "memory" else "ms"
        app = statistics.median(self.app_values)
        floor = statistics.median(self.floor_values) if self.floor_values else None
        ratio = app / floor if floor else None
        held = app if self.unit == "ms" else ratio
        verdict = "ok" if held is not None and held <= self.budget else "over"
        return (
            self.name,
            f"{app:.2f} {unit}",
            f"{floor:.2f} {unit}" if floor else "-",
            f"{ratio:.2f}x" if ratio else "-",
            limit,
            verdict,
        )


def p95(values: tuple[float, ...]) -> float:
    """The value that nineteen of twenty stay under."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def run(command: list[str]) -> Sample:
    """Run one process to its end. Raises NotMeasured with its last words when it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = (time.perf_counter() - began) * 1000
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        text, words = out.read().decode(), err.read().decode().strip().splitlines()
    if process.returncode != 0:
        raise NotMeasured(words[-1] if words else f"{command[1:]} ended with {process.returncode}")
    printed = tuple(json.loads(text)) if text.startswith("[") else ()
    return Sample(wall, usage.ru_maxrss / RSS_UNIT, printed)


def rows(scratch: Path) -> list[Row]:
    """All measurements with their budgets."""

    def floor(name: str, *arguments: str) -> list[str]:
        return [sys.executable, str(HERE / "floors" / f"{name}.py"), *arguments]

    def probe(*arguments: str) -> list[str]:
        return [sys.executable, str(HERE / "probe.py"), *arguments]

    window = [sys.executable, "-m", "ui", "--first-paint", "--vault", str(scratch / "bench.vault")]
    locked = [*window[:-1], str(scratch / "locked.vault")]
    bare = floor("bare_window")
    office, table = str(scratch / OFFICE), floor("case_table", str(scratch / "case_table.db"))
    many, next_day = probe("office-home", office, "0"), probe("office-home", office, "1")
    return [
        Row("first paint, whole process", window, bare, "wall", 1.5, "x"),
        Row("peak memory", window, bare, "memory", 1.6, "x"),
        Row("first paint of a vault on lock", locked, bare, "wall", 1.5, "x"),
        Row("content load / json.loads", probe("content"), probe("content-floor"), "printed", 15, "ms"),
        Row(
            "answer: saved, next page painted, p95",
            probe("answers", FRESH),
            floor("autosave", FRESH),
            "printed",
            16,
            "ms",
            p95,
        ),
        Row("a key on a dense page, painted, p95", probe("keys", FRESH), None, "printed", 30, "ms", p95),
        Row("Home with 50 cases, painted", probe("home", FRESH, "50"), None, "printed", 100, "ms"),
        Row("Home of 10,000 cases, first paint", many, table, "printed", 100, "ms"),
        Row("Home of 10,000 cases / bare table", many, table, "printed", 2.5, "x"),
        Row("Home of 10,000 cases on a new day", next_day, table, "printed", 3, "x"),
        Row("one of 10,000 cases changed, Home", probe("office-change", office), None, "printed", 100, "ms"),
        Row("a letter of a search in 10,000", probe("office-search", office), None, "printed", 16, "ms"),
        Row(
            "opening a vault of 10,000 cases",
            probe("office-open", office),
            floor("open_encrypted", office),
            "printed",
            1.5,
            "x",
        ),
        Row("plan of 3 pages", probe("plan"), floor("plan"), "printed", 1.4, "x"),
        Row("whole calendar, days only", probe("calendar"), None, "printed", 0.1, "ms"),
        Row("whole calendar with reasons", probe("calendar", "reasons"), None, "printed", 1, "ms"),
        Row("walk of 60 answers, 10 events", probe("walk", "60", "10"), None, "printed", 5, "ms"),
        Row("walk of 300 answers, 60 events", probe("walk", "300", "60"), None, "printed", 30, "ms"),
    ]


def measure(table: list[Row], rounds: int, scratch: Path) -> None:
    """Fill the rows: one warm-up turn that does not count, then `rounds` that do."""
    for number in range(rounds + 1):
        turn = Turn(scratch)
        for row in table:
            if not row.problem:
                row.take(turn)
            if number == 0:
                row.app_values.clear()
                row.floor_values.clear()
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def show(table: list[Row]) -> bool:
    """Print the table and the reasons for gaps; True when every row is within its budget."""
    head = ("what", "app", "floor", "app/floor", "budget", "")
    lines = [head, *(row.cells() for row in table)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    for row in table:
        if row.problem:
            print(f"missing: {row.name}: {row.problem}")
    return all(line[-1] == "ok" for line in lines[1:])


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the program against its floors.")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="", help="measure the rows whose name holds this text")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    build = ROOT / "build"  # A real disk: in a temporary folder in memory, saving durably costs nothing.
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as folder:
        run([sys.executable, str(HERE / "probe.py"), "locked", str(Path(folder) / "locked.vault")])
        table = [row for row in rows(Path(folder)) if chosen.only in row.name]
        office = str(Path(folder) / OFFICE)
        if any(office in row.app for row in table):
            print("making ten thousand cases", file=sys.stderr)
            run([sys.executable, str(HERE / "probe.py"), "office", office, "10000"])
        measure(table, chosen.rounds, Path(folder))
    print(f"python {platform.python_version()}, {os.cpu_count()} cpu, {chosen.rounds} rounds; medians")
    return 0 if show(table) else 1


if __name__ == "__main__":
    sys.exit(main())
