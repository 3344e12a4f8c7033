"""An invented LinkedIn export of any size, written quickly: what `load.py` measures on."""

from __future__ import annotations

from pathlib import Path

import numpy as np

EGO = ("Ida Beispiel", "https://www.linkedin.com/in/ida-beispiel")
FIRST_SECOND, LAST_SECOND = np.datetime64("2009-03-01T06:00:00"), np.datetime64("2026-03-01T21:00:00")
_GIVEN = [
    "Anna",
    "Jörg",
    "Katja",
    "Peter",
    "Zoë",
    "Martin",
    "Uwe",
    "Renate",
    "Łukasz",
    "Svenja",
    "Bernd",
    "Elif",
    "Hans-Peter",
    "Ines",
    "Ömer",
    "Silke",
]
_SYLLABLES = [
    "ber",
    "lan",
    "stei",
    "mül",
    "kro",
    "wei",
    "hol",
    "sche",
    "gra",
    "tau",
    "fin",
    "nord",
    "süd",
    "ost",
    "rie",
    "mo",
]
_ENDS = ["mann", "er", "ner", "berg", "stein", "horst", "feld", "bach"]
_FIRMS = [
    "Nordlicht Pumpen",
    "Zickzack Optik",
    "Mumpitz Personal",
    "Kokolores Spielwaren",
    "Querbeet Treuhand",
    "Ramba Möbel",
]
_FORMS = ["GmbH", "AG", "SE", "GmbH & Co. KG", "KG", "e.K."]
_TITLES = [
    "Leiter Einkauf",
    "CFO",
    "Projektleiterin ERP",
    "Interim Manager",
    "Werkleiter",
    "HR Business Partner",
    "Vertrieb",
]
_PHRASES = (
    "wie ist der Stand bei der Verlagerung?", "Donnerstag 8:30 Uhr passt, bis dann in Gera.",
    "der Vorstand will die Zahlen vorher sehen, sagt »nur kurz«.", "Anbei, wie besprochen, die Liste.",
    "I would be glad to talk about it next week.", "Das kennen wir ja noch aus Jena 😀", "Viele Grüße",
    'sie nennen es ""Effizienz"", ich nenne es Sparen.', "Beste Grüße nach Linz", "Ich melde mich telefonisch.",
    "Können wir das auf Montag schieben?", "Mein Vorschlag: erst die größten Posten, dann der Rest.",
)  # fmt: skip
_GREETING = "Frohe Weihnachten und ein gutes neues Jahr wünscht von Herzen Ihre Ida Beispiel aus Musterstadt!"
_HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
_NOTES = 'Notes:\r\n"When exporting your connection data, you may notice that some are missing."\r\n\r\n'


def write_export(folder: Path, *, connections: int, messages: int, seed: int = 0) -> Path:
    """Write connections, messages and invitations as a Complete archive unpacks; nothing in it is real.

    A third of the connections is ever written to, some of them very often (Zipf); one message in a hundred goes to a
    group, and 9 % are sponsored, spam, drafts, from hidden members or Christmas greetings to many. Bodies run over
    several lines; the files have a byte order mark and CRLF, as a spreadsheet saves them.
    """
    rng = np.random.default_rng(seed)
    target = folder / "Complete_LinkedInDataExport_03-02-2026"
    target.mkdir(parents=True)
    names = _names(rng, connections)
    urls = [f"https://www.linkedin.com/in/{_slug(name)}-{n:x}" for n, name in enumerate(names)]
    _write(target / "Profile.csv", "First Name,Last Name,Headline", ["Ida,Beispiel,Interim Managerin"])
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    _write(target / "Connections.csv", _NOTES + head, _connections(rng, names, urls))
    _write(
        target / "Invitations.csv",
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
        _invitations(rng, names, urls),
    )
    _write(target / "messages.csv", ",".join(f'"{name}"' for name in _HEADER.split(",")),
           _messages(rng, names, urls, messages))  # fmt: skip
    return target


