"""The way in law: each statement says what it rests on, and a term of a law stands in the data alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handbook.model import Grounds, Handbook, Law, LegalTerm, Matter, Page, Place, Term, Way
from handbook.model.addresses import anchors
from handbook.rules.markers import INVENTED
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import BLOCK, visible_words

_DIGIT = re.compile(r"\d")
_DAYS = {
    "working-days": re.compile(
        r"(?<![\d.,–])(\d{1,3})\s+(?:рабоч\w+\s+д(?:ень|н)|жұмыс\s+күн)", re.IGNORECASE
    ),
    "calendar-days": re.compile(
        r"(?<![\d.,–])(\d{1,3})\s+(?:календарн\w+\s+д(?:ень|н)|күнтізбелік\s+күн)", re.IGNORECASE
    ),
}
"""A term as laws word it; plain «days», months and numbers in words are left alone: people speak so of their own plans."""


def _facts(handbook: Handbook) -> Iterator[Way | LegalTerm | Matter]:
    yield from handbook.ways
    yield from handbook.legal_terms
    yield from handbook.matters


@rule(
    "unknown-law",
    kk="«{id}»: laws.yml ішінде «{law}» деген заң жоқ. Бар id-ді жазыңыз немесе заңды сонда қосыңыз",
    ru="«{id}»: закона «{law}» нет в laws.yml. Напишите id, который там есть, или добавьте туда закон",
)
def unknown_law(handbook: Handbook) -> Iterator[Finding]:
    for fact in _facts(handbook):
        if fact.grounds.law and not handbook.law(fact.grounds.law):
            yield finding(fact.place, id=fact.id, law=fact.grounds.law)


@rule(
    "fact-without-source",
    kk="«{id}» неге сүйенетіні айтылмаған. Қосыңыз: {missing}",
    ru="Не сказано, на чём основано «{id}». Добавьте: {missing}",
)
def fact_without_source(handbook: Handbook) -> Iterator[Finding]:
    for fact in _facts(handbook):
        missing = _missing(fact.grounds)
        if missing:
            yield finding(fact.place, id=fact.id, missing=", ".join(missing))


def _missing(grounds: Grounds) -> list[str]:
    """What a statement lacks: a place in a law or a word on why there is none, and the page that it was seen on."""
    missing = []
    if not (grounds.law and grounds.article) and not grounds.note:
        missing.append("article | note" if grounds.law else "law, article | note")
    if grounds.certainty != "unverified" and not grounds.seen:
        missing.append("seen")
    return missing


@rule(
    "legal-reference",
    kk="«{id}»: {key} ішіндегі «{value}» табылмады. Бар id-ді не бетті жазыңыз: {key}: {example}",
    ru="«{id}»: в {key} стоит «{value}», а такого нет. Напишите то, что есть: {key}: {example}",
)
def legal_reference(handbook: Handbook) -> Iterator[Finding]:
    terms = [term.id for term in handbook.legal_terms]
    templates = [form.id for form in handbook.templates]
    for stage in handbook.stages:
        if stage.law and not _leads_somewhere(handbook, stage.law):
            yield finding(stage.place, id=stage.id, key="law", value=stage.law, example="law/no-answer")
    for way in handbook.ways:
        others = [other.id for other in handbook.ways if other != way]
        yield from _unknown(way, "terms", way.terms, terms)
        yield from _unknown(way, "next", way.next, others)
    pointing: tuple[Way | LegalTerm, ...] = (*handbook.ways, *handbook.legal_terms)
    for entry in pointing:
        yield from _unknown(entry, "template", [entry.template] if entry.template else [], templates)
        if entry.page and not _leads_somewhere(handbook, entry.page):
            yield finding(
                entry.place, id=entry.id, key="page", value=entry.page, example="laws#public-control"
            )


def _unknown(
    entry: Way | LegalTerm, key: str, names: Sequence[str], known: Sequence[str]
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield finding(entry.place, id=entry.id, key=key, value=name, example=" | ".join(known[:4]) or "…")


def _leads_somewhere(handbook: Handbook, reference: str) -> bool:
    path, _, anchor = reference.partition("#")
    targets = [page for page in handbook.pages.values() if page.path == f"{path}.md"]
    return bool(targets) and all(not anchor or anchor in anchors(handbook, page) for page in targets)


@rule(
    "unknown-legal-term",
    kk="«{found}» – мұндай мерзім terms.yml ішінде жоқ. Санын түзетіңіз немесе мерзімді сонда қосыңыз; заң мерзімі болмаса, «күн» "
    "деп қана жазыңыз",
    ru="«{found}» – такого срока нет в terms.yml. Исправьте число или добавьте срок туда; если это не срок закона, пишите просто «дней»",
)
def unknown_legal_term(handbook: Handbook) -> Iterator[Finding]:
    known = {(term.length, term.unit) for term in handbook.legal_terms}
    for place, line in _statements(handbook):
        for unit, pattern in _DAYS.items() if _DIGIT.search(line) else ():
            for found in pattern.finditer(line):
                if (int(found[1]), unit) not in known:
                    yield finding(place, found=found[0])


def _statements(handbook: Handbook) -> Iterator[tuple[Place, str]]:
    """Lines that say how things are: of pages without invented stories, and of data that speaks of laws."""
    for page in handbook.pages.values():
        yield from ((page.place(number), visible_words(line)) for number, line in _true_lines(page))
    told: tuple[Law | Term | Way | LegalTerm | Matter, ...] = (
        *handbook.laws,
        *handbook.terms,
        *_facts(handbook),
    )
    for entry in told:
        yield from ((entry.place, words) for text in entry.texts for words in text.values())


def _true_lines(page: Page) -> Iterator[tuple[int, str]]:
    """The prose of a page outside of the blocks that tell something invented."""
    fence = ""
    for number, line in page.lines:
        block = BLOCK.match(line) if line.startswith("///") else None
        if fence:
            if block and not block["type"] and block["fence"] == fence:
                fence = ""
        elif block and block["type"] in INVENTED:
            fence = block["fence"]
        else:
            yield number, line
