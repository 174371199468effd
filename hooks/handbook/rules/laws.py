"""The laws: what each statement rests on, where its text is, and how long ago that was looked up."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from handbook.model import Handbook, LegalTerm, Matter, Place, Way
from handbook.model.languages import Text
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
    kk="Ескерту: {title} ({id}) бір жылдан бұрын тексерілген ({checked}). Мәтінін қайта қарап, бүгінгі күнді жазыңыз: checked: {today}",
    ru="Предупреждение: {title} ({id}): проверяли больше года назад ({checked}). Сверьте с текстом акта и поставьте день: checked: {today}",
    is_warning=True,
)
def old_check(handbook: Handbook) -> Iterator[Finding]:
    now = today()
    for place, name, title, checked in checks(handbook):
        if (now - datetime.date.fromisoformat(checked)).days > YEAR:
            yield finding(place, id=name, title=title, checked=checked, today=now.isoformat())


@rule(
    "future-date",
    kk="«{id}»: {key}: {day} – әлі келмеген күн. Күнді түзетіңіз, үлгісі: {today}",
    ru="«{id}»: {key}: {day} – этот день ещё не наступил. Исправьте дату, образец: {today}",
)
def future_date(handbook: Handbook) -> Iterator[Finding]:
    """A day of slack: it may be tomorrow already where the editor is."""
    latest = today() + datetime.timedelta(days=1)
    days = [(law.place, law.id, "date", law.date) for law in handbook.laws]
    days += [(place, name, "checked", checked) for place, name, _, checked in checks(handbook)]
    for place, name, key, day in days:
        if day and datetime.date.fromisoformat(day) > latest:
            yield finding(place, id=name, key=key, day=day, today=today().isoformat())


def checks(handbook: Handbook) -> Iterator[tuple[Place, str, Text, str]]:
    """(place, id, name, day) of every check of a law, a way, a term and a matter."""
    facts: tuple[Way | LegalTerm | Matter, ...] = (*handbook.ways, *handbook.legal_terms, *handbook.matters)
    yield from ((law.place, law.id, law.title, law.checked) for law in handbook.laws)
    for fact in facts:
        name = fact.name if isinstance(fact, LegalTerm) else fact.title
        yield fact.place, fact.id, name, fact.grounds.checked
