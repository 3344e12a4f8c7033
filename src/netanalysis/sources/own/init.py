"""Templates of a network folder, commented, for `netanalysis init`; what stands there already is never touched."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from netanalysis.errors import WouldOverwrite


def write_templates(folder: Path) -> tuple[list[Path], list[Path]]:
    """Write the templates that are missing; returns what was written and what stood there and was kept.

    Raises
    ------
    WouldOverwrite
        A file stands where the folder should be.
    """
    for place in (folder, folder / "exports"):
        if place.exists() and not place.is_dir():
            msg = f"{place.name} is a file, not a folder; move it away or give the name of another folder."
            raise WouldOverwrite(msg)
        place.mkdir(parents=True, exist_ok=True)
    written, kept = [], []
    source = resources.files("netanalysis.sources.own") / "templates"
    for template in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = folder / template.name
        try:
            with target.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(template.read_text(encoding="utf-8"))
        except FileExistsError:
            kept.append(target)
        else:
            written.append(target)
    return written, kept
