"""The ledger of addresses: every page and anchor once published, and where it redirects to now.

A row: page, anchor (`-`: the page itself), `live` or `moved`, target (`-` of a live one). Rows are only ever added, the last
row of an address holds; so the file merges line by line and nothing once promised is forgotten. An anchor of a moved page
goes along with it wherever the new page has it.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from handbook.ledgers import ledger_files
from handbook.model import LANGUAGES, Address, Handbook, Permalink, Place
from handbook.model.addresses import published

LEDGER = "docs/_data/permalinks.tsv"
HEADER = (
    "# Жарияланған мекенжайлар. Жол тек соңына қосылады, өшірілмейді: make permalinks\n"
    "# Опубликованные адреса. Строки только добавляются в конец и не удаляются: make permalinks\n"
    "# бет · страница\tбелгі · метка\tlive/moved\tқазір қайда · куда ведёт теперь\n"
)
NONE = "-"
_PAGE = re.compile(r"/|(?:[a-z0-9-]+/)+")
_ANCHOR = re.compile(r"-|[A-Za-z0-9][\w-]*")
_TARGET = re.compile(rf"(?:{_PAGE.pattern})(?:#(?:{_ANCHOR.pattern}))?")


def parse(text: str) -> tuple[tuple[Permalink, ...], list[int]]:
    """The rows of the ledger, and the numbers of the lines that are not rows of it. Tabs and spaces count alike."""
    rows = []
    bad_lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split()
        if not _is_row(cells):
            bad_lines.append(number)
            continue
        page, anchor, _, target = cells
        address = Address("" if page == "/" else page, "" if anchor == NONE else anchor)
        rows.append(Permalink(address, None if target == NONE else address_of(target), Place(LEDGER, number)))
    return tuple(rows), bad_lines


def _is_row(cells: list[str]) -> bool:
    if len(cells) != 4 or not _PAGE.fullmatch(cells[0]) or not _ANCHOR.fullmatch(cells[1]):
        return False
    return (
        cells[3] == NONE if cells[2] == "live" else cells[2] == "moved" and bool(_TARGET.fullmatch(cells[3]))
    )


def address_of(text: str) -> Address:
    """`stages/analysis/#checklist` as an address; `/` is the home page."""
    page, _, anchor = text.partition("#")
    return Address("" if page == "/" else page, anchor)


def row(address: Address, target: Address | None = None) -> str:
    """A row as the ledger has it, without its line end."""
    return "\t".join(
        (
            address.page or "/",
            address.anchor or NONE,
            "moved" if target else "live",
            str(target) if target else NONE,
        )
    )


def latest_rows(handbook: Handbook) -> dict[Address, Permalink]:
    """The row that holds for each address: its last one."""
    return {permalink.address: permalink for permalink in handbook.permalinks}


def resolve(
    address: Address, ledger: Mapping[Address, Permalink], live: Collection[Address]
) -> Address | None:
    """Where an address leads in the end: a published one, by way of any number of moves; None where it is lost or runs in a circle."""
    seen: set[Address] = set()
    while address not in live:
        own, of_page = ledger.get(address), ledger.get(Address(address.page))
        if address in seen:
            return None
        seen.add(address)
        if own and own.target:
            address = own.target
        elif address.anchor and of_page and of_page.target:
            address = Address(of_page.target.page, address.anchor)
        else:
            return None
    return address


Move = tuple[Address, Address]
"""An old address, and where it leads."""


def moves(handbook: Handbook, language: str) -> Iterator[Move]:
    """(old address, where it leads) of everything that was published once and now stands elsewhere."""
    ledger, live = latest_rows(handbook), frozenset(published(handbook, language))
    for address in ledger:
        target = resolve(address, ledger, live) if address not in live else None
        if target:
            yield address, target


def earlier_formats(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """The ids that each form of dialogue had before, by its own: readers' drafts name a form by its id, and so does its page."""
    ledger, live = (
        latest_rows(handbook),
        {Address(f"formats/{form.id}/"): form.id for form in handbook.formats},
    )
    found: dict[str, tuple[str, ...]] = dict.fromkeys(live.values(), ())
    for address in ledger:
        folder, _, old = address.page.rstrip("/").partition("/")
        target = (
            resolve(address, ledger, live) if (folder, address.anchor) == ("formats", "") and old else None
        )
        if target and address not in live:
            found[live[target]] += (old,)
    return found


