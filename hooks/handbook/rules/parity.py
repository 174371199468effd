"""The languages say the same: the same sections, tasks, rows, points, links, blocks, markers and numbers.

A difference is reported in the language that was changed last, as far as the ledger of accepted pairs can tell.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator

from handbook.ledgers.accepted import fingerprint
from handbook.ledgers.permalinks import latest_rows
from handbook.model import LANGUAGES, Address, Handbook, Page, Place, Section
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import numbers


def _twins(handbook: Handbook) -> Iterator[tuple[Page, Page]]:
    """Each page of the default language with its twin in another, both ways round."""
    for default, other in handbook.pairs():
        yield default, other
        yield other, default


def _shared_sections(handbook: Handbook) -> Iterator[tuple[Page, Section, Page, Section]]:
    """(page, its section, its twin, the twin's section of the same id), both ways round."""
    for page, twin in _twins(handbook):
        for section in page.sections:
            counterpart = twin.section(section.id) if section.id or section.level == 1 else None
            if counterpart:
                yield page, section, twin, counterpart


def _place(handbook: Handbook, page: Page, section: Section, twin: Page, counterpart: Section) -> Place:
    """Where to speak of a difference: in the language that was changed last, else where something is lacking."""
    accepted = handbook.fingerprints.get((page.path, section.id), {})
    page_changed = accepted.get(page.language) != fingerprint(section)
    twin_changed = accepted.get(twin.language) != fingerprint(counterpart)
    return twin.place(counterpart.line) if twin_changed and not page_changed else page.place(section.line)


def _missing(handbook: Handbook, names: Callable[[Section], Collection[str]]) -> Iterator[Finding]:
    """What the twin's section has and this page's section lacks, by name."""
    for page, section, twin, counterpart in _shared_sections(handbook):
        for name in sorted(set(names(counterpart)) - set(names(section))):
            yield finding(
                _place(handbook, page, section, twin, counterpart),
                name=name,
                title=section.title,
                twin=twin.file,
                page=page.file,
            )


def _fewer(handbook: Handbook, count: Callable[[Section], int]) -> Iterator[Finding]:
    """Where this page's section has fewer of something than the twin's."""
    for page, section, twin, counterpart in _shared_sections(handbook):
        if count(section) < count(counterpart):
            yield finding(
                _place(handbook, page, section, twin, counterpart),
                title=section.title,
                twin=twin.file,
                page=page.file,
                here=count(section),
                there=count(counterpart),
            )


@rule(
    "parity-sections",
    kk="«{id}» бөлімі {twin} ішінде бар ({line}-жол), мұнда жоқ. Қосыңыз: {heading} … {{ #{id} }}",
    ru="Раздел «{id}» есть в {twin} (строка {line}), а здесь его нет. Добавьте: {heading} … {{ #{id} }}",
    in_both=True,
)
def parity_sections(handbook: Handbook) -> Iterator[Finding]:
    for page, twin in _twins(handbook):
        for section in twin.sections:
            if section.id and not page.section(section.id):
                yield finding(
                    page.place(),
                    id=section.id,
                    twin=twin.file,
                    line=section.line,
                    heading="#" * section.level,
                )


@rule(
    "changed-id",
    kk="Бұл бөлімнің белгісі бұрын «{old}» еді, ал оған сілтеп қойғандар бар. Қайтарыңыз: {heading} … {{ #{old} }}. Белгіні расымен "
    "өзгерту керек болса, содан кейін: make rename FROM={address} TO={renamed}",
    ru="Метка этого раздела была «{old}», и на неё уже ссылаются. Верните её: {heading} … {{ #{old} }}. Если её и правда надо сменить, "
    "затем выполните: make rename FROM={address} TO={renamed}",
)
def changed_id(handbook: Handbook) -> Iterator[Finding]:
    """An id that was published stands in the twin only, a new one in its place: the sections before and after are the same."""
    ledger = latest_rows(handbook)
    for page, twin in _twins(handbook):
        ours, theirs = ([section.id for section in each.sections] for each in (page, twin))
        matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
        for kind, start, end, twin_start, twin_end in matcher.get_opcodes():
            if kind != "replace" or end - start != twin_end - twin_start:
                continue
            for section, other in zip(
                page.sections[start:end], twin.sections[twin_start:twin_end], strict=True
            ):
                was, now = Address(page.url, other.id), Address(page.url, section.id)
                if not (section.id and other.id) or section.level != other.level:
                    continue
                if was in ledger and now not in ledger:
                    yield finding(
                        page.place(section.line),
                        old=other.id,
                        heading="#" * section.level,
                        address=was,
                        renamed=now,
                    )


@rule(
    "parity-order",
    kk="«{id}» бөлімі {twin} бетіндегідей ретпен тұрған жоқ. Бөлімдерді бірдей ретке келтіріңіз",
    ru="Раздел «{id}» стоит не в том порядке, что в {twin}. Расставьте разделы одинаково",
)
def parity_order(handbook: Handbook) -> Iterator[Finding]:
    for default, other in handbook.pairs():
        ours = [section.id for section in other.sections if section.id and default.section(section.id)]
        theirs = [section.id for section in default.sections if section.id and other.section(section.id)]
        misplaced = next((name for name, wanted in zip(ours, theirs, strict=False) if name != wanted), "")
        section = other.section(misplaced) if misplaced else None
        if section:
            yield finding(other.place(section.line), id=misplaced, twin=default.file)


@rule(
    "parity-levels",
    kk="«{title}» бөлімінің деңгейі {twin} бетінде басқа. Екеуінде де бірдей жазыңыз: {heading}",
    ru="Уровень раздела «{title}» не такой, как в {twin}. Напишите одинаково: {heading}",
)
def parity_levels(handbook: Handbook) -> Iterator[Finding]:
    for page, section, twin, counterpart in _shared_sections(handbook):
        if page.language != LANGUAGES[0] and section.id and section.level != counterpart.level:
            yield finding(
                page.place(section.line),
                title=section.title,
                twin=twin.file,
                heading="#" * counterpart.level,
            )


@rule(
    "parity-checklist",
    kk="«{name}» тармағы {twin} ішінде бар, ал {page} ішінде жоқ. Қосыңыз не түзетіңіз: - [ ] … {{ #{name} }}",
    ru="Пункт «{name}» есть в {twin}, а в {page} его нет. Добавьте или исправьте: - [ ] … {{ #{name} }}",
)
def parity_checklist(handbook: Handbook) -> Iterator[Finding]:
    return _missing(handbook, lambda section: [item.id for item in section.checklist if item.id])


@rule(
    "parity-checklist-order",
    kk="«{id}» тармағы {twin} бетіндегідей ретпен тұрған жоқ. Тармақтарды бірдей ретке келтіріңіз",
    ru="Пункт «{id}» стоит не в том порядке, что в {twin}. Расставьте пункты одинаково",
)
def parity_checklist_order(handbook: Handbook) -> Iterator[Finding]:
    for page, section, twin, counterpart in _shared_sections(handbook):
        ours = [(item.id, item.line) for item in section.checklist]
        theirs = [item.id for item in counterpart.checklist]
        if page.language != LANGUAGES[0] and {name for name, _ in ours} == set(theirs):
            for (name, line), wanted in zip(ours, theirs, strict=False):
                if name != wanted:
                    yield finding(page.place(line), id=name, twin=twin.file)
                    break


@rule(
    "parity-table-rows",
    kk="Кесте жолдарының саны бірдей емес: {page} ішінде {here}, {twin} ішінде {there}. Бірдей етіңіз",
    ru="Строк таблицы не поровну: в {page} {here}, в {twin} {there}. Сделайте поровну",
)
def parity_table_rows(handbook: Handbook) -> Iterator[Finding]:
    return _fewer(handbook, lambda section: len(section.table_rows))


@rule(
    "parity-list-items",
    kk="Тізім тармақтарының саны бірдей емес: {page} ішінде {here}, {twin} ішінде {there}. Бірдей етіңіз",
    ru="Пунктов списка не поровну: в {page} {here}, в {twin} {there}. Сделайте поровну",
)
def parity_list_items(handbook: Handbook) -> Iterator[Finding]:
    return _fewer(handbook, lambda section: len(section.list_items))


@rule(
    "parity-links",
    kk="{name} сілтемесі {twin} ішінде бар, ал {page} ішінде жоқ. Сілтемелерді бірдей етіңіз",
    ru="Ссылка {name} есть в {twin}, а в {page} её нет. Сделайте ссылки одинаковыми",
)
def parity_links(handbook: Handbook) -> Iterator[Finding]:
    return _missing(handbook, lambda section: [link.name for link in section.links])


@rule(
    "parity-images",
    kk="Сурет саны бірдей емес: {page} ішінде {here}, {twin} ішінде {there}. Бірдей етіңіз",
    ru="Рисунков не поровну: в {page} {here}, в {twin} {there}. Сделайте поровну",
)
def parity_images(handbook: Handbook) -> Iterator[Finding]:
    return _fewer(handbook, lambda section: len(section.images))


@rule(
    "parity-markers",
    kk="<!-- {name} --> белгісі {twin} ішінде бар, ал {page} ішінде жоқ. Бірдей етіңіз",
    ru="Вставка <!-- {name} --> есть в {twin}, а в {page} её нет. Сделайте одинаково",
)
def parity_markers(handbook: Handbook) -> Iterator[Finding]:
    return _missing(handbook, lambda section: [marker.name for marker in section.markers])


@rule(
    "parity-blocks",
    kk="/// блоктарының саны бірдей емес: {page} ішінде {here}, {twin} ішінде {there}. Бірдей етіңіз",
    ru="Блоков /// не поровну: в {page} {here}, в {twin} {there}. Сделайте поровну",
)
def parity_blocks(handbook: Handbook) -> Iterator[Finding]:
    return _fewer(handbook, lambda section: len(section.blocks))


@rule(
    "parity-numbers",
    kk="{name} саны {twin} ішінде бар, ал {page} ішінде жоқ. Санды тексеріп, екі тілде де цифрмен жазыңыз",
    ru="Число {name} есть в {twin}, а в {page} его нет. Проверьте его и напишите цифрами на обоих языках",
)
def parity_numbers(handbook: Handbook) -> Iterator[Finding]:
    return _missing(handbook, numbers)
