"""Everything that Reportedly raises, as one tree.

::

    ReportedlyError                  1
    ├── InputError                  11   the input cannot be read as an article
    │   ├── NotFound                 3   no such file, folder or address
    │   ├── EmptyInput               4   nothing in it
    │   ├── NotText                  5   binary, or a format that is not read
    │   ├── NoArticle                6   a page without an article
    │   ├── TooLarge                 7   over the size limit
    │   ├── BadRecord                8   a JSONL line that is no article
    │   └── WrongLanguage           14   an article that is not in English
    ├── FetchError                   9   an address that could not be fetched
    │   └── FetchRefused            10   an address that must not be fetched
    ├── ArchiveError                15   an archive that cannot be used
    │   ├── NotAnArchive            16   a file or database that is no archive
    │   ├── ArchiveTooNew           17   made by a newer version of Reportedly
    │   ├── ArchiveBusy             18   another process is writing to it
    │   ├── ArchiveUnwritable       19   read-only, or no room left
    │   ├── ArchiveGone             20   the database server cannot be reached
    │   └── ArchiveSlow             21   a question that took longer than it may
    ├── UsageError                   2   arguments that do not fit
    │   └── MissingExtra            12   an optional dependency is not installed
    └── PartlyFailed                13   some inputs of several could not be read

The number beside each is the exit code of the command line.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Base of all errors; its message is one line that says what was found and what to do."""

    code = 1


class InputError(ReportedlyError):
    """The input cannot be read as an article."""

    code = 11


class NotFound(InputError):
    """There is no such file, folder or address."""

    code = 3


class EmptyInput(InputError):
    """There is nothing in the input."""

    code = 4


class NotText(InputError):
    """The input is binary, or in a format that is not read."""

    code = 5


class NoArticle(InputError):
    """The page holds no article."""

    code = 6


class TooLarge(InputError):
    """The input is over the size limit."""

    code = 7


class BadRecord(InputError):
    """A JSONL line is not an article."""

    code = 8


class WrongLanguage(InputError):
    """The article is in a language that is only read on request."""

    code = 14


class FetchError(ReportedlyError):
    """An address could not be fetched."""

    code = 9


class FetchRefused(FetchError):
    """An address must not be fetched: it is private, local, or not http(s)."""

    code = 10


class ArchiveError(ReportedlyError):
    """An archive cannot be used."""

    code = 15


class NotAnArchive(ArchiveError):
    """The file or database is not an archive."""

    code = 16


class ArchiveTooNew(ArchiveError):
    """The archive was made by a newer version of Reportedly."""

    code = 17


class ArchiveBusy(ArchiveError):
    """Another process is writing to the archive."""

    code = 18


class ArchiveUnwritable(ArchiveError):
    """The archive is read-only, or there is no room left for it."""

    code = 19


class ArchiveGone(ArchiveError):
    """The database server cannot be reached, or went away."""

    code = 20


class ArchiveSlow(ArchiveError):
    """A question took longer than it may."""

    code = 21


class UsageError(ReportedlyError):
    """The arguments do not fit together."""

    code = 2


class MissingExtra(UsageError):
    """An optional dependency is not installed; the message holds the pip command."""

    code = 12


class PartlyFailed(ReportedlyError):
    """Some of several inputs could not be read; the others were."""

    code = 13
