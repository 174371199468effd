"""`make serve`: shows the site on this machine, and builds it anew after every saved change.

    watch     looks which files have changed, and waits until an editor has finished saving
    loop      decides what is built, and says what came of it
    worker    builds in a new process (job): changed code and data are always read, and no failure ends the preview
    troubles  says what went wrong, with file and line, and where on a page that stands (places)
    server    shows the last good build; tells open pages (client.js) that they have changed, and what is wrong

Builds with `preview.build` of the hooks. A built site knows nothing of all this: the server puts its script into
a page as it sends it. What stands here is read once: after an edit `make serve` has to be started anew, and says so.
"""
