"""What is published of the theme: nothing that pages load. Its templates are used, its styles and scripts are not."""

from __future__ import annotations


def is_published(path: str) -> bool:
    """Whether a file of the theme, given by its path from the root of the site, is published."""
    return not path.startswith(("assets/", "pdf/"))
