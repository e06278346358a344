"""The command `guard`: words about health or private life in each line of a text file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wizard.content.model import Content
from wizard.content.privacy import matcher
from wizard.errors import CaseFileError
from wizard.views import Lookup


def guard_lines(content: Content, path: Path) -> list[dict[str, Any]]:
    """`[{"line": 1, "hits": [{"term", "category", "severity"}]}]`, a value for every line of the file.

    `term` is the word as it stands in the line. Raises CaseFileError when the file cannot be read.
    """
    texts = Lookup(content.texts)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise CaseFileError(path.name, texts("casefile.missing")) from None
    except (OSError, UnicodeDecodeError):
        raise CaseFileError(path.name, texts("casefile.unreadable")) from None
    find = matcher(content.privacy).find
    return [
        {
            "line": number,
            "hits": [
                {"term": hit.found, "category": hit.category, "severity": hit.severity} for hit in find(line)
            ],
        }
        for number, line in enumerate(lines, start=1)
    ]
