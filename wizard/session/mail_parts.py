"""A pasted mail taken apart: who sent it, when, about what, and the words that are really theirs.

Knows mail programs only by the words of the content. Whatever was pasted, nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, TypeAlias

from wizard.content.model import MailWords
from wizard.session.days_in_text import days_in

LONGEST: Final = 200_000
"""Characters that are looked at; a mail of a hundred pages has no more."""
A_NOTE: Final = 12
"""Fewer words than this above a mail are a note with it, such as "ter info"."""
_ENGLISH: Final = frozenset({"from", "sent", "date", "on"})
LONGEST_OF_HEAD: Final = 300
"""Characters of one line of a head that are looked at."""
_CLOSING_WORDS: Final = 8
_UNDER_SENDER: Final = 5
"""Lines under a sender without a label, as a mail program on the web shows a mail."""
_DAY_LINE: Final = 40
"""Characters of a line that is a day and nothing else."""
_SENDER: Final = re.compile(r"[^<>@]{2,80}<[^<>@\s]{1,64}@[^<>@\s]{1,255}>")
_QUOTED: Final = re.compile(r"(?: ?>)+")
_POINT: Final = re.compile(r"(?:[-*•–]|\d{1,2}[.)]|[a-z]\))\s+\S")
_WRAPPED_FROM, _WRAPPED_TO = 60, 80
"""The longest line of a mail whose lines were broken by the mail program."""
_ADDRESS: Final = re.compile(r"\S*@\S*")

Kind: TypeAlias = Literal["sender", "sent", "subject", "others"]


@dataclass(frozen=True, slots=True)
class MailParts:
    """One mail out of what was pasted. `words` are the sender's own, without greeting and signature."""

    sender: str = ""
    sent: date | None = None
    is_day_unclear: bool = False
    """It says when it was sent, but not in a way that can mean one day only."""
    subject: str = ""
    words: str = ""
    signature: tuple[str, ...] = ()


@dataclass(slots=True)
class _Message:
    """A stretch of what was pasted with the head above it."""

    head: dict[Kind, tuple[str, bool]] = field(default_factory=dict)
    """By kind the value, and whether its word was English."""
    lines: list[str] = field(default_factory=list)
    is_forwarded: bool = False


def take_apart(text: str, words: MailWords) -> MailParts:
    """The mail that asks something: the inner one when it was only passed on."""
    return _Reader(words).read(text)


def clean_lines(text: str) -> list[str]:
    """The lines of a text without signs that nobody sees, and with plain spaces."""
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text[:LONGEST])
    text = re.sub(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\ud800-\udfff]", "", text)
    return [re.sub(r"[^\S\n]+", " ", line).rstrip() for line in text.split("\n")]


