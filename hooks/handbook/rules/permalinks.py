"""Addresses once published: none is lost, none is unrecorded, the ledger only grows."""

from __future__ import annotations

from collections.abc import Iterator

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
    kk="«{address}» мекенжайы жоғалды, ал оған сілтеп қойғандар бар. Қайтарыңыз немесе {ledger} соңына жол қосыңыз, соңғы бағана – "
    "қазір қайда апаратыны: {row}",
    ru="Адрес «{address}» пропал, а на него уже ссылаются. Верните его или добавьте в конец {ledger} строку, последний столбец – "
    "куда он ведёт теперь: {row}",
)
def lost_address(handbook: Handbook) -> Iterator[Finding]:
    if handbook.faults:
        return  # something could not be read: that is said already, and its addresses are not lost for it
    for language in LANGUAGES:
        for permalink, likely in unresolved(handbook, language):
            place = _place(handbook, language, permalink.address, permalink.place)
            yield finding(place, address=permalink.address, ledger=LEDGER, row=row(permalink.address, likely))


@rule(
    "unrecorded-address",
    kk="Жаңа мекенжай тізілімде жоқ ({count}). Орындаңыз: make permalinks, немесе {ledger} соңына мына жолдарды қосыңыз:\n{rows}",
    ru="Новых адресов нет в реестре ({count}). Выполните: make permalinks, или добавьте в конец {ledger} строки:\n{rows}",
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
                row=row(address, Address("")),
            )


@rule(
    "removed-permalink",
    kk="Тізілімнен жол өшірілген. Жол тек қосылады, оны қайтарыңыз: {row}",
    ru="Из реестра удалена строка. Строки только добавляются, верните её: {row}",
)
def removed_permalink(handbook: Handbook) -> Iterator[Finding]:
    for removed in handbook.removed_permalinks:
        yield finding(Place(LEDGER), row=removed)


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
