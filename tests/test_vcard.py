"""The vCard reader: literal cards of each producer, broken files, an oracle, and arbitrary bytes."""

from __future__ import annotations

import base64
import dataclasses
import functools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netanalysis.sources.vcard import Card, Cards, read_cards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# --- what programs write ----------------------------------------------------------------------------------

XING_21 = """BEGIN:VCARD\r
VERSION:2.1\r
N:Jörg;Grünspecht;;Dr.;\r
FN:Dr. Jörg Grünspecht\r
ORG:Spechtwerke Süd GmbH\r
TITLE:Geschäftsführer\r
EMAIL;INTERNET;WORK:joerg@example.org\r
TEL;WORK;VOICE:+49 30 0000001\r
TEL;CELL:+49 170 0000001\r
ADR;WORK:;;Waldweg 3;Köln;;50667;Deutschland\r
URL:https://www.xing.com/profile/Joerg_Gruenspecht\r
END:VCARD\r
""".encode("latin-1")

XING_30 = """BEGIN:VCARD
VERSION:3.0
N;CHARSET=ISO-8859-1:Amsel;Änne;;;
FN;CHARSET=ISO-8859-1:Änne Amsel
ORG;CHARSET=ISO-8859-1:Nest\\, Höhle & Söhne OHG;Einkauf
TITLE;CHARSET=ISO-8859-1:Leiterin Einkauf
EMAIL;TYPE=work:aenne@example.org
ADR;TYPE=home;CHARSET=ISO-8859-1:;;Ring 1;Zürich;;8000;Schweiz
END:VCARD
""".encode("latin-1")

OUTLOOK = (
    b"BEGIN:VCARD\r\n"
    b"VERSION:2.1\r\n"
    b"N;LANGUAGE=de;ENCODING=QUOTED-PRINTABLE:Kr=E4he;J=FCrgen\r\n"
    b"FN;ENCODING=QUOTED-PRINTABLE:J=FCrgen Kr=E4he\r\n"
    b"ORG;ENCODING=QUOTED-PRINTABLE:Flug \x84Nord\x93 AG;Vertrieb\r\n"
    b"TITLE;ENCODING=QUOTED-PRINTABLE:Leiter f=FCr =80-Gesch=E4fte in=\r\n"
    b" Nord=\r\nund S=FCd\r\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE:erste Zeile=0D=0A=\r\nzweite Zeile=0D=0A=\r\n"
    b"\r\n"
    b"TEL;WORK;VOICE:+49 (40) 0000002\r\n"
    b"TEL;WORK;FAX:+49 (40) 0000003\r\n"
    b"ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;Am Kai 1=0D=0AHof;M=FCnchen;;80000;Deutschland\r\n"
    b"X-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\n"
    b"URL;WORK:http://www.example.org/?a=b\r\n"
    b"EMAIL;PREF;INTERNET:juergen@example.org\r\n"
    b"CATEGORIES:Kunden,Messe;Nord\r\n"
    b"PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n"
    b" /9j/4AAQSkZJRgABAQEA\r\n"
    b" AAAA=\r\n"
    b"\r\n"
    b'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="http://example.org/cards"><img/></card>\r\n'
    b"REV:20240304T100000Z\r\n"
    b"END:VCARD\r\n"
)

APPLE = """BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Apple Inc.//macOS 14.0//EN\r
N:Meise;Käthe;Maria;;\r
FN:Käthe Maria Meise\r
ORG:Futterhaus GmbH;\r
TITLE:CEO\r
item1.EMAIL;type=INTERNET;type=pref:kaethe@example.org\r
item1.X-ABLabel:_$!<Work>!$_\r
TEL;type=CELL;type=VOICE;type=pref:+43 660 0000004\r
item2.ADR;type=HOME:;;Gasse 5;Graz;;8010;Österreich\r
item2.X-ABADR:at\r
item3.ADR;type=WORK;type=pref:;;Platz 1\\nStiege 2;Wien;;1010;Österreich\r
item4.URL;type=pref:https\\://kaethe.example.org\r
item4.X-ABLabel:_$!<HomePage>!$_\r
X-SOCIALPROFILE;type=linkedin;x-user=kaethe-meise:http://www.linkedin.com/in/kaethe-meise\r
X-SOCIALPROFILE;type=other;x-user=kaethe:x-apple:kaethe\r
IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:kaethe.example\r
IMPP:https://chat.example.org/kaethe\r
BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-01\r
NOTE:Zwei Stunden\\, nur über Katzen.\\nWiedersehen\\; bald \\\\o/\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQEA\r
 AAAAAAAAAAAAAAAA\r
UID:0000-4\r
X-ABUID:0000-4:ABPerson\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
N:;;;;\r
FN:Futterhaus GmbH\r
ORG:Futterhaus GmbH;\r
X-ABShowAs:COMPANY\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:Chor\r
X-ADDRESSBOOKSERVER-KIND:group\r
X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:0000-4\r
END:VCARD\r
""".encode()

GOOGLE = b"""BEGIN:VCARD\r
VERSION:3.0\r
FN:Erika Beispiel\r
N:Beispiel;Erika;;;\r
EMAIL;TYPE=INTERNET;TYPE=WORK:e@example.org\r
EMAIL;TYPE=INTERNET:e@example.org\r
TEL;TYPE=CELL:+49 170 0000005\r
item1.ORG:Muster AG\r
item1.X-ABLabel:Other\r
item2.URL:https\\://www.linkedin.com/in/erika-000\r
item2.X-ABLabel:PROFILE\r
BDAY:--0229\r
CATEGORIES:myContacts,starred,Kunden\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
EMAIL;TYPE=INTERNET:other@example.org\r
END:VCARD\r
"""

