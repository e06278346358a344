"""The advice in a case as a list: from whom, about what, and what the employer does with it (S1-40)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from wizard.advice_views import AdvicesView, AdviceView
from wizard.case.record import Gap, Place
from wizard.content.model import AdviceKind
from wizard.dutch import counted, day_in_words
from wizard.ports import Letter
from wizard.session.open_case import Standing

State: TypeAlias = Literal["open", "followed", "partly", "not_followed"]
STATES: Final[dict[str, State]] = {
    "follows_all": "followed",
    "follows_partly": "partly",
    "follows_not": "not_followed",
}
STANDS: Final = ("moved", "noted", "pending")


class _Given:
    """One advice, with the answers that belong to it."""

    def __init__(self, now: Standing, kind: AdviceKind, opener: str, day: date) -> None:
        self.now, self.kind, self.opener, self.day = now, kind, opener, day

    def value(self, name: str) -> Any:
        """The answer to one of its questions; None without one that says something."""
        if not name:
            return None
        task = self.now.task_of(name)
        found = self.now.walk.visible.get(Place(task.id, self.opener, name))
        return None if isinstance(found, Gap) or found == () else found

    def place_of(self, name: str) -> str:
        return f"{name}@{self.opener}" if self.opener else name

    @property
    def source(self) -> str:
        """Who gave it, as the id of an option; for a kind with a fixed giver that of `same_as`."""
        said = self.value(self.kind.said_by)
        return said if isinstance(said, str) else self.kind.same_as


def has_advice(now: Standing) -> bool:
    """Whether there is any advice to list."""
    return next(_given(now), None) is not None


def advices_view(now: Standing, case: str, letters: tuple[Letter, ...]) -> AdvicesView:
    """Every advice: what is still to be chosen first, then the latest."""
    texts = now.wording.texts
    kept = {letter.id: letter.file_name for letter in letters}
    latest_first = sorted((_view(one, kept) for one in _given(now)), key=lambda one: one.day, reverse=True)
    advices = tuple(sorted(latest_first, key=lambda one: one.state != "open"))
    waiting = sum(one.state == "open" for one in advices)
    count = texts("advices.count_one" if len(advices) == 1 else "advices.count", count=counted(len(advices)))
    if waiting:
        left = texts("advices.open_one" if waiting == 1 else "advices.open", count=counted(waiting))
    else:
        left = texts("advices.open_none")
    paper = next((kind.paper for kind in now.flow.advices if kind.paper), "")
    title, intro = texts("advices.title"), texts("advices.intro")
    return AdvicesView(case, title, f"{count} {left}", intro, advices, paper)


def _given(now: Standing) -> Iterator[_Given]:
    """Every advice that was told of, each once: what stands as an advice of its own goes first."""
    told: set[tuple[str, date]] = set()
    for kind in now.flow.advices:
        for one in _of_kind(now, kind):
            about = (one.source, one.day)
            if not (kind.same_as and about in told):
                yield one
            told.add(about)


def _of_kind(now: Standing, kind: AdviceKind) -> Iterator[_Given]:
    if kind.day in now.flow.events:
        for result in now.walk.events:
            if result.entry.name == kind.day and result.result in STANDS:
                yield _Given(now, kind, result.entry.id, result.day)
        return
    task = now.task_of(kind.day)
    for opener in now.walk.openers.get(task.id, ()):
        day = now.walk.visible.get(Place(task.id, opener, kind.day))
        if isinstance(day, date):
            yield _Given(now, kind, opener, day)


def _said(one: _Given, asked: str, value: Any) -> str:
    """An answer in words; of a list every line."""
    wording = one.now.wording
    question = wording.known_questions[asked]
    if question.type == "rows" and isinstance(value, tuple):
        return "; ".join(wording.row(question, row) for row in value)
    return wording.value(asked, value)


def _view(one: _Given, kept: dict[str, str]) -> AdviceView:
    now, kind = one.now, one.kind
    wording, texts = now.wording, now.wording.texts
    giver = one.value(kind.said_by)
    who = wording.value(kind.said_by, giver) if giver else wording.fill(kind.title)
    chosen = one.value(kind.followed)
    state: State = STATES.get(str(chosen), "open")
    before, letter = one.value(kind.before), one.value(kind.letter)
    name = kept.get(str(letter), "")
    motive = one.value(kind.motive)
    return AdviceView(
        title=texts("advices.line", who=who, day=day_in_words(one.day)),
        day=one.day,
        about=tuple(
            texts("advices.about_line", what=wording.label(asked), said=_said(one, asked, value))
            for asked in kind.says
            if (value := one.value(asked)) is not None
        ),
        state=state,
        state_text=texts("advices.open_state" if state == "open" else f"advices.{state}"),
        motive=texts("advices.motive", why=motive) if motive else "",
        before=texts("advices.before", day=day_in_words(before)) if isinstance(before, date) else "",
        letter=texts("advices.letter", name=name) if name else texts("advices.no_letter"),
        letter_place=one.place_of(kind.letter) if name else "",
        place=one.place_of(kind.answer) if kind.followed else kind.answer,
        button=texts("advices.choose" if state == "open" else "advices.look"),
    )
