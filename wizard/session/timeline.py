"""A case in time as a picture: the same value for the screen and for paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wizard.case.calendar import FOUR_WEEKS, Calendar
from wizard.case.deadlines import due_day, milestone_day
from wizard.case.working_days import last_working_day
from wizard.dutch import day_in_brief, day_in_words, span_in_brief
from wizard.plan.plan import happens_by_itself
from wizard.session.open_case import Standing
from wizard.session.reasons import timeline
from wizard.session.tasks import PAPER, papers_now, task_views
from wizard.timeline_views import (
    MarkState,
    TimelineBand,
    TimelineExtension,
    TimelineFlag,
    TimelineGap,
    TimelineMark,
    TimelinePicture,
    TimelineTick,
    TimelineWords,
)
from wizard.views import DutyStatus, MilestoneView

WEEKS: Final = 104
TICK_EVERY: Final = 13
"""Weeks of sickness between two ticks: a quarter of a year."""
WEEKS_WITH_SANCTION: Final = 156
LABELLED: Final = 2
AFTER_THE_END: Final = timedelta(days=45)
"""Days shortly after the end still belong on the picture: the first day of the WIA, the end of the ban."""
WAITING_PERIOD_END: Final = "waiting_period_end"
LONGER: Final = "longer_pay_end"
"""The end of a wage sanction, of an extension or of pay after a late application; else of the 104 weeks."""
_ONE_DAY: Final = timedelta(days=1)
_STATES: Final[dict[DutyStatus, MarkState]] = {
    "done": "done",
    "done_late": "done",
    "open": "now",
    "due_today": "now",
    "overdue": "too_late",
}


def timeline_picture(now: Standing, on_paper: bool = False) -> TimelinePicture | None:
    """The case from its first sick day to the end of 104 weeks; None while the first day is not known.

    On paper nobody is called "u" or by their name, and what is for the own screen only is left out.
    """
    calendar = now.walk.days.calendar
    if calendar is None:
        return None
    picture = _Picture(now, calendar, on_paper).made()
    return picture.for_paper() if on_paper else picture


@dataclass(frozen=True)
class _Picture:
    now: Standing
    calendar: Calendar
    on_paper: bool

    def made(self) -> TimelinePicture:
        texts, today = self.now.wording.texts, self.now.today
        last_of_count = self._milestone_day(WAITING_PERIOD_END) or self.calendar.day(WEEKS * 7)
        stopped = self._stopped()
        end = stopped - _ONE_DAY if stopped else last_of_count
        extension = None if stopped else self._extension(end)
        bands = tuple(self._bands(extension.end if extension else end))
        drawn = [last_of_count, *(band.end - _ONE_DAY for band in bands)]
        last = max([*drawn, extension.end] if extension else drawn)
        marks = tuple(self._marks(last + AFTER_THE_END, stopped))
        last = max([last, *(mark.day for mark in marks)])
        return TimelinePicture(
            name=self._name(marks),
            first=self.calendar.first_sick_day,
            end=end,
            last=last,
            ticks=tuple(self._ticks()),
            bands=bands,
            gaps=tuple(self._gaps(stopped)),
            marks=marks,
            words=TimelineWords(
                **{
                    name: texts(f"picture.legend.{name}")
                    for name in ("done", "now", "later", "too_late", "flag", "block", "fit")
                },
                expected=texts("picture.expected"),
            ),
            flags=tuple(self._flags()),
            extension=extension,
            today=today if self.calendar.first_sick_day <= today <= last else None,
            today_text=self._today_text(),
            stopped=stopped,
            stopped_text=texts("picture.stopped", day=day_in_brief(stopped)) if stopped else "",
        )

    # --- the bar -----------------------------------------------------------------------------------------

    def _milestone_day(self, name: str) -> date | None:
        milestone = self.now.flow.milestones.get(name)
        if milestone is None:
            return None
        return milestone_day(milestone, self.now.walk.days, self.now.flow.milestones)

    @property
    def _fit_since(self) -> date | None:
        """The first fit day of a recovery that no relapse has ended."""
        is_fit = self.now.walk.env.get("is_recovered") is True
        return self.now.walk.days.named.get("recovered") if is_fit else None

    def _stopped(self) -> date | None:
        """The first fit day when being sick again would start a new count, or already did."""
        fit = self._fit_since
        if fit is None:
            return None
        is_over = self.now.today - fit >= FOUR_WEEKS or bool(self.now.walk.flags)
        return fit if is_over else None

    def _ticks(self) -> Iterator[TimelineTick]:
        texts, first = self.now.wording.texts, self.calendar.first_sick_day
        yield TimelineTick(first, texts("picture.week", week=1), day_in_brief(first))
        for week in range(TICK_EVERY, WEEKS + 1, TICK_EVERY):
            day = self.calendar.day(week * 7)
            yield TimelineTick(day, texts("picture.week", week=week), day_in_brief(day))

    def _gaps(self, stopped: date | None) -> Iterator[TimelineGap]:
        texts = self.now.wording.texts
        for fit, again in self.calendar.gaps:
            days, span = (again - fit).days, span_in_brief(fit, again - _ONE_DAY)
            key = "picture.gap_of_one" if days == 1 else "picture.gap"
            yield TimelineGap(fit, again, texts(key, span=span, days=days))
        fit_since = self._fit_since
        if fit_since is not None and stopped is None and fit_since <= self.now.today:
            text = texts("picture.fit_since", day=day_in_brief(fit_since))
            yield TimelineGap(fit_since, self.now.today + _ONE_DAY, text)

    def _extension(self, end: date) -> TimelineExtension | None:
        """What comes after 104 weeks, as far as it is known: at most up to 156 weeks."""
        longer = self._milestone_day(LONGER)
        if longer is None or longer <= end:
            return None
        last = min(longer, self.calendar.day(WEEKS_WITH_SANCTION * 7))
        key = "picture.extension" if self.now.today > end else "picture.extension_expected"
        return TimelineExtension(end + _ONE_DAY, last, self.now.wording.texts(key, day=day_in_brief(last)))

    # --- phases ------------------------------------------------------------------------------------------

    def _bands(self, end: date) -> Iterator[TimelineBand]:
        phases = [phase.id for phase in self.now.flow.phases]
        final = {phase.id for phase in self.now.flow.phases if phase.final}
        visits = self.now.walk.trail
        starts = self._starts()
        upto = self.now.today + _ONE_DAY
        for number, (visit, start) in enumerate(zip(visits, starts, strict=True)):
            is_last = number == len(visits) - 1
            stop = max(upto, start) if is_last else starts[number + 1]
            # After the count has ended there is no bar to run along.
            stop = stop if self._is_fit_on(start) else min(stop, end + _ONE_DAY)
            if start < stop and visit.phase not in final:
                yield self._band(
                    visit.phase, start, stop, phases, is_current=is_last, is_outside=self._is_fit_on(start)
                )
        current = visits[-1].phase if visits else ""
        fit = self._fit_since is not None
        for phase, start, stop in self._expected(current, upto, end + _ONE_DAY):
            if start < stop and phase not in final:
                yield self._band(phase, start, stop, phases, is_expected=True, is_outside=fit)

    def _band(
        self,
        phase: str,
        start: date,
        stop: date,
        phases: list[str],
        is_current: bool = False,
        is_expected: bool = False,
        is_outside: bool = False,
    ) -> TimelineBand:
        title = next(item.title for item in self.now.flow.phases if item.id == phase)
        return TimelineBand(
            phase, self._filled(title), start, stop, phases.index(phase), is_current, is_expected, is_outside
        )

    def _starts(self) -> list[date]:
        """When the case came into each phase. What was not written down is taken to have gone as expected,
        between the days that are known."""
        visits, today, first = self.now.walk.trail, self.now.today, self.calendar.first_sick_day
        known = [first if number == 0 else visit.day for number, visit in enumerate(visits)]
        starts: list[date] = []
        for number, visit in enumerate(visits):
            least = starts[-1] if starts else first
            most = min([day for day in known[number + 1 :] if day], default=today)
            likely = known[number] or self._expected_day(visit.phase) or self._after_aftercare or most
            starts.append(max(min(likely, most, today), least))
        return starts

    @property
    def _after_aftercare(self) -> date | None:
        """The first day after aftercare, while its end is known."""
        last = self.now.walk.env.get("aftercare_end")
        return last + _ONE_DAY if isinstance(last, date) else None

    def _expected_day(self, phase: str) -> date | None:
        due = next(item.expected_from for item in self.now.flow.phases if item.id == phase)
        return due_day(due, self.now.walk.days, self.now.flow.milestones) if due else None

    def _expected(self, current: str, start: date, stop: date) -> Iterator[tuple[str, date, date]]:
        """The rest of the current phase, and the phases that usually follow it."""
        if self._fit_since is not None:
            if self._after_aftercare is not None:
                yield current, start, self._after_aftercare
            return
        if self.now.walk.flags or not current:
            return
        phases = [phase.id for phase in self.now.flow.phases]
        coming = [
            (phase, max(day, start))
            for phase in phases[phases.index(current) + 1 :]
            if (day := self._expected_day(phase)) is not None
        ]
        steps = [(current, start), *coming]
        for (phase, begins), following in zip(steps, [*(day for _, day in coming), stop], strict=True):
            yield phase, begins, min(following, stop)

    def _is_fit_on(self, day: date) -> bool:
        fit = self._fit_since
        return not self.calendar.is_sick_on(day) or (fit is not None and day >= fit)

    # --- what is due -------------------------------------------------------------------------------------

    def _marks(self, until: date, stopped: date | None) -> Iterator[TimelineMark]:
        """Every row of the table up to that day. After the end of the count the law has no days left."""
        rows = [row for row in timeline(self.now) if self.calendar.first_sick_day <= row.day <= until]
        if stopped:
            rows = [row for row in rows if row.day < stopped or self.now.plan.of(row.id) is not None]
        coming = [row for row in rows if row.day >= self.now.today and self._state(row) in ("now", "later")]
        labelled = {row.id for row in coming[:LABELLED]}
        places = self._places()
        texts = self.now.wording.texts
        for row in rows:
            standing = self.now.plan.of(row.id)
            title, state = self._title(row), self._state(row)
            is_to_do = standing is not None and state != "done"
            place = places.get(standing.duty.task, "") if standing and is_to_do else ""
            do_by = last_working_day(row.day)
            is_off = is_to_do and standing and not happens_by_itself(standing.duty) and do_by != row.day
            yield TimelineMark(
                id=row.id,
                day=row.day,
                week=row.week,
                title=title,
                who=self._who(row),
                day_text=day_in_brief(row.day),
                state=state,
                state_text=row.status_text,
                spoken=texts(
                    "picture.spoken",
                    title=title,
                    day=day_in_words(row.day),
                    week=row.week,
                    state=row.status_text,
                ),
                is_next=row.id in labelled,
                place=place,
                do_by_text=texts("picture.do_by", day=day_in_brief(do_by).rpartition(" ")[0])
                if is_off
                else "",
            )

    def _state(self, row: MilestoneView) -> MarkState:
        """The first sick day is a fact, also on that day itself: nothing is left to do about it."""
        is_first = row.day == self.calendar.first_sick_day and self.now.plan.of(row.id) is None
        return "done" if is_first else _STATES.get(row.status, "later")

    def _title(self, row: MilestoneView) -> str:
        standing = self.now.plan.of(row.id)
        if standing is not None:
            return self._filled(standing.duty.title)
        return self._filled(self.now.flow.milestones[row.id].title)

    def _who(self, row: MilestoneView) -> str:
        if not self.on_paper:
            return row.who
        standing = self.now.plan.of(row.id)
        who = standing.duty.who if standing else self.now.flow.milestones[row.id].who
        return self.now.wording.texts(f"calendar.who.{who}")

    def _filled(self, text: str) -> str:
        """The text with its placeholders replaced; on paper without the name of a person."""
        if self.on_paper and self.now.flow.short_name:
            text = text.replace("{" + self.now.flow.short_name + "}", self.now.wording.texts("paper.person"))
        return self.now.wording.fill(text)

    def _places(self) -> dict[str, str]:
        """By task: the page that Enter opens. Where the questions are answered it is the paper to sign."""
        places = {
            view.place: view.place for view in task_views(self.now) if view.status in ("to_do", "started")
        }
        for paper in papers_now(self.now):
            document = paper.place.removeprefix(PAPER)
            for duty in self.now.flow.duties.values():
                if any(name.partition(".")[0] == document for name in duty.done.documents):
                    places.setdefault(duty.task, paper.place)
        return places

    def _flags(self) -> Iterator[TimelineFlag]:
        """The events that ask for a solution: agreements that were not kept."""
        for result in self.now.walk.events:
            event = self.now.flow.events[result.entry.name]
            if event.solved_when is not None and result.result in ("moved", "noted", "pending"):
                text = self._filled(event.title)
                yield TimelineFlag(
                    result.day,
                    self.now.wording.texts("picture.flag", title=text, day=day_in_words(result.day)),
                )

    # --- words -------------------------------------------------------------------------------------------

    def _today_text(self) -> str:
        if self._fit_since is not None:
            return self.now.wording.texts("picture.today_fit")
        week = self.calendar.week_of(self.now.today)
        return self.now.wording.texts("picture.today", week=week, day=day_in_brief(self.now.today))

    def _name(self, marks: tuple[TimelineMark, ...]) -> str:
        """ "Tijdlijn, week 8 van 104, volgende: Plan van aanpak vóór dinsdag 24 november 2026"."""
        texts, week = self.now.wording.texts, self.calendar.week_of(self.now.today)
        parts = [texts("picture.name")]
        if self._fit_since is not None:
            parts.append(texts("picture.fit_since", day=day_in_brief(self._fit_since)))
        elif week <= WEEKS:
            parts.append(texts("picture.name_week", week=week))
        else:
            parts.append(texts("picture.name_after"))
        late = sum(mark.state == "too_late" for mark in marks)
        if late:
            parts.append(texts("picture.name_late", number=late))
        coming = next((mark for mark in marks if mark.is_next), None)
        if coming is not None:
            parts.append(texts("picture.name_next", title=coming.title, day=day_in_words(coming.day)))
        return ", ".join(parts)
