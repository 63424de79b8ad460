"""What templates see: one language, plain words, everything parsed and looked up.

A view holds strings, numbers, lists and spans of text, never a record and never markup.
`chapter` and `changes` make the large ones; the classes they are made of are in `chapter_types`
and `change_types`.
"""
