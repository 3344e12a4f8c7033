"""The way of the data is the way of the imports: each room imports only rooms to its left."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "netanalysis"

#: the rooms from left to right; a room may import from itself and from rooms to its left
ROOMS = (
    ("_version", "errors", "message_classes", "months", "schema", "settings", "text"),
    ("cells", "dates", "inference", "late_texts", "markup", "wording", "writing"),
    ("date_forms", "frames"),
    ("sources",),
    ("ingest",),
    ("people",),
    ("network",),
    ("display", "load"),
    ("ties",),
    ("graph", "ledger", "cost"),
    ("convert", "structure"),
    ("describe",),
    ("questions",),
    ("plot",),
    ("report",),
    ("ask", "notebook", "samples", "terminal"),
    ("cli",),
    ("__main__",),
)
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN = {
    "socket",
    "http",
    "urllib.request",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
    "asyncio",
}


def room_of(module: str) -> str:
    return module.removeprefix("netanalysis.").partition(".")[0]


@functools.cache
def imports_of(file: Path) -> list[tuple[str, bool]]:
    """Modules that a file imports, and whether only for types."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for node in ast.walk(block)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in typing_only) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            found += [(f"{base}.{alias.name}", id(node) in typing_only) for alias in node.names]
    return found


def test_imports_point_to_the_left() -> None:
    wrong = [
        f"{file.relative_to(PACKAGE)} imports {module}"
        for file in MODULES
        for module in imported_at_run_time(file)
        if not may_import(file.relative_to(PACKAGE).parts[0].removesuffix(".py"), room_of(module))
    ]
    assert wrong == []


def imported_at_run_time(file: Path) -> list[str]:
    """Modules of ours that a file imports, those left out that it needs for types alone."""
    return [
        module
        for module, typing_only in imports_of(file)
        if module.startswith("netanalysis.") and not typing_only
    ]


def may_import(own: str, other: str) -> bool:
    """Whether a room may import another; the package's front door shows every room."""
    return own in ("__init__", other) or LEVEL.get(other, len(ROOMS)) < LEVEL[own]


def test_the_contract_on_imports_can_be_broken() -> None:
    assert may_import("plot", "describe")
    assert may_import("plot", "plot")
    assert may_import("__init__", "cli")
    assert not may_import("describe", "plot")
    assert not may_import("ties", "graph")
    assert not may_import("graph", "ledger"), "beside each other is not to the left"
    assert not may_import("cli", "in no room")


def test_every_module_is_in_a_room() -> None:
    names = {file.relative_to(PACKAGE).parts[0].removesuffix(".py") for file in MODULES} - {"__init__"}
    assert names == set(LEVEL)


def test_no_module_speaks_to_the_network() -> None:
    wrong = [
        f"{file.relative_to(PACKAGE)} imports {module}"
        for file in MODULES
        for module, _ in imports_of(file)
        if any(module == name or module.startswith(f"{name}.") for name in FORBIDDEN)
    ]
    assert wrong == []


def test_modules_are_short() -> None:
    long = [
        str(file.relative_to(PACKAGE)) for file in MODULES if len(file.read_text("utf-8").splitlines()) > 400
    ]
    assert long == []


def test_no_import_cycles() -> None:
    names = {file: name_of(file) for file in MODULES}
    known = set(names.values())
    edges: dict[str, set[str]] = {}
    for file, name in names.items():
        targets = {
            module if module in known else module.rpartition(".")[0] for module in imported_at_run_time(file)
        }
        edges[name] = {
            target for target in targets & known if target != name and not name.startswith(f"{target}.")
        }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name in done:
            return
        for target in sorted(edges.get(name, ())):
            visit(target, (*path, name))
        done.add(name)

    for name in sorted(edges):
        visit(name, ())


def name_of(file: Path) -> str:
    return ".".join(("netanalysis", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
        ".__init__"
    )


def test_importing_costs_next_to_nothing() -> None:
    code = "import sys, netanalysis, netanalysis.cli; print(sorted({'pandas','networkx','matplotlib','scipy','pydantic','numpy'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
