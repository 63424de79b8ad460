"""A work as a record: from pasted citations, BibTeX, RIS, nbib, CSL, or a look-up by DOI or PMID.

`recognise` tells which it is; one module reads each format into CSL data, `clean` puts that in
order, `add` puts the records into references.yaml.
Only `lookup` asks a network, and only when told to.
"""
