"""What follows from what: which problems are told first, and which only once those are mended."""

from __future__ import annotations

UNREAD = frozenset(
    {
        "missing-file",
        "not-a-file",
        "not-utf8",
        "file-size",
        "long-line",
        "broken-yaml",
        "yaml-space",
        "yaml-quotes",
        "file-ending",
        "ledger-conflict",
        "menu-form",
    }
)
"""Faults for which a file, or a part of one, is not there for the rules."""
LEFT_OUT = frozenset({"wrong-type", "missing-key", "unknown-key", "repeated-key"})
"""Faults for which an entry of the data is not there for the rules."""
COMPARING_RULES = frozenset(
    {
        "missing-page",
        "unknown-page",
        "not-in-nav",
        "dead-nav",
        "menu-folder",
        "menu-stages",
        "dead-link",
        "dead-anchor",
    }
)
_ADDRESSES = (
    "lost-address",
    "unrecorded-address",
    "dead-anchor",
    "parity-sections",
    "parity-order",
    "missing-section",
    "missing-recommendation",
    "section-order",
    "recommendation-order",
)
_TASKS = (
    "lost-address",
    "parity-checklist",
    "parity-checklist-order",
    "parity-list-items",
    "empty-checklist",
)
_WITHOUT_PAGE = ("missing-twin", "missing-page", "dead-nav", "dead-link", "dead-anchor")
CONSEQUENCES = {
    "still-to-fill": ("stale-translation", "not-compared", "undated-change"),
    "menu-translation": ("data-language",),
    "unknown-plugin": ("plugins-form", "menu-translation", "menu-translation-unused", "site-name"),
    "plugins-form": ("menu-translation", "menu-translation-unused", "site-name"),
    "removed-field": ("unrecorded-field", "unknown-earlier-field"),
    "removed-permalink": ("unrecorded-address",),
    "no-front-matter": ("one-title", "heading-level", "heading-id", "empty-section", "undated-change"),
    "file-name": ("not-in-nav", "unknown-page", *_ADDRESSES, *_WITHOUT_PAGE),
    "file-ending": ("stray-file", "unknown-data", "missing-file", "lost-address", *_WITHOUT_PAGE),
    "heading-id": _ADDRESSES,
    "changed-id": _ADDRESSES,
    "missing-recommendation": ("lost-address", "unrecorded-address"),
    "markup-space": (
        *_ADDRESSES,
        *_TASKS,
        "heading-id",
        "block-form",
        "list-form",
        "parity-blocks",
        "recommendation-blocks",
    ),
    "long-line": (
        *_ADDRESSES,
        *_TASKS,
        "parity-numbers",
        "parity-links",
        "parity-blocks",
        "parity-markers",
        "block-form",
        "recommendation-blocks",
        "missing-marker",
        "quote-pairs",
    ),
    "checklist-form": (*_TASKS, "list-form"),
    "checklist-nested": (*_TASKS, "indented-text"),
    "checklist-id": (*_TASKS[:2], "unrecorded-address"),
    "list-mark": ("parity-list-items", "list-form", "letter-without-font"),
    "table-rule": ("parity-table-rows",),
    "merge-conflict": (
        *_ADDRESSES,
        *_TASKS,
        "repeated-id",
        "one-title",
        "heading-level",
        "empty-section",
        "list-form",
        "table-rule",
        "deep-nesting",
    ),
}
"""What only follows from another problem, and is told once that one is mended: its advice would lead astray."""
FAR = frozenset(
    {
        "lost-address",
        "unknown-earlier-field",
        "unknown-name",
        "unrecorded-address",
        "unrecorded-field",
        "missing-file",
        "undated-change",
        *_WITHOUT_PAGE,
    }
)
"""Consequences that may show at another page than their cause."""
