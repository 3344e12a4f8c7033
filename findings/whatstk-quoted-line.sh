#!/usr/bin/env bash
# Package:  whatstk 0.9.1
# Expected: a message begins where a line begins; what somebody quotes in the middle of her text is her text.
# Seen:     the header is searched for everywhere. Eva quotes an old line, and her message is cut in two: Ida, who is not
#           in this chat, becomes a member, with a message that Eva wrote, dated two months before the chat began. The rows
#           no longer run in time, and counts of people and of months are wrong without an error.
# Output, compared line by line:
#> 2020-03-04 18:05 Eva Muster | Look what I found: "
#> 2019-12-31 23:59 Ida | Happy new year" - remember?
#> 2020-03-17 18:06 Jan Probe | Of course
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check \
  whatstk==0.9.1 pandas==3.1.1 numpy==2.4.6 plotly==6.9.0 seaborn==0.13.2 matplotlib==3.11.2 emoji==2.16.0

cat >"$here/chat.txt" <<'TEXT'
04.03.20, 18:05 - Eva Muster: Look what I found: "31.12.19, 23:59 - Ida: Happy new year" - remember?
17.03.20, 18:06 - Jan Probe: Of course
TEXT

"$here/venv/bin/python" - "$here/chat.txt" <<'PYTHON' 2>&1 | tee "$here/seen"
import sys

from whatstk import df_from_whatsapp

for row in df_from_whatsapp(sys.argv[1]).itertuples():
    print(f"{row.date:%Y-%m-%d %H:%M} {row.username} | {row.message}")
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
