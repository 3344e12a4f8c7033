"""The people and messages of the invented story, and the days on which it was exported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from netanalysis.samples._firms import Firm

#: last day of the story
AS_OF: Final = date(2026, 3, 2)
LINKEDIN_FROM: Final = date(2011, 5, 9)
XING_FROM: Final = date(2006, 3, 20)
XING_TABLE_UNTIL: Final = date(2013, 12, 31)
#: the year from which the owner collected indiscriminately
INDISCRIMINATE_FROM: Final = 2012
XING_TABLE: Final = "xing-kontakte-2013.csv"
XING_CARDS: Final = "xing-visitenkarten-2026-02-27.zip"
XING_CARDS_ON: Final = date(2026, 2, 27)
#: short labels of the XING files, as those of the archives
XING_TABLE_LABEL: Final = "2013"
XING_CARDS_LABEL: Final = "2026-02-27"
ME: Final = "me"


@dataclass(frozen=True, slots=True)
class Export:
    """A LinkedIn archive: its file name, day, the era of its formats and whether it is the complete one."""

    name: str
    on: date
    era: int
    complete: bool

    @property
    def until(self) -> datetime:
        """Return the moment at which the archive was made (UTC); nothing later is in it."""
        return datetime(self.on.year, self.on.month, self.on.day) + timedelta(hours=20)

    @property
    def label(self) -> str:
        """Return the short name by which the truth calls the archive: its day."""
        return self.on.isoformat()

    @property
    def has_urls(self) -> bool:
        """Return whether connections and invitations carry profile URLs."""
        return self.era > ERA_2022


ERA_2022, ERA_2024, ERA_2026 = 2022, 2024, 2026
EXPORTS: Final = (
    Export("Complete_LinkedInDataExport_09-14-2022.zip", date(2022, 9, 14), ERA_2022, complete=True),
    Export("Basic_LinkedInDataExport_12-10-2024.zip", date(2024, 12, 10), ERA_2024, complete=False),
    Export("Basic_LinkedInDataExport_03-01-2026.zip", date(2026, 3, 1), ERA_2026, complete=False),
    Export("Complete_LinkedInDataExport_03-02-2026.zip", date(2026, 3, 2), ERA_2026, complete=True),
)


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody does from a day on."""

    since: date
    firm: Firm
    title: str


@dataclass(frozen=True, slots=True)
class LinkedIn:
    """Somebody's LinkedIn account; `connected_on` is missing for a mere correspondent."""

    first: str
    last: str
    slug: str
    connected_on: date | None
    email: str = ""
    style: str = "full"
    shows_job: bool = True
    former_last: str = ""
    renamed_on: date | None = None
    removed_on: date | None = None
    closed_on: date | None = None

    def name(self, on: date) -> tuple[str, str]:
        """Return first and last name as shown on a day."""
        renamed = self.renamed_on is not None and on < self.renamed_on
        return self.first, self.former_last if renamed else self.last

    def closed(self, on: date) -> bool:
        """Return whether the account is closed or hidden by that day."""
        return self.closed_on is not None and self.closed_on <= on

    def connected(self, on: date) -> bool:
        """Return whether the connection stands on that day."""
        removed = self.removed_on is not None and self.removed_on <= on
        return self.connected_on is not None and self.connected_on <= on and not removed

    @property
    def url(self) -> str:
        """Return the profile URL."""
        return f"https://www.linkedin.com/in/{self.slug}"


@dataclass(frozen=True, slots=True)
class Xing:
    """Somebody's XING account and what her card and the old contact table say."""

    prefix: str
    given: str
    family: str
    page: str
    shows_page: bool
    since: date
    job_until: date
    city: str
    country: str
    email: str = ""
    table_email: str = ""
    phones: tuple[str, ...] = ()
    tags: str = ""
    note: str = ""
    style: str = "full"

    @property
    def full_name(self) -> str:
        """Return the name as written on the card."""
        return " ".join(part for part in (self.prefix, self.given, self.family) if part)

    @property
    def url(self) -> str:
        """Return the profile URL."""
        return f"https://www.xing.com/profile/{self.page}"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the owner knows, with her planted class."""

    key: str
    given: str
    family: str
    female: bool
    english: bool
    role: str
    jobs: tuple[Job, ...]
    linkedin: LinkedIn | None = None
    xing: Xing | None = None

    def job(self, on: date) -> Job:
        """Return the job held on a day (the first one, before it began)."""
        return [self.jobs[0], *(job for job in self.jobs if job.since <= on)][-1]

    @property
    def name(self) -> str:
        """Return given and family name."""
        return f"{self.given} {self.family}"

    @property
    def known_since(self) -> date:
        """Return the day of the LinkedIn connection, or the day from which there is exchange without one."""
        return (self.linkedin and self.linkedin.connected_on) or date(2016, 1, 4)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who writes or invites and is no contact."""

    key: str
    given: str
    family: str
    slug: str
    kind: str

    @property
    def name(self) -> str:
        """Return given and family name."""
        return f"{self.given} {self.family}"

    @property
    def url(self) -> str:
        """Return the profile URL."""
        return f"https://www.linkedin.com/in/{self.slug}"


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `sender` and `to` are keys, `ME`, a display name, or empty for nobody."""

    thread: str
    at: datetime
    sender: str
    to: tuple[str, ...]
    text: str
    title: str = ""
    subject: str = ""
    folder: str = "INBOX"
    mark: str = ""
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A request to connect, from or to somebody."""

    at: datetime
    key: str
    outgoing: bool
    text: str
