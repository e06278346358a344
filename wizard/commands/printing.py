"""The command `plan`: a paper of a case, as a PDF, a word processor file, a web page or plain text."""

from __future__ import annotations

from pathlib import Path

from wizard.commands.casefile import CaseFile
from wizard.commands.demo import papers_of
from wizard.content.model import Content
from wizard.documents.compose import compose
from wizard.errors import CaseFileError
from wizard.session.papers import Papers
from wizard.views import Lookup


def write_paper(content: Content, case: CaseFile, document_id: str, out: Path) -> Papers:
    """Writes the paper to `out`; the ending decides the form. Raises CaseFileError with a sentence."""
    from wizard.documents import docx, html, pdf, text

    texts = Lookup(content.texts)
    flow = content.flows[case.record.flow]
    if document_id not in flow.documents:
        known = ", ".join(flow.documents)
        raise CaseFileError("document", texts("casefile.unknown", name=document_id, known=known))
    papers = papers_of(content, case.record, case.today)
    paper = compose(flow.documents[document_id], papers.context(document_id))
    match out.suffix.lower():
        case ".pdf":
            made = pdf.render(paper)
        case ".docx":
            made = docx.render(paper)
        case ".html":
            made = html.render(paper).encode("utf-8")
        case ".txt":
            made = text.render(paper).encode("utf-8")
        case _:
            raise CaseFileError("out", texts("casefile.ending"))
    try:
        out.write_bytes(made)
    except OSError as error:
        raise CaseFileError("out", texts("casefile.cannot_write", why=error.strerror or "")) from None
    return papers