NEXTCLOUD = """BEGIN:VCARD
VERSION:4.0
PRODID:-//IDN nextcloud.com//Contacts app 5.3//EN
UID:urn:uuid:00000000-0000-4000-8000-000000000006
FN:Ole Öllermann
N:Öllermann;Ole;;;
EMAIL;TYPE=HOME;PREF=1:mailto:ole@example.org
TEL;VALUE=uri;TYPE="cell,voice":tel:+49-40-000006;ext=7
TEL;VALUE=uri;X-NOTE="a:b;c":TEL:+49-40-000007
ADR;TYPE=home;LABEL="12 Work Street: rear":;;Deich 1;Bremen;;28000;Deutschland
ADR;TYPE=work:;;;;;;Dänemark
SOCIALPROFILE;SERVICE-TYPE=XING:https://www.xing.com/profile/Ole_Oellermann
KIND:individual
ROLE:Lotse
CATEGORIES:Segeln,See\\, Wind
NOTE:eins
NOTE:zwei
REV:2024-03-04T10:00:00Z
END:VCARD
""".encode()

GOOD = (XING_21, XING_30, OUTLOOK, APPLE, GOOGLE, NEXTCLOUD)


def card(*lines: str, version: str = "3.0") -> bytes:
    """A card with these lines, as UTF-8."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def only(data: bytes) -> Card:
    """The single card of a file that has nothing wrong with it."""
    found = read_cards(data)
    assert found.problems == ()
    assert len(found.cards) == 1
    return found.cards[0]


def test_xing_21_in_latin_1_with_swapped_name() -> None:
    found = read_cards(XING_21)
    assert found.encoding == "cp1252"
    assert found.problems == ()
    assert found.cards == (
        Card(
            row=1,
            version="2.1",
            kind="individual",
            name="Dr. Jörg Grünspecht",
            given_name="Jörg",
            family_name="Grünspecht",
            company="Spechtwerke Süd GmbH",
            position="Geschäftsführer",
            emails=("joerg@example.org",),
            phones=("+49 30 0000001", "+49 170 0000001"),
            urls=("https://www.xing.com/profile/Joerg_Gruenspecht",),
            city="Köln",
            country="Deutschland",
            categories=(),
            note="",
            uid="",
            revised="",
            producer="",
        ),
    )


def test_xing_30_with_declared_latin_1() -> None:
    found = only(XING_30)
    assert (found.name, found.given_name, found.family_name) == ("Änne Amsel", "Änne", "Amsel")
    assert (found.company, found.position) == ("Nest, Höhle & Söhne OHG", "Leiterin Einkauf")
    assert (found.city, found.country) == ("Zürich", "Schweiz")


def test_a_card_saved_again_as_utf_8_outweighs_its_old_charset() -> None:
    assert only(XING_30.decode("latin-1").encode()).name == "Änne Amsel"


def test_outlook_quoted_printable_without_charset() -> None:
    found = only(OUTLOOK)
    assert (found.version, found.producer) == ("2.1", "outlook")
    assert (found.name, found.given_name, found.family_name) == ("Jürgen Krähe", "Jürgen", "Krähe")
    assert found.company == "Flug „Nord“ AG"
    assert found.position == "Leiter für €-Geschäfte in Nordund Süd"
    assert found.note == "erste Zeile\nzweite Zeile"
    assert found.phones == ("+49 (40) 0000002", "+49 (40) 0000003")
    assert (found.city, found.country) == ("München", "Deutschland")
    assert found.urls == ("http://www.example.org/?a=b",)
    assert found.emails == ("juergen@example.org",)
    assert found.categories == ("Kunden", "Messe", "Nord")
    assert found.revised == "20240304T100000Z"


def test_apple_groups_social_profiles_and_kinds() -> None:
    person, firm, choir = read_cards(APPLE).cards
    assert read_cards(APPLE).problems == ()
    assert (person.row, firm.row, choir.row) == (1, 27, 34)
    assert person.producer == "apple"
    assert (person.given_name, person.family_name) == ("Käthe", "Meise")
    assert person.emails == ("kaethe@example.org",)
    assert person.urls == (
        "https://kaethe.example.org",
        "http://www.linkedin.com/in/kaethe-meise",
        "https://chat.example.org/kaethe",
    )
    assert (person.city, person.country) == ("Wien", "Österreich")
    assert person.note == "Zwei Stunden, nur über Katzen.\nWiedersehen; bald \\o/"
    assert person.uid == "0000-4"
    assert (firm.kind, firm.name, firm.producer) == ("org", "Futterhaus GmbH", "apple")
    assert (firm.given_name, firm.family_name) == ("", "")
    assert (choir.kind, choir.name) == ("group", "Chor")


def test_google() -> None:
    person, bare = read_cards(GOOGLE).cards
    assert (person.name, person.company, person.producer) == ("Erika Beispiel", "Muster AG", "google")
    assert person.emails == ("e@example.org",)
    assert person.urls == ("https://www.linkedin.com/in/erika-000",)
    assert person.categories == ("myContacts", "starred", "Kunden")
    assert (bare.row, bare.name, bare.emails) == (15, "", ("other@example.org",))


def test_nextcloud_40() -> None:
    found = only(NEXTCLOUD)
    assert (found.version, found.producer) == ("4.0", "nextcloud")
    assert found.emails == ("ole@example.org",)
    assert found.phones == ("+49-40-000006;ext=7", "+49-40-000007")
    assert (found.city, found.country) == ("", "Dänemark")
    assert found.urls == ("https://www.xing.com/profile/Ole_Oellermann",)
    assert found.position == "Lotse"
    assert found.categories == ("Segeln", "See, Wind")
    assert found.note == "eins\nzwei"
    assert found.uid == "urn:uuid:00000000-0000-4000-8000-000000000006"
    assert found.revised == "2024-03-04T10:00:00Z"


# --- encodings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codec", "mark", "encoding"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8-sig"),
        ("utf-16", b"", "utf-16"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-16-le", b"", "utf-16"),
        ("utf-16-be", b"", "utf-16"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_every_encoding_of_a_file(codec: str, mark: bytes, encoding: str) -> None:
    found = read_cards(mark + card("FN:Zoë Štěpán".replace("ě", "é"), "N:Štépán;Zoë").decode().encode(codec))
    assert (found.encoding, found.problems) == (encoding, ())
    assert (found.cards[0].name, found.cards[0].family_name) == ("Zoë Štépán", "Štépán")


def test_gaps_of_cp1252_are_read_as_latin_1() -> None:
    found = read_cards(b"BEGIN:VCARD\nFN:J\xfcrgen \x80\x81\x8d\x8f\x90\x9d\nEND:VCARD")
    assert found.encoding == "cp1252"
    assert found.cards[0].name == "Jürgen €\x81\x8d\x8f\x90\x9d"


def test_two_files_in_two_encodings_glued_together() -> None:
    found = read_cards(APPLE + XING_21 + b"\xef\xbb\xbf" + NEXTCLOUD)
    assert found.encoding == "utf-8"
    assert [entry.name for entry in found.cards] == [
        "Käthe Maria Meise",
        "Futterhaus GmbH",
        "Chor",
        "Dr. Jörg Grünspecht",
        "Ole Öllermann",
    ]
    start = APPLE.count(b"\n")
    odd = "a value that is not UTF-8, read as cp1252"
    assert found.problems == tuple((start + row, odd) for row in (3, 4, 5, 6, 10))


@pytest.mark.parametrize(
    ("charset", "raw", "name"),
    [
        ("UTF-8", b"J=C3=BCrgen", "Jürgen"),
        ("ISO-8859-1", b"J=FCrgen", "Jürgen"),
        ("iso-8859-1", b"J=C3=BCrgen", "Jürgen"),
        ("ISO-8859-15", b"=A4uro", "€uro"),
        ("Windows-1252", b"=80uro", "€uro"),
        ("windows-1250", b"Luk=E1=9A", "Lukáš"),
        ("ISO-8859-2", b"Luk=E1=B9", "Lukáš"),
        ("KOI8-R", b"=F7=C5=D2=C1", "Вера"),
        ("UTF-8", b"J=FCrgen", "Jürgen"),
    ],
)
def test_declared_charset(charset: str, raw: bytes, name: str) -> None:
    head = f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:".encode()
    assert only(card(version="2.1").replace(b"END:", head + raw + b"\r\nEND:")).name == name


def test_eight_bit_text_in_a_declared_charset() -> None:
    data = b"BEGIN:VCARD\nFN;CHARSET=windows-1251:" + "Вера Жук".encode("cp1251") + b"\nEND:VCARD"
    assert only(data).name == "Вера Жук"


@pytest.mark.parametrize(
    "charset", ["x-unheard-of", "rot13", "punycode", "unicode_escape", "undefined", "../etc", ""]
)
def test_charsets_that_are_none(charset: str) -> None:
    found = read_cards(f"BEGIN:VCARD\nFN;CHARSET={charset}:Zoë\\x41\nEND:VCARD".encode())
    assert found.cards[0].name == "Zoë\\x41"
    assert found.problems == (((2, "an unknown character set"),) if charset else ())


def test_base64_text_is_decoded_and_pictures_are_not() -> None:
    note = base64.b64encode("Grüße".encode()).decode()
    broken = "PHOTO;ENCODING=BASE64:!!! no base64 at all"
    assert only(card(f"NOTE;ENCODING=B:{note}", broken, "LOGO;BASE64:x", "KEY;ENCODING=b:x")).note == "Grüße"


@pytest.mark.parametrize(
    "said",
    [
        "ENCODING=QUOTED", "ENCODING=Q", "encoding=q", "ENCODING=QP", "QUOTED-PRINTABLE", "quoted-printable", "QUOTED", "QP",
        "ENCODING=QUOTEDPRINTABLE", "ENCODING=QUOTED_PRINTABLE", "ENCODING=Quoted Printable", 'ENCODING="QUOTED-PRINTABLE"',
        "TYPE=QUOTED-PRINTABLE", "WORK;ENCODING=QUOTED;CHARSET=UTF-8", "CHARSET=UTF-8;ENCODING=Q;PREF",
    ],
)  # fmt: skip
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_every_short_way_of_saying_quoted_printable_on_every_property(said: str, version: str) -> None:
    lines = (
        f"N;{said}:M=C3=BCller;J=C3=B6rg;;;",
        f"FN;{said}:J=C3=B6rg M=C3=BCller",
        f"ORG;{said}:B=C3=A4ckerei Wei=C3=9F;B=C3=BCro",
        f"TITLE;{said}:Gesch=C3=A4ftsf=C3=",
        "=BChrer",
        f"ADR;{said}:;;Stra=C3=9Fe 1;K=C3=B6ln;;50667;=C3=96sterreich",
        f"EMAIL;{said}:j=C3=B6rg=40example.org",
        f"TEL;{said}:=2B49 160 2222222",
        f"NOTE;{said}:mag=0D=0AK=C3=A4se",
        f"CATEGORIES;{said}:Sch=C3=BCler",
        f"URL;{said}:http://example.org/?a=3Db",
    )
    found = only(card(*lines, version=version))
    assert (found.name, found.given_name, found.family_name) == ("Jörg Müller", "Jörg", "Müller")
    assert (found.company, found.position) == ("Bäckerei Weiß", "Geschäftsführer")
    assert (found.city, found.country) == ("Köln", "Österreich")
    assert (found.emails, found.phones) == (("jörg@example.org",), ("+49 160 2222222",))
    assert (found.note, found.categories) == ("mag\nKäse", ("Schüler",))
    assert found.urls == ("http://example.org/?a=b",)


@pytest.mark.parametrize(
    "said", ["ENCODING=BASE64", "ENCODING=b", "BASE64", "base64", "ENCODING=Base-64", "TYPE=BASE64"]
)
def test_every_way_of_saying_base64(said: str) -> None:
    title = base64.b64encode("Geschäftsführer der Bäckerei Weiß".encode()).decode()
    data = card("FN:Zoë", f"TITLE;{said}:{title[:20]}", title[20:], "ORG:Bau AG")
    assert (only(data).position, only(data).company) == ("Geschäftsführer der Bäckerei Weiß", "Bau AG")


@pytest.mark.parametrize("said", ["ENCODING=8BIT", "QUEUE", "X-Q", "LANGUAGE=q", "ENCODING=", "VALUE=text"])
def test_what_says_no_transfer_encoding_leaves_the_value(said: str) -> None:
    assert only(card(f"TITLE;{said}:a=3Db")).position == "a=3Db"


def test_a_title_of_dolibarr() -> None:
    data = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN;CHARSET=UTF-8:Muster;Eva;;;\r\nFN;CHARSET=UTF-8:Eva Muster\r\n"
        "TITLE;ENCODING=QUOTED:Gesch=C3=A4ftsf=C3=BChrerin\r\nEMAIL;TYPE=INTERNET:eva@example.org\r\nEND:VCARD\r\n"
    )
    assert only(data.encode()).position == "Geschäftsführerin"


def test_broken_base64_text_is_reported() -> None:
    found = read_cards(card("FN:Zoë", "NOTE;ENCODING=b:abcde"))
    assert (found.cards[0].name, found.cards[0].note) == ("Zoë", "")
    assert found.problems == ((4, "a value that is not base64"),)


# --- lines ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
@pytest.mark.parametrize("data", GOOD)
def test_line_ends_do_not_matter(data: bytes, end: bytes) -> None:
    assert read_cards(data.replace(b"\r\n", b"\n").replace(b"\n", end)) == read_cards(data)


@pytest.mark.parametrize("blank", [b" ", b"\t"])
def test_folds_may_split_a_character(blank: bytes) -> None:
    data = card("FN:Müßig Ölig €", "NOTE:a  b")
    for cut in range(data.index(b"FN:") + 1, data.index(b"END") - 2):
        folded = data[:cut] + b"\r\n" + blank + data[cut:]
        if data[cut - 1 : cut] not in b"\r\n":
            assert read_cards(folded) == read_cards(data)


def test_soft_breaks_with_trailing_blanks_and_lower_case() -> None:
    data = b"begin:vcard\nversion:2.1\nnote;encoding=quoted-printable:M=c3=  \n=bcll=\n=FCb=\nEND:VCARD"
    found = read_cards(data)
    assert found.problems == ()
    assert found.cards[0].note == "MÃ¼llüb"  # not UTF-8 as a whole, so all of it is cp1252


def test_an_unfinished_soft_break_does_not_swallow_the_next_card() -> None:
    data = b"BEGIN:VCARD\nVERSION:2.1\nFN;QUOTED-PRINTABLE:A=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD"
    assert [entry.name for entry in read_cards(data).cards] == ["A", "B"]


def test_an_equals_sign_at_the_end_breaks_only_quoted_printable_lines() -> None:
    assert only(card("URL:http://example.org/?q=", "FN:Zoë")).urls == ("http://example.org/?q=",)


def test_base64_lines_without_indentation_belong_to_the_picture() -> None:
    data = card("PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/", "4AAQSkZJRg", "ABAQEA==", "", "FN:Zoë")
    assert only(data).name == "Zoë"


def test_colons_and_semicolons_in_quotation_marks() -> None:
    found = only(
        card('FN;X-A="b:c;CHARSET=none";X-D=e:Zoë: Ring', 'ADR;TYPE="home","work":;;;Ulm', "ADR:;;;Bonn")
    )
    assert (found.name, found.city) == ("Zoë: Ring", "Ulm")


def test_a_lone_quotation_mark_is_no_quotation() -> None:
    assert only(card('FN;X-A=1":Zoë', 'TEL;X="a:0300')).phones == ("0300",)


@pytest.mark.parametrize(
    ("version", "written", "company"),
    [
        ("3.0", r"A\, B\; C\\;D", "A, B; C\\"),
        ("4.0", r"A\nB\NC;D", "A B C"),
        ("2.1", r"A\, B\; C;D", r"A\, B; C"),
        ("2.1", r"C\nE", r"C\nE"),
        ("3.0", r"C:\temp", r"C:\temp"),
        ("3.0", "A\\", "A\\"),
        ("", r"A\;B;C", "A;B"),
    ],
)
def test_escapes(version: str, written: str, company: str) -> None:
    assert only(card(f"ORG:{written}", version=version)).company == company


@pytest.mark.parametrize(("said", "version"), [(" 3.0 ", "3.0"), ("4.0", "4.0"), ("5.0", ""), ("", "")])
def test_versions(said: str, version: str) -> None:
    assert only(card("FN:Zoë", version=said)).version == version


def test_the_version_may_come_last() -> None:
    assert only(b"BEGIN:VCARD\nORG:A\\, B\nVERSION:2.1\nEND:VCARD").company == "A\\, B"


# --- what is wrong with a file -----------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\n\r\n \t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    found = read_cards(data)
    assert (found.cards, found.problems) == ((), ((1, "the file is empty"),))


def test_a_file_that_holds_no_cards() -> None:
    assert read_cards(b"Name,Mail\nZoe,z@example.org\n").problems == ((1, "lines outside of any card"),)


def test_stray_lines_inside_and_outside_of_cards() -> None:
    data = (
        b"hello\nagain\n"
        b"BEGIN:VCARD\nFN:A\nno colon here\nthis is: no property\nX-OWN:fine\nEND:VCARD\n"
        b"END:VCARD\n"
        b"Begin:vCard \t\nFN:B\n\nEND:vcard  \n"
    )
    found = read_cards(data)
    assert [(entry.row, entry.name) for entry in found.cards] == [(3, "A"), (10, "B")]
    assert found.problems == (
        (1, "lines outside of any card"),
        (5, "a line without a colon"),
        (6, "a line that is not a vCard property"),
        (9, "lines outside of any card"),
    )


def test_a_missing_end_and_a_file_cut_off() -> None:
    data = card("FN:A").replace(b"END:VCARD\r\n", b"") + card("FN:B") + b"BEGIN:VCARD\r\nFN:C\r\nEMAI"
    found = read_cards(data)
    assert [entry.name for entry in found.cards] == ["A", "B", "C"]
    not_closed = "the card is not closed by END:VCARD"
    assert found.problems == ((1, not_closed), (8, not_closed), (10, "a line without a colon"))


def test_an_indented_line_after_the_end_leaves_the_card_closed() -> None:
    found = read_cards(card("FN:A") + b" stray\r\n" + card("FN:B"))
    assert [entry.name for entry in found.cards] == ["A", "B"]
    assert found.problems == ((5, "lines outside of any card"),)


def test_end_and_begin_on_one_line() -> None:
    found = read_cards(card("FN:A").rstrip() + b"\xef\xbb\xbf" + card("FN:B"))
    assert [(entry.row, entry.name) for entry in found.cards] == [(1, "A"), (4, "B")]
    assert found.problems == ()


@pytest.mark.parametrize(
    "agent",
    [
        ("AGENT:", "BEGIN:VCARD", "VERSION:2.1", "FN:Agent", "TITLE:Agent", "END:VCARD"),
        ("AGENT:", "", "BEGIN:VCARD", "FN:Agent", "AGENT:", "BEGIN:VCARD", "FN:X", "END:VCARD", "END:VCARD"),
        ("AGENT;TYPE=X:BEGIN:VCARD", "FN:Agent", "TITLE:Agent", "END:VCARD"),
        (r"AGENT:BEGIN:VCARD\nFN:Agent\nTITLE:Agent\nEND:VCARD\n",),
        ("AGENT;VALUE=uri:CID:agent@example.org",),
    ],
)
def test_agents_are_ignored(agent: tuple[str, ...]) -> None:
    found = only(card("FN:Zoë", *agent, "ORG:Nest AG", version="2.1"))
    assert (found.name, found.position, found.company) == ("Zoë", "", "Nest AG")


def test_an_agent_that_is_not_closed_costs_no_later_card() -> None:
    data = b"BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:X\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"
    assert [entry.name for entry in read_cards(data).cards] == ["A", "B"]


def test_zero_bytes_are_left_out() -> None:
    found = only(b"BEG\0IN:VCARD\nFN:Zo\0e\nNOTE;QUOTED-PRINTABLE:a=00b\nEND:VCARD\0")
    assert (found.name, found.note) == ("Zoe", "ab")


def test_addresses_without_an_at_sign_are_reported_and_left_out() -> None:
    found = read_cards(card("EMAIL;EX:/o=Nest/cn=zoe", "EMAIL:", "EMAIL:<MAILTO:zoe@example.org>"))
    assert found.cards[0].emails == ("zoe@example.org",)
    assert found.problems == ((3, "an e-mail field without an @"),)


def test_problems_hold_nothing_personal() -> None:
    lines = ("Zaphod", "Zaphod Z: z", "EMAIL:Zaphod", "FN;CHARSET=Zaphod:Zaphod", "NOTE;ENCODING=b:Zapho")
    found = read_cards(b"Zaphod\n" + card(*lines) + b"BEGIN:VCARD\nFN:Zaphod")
    assert [row for row, _ in found.problems] == [1, 4, 5, 6, 7, 8, 10]
    assert "aph" not in repr(found.problems).lower()


# --- names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "parts", "names"),
    [
        ("Anna Berger", "Berger;Anna;;;", ("Anna Berger", "Anna", "Berger")),
        ("Anna Berger", "Anna;Berger", ("Anna Berger", "Anna", "Berger")),
        ("Dr. Anna Berger", "Anna;Berger;;Dr.", ("Dr. Anna Berger", "Anna", "Berger")),
        ("Anna Berger, MBA", "Berger;Anna;;;MBA", ("Anna Berger, MBA", "Anna", "Berger")),
        ("Berger, Anna", "Berger;Anna", ("Berger, Anna", "Anna", "Berger")),
        ("Dr. von Berg, Anna", "von Berg;Anna", ("Dr. von Berg, Anna", "Anna", "von Berg")),
        ("Anna von Berg", "Anna;von Berg", ("Anna von Berg", "Anna", "von Berg")),
        ("ANNA MUELLER", "Müller;Anna", ("ANNA MUELLER", "Anna", "Müller")),
        ("Rene Muller", "Müller;René", ("Rene Muller", "René", "")),
        ("Anna Berger", "Huber;Eva", ("Anna Berger", "", "")),
        ("Toni Berger", "Berger;Anton", ("Toni Berger", "", "Berger")),
        ("Anna Huber", "Berger;Anna", ("Anna Huber", "Anna", "")),
        ("Anna Berger", "Anna Berger;;;;", ("Anna Berger", "", "")),
        ("Anna Berger", ";Anna Berger;;;", ("Anna Berger", "", "")),
        ("Anna Berger", "Berger;;;;", ("Anna Berger", "", "Berger")),
        ("Anna Berger", "", ("Anna Berger", "", "")),
        ("Anna", "Berger;Anna", ("Anna", "Anna", "Berger")),
        ("Anna", ";Anna", ("Anna", "Anna", "")),
        ("Peter Peter", "Peter;Peter", ("Peter Peter", "Peter", "Peter")),
        ("", "Berger;Anna;Maria;Dr.;MBA", ("Dr. Anna Maria Berger MBA", "Anna", "Berger")),
        ("", "Berger", ("Berger", "", "Berger")),
        ("", ";;;;", ("", "", "")),
        ("anna@example.org", "Berger;Anna", ("Anna Berger", "Anna", "Berger")),
        ("anna@example.org", ";;;;", ("anna@example.org", "", "")),
        ("🚀", "Berger;Anna", ("🚀", "", "")),
        ("  Anna \t Berger ", " Berger ; Anna ", ("Anna Berger", "Anna", "Berger")),
    ],
)
def test_names(shown: str, parts: str, names: tuple[str, str, str]) -> None:
    found = only(card(f"FN:{shown}", f"N:{parts}"))
    assert (found.name, found.given_name, found.family_name) == names


def test_several_given_names_are_separated_by_commas_from_version_3_on() -> None:
    assert only(card("N:Berger;Anna,Maria;;;")).given_name == "Anna Maria"
    assert only(card("N:Berger;Anna,Maria;;;", version="2.1")).given_name == "Anna,Maria"


def test_the_first_value_that_says_something_wins() -> None:
    lines = ("FN:", "FN:Zoë", "FN:Zoe", "ORG:;Abteilung", "ORG:Nest AG", "TITLE: ", "ROLE:Rat", "KIND:GROUP")
    found = only(card(*lines))
    assert (found.name, found.company, found.position, found.kind) == ("Zoë", "Nest AG", "Rat", "group")


@pytest.mark.parametrize(
    ("line", "producer"),
    [
        ("PRODID:-//Google Inc.//Contacts//EN", "google"),
        ("PRODID:-//Microsoft Corporation//Outlook 16//EN", "outlook"),
        ("PRODID:ez-vcard 0.11", "ez-vcard 0.11"),
        ("X-MS-OL-DESIGN:x", "outlook"),
        ("item1.X-ABLabel:x", "apple"),
        ("X-OWN-X-AB:x", ""),
    ],
)
def test_producers(line: str, producer: str) -> None:
    assert only(card(line)).producer == producer


# --- firms and the people in them -------------------------------------------------------------------------

APPLE_FIRM = """BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Apple Inc.//iOS 17.1//EN\r
N:Müller;Jörg;;;\r
FN:Apfel Computer AG\r
ORG:Apfel Computer AG;\r
X-ABShowAs:COMPANY\r
item1.EMAIL;type=INTERNET;type=pref:joerg@example.org\r
END:VCARD\r
"""


@pytest.mark.parametrize("flag", ["X-ABShowAs:COMPANY\r\n", "KIND:org\r\n", ""])
@pytest.mark.parametrize(
    "reached", ["item1.EMAIL;type=INTERNET;type=pref:joerg@example.org\r\n", "TEL:+49 160 2222222\r\n", ""]
)
@pytest.mark.parametrize(
    "shown", ["Apfel Computer AG", "APFEL COMPUTER AG", "Apfel Computer", "Apfel Computer AG, Köln"]
)
def test_a_person_in_a_firms_card_is_that_person_at_that_firm(flag: str, reached: str, shown: str) -> None:
    text = APPLE_FIRM.replace("X-ABShowAs:COMPANY\r\n", flag).replace("FN:Apfel Computer AG", f"FN:{shown}")
    text = text.replace("item1.EMAIL;type=INTERNET;type=pref:joerg@example.org\r\n", reached)
    found = only(text.encode())
    assert (found.kind, found.name, found.company) == ("individual", "Jörg Müller", "Apfel Computer AG")
    assert (found.given_name, found.family_name) == ("Jörg", "Müller")


def test_a_firms_card_of_old_thunderbird_names_the_person_in_n() -> None:
    data = (
        "begin:vcard\nfn;quoted-printable:D=C3=BCmmy GmbH\nn;quoted-printable:D=C3=BCmmy;J=C3=B6rg\n"
        "org;quoted-printable:D=C3=BCmmy GmbH;Vertrieb\nemail;internet:duemmy@example.org\nversion:2.1\nend:vcard\n"
    )
    found = only(data.encode())
    assert (found.kind, found.name, found.company) == ("individual", "Jörg Dümmy", "Dümmy GmbH")


@pytest.mark.parametrize(
    ("shown", "parts", "firm", "flagged", "who"),
    [
        # a firm and nobody in it
        ("Futterhaus GmbH", ";;;;", "Futterhaus GmbH", True, ("org", "Futterhaus GmbH")),
        ("Futterhaus GmbH", ";;;;", "Futterhaus GmbH", False, ("org", "Futterhaus GmbH")),
        ("Futterhaus GmbH", "Futterhaus GmbH;;;;", "Futterhaus GmbH", False, ("org", "Futterhaus GmbH")),
        ("Futterhaus GmbH", ";Futterhaus GmbH;;;", "Futterhaus GmbH", True, ("org", "Futterhaus GmbH")),
        ("Futterhaus GmbH", "GmbH;Futterhaus;;;", "Futterhaus GmbH", False, ("org", "Futterhaus GmbH")),
        ("Futter Haus", "Haus;Futter;;;", "Futter Haus", True, ("org", "Futter Haus")),
        ("Futterhaus", "Futterhaus;;;;", "Futterhaus Nord", True, ("org", "Futterhaus")),
        # a person in it, whatever is known of her
        ("Bäckerei Müller", "Müller;;;;", "Bäckerei Müller", True, ("individual", "Müller")),
        ("Bäckerei Müller", ";Jörg;;;", "Bäckerei Müller", False, ("individual", "Jörg")),
        ("Bäckerei Müller", "Müller;Jörg;;Dr.;", "Bäckerei Müller", False, ("individual", "Dr. Jörg Müller")),
        ("Apfel Computer AG", "Müller;Jörg;;;", "", False, ("individual", "Jörg Müller")),
        ("Jörg Müller GmbH", "Müller;Jörg;;;", "Jörg Müller GmbH", True, ("individual", "Jörg Müller")),
        # people, not firms
        ("Jörg Müller", "Müller;Jörg;;;", "Jörg Müller", False, ("individual", "Jörg Müller")),
        ("Jörg Müller", "Müller;Jörg;;;", "Jörg Müller Beratung", False, ("individual", "Jörg Müller")),
        ("Müller", "Müller;;;;", "Müller GmbH", False, ("individual", "Müller")),
        ("Evi", "Muster;Eva;;;", "Bau AG", False, ("individual", "Evi")),
        ("Eva Muster", ";;;;", "Bau AG", False, ("individual", "Eva Muster")),
    ],
)
def test_whose_card_it_is(shown: str, parts: str, firm: str, *, flagged: bool, who: tuple[str, str]) -> None:
    flag = ("X-ABShowAs:COMPANY",) if flagged else ()
    found = only(card(f"FN:{shown}", f"N:{parts}", *((f"ORG:{firm};",) if firm else ()), *flag))
    assert (found.kind, found.name) == who
    assert found.company == (firm or "Apfel Computer AG")


# --- against another reader --------------------------------------------------------------------------------


def _values(contents: Mapping[str, Sequence[Any]], name: str) -> list[Any]:
    """What the other reader found under a property's name."""
    return [line.value for line in contents.get(name, ())]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("data", [XING_30.decode("latin-1").encode(), APPLE, GOOGLE, NEXTCLOUD])
