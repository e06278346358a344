"""Imports every module of the store and says which heavy libraries came along."""

import importlib
import pkgutil
import sys

import wizard.store

for module in pkgutil.iter_modules(wizard.store.__path__, "wizard.store."):
    importlib.import_module(module.name)
print(sorted({"sqlite_utils", "sqlcipher3", "argon2", "PySide6", "yaml"} & set(sys.modules)))
