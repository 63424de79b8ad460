"""The command line: one module for each command, with its options and what it does.

`main` lists the commands; `errors` turns exceptions into one sentence and an exit code.
Only this room prints.
"""
