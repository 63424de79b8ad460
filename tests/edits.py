"""Every kind of edit, by name."""

import edits_elsewhere
import edits_in_chapters
import edits_of_editions

EDITS = {**edits_in_chapters.EDITS, **edits_of_editions.EDITS, **edits_elsewhere.EDITS}
