"""The notebooks beside one's own data: copied once, never over anything, and opened in Jupyter Lab on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from netanalysis import writing
from netanalysis.errors import ExtraMissing, NothingToRead, WouldOverwrite
from netanalysis.sources.own import EXPORTS, is_network_folder

#: the folder inside the network folder that holds the copies
FOLDER: Final = "notebooks"
#: what Jupyter Lab asks pip for; the extra `notebooks` asks for the same
JUPYTER: Final = "jupyterlab>=4.1"
#: the line of a notebook that chooses the data, and what it is in a copy
_CHOICE: Final = "FOLDER = "
_FOLDER_ABOVE: Final = 'FOLDER = ".."  # your network folder, in which this notebook lies'
#: what a notebook says of its data, and what a copy says
_ABOUT_SAMPLE: Final = "It runs on the invented sample; point `FOLDER` at your own."
_ABOUT_OWN: Final = "It runs on the network folder in which it lies."
#: Jupyter listens on this machine alone, shows nothing above the folder, and asks nobody for news, updates or extensions
_AT_HOME: Final = (
    "--ip=127.0.0.1",
    "--ServerApp.root_dir=.",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def copy_notebooks(folder: Path) -> tuple[list[Path], list[Path]]:
    """Copy the notebooks into a network folder, pointed at it and without the figures of the invented sample.

    Parameters
    ----------
    folder
        The network folder; the copies go to `notebooks/` in it.

    Returns
    -------
    tuple of two lists of Path
        The copies written; and the notebooks that were there already, which stay as they are.

    Raises
    ------
    NothingToRead
        There is no such folder, or it is no network folder.
    WouldOverwrite
        A file stands where the folder of the copies should be.
    NotWritten
        The disk is full, it may not be written there, or another run is writing; then none was written.
    """
    _check(folder)
    target = folder / FOLDER
    writing.make_folder(target)
    return writing.write_missing(
        target, {name: for_own_data(text).encode() for name, text in originals().items()}
    )


def _check(folder: Path) -> None:
    """Refuse what is no network folder: among bare exports the copies would be taken for data."""
    if not folder.is_dir():
        msg = f"There is no folder {folder.name!r}; make it with `netanalysis init` and put your exports into it."
        raise NothingToRead(msg)
    if not is_network_folder(folder):
        msg = (
            f"{folder.name!r} has no folder {EXPORTS!r}, so the notebooks would lie among the exports; run "
            f"`netanalysis init` on a new folder and move the exports into its {EXPORTS!r}."
        )
        raise NothingToRead(msg)
    if (folder / FOLDER).exists() and not (folder / FOLDER).is_dir():
        msg = f"{FOLDER} is a file, not a folder; move it away or give it another name."
        raise WouldOverwrite(msg)


def originals() -> dict[str, str]:
    """Return the notebooks that come with the package, by name: those of the wheel, else those of the repository."""
    packaged = resources.files("netanalysis") / FOLDER
    source = packaged if packaged.is_dir() else Path(__file__).parents[2] / FOLDER
    found = sorted(
        (file for file in source.iterdir() if file.name.endswith(".ipynb")), key=lambda file: file.name
    )
    return {file.name: file.read_text(encoding="utf-8") for file in found}


def for_own_data(text: str) -> str:
    """Return a notebook pointed at the folder it will lie in, without outputs: those show the invented sample.

    Examples
    --------
    >>> cell = {"cell_type": "code", "source": ['FOLDER = "sample"'], "outputs": [{}], "execution_count": 1}
    >>> for_own_data(json.dumps({"cells": [cell]})).count("your network folder")
    1
    """
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
            cell["source"] = _pointed(cell["source"])
        else:
            cell["source"] = [line.replace(_ABOUT_SAMPLE, _ABOUT_OWN) for line in cell["source"]]
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _pointed(lines: list[str]) -> list[str]:
    """Replace the line that chooses the data."""
    return [
        _FOLDER_ABOVE + line[len(line.rstrip("\n")) :] if line.startswith(_CHOICE) else line for line in lines
    ]


def open_jupyter(folder: Path) -> int:
    """Open Jupyter Lab on the notebooks of a network folder, on this machine only, and wait until it ends.

    Parameters
    ----------
    folder
        The network folder; Jupyter shows nothing above it.

    Returns
    -------
    int
        The exit status of Jupyter.

    Raises
    ------
    ExtraMissing
        Jupyter Lab is not installed where netanalysis is.
    """
    if find_spec("jupyterlab") is None:
        msg = f"The notebooks are there, but Jupyter Lab is not installed; install it with: {_install_command()}"
        raise ExtraMissing(msg)
    first = f"{FOLDER}/{next(iter(originals()))}"
    command = [sys.executable, "-m", "jupyterlab", *_AT_HOME, first]
    process = subprocess.Popen(command, cwd=folder)  # noqa: S603 - our own interpreter, fixed words
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # Jupyter gets the same key and asks whether to end
            continue


def _install_command() -> str:
    """Return what to type, for the very Python that runs netanalysis."""
    if find_spec("pip") is None:
        return f'uv pip install --python "{sys.executable}" "{JUPYTER}"'
    return f'"{sys.executable}" -m pip install "{JUPYTER}"'
