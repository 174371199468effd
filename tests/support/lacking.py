"""Browsers that lack something: scripts that take it away before a page loads."""

from __future__ import annotations

import json

TAKEN = """(paths) => {
  for (const path of paths) {
    const parts = path.split(".");
    const last = parts.pop();
    let at = parts.reduce((found, part) => found && found[part], window);
    if (!at) continue; // of a worker, or of a page
    if (parts.includes("prototype") && last in at && !at.hasOwnProperty(last)) at[last] = undefined; // it is another's
    else for (; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) delete at[last];
  }
}"""


def without(*paths: str) -> str:
    """A script after which a page has none of these: `Element.prototype.replaceChildren`, `navigator.clipboard`."""
    return f"({TAKEN})({json.dumps(paths)});"


def throwing(owner: str, name: str) -> str:
    """A script after which who as much as looks at `owner.name` is refused, as where a reader lets a site keep nothing."""
    refused = "throw new DOMException('no', 'SecurityError')"
    return f"Object.defineProperty({owner}, '{name}', {{ configurable: true, get() {{ {refused} }} }});"


def rejecting(method: str, error: str = "SecurityError") -> str:
    """A script after which an asynchronous method is there, and comes to nothing: `navigator.share`."""
    owner = method.rpartition(".")[0]
    return f"if ({owner}) {method} = () => Promise.reject(new DOMException('no', '{error}'));"  # a blank page has none
