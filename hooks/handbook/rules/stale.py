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


@rule(
    "stale-translation",
    kk="Ескерту: «{title}» бөлімінің орысшасы өзгерді, қазақшасы бұрынғыдай. Салыстырып, орындаңыз: make accept PAGE={page}",
    ru="Предупреждение: казахский текст раздела «{title}» изменился, русский прежний. Сверьте и выполните: make accept PAGE={page}",
    is_warning=True,
)
def stale_translation(handbook: Handbook) -> Iterator[Finding]:
    for language, path, section_id in stale_sections(handbook):
        page = handbook.pages[(language, path)]
        section = page.section(section_id)
        if section:
            yield finding(page.place(section.line), title=section.title, page=path.removesuffix(".md"))


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
    kk="Ескерту: беттегі деректер өзгерді, күні жазылмаған. Орындаңыз: make accept PAGE={page}",
    ru="Предупреждение: данные на странице изменились, день не записан. Выполните: make accept PAGE={page}",
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
