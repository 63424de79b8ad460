"""From a folder of YAML to records, each with its place in the file.

`folder` lists the files, `yaml_reader` parses one, `schema` judges its shape, `load` makes
records of it.
Nothing later parses YAML to read content; what is wrong becomes a `Problem`, never an exception.
"""
