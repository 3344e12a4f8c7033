"""`python -m netanalysis`."""

from netanalysis.cli import main

main()
