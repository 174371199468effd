"""Addresses once published: none is lost, none is unrecorded, the ledger only grows."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.ledgers.permalinks import LEDGER, latest_rows, resolve, row, unrecorded, unresolved
from handbook.model import LANGUAGES, Address, Handbook, Place
from handbook.model.addresses import published, short_addresses
from handbook.rules.registry import Finding, finding, rule


def _place(handbook: Handbook, language: str, address: Address, otherwise: Place) -> Place:
    """The page that an address stands or stood on; `otherwise` for what has no page of its own."""
    page = next((page for page in handbook.in_language(language) if page.url == address.page), None)
    if page:
        return page.place()
    if address.page.startswith(("go/", "embed/")):
        return otherwise
    return Place(f"docs/{language}/{address.page.rstrip('/') or 'index'}.md")


@rule(
    "lost-address",
    kk="«{address}» мекенжайы жоғалды, ал оған сілтеп қойғандар бар. Қайтарыңыз немесе қазір қайда екенін айтыңыз: make permalinks "
    "FROM={address} TO={target}. Python болмаса, {ledger} соңына жол қосыңыз: {row}. Келесі жолы атын былай өзгертіңіз: make rename",
    ru="Адрес «{address}» пропал, а на него уже ссылаются. Верните его или скажите, где это теперь: make permalinks FROM={address} "
    "TO={target}. Без Python – добавьте в конец {ledger} строку: {row}. В следующий раз переименуйте так: make rename",
)
def lost_address(handbook: Handbook) -> Iterator[Finding]:
    """Where it leads now is proposed only where it can be nothing else; else there stands «…», which no ledger takes."""
    if handbook.faults:
        return  # something could not be read: that is said already, and its addresses are not lost for it
    for language in LANGUAGES:
        for permalink, successor in unresolved(handbook, language):
            place = _place(handbook, language, permalink.address, permalink.place)
            target = successor or "…"
            line = "\t".join((*row(permalink.address).split("\t")[:2], "moved", str(target)))
            yield finding(place, address=permalink.address, target=target, ledger=LEDGER, row=line)


@rule(
    "unrecorded-address",
    kk="Жаңа мекенжай тізілімде жоқ ({count}). Орындаңыз: make permalinks, немесе {ledger} соңына мына жолдарды қосыңыз:\n{rows}",
    ru="Новые адреса не записаны в реестр ({count}). Выполните: make permalinks, или добавьте в конец {ledger} строки:\n{rows}",
)
def unrecorded_address(handbook: Handbook) -> Iterator[Finding]:
    if handbook.faults:
        return
    for language in LANGUAGES:
        by_place: dict[Place, list[str]] = {}
        for address in unrecorded(handbook, language):
            by_place.setdefault(_place(handbook, language, address, Place(LEDGER)), []).append(row(address))
        for place, rows in by_place.items():
            yield finding(place, count=len(rows), ledger=LEDGER, rows="\n".join(rows))


@rule(
    "dead-redirect",
    kk="«{address}» мекенжайы «{target}» дегенге бағытталған, ал ол жоқ. {ledger} соңына дұрыс мекенжаймен жол қосыңыз: {row}",
    ru="Адрес «{address}» ведёт на «{target}», которого нет. Добавьте в конец {ledger} строку с верным адресом: {row}",
)
def dead_redirect(handbook: Handbook) -> Iterator[Finding]:
    if handbook.faults:
        return
    ledger, live = latest_rows(handbook), frozenset(published(handbook))
    for address, permalink in ledger.items():
        if permalink.target and not resolve(address, ledger, live):
            yield finding(
                permalink.place,
                address=address,
                target=permalink.target,
                ledger=LEDGER,
                row="\t".join((*row(address).split("\t")[:2], "moved", "…")),
            )


@rule(
    "removed-permalink",
    kk="Тізілімнен жол өшірілген ({count}). Жол тек қосылады, қайтарыңыз: {rows}",
    ru="Из реестра удалены строки ({count}). Строки только добавляются, верните: {rows}",
)
def removed_permalink(handbook: Handbook) -> Iterator[Finding]:
    if removed := handbook.removed_permalinks:
        yield finding(Place(LEDGER), count=len(removed), rows=listed(removed, LEDGER))


def listed(rows: Collection[str], ledger: str) -> str:
    """The rows that a ledger has lost, or, where they are many, the command that brings all of them back."""
    return "\n".join(rows) if len(rows) <= 5 else f"git checkout HEAD -- {ledger}"


@rule(
    "repeated-short-id",
    kk="«go/{id}/» қысқа мекенжайы екі нәрсеге бірдей тиіп тұр: {kinds}. Жаңасының белгісін өзгертіңіз",
    ru="Короткий адрес «go/{id}/» достался сразу двум: {kinds}. Измените id у нового",
)
def repeated_short_id(handbook: Handbook) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for short in short_addresses(handbook):
        place = next(
            (stage.place for stage in handbook.stages if f"stages/{stage.id}.md" == short.path), None
        ) or next((entry.place for entry in handbook.formats if entry.id == short.item), Place(LEDGER))
        if short.id in taken:
            yield finding(place, id=short.id, kinds=f"{taken[short.id]}, {short.kind}")
        taken[short.id] = short.kind
