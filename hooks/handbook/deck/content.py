"""What stands on each slide of the trainer's deck, in words: from slides.yml and, for most, from the pages of the handbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from handbook.model import Handbook, Page, Section
from handbook.model.slides import Slide
from handbook.model.urls import site_url
from handbook.model.words import Area
from handbook.source import exercises
from handbook.source.exercises import plain
from handbook.text import plurals

GUIDE = "training/index"
_SHORT = re.compile(r"[.:] |\.$")
"""Where a slide leaves off what only the trainer needs of a point: after its first sentence, before details."""


@dataclass(frozen=True)
class Shown:
    """A slide in one language. `lead` stands before the points, `rows` are a table's, the first its head.

    `facts` of an exercise are pairs, a name and a text; `stage` is the number of the stage that one is at, 0 for none.
    """

    slide: Slide
    title: str
    kicker: str = ""
    lead: str = ""
    points: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    stage: int = 0
    notes: tuple[str, ...] = ()


def deck(handbook: Handbook, language: str, root: str) -> Iterator[Shown]:
    """All slides of a language in order; one that refers to nothing is left out (the rules have said so).

    `root` is the site's own address, empty where it is not known.
    """
    numbers = {stage.id: number for number, stage in enumerate(handbook.stages, start=1)}
    stage = 0
    for slide in handbook.slides:
        shown = show(handbook, language, slide)
        if shown:
            stage = numbers[slide.of] if slide.kind == "stage" else stage
            is_at_stage = slide.kind in ("stage", "exercise", "case", "sizes", "others", "sections")
            notes = tuple(_notes(handbook, language, slide, root))
            yield replace(shown, stage=stage if is_at_stage else 0, notes=notes)


def show(handbook: Handbook, language: str, slide: Slide) -> Shown | None:
    """One slide in words, without its notes; None where what it refers to is not there."""
    page, section = source(handbook, language, slide)
    label = handbook.words.area("slides.deck", language)
    if not page or ("#" in _address(slide) and not section):
        return None
    shown = Shown(
        slide,
        slide.title[language] if slide.title else page.title,
        points=tuple(point[language] for point in slide.points),
    )
    if slide.kind == "case":
        return replace(shown, kicker=label["case"])
    if slide.kind == "pause":
        return replace(shown, lead=_minutes(label, language, max(slide.minutes.values(), default=0)))
    if slide.kind == "stage":
        return _stage(handbook, language, shown, page)
    if slide.kind == "exercise":
        return _exercise(handbook, language, shown, section)
    if slide.kind == "sections":
        return replace(shown, points=tuple(part.title for part in page.sections if part.level == 2))
    if slide.kind == "openings" and section:
        items = [line for line in section.text.split("\n") if line.startswith("- **")]
        return replace(
            shown,
            title=section.title,
            points=tuple(plain(item.split("**")[1]).removesuffix(".") for item in items),
        )
    if slide.kind in ("sizes", "others"):
        title = section.title if section else page.title
        return replace(
            shown, title=title, kicker=page.title, rows=tuple(_forms(handbook, language, slide.kind))
        )
    return shown


def source(handbook: Handbook, language: str, slide: Slide) -> tuple[Page | None, Section | None]:
    """The page and, where one is named, the section that a slide is made of, or where one reads on."""
    path, _, anchor = _address(slide).partition("#")
    page = handbook.page(language, f"{path}.md")
    return page, page.section(anchor) if page and anchor else None


def _address(slide: Slide) -> str:
    """`stages/analysis`, `case#lessons`: what a slide is made of, else where to read on."""
    made_of = {
        "stage": f"stages/{slide.of}",
        "exercise": f"{exercises.PAGE.removesuffix('.md')}#{slide.of}",
        "sections": slide.of,
        "openings": slide.of,
        "flow": "stages/index",
        "sizes": "formats/index#comparison",
        "others": "formats/index#other-forms",
    }
    return made_of.get(slide.kind) or slide.page or GUIDE


def _stage(handbook: Handbook, language: str, shown: Shown, page: Page) -> Shown | None:
    stage = handbook.stage(shown.slide.of)
    if not stage:
        return None
    titles = [section.title if (section := page.section(name)) else name for name in stage.recommendations]
    number = handbook.stages.index(stage) + 1
    return replace(
        shown,
        kicker=handbook.words.area("slides.deck", language)["stage"].format(number=number),
        lead=page.summary,
        points=tuple(titles),
    )


def _exercise(handbook: Handbook, language: str, shown: Shown, section: Section | None) -> Shown | None:
    found = exercises.read(section) if section else None
    if not found:
        return None
    label = handbook.words.area("slides.deck", language)
    facts = [("", _minutes(label, language, found.minutes)), found.people, found.materials]
    return replace(
        shown,
        title=found.title,
        kicker=label["exercise"],
        lead=_capital(found.goal[1]).removesuffix("."),
        facts=tuple((name, _capital(_SHORT.split(text)[0])) for name, text in facts),
    )


def _forms(handbook: Handbook, language: str, kind: str) -> Iterator[tuple[str, ...]]:
    """The table of sizes (source point M), or the forms that the source names without a size, with what each is for."""
    label = handbook.words.area("slides.deck", language)
    pages = {entry.id: handbook.page(language, f"formats/{entry.id}.md") for entry in handbook.formats}
    if kind == "sizes":
        yield label["format"], label["people"], label["questions"]
    for entry in sorted(handbook.formats, key=lambda entry: entry.row or 0):
        page = pages[entry.id]
        if page and (entry.row is not None) == (kind == "sizes"):
            words = (
                [entry.wording[part][language] for part in ("people", "questions")]
                if entry.row is not None
                else [page.summary]
            )
            yield page.title, *words


def _notes(handbook: Handbook, language: str, slide: Slide, root: str) -> Iterator[str]:
    """What the trainer says, for how long, and where the handbook has more, a paragraph each."""
    label = handbook.words.area("slides.deck", language)
    page, section = source(handbook, language, slide)
    exercise = exercises.read(section) if slide.kind == "exercise" and section else None
    minutes = dict.fromkeys(slide.programmes, exercise.minutes) if exercise else slide.minutes
    lengths = {
        programme: _minutes(label, language, minutes[programme])
        for programme in slide.programmes
        if programme in minutes
    }
    if len(set(lengths.values())) > 1:
        time = label["times"].format(half=lengths["half-day"], day=lengths["one-day"])
    else:
        time = label["time"].format(minutes=next(iter(lengths.values()))) if lengths else label["no_time"]
    yield f"{label[slide.only or 'both']} {time}"
    yield slide.notes[language]
    if exercise:
        yield from (f"{name}: {text}" for name, text in (exercise.people, exercise.materials))
        yield label["steps"]
        yield from (f"{number}. {step}" for number, step in enumerate(exercise.steps, start=1))
        yield label["ask"]
        yield from (f"– {question}" for question in exercise.questions)
        yield label["answers"]
    stage = handbook.stage(slide.of) if slide.kind == "stage" else None
    names = [
        f"«{form.title[language]}»" for form in handbook.templates if stage and form.id in stage.templates
    ]
    if names:
        yield label["templates"].format(names=", ".join(names))
    if page:
        address = root + site_url(language, page.url) + (f"#{section.id}" if section else "")
        yield label["page"].format(title=page.title, address=address)


def _minutes(label: Area, language: str, count: int) -> str:
    forms: Mapping[str, str] = label["minutes"]
    return plurals.choose(forms, count, language).format(count=count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
