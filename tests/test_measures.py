"""The code stays small, documented and typed; `tools/measures.py` prints the same figures."""

from __future__ import annotations

import ast
from pathlib import Path

import measures


def test_the_code_keeps_its_bounds() -> None:
    found = measures.measure()
    assert found.module_longest <= 400
    assert found.body_median <= 8
    assert found.body_p95 <= 40
    assert found.body_longest <= 60, found.worst
    assert found.cycles == ()
    assert found.documented == 1
    assert found.typed == 1
    assert found.with_example >= 0.8
    assert found.public_functions > 20


def test_a_body_is_measured_without_its_docstring() -> None:
    (function,) = ast.parse('def f(a):\n    """Say\n    more."""\n    b = a\n\n    return b\n').body
    assert measures.body_lines(function) == 3
    assert not measures.is_typed(function)


def test_a_cycle_is_found(tmp_path: Path) -> None:
    package = tmp_path / "p"
    package.mkdir()
    for name, other in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")):
        (package / f"{name}.py").write_text(f"from p import {other}\n", encoding="utf-8")
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in package.glob("*.py")}
    assert measures.cycles(trees, package) == ("p.a -> p.b -> p.c -> p.a",)
