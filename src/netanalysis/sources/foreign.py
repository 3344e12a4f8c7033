"""Lists of people who are nobody's contacts for standing in them: leads, attendees, subscribers, a CRM, and what was worked out.

They are told by their headers, for every tool has columns that no address book has. Each is named in the coverage with the columns
that gave it away, is read by nobody, and sets no day. Whoever wants such a list read names one of these columns under `[column_map]`.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Final

from netanalysis import schema
from netanalysis.sources import linkedin
from netanalysis.sources.base import Context, Coverage, Extract, Source
from netanalysis.sources.contact_headers import UNKNOWN, table_header, with_others
from netanalysis.sources.contact_table import TABLES, telling_headers
from netanalysis.sources.container import MIB, Member
from netanalysis.sources.makers import is_xings_table
from netanalysis.sources.own.models import MODELS, Row
from netanalysis.sources.table import Columns, Header, head_text, normal_header
from netanalysis.text import tidy

NAME: Final = "other tools"
_OWN: Final = "netanalysis wrote it; it reads exports, not what it worked out itself"
_YOURS: Final = "one of your own tables; it belongs beside netanalysis.toml, not among the exports"
_GRAPH: Final = "a graph, which netanalysis writes and does not read"
_WORKED_OUT: Final = "worked out from other lists, so that it would double people ({})"


#: sorts of `foreign.toml`, and why such a list is not read
_REASONS: Final = {
    "attendees": "people at an event, who are not your contacts for that ({})",
    "subscribers": "recipients of a newsletter, who are not your contacts for that ({})",
    "customers": "a list from a CRM, which does not say whom you are connected with ({})",
    "leads": "leads of a sales tool, who are not your contacts ({})",
}
#: headers of figures and classes that an analysis adds to a list
_RESULT: Final = re.compile(
    r"(?:score|bucket|cluster|percentile|perzentil|probability|wahrscheinlichkeit|centrality|betweenness|pagerank|prediction)$"
    r"|^predicted|^unnamed\d+$|^(?:tie)?strength$"
)
#: what address books hold besides: addresses of the post, dates, more names
_HARMLESS: Final = re.compile(
    r"str(?:a(?:ss|ß)e|eet|\.)|plz|postleit|zip|postal|postcode|address|adresse|state|bundesland|region|kanton|provin|abteilung|depart"
    r"|büro|office|geb(?:urt|\.)|birth|anrede|salut|gender|geschlecht|suffix|prefix|zusatz|initial|spitz|nick|rufname|fax|pager"
    r"|custom|benutzer|sprache|language|hobb|jahrestag|anniversary|chat|messenger|skype|icq|telegram|branche|industry|hausnummer"
    r"|ort$|city|^nr\.?$|^lfd|^id$|land$|country|phonet|yomi"
)
#: names written with an underscore, as a script or a web service writes them, and no address book
_SCRIPTED: Final = frozenset({"first_name", "last_name", "given_name", "family_name", "full_name"})
#: columns of what netanalysis saves; a table with an id and so many of them is its own
_IDS: Final = frozenset({"person_id", "contact_id"})
_SAVED: Final = frozenset(name for table in schema.TABLES.values() for name in table.names) | frozenset(
    {"strength", "percentile", "active_days", "active_weeks", "last_contact", "days_since", "n_out", "n_in", "tending", "observable"}
)  # fmt: skip
_ENOUGH: Final = 3
#: so many telling columns are shown
_SHOWN: Final = 3
#: columns of nodes and ties, of netanalysis and of Gephi
_GRAPHS: Final = (
    frozenset({"source", "target", "weight"}), frozenset({"source", "target", "type"}), frozenset({"node", "kind"}),
    frozenset({"id", "label", "timeset"}), frozenset({"id", "label", "modularity_class"}),
)  # fmt: skip
_GRAPH_FILES: Final = (".gexf", ".graphml")
_LARGEST: Final = 32 * MIB


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of list: folded headers of which one tells it, or two, and words in names of files."""

    content: str
    sure: frozenset[str]
    likely: frozenset[str]
    files: re.Pattern[str]

    def hits(self, cells: frozenset[str]) -> frozenset[str]:
        """Headers that tell this sort; nothing where they are too few."""
        sure, likely = self.sure & cells, self.likely & cells
        return sure | likely if sure or len(likely) > 1 else frozenset()


@cache
def _sorts() -> tuple[_Sort, ...]:
    text = resources.files("netanalysis.sources").joinpath("foreign.toml").read_text(encoding="utf-8")
    return tuple(
        _Sort(content, frozenset(map(normal_header, part["sure"])), frozenset(map(normal_header, part["likely"])),
              re.compile(part["files"]))
        for content, part in tomllib.loads(text).items()
    )  # fmt: skip


