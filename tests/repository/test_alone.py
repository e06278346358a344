"""The tests really run alone: what tests/conftest.py promises to all others."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st


@given(st.integers(1, 65535))
def test_no_test_reaches_the_network(port):
    with socket.socket(socket.AF_INET) as caller, pytest.raises(AssertionError, match="offline"):
        caller.connect(("127.0.0.1", port))


def test_no_test_looks_up_a_name():
    with pytest.raises(AssertionError, match="offline"):
        socket.create_connection(("localhost", 80))


def test_no_test_sees_the_home_of_the_user():
    homes = [Path.home(), Path(os.environ["XDG_DATA_HOME"]), Path(os.environ["XDG_CONFIG_HOME"])]

    assert all("spoorboekje-tests-" in str(home) and home.is_dir() for home in homes)


def test_the_fixed_day_is_a_monday(today):
    assert today.isoformat() == "2026-03-02"
    assert today.isoweekday() == 1


def test_days_and_numbers_are_written_as_in_the_netherlands():
    from PySide6.QtCore import QLocale

    assert QLocale().toString(1234.5, "f", 2) == "1.234,50"
