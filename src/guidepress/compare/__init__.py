"""What differs between two editions, and what became of each recommendation.

The door is `compare.compare`: two editions in, a `Comparison` of typed changes out; `apply` is
the way back.
`kinds` names every kind of change and its weight, `fields` decides which one a difference is.
"""