def _write(path: Path, header: str, rows: list[str]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write("\r\n".join([header, *rows, ""]))


def _names(rng: np.random.Generator, n: int) -> list[str]:
    """Given and family names; some people share theirs."""
    given, first, second, end = (
        rng.integers(0, len(pool), n) for pool in (_GIVEN, _SYLLABLES, _SYLLABLES, _ENDS)
    )
    return [
        f"{_GIVEN[a]} {(_SYLLABLES[b] + _SYLLABLES[c] + _ENDS[d]).capitalize()}"
        for a, b, c, d in zip(given, first, second, end, strict=True)
    ]


def _slug(name: str) -> str:
    return (
        name.lower()
        .replace(" ", "-")
        .replace("ü", "ue")
        .replace("ö", "oe")
        .replace("ł", "l")
        .replace("ë", "e")
    )


def _connections(rng: np.random.Generator, names: list[str], urls: list[str]) -> list[str]:
    days = np.sort(rng.integers(0, 6200, len(names)))[::-1]
    stamps = [day.strftime("%d %b %Y") for day in (np.datetime64("2009-03-01") + days).astype(object)]
    firms = rng.zipf(1.3, len(names)) % (len(names) // 3 + 1)
    titles, held = rng.integers(0, len(_TITLES), len(names)), rng.random(len(names)) < 0.05
    rows = []
    for n, (name, url, day) in enumerate(zip(names, urls, stamps, strict=True)):
        given, _, family = name.partition(" ")
        firm = f"{_FIRMS[firms[n] % 6]} {firms[n]} {_FORMS[firms[n] % 5]}"
        email = f"{_slug(name)}.{n}@example.org" if held[n] else ""
        rows.append(f"{given},{family},{url},{email},{firm},{_TITLES[titles[n]]},{day}")
    return rows


def _invitations(rng: np.random.Generator, names: list[str], urls: list[str]) -> list[str]:
    n = len(names) // 3
    seconds, incoming = rng.integers(0, 500_000_000, n), rng.random(n) < 0.8
    times = (FIRST_SECOND + seconds.astype("timedelta64[s]")).astype(object)
    rows = []
    for k, at in enumerate(times):
        stamp = (
            f'"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M} {"AM" if at.hour < 12 else "PM"}"'
        )
        other, me = (names[k * 3], urls[k * 3]), EGO
        a, b, way = (other, me, "INCOMING") if incoming[k] else (me, other, "OUTGOING")
        rows.append(f'{a[0]},{b[0]},{stamp},"Hallo, wir kennen uns aus Gera.",{way},{a[1]},{b[1]}')
    return rows


def _bodies(rng: np.random.Generator, n: int) -> list[str]:
    """Texts of two to twelve lines, nearly all different."""
    lengths = np.minimum(2 + rng.geometric(0.2, n), 12)
    picks = np.split(rng.integers(0, len(_PHRASES), lengths.sum()), lengths.cumsum()[:-1])
    breaks = ("\r\n", "\n", " ")
    return [
        breaks[k % 3].join([f"Hallo, Punkt {k}:", *(_PHRASES[p] for p in pick)])
        for k, pick in enumerate(picks)
    ]


def _messages(rng: np.random.Generator, names: list[str], urls: list[str], n: int) -> list[str]:
    """Newest first, everything quoted."""
    people = rng.permutation(len(names))[(rng.zipf(1.25, n) - 1) % max(len(names) // 3, 1)]
    span = int((LAST_SECOND - FIRST_SECOND).astype(int))
    seconds = np.sort(rng.integers(0, span, n))[::-1].astype("timedelta64[s]")
    stamps = np.char.replace(np.datetime_as_string(FIRST_SECOND + seconds, unit="s"), "T", " ")
    outgoing, kind = rng.random(n) < 0.45, rng.random(n)
    bodies = _bodies(rng, n)
    return [
        _message(people[k], names, urls, f"{stamps[k]} UTC", bodies[k], bool(outgoing[k]), kind[k])
        for k in range(n)
    ]


def _message(
    person: int,
    names: list[str],
    urls: list[str],
    stamp: str,
    body: str,
    outgoing: bool,  # noqa: FBT001
    kind: float,
) -> str:
    """One row; `kind`, from 0 to 1, decides of which sort it is."""
    thread = f"2-{person:032x}Y2E5LTQyZjMtOTc4ZS1hYjI0"
    other, title, folder, draft, subject = (names[person], urls[person]), "", "INBOX", "No", ""
    if kind < 0.02:
        other, title, outgoing = ("LinkedIn Member", ""), "Sponsored Conversation", False
        body = f'<p class=""spinmail-quill-editor"">{body}</p>'
    elif kind < 0.05:
        folder, subject, outgoing = "SPAM", "Unser Angebot", False
    elif kind < 0.06:
        draft, outgoing = "Yes", True
    elif kind < 0.07:
        other, outgoing = ("LinkedIn Member", ""), False
    elif kind < 0.09:
        body, outgoing = _GREETING, True
    elif kind < 0.10:
        crowd = [(person + step) % len(names) for step in range(3)]
        other = (", ".join(names[p] for p in crowd), ",".join(urls[p] for p in crowd))
        thread, outgoing = f"{thread}-group", True
    (sender, sender_url), (to, to_urls) = (EGO, other) if outgoing else (other, EGO)
    return (f'"{thread}","{title}","{sender}","{sender_url}","{to}","{to_urls}","{stamp}","{subject}","{body}",'
            f'"{folder}","","{draft}","{draft}"')  # fmt: skip