def test_vobject_reads_the_same(data: bytes) -> None:
    vobject = pytest.importorskip("vobject")
    theirs = list(vobject.readComponents(data.decode()))
    ours = read_cards(data).cards
    assert len(theirs) == len(ours) > 0
    for their, our in zip(theirs, ours, strict=True):
        texts = functools.partial(_values, their.contents)
        assert [our.name] == (texts("fn") or [""])
        assert our.company == (their.org.value[0] if "org" in their.contents else "")
        assert our.position == "".join(texts("title") or texts("role"))
        assert our.emails == tuple(dict.fromkeys(mail.removeprefix("mailto:") for mail in texts("email")))
        assert [phone.lower().removeprefix("tel:") for phone in texts("tel")] == list(our.phones)
        assert our.note == "\n".join(texts("note"))
        assert our.uid == "".join(texts("uid"))
        assert our.categories == tuple(label for labels in texts("categories") for label in labels)
        assert {(our.city, our.country)} <= {("", ""), *((adr.city, adr.country) for adr in texts("adr"))}
        if "n" in their.contents and our.given_name:
            assert (our.given_name, our.family_name) == (their.n.value.given, their.n.value.family)


_words = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="@"), min_size=1, max_size=12
)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@settings(deadline=None, max_examples=60)
@given(given_name=_words, family_name=_words, company=_words, note=st.lists(_words, min_size=1, max_size=30))
def test_what_vobject_writes_is_read_back(
    given_name: str, family_name: str, company: str, note: list[str]
) -> None:
    vobject = pytest.importorskip("vobject")
    made = vobject.vCard()
    made.add("n").value = vobject.vcard.Name(family=family_name, given=given_name)
    made.add("fn").value = f"{given_name} {family_name}"
    made.add("org").value = [company, "Einkauf"]
    made.add("note").value = "\n".join(note)
    found = only(made.serialize().encode())
    assert (found.given_name, found.family_name) == (given_name, family_name)
    assert found.name == f"{given_name} {family_name}"
    assert found.company == company
    assert found.note == "\n".join(note)


