#!/usr/bin/env bash
# Package:  babel 2.19.0
# Expected: 1234567 is grouped in the Swiss languages as it is below a million and everywhere else: 1'234'567.
# Seen:     from a million on the groups run together, and from a thousand millions on one of them comes back. The Swiss
#           group separator is the plain apostrophe; the finished text is searched for quoted parts, as if it were
#           still a pattern, so every pair of separators is taken for a pair of quotation marks and removed. Amounts
#           of money lose theirs as well. A number with one separator, or any other separator, is unharmed.
# Output, compared line by line:
#> de_CH 999'999 1000000 1234567 1234567'890 CHF 1234567.50
#> fr_CH 999'999 1000000 1234567 1234567'890 1234567,50 CHF
#> it_CH 999'999 1000000 1234567 1234567'890 CHF 1234567.50
#> de_AT 999.999 1.000.000 1.234.567 1.234.567.890 CHF 1.234.567,50
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
python3 -m venv "$here/venv"
"$here/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0

"$here/venv/bin/python" - <<'PYTHON' | tee "$here/seen"
from babel.numbers import format_currency, format_decimal

for locale in ("de_CH", "fr_CH", "it_CH", "de_AT"):
    numbers = [format_decimal(n, locale=locale) for n in (999_999, 1_000_000, 1_234_567, 1_234_567_890)]
    words = " ".join([locale, *numbers, format_currency(1_234_567.5, "CHF", locale=locale)])
    print(" ".join(words.split()))
PYTHON
diff <(sed -n 's/^#> //p' "$0") "$here/seen"
