"""The trainer's slides: each is made of something that is there, says what its kind needs, and has room for its words."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.deck import content, layout, sources
from handbook.deck.slide_content import SlideContent
from handbook.model import LANGUAGES, Handbook
from handbook.model.slides import KINDS, OWN_WORDS, PROGRAMMES, TITLED, Slide
from handbook.rules.registry import Finding, finding, rule
from handbook.source import exercises
from handbook.source.markdown import numbers


def _slide_contents(handbook: Handbook) -> Iterator[tuple[Slide, str, SlideContent]]:
    """Every slide in every language, as far as what it is made of is there."""
    for slide in handbook.slides:
        for language in LANGUAGES:
            shown = content.show(handbook, language, slide)
            if shown:
                yield slide, language, shown


@rule(
    "slide-reference",
    kk="«{id}» слайды сүйенетін «{name}» табылмады. Бар кезеңнің, жаттығудың не беттің id-ін жазыңыз: of: analysis, page: case#lessons",
    ru="Слайд «{id}» опирается на «{name}», а этого нет. Напишите id этапа, упражнения или страницы, которые есть: of: analysis, "
    "page: case#lessons",
)
def slide_reference(handbook: Handbook) -> Iterator[Finding]:
    for slide in handbook.slides:
        # Where one language alone lacks it, the rules of parity speak.
        if all(slide.has(part) for part in KINDS[slide.kind]) and not any(
            content.show(handbook, language, slide) for language in LANGUAGES
        ):
            yield finding(
                slide.place,
                id=slide.id,
                name=", ".join(slide.forms) or slide.of or slide.page or sources.GUIDE,
            )


@rule(
    "slide-parts",
    kk="«{id}» слайдының түрі {kind}, оған сай емесі: {parts}. Оның сөздері: {needed}",
    ru="Вид слайда «{id}» – {kind}, с ним не сходится: {parts}. Его слова: {needed}",
)
def slide_parts(handbook: Handbook) -> Iterator[Finding]:
    for slide in handbook.slides:
        needed = KINDS[slide.kind]
        missing = [f"{part}: …" for part in needed if not slide.has(part)]
        is_own = "title" in needed
        extra = [
            part
            for part in (sorted(OWN_WORDS) if not is_own else ["of"])
            if slide.has(part) and part not in needed and not (part == "title" and slide.kind in TITLED)
        ]
        if missing or extra:
            yield finding(
                slide.place,
                id=slide.id,
                kind=slide.kind,
                parts=", ".join(missing + extra),
                needed=", ".join(needed) or "–",
            )


@rule(
    "slide-title",
    kk="«{id}» слайдының тақырыбы ({language}) {found} жол алады, шегі {limit}. Қысқартыңыз: «{title}»",
    ru="Заголовок слайда «{id}» ({language}) занимает строк: {found}, предел {limit}. Сократите: «{title}»",
)
def slide_title(handbook: Handbook) -> Iterator[Finding]:
    for slide, language, shown in _slide_contents(handbook):
        found, limit = layout.title_lines(shown), layout.most_title_lines(shown)
        if found > limit:
            yield finding(
                slide.place, id=slide.id, language=language, found=found, limit=limit, title=shown.title
            )


@rule(
    "slide-point",
    kk="«{id}» слайдындағы тармақ ({language}) {found} жол алады, шегі {limit}. Қысқартыңыз: «{point}»",
    ru="Пункт слайда «{id}» ({language}) занимает строк: {found}, предел {limit}. Сократите: «{point}»",
)
def slide_point(handbook: Handbook) -> Iterator[Finding]:
    for slide, language, shown in _slide_contents(handbook):
        for point in shown.points:
            found = layout.point_lines(point)
            if found > layout.POINT_LINES:
                yield finding(
                    slide.place,
                    id=slide.id,
                    language=language,
                    found=found,
                    limit=layout.POINT_LINES,
                    point=point,
                )


@rule(
    "slide-points",
    kk="«{id}» слайдында {found} тармақ бар, шегі {limit}. Екі слайдқа бөліңіз немесе артығын алып тастаңыз",
    ru="На слайде «{id}» пунктов: {found}, предел {limit}. Разделите его на два слайда: один слайд – одна мысль",
)
def slide_points(handbook: Handbook) -> Iterator[Finding]:
    for slide, language, shown in _slide_contents(handbook):
        if language == LANGUAGES[0] and len(shown.points) > layout.MOST_POINTS:
            yield finding(slide.place, id=slide.id, found=len(shown.points), limit=layout.MOST_POINTS)


@rule(
    "slide-overflow",
    kk="«{id}» слайдының сөздері ({language}) слайдқа сыймайды. Сүйенетін бетінің не кестесінің мәтінін қысқартыңыз: {name}",
    ru="Слова слайда «{id}» ({language}) на него не помещаются. Сократите текст страницы или таблицы, из которой он сделан: {name}",
)
def slide_overflow(handbook: Handbook) -> Iterator[Finding]:
    for slide, language, shown in _slide_contents(handbook):
        own = [layout.point_lines(point) for point in shown.points]
        is_told = len(own) > layout.MOST_POINTS or any(lines > layout.POINT_LINES for lines in own)
        if (
            not is_told
            and layout.title_lines(shown) <= layout.most_title_lines(shown)
            and not layout.fits(shown)
        ):
            yield finding(slide.place, id=slide.id, language=language, name=slide.of or slide.kind)


@rule(
    "slide-missing",
    kk="Слайдтарда «{name}» жоқ немесе екі рет бар. docs/_data/slides.yml ішінде бір слайд қалдырыңыз: kind: {kind}, of: {name}",
    ru="В слайдах нет «{name}» или он там дважды. Оставьте в docs/_data/slides.yml один слайд: kind: {kind}, of: {name}",
)
def slide_missing(handbook: Handbook) -> Iterator[Finding]:
    page = handbook.page(LANGUAGES[0], exercises.PAGE)
    wanted = [("stage", stage.id) for stage in handbook.stages]
    wanted += [
        ("exercise", part.id)
        for part in (page.sections if page else ())
        if part.level == 2 and part.id != exercises.OVERVIEW
    ]
    named = [(slide.kind, slide.of) for slide in handbook.slides]
    for kind, name in wanted:
        if handbook.slides and named.count((kind, name)) != 1:
            yield finding(handbook.slides[0].place, kind=kind, name=name)


@rule(
    "slide-minutes",
    kk="«{title}» бойынша слайдтар мен жаттығулар {found} минут алады, ал бұл бөлімде ондай сан жоқ. slides.yml ішіндегі minutes-ті не "
    "бағдарламаны түзетіңіз",
    ru="«{title}»: слайды и упражнения займут минут: {found}, а такого числа в этом разделе нет. Исправьте minutes в slides.yml или "
    "программу",
)
def slide_minutes(handbook: Handbook) -> Iterator[Finding]:
    """The programme says how long all of it takes."""
    for language in LANGUAGES:
        guide = handbook.page(language, f"{sources.GUIDE}.md")
        for programme in PROGRAMMES:
            section = guide.section(programme) if guide else None
            found = sum(_minutes(handbook, language, slide, programme) for slide in handbook.slides)
            if guide and section and found and str(found) not in numbers(section):
                yield finding(guide.place(section.line), title=section.title, found=found)


def _minutes(handbook: Handbook, language: str, slide: Slide, programme: str) -> int:
    """What a slide takes in a programme: its own minutes, or those of its exercise."""
    if programme not in slide.programmes:
        return 0
    _, section = sources.source(handbook, language, slide)
    exercise = exercises.read(section) if slide.kind == "exercise" and section else None
    return slide.minutes.get(programme, 0) + (exercise.minutes if exercise else 0)