# --- arbitrary bytes --------------------------------------------------------------------------------------


def sound(found: Cards, data: bytes) -> bool:
    """Whether a result is what its types promise, printable as UTF-8, its lines inside the file."""
    last = data.count(b"\n") + data.count(b"\r") + 1
    rows = [entry.row for entry in found.cards] + [row for row, _ in found.problems]
    repr(found).encode()
    texts = [value for entry in found.cards for value in dataclasses.astuple(entry)[1:]]
    flat = [part for value in texts for part in (value if isinstance(value, tuple) else (value,))]
    "".join(flat).encode()
    return all(1 <= row <= last for row in rows) and "\0" not in "".join(flat)


_FRAGMENTS = st.sampled_from(
    [
        *(
            b"BEGIN:VCARD",
            b"END:VCARD",
            b"\n",
            b"\r\n ",
            b"=\n",
            b"\0",
            b";",
            b":",
            b'"',
            b"\\",
            b",",
            b"=",
            b"AGENT:\n",
        ),
        *(
            b"FN:",
            b"N:",
            b"ADR;WORK:",
            b"NOTE;ENCODING=QUOTED-PRINTABLE:",
            b"PHOTO;BASE64:",
            b"EMAIL;ENCODING=b:",
        ),
        *(
            b"FN;CHARSET=",
            b"utf-8",
            b"gb18030",
            b"shift_jis",
            b"VERSION:2.1\n",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"=C3",
            b"\xfc",
        ),
    ]
)


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(st.binary(max_size=300), st.lists(st.one_of(_FRAGMENTS, st.binary(max_size=4))).map(b"".join))
)
@example(b"\xff\xfeB")
@example(b'BEGIN:VCARD\n:\n;:\n.:\n":\n=:')
def test_no_bytes_raise(data: bytes) -> None:
    assert sound(read_cards(data), data)
    assert sound(read_cards(b"BEGIN:VCARD\n" + data), b"\n" + data)


