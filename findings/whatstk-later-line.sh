#!/usr/bin/env bash
# Package:  whatstk 0.9.1
# Expected: a message that is added at the end of a WhatsApp chat changes nothing about the messages before it.
# Seen:     the order of day and month is guessed anew from how often each number changes, so the third line moves the
#           first two by a month: 3/4/20 is the 4th of March, then the 3rd of April. Nothing is said, and auto_header
#           gives no sign of how sure it is; hformat= is the only way to be safe.
# Output, compared line by line:
#> two lines
#>   2020-03-04 18:05 Eva Muster
#>   2020-03-05 18:06 Jan Probe
#> one line later
#>   2020-04-03 18:05 Eva Muster
#>   2020-05-03 18:06 Jan Probe
#>   2020-05-04 09:00 Eva Muster
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check \
  whatstk==0.9.1 pandas==3.1.1 numpy==2.4.6 plotly==6.9.0 seaborn==0.13.2 matplotlib==3.11.2 emoji==2.16.0

cat >"$here/chat.txt" <<'TEXT'
3/4/20, 18:05 - Eva Muster: Are you free next week?
3/5/20, 18:06 - Jan Probe: On Monday
TEXT
cp "$here/chat.txt" "$here/later.txt"
echo '4/5/20, 09:00 - Eva Muster: See you then' >>"$here/later.txt"

"$here/venv/bin/python" - "$here" <<'PYTHON' 2>&1 | tee "$here/seen"
import sys

from whatstk import df_from_whatsapp

for what, name in (("two lines", "chat.txt"), ("one line later", "later.txt")):
    print(what)
    for row in df_from_whatsapp(f"{sys.argv[1]}/{name}").itertuples():
        print(f"  {row.date:%Y-%m-%d %H:%M} {row.username}")
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
