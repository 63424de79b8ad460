"""An edition as one PDF to print: chapters, changes, grades, references.

`book` makes its data out of views; templates/handbook/ lays it out.
"""
