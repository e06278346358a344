"""Where the vault stands by default, and which folders are no good place for it."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from wizard.store.places import (
    default_copy_folder,
    default_vault_path,
    file_system_of,
    is_cloud_folder,
    judge,
    on_same_disk,
)

HOME = Path("/thuis/jan")


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {}, "/thuis/jan/.local/share/spoorboekje/dossier.vault"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/spoorboekje/dossier.vault"),
        ("darwin", {}, "/thuis/jan/Library/Application Support/Spoorboekje/dossier.vault"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Spoorboekje/dossier.vault"),
        ("win32", {}, "/thuis/jan/AppData/Local/Spoorboekje/dossier.vault"),
    ],
)
def test_the_vault_stands_in_the_users_own_folder_for_programs(system, variables, expected):
    assert default_vault_path(system, HOME, variables) == Path(expected)


def test_copies_are_proposed_in_documents_and_not_beside_the_vault(tmp_path):
    (tmp_path / "Documenten").mkdir()

    assert default_copy_folder(tmp_path) == tmp_path / "Documenten" / "Spoorboekje"


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"C:\Users\Jan\OneDrive\Zaak"),
        PureWindowsPath(r"C:\Users\Jan\OneDrive - Bakkerij Jan"),
        PureWindowsPath(r"C:\Users\Jan\Dropbox"),
        PurePosixPath("/Users/jan/Library/Mobile Documents/com~apple~CloudDocs"),
        PurePosixPath("/Users/jan/Library/CloudStorage/GoogleDrive-jan"),
        PurePosixPath("/thuis/jan/Nextcloud/kluis"),
    ],
)
def test_folders_of_clouds_are_recognised(folder):
    assert is_cloud_folder(folder, {})


@pytest.mark.parametrize("folder", [PureWindowsPath(r"C:\Zaak"), PurePosixPath("/thuis/jan/megastructuur")])
def test_ordinary_folders_are_not_taken_for_a_cloud(folder):
    assert not is_cloud_folder(folder, {})


def test_a_cloud_that_was_put_elsewhere_is_recognised_by_the_system_and_by_its_marks(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "zaak").mkdir()

    assert is_cloud_folder(PureWindowsPath(r"D:\Wolk\Zaak"), {"OneDriveCommercial": r"D:\Wolk"})
    assert judge(tmp_path / "zaak").warning == "place.cloud"


def test_a_folder_of_ones_own_is_fine(tmp_path):
    assert judge(tmp_path) == type(judge(tmp_path))("own", "")


LINUX = """/dev/sda1 / ext4 rw 0 0
server:/export /thuis/jan/kantoor\\040samen nfs4 rw 0 0
//nas/zaak /mnt/nas cifs rw 0 0
"""
MACOS = """/dev/disk3s1 on / (apfs, sealed, local, read-only)
//jan@nas/zaak on /Volumes/zaak (smbfs, nodev, nosuid, mounted by jan)
"""


@pytest.mark.parametrize(
    ("folder", "table", "system"),
    [
        ("/thuis/jan", LINUX, "ext4"),
        ("/thuis/jan/kantoor samen/map", LINUX, "nfs4"),
        ("/mnt/nas", LINUX, "cifs"),
        ("/mnt/nasi", LINUX, "ext4"),
        ("/Users/jan", MACOS, "apfs"),
        ("/Volumes/zaak/kluis", MACOS, "smbfs"),
        ("/thuis", "", ""),
    ],
)
def test_the_file_system_of_a_folder_is_found_in_the_table_of_the_system(folder, table, system):
    assert file_system_of(PurePosixPath(folder), table) == system


def test_a_folder_and_one_in_it_are_on_the_same_disk_even_before_it_exists(tmp_path):
    assert on_same_disk(tmp_path, tmp_path / "nog" / "niet")
