"""One build of the site from its beginning to its end: what it knows, its steps, its files, its checks."""
