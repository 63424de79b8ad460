"""What a change since a git revision does to a guideline, and whether it may come in.

`pairs` finds each edition before and after, `comment` and `data` say what differs, `gate` asks for
approvals.
"""
