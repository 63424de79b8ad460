"""What is on disk: cached results, files that are written, git revisions, what is shipped.

Only this room and the two that hand a folder to another program touch the disk to write.
Take `cache` to keep a result under the hash of its inputs, `atomic` to write, `git` for a folder
as it was at a revision, `resources` to find schema and templates.
"""
