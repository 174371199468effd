"""One name changed in everything that hangs on it: pages, data, links, menu, ledgers, short addresses, readers' drafts."""

from __future__ import annotations

import re

from handbook.editing import page_texts, references
from handbook.editing.draft import Draft, Refused
from handbook.editing.new_templates import FOLDER, SPECIMENS
from handbook.editing.rename_fields import take_over_all
from handbook.editing.target import Renaming
from handbook.editing.yaml_edits import replaced
from handbook.ledgers.permalinks import latest_rows
from handbook.model import LANGUAGES, Address, Handbook
from handbook.model.addresses import SHORT_ADDRESSES, published
from handbook.source.reader import CONFIG, DATA
from handbook.source.yaml_lines import scalars

CODE = (("hooks", "*.py"), ("overrides", "**/*.html"), ("docs/assets/javascripts", "**/*.js"))
"""Where a page may be named besides the content: there nothing is changed."""
SEMINAR = "training/"
"""Pages whose sections the seminar's papers name."""


def rename(draft: Draft, change: Renaming) -> None:
    """Makes the change on a draft. Raises Refused where code knows the old name."""
    _refuse_known_to_code(draft, change)
    for language in LANGUAGES:
        for page in draft.handbook.in_language(language):
            draft.put(page.file, page_texts.renamed(draft.text(page.file), page.path, change))
    files = sorted((draft.root / DATA).glob("*.yml")) + sorted((draft.root / DATA).glob("*/*.yml"))
    for file in files:
        name = file.relative_to(draft.root / DATA).as_posix()
        if not name.startswith("words/"):
            text = draft.text(f"{DATA}/{name}")
            draft.put(
                f"{DATA}/{name}", replaced(text, references.changes(draft.handbook, name, text, change))
            )
    if change.is_page:
        _move(draft, change)


def _move(draft: Draft, change: Renaming) -> None:
    """Moves the files of a page, and its row in the menu."""
    for language in LANGUAGES:
        if draft.handbook.page(language, change.path):
            draft.move(f"docs/{language}/{change.path}", f"docs/{language}/{change.new_path}")
    text = draft.text(CONFIG)
    rows = [
        each
        for each in scalars(text)
        if each.path[:1] == ("nav",) and each.value == change.path and not each.is_key
    ]
    draft.put(CONFIG, replaced(text, [(each, change.new_path) for each in rows]))
    form = next((each for each in draft.handbook.templates if each.id == change.id), None)
    if change.kind == "template" and form:
        path = f"{FOLDER}/{change.id}.yml"
        draft.put(path, take_over_all(draft.text(path), form, change.new_id))
        for folder in (FOLDER, SPECIMENS):
            if draft.has(f"{folder}/{change.id}.yml"):
                draft.move(f"{folder}/{change.id}.yml", f"{folder}/{change.new_id}.yml")


def _refuse_known_to_code(draft: Draft, change: Renaming) -> None:
    names = [change.path, change.path.removesuffix(".md")]
    names = [f"{name}#{change.old.anchor}" for name in names] if not change.is_page else names
    if change.kind in ("stage", "format", "template") or (
        change.kind == "section" and change.path.startswith(SEMINAR)
    ):
        names.append(change.id)
    pattern = re.compile("|".join(rf"[\"']{re.escape(name)}[\"'#]" for name in names))
    for folder, kind in CODE:
        for file in sorted((draft.root / folder).rglob(kind.rpartition("/")[2])):
            for number, line in enumerate(
                file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1
            ):
                if pattern.search(line):
                    place = f"{file.relative_to(draft.root).as_posix()}:{number}"
                    raise Refused(
                        f"«{change.id}» деген атты бағдарлама да біледі ({place}). Оны әзірлеуші өзгертеді. Ештеңе өзгерген жоқ · "
                        f"Имя «{change.id}» знает и программа ({place}). Его меняет разработчик. Ничего не изменено"
                    )


def moves(before: Handbook, after: Handbook, change: Renaming) -> list[tuple[Address, Address]]:
    """Where each address that was published leads now; an anchor of a moved page goes along by itself."""
    ledger = latest_rows(before)
    old = dict.fromkeys(each for language in LANGUAGES for each in published(before, language))
    new = {each for language in LANGUAGES for each in published(after, language)}
    found = []
    for address in old:
        if address in new or address not in ledger:
            continue
        target = _moved(address, change)
        goes_along = address.anchor and change.is_page and target.anchor == address.anchor
        if target in new and not goes_along:
            found.append((address, target))
    return found


def _moved(address: Address, change: Renaming) -> Address:
    path = (
        f"{address.page}index.md"
        if address.page in ("formats/", "stages/")
        else f"{address.page.rstrip('/')}.md"
    )
    page = change.new.page if address.page == change.old.page else address.page
    for start, end in (
        (SHORT_ADDRESSES, ""),
        (SHORT_ADDRESSES, "-template"),
        ("embed/checklist-", ""),
        ("embed/template-", ""),
    ):
        if address.page == f"{start}{change.id}{end}/":
            page = f"{start}{change.new_id}{end}/"
    return Address(page, change.anchor(path, address.anchor))
