"""The way in law: ways to turn to a state body with the terms that laws set, and who decides which matter."""

from __future__ import annotations

from handbook.model import Grounds, LegalTerm, Matter, Text, Way
from handbook.model.addresses import matter_group
from handbook.model.legal import MATTER_GROUPS
from handbook.page.view import View
from handbook.render.jinja import render
from handbook.text.dates import full_date
from handbook.text.plurals import choose


def ways(view: View) -> str:
    """All ways, each with its steps, terms and what may follow, under an anchor of its own."""
    return render("ways.html", ways=[_way(way, view) for way in view.handbook.ways], label=view.words("law"))


def matters(view: View) -> str:
    """The matters of a village by what they are about, each with who decides and how to make sure."""
    groups = [
        {
            "id": matter_group(name),
            "title": view.words("law.groups")[name],
            "matters": [_matter(matter, view) for matter in view.handbook.matters if matter.group == name],
        }
        for name in MATTER_GROUPS
    ]
    return render(
        "matters.html", groups=[group for group in groups if group["matters"]], label=view.words("law")
    )


def _way(way: Way, view: View) -> dict[str, object]:
    said = view.language
    known = [term for name in way.terms if (term := view.handbook.legal_term(name))]
    following = [other for name in way.next if (other := view.handbook.way(name))]
    return {
        "id": way.id,
        "title": way.title[said],
        "when": way.when[said],
        "who": way.who[said],
        "steps": _texts(way.steps, said),
        "need": _texts(way.need, said),
        "terms": [_term(term, view) for term in known],
        "then": way.then[said],
        "more": link_to(view, way.page),
        "template": link_to(view, f"templates/{way.template}" if way.template else ""),
        "next": [(f"#{other.id}", other.title[said]) for other in following],
        "basis": _basis(way.grounds, view),
    }


def _matter(matter: Matter, view: View) -> dict[str, object]:
    said = view.language
    return {
        "id": matter.id,
        "title": matter.title[said],
        "levels": [view.words("law.levels")[name] for name in matter.levels],
        "decides": matter.decides[said],
        "check": matter.check[said],
        "basis": _basis(matter.grounds, view),
    }


def duration(term: LegalTerm, view: View) -> str:
    """How long a term is, in words: `15 рабочих дней`."""
    label = view.words("law.lengths")
    length = str(choose(label[term.unit], term.length, view.language).format(count=term.length))
    return str(label["before"].format(length=length)) if term.is_before else length


def _term(term: LegalTerm, view: View) -> dict[str, str]:
    return {
        "name": term.name[view.language],
        "length": duration(term, view),
        "mark": view.words("law.marks").get(term.grounds.certainty, ""),
    }


def articles(grounds: Grounds, view: View) -> str:
    """The article or articles that a statement rests on, in words; empty where none is named."""
    several = any(sign in grounds.article for sign in ",–")
    word = view.words("law.basis")["articles" if several else "article"]
    return str(word.format(article=grounds.article)) if grounds.article else ""


def _basis(grounds: Grounds, view: View) -> dict[str, str]:
    """What a statement rests on, in words; the law's address is empty where none is named."""
    label, law = view.words("law.basis"), view.handbook.law(grounds.law)
    day = full_date(grounds.checked, view.words("dates"))
    return {
        "certainty": grounds.certainty,
        "law": law.title[view.language] if law else "",
        "href": view.href("laws.md", law.id) if law else "",
        "article": articles(grounds, view),
        "checked": view.words("law.checks")[grounds.certainty].format(day=day),
        "seen": label["seen"].format(sites=grounds.seen) if grounds.seen else "",
        "note": grounds.note[view.language] if grounds.note else "",
    }


def link_to(view: View, reference: str) -> tuple[str, str] | None:
    """`law/no-answer#complain` as an address and the title of the section or page that it leads to; None where there is none."""
    path, _, anchor = reference.partition("#")
    page = view.handbook.page(view.language, f"{path}.md")
    if not page:
        return None
    section = page.section(anchor) if anchor else None
    title = view.handbook.section_title(page, section) if section else page.title
    number, _, words = title.partition(". ")  # headings of a row of steps begin with one: «1. Напомните»
    return view.href(f"{path}.md", anchor), words if number.isdecimal() else title


def _texts(texts: tuple[Text, ...], language: str) -> list[str]:
    return [text[language] for text in texts]
