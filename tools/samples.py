"""Write both committed samples again: the large one for tests and notebooks, the small one that comes with the package.

`python tools/samples.py` empties both folders and makes them anew from seed 0; what changed shows in `git diff`.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from netanalysis.samples._build import WRITTEN, write_sample
from netanalysis.samples._small import SMALL

ROOT = Path(__file__).parents[1]
#: folder, contacts on XING, and the sources beside LinkedIn and XING
COMMITTED: tuple[tuple[Path, int, Sequence[str]], ...] = (
    (ROOT / "src/netanalysis/samples/small", 200, SMALL),
    (ROOT / "data/sample", 2500, WRITTEN),
)


def main() -> None:
    """Write the two folders and print their sizes."""
    for folder, contacts, names in COMMITTED:
        shutil.rmtree(folder, ignore_errors=True)
        write_sample(folder, contacts=contacts, seed=0, names=names)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(f"{folder.relative_to(ROOT)}: {contacts} contacts, {size:,} bytes")


if __name__ == "__main__":
    main()
