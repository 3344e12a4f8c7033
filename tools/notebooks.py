"""Execute the notebooks anew on the sample, and keep what is the same on every machine.

python tools/notebooks.py            # all of them
python tools/notebooks.py 03-graph   # those whose names begin so
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "notebooks"


def execute(file: Path) -> None:
    """Run a notebook from top to bottom in a fresh kernel and write it without times, versions or paths."""
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(
        notebook, timeout=120, record_timing=False, resources={"metadata": {"path": FOLDER}}
    ).execute()
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()
    nbformat.write(notebook, file)


def main(beginnings: tuple[str, ...]) -> None:
    """Execute all notebooks whose names begin like one of these, or all."""
    for file in sorted(FOLDER.glob("*.ipynb")):
        if file.name.startswith(beginnings or ("",)):
            print(file.name)
            execute(file)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
