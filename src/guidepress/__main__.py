"""`python -m guidepress`: the command line."""

from guidepress.cli.main import main

main()
