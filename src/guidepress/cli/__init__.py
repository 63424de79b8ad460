"""The command line: one module for each command, with its options and what it does.

The door is `main`, which has the table of commands. `options` has what they share, `session` opens
and checks a content folder for them, `files` writes, `errors` ends them. Only this room prints.
"""
