"""The contact graph as tables and back, and as GEXF or GraphML for other programs."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from netanalysis.text import printable
from netanalysis.writing import write_file

if TYPE_CHECKING:
    import networkx as nx

#: file endings and what they mean
FORMATS: Final = (".gexf", ".graphml")


def graph_to_tables(G: nx.Graph[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the nodes and the edges of a graph as two tables.

    Parameters
    ----------
    G
        A graph such as `contact_graph` builds.

    Returns
    -------
    nodes : DataFrame
        Index `node`, a column for each attribute; what a node lacks is missing.
    edges : DataFrame
        Columns `source`, `target` and one for each attribute.

    Examples
    --------
    >>> import netanalysis as na
    >>> nodes, edges = na.convert.graph_to_tables(na.contact_graph(na.load_sample()))
    >>> nodes.index[0], edges.columns[:2].tolist()
    ('ego', ['source', 'target'])
    """
    nodes = pd.DataFrame.from_records(
        [attributes for _, attributes in G.nodes(data=True)], index=pd.Index(list(G), name="node")
    )
    rows = [{"source": a, "target": b, **attributes} for a, b, attributes in G.edges(data=True)]
    edges = pd.DataFrame.from_records(rows) if rows else pd.DataFrame(columns=["source", "target"])
    return nodes.convert_dtypes(), edges.convert_dtypes()


def graph_from_tables(nodes: pd.DataFrame, edges: pd.DataFrame) -> nx.Graph[str]:
    """Build a graph from a table of nodes and one of edges: the inverse of `graph_to_tables`.

    Parameters
    ----------
    nodes
        Index of node names, a column for each attribute; missing values are left out.
    edges
        Columns `source`, `target` and one for each attribute.

    Returns
    -------
    networkx.Graph
        Attributes are builtin values.

    Raises
    ------
    ValueError
        `edges` lacks `source` or `target`.

    Examples
    --------
    >>> import pandas as pd
    >>> nodes = pd.DataFrame({"kind": ["ego", "person"]}, index=["ego", "xing:1"])
    >>> edges = pd.DataFrame({"source": ["ego"], "target": ["xing:1"], "weight": [0.5]})
    >>> graph_from_tables(nodes, edges).edges["ego", "xing:1"]
    {'weight': 0.5}
    """
    import networkx as nx

    missing = {"source", "target"} - set(edges.columns)
    if missing:
        found = ", ".join(str(name) for name in edges.columns) or "none"
        msg = f"`edges` needs the columns source and target, found are {found}; rename yours."
        raise ValueError(msg)
    G: nx.Graph[str] = nx.Graph()
    G.add_nodes_from(zip(nodes.index, _records(nodes), strict=True))
    attributes = _records(edges.drop(columns=["source", "target"]))
    G.add_edges_from(zip(edges["source"], edges["target"], attributes, strict=True))
    return G


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dictionaries of builtin values, without what is missing."""
    if not len(frame.columns):
        return [{} for _ in range(len(frame))]
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        {str(name): value for name, value in row.items() if value is not None}
        for row in plain.to_dict("records")
    ]


def save_graph(G: nx.Graph[str], path: str | Path) -> Path:
    r"""Write a graph as GEXF (for Gephi) or GraphML (for yEd, igraph, R), as the file's ending says.

    No node, tie or attribute is lost and no clock time is written: the same graph gives the same bytes. Characters that
    XML cannot hold, and others that show nothing, are left out of texts; in the names of nodes they are written as
    `\u0007`, so that no two nodes become one.

    Parameters
    ----------
    G
        A graph such as `contact_graph` builds.
    path
        A file ending in `.gexf` or `.graphml`; one that stands there is replaced.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    ValueError
        The file has another ending, or two names of nodes are the same once written.
    NotWritten
        The disk is full, or it may not be written there; then nothing is left of it, and what stood there is as it was.
    WouldOverwrite
        A link or a folder stands in the place.

    Examples
    --------
    >>> import tempfile, netanalysis as na
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     na.convert.save_graph(na.contact_graph(na.load_sample()), folder + "/network.gexf").name
    'network.gexf'
    """
    import networkx as nx

    target = Path(path)
    if target.suffix.lower() not in FORMATS:
        msg = f"{target.name!r} has no ending that says the format; end it in {' or '.join(FORMATS)}."
        raise ValueError(msg)
    clean = _printable(G)
    if target.suffix.lower() == ".graphml":
        text = "\n".join(nx.generate_graphml(clean))
    else:
        labelled = clean.copy()
        nx.set_node_attributes(
            labelled, {node: data.get("name", node) for node, data in clean.nodes(data=True)}, "label"
        )
        text = _without_clock("\n".join(nx.generate_gexf(labelled)))
    write_file(target, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode())
    return target


def load_graph(path: str | Path) -> nx.Graph[str]:
    """Read a graph that `save_graph` wrote.

    Parameters
    ----------
    path
        A `.gexf` or `.graphml` file.

    Returns
    -------
    networkx.Graph
        With the same nodes, edges and attributes.

    Examples
    --------
    >>> import tempfile, netanalysis as na
    >>> G = na.contact_graph(na.load_sample())
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     back = na.convert.load_graph(na.convert.save_graph(G, folder + "/network.graphml"))
    >>> back.nodes["ego"] == G.nodes["ego"]
    True
    """
    import networkx as nx

    source = Path(path)
    if source.suffix.lower() == ".graphml":
        return nx.read_graphml(source)
    G = nx.read_gexf(source)
    for _, attributes in G.nodes(data=True):
        attributes.pop("label", None)
    for _, _, attributes in G.edges(data=True):
        attributes.pop("id", None)
    return G


def _printable(G: nx.Graph[str]) -> nx.Graph[str]:
    """Copy the graph without characters that XML cannot hold."""
    import networkx as nx

    written = {node: _written(node) for node in G}
    if len(set(written.values())) < len(written):
        msg = "Two nodes have names that differ only in characters no file can hold; rename one of them."
        raise ValueError(msg)
    H = nx.relabel_nodes(G, written, copy=True)
    for attributes in (
        H.graph,
        *(data for _, data in H.nodes(data=True)),
        *(data for _, _, data in H.edges(data=True)),
    ):
        attributes.update(
            {name: printable(value) for name, value in attributes.items() if isinstance(value, str)}
        )
    return H


def _written(node: object) -> object:
    """Name of a node in a file: each character that no file can hold as its number."""
    text = str(node)
    if printable(text) == text:
        return node
    return "".join(char if printable(char) == char else f"\\u{ord(char):04x}" for char in text)


def _without_clock(gexf: str) -> str:
    """Drop the date that networkx stamps on a GEXF file."""
    ET.register_namespace("", "http://www.gexf.net/1.2draft")
    root = ET.fromstring(gexf)  # noqa: S314 - the text was written a moment ago by networkx
    for meta in root.iter("{http://www.gexf.net/1.2draft}meta"):
        meta.attrib.pop("lastmodifieddate", None)
    return ET.tostring(root, encoding="unicode")
