"""What stands on each slide of the trainer's deck, in words: from slides.yml and, for most, from the pages of the handbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from handbook.deck.slide_content import SlideContent as SlideContent
from handbook.deck.sources import Source, address, source
from handbook.model import Handbook, Page, Section
from handbook.model.slides import Slide
from handbook.model.urls import site_url
from handbook.model.words import Area
from handbook.source import exercises
from handbook.source.exercises import Exercise, plain
from handbook.text import plurals

AT_A_STAGE = frozenset({"stage", "exercise", "case", "sizes", "others", "sections"})
"""The kinds of slides that show which stage one is at."""
_SHORT = re.compile(r"[.:] |\.$")
"""Where a slide leaves off what only the trainer needs of a point: after its first sentence, before details."""


def deck(handbook: Handbook, language: str, root: str) -> Iterator[SlideContent]:
    """All slides of a language in order; one that refers to nothing is left out (the rules have said so).

    `root` is the site's own address, empty where it is not known.
    """
    stage = 0
    for slide in handbook.slides:
        shown = show(handbook, language, slide)
        if shown:
            stage = handbook.stage_number(slide.of) if slide.kind == "stage" else stage
            notes = _notes(handbook, language, slide, root)
            yield replace(shown, stage=stage if slide.kind in AT_A_STAGE else 0, notes=notes)


def show(handbook: Handbook, language: str, slide: Slide) -> SlideContent | None:
    """One slide in words, without its notes; None where what it refers to is not there."""
    page, section = source(handbook, language, slide)
    if not page or ("#" in address(slide) and not section):
        return None
    title = slide.title[language] if slide.title else page.title
    shown = SlideContent(slide, title, points=tuple(point[language] for point in slide.points))
    return SHOW[slide.kind](Source(handbook, language, page, section), shown)


def _own_words(_: Source, shown: SlideContent) -> SlideContent:
    """A slide that says no more than stands in slides.yml."""
    return shown


def _case(made_of: Source, shown: SlideContent) -> SlideContent:
    return replace(shown, kicker=made_of.label["case"])


def _pause(made_of: Source, shown: SlideContent) -> SlideContent:
    longest = max(shown.slide.minutes.values(), default=0)
    return replace(shown, lead=_minutes(made_of.label, made_of.language, longest))


def _sections(made_of: Source, shown: SlideContent) -> SlideContent:
    return replace(shown, points=tuple(part.title for part in made_of.page.sections if part.level == 2))


def _openings(made_of: Source, shown: SlideContent) -> SlideContent:
    """The bold words with which the items of a section's list begin."""
    if not made_of.section:
        return shown
    items = [line for line in made_of.section.text.split("\n") if line.startswith("- **")]
    points = tuple(plain(item.split("**")[1]).removesuffix(".") for item in items)
    return replace(shown, title=made_of.section.title, points=points)


def _table(made_of: Source, shown: SlideContent) -> SlideContent:
    title = made_of.section.title if made_of.section else made_of.page.title
    rows = tuple(_forms(made_of.handbook, made_of.language, shown.slide.kind))
    return replace(shown, title=title, kicker=made_of.page.title, rows=rows)


def _stage(made_of: Source, shown: SlideContent) -> SlideContent | None:
    stage = made_of.handbook.stage(shown.slide.of)
    if not stage:
        return None
    sections = [(name, made_of.page.section(name)) for name in stage.recommendations]
    number = made_of.handbook.stage_number(stage.id)
    return replace(
        shown,
        kicker=made_of.label["stage"].format(number=number),
        lead=made_of.page.summary,
        points=tuple(
            made_of.handbook.section_title(made_of.page, section) if section else name
            for name, section in sections
        ),
    )


def _exercise(made_of: Source, shown: SlideContent) -> SlideContent | None:
    found = exercises.read(made_of.section) if made_of.section else None
    if not found:
        return None
    facts = [("", _minutes(made_of.label, made_of.language, found.minutes)), found.people, found.materials]
    return replace(
        shown,
        title=found.title,
        kicker=made_of.label["exercise"],
        lead=_capital(found.goal[1]).removesuffix("."),
        facts=tuple((name, _capital(_SHORT.split(text)[0])) for name, text in facts),
    )


SHOW: Mapping[str, Callable[[Source, SlideContent], SlideContent | None]] = {
    "cover": _own_words,
    "points": _own_words,
    "case": _case,
    "pause": _pause,
    "flow": _own_words,
    "stage": _stage,
    "exercise": _exercise,
    "sizes": _table,
    "others": _table,
    "sections": _sections,
    "openings": _openings,
}
"""How a slide of each of the KINDS comes by its words."""


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


def _notes(handbook: Handbook, language: str, slide: Slide, root: str) -> tuple[str, ...]:
    """What the trainer says, for how long, and where the handbook has more, a paragraph each."""
    label = handbook.words.area("slides.deck", language)
    page, section = source(handbook, language, slide)
    exercise = exercises.read(section) if slide.kind == "exercise" and section else None
    return (
        f"{label[slide.only or 'both']} {_time(label, language, slide, exercise)}",
        slide.notes[language],
        *(_how_to_run(label, exercise) if exercise else ()),
        *_templates(handbook, label, language, slide),
        *(_further(label, page, section, root) if page else ()),
    )


def _time(label: Area, language: str, slide: Slide, exercise: Exercise | None) -> str:
    """How long a slide takes in each programme that has it."""
    minutes = dict.fromkeys(slide.programmes, exercise.minutes) if exercise else slide.minutes
    lengths = {name: _minutes(label, language, minutes[name]) for name in slide.programmes if name in minutes}
    if not lengths:
        return str(label["no_time"])
    if len(set(lengths.values())) > 1:
        return str(label["times"].format(half=lengths["half-day"], day=lengths["one-day"]))
    return str(label["time"].format(minutes=next(iter(lengths.values()))))


def _how_to_run(label: Area, exercise: Exercise) -> Iterator[str]:
    yield from (f"{name}: {text}" for name, text in (exercise.people, exercise.materials))
    yield label["steps"]
    yield from (f"{number}. {step}" for number, step in enumerate(exercise.steps, start=1))
    yield label["ask"]
    yield from (f"– {question}" for question in exercise.questions)
    yield label["answers"]


def _templates(handbook: Handbook, label: Area, language: str, slide: Slide) -> Iterator[str]:
    """The documents of the stage that a slide is of."""
    stage = handbook.stage(slide.of) if slide.kind == "stage" else None
    named = stage.templates if stage else ()
    names = [f"«{form.title[language]}»" for form in handbook.templates if form.id in named]
    if names:
        yield label["templates"].format(names=", ".join(names))


def _further(label: Area, page: Page, section: Section | None, root: str) -> Iterator[str]:
    """Where to read on."""
    link = root + site_url(page.language, page.url) + (f"#{section.id}" if section else "")
    yield label["page"].format(title=page.title, address=link)


def _minutes(label: Area, language: str, count: int) -> str:
    forms: Mapping[str, str] = label["minutes"]
    return plurals.choose(forms, count, language).format(count=count)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
