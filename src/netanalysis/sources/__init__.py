"""One module a vendor or carrier: bytes in, canonical rows out.

The way in: `container` opens zips, folders and files safely; `registry` asks each source which files are its own; a
source turns them into an `Extract`. Nothing here scores, draws or writes.
"""

from __future__ import annotations
