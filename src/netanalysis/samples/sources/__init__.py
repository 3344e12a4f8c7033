"""The further sources of the sample, a part each: who is there, native files, rows and truth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from netanalysis.samples.sources._books import google, outlook
from netanalysis.samples.sources._calendar import calendar
from netanalysis.samples.sources._calls import calls
from netanalysis.samples.sources._cast import Cast, Part, cast
from netanalysis.samples.sources._colleague import colleague
from netanalysis.samples.sources._facebook import facebook
from netanalysis.samples.sources._mail import mail
from netanalysis.samples.sources._whatsapp import whatsapp
from netanalysis.samples.sources._x import strategy_rows, x
from netanalysis.samples.sources._xing_api import xing_api

__all__ = ["PARTS", "Cast", "Part", "cast", "parts", "strategy_rows"]

#: every further source by the name under which the truth tells of it
PARTS: Final[Mapping[str, Callable[[Cast], Part]]] = MappingProxyType(
    {
        "facebook": facebook,
        "x": x,
        "google": google,
        "outlook": outlook,
        "mail": mail,
        "calendar": calendar,
        "calls": calls,
        "whatsapp": whatsapp,
        "xing_api": xing_api,
        "colleague": colleague,
    }
)


def parts(of: Cast, names: Iterable[str]) -> dict[str, Part]:
    """Return the parts of those names."""
    return {name: PARTS[name](of) for name in names}
