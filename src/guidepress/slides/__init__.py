"""Slide decks: what is on each slide, fitted once, then written as PowerPoint, HTML and PDF.

`compose` turns a chapter's view into slide parts, `fit` and `paginate` decide sizes and breaks,
`files` writes each format.
Everything that knows python-pptx is in `pptx/`, Typst in `typeset`.
"""
