"""Ids of fields, options, terms and purposes: none that readers' drafts and links know is lost; what takes one over says so truly."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.ledgers import fields
from handbook.model import Handbook, Place
from handbook.model.kept_ids import CHOICE, PURPOSES, TERMS, KeptId, is_field, kept_ids
from handbook.rules.registry import Finding, finding, rule

_FILES = {TERMS: "docs/_data/terms.yml", PURPOSES: "docs/_data/purposes.yml"}


@rule(
    "lost-id",
    kk="«{name}» деген id жоғалды, ал оқырманның таңдағаны, мерзімі не сілтемесі осы id-мен сақталған. Қайтарыңыз немесе орнын "
    "басқанға жазыңыз: was: {id}. Келесі жолы атын былай өзгертіңіз: make rename",
    ru="Id «{name}» пропал, а с ним хранится то, что читатели выбрали, их срок или ссылка. Верните его или допишите к тому, что его "
    "заменило: was: {id}. В следующий раз переименуйте так: make rename",
)
def lost_id(handbook: Handbook) -> Iterator[Finding]:
    return (finding(place, name=name, id=_id(name)) for name, place in _lost(handbook) if not is_field(name))


@rule(
    "lost-field",
    kk="«{name}» өрісі жоғалды, ал оқырманның жазғаны осы атпен сақталған. Қайтарыңыз немесе орнын басқан өріске жазыңыз: was: {name}. "
    "Келесі жолы атын былай өзгертіңіз: make rename",
    ru="Поле «{name}» пропало, а под этим именем хранится написанное читателями. Верните его или допишите к полю, которое его "
    "заменило: was: {name}. В следующий раз переименуйте так: make rename",
)
def lost_field(handbook: Handbook) -> Iterator[Finding]:
    return (finding(place, name=name) for name, place in _lost(handbook) if is_field(name))


def _lost(handbook: Handbook) -> Iterator[tuple[str, Place]]:
    """What is recorded and stands nowhere now, and where its siblings stand. While something cannot be read, nothing is lost for it."""
    for row in () if handbook.faults else fields.lost(handbook):
        yield row.name, _place(handbook, row.name) or row.place


def _id(name: str) -> str:
    return name.rpartition(CHOICE if CHOICE in name else "/")[2]


def _place(handbook: Handbook, name: str) -> Place | None:
    """Where the siblings of an id stand, or its file."""
    scope = name.removesuffix(_id(name))
    place = next((each.place for each in kept_ids(handbook) if scope in each.scopes), None)
    form = next((each.place for each in handbook.templates if name.startswith(f"{each.id}/")), None)
    return place or (Place(_FILES[scope], 1) if scope in _FILES else form)


@rule(
    "unknown-earlier-id",
    kk="was: {was} – мұндай id жарияланбаған, не оны қазір басқасы алып тұр. Бұрынғы id-ді {ledger} ішінен тауып жазыңыз немесе өшіріңіз",
    ru="was: {was} – такого id не публиковали, или сейчас он у другого. Найдите прежний id в {ledger} и напишите его или уберите",
)
def unknown_earlier_id(handbook: Handbook) -> Iterator[Finding]:
    if handbook.faults:
        return
    recorded = {row.name for row in handbook.fields}
    ids = list(kept_ids(handbook))
    for each in ids:
        for was in each.was:
            is_known = any(f"{scope}{was}" in recorded for scope in each.scopes)
            if not is_known or _takers(ids, each, was) != 1:
                yield finding(each.place, was=was, ledger=fields.LEDGER)


def _takers(ids: list[KeptId], own: KeptId, was: str) -> int:
    """How many of one scope are called so, or were."""
    beside = [each for each in ids if each.scopes[0] == own.scopes[0]]
    return sum([each.id, *each.was].count(was) for each in beside)
