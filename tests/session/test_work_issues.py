"""What can be better at work: four short questions, an agenda for the talk, and ticks about where."""

from __future__ import annotations

from tests.session.told import answer
from wizard.content.model import Content
from wizard.session import Session
from wizard.views import PageView

NONE = {"content_issue": False, "relations_issue": False, "conditions_issue": False, "terms_issue": False}


def papers(session: Session) -> set[str]:
    return {paper.id for paper in session.go_to_overview().documents}


def places(session: Session, status: str = "to_do") -> set[str]:
    view = session.go_to_overview()
    return {task.place for group in view.groups for task in group.tasks if task.status == status}


def test_the_four_questions_stand_on_one_page_and_the_levels_behind_its_door(planned: Session) -> None:
    page = planned.jump("content_issue")

    assert isinstance(page, PageView)
    assert [field.question for field in page.fields if not field.is_more] == list(NONE)
    assert [field.question for field in page.fields if field.is_more] == [
        f"{name.removesuffix('_issue')}_levels" for name in NONE
    ]
    assert page.more_label == "Meer: waar speelt het?"


def test_nothing_about_a_person_can_be_written_with_a_point(content: Content) -> None:
    tasks = content.flows["employer_case"].tasks
    levels = [q for q in tasks["facts"].questions if q.id.endswith("_levels")]
    written = next(q for q in tasks["work_issue_levels"].questions if q.id == "issue_levels")

    assert {question.type for question in levels} == {"multi"}
    columns = {column.id: column for column in written.columns}
    assert [option.id for option in columns["level"].options] == ["level_environment", "level_organisation"]


def test_a_point_that_can_be_better_stands_on_the_agenda_for_the_talk(planned: Session) -> None:
    before = papers(planned)

    planned.jump("content_issue")
    planned.submit(
        NONE
        | {
            "content_issue": True,
            "terms_issue": True,
            "content_levels": ("level_person", "level_environment"),
        }
    )

    agenda = planned.document("talk_agenda").text
    assert "talk_agenda" not in before and "talk_agenda" in papers(planned)
    assert "Het werk zelf" in agenda and "Uren en loon" in agenda
    assert "De samenwerking" not in agenda and "De werkplek" not in agenda
    assert "Tussen de werknemer en het werk, Op de werkplek of in het team" in agenda


def test_without_a_point_there_is_no_agenda_and_no_quarrel_is_looked_for(planned: Session) -> None:
    planned.jump("content_issue")
    planned.submit(NONE)

    assert "talk_agenda" not in papers(planned)
    assert "conflict_check" not in places(planned)


def test_a_point_about_working_together_opens_the_questions_about_a_quarrel(planned: Session) -> None:
    planned.jump("content_issue")
    planned.submit(NONE | {"relations_issue": True})

    assert "conflict_check" in places(planned)


def test_a_tick_about_the_person_stands_on_the_paper_without_a_text(planned: Session) -> None:
    planned.jump("content_issue")
    planned.submit(NONE | {"content_issue": True, "content_levels": ("level_person",)})
    row = {"id": "r1", "aspect": "aspect_content", "level": "level_environment", "what": "Druk op vrijdag"}
    answer(planned, planned.jump("work_issue_levels"), {"issue_levels": (row,)})

    paper = planned.document("work_issues").text

    person, team = (
        paper.index("Tussen de werknemer en het werk"),
        paper.index("Op de werkplek en in het team"),
    )
    assert "Het werk zelf" in paper[person:team] and "De samenwerking" not in paper[person:team]
    assert "Druk op vrijdag" in paper[team:]