@settings(deadline=None, max_examples=300)
@given(
    data=st.sampled_from(GOOD),
    start=st.integers(0, 1200),
    length=st.integers(0, 40),
    instead=st.one_of(st.binary(max_size=6), _FRAGMENTS),
)
def test_mutated_files_never_raise(data: bytes, start: int, length: int, instead: bytes) -> None:
    start %= len(data)
    mutated = data[:start] + instead + data[start + length :]
    assert sound(read_cards(mutated), mutated)


@pytest.mark.parametrize("data", GOOD)
def test_a_file_cut_off_anywhere_keeps_what_came_before(data: bytes) -> None:
    whole = read_cards(data).cards
    for cut in range(len(data)):
        found = read_cards(data[:cut]).cards
        complete = data[:cut].count(b"END:VCARD")
        assert found[:complete] == whole[:complete]
        assert len(found) == data[:cut].count(b"BEGIN:VCARD")


_garbage = st.binary(min_size=1, max_size=60).filter(
    lambda line: not set(line) & set(b"\r\n") and b"VCARD" not in line.upper().replace(b"\0", b"")
)


@settings(deadline=None, max_examples=200)
@given(count=st.integers(1, 5), garbage=_garbage, where=st.data())
def test_good_cards_survive_a_garbage_line_between_them(
    count: int, garbage: bytes, where: st.DataObject
) -> None:
    good = [card(f"FN:Anna {number}", f"EMAIL:a{number}@example.org") for number in range(count)]
    place = where.draw(st.integers(1, count))
    found = read_cards(b"".join(good[:place]) + garbage + b"\r\n" + b"".join(good[place:]))
    assert [entry.name for entry in found.cards] == [f"Anna {number}" for number in range(count)]
    assert [entry.emails for entry in found.cards] == [(f"a{number}@example.org",) for number in range(count)]