def claims(member: Member, context: Context) -> bool:
    """Whether a file is a list that is no list of contacts; LinkedIn's own with a column more stays LinkedIn's."""
    return what_it_is(member, context) is not None and not linkedin.claims(member, context)


def read(members: Sequence[Member], context: Context) -> Extract:
    """Name each list for what it is."""
    return Extract(coverage=tuple(_coverage(member, context) for member in members))


def _coverage(member: Member, context: Context) -> Coverage:
    content, reason = what_it_is(member, context) or ("", "")
    return Coverage(member.label, "ignored", content=content, reason=reason, parser=NAME)


def what_it_is(member: Member, context: Context) -> tuple[str, str] | None:
    """Content of a list that is not read, and why not; nothing for any other file."""
    name = member.name.lower()
    if name.endswith(_GRAPH_FILES):
        return "graph", _GRAPH
    if name.endswith(".xlsx"):
        return ("own table", _OWN) if _is_own_workbook(member) else None
    if not name.endswith(TABLES) or not telling_headers(member):
        return None
    text, renamed = head_text(member), context.settings.column_map
    found = table_header(text, renamed)
    ours = _of_ours(found[0].cells if found else _first_row(text))
    return ours or (_of_others(member, *found, renamed) if found else None)


def _of_ours(written: Sequence[str]) -> tuple[str, str] | None:
    """Whether a table is one that netanalysis saved, or the user's own beside the exports."""
    cells = {cell.strip().strip('"\ufeff').lower() for cell in written}
    if cells & _IDS and len(cells & _SAVED) >= _ENOUGH:
        return "own table", _OWN
    if any(graph <= cells for graph in _GRAPHS):
        return "graph", _GRAPH
    return ("own table", _YOURS) if any(_is_of(model, cells) for model in MODELS.values()) else None


def _is_of(model: type[Row], cells: set[str]) -> bool:
    """Whether a header is that of one of the user's own tables."""
    fields = {field.alias or name for name, field in model.model_fields.items()}
    return len(cells & fields) > _ENOUGH and cells <= fields


def _of_others(
    member: Member, header: Header, columns: Columns, renamed: Mapping[str, str]
) -> tuple[str, str] | None:
    """Whether a table is one of another tool, or was worked out from others; one whose columns the user names is neither."""
    cells = frozenset(map(normal_header, header.cells))
    if cells & set(map(normal_header, renamed)):
        return None
    sort = max(_sorts(), key=lambda one: (len(one.sure & cells), len(one.likely & cells)))
    told = [tidy(cell) for cell in header.cells if normal_header(cell) in sort.hits(cells)]
    if told and (sort.sure & cells or not is_xings_table(member, header)):
        return sort.content, _REASONS[sort.content].format(", ".join(told[:_SHOWN]))
    named = next((one for one in _sorts() if one.files.search(member.label.lower())), None)
    if named:
        return named.content, _REASONS[named.content].format(member.name)
    return _worked_out(member, header, columns, renamed)


def _worked_out(
    member: Member, header: Header, columns: Columns, renamed: Mapping[str, str]
) -> tuple[str, str] | None:
    """Whether a table holds figures and classes of people instead of ways to reach them; XING's never does."""
    whole = with_others(header, columns, renamed)
    located, _ = whole.locate(header.cells, renamed)
    untold = (header.cells[place] for name, place in located.items() if name.startswith(UNKNOWN))
    odd = [tidy(cell) for cell in untold if not _HARMLESS.search(normal_header(cell))]
    results = [cell for cell in odd if _RESULT.search(normal_header(cell))]
    reaches = any(name.startswith(("email", "phone", "mobile", "profile")) for name in located)
    scripted = bool(_SCRIPTED & {cell.strip().strip('"\ufeff') for cell in header.cells})
    told = results or (odd if scripted or not reaches else [])
    if not told or is_xings_table(member, header):
        return None
    return "worked out", _WORKED_OUT.format(", ".join(told[:_SHOWN]))


def _first_row(text: str) -> tuple[str, ...]:
    """Cells of the first line that is not blank."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    return tuple(re.split(r"[,;\t]", line))


def _is_own_workbook(member: Member) -> bool:
    """Whether a workbook has the sheet that netanalysis names after itself."""
    if member.size > _LARGEST:
        return False
    try:
        with zipfile.ZipFile(BytesIO(member.read())) as book, book.open("xl/workbook.xml") as sheets:
            return b'name="netanalysis"' in sheets.read(MIB)
    except (
        ValueError,
        KeyError,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        return False


SOURCE: Final = Source(NAME, claims, read)
