"""The words of the window alone, so that the first picture need not wait for the rest of the content.

They are kept in a file of their own beside the compiled content, under the same stamps.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from wizard.content.source_files import in_language, stamps, write_beside
from wizard.language import Language

_FORMAT: Final = 1
"""Raise it when the way of writing changes."""


def load_words(
    folder: Path, words_file: Path, content_file: Path, language: Language = "nl"
) -> Mapping[str, str]:
    """The words by key, from `words_file` when no source file was touched since it was written.

    Otherwise the whole content is loaded by way of `content_file`, and the words are kept anew. Raises
    ContentError when the content must be compiled and has mistakes.
    """
    words_file = in_language(words_file, language)
    found = stamps(folder)
    kept = _kept(words_file)
    if kept is not None and found and kept["files"] == found:
        words: Mapping[str, str] = kept["words"]
        return words
    from wizard.content.compiled import load_compiled

    content = load_compiled(folder, content_file, language)
    whole = {"format": _FORMAT, "files": found, "words": dict(content.texts)}
    write_beside(words_file, json.dumps(whole, ensure_ascii=False, separators=(",", ":")))
    return content.texts


def _kept(words_file: Path) -> dict[str, Any] | None:
    """What the file holds; None when there is none, or when it is damaged."""
    try:
        whole = json.loads(words_file.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(whole, dict) or whole.get("format") != _FORMAT:
        return None
    words = whole.get("words")
    is_whole = isinstance(words, dict) and all(isinstance(text, str) for text in words.values())
    return whole if is_whole and "files" in whole else None
