"""Execute the notebooks anew on the sample, and keep what is the same on every machine.

python tools/notebooks.py            # all of them
python tools/notebooks.py 03-graph   # those whose names begin so
"""

from __future__ import annotations

import base64
import sys
from io import BytesIO
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from PIL import Image

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
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                output.data["image/png"] = smaller(output.data["image/png"])
    nbformat.write(notebook, file)


def smaller(png: str) -> str:
    """Return a picture, coded for a notebook, in as many colours as ours need: a third of the size, to the eye the same."""
    picture = Image.open(BytesIO(base64.b64decode(png))).convert("RGB")
    buffer = BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(buffer, format="png", optimize=True)
    return base64.b64encode(buffer.getvalue()).decode("ascii")


def main(beginnings: tuple[str, ...]) -> None:
    """Execute all notebooks whose names begin like one of these, or all."""
    for file in sorted(FOLDER.glob("*.ipynb")):
        if file.name.startswith(beginnings or ("",)):
            print(file.name)
            execute(file)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
