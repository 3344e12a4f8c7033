"""Shared by all tests: the sample network, no network at all, and the same generated examples each time."""

from __future__ import annotations

import json
import os
import socket
from typing import Any

import pytest
from hypothesis import settings

import netanalysis as na
from shared_sample import SAMPLE, read_sample

# HYPOTHESIS_PROFILE=thorough runs many more examples of the fuzz tests (see fuzzing.py), at random
settings.register_profile("ci", derandomize=True, database=None, deadline=None)
settings.register_profile("thorough", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="session")
def sample() -> na.Network:
    """The invented network of `data/sample`, read once for all tests; it is frozen."""
    return read_sample()


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    """What is planted in `data/sample`."""
    found: dict[str, Any] = json.loads((SAMPLE / "truth.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to open a socket fail the test."""

    def refuse(*args: object, **kwargs: object) -> None:
        msg = "a socket was opened"
        raise AssertionError(msg)

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