class _Reader:
    """The words of the content as patterns, and what they say about lines."""

    def __init__(self, words: MailWords) -> None:
        self.words = words
        kinds: Mapping[Kind, tuple[str, ...]] = {
            "sender": words.sender,
            "sent": words.sent,
            "subject": words.subject,
            "others": words.others,
        }
        self._kinds = {label.casefold(): kind for kind, labels in kinds.items() for label in labels}
        self._head = re.compile(rf"[\s*_]*({_either(self._kinds)})[*_ ]*:[*_ ]*(.*)", re.I)
        self._wrote = re.compile(
            rf"(?:(?:{_either(words.wrote_starts)})\b.*\d{{4}}.*\b(?:{_either(words.wrote)})\b.*:"
            rf"|.*<\S*@\S*>.*\b(?:{_either(words.wrote)})\b.*:)",
            re.I,
        )
        self._greeting = re.compile(rf"(?:{_either(words.greetings)})\b\.?(?:[^,.!?:;]{{0,60}})", re.I)
        self._to_me = re.compile(rf"(?:{_either(words.to_me)})(?!\w)", re.I)
        self._closing = re.compile(rf"(?:{_either(words.closings)})(?!\w)", re.I)
        self._ends = re.compile(rf"(?:{_either((*words.sent_from, *words.disclaimers))})(?!\w)", re.I)
        self._forwarded = re.compile(rf"[\W_]*(?:{_either(words.forwarded)})\W*", re.I)
        self._earlier = re.compile(rf"[\W_]*(?:{_either(words.earlier)})[\W_]*", re.I)
        self._mark = re.compile(
            rf"\s*(?:({_either(words.forward_marks)})|(?:{_either(words.reply_marks)}))\s*:\s*", re.I
        )

    def read(self, text: str) -> MailParts:
        lines = _without_quotes(clean_lines(text))
        messages = self._messages(lines)
        chosen = self._that_asks(messages)
        own, signature = self._own(chosen.lines)
        sent, is_english = chosen.head.get("sent", ("", False))
        day = next(days_in(sent, is_english), None)
        subject, _ = self.bare_subject(chosen.head.get("subject", ("", False))[0])
        return MailParts(
            sender=_name(chosen.head.get("sender", ("", False))[0]),
            sent=day,
            is_day_unclear=bool(sent) and day is None,
            subject=subject,
            words="\n".join(_joined(own)).strip(),
            signature=tuple(signature),
        )

    def bare_subject(self, subject: str) -> tuple[str, bool]:
        """The subject without its marks, and whether it was forwarded."""
        is_forwarded = False
        while match := self._mark.match(subject):
            is_forwarded |= match[1] is not None
            subject = subject[match.end() :]
        return subject.strip(), is_forwarded

    # --- which of the mails --------------------------------------------------------------------------

    def _messages(self, lines: list[str]) -> list[_Message]:
        """What stands above the first head, and then each head with what is under it."""
        messages = [_Message()]
        is_forwarded = False
        at = 0
        while at < len(lines):
            if found := self._head_at(lines, at) or self._wrote_at(lines, at) or self._shown_at(lines, at):
                head, at = found
                messages.append(_Message(head, is_forwarded=is_forwarded))
                is_forwarded = False
                continue
            line = lines[at]
            at += 1
            if self._forwarded.match(line):
                is_forwarded = True
            elif not self._earlier.fullmatch(line):
                messages[-1].lines.append(line)
        for message in messages:
            message.lines = _without_quotes(message.lines)
        return messages

    def _head_at(self, lines: list[str], at: int) -> tuple[dict[Kind, tuple[str, bool]], int] | None:
        """The head that begins on this line, and the line after it: a sender and something more."""
        found: dict[Kind, tuple[str, bool]] = {}
        while at < len(lines):
            match = self._head.fullmatch(lines[at])
            if match is None:
                if lines[at].strip() or not found or not self._goes_on(lines, at + 1):
                    break
                at += 1
                continue
            value, at = match[2][:LONGEST_OF_HEAD].strip(" *_"), at + 1
            if not value and at < len(lines) and not self._head.fullmatch(lines[at]):
                value, at = lines[at][:LONGEST_OF_HEAD].strip(), at + 1
            kind = self._kinds[match[1].casefold()]
            found.setdefault(kind, (value, match[1].casefold() in _ENGLISH))
        return (found, at) if "sender" in found and len(found) > 1 else None

    def _goes_on(self, lines: list[str], at: int) -> bool:
        return at < len(lines) and self._head.fullmatch(lines[at]) is not None

    def _wrote_at(self, lines: list[str], at: int) -> tuple[dict[Kind, tuple[str, bool]], int] | None:
        """ "Op ... schreef ...:" on one to three lines, as a head; and the line after it."""
        for count in (1, 2, 3):
            part = lines[at : at + count]
            whole = " ".join(line.strip() for line in part)
            if len(part) < count or not whole or len(whole) > 300 or not all(line.strip() for line in part):
                return None
            if self._wrote.fullmatch(whole):
                head: dict[Kind, tuple[str, bool]] = {"sent": (whole, whole.casefold().startswith("on "))}
                if name := self._writer(whole):
                    head["sender"] = (name, False)
                return head, at + count
        return None

    def _shown_at(self, lines: list[str], at: int) -> tuple[dict[Kind, tuple[str, bool]], int] | None:
        """A head as the web shows it: the sender, and under it to whom and the day, without all labels."""
        if not _SENDER.fullmatch(lines[at].strip()):
            return None
        head: dict[Kind, tuple[str, bool]] = {"sender": (lines[at].strip(), False)}
        end, has_reader = at + 1, False
        for place in range(at + 1, min(at + 1 + _UNDER_SENDER, len(lines))):
            line = lines[place].strip()
            is_day = len(line) <= _DAY_LINE and any(days_in(line))
            if is_day:
                head.setdefault("sent", (line, False))
            names_reader = self._names_reader(line)
            has_reader |= names_reader
            if names_reader or is_day or (has_reader and _SENDER.fullmatch(line)):
                end = place + 1
        return (head, end) if has_reader else None

    def _names_reader(self, line: str) -> bool:
        match = self._head.fullmatch(line)
        is_labelled = match is not None and self._kinds[match[1].casefold()] == "others"
        return is_labelled or self._to_me.match(line) is not None

    def _writer(self, line: str) -> str:
        """The name before the address in such a line."""
        before, _, _ = line.partition("<")
        if before == line:
            return ""
        parts = re.split(
            rf"\b(?:{_either(self.words.wrote)}|heeft)\b|\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?: [AP]M)?", before
        )
        return parts[-1].strip(" ,")

    def _that_asks(self, messages: list[_Message]) -> _Message:
        """The first mail with something to say; a short note above a mail that was passed on is none."""
        for number, message in enumerate(messages[:-1]):
            following = messages[number + 1]
            own, _ = self._own(message.lines)
            count = sum(len(line.split()) for line in own)
            subject = message.head.get("subject", ("", False))[0]
            passed_on = following.is_forwarded or self.bare_subject(subject)[1] or not message.head
            if count >= A_NOTE and not following.is_forwarded:
                return message
            if count and not passed_on:
                return message
        return messages[-1]

    # --- the own words -------------------------------------------------------------------------------

    def _own(self, lines: list[str]) -> tuple[list[str], list[str]]:
        """The lines between the greeting and the signature, and the signature."""
        own = [line for line in lines if not _QUOTED.match(line)]
        end = next((at for at, line in enumerate(own) if self._is_end(line)), len(own))
        closing = self._closing.match(own[end].strip(" *_")) if end < len(own) else None
        behind = own[end].strip(" *_")[closing.end() :] if closing else ""
        signature = [line.strip() for line in (behind, *own[end + 1 :]) if line.strip(" ,.")]
        start = 0
        while start < end:
            rest = self._without_greeting(own[start].strip())
            if rest:
                return [rest, *own[start + 1 : end]], signature
            start += 1
        return [], signature

    def _is_end(self, line: str) -> bool:
        bare = line.strip(" *_")
        if bare in ("--", "—", "___") or self._ends.match(bare):
            return True
        return self._closing.match(bare) is not None and len(bare.split()) <= _CLOSING_WORDS

    def _without_greeting(self, line: str) -> str:
        match = self._greeting.match(line)
        if match is None:
            return line
        rest = line[match.end() :]
        is_alone = not rest.strip(" ,.!") or line.endswith(",")
        if is_alone and len(line.split()) <= _CLOSING_WORDS:
            return ""
        if rest.startswith(",") and (behind := rest[1:].strip()):
            return self._without_greeting(behind[:1].upper() + behind[1:])
        return line


