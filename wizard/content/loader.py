"""The folder `flows/` as one frozen Content; all mistakes of all files come back together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from wizard.content import model as m
from wizard.content.build import BAD, Findings, Lines, Spot, converter, record
from wizard.content.modules import strange_names, with_module
from wizard.content.option_words import with_option_words
from wizard.content.order import in_order
from wizard.content.roles import with_roles
from wizard.content.suggest import suggest
from wizard.content.yaml_subset import Node, decode, parse
from wizard.errors import ContentError, ContentProblem

_SHARED: Final = ("sources", "glossary", "parameters", "chrome", "privacy_terms", "mail_words")
_FLOW_FILES: Final = (
    "flow.yaml",
    "milestones.yaml",
    "outcomes.yaml",
    "bundle.yaml",
    "file_items.yaml",
    "risks.yaml",
    "cost_examples.yaml",
    "signals.yaml",
    "interim.yaml",
    "README.md",
)
_DEMO: Final = "demo.json"
"""The demo case of a flow: a case file, read by the command `demo` and by the window."""
_FLOW_FOLDERS: Final = ("tasks", "duties", "documents", "replies", "scenarios", "roles")
_WRITTEN: Final = ("documents", "replies")
"""The folders that hold Markdown."""
_MODULES: Final = "modules"
"""Within `shared`: pages that several tasks begin with."""
_BESIDE_SHARED: Final = ("rare_words.yaml",)
"""Read by the checks alone."""
_BESIDE: Final = ("__init__.py", "README.md", "published.lock", "edition.yaml")


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read. `content` is whole only when there are no problems."""

    content: m.Content
    problems: tuple[ContentProblem, ...]
    lines: Lines
    """Where each field stands, for the checks that follow."""


def load(folder: Path) -> m.Content:
    """Everything under `folder`. Raises ContentError with every problem of every file."""
    reading = read(folder)
    if reading.problems:
        raise ContentError(reading.problems)
    return reading.content


def read(folder: Path) -> Reading:
    """Everything under `folder` that can be read, and what cannot."""
    return _Loader(folder).read()


