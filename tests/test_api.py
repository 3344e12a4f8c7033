"""The public API keeps its conventions: names, signatures, types, docstrings; and the guard that lets no test of the command line open a socket."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

import netanalysis as na

FUNCTIONS = {
    "load": "(path: 'str | Path', *, owner: 'str | Owner | None' = None, sources: 'Sequence[Source]' = ()) -> 'Network'",
    "contact_graph": "(network: 'Network', *, as_of: 'date | str | None' = None) -> 'nx.Graph[str]'",
    "tie_strength": "(network: 'Network', *, as_of: 'date | str | None' = None) -> 'pd.DataFrame'",
    "tending": (
        "(network: 'Network', *, as_of: 'date | str | None' = None, window: 'int' = 365, few_days: 'int' = 3) -> 'pd.DataFrame'"
    ),
    "explain_tie": (
        "(network: 'Network', person: 'str', *, as_of: 'date | str | None' = None, lang: 'Language | None' = None) -> 'Explanation'"
    ),
    "explain_person": "(network: 'Network', person: 'str', *, lang: 'Language | None' = None) -> 'Explanation'",
    "changes": "(network: 'Network', *, since: 'date | str | None' = None) -> 'pd.DataFrame'",
    "former_employers": "(network: 'Network') -> 'pd.DataFrame'",
    "doubtful_pairs": "(network: 'Network') -> 'pd.DataFrame'",
    "save_report": (
        "(network: 'Network', folder: 'str | Path', *, lang: 'Language | None' = None, as_of: 'date | str | None' = None, "
        "seed: 'int' = 0, progress: 'Callable[[str], None] | None' = None) -> 'list[Path]'"
    ),
    "save_table": "(table: 'pd.DataFrame', path: 'str | Path', *, lang: 'Language' = 'en') -> 'Path'",
    "ties_table": "(network: 'Network', *, as_of: 'date | str | None' = None) -> 'pd.DataFrame'",
    "sample": "(folder: 'str | Path', *, contacts: 'int' = 2500, seed: 'int' = 0) -> 'Path'",
    "load_sample": "() -> 'Network'",
    "show": (
        "(table: 'pd.DataFrame | pd.Series[Any]', *, network: 'Network | None' = None, lang: 'Language | None' = None, "
        "rows: 'int' = 20) -> 'Shown'"
    ),
}
MODULES = ("convert", "describe", "plot", "questions", "schema", "structure")


def public_functions() -> list[tuple[str, Callable[..., Any]]]:
    """Every function a user may call: the flat names, and those of the public modules."""
    found = [(name, getattr(na, name)) for name in FUNCTIONS]
    for module in ("convert", "describe", "plot", "structure"):
        room = getattr(na, module)
        names = getattr(room, "__all__", [name for name in vars(room) if not name.startswith("_")])
        found += [
            (f"{module}.{name}", getattr(room, name))
            for name in names
            if inspect.isfunction(getattr(room, name))
            and getattr(room, name).__module__.startswith(f"netanalysis.{module}")
        ]
    return found


def test_the_public_names_are_these() -> None:
    assert set(na.__all__) == {*FUNCTIONS, *MODULES, "Network", "NetanalysisError", "__version__"}


def test_signatures() -> None:
    assert {name: str(inspect.signature(getattr(na, name))) for name in FUNCTIONS} == FUNCTIONS


@pytest.mark.parametrize(
    ("name", "function"), public_functions(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_conventions(name: str, function: Callable[..., Any]) -> None:
    parameters = list(inspect.signature(function).parameters.values())
    positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    assert len(positional) <= 2, "at most two positional parameters"
    assert all(p.annotation is not p.empty for p in parameters), "types everywhere"
    assert inspect.signature(function).return_annotation is not inspect.Signature.empty
    assert not any(isinstance(p.default, list | dict | set) for p in parameters), "no mutable default"
    doc = inspect.getdoc(function) or ""
    assert re.match(r"[A-Z][^\n]*[.?]$", doc.splitlines()[0]), "a one-line summary"
    if parameters:
        assert "Parameters\n----------" in doc
        for parameter in parameters:
            assert re.search(rf"^(\w+, )*\*{{0,2}}{parameter.name}(, \w+)*$", doc, re.MULTILINE), (
                parameter.name
            )
    assert "Returns\n-------" in doc
    if not name.startswith("plot."):
        assert ">>> " in doc, "an example that runs"


def test_the_guard_against_sockets_works(no_socket: None) -> None:
    import socket

    with pytest.raises(AssertionError, match="a socket was opened"):
        socket.create_connection(("127.0.0.1", 9))
