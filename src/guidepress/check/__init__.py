"""Whether content is what it must be: every problem, at its line.

The door is `check.check`, which reads a folder, runs both gates and assembles the editions;
`registry` lists every rule.
A rule is a module in `rules/`, a question of method one in `lint/`; `lock` and `errata` guard
what was published.
"""
