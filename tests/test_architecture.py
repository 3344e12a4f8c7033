"""The way of the data is the way of the imports: each room imports only rooms to its left."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "netanalysis"

#: the rooms from left to right; a room may import from itself and from rooms to its left
ROOMS = (
    ("_version", "errors", "message_classes", "months", "schema", "settings", "text"),
    ("dates", "inference", "late_texts", "markup", "wording"),
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
    ("ask", "notebook", "samples"),
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


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_to_the_left(file: Path) -> None:
    own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for module, typing_only in imports_of(file):
        if not module.startswith("netanalysis.") or typing_only:
            continue
        other = room_of(module)
        assert other in LEVEL, f"{file.name} imports {module}, which is in no room"
        if other != own:
            assert LEVEL[other] < LEVEL[own], f"{own} ({file.name}) imports {other}, which is not to its left"


def test_every_module_is_in_a_room() -> None:
    names = {file.relative_to(PACKAGE).parts[0].removesuffix(".py") for file in MODULES} - {"__init__"}
    assert names == set(LEVEL)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_module_speaks_to_the_network(file: Path) -> None:
    for module, _ in imports_of(file):
        assert not any(module == name or module.startswith(name + ".") for name in FORBIDDEN)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_modules_are_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_import_cycles() -> None:
    edges: dict[str, set[str]] = {}
    names = {
        ".".join(("netanalysis", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        for file in MODULES
    }
    for file in MODULES:
        name = ".".join(("netanalysis", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(
            ".__init__"
        )
        targets = {
            module if module in names else module.rpartition(".")[0]
            for module, only in imports_of(file)
            if not only
        }
        edges[name] = {
            target for target in targets & names if target != name and not name.startswith(target + ".")
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


def test_importing_costs_next_to_nothing() -> None:
    code = "import sys, netanalysis, netanalysis.cli; print(sorted({'pandas','networkx','matplotlib','scipy','pydantic','numpy'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
