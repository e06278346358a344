"""The papers of a case: what is still missing, what they look like today, and how they are frozen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from wizard.case.record import Entry, Gap, Place
from wizard.content.answer_types import Row
from wizard.content.conditions import NOT_ASKED
from wizard.content.model import Content, DocumentType, Flow, Question
from wizard.documents.compose import compose, missing_answers
from wizard.documents.context import Occurrence, PaperContext, PaperLate, PaperMilestone
from wizard.documents.formats import is_known
from wizard.dutch import day_in_words, short_day
from wizard.language import speaking
from wizard.plan.evidence import told_late
from wizard.plan.reasons import reason_of
from wizard.ports import CaseHead, IssuedPaper
from wizard.session.check_paper import paper_check
from wizard.session.due_papers import printed_by_something, printed_now
from wizard.session.file import file_view, signed_text
from wizard.session.open_case import Standing
from wizard.session.repairs import repairs
from wizard.session.timeline import timeline_picture
from wizard.views import CheckRowView, DocumentLineView, DocumentView, IssuedView, Lookup, Refused

EVALUATIONS_SHOWN = 6


class Papers:
    """The papers of one case as they stand now.

    `now` makes the papers, which are Dutch; `shown` is the same case in the words of the screen.
    """

    def __init__(
        self,
        now: Standing,
        head: CaseHead,
        issued: tuple[IssuedPaper, ...],
        shown: Standing | None = None,
    ) -> None:
        self.now = now
        self.shown = shown or now
        self.head = head
        self.issued = issued

    def lines(self) -> tuple[DocumentLineView, ...]:
        """The papers that belong to this case, in content order."""
        return tuple(self.line(item) for item in self.shown.flow.documents.values() if self.belongs(item))

    def belongs(self, document: DocumentType) -> bool:
        """Papers of the office (the recovery sheet) are not papers of a case, nor those not allowed in it."""
        is_of_office = document.blank and document.audience == "office"
        belongs = not is_of_office and document.when.judge(self.now.walk.env) is True
        return belongs and (self._is_due(document.id) or bool(self._versions(document.id)))

    def _is_due(self, document_id: str) -> bool:
        """In a check of an assignment, what an outcome or an event prints waits for that."""
        flow = self.now.flow
        if not flow.roles or document_id not in printed_by_something(flow):
            return True
        return document_id in printed_now(self.now)

    def line(self, document: DocumentType) -> DocumentLineView:
        versions = self._versions(document.id)
        missing = self._missing(document)
        state = "blank" if document.blank else "issued" if versions else "concept" if missing else "ready"
        return DocumentLineView(
            id=document.id,
            title=self.shown.wording.fill(document.title),
            about=self.shown.wording.fill(document.about),
            state=state,  # type: ignore[arg-type]
            state_text=self.shown.wording.texts(f"document.state_{state}", version=len(versions)),
            missing=missing,
            versions=versions,
        )

    def _missing(self, document: DocumentType) -> tuple[str, ...]:
        """What is still needed before anybody signs, in the words of the screen."""
        if document.blank:
            return ()
        context = self.context(document.id)
        shown = replace(
            context,
            questions=_questions(self.shown.flow),
            unsettled=(*_unsettled(self.shown), *self._other_outcome(document)),
        )
        return missing_answers(document, shown)

    def view(self, document_id: str) -> DocumentView:
        """The check page of a paper: the frozen bytes while nothing changed since, else as it would print."""
        from wizard.documents import pdf, text

        document = self.now.flow.documents[document_id]
        frozen = self._unchanged(document_id)
        version = frozen.version if frozen else len(self._versions(document_id)) + 1
        with speaking("nl"):
            context = replace(self.context(document_id), version=version)
            paper = compose(document, replace(context, today=frozen.day) if frozen else context)
            rendered = frozen.pdf if frozen else pdf.render(paper)
            as_text = text.render(paper)
        texts = self.shown.wording.texts
        signed = next((one for one in self.shown.file.items if one.item.document == document_id), None)
        shown = self.shown.wording.fill(self.shown.flow.documents[document_id].title)
        return DocumentView(
            id=document.id,
            title=shown,
            heading=shown,
            rows=tuple(self._rows(document)),
            missing=self._missing(document) if paper.is_concept else (),
            is_concept=paper.is_concept,
            version=version,
            pdf=rendered,
            pages=count_pages(rendered),
            text=as_text,
            file_name=frozen.file_name if frozen else self.file_name(document, version),
            issue_label="" if frozen else texts("document.issue", version=version),
            next_steps=tuple(texts(f"document.step_{n}") for n in range(1, 5))
            if document.signature == "agreed" and not paper.is_concept
            else (),
            signed_as=signed.item.signed_as if signed and self._versions(document_id) else "",
            signed_text=signed_text(self.shown, signed) if signed else "",
            issued=self._versions(document_id),
        )

    def _unchanged(self, document_id: str) -> IssuedPaper | None:
        """The latest frozen version, when nothing was told since."""
        latest = next((paper for paper in reversed(self.issued) if paper.document == document_id), None)
        if latest is None:
            return None
        entries = self.now.record.entries
        after = next(number for number, entry in enumerate(entries) if entry.id == latest.entry) + 1
        return latest if all(entry.kind in ("issued", "signed") for entry in entries[after:]) else None

    def freeze(self, document_id: str, entry: Entry) -> tuple[IssuedPaper, Entry] | Refused:
        """The paper as it will be signed, with its entry; refused while something is missing or unsettled."""
        from wizard.documents import pdf

        document = self.now.flow.documents[document_id]
        with speaking("nl"):
            context = self.context(document_id)
            paper = compose(document, context)
            rendered = pdf.render(paper)
        if paper.is_concept:
            missing = ", ".join(self._missing(document))
            return Refused({"": self.shown.wording.texts("document.not_yet", missing=missing)})
        digest = hashlib.sha256(rendered).hexdigest()
        frozen = IssuedPaper(
            id=f"{self.head.id}-{entry.id}-{document_id}",
            case_id=self.head.id,
            document=document_id,
            version=context.version,
            day=self.now.today,
            file_name=self.file_name(document, context.version),
            pdf=rendered,
            sha256=digest,
            content_fingerprint=self.now.content.fingerprint,
            entry=entry.id,
        )
        return frozen, replace(entry, value={"version": context.version, "sha256": digest})

    def context(self, document_id: str) -> PaperContext:
        """Everything that decides the bytes of a paper, except its template."""
        return self.context_of(self.now.flow.documents[document_id])

    def context_of(self, document: DocumentType) -> PaperContext:
        """The same for something written like a paper."""
        now = self.now
        shows = document.fields.__contains__
        return PaperContext(
            today=now.today,
            edition=edition_text(now.content),
            values=self._values(),
            questions=_questions(now.flow),
            case_number=self.head.number,
            version=sum(paper.document == document.id for paper in self.issued) + 1,
            milestones=tuple(self._milestones()),
            evaluations=tuple(self._evaluations()),
            late_reasons=self._late_reasons(),
            repairs=repairs(now) if shows("repairs") else (),
            timeline=timeline_picture(now, on_paper=True) if shows("timeline") else None,
            file=file_view(now, self.head.number) if shows("file") else None,
            check=paper_check(now, document) if shows("check") else None,
            occurrences=occurrences_of(now),
            texts=now.content.texts,
            sources=now.content.sources,
            unsettled=(*_unsettled(now), *self._other_outcome(document)),
        )

    def _other_outcome(self, document: DocumentType) -> tuple[str, ...]:
        """A confirmation of what was not accepted must not look like one, wherever it is printed."""
        return () if self._is_due(document.id) else (self.now.wording.texts("check.needs_outcome"),)

    def is_ready(self, document_id: str) -> bool:
        """Whether everything is known that must be signed."""
        return not self._missing(self.now.flow.documents[document_id])

    def _late_reasons(self) -> tuple[PaperLate, ...]:
        """Why duties were met later than their day, as far as it was told for this case."""
        told = told_late(self.now.record)
        return tuple(
            PaperLate(
                standing.duty.id,
                self.now.wording.fill(standing.duty.title),
                standing.due,
                standing.done_on,
                told[standing.place],
            )
            for standing in self.now.plan.standings
            if told.get(standing.place) and standing.due and standing.status in ("overdue", "done_late")
        )

    def file_name(self, document: DocumentType, version: int) -> str:
        """`2026-11-21 Plan van aanpak S-001 v2.pdf`, without the name of a person."""
        title = document.title.split("{")[0].strip() or document.id
        return f"{self.now.today.isoformat()} {title} {self.head.number} v{version}.pdf"

    def _values(self) -> dict[str, Any]:
        """The answer that counts for each question: of the latest occurrence where there are several."""
        values: dict[str, Any] = {}
        for task in self.now.flow.tasks.values():
            for opener in self.now.walk.openers.get(task.id, ()):
                for question in task.questions:
                    value = self.now.walk.visible.get(Place(task.id, opener, question.id))
                    if value is not None and not isinstance(value, Gap):
                        values[question.id] = value
        for name, value in self.now.walk.env.items():
            if name not in values and value is not None and value is not NOT_ASKED and "(" not in name:
                values.setdefault(name, value)
        return values | self._reported()

    def _reported(self) -> dict[str, Any]:
        """Of each event about a row: its latest day, and under `<event>_about` the row in words."""
        values: dict[str, Any] = {}
        for result in self.now.walk.events:
            about = self.now.flow.events[result.entry.name].about
            if not about or result.result not in ("moved", "noted"):
                continue
            rows = next((v for place, v in self.now.walk.visible.items() if place.question == about), ())
            asked = self.now.wording.known_questions[about]
            named = (
                self.now.wording.row_text(asked, row)
                for row in (rows if isinstance(rows, tuple) else ())
                if isinstance(row, Row) and row.id == result.entry.target
            )
            values[result.entry.name] = result.day
            values[f"{result.entry.name}_about"] = next(named, None)
        return values

    def _milestones(self) -> list[PaperMilestone]:
        now = self.now
        rows = []
        for standing in now.plan.standings:
            if (
                standing.due is None
                or (standing.due < now.today and standing.status != "overdue")
                or standing.duty.repeat
                or standing.status in ("not_applicable", "done")
            ):
                continue
            source = next(
                (
                    now.content.sources[name].title
                    for name in standing.duty.source
                    if name in now.content.sources
                ),
                "",
            )
            reason = reason_of(now.content, now.flow, standing, now.walk.days)
            rule = {"rule": reason.rule, "version": reason.version} if reason and reason.rule else None
            rows.append(
                PaperMilestone(
                    title=now.wording.fill(standing.duty.title),
                    day=standing.due,
                    who=now.wording.texts(f"calendar.who.{standing.duty.who}"),
                    reading=standing.duty.reading,
                    source=source,
                    provisional=standing.provisional,
                    is_overdue=standing.status == "overdue",
                    repair=now.wording.fill(standing.duty.repair),
                    rule=now.wording.texts("paper.rule_text", **rule) if rule else "",
                    proof=reason.steps if reason else (),
                )
            )
        return sorted(rows, key=lambda row: row.day)

    def _evaluations(self) -> list[date]:
        """The days on which the plan is looked at again: agreed, or else every so many weeks from today."""
        planned = [
            s.due for s in self.now.plan.standings if s.duty.repeat and s.due and s.due >= self.now.today
        ]
        first = self.now.walk.env.get("evaluation_day")
        days = {first} if isinstance(first, date) else set()
        return sorted({*days, *planned})[:EVALUATIONS_SHOWN]

    def _rows(self, document: DocumentType) -> list[CheckRowView]:
        """What stands on the paper, each with the way back to its question."""
        walk, wording, flow = self.shown.walk, self.shown.wording, self.shown.flow
        rows = []
        homes = {question.id: task for task in flow.tasks.values() for question in task.questions}
        for name in document.fields:
            task = homes.get(name)
            if task is None:
                continue
            openers = walk.openers.get(task.id, ())
            place = Place(task.id, openers[-1] if openers else "", name)
            value = walk.visible.get(place)
            needed = name in document.needs
            if value is None and not needed and not self._is_reachable(place):
                continue
            missing = needed and not is_known(value)
            rows.append(
                CheckRowView(
                    label=wording.label(name),
                    value=wording.value(name, value) if value is not None else wording.texts("value.empty"),
                    place=str(place),
                    is_missing=missing,
                    optional=not needed,
                )
            )
        return rows

    def _is_reachable(self, place: Place) -> bool:
        instance = self.now.instance(place.task, place.opener)
        return instance is not None and place.question in instance.path

    def _versions(self, document_id: str) -> tuple[IssuedView, ...]:
        return tuple(
            IssuedView(
                id=paper.id,
                title=self.shown.wording.fill(self.shown.flow.documents[document_id].title),
                version=paper.version,
                day=paper.day,
                day_text=day_in_words(paper.day),
                file_name=paper.file_name,
            )
            for paper in self.issued
            if paper.document == document_id
        )


def blank_view(
    content: Content,
    document_id: str,
    today: date,
    values: Mapping[str, Any],
    shown: Content | None = None,
) -> DocumentView:
    """A blank form as it prints, without any case; `shown` has the words of the screen."""
    from wizard.documents import pdf, text

    flow, document = next(
        (flow, flow.documents[document_id])
        for flow in content.flows.values()
        if document_id in flow.documents
    )
    context = PaperContext(
        today=today,
        edition=edition_text(content),
        values=values,
        questions=_questions(flow),
        texts=content.texts,
        sources=content.sources,
    )
    with speaking("nl"):
        paper = compose(document, context)
        rendered = pdf.render(paper)
    texts = Lookup((shown or content).texts)
    return DocumentView(
        id=document.id,
        title=document.title,
        heading=texts("document.heading_blank"),
        rows=(),
        missing=(),
        is_concept=False,
        version=1,
        pdf=rendered,
        pages=count_pages(rendered),
        text=text.render(paper),
        file_name=f"{document.title}.pdf",
        issue_label="",
    )


def occurrences_of(now: Standing) -> Mapping[str, tuple[Occurrence, ...]]:
    """What was told of each event that stands and of each repeating task, the oldest first."""
    days = {r.entry.id: r.day for r in now.walk.events if r.result in ("moved", "noted", "pending", "ends")}
    told: dict[str, dict[str, Occurrence]] = {}
    for task in now.flow.tasks.values():
        if not (task.per or task.repeats):
            continue
        opened_by = task.per or task.id
        entries = {entry.id: entry.day for entry in now.told.occurrences.get(opened_by, ())}
        for opener in now.walk.openers.get(task.id, ()):
            day = entries.get(opener) or days.get(opener)
            if day is None:
                continue
            values = {
                question.id: value
                for question in task.questions
                if (value := now.walk.visible.get(Place(task.id, opener, question.id))) is not None
            }
            own = told.setdefault(opened_by, {})
            known = own.get(opener)
            own[opener] = Occurrence(day, {**known.values, **values} if known else values)
    return {name: tuple(sorted(found.values(), key=lambda one: one.day)) for name, found in told.items()}


def edition_text(content: Content) -> str:
    return short_day(content.edition.day)


def count_pages(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ") or 1


def _unsettled(now: Standing) -> tuple[str, ...]:
    """The labels of answers that must be looked at again before anybody signs."""
    return tuple(sorted({now.wording.label(place.question) for place in now.walk.stale}))


def _questions(flow: Flow) -> Mapping[str, Question]:
    return {question.id: question for task in flow.tasks.values() for question in task.questions}
