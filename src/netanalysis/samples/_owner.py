"""The interim manager whose network this is."""

from __future__ import annotations

from typing import Final

OWNER_GIVEN: Final = "Martin"
OWNER_FAMILY: Final = "Brückner"
OWNER_NAME: Final = f"{OWNER_GIVEN} {OWNER_FAMILY}"
#: how LinkedIn spells him in some of the messages
OWNER_BARE: Final = "Martin Bruckner"
OWNER_SLUG: Final = "martin-brueckner-interim"
OWNER_URL: Final = f"https://www.linkedin.com/in/{OWNER_SLUG}"
OWNER_XING: Final = "https://www.xing.com/profile/Martin_Brueckner12"
OWNER_EMAILS: Final = ("martin.brueckner@example.org", "kontakt@brueckner-interim.example.com")
OWNER_PHONE: Final = "+49 152 28895456"
HEADLINE: Final = "Interim Manager | Einkauf, Lieferketten, Restrukturierung"
DAY_RATE: Final = 1200
HOURLY_COST: Final = 95
