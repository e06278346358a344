"""Where a page stands on the path of its task, and which page follows it. Nothing is kept here."""

from __future__ import annotations

from wizard.case.model import Instance
from wizard.case.record import Place
from wizard.content.model import Task
from wizard.session.open_case import Standing
from wizard.session.pages import At, page_of, pages_on_path
from wizard.session.whereabouts import Whereabouts


def comes_along(now: Standing, done: Instance) -> Place | None:
    """The first question of a task that this occurrence has opened beside itself; None without one."""
    for item in now.walk.instances:
        is_along = item.opener == done.opener and now.flow.tasks[item.task].per == done.task
        if is_along and item.next and item.status == "to_do":
            return Place(item.task, item.opener, item.next)
    return None


def page_at(now: Standing, where: Whereabouts) -> tuple[At, Instance] | None:
    """The page that is shown, or None when it is no page or no longer on the path."""
    if where.kind != "page":
        return None
    task = now.flow.tasks.get(where.name)
    instance = now.instance(where.name, where.opener)
    if task is None or instance is None or not any(q.id == where.question for q in task.questions):
        return None
    page = page_of(task, where.question)
    if not any(question.id in instance.path for question in page.questions):
        return None
    return At(task, where.opener, page), instance


def unanswered(now: Standing, task: Task, instance: Instance) -> frozenset[str]:
    """The questions on the path that have no answer that counts."""
    visible = now.walk.visible
    return frozenset(
        question.id
        for question in task.questions
        if question.id in instance.path and Place(task.id, instance.opener, question.id) not in visible
    )


def next_place(now: Standing, where: Whereabouts, open_before: frozenset[str] | None) -> Place | None:
    """The page after one that was accepted; None at the end of the task.

    Somebody who fills in comes to the next question without an answer; somebody who looks back, to the
    next page. From a page that was opened from a paper, only questions that the change brought up, or
    that must be answered, come before the paper itself. `open_before` is what had no answer then.
    """
    instance = now.instance(where.name, where.opener)
    if instance is None:
        return None
    task = now.flow.tasks[where.name]
    pages = pages_on_path(task, instance)
    names = [{question.id for question in page.questions} for page in pages]
    here = next((number for number, questions in enumerate(names) if where.question in questions), -1)
    later, earlier = pages[here + 1 :], pages[: here + 1]
    looks_back = open_before is not None and here >= 0 and not names[here] & open_before
    waiting = unanswered(now, task, instance)
    if where.back_to:
        waiting &= {question.id for question in task.questions if question.need == "must"}
        waiting -= open_before if looks_back and open_before else frozenset()
    if looks_back and later and not where.back_to:
        upcoming = [later[0]]
    else:
        upcoming = [page for page in (*later, *earlier) if any(q.id in waiting for q in page.questions)]
    return Place(where.name, where.opener, upcoming[0].questions[0].id) if upcoming else None
