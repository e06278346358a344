"""The mail to the client about what was decided. Nothing confidential reaches it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from wizard.content.model import Reply
from wizard.language import speaking
from wizard.session.check_paper import AS_FIRST, reply_check
from wizard.session.open_case import Standing
from wizard.session.papers import Papers
from wizard.views import ReplyView

INTERIM: Final = "INTERIM_"


def reply_view(papers: Papers) -> ReplyView | None:
    """What to write to the client, in Dutch; None while nothing comes out."""
    from wizard.documents import mail
    from wizard.documents.compose import compose

    found = _reply_of(papers.now)
    if found is None:
        return None
    is_interim, outcome = found.id.startswith(INTERIM), found.id.removeprefix(INTERIM)
    outcomes = AS_FIRST.get(outcome, (outcome,)) if is_interim else (outcome,)
    with speaking("nl"):
        paper = found.as_paper
        check = reply_check(papers.now, paper, outcomes, is_interim=is_interim)
        composed = compose(paper, replace(papers.context_of(paper), check=check))
    return ReplyView(*mail.render(composed.blocks))


def _reply_of(now: Standing) -> Reply | None:
    """The reply to what holds now: the check of the work once it has begun, else the own verdict."""
    check = now.assessment
    if check.interim is not None:
        return now.flow.replies.get(INTERIM + check.interim.won.id) if check.interim.won else None
    chosen = check.override.outcome if check.override else check.outcome
    return now.flow.replies.get(chosen)
