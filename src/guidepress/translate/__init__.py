"""Which translations are current, and texts on their way to translators and back.

`status` says for each text and language whether somebody has confirmed it.
`xliff` and `po` write and read the files of translators' tools; `edit.translations` puts what
came back into YAML.
"""
