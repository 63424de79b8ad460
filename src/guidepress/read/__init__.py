"""From a folder of YAML to records, each with its place in the file.

`folder` lists the files and `file_kinds` says which there are; `yaml_reader` parses one, `schema`
judges its shape, `load` makes records of it, and `reader` does so once for the same bytes.
Nothing later parses YAML to read content; what is wrong becomes a `Problem`, never an exception.
"""
