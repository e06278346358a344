"""The checks over the whole content: what no single file can tell."""

from __future__ import annotations

from collections.abc import Mapping

from wizard.content.build import Lines
from wizard.content.checks.bench import Bench, FlowBench, JudgeBody, JudgeDuty
from wizard.content.checks.budgets import check_budgets
from wizard.content.checks.calendar_words import check_calendar_words
from wizard.content.checks.file_items import check_file_items
from wizard.content.checks.names import check_names, check_shared, check_unique
from wizard.content.checks.readings import check_readings
from wizard.content.checks.roles import check_roles
from wizard.content.checks.rules import check_rules
from wizard.content.checks.seeds import check_seeds
from wizard.content.checks.sensitive import check_privacy_terms, check_sensitive
from wizard.content.checks.shape import check_parameters, check_shape
from wizard.content.checks.wording import check_wording
from wizard.content.fact_spec import FactSpec
from wizard.content.model import Content
from wizard.errors import ContentProblem

__all__ = ["JudgeBody", "JudgeDuty", "check"]


def check(
    content: Content,
    facts: Mapping[str, FactSpec],
    judge_duty: JudgeDuty | None = None,
    judge_body: JudgeBody | None = None,
    lines: Lines | None = None,
) -> tuple[ContentProblem, ...]:
    """Everything that is wrong with content that loads, sorted by place.

    `lines` (from `loader.read`) makes the places exact. Without `judge_duty` the examples of duties are
    not worked out; without `judge_body` the bodies of papers are not read.
    """
    bench = Bench(content, facts, lines or {}, judge_duty, judge_body)
    check_shared(bench)
    check_parameters(bench)
    check_privacy_terms(bench)
    for flow in content.flows.values():
        work = FlowBench(bench, flow)
        check_names(work)
        check_unique(work)
        check_readings(work)
        check_shape(work)
        check_rules(work)
        check_file_items(work)
        check_roles(work)
        check_budgets(work)
        check_sensitive(work)
        check_calendar_words(work)
    check_wording(bench)
    if not bench.problems:
        # A source that is misspelt leaves its rule without a home: saying so twice helps nobody.
        check_seeds(bench)
    return tuple(sorted(set(bench.problems), key=_place))


def _place(problem: ContentProblem) -> tuple[str, int, str]:
    file, _, line = problem.at.rpartition(":")
    return (file, int(line), problem.wrong) if line.isdigit() else (problem.at, 0, problem.wrong)