def _either(words: Iterable[str]) -> str:
    """One of these words, the longest first; nothing at all when there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _without_quotes(lines: list[str]) -> list[str]:
    """The lines without the signs of a quote, as long as everything is one."""
    signs = [match[0].count(">") if (match := _QUOTED.match(line)) else 0 for line in lines if line.strip()]
    depth = min(signs, default=0)
    if not depth:
        return lines
    sign = re.compile(rf"(?: ?>){{{min(depth, 1000)}}} ?")
    return [sign.sub("", line, count=1) for line in lines]


def _name(sender: str) -> str:
    """A sender without any address: "J. de V. | Bakkerij"."""
    name = re.sub(r"[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]?", " ", sender)
    name = _ADDRESS.sub(" ", name).replace("mailto:", " ")
    return re.sub(r"\s+", " ", re.sub(r"[<>\[\]\"]", " ", name)).strip(" ',;-|")


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines with one empty line at most between them, and without the breaks of a mail program."""
    longest = max((len(line.strip()) for line in lines), default=0)
    is_wrapped = _WRAPPED_FROM <= longest <= _WRAPPED_TO
    made: list[str] = []
    before = ""
    for line in lines:
        text = line.strip()
        if not text and (not made or not made[-1]):
            continue
        breaks = is_wrapped and bool(before) and bool(text) and not _POINT.match(text)
        if breaks and len(before) + 1 + len(text.split()[0]) > longest:
            made[-1] += f" {text}"
        else:
            made.append(text)
        before = text
    return iter(made)
