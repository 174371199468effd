"""What an editor wants renamed: from one address to another, and of what kind that is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handbook.editing.draft import Draft, Refused
from handbook.ledgers.permalinks import latest_rows, resolve
from handbook.model import LANGUAGES, Address, Handbook
from handbook.model.addresses import published
from handbook.rules.pages import PAGE_TYPES
from handbook.source.schema import SLUG

EXAMPLE = (
    "Мысалы · Например:\n"
    "  make rename FROM=stages/analysis/#existing-materials TO=stages/analysis/#use-existing\n"
    "  make rename FROM=impact/ TO=benefits/\n"
    "  make rename FROM=minutes/open TO=minutes/open-questions   (үлгі өрісі · поле шаблона)\n"
    "  make rename FROM=appeal/kind=inquiry TO=appeal/kind=request   (өріс таңдауы · вариант поля)\n"
    "  make rename FROM=purposes/solve TO=purposes/decide   (мақсат · цель); FROM=terms/court   (мерзім · срок)"
)
ENTRIES: Mapping[str, str] = {
    "glossary.md": "term",
    "laws.md": "law",
    "law/where-to-turn.md": "way",
    "law/who-decides.md": "matter",
}
"""Pages whose anchors are entries of the data, and of which kind."""
FOLDERS: Mapping[str, str] = {"stages": "stage", "formats": "format", "templates": "template"}
"""Folders whose pages belong to entries of the data, and of which kind."""


@dataclass(frozen=True)
class Renaming:
    """`kind`: page, stage, format, template; section, item, term, law, way, matter."""

    kind: str
    old: Address
    new: Address
    path: str
    """The page, with its ending, as it is called now."""
    new_path: str

    @property
    def id(self) -> str:
        return self.old.anchor or self.path.removesuffix(".md").rpartition("/")[2]

    @property
    def new_id(self) -> str:
        return self.new.anchor or self.new_path.removesuffix(".md").rpartition("/")[2]

    @property
    def is_page(self) -> bool:
        return not self.old.anchor

    def page(self, path: str) -> str:
        return self.new_path if path == self.path else path

    def anchor(self, path: str, anchor: str) -> str:
        """An anchor of a page under its new name."""
        if path == self.path and not self.is_page and anchor == self.old.anchor:
            return self.new.anchor
        prefix = {"format": ("formats/index.md", "row-"), "stage": ("stages/index.md", "stage-")}.get(
            self.kind
        )
        return (
            f"{prefix[1]}{self.new_id}"
            if prefix and (path, anchor) == (prefix[0], prefix[1] + self.id)
            else anchor
        )

    def reference(self, text: str) -> str:
        """`stages/analysis#checklist`, as data names a page, under its new name."""
        path, mark, anchor = text.partition("#")
        return self.page(f"{path}.md").removesuffix(".md") + mark + self.anchor(f"{path}.md", anchor)


def plain(text: str) -> str:
    """An address as an editor may have copied it, as the ledger has it: from the site, from a file's name, from a link."""
    text = re.sub(r"^https?://[^/]+/", "", text.strip())
    text = re.sub(rf"^/?(?:docs/)?(?:(?:{'|'.join(LANGUAGES)})/)?", "", text)
    page, mark, anchor = text.partition("#")
    page = page.removesuffix("index.html").removesuffix(".md")
    page = page[: -len("index")] if page == "index" or page.endswith("/index") else page
    return (page if not page or page.endswith("/") else f"{page}/") + mark + anchor


def address(text: str) -> Address:
    page, _, anchor = plain(text).partition("#")
    return Address(page, anchor)


def renaming(draft: Draft, old: Address, new: Address) -> Renaming:
    """What is to be renamed. Raises Refused, with what to write instead, where that cannot be."""
    handbook = draft.handbook
    page = next(
        (page for name in LANGUAGES for page in handbook.in_language(name) if page.url == old.page), None
    )
    if page is None or (old.anchor and old not in published(handbook)):
        raise _unknown(handbook, old)
    if old.anchor and not new.page:
        new = Address(old.page, new.anchor)
    parts = [part for part in re.split("[/#]", f"{new.page}#{new.anchor}") if part]
    if not parts or not all(SLUG.match(part) for part in parts):
        raise _refused(
            f"TO={new} – мекенжай емес: кіші латын әріптері мен дефис керек",
            f"TO={new} – не адрес: нужны строчные латинские буквы и дефис",
        )
    if bool(old.anchor) != bool(new.anchor) or (old.anchor and new.page != old.page):
        raise _refused(
            f"Атын өзгерту бет не бөлім орнында қалғанда ғана болады: {old} → {new}. Мәтінін өзіңіз көшіріп, содан соң: "
            f"make permalinks FROM={old} TO={new}",
            f"Переименовать можно то, что остаётся на своём месте: {old} → {new}. Перенесите текст сами, потом: "
            f"make permalinks FROM={old} TO={new}",
        )
    _is_free(handbook, old, new)
    return Renaming(_kind(handbook, page.path, old), old, new, page.path, f"{new.page.rstrip('/')}.md")


def _kind(handbook: Handbook, path: str, old: Address) -> str:
    folder = path.partition("/")[0]
    if not old.anchor:
        if path in PAGE_TYPES or path.rpartition("/")[2] == "index.md":
            raise _refused(
                f"{old} – орны бекітілген бет, аты өзгермейді",
                f"{old} – страница с постоянным местом, её не переименовать",
            )
        return FOLDERS.get(folder, "page")
    pages = [page for name in LANGUAGES if (page := handbook.page(name, path))]
    if any(page.section(old.anchor) for page in pages):
        return "section"
    if any(
        item.id == old.anchor for page in pages for section in page.sections for item in section.checklist
    ):
        return "item"
    if path in ENTRIES:
        return ENTRIES[path]
    owner = f"{path.partition('/')[0]}/{old.anchor.partition('-')[2]}/"
    raise _refused(
        f"{old} басқа беттің атынан жасалады. Соны өзгертіңіз: FROM={owner}",
        f"{old} делается из имени страницы. Переименуйте её: FROM={owner}",
    )


def _is_free(handbook: Handbook, old: Address, new: Address) -> None:
    """Raises Refused where the new address is another thing's, or was."""
    row = latest_rows(handbook).get(new)
    live = frozenset(published(handbook))
    if new == old or new in live or any(each.page == new.page for each in live if not new.anchor):
        raise _refused(f"{new} бұрыннан бар. Басқасын жазыңыз", f"{new} уже есть. Напишите другой адрес")
    if row and resolve(new, latest_rows(handbook), live) != old:
        raise _refused(
            f"{new} бұрын басқаға берілген ({row.place}), ескі сілтемелер жаңылысады. Басқасын жазыңыз",
            f"{new} уже был адресом другого ({row.place}), старые ссылки приведут не туда. Напишите другой",
        )


def _unknown(handbook: Handbook, old: Address) -> Refused:
    pages = {page.url for page in handbook.in_language(LANGUAGES[0])}
    if old.page in pages and old.anchor:
        known = ", ".join(
            each.anchor for each in published(handbook) if each.page == old.page and each.anchor
        )
        return _refused(
            f"{old.page} бетінде #{old.anchor} жоқ. Барлары: {known}",
            f"На странице {old.page} нет #{old.anchor}. Есть: {known}",
        )
    return _refused(f"FROM={old} – мұндай мекенжай жоқ", f"FROM={old} – такого адреса нет")


def _refused(kk: str, ru: str) -> Refused:
    return Refused(f"{kk} · {ru}.\n{EXAMPLE}")