def unresolved(handbook: Handbook, language: str) -> Iterator[tuple[Permalink, Address | None]]:
    """(row, its new address where that can be known) of what was published and neither stands nor leads anywhere.

    A page that is lost is named alone, without its anchors: they go along once it is said where to. What another language still has
    is not lost: its pages differ, and that is said.
    """
    ledger, live = latest_rows(handbook), frozenset(published(handbook, language))
    elsewhere = {each for other in LANGUAGES if other != language for each in published(handbook, other)}
    lost = []
    for address, permalink in ledger.items():
        if permalink.target or address in live or address in elsewhere or resolve(address, ledger, live):
            continue
        page = Address(address.page)
        if address == page or page in live or resolve(page, ledger, live):
            lost.append(permalink)
    for permalink in lost:
        yield permalink, _successor(permalink.address, [each.address for each in lost], ledger, live)


def _successor(
    address: Address,
    lost: Collection[Address],
    ledger: Mapping[Address, Permalink],
    live: Collection[Address],
) -> Address | None:
    """What an address is called now: the one new anchor of a page that has lost one, the one new page where one is lost. None where
    that would be a guess."""

    def is_like(other: Address) -> bool:
        is_short = other.page.startswith(("go/", "embed/"))
        is_own_short = address.page.startswith(("go/", "embed/"))
        if address.anchor:
            return bool(other.anchor) and other.page == address.page
        return not other.anchor and is_short == is_own_short and not is_short

    fresh = [each for each in live if is_like(each) and each not in ledger]
    is_alone = sum(map(is_like, lost)) == 1
    return fresh[0] if is_alone and len(fresh) == 1 and is_like(address) else None


def unrecorded(handbook: Handbook, language: str) -> list[Address]:
    """What is published and has no row yet, or one that says it had moved away."""
    ledger = latest_rows(handbook)
    return [
        address
        for address in published(handbook, language)
        if address not in ledger or ledger[address].target
    ]


def record(handbook: Handbook, root: Path, moved: tuple[Address, Address] | None = None) -> list[str]:
    """Adds to the ledger below `root` what is not recorded yet, and a move where one is named. Returns the rows added."""
    rows = [
        row(address)
        for address in dict.fromkeys(
            each for language in LANGUAGES for each in unrecorded(handbook, language)
        )
    ]
    if moved:
        rows.append(row(*moved))
    path = root / LEDGER
    text = path.read_text(encoding="utf-8") if path.exists() else HEADER
    if not text.endswith("\n"):
        text += "\n"
    ledger_files.write(path, text + "".join(f"{each}\n" for each in rows))
    return rows


def removed_rows(root: Path, ledger: str, text: str) -> tuple[str, ...]:
    """Rows that a ledger has in the last commit, or the one before it, and `text` lacks. None where there is no history."""
    kept = {tuple(line.split()) for line in text.split("\n")}
    removed: dict[str, None] = {}
    for revision in ("HEAD", "HEAD^1"):
        try:
            shown = subprocess.run(
                ["git", "show", f"{revision}:./{ledger}"], cwd=root, capture_output=True, check=False
            )
        except OSError:  # no git
            break
        lines = shown.stdout.decode("utf-8", "replace").split("\n")
        removed.update(
            (line, None)
            for line in lines
            if line.strip() and not line.startswith("#") and tuple(line.split()) not in kept
        )
    return tuple(removed)
