"""Every text key that the store gives back has a Dutch sentence, and no sentence is left over."""

import re
from pathlib import Path

import wizard.store

STORE = Path(wizard.store.__file__).parent
TEXTS = Path(wizard.store.__file__).parents[2] / "flows" / "shared" / "store_texts.yaml"
SHOWN_BY_THE_WINDOW = {"store.copy_on_same_disk", "store.copy_of_employer", "store.copy_of_expert"}


def test_keys_and_sentences_match():
    code = "\n".join(path.read_text(encoding="utf-8") for path in STORE.glob("*.py"))
    used = set(re.findall(r'"((?:store|lock|place)\.[a-z_]+)"', code))
    written = set(re.findall(r"^([a-z_.]+):", TEXTS.read_text(encoding="utf-8"), re.MULTILINE))

    assert used | SHOWN_BY_THE_WINDOW == written


def test_sentences_are_short():
    texts = re.findall(r'^[a-z_.]+: "(.*)"$', TEXTS.read_text(encoding="utf-8"), re.MULTILINE)

    assert texts
    assert all(len(part.split()) <= 15 for text in texts for part in re.split(r"[.:?] ?", text))
