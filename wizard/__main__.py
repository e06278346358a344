"""The command line: `python -m wizard <command>`.

Exit codes: 0 fine, 1 content or input refused, 2 usage, 3 vault locked or damaged.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from wizard.errors import CaseFileError, ContentError, StoreError

FLOWS = Path(__file__).resolve().parent.parent / "flows"
FINE, REFUSED, USAGE, LOCKED = 0, 1, 2, 3


def main(argv: list[str] | None = None) -> int:
    """Runs one command; messages go to stderr, results to stdout."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options))
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
    except CaseFileError as error:
        print(error, file=sys.stderr)
    except StoreError as error:
        print(error.sentence, file=sys.stderr)
        return LOCKED
    except BrokenPipeError:
        sys.stderr.close()
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wizard", description="Spoorboekje zonder scherm.")
    parser.add_argument("--flows", type=Path, default=FLOWS, help="map met de inhoud")
    commands = parser.add_subparsers(required=True, metavar="opdracht")

    check = commands.add_parser("check", help="kijk alle inhoud na")
    check.add_argument("--json", action="store_true")
    check.add_argument("--publish", action="store_true", help="schrijf de lijst van ids opnieuw")
    check.set_defaults(run=_check)

    calendar = commands.add_parser("calendar", help="alle dagen van een ziektegeval")
    calendar.add_argument("vectors", type=Path, nargs="?")
    calendar.add_argument("--from", dest="first", metavar="DAG")
    calendar.add_argument("--gap", action="append", default=[], metavar="DAG:DAG")
    calendar.add_argument("--json", action="store_true")
    calendar.set_defaults(run=_calendar)

    walk = commands.add_parser("walk", help="wat uit een dossier volgt")
    walk.add_argument("case", type=Path)
    walk.add_argument("--json", action="store_true")
    walk.set_defaults(run=_walk)

    plan = commands.add_parser("plan", help="druk een stuk van een dossier af")
    plan.add_argument("case", type=Path)
    plan.add_argument("--document", required=True)
    plan.add_argument("--out", type=Path, required=True)
    plan.set_defaults(run=_plan)

    ics = commands.add_parser("ics", help="zet de dagen van een dossier in een agendabestand")
    ics.add_argument("case", type=Path)
    ics.add_argument("--out", type=Path, required=True)
    ics.set_defaults(run=_ics)

    guard = commands.add_parser("guard", help="zoek woorden over gezondheid in een tekst")
    guard.add_argument("text", type=Path)
    guard.add_argument("--json", action="store_true")
    guard.set_defaults(run=_guard)

    review = commands.add_parser("review", help="alle inhoud als een boek om te lezen")
    review.add_argument("--out", type=Path, required=True)
    review.set_defaults(run=_review)

    journeys = commands.add_parser("journeys", help="loop elke weg door een flow")
    journeys.add_argument("flow")
    journeys.add_argument("--json", action="store_true")
    journeys.set_defaults(run=_journeys)

    graph = commands.add_parser("graph", help="teken de fasen van een flow")
    graph.add_argument("flow")
    graph.add_argument("--format", choices=("mermaid", "svg"), default="mermaid")
    graph.set_defaults(run=_graph)

    demo = commands.add_parser("demo", help="het voorbeelddossier met al zijn stukken")
    demo.add_argument("--out", type=Path, required=True)
    demo.set_defaults(run=_demo)
    return parser


def _print(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _content(options: argparse.Namespace) -> Any:
    from wizard.content.loader import load

    return load(options.flows)


def _check(options: argparse.Namespace) -> int:
    from wizard.commands.checking import check, publish, summary

    if options.publish:
        publish(options.flows)
    report = check(options.flows)
    if options.json:
        _print(report.as_json())
    for problem in report.errors:
        print(problem, file=sys.stderr)
    if not options.json:
        print(summary(report))
    return FINE if report.ok else REFUSED


def _calendar(options: argparse.Namespace) -> int:
    from wizard.commands.calendar import calendar_of_people, calendar_of_vectors

    content = _content(options)
    if (options.vectors is None) == (options.first is None):
        print("Geef een bestand, of een eerste dag met --from.", file=sys.stderr)
        return USAGE
    if options.vectors is not None:
        answers, left_aside = calendar_of_vectors(content, options.vectors)
        for line in left_aside:
            print(line, file=sys.stderr)
        _print(answers)
        return FINE
    values, lines = calendar_of_people(content, options.first, options.gap)
    if options.json:
        _print(values)
    else:
        print(lines)
    return FINE


def _walk(options: argparse.Namespace) -> int:
    from wizard.commands.casefile import read_case_file
    from wizard.commands.walking import walk_as_json

    content = _content(options)
    case = read_case_file(options.case, content)
    told = walk_as_json(content, case.record, case.today)
    _print(told)
    invalid = [line for line in told["refused"] if line["result"] == "invalid"]
    for line in invalid:
        print(f"{line['id']}: {line['sentence']}", file=sys.stderr)
    return REFUSED if invalid else FINE


def _plan(options: argparse.Namespace) -> int:
    from wizard.commands.casefile import read_case_file
    from wizard.commands.printing import write_paper

    content = _content(options)
    write_paper(content, read_case_file(options.case, content), options.document, options.out)
    return FINE


def _ics(options: argparse.Namespace) -> int:
    from wizard.commands.casefile import read_case_file
    from wizard.commands.diary import write_agenda

    content = _content(options)
    case = read_case_file(options.case, content)
    write_agenda(content, case, options.case.stem, options.out)
    return FINE


def _guard(options: argparse.Namespace) -> int:
    from wizard.commands.guarding import guard_lines

    content = _content(options)
    lines = guard_lines(content, options.text)
    if options.json:
        _print(lines)
    else:
        for line in lines:
            for hit in line["hits"]:
                print(content.texts["guard.line"].format(number=line["line"], word=hit["term"]))
    return FINE


def _review(options: argparse.Namespace) -> int:
    from wizard.commands.review import write_book

    write_book(_content(options), options.out)
    return FINE


def _journeys(options: argparse.Namespace) -> int:
    from wizard.commands.journeys import journeys_as_json

    content = _content(options)
    _require_flow(content, options.flow)
    told = journeys_as_json(content, options.flow)
    _print(told)
    return REFUSED if told["dead_ends"] or told["unreachable_pages"] else FINE


def _graph(options: argparse.Namespace) -> int:
    from wizard.commands.graph import graph

    content = _content(options)
    _require_flow(content, options.flow)
    print(graph(content, options.flow, options.format))
    return FINE


def _require_flow(content: Any, flow: str) -> None:
    if flow not in content.flows:
        known = ", ".join(content.flows)
        raise CaseFileError("flow", content.texts["casefile.unknown"].format(name=flow, known=known))


def _demo(options: argparse.Namespace) -> int:
    from wizard.commands.demo import write_demo

    for path in write_demo(_content(options), options.flows, options.out):
        print(path)
    return FINE


if __name__ == "__main__":
    sys.exit(main())
