"""What can go wrong, as one small tree.

Every message says what was found, what was expected and what to do, in one sentence, and holds nothing
private: file, row and column are named, the content of messages never is.

    NetanalysisError
    ├── NothingToRead(FileNotFoundError)     no such path, an empty folder, an archive that cannot be opened
    ├── NoUsableRows(ValueError)             files were read, yet no contact and no exchange came out
    ├── UserFileError(ValueError)            netanalysis.toml, outcomes.csv, journal.csv … hold a mistake
    ├── TableError(ValueError)               tables given to `Network.from_tables` break the schema
    ├── OwnerUnknown(ValueError)             it cannot be told who "I" is
    ├── UnknownPerson(KeyError)              a person was named who is not in the network, or is not unique
    ├── ExtraMissing(ImportError)            a part that is installed apart is not there
    ├── WouldOverwrite(FileExistsError)      a file that netanalysis did not write stands in the way
    ├── InputEnded(EOFError)                 a question was put and nobody is there to answer
    └── NotWritten(OSError)                  the disk is full, may not be written on, or another run is writing
"""

from __future__ import annotations


class NetanalysisError(Exception):
    """Base of all errors that a user can mend.

    Examples
    --------
    >>> import netanalysis as na
    >>> try:
    ...     na.load("no/such/folder")
    ... except na.NetanalysisError as error:
    ...     print(type(error).__name__)
    NothingToRead
    """

    def __str__(self) -> str:
        """Return the sentence alone, also where the built-in parent would quote it (`KeyError` does)."""
        return " ".join(str(part) for part in self.args)


class NothingToRead(NetanalysisError, FileNotFoundError):
    """The path does not exist, the folder is empty, or the archive cannot be opened."""


class NoUsableRows(NetanalysisError, ValueError):
    """Files were found, yet not one contact or exchange could be read from them."""


class UserFileError(NetanalysisError, ValueError):
    """One of the user's own files holds mistakes; all of them are listed, a sentence each."""


class TableError(NetanalysisError, ValueError):
    """Tables break the schema; all problems are listed, a sentence each."""


class OwnerUnknown(NetanalysisError, ValueError):
    """The exports do not say who their owner is, so directions cannot be told."""


class UnknownPerson(NetanalysisError, KeyError):
    """Nobody, or more than one person, answers to what was given; the candidates are named by id."""


class WouldOverwrite(NetanalysisError, FileExistsError):
    """A file that netanalysis did not write stands where it wants to write."""


class NotWritten(NetanalysisError, OSError):
    """A file could not be written; what stood in its place is as it was."""


class InputEnded(NetanalysisError, EOFError):
    """A question was put at a terminal, and there is nobody to answer it."""


class ExtraMissing(NetanalysisError, ImportError):
    """A part that is installed apart, such as Jupyter Lab, is not there; the message holds the command that installs it."""