class _Loader:
    """One reading of a content folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings = Findings()
        self.modules: dict[str, m.Module] = {}

    def read(self) -> Reading:
        if not self.folder.is_dir():
            self.findings.add(f"{self.folder.name}:1", "this folder does not exist", "Look at the path.")
        edition = self._record(m.Edition, self.folder / "edition.yaml") or m.Edition("", date.min)
        shared = self.folder / "shared"
        self.modules = self._modules()
        content = m.Content(
            edition=edition,
            flows=self._with_shared_milestones({flow.id: flow for flow in self._flows()}),
            sources=self._mapping(Mapping[str, m.Source], shared / "sources.yaml"),
            terms=self._mapping(Mapping[str, m.Term], shared / "glossary.yaml"),
            parameters=self._mapping(Mapping[str, m.Parameter], shared / "parameters.yaml"),
            texts=self._texts(shared),
            privacy=self._record(m.PrivacyTerms, shared / "privacy_terms.yaml") or m.PrivacyTerms(),
            mail=self._optional(m.MailWords, shared / "mail_words.yaml", m.MailWords()),
        )
        self._refuse_strangers()
        return Reading(
            content, tuple(sorted(set(self.findings.problems), key=_by_place)), self.findings.lines
        )

    def _name(self, path: Path) -> str:
        """The path as messages show it: flows/employer_case/tasks/ladder.yaml."""
        return (Path(self.folder.name) / path.relative_to(self.folder)).as_posix()

    def _bytes(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            self.findings.add(f"{self._name(path)}:1", "this file is missing", "Add it.")
        except OSError as error:
            self.findings.add(
                f"{self._name(path)}:1", f"this file cannot be read ({error.strerror})", "Look at it."
            )
        return None

    def _tree(self, path: Path) -> Node | None:
        if (content := self._bytes(path)) is None:
            return None
        node, problems = parse(content, self._name(path))
        self.findings.problems.extend(problems)
        return node

    def _record(self, cls: type[Any], path: Path, **given: Any) -> Any:
        if (node := self._tree(path)) is None:
            return None
        spot = Spot(self._name(path)) if path.parent.name == "shared" else Spot(node.at)
        value = record(cls, self.findings, node, spot, given)
        return None if value is BAD else value

    def _mapping(self, hint: Any, path: Path) -> Any:
        """A whole file of records by their ids; `lines` keeps them under the name of the file."""
        if (node := self._tree(path)) is None:
            return {}
        value = converter(hint)(self.findings, node, Spot(self._name(path)))
        return {} if value is BAD else value

    def _texts(self, shared: Path) -> dict[str, str]:
        """The words of the window: nested mappings, flattened with dots."""
        texts: dict[str, str] = {}
        for path in [shared / "chrome.yaml", *sorted(shared.glob("*_texts.yaml"))]:
            if (node := self._tree(path)) is not None:
                for key, leaf in self._leaves(node, ""):
                    if key in texts:
                        first = self.findings.lines["texts", key]
                        self.findings.add(
                            leaf.at, f"the text `{key}` stands in {first} too", "Keep one of the two."
                        )
                    self.findings.lines["texts", key] = leaf.at
                    text = converter(str)(self.findings, leaf, Spot("texts", key))
                    texts[key] = text if isinstance(text, str) else ""
        return texts

    def _leaves(self, node: Node, prefix: str) -> Iterator[tuple[str, Node]]:
        if node.is_mapping:
            for key, child in node.value.items():
                yield from self._leaves(child, f"{prefix}.{key}" if prefix else key)
        elif prefix:
            yield prefix, node
        else:
            self.findings.add(node.at, "a file of texts is a mapping", "Write `key: text` lines.")

    def _flows(self) -> Iterator[m.Flow]:
        if not self.folder.is_dir():
            return
        for folder in sorted(self.folder.iterdir()):
            if folder.is_dir() and _is_flow(folder):
                flow = self._flow(folder)
                if flow is not None:
                    yield with_option_words(with_roles(flow))

    def _with_shared_milestones(self, flows: dict[str, m.Flow]) -> dict[str, m.Flow]:
        """Flows that show the statutory days of another one get those that they name in `next_of`."""
        made = dict(flows)
        for flow in flows.values():
            if not flow.milestones_from:
                continue
            at = self.findings.lines.get((flow.at, "milestones_from"), flow.at)
            owner = flows.get(flow.milestones_from)
            if owner is None:
                fix = suggest(flow.milestones_from, flows)
                self.findings.add(at, f"there is no flow '{flow.milestones_from}'", fix)
                continue
            shared = {name: one for name, one in owner.milestones.items() if name in flow.next_of}
            made[flow.id] = replace(flow, milestones=shared)
        return made

    def _flow(self, folder: Path) -> m.Flow | None:
        node = self._tree(folder / "flow.yaml")
        tasks = self._with_modules(self._one_per_file(m.Task, folder / "tasks"))
        parts = {
            "duties": self._one_per_file(m.Duty, folder / "duties"),
            "documents": self._written(m.DocumentType, folder / "documents"),
            "replies": self._written(m.Reply, folder / "replies"),
            "milestones": self._optional(Mapping[str, m.Milestone], folder / "milestones.yaml", {}),
            "bundle": self._optional(tuple[m.BundleItem, ...], folder / "bundle.yaml", ()),
            "outcomes": self._optional(tuple[m.Outcome, ...], folder / "outcomes.yaml", ()),
            "file_items": self._optional(Mapping[str, m.FileItem], folder / "file_items.yaml", {}),
            "risks": self._optional(Mapping[str, m.Risk], folder / "risks.yaml", {}),
            "cost_examples": self._optional(tuple[m.CostExample, ...], folder / "cost_examples.yaml", ()),
            "interim": self._optional(tuple[m.Outcome, ...], folder / "interim.yaml", ()),
            "signals": self._optional(tuple[m.Signal, ...], folder / "signals.yaml", ()),
            "roles": self._one_per_file(m.Role, folder / "roles"),
        }
        for scenario in sorted((folder / "scenarios").glob("*.yaml")):
            self._tree(scenario)
        if node is None:
            return None
        flow = record(m.Flow, self.findings, node, Spot(node.at), {"tasks": tasks, **parts})
        if not isinstance(flow, m.Flow):
            return None
        if flow.no_calendar:
            flow = replace(flow, first_day="")
        if flow.id != folder.name and flow.id:
            at = self.findings.lines.get((flow.at, "id"), flow.at)
            self.findings.add(
                at, f"the flow is called '{flow.id}', its folder '{folder.name}'", "Make them the same."
            )
        return replace(flow, tasks=in_order(flow, self._listed(node, tasks)))

    def _modules(self) -> dict[str, m.Module]:
        modules = self._one_per_file(m.Module, self.folder / "shared" / _MODULES)
        for module in modules.values():
            for question, name in strange_names(module):
                at = self.findings.lines.get((question.at, "ask_if"), question.at)
                wrong = f"the module '{module.id}' reads '{name}', which it does not ask"
                self.findings.add(
                    at, wrong, "A module stands on its own: ask it there, or read it elsewhere."
                )
        return modules

    def _with_modules(self, tasks: Mapping[str, m.Task]) -> dict[str, m.Task]:
        """The tasks, each with the shared pages that it names."""
        found = {}
        for name, task in tasks.items():
            module = self.modules.get(task.module)
            if task.module and module is None:
                at = self.findings.lines.get((task.at, "module"), task.at)
                fix = suggest(task.module, self.modules)
                self.findings.add(at, f"there is no module '{task.module}'", fix)
            elif task.prefix and not task.module:
                at = self.findings.lines.get((task.at, "prefix"), task.at)
                self.findings.add(at, "`prefix` stands without `module`", "Remove it, or name the module.")
            found[name] = with_module(task, module) if module else task
        return found

    def _listed(self, node: Node, tasks: Mapping[str, m.Task]) -> tuple[str, ...]:
        """The order of tasks that `flow.yaml` gives under `tasks`; empty when it gives none."""
        child = node.value.get("tasks") if node.is_mapping else None
        if child is None:
            return ()
        listed = converter(tuple[str, ...])(self.findings, child, Spot(node.at, "tasks"))
        names: tuple[str, ...] = () if listed is BAD else listed
        for number, name in enumerate(names):
            at = self.findings.lines.get((node.at, f"tasks.{number}"), child.at)
            if name not in tasks:
                self.findings.add(at, f"there is no task '{name}'", suggest(name, tasks))
            elif name in names[:number]:
                self.findings.add(at, f"the task '{name}' is listed twice", "Keep one.")
        for name, task in tasks.items():
            if name not in names:
                fix = f"Add '{name}' where it is to be offered."
                self.findings.add(node.key_at("tasks"), f"`tasks` leaves out '{name}' ({task.at})", fix)
        return names

    def _one_per_file(self, cls: type[Any], folder: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for path in sorted(folder.glob("*.yaml")):
            value = self._record(cls, path)
            if value is not None:
                self._same_name(value, path)
                found[value.id or path.stem] = value
        return found

    def _same_name(self, value: Any, path: Path) -> None:
        if value.id and value.id != path.stem:
            at = self.findings.lines.get((value.at, "id"), value.at)
            fix = f"Call the file {value.id}{path.suffix}, or the id '{path.stem}'."
            self.findings.add(at, f"the id '{value.id}' differs from the name of the file", fix)

    def _optional(self, hint: Any, path: Path, otherwise: Any) -> Any:
        if not path.exists() or (node := self._tree(path)) is None:
            return otherwise
        value = converter(hint)(self.findings, node, Spot(node.at))
        return otherwise if value is BAD else value

    def _written(self, cls: type[Any], folder: Path) -> dict[str, Any]:
        """Papers or replies: Markdown with front matter, by id."""
        found: dict[str, Any] = {}
        for path in sorted(folder.glob("*.md")):
            document = self._document(cls, path)
            if document is not None:
                self._same_name(document, path)
                found[document.id or path.stem] = document
        return found

    def _document(self, cls: type[Any], path: Path) -> Any:
        name = self._name(path)
        if (content := self._bytes(path)) is None:
            return None
        text, problem = decode(content, name)
        if problem is not None:
            self.findings.problems.append(problem)
            return None
        lines = text.splitlines(keepends=True)
        end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
        if not lines or lines[0].rstrip() != "---" or not end:
            fix = "Start with a line ---, then `key: value` lines, then a line ---."
            self.findings.add(f"{name}:1", "this document does not start with its front matter", fix)
            return None
        node, problems = parse("".join(lines[1:end]).encode(), name, first_line=2)
        self.findings.problems.extend(problems)
        if node is None:
            return None
        body = "".join(lines[end + 1 :]).replace("\r\n", "\n")
        start = end + 2 + (len(body) - len(body.lstrip("\n")))
        if not body.strip():
            self.findings.add(f"{name}:{start}", "the document has no text", "Write it under the second ---.")
        document = record(cls, self.findings, node, Spot(node.at), {"body": body.strip("\n")})
        if not isinstance(document, cls):
            return None
        self.findings.lines[document.at, "body"] = f"{name}:{start}"
        return document

    def _refuse_strangers(self) -> None:
        """A file that nothing reads is nearly always a slip in its name."""
        for path in sorted(self.folder.rglob("*")) if self.folder.is_dir() else ():
            parts = path.relative_to(self.folder).parts
            if path.is_dir() or any(part[0] in "._" for part in parts) or _is_read(parts):
                continue
            known = [f"{name}.yaml" for name in _SHARED] if parts[0] == "shared" else [*_FLOW_FILES, *_BESIDE]
            near = [f"{one}/{parts[-1]}" for one in _FLOW_FOLDERS] if len(parts) > 2 else known
            fix = suggest("/".join(parts[1:] or parts), near, "Move it to where it belongs, or remove it.")
            self.findings.add(f"{self._name(path)}:1", "nothing reads this file", fix)


def _is_flow(folder: Path) -> bool:
    return folder.name not in ("shared", "translations") and folder.name[0] not in "._"


def _is_read(parts: tuple[str, ...]) -> bool:
    name = parts[-1]
    if len(parts) == 1:
        return name in _BESIDE
    if parts[0] == "translations":
        return name.endswith(".yaml")
    if parts[0] == "shared" and len(parts) == 3:
        return parts[1] == _MODULES and name.endswith(".yaml")
    if parts[0] == "shared":
        return (
            len(parts) == 2
            and name.endswith(".yaml")
            and (name[:-5] in _SHARED or name.endswith("_texts.yaml") or name in _BESIDE_SHARED)
        )
    if len(parts) == 2:
        return name in (*_FLOW_FILES, _DEMO)
    wanted = ".md" if parts[1] in _WRITTEN else ".yaml"
    return len(parts) == 3 and parts[1] in _FLOW_FOLDERS and name.endswith(wanted)


def _by_place(problem: ContentProblem) -> tuple[str, int, str]:
    file, _, line = problem.at.rpartition(":")
    return (file, int(line), problem.wrong) if line.isdigit() else (problem.at, 0, problem.wrong)
