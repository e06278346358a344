"""Imports sqlite-utils before the engine could give it another sqlite, then loads the engine."""

import sqlite_utils

from wizard.store.engine import load

assert sqlite_utils
try:
    load()
except RuntimeError as error:
    print(error)
