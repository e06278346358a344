"""The order in which tasks are offered."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.content.model import Flow, Task


def in_order(flow: Flow, listed: tuple[str, ...] = ()) -> Mapping[str, Task]:
    """The tasks as `listed`; else by their first phase, each behind what it comes after, then by name.

    Tasks of every phase come last.
    """
    phases = {phase.id: number for number, phase in enumerate(flow.phases)}

    def early(task: Task) -> int:
        return min((phases.get(phase, len(phases)) for phase in task.phases), default=len(phases))

    if listed:
        position = {name: number for number, name in enumerate(listed)}
        return dict(sorted(flow.tasks.items(), key=lambda pair: position.get(pair[0], len(position))))
    placed: dict[str, Task] = {}
    waiting = sorted(flow.tasks.values(), key=lambda task: (early(task), task.id))
    while waiting:
        ahead = {task.id for task in waiting}
        # A circle is reported by the checks; here any task of it may come first.
        free = next((t for t in waiting if not ahead.intersection(t.after + t.advise) - {t.id}), waiting[0])
        placed[free.id] = free
        waiting.remove(free)
    return placed
