"""The files of a LinkedIn archive about the owner himself, and those that nobody needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from netanalysis.samples._dice import between, day, hexadecimal, moment, pick, some, stream
from netanalysis.samples._linkedin_messages import sister_tables
from netanalysis.samples._model import ERA_2022, ERA_2024, ERA_2026, LINKEDIN_FROM, Export, Person
from netanalysis.samples._outcomes import Outcome
from netanalysis.samples._owner import HEADLINE, OWNER_EMAILS, OWNER_FAMILY, OWNER_GIVEN, OWNER_PHONE
from netanalysis.samples._plan import Plan
from netanalysis.samples._shapes import java, month_year, us_long, us_sentence, us_short
from netanalysis.samples._tables import Row, Table, table

_JOINED: Final = datetime(2011, 5, 9, 8, 14)
_PROFILE: Final = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo "
    "Location,Twitter Handles,"
    "Websites,Instant Messengers"
)
_SUMMARY: Final = (
    'Interim Manager seit 2006.\nEinkauf, Lieferketten, Restrukturierung.\n"Gemocht werden ist kein Projekt."'
)
_ADS: Final = (
    "Member Age,Buyer Groups,Company Names,Company Names,Company Follower of,Company Names,Company Category,"
    "Job Titles"
)
_LEARNING: Final = (
    "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),Content Completed "
    "At (if completed),"
    "Content Saved,Notes taken on videos (if taken),"
)
_RECEIPTS: Final = (
    "First Name,Last Name,Billing Country,Postal Code,Transaction Made At,Payment Method Type,Invoice "
    "Number,Description,"
    "Tax Amount,Sub Total,Total Amount,Currency Code"
)
_APPLIED: Final = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
    "Question And Answers"
)
_SEARCHED: Final = (
    "Leiter Einkauf {}",
    "Werkleiter {}",
    "Geschäftsführung {}",
    "{} Ansprechpartner Logistik",
    "{}",
)


def owner_tables(plan: Plan, won: Sequence[Outcome], export: Export) -> dict[str, Table]:
    """Return the files about the owner: profile, positions, addresses."""
    mails = [
        (mail, "Yes", "No" if place else "Yes", us_short(_JOINED)) for place, mail in enumerate(OWNER_EMAILS)
    ]
    files = {
        "Profile.csv": table(_PROFILE, [_profile()]),
        "Positions.csv": table(
            "Company Name,Title,Description,Location,Started On,Finished On", _positions(won, export)
        ),
        "Education.csv": table(
            "School Name,Start Date,End Date,Notes,Degree Name,Activities",
            [("Fachhochschule Beispielstadt", "1988", "1993", "", "Dipl.-Kfm.", "")],
        ),
        "Skills.csv": table(
            "Name",
            [("Einkauf",), ("Interim Management",), ("Supply Chain Management",), ("Restrukturierung",)],
        ),
        "Email Addresses.csv": replace(
            table("Email Address,Confirmed,Primary,Updated On", mails), ends_line=False
        ),
        "PhoneNumbers.csv": table("Extension,Number,Type", [("", OWNER_PHONE, "Mobile")]),
        "Registration.csv": table(
            "Registered At,Registration Ip,Subscription Types",
            [(us_short(_JOINED), "192.0.2.17", "Premium Business")],
        ),
    }
    return files | _of_era(plan, export)


def _profile() -> Row:
    site = "[COMPANY:https://www.brueckner-interim.example.com]"
    return (OWNER_GIVEN, OWNER_FAMILY, "", "Musterstraße 1, Berlin", "Mar 14", HEADLINE, _SUMMARY,
    "Management Consulting", "10999",
            "Berlin, Germany", "[mbrueckner_beispiel]", site, "")  # fmt: skip


def _positions(won: Sequence[Outcome], export: Export) -> Iterable[Row]:
    """Yield the mandates begun by the day of the export, newest first, and the business since 2006."""
    for outcome in reversed(won):
        if outcome.won_on is not None and outcome.won_on <= export.on:
            until = mandate_end(outcome)
            ended = month_year(until) if until <= export.on else ""
            yield outcome.firm, outcome.title.partition(",")[0], "", "", month_year(outcome.won_on), ended
    yield (
        "Brückner Interim",
        "Interim Manager",
        "Einkauf, Lieferketten, Restrukturierung",
        "Berlin",
        "Jan 2006",
        "",
    )
    yield "Moosgeflüster Holding AG", "Leiter Einkauf", "", "Bielefeld", "1999", "Dec 2005"


def mandate_end(outcome: Outcome) -> date:
    """Return the last day of a won project, its hours spread over four days a week."""
    return (outcome.won_on or outcome.first_touch) + timedelta(days=outcome.hours * 7 // 32)


def _of_era(plan: Plan, export: Export) -> dict[str, Table]:
    rng = stream(plan.seed, "owner")
    learned = [
        (
            "Verhandeln für Fortgeschrittene",
            "Kurs",
            "Course",
            "2021-02-03 10:11 UTC",
            "2021-02-05 17:40 UTC",
            "false",
            "N/A",
            "",
        )
    ]
    pictured = moment(rng, date(2021, 6, 7))
    files = {
        "Learning.csv": table(_LEARNING, learned),
        "Ad_Targeting.csv": table(
            _ADS,
            [("45 - 54", "", "Fabrikalia", "Moosgeflüster", "Firlefanz", "Nordlicht", "Beratung", "Interim")],
        ),
    }
    if export.era == ERA_2022:
        alerts = table("Saved Search Date,Jobs Search Url", [])
        media = table("Type,Link", [("PHOTO", "https://www.example.com/media/1")])
        return files | {"SavedJobAlerts.csv": alerts, "Rich Media.csv": media}
    sentence = f"You uploaded a feed photo on {us_sentence(pictured)}"
    files |= {
        "SavedJobAlerts.csv": table("ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID", []),
        "Rich_Media.csv": table(
            "Date/Time,Media Description,Media Link", [(sentence, "", "https://www.example.com/media/1")]
        ),
        "Languages.csv": table(
            "Name,Proficiency", [("Deutsch", "Native or bilingual proficiency"), ("English", "")]
        ),
        "Certifications.csv": table(
            "Name,Url,Authority,Started On,Finished On,License Number",
            [("Beirat", "", "Beispiel-Akademie", "Mar 2019", "", "")],
        ),
        "Receipts_v2.csv": table(_RECEIPTS, [_receipt()]),
    }
    return files | (_newest() if export.era == ERA_2026 else {})


def _receipt() -> Row:
    return (
        OWNER_GIVEN,
        OWNER_FAMILY,
        "DE",
        "10999",
        "1/4/24, 6:02 AM",
        "CREDIT_CARD",
        "X-1",
        "Premium",
        "9.58",
        "50.41",
        "59.99",
        "EUR",
    )


def _newest() -> dict[str, Table]:
    """Return what came with the archives of 2026."""
    return {
        "Profile Summary.csv": table("Profile Summary", [("Interim Manager, mag Katzen.",)]),
        "Projects.csv": table("Title,Description,Url,Started On,Finished On", []),
        "Publications.csv": table(
            "Name,Published On,Description,Publisher,Url",
            [("Frachtkosten", "Oct 2020", "", "Beispielverlag", "")],
        ),
        "Volunteering.csv": table("Company Name,Role,Cause,Started On,Finished On,Description", []),
        "Duolingo.csv": table("Language,Score,Proficiency Level", []),
        "Jobs/Job Seeker Preferences.csv": table("Locations,Industries", []),
    }


def interest_tables(plan: Plan, known: Sequence[Person], export: Export) -> dict[str, Table]:
    """Return companies followed, events, jobs, and the files that resemble messages."""
    rng = stream(plan.seed, "interests")
    firms = sorted(
        {job.firm.base + job.firm.legal for person in known for job in person.jobs if job.firm.domain}
    )
    follows = sorted(
        (
            (moment(rng, day(rng, LINKEDIN_FROM, date(2026, 2, 20))), firm)
            for firm in some(rng, firms, 3 + len(firms) // 20)
        ),
        reverse=True,
    )
    rows = [(firm, java(at)) for at, firm in follows if at <= export.until]
    files = {"Company Follows.csv": replace(table("Organization,Followed On", rows), ends_line=False)}
    files["Jobs/Job Applications.csv"] = table(_APPLIED, [])
    files["Jobs/Saved Jobs.csv"] = table(
        "Saved Date,Job Url,Job Title,Company Name",
        [("4/6/21, 5:45 PM", "https://www.example.com/jobs/1", "Beirat", "Larifari Handel AG")],
    )
    return files | sister_tables(export) | ({} if export.era == ERA_2022 else {"Events.csv": _events(export)})


def _events(export: Export) -> Table:
    start = datetime(2024, 6, 20, 15, 0)
    span = f"{us_long(start)} - {us_long(start + timedelta(hours=4))}"
    head = "Event Name,Event Time,Status,External Url"
    return table(
        head, [("Sommerfest der Interim-Runde", span, "APPROVED", "")] if export.era >= ERA_2024 else []
    )


def searches_table(plan: Plan, known: Sequence[Person], export: Export) -> Table:
    """Return what the owner searched for: who is the right person where."""
    rng = stream(plan.seed, "searches")
    firms = sorted({job.firm.base for person in known for job in person.jobs if job.firm.domain})
    made = [
        (
            moment(rng, day(rng, date(2019, 1, 1), date(2026, 3, 1))),
            pick(rng, _SEARCHED).format(pick(rng, firms or ["Interim"])),
        )
        for _ in range(5 + plan.xing // 25)
    ]
    rows = [
        (f"{at:%Y/%m/%d %H:%M:%S} UTC", what) for at, what in sorted(made, reverse=True) if at <= export.until
    ]
    return table("Time,Search Query", rows)


def rarely_read(plan: Plan, export: Export) -> dict[str, Table]:
    """Return the files that only the complete archive holds and nobody reads."""
    rng = stream(plan.seed, "rest")
    ad = (f"{moment(rng, date(2022, 5, 5)):%Y/%m/%d %H:%M:%S} UTC", hexadecimal(rng, 8))
    files = {
        "Ads Clicked.csv": table("Ad clicked Date,Ad Title/Id", [ad]),
        "Inferences_about_you.csv": table(
            "Category,Type of inference,Description,Inference",
            [("Demographics", "Gender", "inferred from the first name", "Male")],
        ),
        "Reviews.csv": table(
            "Reviewee,Review Type,Review Section,Creation Date,Rating,Review Text,Review Tags", []
        ),
    }
    if export.era == ERA_2022:
        return files
    agent = "Mozilla/5.0 (Beispiel)"
    logins = [
        (f"{moment(rng, date(2026, 1, n)):%Y-%m-%d %H:%M:%S} UTC", "192.0.2.17", agent, "Login")
        for n in range(9, 0, -1)
    ]
    return files | {
        "Logins.csv": table("Login Date,IP Address,User Agent,Login Type", logins),
        "Security Challenges.csv": table("Challenge Date,IP Address,User Agent,Country,Challenge Type", []),
        "Whatsapp Phone Numbers.csv": table(
            "Number,Extension,Is_WhatsApp_Number", [(OWNER_PHONE, "", str(between(rng, 0, 0)))]
        ),
    }
