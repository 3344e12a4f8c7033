"""Write the report: numbered PNG pages, whole or not at all, never over somebody else's file."""

from __future__ import annotations

import os
import struct
import tempfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from netanalysis import wording
from netanalysis._version import __version__
from netanalysis.errors import WouldOverwrite
from netanalysis.report.pages import PAGES, Results, compute, number_page

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from netanalysis.network import Network
    from netanalysis.settings import Language

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_OURS: Final = b"Software\x00netanalysis "
#: texts of a PNG stand before its pixels; no page of ours has them further in than this
_HEAD: Final = 4096


def save_report(
    network: Network,
    folder: str | Path,
    *,
    lang: Language | None = None,
    as_of: date | str | None = None,
    seed: int = 0,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the report, a PNG a page, into a folder.

    The folder is made where it is missing, and other files in it stay. Pages of an earlier report are replaced, each at
    once and whole. The same network, day, language and seed give the same bytes.

    Parameters
    ----------
    network
        The network.
    folder
        Where the pages go: `01-overview.png` to `10-coverage.png`.
    lang
        Language of the pages; left out, that of the network's settings.
    as_of
        Look no further than this day; left out, the network's own date.
    seed
        Seed of the map.
    progress
        Called with the title of each page before it is drawn.

    Returns
    -------
    list of Path
        The pages written, in order.

    Raises
    ------
    WouldOverwrite
        A file with the name of a page was not written by netanalysis; then nothing is written at all.

    Examples
    --------
    >>> import tempfile
    >>> import netanalysis as na
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     pages = na.save_report(na.load_sample(), folder)
    >>> pages[0].name
    '01-overview.png'
    """
    target = Path(folder)
    paths = [target / f"{place:02}-{name}.png" for place, (name, _) in enumerate(PAGES, start=1)]
    _refuse_strangers(paths)
    target.mkdir(parents=True, exist_ok=True)
    results = compute(network, lang=lang, as_of=as_of, seed=seed)
    for place, (path, (name, draw)) in enumerate(zip(paths, PAGES, strict=True), start=1):
        title = wording.say(results.lang, f"page_{name}")
        if progress is not None:
            progress(title)
        _write(path, _render(results, draw, title, place))
    return paths


def _render(results: Results, draw: Callable[[Results], Figure], title: str, place: int) -> bytes:
    """Draw a page with matplotlib's own defaults, whatever the user has set, and return it as PNG."""
    import matplotlib.style

    with matplotlib.style.context("default"):
        figure = draw(results)
        number_page(figure, title, place, of=len(PAGES), lang=results.lang)
        buffer = BytesIO()
        figure.savefig(buffer, format="png", metadata={"Software": f"netanalysis {__version__}"})
    return buffer.getvalue()


def _refuse_strangers(paths: list[Path]) -> None:
    """Raise where a page would replace what netanalysis did not write."""
    strangers = [path.name for path in paths if path.exists() and not _is_ours(path)]
    if strangers:
        names = ", ".join(strangers)
        msg = f"{names}: not written by netanalysis, so it is left alone; move it away or choose another folder."
        raise WouldOverwrite(msg)


def _is_ours(path: Path) -> bool:
    """Whether a file is a PNG whose `Software` text names netanalysis."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.startswith(_SIGNATURE):
        return False
    place = len(_SIGNATURE)
    while place + 8 <= len(head):
        length, kind = struct.unpack(">I4s", head[place : place + 8])
        if kind == b"tEXt" and head[place + 8 :].startswith(_OURS):
            return True
        place += length + 12
    return False


def _write(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody ever sees half a page."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