@settings(deadline=None, max_examples=200)
@given(garbage=_garbage)
def test_a_garbage_line_inside_a_card_costs_at_most_itself(garbage: bytes) -> None:
    before, after = card("UID:1"), card("UID:3")
    middle = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:2\r\nX-A:b\r\n" + garbage + b"\r\nREV:today\r\nEND:VCARD\r\n"
    found = read_cards(before + middle + after)
    assert [(entry.uid, entry.revised) for entry in found.cards] == [("1", ""), ("2", "today"), ("3", "")]


@pytest.mark.parametrize(
    "line",
    [
        b"x" * 3_000_000,
        b"NOTE:" + b"\\," * 500_000,
        b"NOTE:" + b"\n x" * 300_000,
        b"NOTE;QUOTED-PRINTABLE:" + b"x=\n" * 300_000,
        b"NOTE;QUOTED-PRINTABLE:" + b" " * 1_000_000 + b"x=\n",
        b"PHOTO;BASE64:" + b"\nABCD" * 300_000,
        b'TEL;X="' + b'"' * 1_000_000 + b":1",
        b"TEL" + b";a=b" * 300_000 + b":1",
        b"N:" + b";" * 1_000_000,
        b"N:" + b"a " * 300_000 + b"c;" + b"a " * 300_000 + b"d",
        b"FN:" + b"a " * 500_000,
    ],
)
def test_megabytes_in_one_line(line: bytes) -> None:
    data = b"BEGIN:VCARD\nFN:" + b"a " * 100 + b"\n" + line + b"\nUID:1\nEND:VCARD\n" + card("FN:Zoë")
    assert [entry.name[-3:] for entry in read_cards(data).cards] == ["a a", "Zoë"]
    assert read_cards(data).cards[0].uid == "1"


def test_many_cards() -> None:
    data = b"".join(
        card(f"FN:Anna {number}", f"N:{number};Anna", "ORG:Bäckerei\\, Nord") for number in range(3000)
    )
    found = read_cards(data)
    assert len(found.cards) == 3000
    assert (found.cards[-1].row, found.cards[-1].family_name) == (2999 * 6 + 1, "2999")
