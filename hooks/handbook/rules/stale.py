"""One language of a section has changed and the other has not been looked at since: a warning, not an error."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.ledgers.accepted import changed_languages
from handbook.ledgers.changed import last_changed
from handbook.model import LANGUAGES, UNLISTED, Handbook
from handbook.rules.registry import Finding, finding, rule


def stale_sections(handbook: Handbook) -> Iterator[tuple[str, str, str]]:
    """(language left behind, page, section id) where another has changed since they were compared, but not all."""
    for pages in handbook.twins():
        for section_id, changed in changed_languages(handbook, pages):
            if len(changed) < len(LANGUAGES):
                yield from (
                    (behind, pages[0].path, section_id) for behind in LANGUAGES if behind not in changed
                )


_NAMES = {"kk": {"kk": "қазақшасы", "ru": "орысшасы"}, "ru": {"kk": "казахский", "ru": "русский"}}
"""What a language's text is called, by the language of the message."""


@rule(
    "stale-translation",
    kk="Ескерту: «{kk_title}» бөлімінің {kk_changed} өзгерді, {kk_behind} бұрынғыдай. Салыстырып, орындаңыз: make accept PAGE={page}",
    ru="Предупреждение: в разделе «{ru_title}» изменился {ru_changed} текст, а {ru_behind} прежний. Сверьте и выполните: "
    "make accept PAGE={page}",
    is_warning=True,
    in_both=True,
)
def stale_translation(handbook: Handbook) -> Iterator[Finding]:
    for behind, path, section_id in stale_sections(handbook):
        page = handbook.pages[(behind, path)]
        section = page.section(section_id)
        if section:
            changed = next(language for language in LANGUAGES if language != behind)
            names = {
                f"{language}_{role}": words.get(name, name)
                for language, words in _NAMES.items()
                for role, name in (("changed", changed), ("behind", behind))
            }
            twins = {language: handbook.pages[(language, path)].section(section_id) for language in LANGUAGES}
            titles = {f"{language}_title": (twin or section).title for language, twin in twins.items()}
            yield finding(page.place(section.line), page=path.removesuffix(".md"), **names, **titles)


@rule(
    "not-compared",
    kk="Ескерту: беттің {count} бөлімі екі тілде де өзгерді. Салыстырып, орындаңыз: make accept PAGE={page}",
    ru="Предупреждение: разделов, изменённых на обоих языках: {count}. Сверьте и выполните: make accept PAGE={page}",
    is_warning=True,
)
def not_compared(handbook: Handbook) -> Iterator[Finding]:
    for pages in handbook.twins():
        count = sum(len(changed) == len(LANGUAGES) for _, changed in changed_languages(handbook, pages))
        if count:
            for page in pages:
                yield finding(page.place(), count=count, page=page.path.removesuffix(".md"))


@rule(
    "undated-change",
    kk="Ескерту: беттегі деректер өзгерді, күні жазылмаған. Салыстырудың керегі жоқ, орындаңыз: make accept PAGE={page}",
    ru="Предупреждение: данные на странице изменились, день не записан. Сверять ничего не нужно, выполните: make accept PAGE={page}",
    is_warning=True,
)
def undated_change(handbook: Handbook) -> Iterator[Finding]:
    """Where the words of its sections have changed, the rules above have said what to do; it is the same."""
    for pages in handbook.twins():
        if pages[0].path in UNLISTED or list(changed_languages(handbook, pages)):
            continue
        for page in pages:
            if not last_changed(handbook, page):
                yield finding(page.place(), page=page.path.removesuffix(".md"))
