"""The content security policy of a page, as a meta element of its own.

Scripts and styles that stand in the page are named by their hashes, so nothing that slips into it can run; everything else
comes from the site itself. What a meta element cannot say (who may frame the page) is left to the host: see SECURITY.md.
Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import base64
import hashlib

from handbook.render.facts import Facts, put_in, read

_COMMON = "base-uri 'none'; form-action 'none'"

PAGE = f"default-src 'self'; object-src 'none'; img-src 'self' data:; worker-src 'self' blob:; {_COMMON}"
"""A page of the handbook: the search starts a worker and fetches its index, the page on linking shows embeds."""
BARE = f"default-src 'none'; img-src 'self' data:; {_COMMON}"
"""A page that loads nothing but its own scripts: embeds, pages that lead on."""


def protect(html: str, rest: str = PAGE) -> str:
    """A whole page with its policy, as `protected` gives it."""
    return protected(html, rest)[0]


def protected(html: str, rest: str = PAGE) -> tuple[str, Facts]:
    """A whole page with its policy in its head, right after the declaration of its letters, and what stands on it.

    `rest` is what the policy says beside scripts and styles. Raises ValueError where the page does not declare UTF-8 first.
    """
    facts = read(html)
    if not facts.after_charset:
        raise ValueError("a page must declare its letters first: UTF-8")
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for tag, attributes, text in facts.inline:
        if "src" not in attributes and "json" not in attributes.get("type", ""):
            hashes[tag].append(
                f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            )
    scripts = " ".join(["'self'", *dict.fromkeys(hashes["script"])])
    linked = ["'self'"] if "stylesheet" in facts.having("link", "rel") else []
    styles = " ".join([*linked, *dict.fromkeys(hashes["style"])]) or "'none'"
    policy = f"script-src {scripts}; style-src {styles}; {rest}"
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return put_in(html, facts, facts.after_charset, meta)
