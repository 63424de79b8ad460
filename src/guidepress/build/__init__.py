"""How a site comes about: which outputs there are, what each depends on, and which must be made.

`outputs` lists them, `keys` holds what each depends on, `incremental` builds those that changed.
`on_demand` and `server` make the same files one at a time, for the preview.
"""
