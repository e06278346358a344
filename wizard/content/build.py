"""From a tree of nodes to the frozen model, driven by the type hints of the model itself.

Nothing here raises: a mistake becomes a problem and the value falls back, so that one run finds them all.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from wizard.content.build_values import (
    BAD,
    Convert,
    Findings,
    Lines,
    Spot,
    anything,
    identifier,
    kind_of,
    line,
    one_of,
    scalar,
    text,
)
from wizard.content.conditions import ALWAYS, Condition
from wizard.content.model import Page, Question
from wizard.content.shapes import REPLACED, SHAPES, Shape
from wizard.content.suggest import suggest
from wizard.content.yaml_subset import Node

__all__ = ["BAD", "Findings", "Lines", "Spot", "converter", "record"]


def converter(hint: Any) -> Convert:
    """What turns a node into a value of this type."""
    if hint not in _CONVERTERS:
        _CONVERTERS[hint] = _make_converter(hint)
    return _CONVERTERS[hint]


def _make_converter(hint: Any) -> Convert:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint is Page:
        return _page
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda findings, node, spot: record(hint, findings, node, spot)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return lambda findings, node, spot: one_of(args, findings, node, spot)
    if origin in (Union, types.UnionType):
        return _optional(converter(next(arg for arg in args if arg is not type(None))))
    if origin is tuple and args[-1] is Ellipsis:
        return _keyed_list(args[0]) if args[0] in SHAPES else _plain_list(converter(args[0]))
    if origin is tuple:
        return _group([converter(arg) for arg in args])
    if args and args[-1] in SHAPES:
        return _keyed_mapping(args[-1])
    return _plain_mapping(converter(args[-1]))


def _optional(inner: Convert) -> Convert:
    def convert(findings: Findings, node: Node, spot: Spot) -> Any:
        return None if node.raw in ("null", "none") else inner(findings, node, spot)

    return convert


def _plain_list(inner: Convert) -> Convert:
    def convert(findings: Findings, node: Node, spot: Spot) -> Any:
        if node.is_mapping:
            findings.add(node.at, f"`{spot.word}` is a mapping, not a list", "Write it as [a, b].")
            return BAD
        items = node.value if node.is_list else (node,)
        values = []
        for number, item in enumerate(items):
            findings.lines[spot.owner, spot.into(str(number)).path] = item.at
            values.append(inner(findings, item, spot.into(str(number))))
        return tuple(value for value in values if value is not BAD)

    return convert


def _group(inner: list[Convert]) -> Convert:
    def convert(findings: Findings, node: Node, spot: Spot) -> Any:
        if not node.is_list or len(node.value) != len(inner):
            findings.add(
                node.at, f"`{spot.word}` needs {len(inner)} values", "Write them as [first, second]."
            )
            return BAD
        values = tuple(part(findings, item, spot) for part, item in zip(inner, node.value, strict=True))
        return BAD if BAD in values else values

    return convert


def _plain_mapping(inner: Convert) -> Convert:
    def convert(findings: Findings, node: Node, spot: Spot) -> Any:
        if not node.is_mapping:
            findings.add(node.at, f"`{spot.word}` is {kind_of(node)}", "Write it as `name: value` lines.")
            return BAD
        found = {}
        for key, child in node.value.items():
            findings.lines[spot.owner, spot.into(key).path] = node.key_at(key)
            if (value := inner(findings, child, spot.into(key))) is not BAD:
                found[key] = value
        return found

    return convert


def _keyed(cls: type[Any], findings: Findings, node: Node, spot: Spot) -> Any:
    """Records out of a list of mappings, or out of a mapping of which the keys are the ids."""
    shape = SHAPES[cls]
    if node.is_list:
        items = [(str(number), item) for number, item in enumerate(node.value)]
    elif node.is_mapping and shape.key:
        items = [(key, _with_key(shape, key, child, node)) for key, child in node.value.items()]
    else:
        findings.add(
            node.at, f"`{spot.word}` is {kind_of(node)}, not a list", "Write each item after a dash."
        )
        return BAD
    made: dict[Any, Any] = {}
    for number, (part, item) in enumerate(items):
        name = part
        if item.is_mapping and shape.key and (key_node := item.value.get(shape.key)) is not None:
            name = key_node.raw or part
        findings.lines[spot.owner, spot.into(name).path] = item.at
        value = converter(cls)(findings, item, spot.into(name))
        if value is BAD:
            continue
        key = getattr(value, shape.key) if shape.key and not isinstance(value, Page) else number
        if key in made:
            findings.add(
                item.at, f"'{key}' stands here for the second time in `{spot.word}`", "Give each its own."
            )
        made[key] = value
    return list(made.values())


def _with_key(shape: Shape, key: str, child: Node, parent: Node) -> Node:
    """The child with its key as a field, so that it reads as if it had been written out."""
    line = parent.keys[key]
    value: Any = key
    if shape.key == "start":
        try:
            value = date.fromisoformat(key)
        except ValueError:
            value = key
    inner = dict(child.value) if child.is_mapping else {shape.short: child} if shape.short else None
    if inner is None:
        return child
    own = {shape.key: Node(value, child.file, line, key)}
    return Node(
        own | inner, child.file, line, keys={shape.key: line, shape.short: child.line} | dict(child.keys)
    )


def _keyed_list(cls: type[Any]) -> Convert:
    def convert(findings: Findings, node: Node, spot: Spot) -> Any:
        found = _keyed(cls, findings, node, spot)
        return BAD if found is BAD else tuple(found)

    return convert


def _keyed_mapping(cls: type[Any]) -> Convert:
    key = SHAPES[cls].key

    def convert(findings: Findings, node: Node, spot: Spot) -> Any:
        if not key:
            return _plain_mapping(converter(cls))(findings, node, spot)
        found = _keyed(cls, findings, node, spot)
        return BAD if found is BAD else {getattr(value, key): value for value in found}

    return convert


def _page(findings: Findings, node: Node, spot: Spot) -> Any:
    if node.is_mapping and "questions" in node.value:
        return record(Page, findings, node, spot)
    question = record(Question, findings, node, spot)
    return BAD if question is BAD else Page((question,))


def record(
    cls: type[Any], findings: Findings, node: Node, spot: Spot, given: Mapping[str, Any] | None = None
) -> Any:
    """A value of a class of the model. `given` holds fields that come from elsewhere."""
    shape = SHAPES[cls]
    if not node.is_mapping and shape.short and not node.is_list and node.value is not None:
        node = Node({shape.short: node}, node.file, node.line, keys={shape.short: node.line})
    if not node.is_mapping:
        findings.add(node.at, f"{shape.noun} is {kind_of(node)} here", "Write it as `key: value` lines.")
        return BAD
    known = _fields(cls)
    if "at" in known or spot.owner == "":
        spot = Spot(node.at)
    values: dict[str, Any] = dict(given or {})
    seen: dict[str, str] = {}
    for key, child in node.value.items():
        name = shape.alias.get(key, key)
        if key in shape.extra:
            continue
        if (
            name not in known
            or name in shape.hidden
            or name == "at"
            or (REPLACED.get((cls, name), key) != key)
        ):
            writable = [
                REPLACED.get((cls, one), one) for one in known if one not in shape.hidden and one != "at"
            ]
            here = node.key_at(key)
            findings.add(
                here, f"`{key}` is not a key of {shape.noun}", suggest(key, [*writable, *shape.alias])
            )
            continue
        if name in seen:
            findings.add(node.key_at(key), f"`{key}` says the same as `{seen[name]}`", "Keep one of the two.")
            continue
        seen[name] = key
        inner = spot.into(name)
        findings.lines[inner.owner, inner.path] = node.key_at(key)
        value = _field_value(cls, name, known[name][0], findings, child, inner)
        if value is not BAD:
            values[name] = value
    for name, (hint, is_required) in known.items():
        if name == "at":
            values["at"] = node.at
        elif name not in values and is_required:
            key = REPLACED.get((cls, name), name)
            if name not in seen:
                about = f" '{values['id']}'" if values.get("id") else ""
                findings.add(
                    node.at, f"`{key}` is missing in {shape.noun}{about}", f"Add a line `{key}: ...`."
                )
            values[name] = _filler(hint)
    return cls(**values)


def _field_value(cls: type[Any], name: str, hint: Any, findings: Findings, child: Node, spot: Spot) -> Any:
    shape = SHAPES[cls]
    if child.value is None and child.raw != "null":
        findings.add(child.at, f"`{spot.word}` has no value", "Fill it, or remove the line.")
        return BAD
    if name == shape.any_word and child.raw == "any":
        return ()
    if name == "id" and name == shape.key:
        return identifier(cls, findings, child)
    return converter(hint)(findings, child, spot)


def _fields(cls: Any) -> dict[str, tuple[Any, bool]]:
    """The fields of a class with their types, and whether they must be written."""
    if cls not in _FIELDS:
        hints = get_type_hints(cls)
        _FIELDS[cls] = {
            one.name: (hints[one.name], one.default is MISSING and one.default_factory is MISSING)
            for one in fields(cls)
        }
    return _FIELDS[cls]


def _filler(hint: Any) -> Any:
    """Something of about the right type, so that the rest can still be read and counted."""
    if hint is Condition:
        return ALWAYS
    if isinstance(hint, type) and is_dataclass(hint):
        known = _fields(hint)
        return hint(**{name: _filler(inner) for name, (inner, is_required) in known.items() if is_required})
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_origin(hint) is tuple:
        return ()
    simple: Mapping[Any, Any] = {str: "", bool: False, int: 0, float: 0.0, date: date.min}
    return simple.get(hint, {} if get_origin(hint) is not None and get_origin(hint) not in _UNIONS else None)


_CONVERTERS: Final[dict[Any, Convert]] = {}
_FIELDS: Final[dict[Any, dict[str, tuple[Any, bool]]]] = {}
_UNIONS: Final = (Union, types.UnionType)
_SIMPLE: Final[Mapping[Any, Convert]] = {
    str: text,
    bool: scalar("true or false", "true or false", bool),
    int: scalar("a whole number", "a number, such as 42", int),
    float: scalar("a number", "a number, such as 0.5", int, float),
    date: scalar("a day", "year-month-day, such as 2026-01-05", date),
    Condition: line,
    object: anything,
}
