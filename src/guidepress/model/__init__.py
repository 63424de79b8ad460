"""What a guideline is, as frozen values: guideline, edition, chapter, block, recommendation, scale.

It reads no file and knows no other room; whatever a later room needs of a record is here.
Begin with `guideline`; `blocks` holds one module for each kind of block, `nodes` an edition as a
flat list.
"""
