#!/usr/bin/env bash
# Package:  phonenumbers 9.0.43
# Expected: a word that an address book has behind a German number is left away, or the number is refused, as happens
#           with a word before it and with two letters behind it; what is not a number of Germany is not valid.
# Seen:     three letters or more behind the number are dialled on the keys of a telephone: "privat" becomes 774828, and
#           is_valid_number() agrees, for German numbers may be long. An umlaut in the word refuses the whole, a word
#           before the number is ignored. An extension written in pairs, "x 12 34", is joined to the number, "x 12" is not.
#           Two entries of one person then share no number, and each of them looks right.
# Output, compared line by line:
#> 030 123456           +4930123456          valid
#> Fax 030 123456       +4930123456          valid
#> 030 123456 AB        +4930123456          valid
#> 030 123456 Fax       +4930123456329       valid
#> 030 123456 privat    +4930123456774828    valid
#> 030 123456 Büro      refused
#> 030 123456 x 12      +4930123456          valid, extension 12
#> 030 123456 x 12 34   +49301234561234      valid
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43

PYTHONUTF8=1 "$here/venv/bin/python" - <<'PYTHON' | tee "$here/seen"
import phonenumbers as pn

entries = ["", "Fax", " AB", " Fax", " privat", " Büro", " x 12", " x 12 34"]
for note in entries:
    text = f"030 123456{note}" if note.startswith(" ") or not note else f"{note} 030 123456"
    try:
        number = pn.parse(text, "DE")
    except pn.NumberParseException:
        print(f"{text:<20} refused")
        continue
    valid = "valid" if pn.is_valid_number(number) else "not valid"
    extension = f", extension {number.extension}" if number.extension else ""
    print(f"{text:<20} {pn.format_number(number, pn.PhoneNumberFormat.E164):<20} {valid}{extension}")
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
