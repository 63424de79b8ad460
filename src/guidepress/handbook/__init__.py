"""An edition as one PDF to print: chapters, changes, grades, references.

`book` makes plain data out of views; templates/handbook/ lays it out.
"""
