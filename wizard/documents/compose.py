"""From a kind of paper and one case to the blocks of a paper. Only what the allow-list names gets on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from wizard.case.record import Gap
from wizard.content.conditions import Condition
from wizard.content.model import DocumentType, Source
from wizard.documents import check, contact_days, days, file_check, repairs, schedule, tables
from wizard.documents.blocks import (
    Block,
    Bullets,
    Code,
    Fields,
    Heading,
    Notice,
    PageBreak,
    Paper,
    PaperWords,
    Paragraph,
    Signature,
    SignatureBlock,
    WritingSpace,
)
from wizard.documents.context import Occurrence, PaperContext
from wizard.documents.formats import Formatter, is_known
from wizard.documents.markup import escape
from wizard.documents.parse import parse_template
from wizard.documents.template import Directive, FieldRef, Inline, Node, Points, Prose, Shown, Template
from wizard.dutch import day_in_words, short_day
from wizard.errors import ContentError

_LEVELS: Final[Mapping[str, Any]] = {"h1": 1, "h2": 2, "h3": 3}


def compose(document: DocumentType, context: PaperContext) -> Paper:
    """The paper as blocks. It is a concept while something in `needs` is not known.

    Raises ContentError when the body of the document has mistakes.
    """
    missing = missing_answers(document, context)
    composer = Composer(document, context)
    nodes = _template(document).nodes
    blocks = list(composer.blocks(nodes))
    if missing and not document.blank:
        notice = Notice(escape(context.texts["paper.missing"].format(labels=", ".join(missing))), "warning")
        blocks.insert(1 if blocks and isinstance(blocks[0], Heading) else 0, notice)
    return Paper(
        document=document.id,
        title=document.title,
        blocks=tuple(blocks),
        format=document.paper,
        case_number=context.case_number,
        version=context.version,
        day=context.today,
        is_concept=bool(missing) and not document.blank,
        edition=context.edition,
        missing=missing,
        is_blank=document.blank,
        one_page=any(isinstance(node, Directive) and node.name == "one_page" for node in nodes),
        words=_words(document, context, bool(missing)),
    )


def missing_answers(document: DocumentType, context: PaperContext) -> tuple[str, ...]:
    """What is still needed before anybody signs, as the labels of the questions."""
    labels, formatter = [], Formatter(context.questions, context.texts)
    for name in document.needs:
        if not is_known(context.values.get(name)):
            question = context.questions.get(name)
            labels.append(formatter.impersonal(question.label or question.ask) if question else name)
    return (*labels, *context.unsettled)


@lru_cache(maxsize=64)
def _parsed(body: str, at: str, fields: tuple[str, ...], paper: str) -> Template:
    found = parse_template(body, at, fields, paper=paper)
    if not isinstance(found, Template):
        raise ContentError(found)
    return found


def _template(document: DocumentType) -> Template:
    at = document.at.rpartition(":")[0] or document.id
    return _parsed(document.body, at, document.fields, document.paper)


def _words(document: DocumentType, context: PaperContext, is_concept: bool) -> PaperWords:
    texts = context.texts
    status = texts["paper.concept"] if is_concept else texts["paper.final"]
    return PaperWords(
        case=texts["paper.case"].format(number=context.case_number) if context.case_number else "",
        version="" if document.blank else texts["paper.version"].format(version=context.version),
        status="" if document.blank else status,
        confidential="" if document.blank else texts["paper.confidential"],
        page=texts["paper.page"],
        day=short_day(context.today),
        made_with=texts["paper.made_with"].format(edition=context.edition),
        sign_name=texts["paper.sign_name"],
        sign_function=texts["paper.sign_function"],
        sign_place=texts["paper.sign_place"],
        sign_day=texts["paper.sign_day"],
    )


class Composer:
    """Fills one template for one case. Sees nothing of the case but what `document.fields` names."""

    def __init__(self, document: DocumentType, context: PaperContext) -> None:
        allowed = frozenset(document.fields)
        self.document = document
        self.words = context.texts
        self.sources = context.sources
        self.format = Formatter(context.questions, context.texts)
        self.values = {
            name: value for name, value in context.values.items() if name in allowed and is_known(value)
        }
        self.today = context.today
        self.occurrences = {
            name: tuple(
                Occurrence(one.day, {key: value for key, value in one.values.items() if key in allowed})
                for one in found
            )
            for name, found in context.occurrences.items()
        }
        self.milestones = context.milestones if "milestones" in allowed else ()
        self.evaluations = context.evaluations if "evaluations" in allowed else ()
        self.file = context.file if "file" in allowed else None
        self.repairs = context.repairs if "repairs" in allowed else ()
        self.check = context.check if "check" in allowed else None
        self.picture = context.timeline if "timeline" in allowed else None
        # The duties among the fields say of which the reasons may show.
        self.late = tuple(
            late for late in context.late_reasons if "late_reasons" in allowed and late.duty in allowed
        )
        facts = {
            "case_number": context.case_number,
            "version": str(context.version),
            "today": day_in_words(context.today),
            "edition": context.edition,
        }
        self.facts = {name: text for name, text in facts.items() if name in allowed}

    def blocks(self, nodes: tuple[Node, ...]) -> Iterator[Block]:
        for node in nodes:
            match node:
                case Prose(kind="body" | "lead" as style, text=text):
                    yield Paragraph(self.marked(text), style)
                case Prose(kind=kind, text=text):
                    yield Heading(self.plain(text, gap=False), _LEVELS[kind])
                case Points(items=items, boxes=boxes):
                    yield Bullets(tuple(self.marked(item) for item in items), boxes)
                case Shown(condition=condition, nodes=inner):
                    if self.holds(condition):
                        yield from self.blocks(inner)
                case Directive(name=name):
                    yield from _DIRECTIVES[name](self, node)

    def marked(self, text: Inline) -> str:
        """A sentence with mark-up; what is typed by people cannot become mark-up."""
        gap = self.words["paper.to_fill_in"]
        return "".join(
            piece
            if isinstance(piece, str)
            else escape(self.value(piece) or (gap if piece.fallback is None else piece.fallback))
            for piece in text
        )

    def plain(self, text: Inline, gap: bool) -> str:
        """A text without mark-up: a heading, a label or a value. Without any known field it is empty."""
        known = [isinstance(piece, FieldRef) and bool(self.value(piece)) for piece in text]
        fields = [piece for piece in text if isinstance(piece, FieldRef)]
        if gap and fields and not any(known) and all(piece.fallback is None for piece in fields):
            return ""
        filled = [
            piece if isinstance(piece, str) else self.value(piece) or piece.fallback or "" for piece in text
        ]
        return "".join(filled).strip(" ,")

    def value(self, field: FieldRef) -> str:
        if field.id in self.facts:
            return self.facts[field.id]
        return self.format.answer(field.id, self.values.get(field.id))

    def holds(self, condition: Condition) -> bool:
        """Whether the condition is true. A bare name is true when it is answered, and not with "nee"."""
        env: dict[str, Any] = {
            name: value for name, value in self.values.items() if not isinstance(value, Gap)
        }
        env |= {name: bool(days) for name, days in (("milestones", self.milestones),) if days}
        env |= {name: bool(days) for name, days in (("evaluations", self.evaluations),) if days}
        if self.picture is not None:
            env["timeline"] = True
        env |= {"today": self.today} if "today" in self.facts else {}
        env |= {"late_reasons": True} if self.late else {}
        for name in _bare(condition.tree):
            if name in env:
                env[name] = env[name] is not False
        return condition.judge(env) is True

    def count(self, node: Directive, key: str, default: int) -> int:
        return int(node.options.get(key, default))


def _bare(tree: Any) -> frozenset[str]:
    match tree:
        case ["name", name]:
            return frozenset({name})
        case ["and" | "or" | "not", *operands]:
            return frozenset().union(*(_bare(operand) for operand in operands))
    return frozenset()


def _fields(composer: Composer, node: Directive) -> Iterator[Block]:
    yield Fields(tuple((label, composer.plain(text, gap=True)) for label, text in node.lines))


def _writing(composer: Composer, node: Directive) -> Iterator[Block]:
    label = node.options.get("label", "")
    text = composer.value(FieldRef(node.target)) if node.target else ""
    if text:
        yield Paragraph(escape(label), "label")
        yield Paragraph(escape(text), "quote")
    else:
        yield WritingSpace(label, composer.count(node, "lines", 4), composer.words["paper.privacy"])


def _signatures(composer: Composer, node: Directive) -> Iterator[Block]:
    kind = node.options.get("kind", composer.document.signature)
    seen = kind == "seen"
    yield SignatureBlock(
        sentence=composer.words["paper.seen_sentence" if seen else "paper.agreed_sentence"],
        boxes=tuple(Signature(role, composer.plain(text, gap=True)) for role, text in node.lines),
        kind="seen" if seen else "agreed",
        heading=composer.words["paper.seen" if seen else "paper.agreed"],
        objection=composer.words["paper.objection"] if seen else "",
    )


def _notice(composer: Composer, node: Directive) -> Iterator[Block]:
    kind: Any = node.options.get("kind", "privacy")
    yield Notice(" ".join(composer.marked(text) for _, text in node.lines), kind)


def _late_reasons(composer: Composer, node: Directive) -> Iterator[Block]:
    lines = []
    for late in composer.late:
        words = composer.words["paper.late_done" if late.done else "paper.late_open"]
        done = day_in_words(late.done) if late.done else ""
        limit = day_in_words(late.limit)
        lines.append(escape(words.format(what=late.title, limit=limit, done=done, reason=late.reason)))
    if lines:
        yield Bullets(tuple(lines))


def _code(composer: Composer, node: Directive) -> Iterator[Block]:
    text = composer.value(FieldRef(node.target))
    yield Code(tuple(group for group in text.replace(" ", "-").split("-") if group))


def _sources(composer: Composer, node: Directive) -> Iterator[Block]:
    """The titles of the sources of this paper, each once, with the line that the Leidraad asks for."""
    known = [composer.sources[name] for name in composer.document.source if name in composer.sources]
    titles = dict.fromkeys(_title(source) for source in known if source.kind != "leidraad")
    lines = [f"**{composer.words['paper.sources']}:** {escape('; '.join(titles))}."] if titles else []
    if any(source.kind == "leidraad" for source in known):
        lines.append(escape(composer.words["paper.leidraad"]))
    if lines:
        yield Notice(" ".join(lines), "source")


def _title(source: Source) -> str:
    return f"{source.title} ({source.licence})" if source.licence else source.title


_DIRECTIVES: Final[Mapping[str, Callable[[Composer, Directive], Iterator[Block]]]] = {
    "fields": _fields,
    "writing": _writing,
    "signatures": _signatures,
    "notice": _notice,
    "code": _code,
    "sources": _sources,
    "one_page": lambda composer, node: iter(()),
    "page_break": lambda composer, node: iter((PageBreak(),)),
    "rows": tables.rows,
    "occurrences": tables.occurrences,
    "build_up": tables.build_up,
    "contact_days": contact_days.days,
    "build_up_chart": schedule.chart,
    "build_up_weeks": schedule.weeks,
    "build_up_notes": schedule.notes,
    "milestones": tables.milestones,
    "proofs": tables.proofs,
    "late_reasons": _late_reasons,
    "repairs": repairs.repairs,
    "evaluations": tables.evaluations,
    "file_items": file_check.items,
    "file_risks": file_check.risks,
    "check_outcome": check.outcome,
    "check_lacking": check.table,
    "check_items": check.table,
    "check_agreements": check.table,
    "check_reasons": check.lines,
    "check_notes": check.lines,
    "check_feedback": check.lines,
    "check_proposal": check.lines,
    "check_questions": check.lines,
    "check_method": check.lines,
    "check_aim": check.lines,
    "check_interim": check.lines,
    "check_times": check.lines,
    "check_attention": check.lines,
    "timeline": days.timeline,
    "timeline_list": days.timeline_list,
    "timeline_months": days.timeline_months,
}
