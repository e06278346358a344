"""Gather the notices of everything that runs inside Spoorboekje, from the packages that are installed.

`make licences` runs it after each change of requirements.lock. It writes overview.json (which the page *Over*
reads), a notice per package, and the table in THIRD_PARTY.md.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parent.parent
LOCK: Final = ROOT / "requirements.lock"
OVERVIEW: Final = HERE / "overview.json"
THIRD_PARTY: Final = ROOT / "THIRD_PARTY.md"
TABLE: Final = re.compile(r"(?<=<!-- table:start -->\n).*?(?=<!-- table:end -->)", re.DOTALL)
PLATFORMS: Final = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))

LICENCES: Final = {
    "argon2-cffi": "MIT",
    "argon2-cffi-bindings": "MIT",
    "cffi": "MIT-0",
    "charset-normalizer": "MIT",
    "click": "BSD-3-Clause",
    "click-default-group": "BSD-3-Clause",
    "holidays": "MIT",
    "icalendar": "BSD-2-Clause",
    "lxml": "BSD-3-Clause",
    "pillow": "MIT-CMU",
    "pip": "MIT",
    "pluggy": "MIT",
    "pycparser": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "python-docx": "MIT",
    "pyyaml": "MIT",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "six": "MIT",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
    "sqlite-utils": "Apache-2.0",
    "tabulate": "MIT",
    "transitions": "MIT",
    "typing-extensions": "PSF-2.0",
    "tzdata": "Apache-2.0",
    "xlsxwriter": "BSD-2-Clause",
}
"""Read by a person in each package: what packages say of themselves is not uniform."""

WRITTEN_BY_HAND: Final = {"pyside6-essentials": "qt.txt", "shiboken6": "qt.txt"}
"""Notices of packages that carry none."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something of others inside the program; `notice` is a file beside this one."""

    name: str
    version: str
    licence: str
    notice: str
    kind: str


def canonical(name: str) -> str:
    """The one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked_versions() -> dict[str, str]:
    """The version of each package in requirements.lock."""
    lines = re.findall(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonical(name): version for name, version in lines}


def runtime_packages() -> tuple[str, ...]:
    """What the program needs to run, on any system, with all that those packages need in turn."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    found: set[str] = set()
    while waiting:
        name = canonical(waiting.pop().name)
        if name not in found:
            found.add(name)
            waiting.extend(_needs_of(name))
    return tuple(sorted(found))


def _needs_of(package: str) -> Iterator[Requirement]:
    try:
        lines = metadata.requires(package) or []
    except metadata.PackageNotFoundError:
        return  # Of another system only.
    for requirement in map(Requirement, lines):
        if requirement.marker is None or any(
            requirement.marker.evaluate(
                {"sys_platform": sys_platform, "os_name": os_name, "platform_system": system, "extra": ""}
            )
            for sys_platform, os_name, system in PLATFORMS
        ):
            yield requirement


def others() -> tuple[Part, ...]:
    """What is no package: the language, libraries inside packages, letters, criteria, the list of words."""
    import pypdfium2
    import sqlcipher3

    database = sqlcipher3.connect(":memory:")
    database.execute("PRAGMA key = 'shows the version'")
    sqlcipher = database.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
    openssl = database.execute("PRAGMA cipher_provider_version").fetchone()[0].split()[1]
    database.close()
    pdfium = str(pypdfium2.PDFIUM_INFO.build)
    leidraad = "geraadpleegd 2026-11-21"
    return (
        Part("Python", "3.11 of nieuwer", "PSF-2.0", "python.txt", "library"),
        Part("SQLCipher (in sqlcipher3)", sqlcipher, "BSD-3-Clause", "sqlcipher.txt", "library"),
        Part("OpenSSL (in sqlcipher3)", openssl, "Apache-2.0", "Apache-2.0.txt", "library"),
        Part("PDFium (in pypdfium2)", pdfium, "BSD-3-Clause AND Apache-2.0", "pdfium.txt", "library"),
        Part("Source Sans 3", "3.052", "OFL-1.1", "source-sans-3.txt", "font"),
        Part("Leidraad Verzuim (AKC)", leidraad, "CC-BY-4.0", "leidraad-verzuim.txt", "content"),
        Part("wordfreq (lijst van gewone woorden)", "3.1.1", "CC-BY-SA-4.0", "wordfreq.txt", "words"),
        Part("OpenTaal (lijst van gewone woorden)", "2.20.19", "BSD-3-Clause", "opentaal.txt", "words"),
    )


def parts() -> tuple[Part, ...]:
    """Everything of others, packages first. Raises KeyError for a package whose licence nobody has read."""
    versions = locked_versions()
    packages = (
        Part(name, versions[name], LICENCES[name], WRITTEN_BY_HAND.get(name, f"{name}.txt"), "package")
        for name in runtime_packages()
    )
    return (*packages, *others())


def notice_of(package: str) -> str:
    """The licence files that an installed package carries, one after the other."""
    files = [
        file
        for file in metadata.files(package) or []
        if ".dist-info/" in str(file)
        and ("/licenses/" in str(file) or re.match(r"LICEN[CS]E|COPYING|NOTICE", file.name, re.IGNORECASE))
    ]
    texts = sorted((str(file).split(".dist-info/")[1], _text(file.read_binary())) for file in files)
    if len(texts) == 1:
        return texts[0][1]
    return "\n".join(f"--- {name} ---\n\n{text}" for name, text in texts)


def _text(raw: bytes) -> str:
    """The text of a licence file with a line end after each line; a few are older than UTF-8."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return "".join(f"{line.rstrip()}\n" for line in text.strip().splitlines())


def table(rows: tuple[Part, ...]) -> str:
    """The rows as a Markdown table."""
    lines = ["| naam | versie | licentie | tekst |", "|---|---|---|---|"]
    lines += [f"| {row.name} | {row.version} | {row.licence} | `{row.notice}` |" for row in rows]
    return "\n".join(lines) + "\n"


def main() -> int:
    rows = parts()
    for row in rows:
        if row.kind == "package" and row.name not in WRITTEN_BY_HAND:
            (HERE / row.notice).write_text(notice_of(row.name), encoding="utf-8")
    text = json.dumps([asdict(row) for row in rows], indent=2, ensure_ascii=False)
    OVERVIEW.write_text(text + "\n", encoding="utf-8")
    page = THIRD_PARTY.read_text(encoding="utf-8")
    THIRD_PARTY.write_text(TABLE.sub(lambda _: table(rows), page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
