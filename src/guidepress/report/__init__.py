"""What the command line prints: problems, changes and rules, as text, Markdown, HTML, JSON, SARIF.

`problems` and `changes` are the doors; each other format is a module called after it.
`terminal` keeps content from steering a terminal, `markdown` from steering the page that shows it.
"""
