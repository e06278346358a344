"""The encrypted engine, and the proof that sqlite-utils is bound to it."""

import sqlite3

import pytest

from wizard.store.engine import load, self_test


def test_the_installed_pair_encrypts_and_works_together():
    self_test(load())


def test_an_engine_that_does_not_encrypt_is_refused():
    with pytest.raises(RuntimeError, match="does not encrypt"):
        self_test(sqlite3)


def test_sqlite_utils_that_was_bound_to_another_sqlite_is_refused(child):
    out, err = child("wrong_order.py").communicate()

    assert "sqlite-utils is not bound" in out, err


def test_importing_the_store_costs_no_heavy_library(child):
    out, err = child("import_everything.py").communicate()

    assert out.strip() == "[]", err
