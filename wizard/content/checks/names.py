"""Whether everything that is named exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from wizard.content.answer_types import STATES
from wizard.content.checks.bench import Bench, FlowBench
from wizard.content.model import Column, DocumentType, DueSpec, Flow, Question
from wizard.content.suggest import suggest
from wizard.content.texts import texts_of_flow

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}|[{}]")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


def check_names(work: FlowBench) -> None:
    """Sources, terms, tasks, documents, events, questions and phases that are named."""
    for task in work.flow.tasks.values():
        _all(work, task.at, "source", task.source, work.bench.content.sources, "source")
        _all(work, task.at, "after", task.after, work.flow.tasks, "task")
        _all(work, task.at, "advise", task.advise, work.flow.tasks, "task")
        _all(work, task.at, "yields", task.yields, work.flow.documents, "document")
        _all(work, task.at, "phases", task.phases, _phases(work), "phase")
        if task.per:
            repeating = [other.id for other in work.flow.tasks.values() if other.repeats]
            _all(work, task.at, "per", [task.per], [*work.flow.events, *repeating], "event")
        for question in task.questions:
            _question(work, question)
    _moves_and_events(work)
    _duties(work)
    _rest(work)
    _placeholders(work)


def check_unique(work: FlowBench) -> None:
    """A question id occurs once in a flow, and no name means two things."""
    bench = work.bench
    first: dict[str, str] = {}
    for task in work.flow.tasks.values():
        for question in task.questions:
            at = bench.at(question.at, "id")
            if question.id in first:
                fix = f"Rename one of them; the other is in {first[question.id]}."
                bench.add(at, f"the question id '{question.id}' is used twice in this flow", fix)
            first.setdefault(question.id, at)
            others = (
                ("a fact", bench.facts),
                ("an event", work.flow.events),
                ("a task", work.flow.tasks),
                ("a parameter", bench.content.parameters),
            )
            for what, names in others:
                if question.id in names:
                    bench.add(
                        at, f"'{question.id}' is the name of {what} as well", "Give the question its own id."
                    )


def check_shared(bench: Bench) -> None:
    """Sources of parameters."""
    for parameter in bench.content.parameters.values():
        for value in parameter.values:
            at = bench.at("parameters", f"{parameter.id}.values.{value.start}.source")
            bench.exists(value.source, bench.content.sources, "source", at)


def _phases(work: FlowBench) -> list[str]:
    return [phase.id for phase in work.flow.phases]


def _all(
    work: FlowBench, owner: str, path: str, names: Iterable[str], known: Iterable[str], what: str
) -> None:
    for number, name in enumerate(names):
        work.bench.exists(name, known, what, work.bench.at(owner, f"{path}.{number}"))


def _question(work: FlowBench, question: Question) -> None:
    bench = work.bench
    _all(work, question.at, "source", question.source, bench.content.sources, "source")
    _all(work, question.at, "terms", question.terms, bench.content.terms, "term")
    _all(work, question.at, "rests_on", question.rests_on, work.questions, "question")
    if question.appointment:
        repeating = [task.id for task in work.flow.tasks.values() if task.repeats or task.per]
        _all(work, question.at, "appointment", [question.appointment], repeating, "repeating task")
    if question.weeks_between:
        repeating = [task.id for task in work.flow.tasks.values() if task.repeats]
        at = bench.at(question.at, "weeks_between")
        bench.exists(question.weeks_between, repeating, "repeating task", at)
    if question.proposed_by:
        alike = [name for name, other in work.questions.items() if other.type == question.type]
        _all(work, question.at, "proposed_by", [question.proposed_by], alike, f"{question.type} question")
    if question.no_means:
        bench.exists(question.no_means, STATES, "state", bench.at(question.at, "no_means"))
    _words(work, question)
    lists = [name for name, other in work.questions.items() if other.type == "rows"]
    _all(work, question.at, "rows_of", question.rows_of, lists, "rows question")
    for option in question.options:
        if option.suggests_event:
            at = bench.at(question.at, f"options.{option.id}.suggests_event")
            bench.exists(option.suggests_event, work.flow.events, "event", at)
    for word in ("min", "max"):
        if text := getattr(question, word):
            _bound(work, question, word, text)
    for column in question.columns:
        if column.max:
            _column_bound(work, question, column)
        options = [option.id for other in question.columns for option in other.options]
        _all(work, question.at, f"columns.{column.id}.needed_with", column.needed_with, options, "option")
    allowed = bench.content.privacy.lawful
    if question.lawful and allowed:
        bench.exists(question.lawful, allowed, "lawful item", bench.at(question.at, "lawful"))


def _words(work: FlowBench, question: Question) -> None:
    """Each word for an option names one, and a code with several parts is answered by yes or no."""
    bench = work.bench
    owners: dict[str, str] = {}
    for option in question.options:
        for word in option.also:
            first = owners.setdefault(word.casefold(), option.id)
            if first != option.id:
                at = bench.at(question.at, f"options.{option.id}.also")
                bench.add(at, f"'{word}' also names '{first}'", "Keep it at one of them.")
    for code in question.codes:
        parts = [other for other in work.questions.values() if code in other.codes]
        if len(parts) > 1 and question.type not in ("yes_no", "yes_no_unknown"):
            fix = "Questions that share a code are answered by yes or no."
            bench.add(bench.at(question.at, "codes"), f"'{code}' stands at several questions", fix)


def _bound(work: FlowBench, question: Question, word: str, text: str) -> None:
    at = work.bench.at(question.at, word)
    wanted = {"date": "date", "number": "number"}.get(question.type)
    if wanted is None:
        fix = "Bounds are for dates and numbers; texts have `max_length`."
        work.bench.add(at, f"`{word}` stands with a question of type {question.type}", fix)
        return
    is_number = re.fullmatch(r"-?\d+(\.\d+)?", text) is not None
    kind = "number" if is_number else "date" if text == "today" or _is_day(text) else work.kinds.get(text)
    if kind is None:
        same = [name for name, other in work.kinds.items() if other == wanted]
        work.bench.add(
            at, f"`{word}` names '{text}', which is no {wanted} and no answer", suggest(text, same)
        )
    elif kind != wanted:
        work.bench.add(at, f"`{word}` is a {kind}, but the question asks a {wanted}", f"Name a {wanted}.")


def _column_bound(work: FlowBench, question: Question, column: Column) -> None:
    at = work.bench.at(question.at, f"columns.{column.id}.max")
    beside = {other.id: other.type for other in question.columns}
    if re.fullmatch(r"-?\d+(\.\d+)?", column.max):
        return
    numbers = [name for name, kind in {**work.kinds, **beside}.items() if kind == "number"]
    if column.max not in numbers:
        wrong = f"`max` names '{column.max}', which is no number and no number answer"
        work.bench.add(at, wrong, suggest(column.max, numbers))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _moves_and_events(work: FlowBench) -> None:
    flow, bench = work.flow, work.bench
    phases = _phases(work)
    for move in flow.moves:
        _all(work, move.at, "sources", move.sources, phases, "phase")
        _all(work, move.at, "to", [move.to], phases, "phase")
        _all(work, move.at, "needs", move.needs, flow.tasks, "task")
    rows = [name for name, kind in work.kinds.items() if kind == "rows"]
    for event in flow.events.values():
        _all(work, event.at, "sources", event.sources, phases, "phase")
        _all(work, event.at, "source", event.source, bench.content.sources, "source")
        if event.to:
            _all(work, event.at, "to", [event.to], [*phases, "resume"], "phase")
        _all(work, event.at, "prints", event.prints, flow.documents, "document")
        if event.about:
            _all(work, event.at, "about", [event.about], rows, "rows question")


def _duties(work: FlowBench) -> None:
    flow, bench = work.flow, work.bench
    for duty in flow.duties.values():
        _all(work, duty.at, "source", duty.source, bench.content.sources, "source")
        if duty.task:
            bench.exists(duty.task, flow.tasks, "task", bench.at(duty.at, "task"))
        for path, names, known, what in (
            ("tasks", duty.done.tasks, flow.tasks, "task"),
            ("events", duty.done.events, flow.events, "event"),
            ("answers", duty.done.answers, work.questions, "question"),
            ("documents", duty.done.documents, days_of_papers(flow), "day of a document"),
        ):
            _all(work, duty.at, f"done.{path}", names, known, what)
        if duty.late_reason:
            bench.exists(duty.late_reason, work.questions, "question", bench.at(duty.at, "late_reason"))
        bench.exists(duty.law_of, work.days, "day", bench.at(duty.at, "law_of"))
        for path, spec in _specs(duty):
            check_due(work, duty.at, path, spec)
        for example in duty.examples:
            _all(work, duty.at, f"examples.{example.name}.facts", example.facts, work.days, "day")
            at = f"examples.{example.name}.answers"
            _all(work, duty.at, at, example.answers, work.kinds, "answer or fact")
    for phase in flow.phases:
        if phase.expected_from is not None:
            check_due(work, flow.at, f"phases.{phase.id}.expected_from", phase.expected_from)
    for milestone in flow.milestones.values():
        _all(work, milestone.at, "source", milestone.source, bench.content.sources, "source")
        check_due(work, milestone.at, "due", milestone.due)


def _specs(duty: Any) -> Iterator[tuple[str, DueSpec]]:
    for path in ("due", "window", "outer"):
        if (spec := getattr(duty, path)) is not None:
            yield path, spec
    if duty.repeat is not None:
        yield "repeat.start", duty.repeat.start
        yield "repeat.until", duty.repeat.until


def check_due(work: FlowBench, owner: str, path: str, spec: DueSpec) -> None:
    """Whether a rule for a day finds it in one way, and names what exists."""
    bench = work.bench
    ways = ("sick_day", "after_sick_day", "before_waiting_period_ends", "calendar_years")
    chosen = [way for way in ways if getattr(spec, way) is not None]
    chosen += [way for way in ("after", "milestone", *_SEVERAL) if getattr(spec, way)]
    if len(chosen) != 1:
        wrong = f"`{path}` says {' and '.join(chosen) or 'no way'} to find its day"
        bench.add(bench.at(owner, path), wrong, "Give exactly one, such as {sick_day: 42}.")
    if spec.after:
        bench.exists(spec.after, work.days, "day", bench.at(owner, f"{path}.after"))
    if spec.milestone:
        at = bench.at(owner, f"{path}.milestone")
        bench.exists(spec.milestone, work.flow.milestones, "milestone", at)
    numbers = [name for name, kind in work.kinds.items() if kind == "number"]
    for way in ("weeks_of", "days_of"):
        if named := getattr(spec, way):
            bench.exists(named, numbers, "number answer", bench.at(owner, f"{path}.{way}"))
    for way in _SEVERAL:
        for number, part in enumerate(getattr(spec, way)):
            check_due(work, owner, f"{path}.{way}.{number}", part)
    for way in ("not_before", "not_after", "terms_act_from"):
        if (bound := getattr(spec, way)) is not None:
            check_due(work, owner, f"{path}.{way}", bound)
    for way in ("longer_by", "shorter_by"):
        if (delay := getattr(spec, way)) is not None:
            check_due(work, owner, f"{path}.{way}.since", delay.since)
            check_due(work, owner, f"{path}.{way}.to", delay.to)


_SEVERAL: Final = ("first_known", "earliest", "latest")
_TYPED: Final = ("text", "long_text", "rows")
_ON_PAPER: Final = (
    "case_number",
    "version",
    "check",
    "edition",
    "file",
    "late_reasons",
    "repairs",
    "milestones",
    "evaluations",
    "timeline",
    "recovery_code",
    "vault_holds",
)
"""What a paper may show besides answers: about itself, what the program makes, and the code of the vault."""


def days_of_papers(flow: Flow) -> tuple[str, ...]:
    """The names of the days of papers."""
    return tuple(f"{document}.{part}" for document in flow.documents for part in ("issued", "signed"))


def _rest(work: FlowBench) -> None:
    flow, bench = work.flow, work.bench
    for outcome in (*flow.outcomes, *flow.interim):
        _all(work, outcome.at, "source", outcome.source, bench.content.sources, "source")
        for ground in outcome.grounds:
            path = f"grounds.{ground.id}.source"
            _all(work, outcome.at, path, ground.source, bench.content.sources, "source")
        _all(work, outcome.at, "prints", outcome.prints, flow.documents, "document")
    for document in flow.documents.values():
        _all(work, document.at, "source", document.source, bench.content.sources, "source")
        _all(work, document.at, "needs", document.needs, work.questions, "question")
        about = [f"{event.id}_about" for event in flow.events.values() if event.about]
        known = [*work.kinds, *work.days, *flow.duties, *flow.milestones, *_ON_PAPER, *about]
        _all(work, document.at, "fields", document.fields, known, "answer or fact")
        _confidential(work, document)
        _body(work, document)
    _replies(work)
    for budget in flow.budgets:
        at = bench.at(flow.at, f"budgets.{budget.document}")
        bench.exists(budget.document, flow.documents, "document", at)
    for tried in flow.what_if:
        at = bench.at(flow.at, f"what_if.{tried.id}")
        dates = [name for name, kind in work.kinds.items() if kind == "date"]
        bench.exists(tried.id, [*dates, *flow.events], "date answer or event", at)
        if tried.after:
            bench.exists(tried.after, flow.events, "event", at)
        for name in tried.assume:
            bench.exists(name, work.questions, "question", at)
    for kind in flow.advices:
        at = bench.at(flow.at, f"advices.{kind.id}")
        dates = [name for name, one in work.kinds.items() if one == "date"]
        bench.exists(kind.day, [*dates, *flow.events], "date answer or event", at)
        asked = (*kind.says, kind.said_by, kind.followed, kind.motive, kind.before, kind.letter)
        for name in filter(None, asked):
            bench.exists(name, work.questions, "question", at)
        bench.exists(kind.answer, flow.tasks, "task", at)
        if kind.paper:
            bench.exists(kind.paper, flow.documents, "document", at)
        if kind.same_as:
            bench.exists(kind.same_as, work.option_ids, "option", at)
    _prefill(work)
    _bundle(work)
    if flow.first_day:
        dates = [name for name, kind in work.kinds.items() if kind == "date"]
        bench.exists(flow.first_day, dates, "date answer", bench.at(flow.at, "first_day"))
    if flow.duties_end:
        bench.exists(flow.duties_end, flow.milestones, "milestone", bench.at(flow.at, "duties_end"))
    if flow.short_name:
        bench.exists(flow.short_name, work.questions, "question", bench.at(flow.at, "short_name"))


def _bundle(work: FlowBench) -> None:
    """What goes along to a labour expert: answers that exist, and nothing typed about health."""
    bench = work.bench
    for item in work.flow.bundle:
        _all(work, item.at, "source", item.source, bench.content.sources, "source")
        named = [*item.shows, *([item.day] if item.day else []), *([item.state] if item.state else [])]
        _all(work, item.at, "shows", named, work.questions, "question")
        for name in named:
            question = work.questions.get(name)
            if question is not None and question.data == "health" and question.type in ("text", "long_text"):
                fix = "Take it out: medical papers go from the doctor to the expert."
                bench.add(item.at, f"'{item.id}' shows '{name}', which is typed about health", fix)
        state = work.questions.get(item.state)
        words = [option.id for option in state.options] or ["true", "false"] if state else []
        for word in item.states:
            bench.exists(word, words, f"answer to '{item.state}'", bench.at(item.at, f"states.{word}"))


def _prefill(work: FlowBench) -> None:
    """What a short flow takes over from the case under which it hangs."""
    flow, bench = work.flow, work.bench
    if not flow.helps:
        return
    bench.exists(flow.helps, bench.content.flows, "flow", bench.at(flow.at, "helps"))
    owner = bench.content.flows.get(flow.helps)
    asked = {one.id: one for task in owner.tasks.values() for one in task.questions} if owner else {}
    for name, known in flow.prefill.items():
        at = bench.at(flow.at, f"prefill.{name}")
        bench.exists(name, work.questions, "question", at)
        bench.exists(known, [*asked, *bench.facts], "answer or fact of that flow", at)
        if name in work.questions and known in asked and asked[known].type != work.questions[name].type:
            wrong = f"'{name}' is of type {work.questions[name].type}, '{known}' of {asked[known].type}"
            bench.add(at, wrong, "Take over an answer of the same type.")


def _confidential(work: FlowBench, document: DocumentType) -> None:
    """What the expert keeps to themselves stands on papers of the office only."""
    kept = {
        name
        for role in work.flow.roles.values()
        for stop in role.bottlenecks
        if stop.confidential
        for name in (stop.question, stop.unless)
    }
    for name in kept.intersection(document.fields) if document.audience != "office" else ():
        at = work.bench.at(document.at, "fields")
        work.bench.add(at, f"'{name}' is confidential", "Leave it out, or write `audience: office`.")


def _replies(work: FlowBench) -> None:
    """Mails to the client: one for every outcome, and nobody is named in it but by the reference."""
    flow, bench = work.flow, work.bench
    wanted = [row.id for row in flow.outcomes] + [f"INTERIM_{row.id}" for row in flow.interim]
    for reply in flow.replies.values():
        bench.exists(reply.id, wanted, "outcome", bench.at(reply.at, "id"))
        if not reply.source:
            bench.add(bench.at(reply.at, "source"), "a reply has no `source`", "Add where it comes from.")
        _all(work, reply.at, "source", reply.source, bench.content.sources, "source")
        _all(work, reply.at, "fields", reply.fields, [*work.kinds, *_ON_PAPER], "answer or fact")
        for number, name in enumerate(reply.fields):
            asked = work.questions.get(name)
            if asked is not None and asked.type in _TYPED and name != flow.short_name:
                at = bench.at(reply.at, f"fields.{number}")
                bench.add(at, f"'{name}' is typed, and can name somebody", "Leave it out of a mail.")
        _confidential(work, reply.as_paper)
        # The subject stands above the body.
        _body(work, reply.as_paper, lines_above=1)
    for name in wanted if flow.replies else ():
        if name not in flow.replies:
            bench.add(flow.at, f"no reply belongs to the outcome '{name}'", f"Add replies/{name}.md.")


def _body(work: FlowBench, document: DocumentType, lines_above: int = 0) -> None:
    """The body of a paper has a reader of its own, elsewhere in the program."""
    if work.bench.judge_body is not None:
        file, _, line = work.bench.at(document.at, "body").rpartition(":")
        first_line = int(line) - lines_above if file else 1
        found = work.bench.judge_body(document, work.questions, file or document.at, first_line)
        work.bench.problems.extend(found)


def _placeholders(work: FlowBench) -> None:
    for text in texts_of_flow(work.flow):
        for found in _PLACEHOLDER.finditer(text.text):
            name = found[1]
            at = work.bench.at(text.owner, text.path)
            if name is None:
                fix = "A placeholder reads like {first_name}."
                work.bench.add(at, f"`{text.role}` has a bracket without its other half", fix)
            elif not _NAME.fullmatch(name):
                work.bench.add(
                    at, f"'{{{name}}}' is no placeholder", "A placeholder reads like {first_name}."
                )
            else:
                work.bench.exists(name, [*work.kinds, *work.days], "answer or fact", at)
