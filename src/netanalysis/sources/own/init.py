"""Templates of a network folder, commented, for `netanalysis init`; what stands there already is never touched."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from netanalysis import writing
from netanalysis.errors import WouldOverwrite


def write_templates(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write the templates that are missing; returns what was written and what stood there and was kept.

    Raises
    ------
    WouldOverwrite
        A file stands where the folder should be.
    NotWritten
        The disk is full, it may not be written there, or another run is writing; then no template was written.
    """
    for place in (folder, folder / "exports"):
        if place.exists() and not place.is_dir():
            msg = f"{place.name} is a file, not a folder; move it away or give the name of another folder."
            raise WouldOverwrite(msg)
        writing.make_folder(place)
    source = resources.files("netanalysis.sources.own") / "templates"
    templates = sorted(source.iterdir(), key=lambda entry: entry.name)
    return writing.write_missing(folder, {template.name: template.read_bytes() for template in templates})
