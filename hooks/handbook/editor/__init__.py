"""`make edit`: the pages and the tables of data, edited in a browser on the machine where the files are."""
