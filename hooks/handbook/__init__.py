"""The handbook as a model: read from files, checked by rules, rendered into fragments.

Nothing here imports MkDocs: the hooks beside this package carry its results into the site.
Dependencies run one way: hooks -> features (flow, formats, ...) -> model.
"""
