"""The command `review`: all content as one book that a domain expert can read from end to end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from html import escape
from pathlib import Path
from typing import Any, Final

from wizard.content import model as m
from wizard.content.conditions import ALWAYS, Condition
from wizard.dutch import day_in_words, short_day
from wizard.errors import CaseFileError
from wizard.views import Lookup

_STYLE: Final = """
body{font:1rem/1.5 "Source Sans 3",Arial,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3,h4{line-height:1.25;break-after:avoid}h2{border-top:3px solid #000;padding-top:.5rem;margin-top:3rem}
section section{margin-left:1rem;break-inside:avoid}h4{margin:.9rem 0 .2rem}
dl{display:grid;grid-template-columns:11rem 1fr;gap:.1rem .75rem;margin:.2rem 0 .6rem}
dt{color:#444}dd{margin:0}code{font-size:.9em;background:#eee;padding:0 .2rem}
.id{color:#555;font-size:.85rem;font-weight:400}pre{white-space:pre-wrap;background:#f4f4f4;padding:.75rem}
nav li{margin:.1rem 0}a{color:#004b8d}@media print{nav{break-after:page}h2{break-before:page}}
"""
_HEADS: Final = ("title", "ask", "heading", "label", "name", "term")
"""The fields that can be the heading of something, the best one first."""
_LEFT_OUT: Final = frozenset({"id", "at", "tree"})


def write_book(content: m.Content, out: Path) -> None:
    """Writes the book to `out`. Raises CaseFileError with a sentence when that cannot be done."""
    texts = Lookup(content.texts)
    if out.suffix.lower() != ".html":
        raise CaseFileError("out", texts("review.ending"))
    try:
        out.write_text(book(content), encoding="utf-8")
    except OSError as error:
        raise CaseFileError("out", texts("casefile.cannot_write", why=error.strerror or "")) from None


def book(content: m.Content) -> str:
    """All content as one web page that loads nothing from elsewhere. Equal content gives equal text."""
    return _Book(content).whole()


class _Book:
    def __init__(self, content: m.Content) -> None:
        self.content = content
        self.texts = Lookup(content.texts)
        self.chapters: list[tuple[str, str]] = []

    def whole(self) -> str:
        body = "\n".join(self._chapters())
        edition = self.content.edition
        items = (f'<a href="#{anchor}">{escape(title)}</a>' for anchor, title in self.chapters)
        links = "".join(f"<li>{item}</li>" for item in items)
        title = escape(self.texts("review.title"))
        about = escape(self.texts("review.about", edition=edition.id, day=short_day(edition.day)))
        return (
            f'<!doctype html>\n<html lang="nl">\n<head><meta charset="utf-8"><title>{title}</title>\n'
            f"<style>{_STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n<p>{about}</p>\n"
            f"<nav><ol>{links}</ol></nav>\n{body}\n</body>\n</html>\n"
        )

    def _chapters(self) -> Iterator[str]:
        for flow in self.content.flows.values():
            yield from self._flow(flow)
        numbers = self.content.parameters.values()
        yield from self._chapter("parameters", self.texts("review.parameters"), numbers)
        yield from self._chapter("glossary", self.texts("review.glossary"), self.content.terms.values())
        yield from self._chapter("sources", self.texts("review.sources"), self.content.sources.values())
        yield self._head("texts", self.texts("review.texts"))
        lines = (self._pair(key, escape(text)) for key, text in self.content.texts.items())
        yield f"<dl>{''.join(lines)}</dl>"

    def _flow(self, flow: m.Flow) -> Iterator[str]:
        """A chapter for each part of a flow that holds several things, in the order of the model."""
        yield self._head(flow.id, flow.title)
        own = [one for one in fields(flow) if not _holds_several(getattr(flow, one.name))]
        yield f"<dl>{''.join(self._facts(flow, own))}</dl>"
        for one in fields(flow):
            value = getattr(flow, one.name)
            if _holds_several(value):
                items = value.values() if isinstance(value, Mapping) else value
                name = f"{flow.title}: {self.label(one.name)}"
                yield from self._chapter(f"{flow.id}-{one.name}", name, items)

    def _chapter(self, anchor: str, title: str, items: Any) -> Iterator[str]:
        yield self._head(anchor, title)
        for item in items:
            yield self._section(item, 3)

    def _head(self, anchor: str, title: str) -> str:
        self.chapters.append((anchor, title))
        return f'<h2 id="{escape(anchor)}">{escape(title)}</h2>'

    def _section(self, item: Any, level: int) -> str:
        """One thing with all that is said of it, and what lies within it."""
        name = next((one for one in _HEADS if getattr(item, one, "")), "")
        head = escape(str(getattr(item, name, ""))) if name else ""
        key = getattr(item, "id", "") or getattr(item, "start", "")
        known = [one for one in fields(item) if one.name not in (*_LEFT_OUT, name)]
        plain = [one for one in known if not _holds_several(getattr(item, one.name))]
        facts = "".join(self._facts(item, plain))
        inner = "".join(
            self._section(part, min(level + 1, 6))
            for one in known
            if _holds_several(value := getattr(item, one.name))
            for part in (value.values() if isinstance(value, Mapping) else value)
        )
        mark = f' <span class="id">{escape(str(key))}</span>' if key else ""
        title = f"<h{level}>{head}{mark}</h{level}>" if head or mark else ""
        body = getattr(item, "body", "")
        text = f"<pre>{escape(body)}</pre>" if body else ""
        return f"<section>{title}<dl>{facts}</dl>{text}{inner}</section>\n"

    def _facts(self, item: Any, known: list[Field[Any]]) -> Iterator[str]:
        for one in known:
            value = getattr(item, one.name)
            if one.name in (*_LEFT_OUT, "body") or value == _default(one) or value in ("", (), None, ALWAYS):
                continue
            yield self._pair(self.label(one.name), self._value(one.name, value))

    def _pair(self, label: str, value: str) -> str:
        return f"<dt>{escape(label)}</dt><dd>{value}</dd>"

    def _value(self, name: str, value: Any) -> str:
        if name == "source":
            return self._sources(value if isinstance(value, tuple) else (value,))
        if isinstance(value, Condition):
            return f"<code>{escape(value.text)}</code>"
        if isinstance(value, bool):
            return escape(self.texts("value.yes" if value else "value.no"))
        if isinstance(value, date):
            return escape(day_in_words(value))
        if isinstance(value, tuple):
            return "<br>".join(self._value("", part) for part in value)
        if isinstance(value, Mapping):
            return "<br>".join(f"{escape(str(key))}: {self._value('', part)}" for key, part in value.items())
        if is_dataclass(value):
            told = {one.name: getattr(value, one.name) for one in fields(value)}
            said = [one.name for one in fields(value) if told[one.name] != _default(one)]
            return "; ".join(f"{self.label(key)}: {self._value(key, told[key])}" for key in said)
        return escape(str(value))

    def _sources(self, names: tuple[str, ...]) -> str:
        told = []
        for name in names:
            source = self.content.sources.get(name)
            doubt = "" if source is None or source.verified else f" ({self.texts('review.unverified')})"
            told.append(escape(f"{source.title if source else name} [{name}]{doubt}"))
        return "<br>".join(told)

    def label(self, name: str) -> str:
        """How a field is called in the book."""
        key = f"review.field.{name}"
        return self.texts(key) if key in self.content.texts else name


def _holds_several(value: Any) -> bool:
    """Whether a field holds things with a name of their own: they become sections."""
    items = tuple(value.values()) if isinstance(value, Mapping) else value
    if not isinstance(items, tuple) or not items:
        return False
    return all(is_dataclass(item) and _is_something(item) for item in items)


def _is_something(item: Any) -> bool:
    has_name = any(hasattr(item, name) for name in ("id", *_HEADS))
    return has_name or isinstance(item, m.Page | m.Move)


def _default(one: Field[Any]) -> Any:
    if one.default_factory is not MISSING:
        return one.default_factory()
    return None if one.default is MISSING else one.default
