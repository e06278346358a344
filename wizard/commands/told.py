"""A JSON file that somebody wrote: read, or refused with the file, the spot and a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from wizard.content.model import Content
from wizard.errors import CaseFileError
from wizard.views import Lookup

_DEEPEST: Final = 12
"""No value of a case or a calendar lies deeper than this."""


def read_json(content: Content, path: Path) -> Any:
    """A JSON file. Raises CaseFileError with a sentence when it is not there, not text, or broken."""
    texts = Lookup(content.texts)
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_once)
    except FileNotFoundError:
        raise CaseFileError(path.name, texts("casefile.missing")) from None
    except json.JSONDecodeError as error:
        raise CaseFileError(path.name, texts("casefile.broken", line=error.lineno)) from None
    except _Double as double:
        raise CaseFileError(path.name, texts("casefile.double_name", name=double.name)) from None
    except (OSError, UnicodeDecodeError):
        raise CaseFileError(path.name, texts("casefile.unreadable")) from None
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets without end.
        raise CaseFileError(path.name, texts("casefile.broken", line=1)) from None
    _look(told, "", 0, path.name, texts)
    return told


class _Double(Exception):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The mapping; a name that stands there twice says two things."""
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise _Double(_shown(name))
        made[name] = value
    return made


def _look(told: Any, spot: str, depth: int, file: str, texts: Lookup) -> None:
    """Refuses signs that cannot be written again, and values within values without end."""
    if depth > _DEEPEST:
        raise CaseFileError(spot or file, texts("casefile.too_deep"))
    if isinstance(told, str) and _shown(told) != told:
        raise CaseFileError(spot or file, texts("casefile.signs"))
    if isinstance(told, list):
        for number, item in enumerate(told):
            _look(item, f"{spot}[{number}]", depth + 1, file, texts)
    if isinstance(told, dict):
        for name, item in told.items():
            _look(name, spot, depth + 1, file, texts)
            _look(item, f"{spot}.{name}" if spot else name, depth + 1, file, texts)


def _shown(text: str) -> str:
    """The text without NUL and halves of signs, which no file and no paper can hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8") if _is_odd(text) else text


def _is_odd(text: str) -> bool:
    return "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text)
