"""The only room that knows python-pptx: a fitted deck as a PowerPoint file on any master.

`file.pptx_deck` is the door; `page` fills a slide with what `text`, `table`, `picture`, `chart` and
`footers` make. Tables and text are written as DrawingML, for python-pptx has no names for much of
what they need.
"""
