"""Content as one JSON file, so that the running program needs no YAML and no parser of conditions.

Only fields that differ from their default are written. A class is read by a decoder that is made once.
"""

from __future__ import annotations

import hashlib
import json
import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from wizard.content import model
from wizard.content.conditions import ALWAYS, Condition
from wizard.content.model import Content
from wizard.content.source_files import fingerprint, in_language, stamps, write_beside
from wizard.language import Language

__all__ = ["compile_content", "fingerprint", "from_json", "load_compiled", "to_json", "write_compiled"]

Decode: TypeAlias = Callable[[Any], Any]

_FORMAT: Final = 1
"""Raise it when the way of writing changes; changes of the model are noticed by themselves."""


def to_json(content: Content) -> str:
    """The content as text; the same content gives the same text."""
    return json.dumps(_encoded(content), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Content:
    """The content behind a text of `to_json`. Raises ValueError when it is not such a text."""
    return _content_from(json.loads(text))


def compile_content(folder: Path, language: Language = "nl") -> Content:
    """The content of a folder with its fingerprint, in the words of a language. Raises ContentError."""
    # The loader brings the whole compiler along; a program that finds its compiled file never needs it.
    from wizard.content.loader import load
    from wizard.content.translations import read_words, translated

    content = replace(load(folder), fingerprint=fingerprint(folder))
    return content if language == "nl" else translated(content, read_words(folder, language))


def load_compiled(folder: Path, cache_file: Path, language: Language = "nl") -> Content:
    """The content of a folder, from the compiled file when that still fits it.

    Each language has a file of its own: `content.json` in Dutch, `content.en.json` beside it in English.

    Untouched files (size and time) are not read again; touched ones are compared by their bytes. A file
    that cannot be written is not an error: the content is only compiled again next time. Raises
    ContentError when the content must be compiled and has mistakes.
    """
    cache_file = in_language(cache_file, language)
    found = stamps(folder)
    stored = _stored(cache_file)
    if stored is not None and found:
        same_files = stored["files"] == found
        if same_files or stored["fingerprint"] == fingerprint(folder):
            if not same_files:
                _write(cache_file, stored | {"files": found})
            # Decoding uses up what it decodes, so it comes last.
            content = _content_or_none(stored["content"])
            if content is not None:
                return replace(content, fingerprint=stored["fingerprint"])
    content = compile_content(folder, language)
    write_compiled(content, cache_file, found)
    return content


def write_compiled(content: Content, cache_file: Path, files: Mapping[str, Any] | None = None) -> None:
    """Writes the compiled file; whoever reads it meanwhile finds the old one or the new one, whole."""
    _write(
        cache_file,
        {
            "format": _FORMAT,
            "model": _model_stamp(),
            "fingerprint": content.fingerprint,
            "files": dict(files or {}),
            "content": _encoded(replace(content, fingerprint="")),
        },
    )


def _write(cache_file: Path, whole: Mapping[str, Any]) -> None:
    write_beside(cache_file, json.dumps(whole, ensure_ascii=False, separators=(",", ":")))


def _stored(cache_file: Path) -> dict[str, Any] | None:
    """The compiled file, if there is one that this version of the program wrote."""
    try:
        whole = json.loads(cache_file.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(whole, dict) or whole.get("format") != _FORMAT or whole.get("model") != _model_stamp():
        return None
    return whole if {"files", "fingerprint", "content"} <= whole.keys() else None


def _content_or_none(encoded: Any) -> Content | None:
    """None when the file was damaged: it is then made anew."""
    try:
        return _content_from(encoded)
    except ValueError:
        return None


def _content_from(encoded: Any) -> Content:
    try:
        content = _decoder(Content)(encoded)
    except (TypeError, KeyError, AttributeError, IndexError) as error:
        raise ValueError(f"this is not compiled content ({error})") from error
    if not isinstance(content, Content):
        raise ValueError("this is not compiled content")
    return content


def _model_stamp() -> str:
    """Changes with every change of the model, so that an old compiled file is never read as a new one."""
    if "" not in _STAMP:
        classes = [one for one in vars(model).values() if isinstance(one, type) and is_dataclass(one)]
        names = sorted(f"{cls.__name__}.{one.name}:{one.type}" for cls in classes for one in fields(cls))
        _STAMP[""] = hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
    return _STAMP[""]


@cache
def _names() -> dict[str, Any]:
    """What the type hints of the model may speak of."""
    parts = {sys.modules[one.__module__] for one in vars(model).values() if isinstance(one, type)}
    return {name: value for part in parts for name, value in vars(part).items()}


def _hint(written: str) -> Any:
    """The type behind a type hint of the model.

    Each is worked out once, however many fields have it: get_type_hints takes four times as long.
    """
    if written not in _HINTS:
        _HINTS[written] = eval(written, _names())
    return _HINTS[written]


def _encoded(value: Any) -> Any:
    if isinstance(value, Condition):
        return [value.text, value.tree, sorted(value.literals)]
    if isinstance(value, date):
        return {"": value.isoformat()}
    if isinstance(value, tuple | list):
        return [_encoded(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _encoded(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            one.name: _encoded(item)
            for one in fields(value)
            if (item := getattr(value, one.name)) != _default(one) or one.default is MISSING
        }
    return value


def _default(one: Any) -> Any:
    return one.default if one.default_factory is MISSING else one.default_factory()


def _decoder(hint: Any) -> Decode:
    if hint not in _DECODERS:
        # A class may hold itself (DueSpec): the late look-up makes that end.
        _DECODERS[hint] = lambda encoded: _DECODERS[hint](encoded)
        _DECODERS[hint] = _make_decoder(hint)
    return _DECODERS[hint]


def _make_decoder(hint: Any) -> Decode:
    if hint is Condition:
        return _condition
    if hint is date or hint is object:
        return _plain
    if isinstance(hint, type) and is_dataclass(hint):
        return _record_decoder(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _decoder(next(arg for arg in args if arg is not type(None)))
        return lambda encoded: None if encoded is None else inner(encoded)
    if origin is tuple:
        if args[-1] is Ellipsis and args[0] is str:
            return tuple
        inner = _decoder(args[0])
        return lambda encoded: tuple([inner(item) for item in encoded])
    if origin is not None and origin is not Literal:
        if args[1] is str:
            return dict
        inner = _decoder(args[1])
        return lambda encoded: {key: inner(item) for key, item in encoded.items()}
    return _same


def _record_decoder(cls: Any) -> Decode:
    # Texts, numbers and choices come out of JSON as they are.
    typed = [(one.name, str(one.type)) for one in fields(cls)]
    special = {name: _decoder(_hint(written)) for name, written in typed if written not in _AS_IT_IS}
    special = {name: decode for name, decode in special.items() if decode is not _same}

    def decode(encoded: Any) -> Any:
        for name in encoded:
            if name in special:
                encoded[name] = special[name](encoded[name])
        return cls(**encoded)

    return decode


def _same(encoded: Any) -> Any:
    return encoded


def _plain(encoded: Any) -> Any:
    """A scalar, a day, or a list of them."""
    if isinstance(encoded, dict):
        return date.fromisoformat(encoded[""])
    if isinstance(encoded, list):
        return tuple(_plain(item) for item in encoded)
    return encoded


def _condition(encoded: Any) -> Condition:
    text, tree, literals = encoded
    if text == ALWAYS.text and not literals:
        return ALWAYS
    return Condition(text, tree, frozenset(literals))


_DECODERS: Final[dict[Any, Decode]] = {}
_HINTS: Final[dict[str, Any]] = {}
_AS_IT_IS: Final = frozenset({"str", "bool", "int", "float"})
_STAMP: Final[dict[str, str]] = {}
