"""People and where they work: reading names and firms, and telling which accounts are one person."""
