"""Where the vault and its copies stand, and what is to be said about a folder that someone chooses."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal, TypeAlias

VAULT_NAME = "dossier.vault"
PROGRAM = "Spoorboekje"

FolderKind: TypeAlias = Literal["own", "cloud", "network"]

_CLOUD_NAMES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "mijn drive",
    "icloud",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "pcloud",
    "syncthing",
    "proton drive",
    "mega",
    "stack",
    "box sync",
)
_CLOUD_MARKS = (".dropbox", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".stignore")
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_SYSTEMS = (
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "afpfs",
    "webdav",
    "fuse.davfs",
    "9p",
)
_REMOTE_DRIVE = 4


@dataclass(frozen=True, slots=True)
class FolderJudgement:
    """What kind of folder it is, and the text key of the warning for a vault there ("" when it is fine)."""

    kind: FolderKind
    warning: str


def default_vault_path(system: str, home: Path, variables: Mapping[str, str]) -> Path:
    """The vault in the user's own folder for programs. `system` is as `sys.platform`."""
    if system == "win32":
        return Path(variables.get("LOCALAPPDATA") or home / "AppData" / "Local") / PROGRAM / VAULT_NAME
    if system == "darwin":
        return home / "Library" / "Application Support" / PROGRAM / VAULT_NAME
    return Path(variables.get("XDG_DATA_HOME") or home / ".local" / "share") / PROGRAM.lower() / VAULT_NAME


def default_copy_folder(home: Path) -> Path:
    """The folder that is proposed for copies: in Documents, so never the folder of the vault itself."""
    for name in ("Documents", "Documenten"):
        if (home / name).is_dir():
            return home / name / PROGRAM
    return home / PROGRAM


def judge(folder: Path) -> FolderJudgement:
    """Whether this folder is one's own, synchronised by a cloud, or on another computer."""
    whole = folder.expanduser().absolute()
    if is_network_folder(whole):
        return FolderJudgement("network", "place.network")
    if is_cloud_folder(whole, os.environ):
        return FolderJudgement("cloud", "place.cloud")
    return FolderJudgement("own", "")


def is_cloud_folder(folder: PurePath, variables: Mapping[str, str]) -> bool:
    """True when a well-known program copies this folder elsewhere, as its name, place or marks tell."""
    for part in folder.parts:
        name = part.casefold()
        if any(name == cloud or name.startswith((cloud + " ", cloud + "-")) for cloud in _CLOUD_NAMES):
            return True
    for variable in _CLOUD_VARIABLES:
        if variables.get(variable) and folder.is_relative_to(variables[variable]):
            return True
    if not isinstance(folder, Path):
        return False
    return any((parent / mark).exists() for parent in (folder, *folder.parents) for mark in _CLOUD_MARKS)


def is_network_folder(folder: Path) -> bool:
    """True when the folder stands on another computer."""
    if sys.platform == "win32":
        import ctypes

        if str(folder).startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE)
    if sys.platform == "darwin":
        import subprocess

        table = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return file_system_of(folder, table) in _NETWORK_SYSTEMS
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    return file_system_of(folder, mounts.read_text("utf-8", "replace")) in _NETWORK_SYSTEMS


def file_system_of(folder: PurePath, mount_table: str) -> str:
    """The kind of file system that holds a folder; reads the tables of Linux and of macOS ("" if unknown)."""
    best, kind = -1, ""
    for line in mount_table.splitlines():
        if " on " in line and "(" in line:
            point, _, options = line.partition(" on ")[2].rpartition(" (")
            system = options.rstrip(")").split(",")[0].strip()
        else:
            words = line.split()
            if len(words) < 3:
                continue
            point, system = words[1].replace("\\040", " "), words[2]
        if folder.is_relative_to(point) and len(point) > best:
            best, kind = len(point), system
    return kind


def on_same_disk(one: Path, other: Path) -> bool:
    """True when both stand on one disk, so that one broken disk takes both.

    Two partitions of one disk are recognised on Linux; elsewhere they count as two.
    """
    return _disk(one) == _disk(other)


def _disk(path: Path) -> str:
    whole = path.absolute()
    while not whole.exists():
        whole = whole.parent
    device = whole.stat().st_dev
    if sys.platform == "linux":
        block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
        if block.exists():
            real = block.resolve()
            return str(real.parent if (real / "partition").exists() else real)
    return str(device)
