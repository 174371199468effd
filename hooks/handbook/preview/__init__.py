"""`make serve`: shows the site on this machine, and builds it anew after every saved change.

    watch     looks which files have changed, and waits until an editor has finished saving
    worker    builds in a new process: changed code and data are always read, and no failure ends the preview
    troubles  says what went wrong, with file and line
    server    shows the last good build; tells open pages (client.js) of a newer one, and what is wrong

Builds with `preview.build` of the hooks. A built site knows nothing of all this: the server puts its script into
a page as it sends it. What stands here is read once: after an edit `make serve` has to be started anew, and says so.
"""
