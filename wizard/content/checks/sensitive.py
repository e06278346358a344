"""Privacy as structure: no employer is asked anything medical, and sensitive answers say what allows them."""

from __future__ import annotations

from wizard.content.checks.bench import Bench, FlowBench
from wizard.content.model import Question
from wizard.content.privacy import Matcher, matcher, pattern_of
from wizard.content.texts import texts_of_flow

_FREE: tuple[str, ...] = ("text", "long_text")


def check_privacy_terms(bench: Bench) -> None:
    """The list of terms itself."""
    for number, rule in enumerate(bench.content.privacy.rules):
        for index, term in enumerate(rule.terms):
            _readable(bench, term, f"rules.{number}.terms.{index}")
    for index, term in enumerate(bench.content.privacy.in_calendars):
        _readable(bench, term, f"in_calendars.{index}")


def _readable(bench: Bench, term: str, path: str) -> None:
    try:
        pattern_of(term)
    except ValueError as error:
        at = bench.at("privacy_terms", path)
        bench.add(at, str(error), "Write W:word, P:beginning, S:end or F:expression.")


def check_sensitive(work: FlowBench) -> None:
    """The questions of a flow against the list of terms and the list of what is lawful."""
    for question in work.questions.values():
        _lawful(work, question)
    if not work.is_for_employers:
        return
    try:
        finder = matcher(work.bench.content.privacy)
    except ValueError:
        return  # check_privacy_terms says which term it is.
    _words(work, finder)


def _words(work: FlowBench, finder: Matcher) -> None:
    for text in texts_of_flow(work.flow):
        if not text.is_asked:
            continue
        for hit in finder.find(text.text):
            fix = "No employer may ask this: reword it, or allow the phrase in privacy_terms.yaml."
            wrong = f"`{text.role}` says '{hit.found}' ({hit.category})"
            work.bench.add(work.bench.at(text.owner, text.path), wrong, fix)


def _lawful(work: FlowBench, question: Question) -> None:
    bench, at = work.bench, question.at
    if question.data == "health" and not question.lawful and work.is_for_employers:
        known = ", ".join(bench.content.privacy.lawful)
        fix = (
            f"Name the item of the closed list that allows it: {known}." if known else "Name what allows it."
        )
        bench.add(at, f"the question '{question.id}' is about health but has no `lawful`", fix)
    is_free = question.type in _FREE or any(column.type == "text" for column in question.columns)
    if question.data in ("health", "personal") and not question.article:
        what = "free text" if is_free else "an answer"
        fix = "Name the article that allows it, such as AVG art. 6 lid 1 onder c."
        bench.add(
            at, f"the question '{question.id}' stores {what} of kind {question.data} without `article`", fix
        )
