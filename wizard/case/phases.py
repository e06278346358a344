"""The machine of the phases, built with `transitions` from a flow: the only file that imports it.

Guards are callables; callbacks only decide. A machine keeps every model it ever saw, so each has one model;
building one takes longer than using it, so it is used again once a walk has given it back.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from transitions import EventData, Machine

from wizard.content.model import Flow, Move

# It warns of methods that our model has by itself, and of steps that are not allowed: both are meant.
logging.getLogger("transitions.core").setLevel(logging.ERROR)

RESUME = "resume"
ADVANCE = "advance"


class PhaseModel:
    """Where the case is, and where it goes on after a relapse."""

    state: str
    resume: str

    def __init__(self, phase: str) -> None:
        self.state = phase
        self.resume = ""

    def trigger(self, name: str, **details: Any) -> bool:
        raise NotImplementedError  # replaced by the machine

    def may_trigger(self, name: str, **details: Any) -> bool:
        raise NotImplementedError  # replaced by the machine


class Phases:
    """The phases of one case: step forward while moves allow it, move by events."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        first = flow.phases[0].id
        self._model = PhaseModel(first)
        self._machine = Machine(
            self._model,
            states=[phase.id for phase in flow.phases],
            transitions=transition_table(flow),
            initial=first,
            auto_transitions=False,
            send_event=True,
            model_override=True,
            queued=False,
            ignore_invalid_triggers=True,
        )

    def start(self) -> None:
        """Puts the case where every case begins."""
        self._model.state = self._flow.phases[0].id
        self._model.resume = ""

    @property
    def current(self) -> str:
        return self._model.state

    def advance(self, allows: Callable[[Move], bool]) -> bool:
        """One step forward along the first move that is allowed; False when there is none."""
        return bool(self._model.trigger(ADVANCE, allows=allows))

    def move(self, event: str, source: str) -> bool:
        """Moves by an event whose guard was judged true, as if the case stood in `source`."""
        before, self._model.state = self._model.state, source
        if not self._model.trigger(event):
            self._model.state = before
            return False
        if self._flow.events[event].to != RESUME:
            self._model.resume = before
        return True


_MOST: Final = 8
"""Flows of which machines are kept: there are a handful, and tests make their own."""
_idle: dict[int, tuple[Flow, list[Phases]]] = {}


@contextmanager
def phases_of(flow: Flow) -> Iterator[Phases]:
    """The phases of a new case, for the length of one walk. Two walks at a time get a machine each."""
    known = _idle.get(id(flow))
    if known is None or known[0] is not flow:
        if len(_idle) >= _MOST:
            _idle.clear()
        known = _idle[id(flow)] = (flow, [])
    try:
        phases = known[1].pop()
    except IndexError:
        phases = Phases(flow)
    phases.start()
    yield phases
    known[1].append(phases)


def transition_table(flow: Flow) -> list[dict[str, Any]]:
    """The rows that the machine is built from: moves forward first, then the events that move."""
    table: list[dict[str, Any]] = []
    for move in flow.moves:
        table.append(
            {
                "trigger": ADVANCE,
                "source": list(move.sources),
                "dest": move.to,
                "conditions": [_allowed(move)],
            }
        )
    for event in flow.events.values():
        if event.to == RESUME:
            for phase in flow.phases:
                table.append(
                    {
                        "trigger": event.id,
                        "source": list(event.sources),
                        "dest": phase.id,
                        "conditions": [_resumes(phase.id)],
                    }
                )
        elif event.to:
            table.append({"trigger": event.id, "source": list(event.sources), "dest": event.to})
    return table


def _allowed(move: Move) -> Callable[[EventData], bool]:
    return lambda data: bool(data.kwargs["allows"](move))


def _resumes(phase: str) -> Callable[[EventData], bool]:
    return lambda data: bool(getattr(data.model, "resume", "") == phase)
