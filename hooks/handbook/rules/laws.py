"""The laws: what each statement rests on, where its text is, and how long ago that was looked up."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handbook.model import Handbook, LegalTerm, Matter, Way
from handbook.rules.registry import Finding, finding, rule
from handbook.text.dates import today

YEAR = 365
"""Days after which a check is old: laws are amended every year."""


@rule(
    "law-without-date",
    kk="«{id}» тексерілген деп жазылған, бірақ нөмірі, күні немесе мекенжайы жоқ. Қосыңыз: {missing}",
    ru="«{id}» отмечен как проверенный, но нет номера, даты или адреса. Добавьте: {missing}",
)
def law_without_date(handbook: Handbook) -> Iterator[Finding]:
    for law in handbook.laws:
        parts = {"number": law.number, "date": law.date, "address": law.address}
        missing = [name for name, value in parts.items() if not value]
        if law.certainty == "checked" and missing:
            yield finding(law.place, id=law.id, missing=", ".join(missing))


@rule(
    "law-without-address",
    kk="«{id}»: мәтінінің мекенжайы (address) жоқ, неге жоғы note ішінде айтылмаған. Бірін жазыңыз: address: docs/Z1500000383",
    ru="«{id}»: нет ни адреса текста (address), ни примечания (note), почему его нет. Впишите одно из двух: address: docs/Z1500000383",
)
def law_without_address(handbook: Handbook) -> Iterator[Finding]:
    for law in handbook.laws:
        if not law.address and not law.note:
            yield finding(law.place, id=law.id)


@rule(
    "law-without-source",
    kk="«{id}»: мәлімет қай сайттан алынғаны жазылмаған. Сайттың атын жазыңыз: seen: adilet.zan.kz",
    ru="«{id}»: не сказано, на каком сайте это прочли. Впишите название сайта: seen: adilet.zan.kz",
)
def law_without_source(handbook: Handbook) -> Iterator[Finding]:
    """The source's own word (`certainty: source`) was seen in the source."""
    for law in handbook.laws:
        if law.certainty != "source" and not law.seen:
            yield finding(law.place, id=law.id)


@rule(
    "old-check",
    kk="Ескерту: «{id}» бір жылдан бұрын тексерілген ({checked}). Мәтінін қайта қарап, бүгінгі күнді жазыңыз: checked: {today}",
    ru="Предупреждение: «{id}» проверяли больше года назад ({checked}). Сверьте с текстом акта и поставьте день: checked: {today}",
    is_warning=True,
)
def old_check(handbook: Handbook) -> Iterator[Finding]:
    now = today()
    facts: tuple[Way | LegalTerm | Matter, ...] = (*handbook.ways, *handbook.legal_terms, *handbook.matters)
    days = [
        *((law.place, law.id, law.checked) for law in handbook.laws),
        *((fact.place, fact.id, fact.grounds.checked) for fact in facts),
    ]
    for place, name, checked in days:
        if (now - datetime.date.fromisoformat(checked)).days > YEAR:
            yield finding(place, id=name, checked=checked, today=now.isoformat())
