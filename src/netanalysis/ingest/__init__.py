"""From what the vendors' parsers read to canonical tables: the one place that decides what it means.

`owner` finds out who the owner is, `names` how names are compared, `accounts` which account somebody is, `contact_lists` which
entries of lists are one account, `exchange` directions, recipients and ties among those in one conversation, `presence` who has
gone, `coverage` which days a file can show, `merge` what two exports both hold, and `build` puts it together. Large tables stay
frames: `large_owner`, `directory`, `recipients`, `large_messages` and `large_tables` ask the same of columns.
"""
