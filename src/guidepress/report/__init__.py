"""What the command line prints: problems, changes and rules, as text, Markdown, HTML, JSON, SARIF.

`problems` and `changes` are the doors; each format is one function or module.
`terminal` keeps content from steering a terminal.
"""
