"""The ledgers of a draft: new addresses and fields are recorded, as `make permalinks` does."""

from __future__ import annotations

from handbook.editing.draft import Draft
from handbook.editing.target import Renaming
from handbook.ledgers import accepted, changed, fields, permalinks
from handbook.model import LANGUAGES, Address, Handbook


def record(draft: Draft, after: Handbook, moves: list[tuple[Address, Address]] | None = None) -> None:
    """Adds rows for what is published for the first time, and for what has moved."""
    new = (each for language in LANGUAGES for each in permalinks.unrecorded(after, language))
    rows = [permalinks.row(address) for address in dict.fromkeys(new)]
    rows += [permalinks.row(*move) for move in moves or ()]
    draft.append(permalinks.LEDGER, rows, permalinks.HEADER)
    draft.append(
        fields.LEDGER, list(dict.fromkeys(name for _, name in fields.unrecorded(after))), fields.HEADER
    )


def keep_compared(draft: Draft, after: Handbook, change: Renaming | None = None) -> None:
    """What was compared with its twin stays so, and a page keeps its day: no word that readers see has changed, only names."""
    before = draft.handbook
    prints: accepted.Ledger = {}
    for (path, section), known in before.fingerprints.items():
        new_path = change.page(path) if change else path
        new_section = change.anchor(path, section) if change else section
        prints[new_path, new_section] = dict(known)
        for language in LANGUAGES:
            old, new = before.page(language, path), after.page(language, new_path)
            was, now = old and old.section(section), new and new.section(new_section)
            if was and now and known.get(language) == accepted.fingerprint(was):
                prints[new_path, new_section][language] = accepted.fingerprint(now)
    draft.put(accepted.LEDGER, accepted.render(prints))
    days = {}
    for (language, path), (known_print, day) in before.changed.items():
        new_path = change.page(path) if change else path
        page, now_page = before.page(language, path), after.page(language, new_path)
        is_same = page and now_page and known_print == changed.page_fingerprint(before, page)
        print_ = changed.page_fingerprint(after, now_page) if is_same and now_page else known_print
        days[language, new_path] = (print_, day)
    draft.put(changed.LEDGER, changed.render(after, days))
