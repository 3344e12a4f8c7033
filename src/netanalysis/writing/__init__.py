"""Write files so that nothing is lost: one writer at a time, each file whole or not at all, nobody else's file touched.

Whoever writes takes the folder (`only_writer`), and puts files into it (`put`): they are written beside their places under a
name of our own, forced onto the disk, and moved there in one step. What a killed process left under such a name is swept
away by the next writer: the lock says that nobody is at it.
"""

from netanalysis.writing.backups import back_up, backups, forget_oldest, is_ours
from netanalysis.writing.files import (
    discard,
    is_unfinished,
    make_folder,
    only_writer,
    place_of,
    put,
    refuse_strange,
    try_out,
    write_file,
    write_missing,
    write_tree,
)
from netanalysis.writing.lock import named

__all__ = [
    "back_up",
    "backups",
    "discard",
    "forget_oldest",
    "is_ours",
    "is_unfinished",
    "make_folder",
    "named",
    "only_writer",
    "place_of",
    "put",
    "refuse_strange",
    "try_out",
    "write_file",
    "write_missing",
    "write_tree",
]
