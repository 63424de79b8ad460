"""How a site comes about: a list of outputs, of which those are made whose key has changed.

`outputs.OUTPUTS` is the list, `output` says what an output is, `keys` what one may depend on.
`site` makes the whole, `on_demand` the file at one address for `preview` and `server`; `workers`
does the work of both.
"""
