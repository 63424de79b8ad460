"""YAML that is written: edits that keep an author's comments, scaffolds, a new edition.

The door is `yaml_edit`: it changes one place in a file and leaves all other bytes as they are.
`format` puts a file into its canonical form, `scaffold` writes what an author goes on from.
"""
