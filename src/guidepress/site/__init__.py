"""The pages of the site, its search, feeds and data.

`pages` plans and renders the pages of one language and edition, `data` makes the JSON,
`histories` the lasting addresses.
Only `engine` knows MkDocs, only `search` Pagefind.
"""
