"""Tables as people read them: headings with units, numbers and dates by language, in a notebook and as text.

Whatever shows itself keeps to one protocol: `str()` is its text, `_repr_html_` its form in a notebook. `Network` does, and so
does what `show` returns.
"""

from __future__ import annotations

from netanalysis.display.table import Shown, show

__all__ = ["Shown", "show"]
