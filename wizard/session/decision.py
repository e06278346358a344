"""What can be done with the outcome of an assignment: the reply, the papers, an own verdict, another role."""

from __future__ import annotations

from wizard.dutch import day_in_words
from wizard.session.due_papers import printed_now
from wizard.session.open_case import Standing
from wizard.session.overview import offers
from wizard.session.papers import Papers
from wizard.session.reply import reply_view
from wizard.session.sheet import interim_view, verdict_view
from wizard.views import DecisionView, OptionView, StartAsView


def decision_view(now: Standing, papers: Papers) -> DecisionView:
    """The decision on a stored assignment as it stands today."""
    words = now.wording
    return DecisionView(
        verdict=verdict_view(now, now.flow.sheets[-1]),
        reply=reply_view(papers),
        papers=papers.lines(),
        of_outcome=printed_now(now),
        start_as=_start_as(now),
        own_verdict=_own_verdict(now),
        outcomes=tuple(
            OptionView(row.id, words.fill(row.title), words.fill(row.text)) for row in now.flow.outcomes
        ),
        events=tuple(offer for offer in offers(now) if offer.enabled),
        interim=interim_view(now),
    )


def _start_as(now: Standing) -> StartAsView | None:
    proposal = now.assessment.proposal
    if proposal is None:
        return None
    role = now.wording.value("role", proposal.role.id)
    return StartAsView(proposal.role.id, now.wording.texts("decision.start_as", role=role))


def _own_verdict(now: Standing) -> str:
    own = now.assessment.override
    if own is None:
        return ""
    titles = {row.id: now.wording.fill(row.title) for row in now.flow.outcomes}
    return now.wording.texts(
        "decision.own_verdict", outcome=titles[own.outcome], day=day_in_words(own.day), motive=own.motive
    )
