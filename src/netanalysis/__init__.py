"""Does a large network pay? One's own XING and LinkedIn exports, joined, scored and drawn on one's own machine.

    import netanalysis as na

    network = na.load("my-network")      # read, resolved, validated; print(network) says what was read
    graph = na.contact_graph(network)    # networkx.Graph
    ties = na.tie_strength(network)      # DataFrame, a row a person
    na.save_report(network, "report")    # the PNG pages

Nothing here opens a network connection. pandas, networkx and matplotlib load when a name that needs them is first used.
"""

import lazy_loader as _lazy

from netanalysis._version import __version__

__getattr__, __dir__, __all__ = _lazy.attach_stub(__name__, __file__)
__all__ += ["__version__"]
