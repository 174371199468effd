"""What is printed: a page of the book says nothing that only a screen can do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.model import Handbook, Page
from handbook.model.paper import is_printed
from handbook.rules.registry import Finding, finding, rule
from handbook.source.markdown import BLOCK, LIST_ITEM, visible_words

WEB_WORDS: Mapping[str, re.Pattern[str]] = {
    "kk": re.compile(
        r"\b(?:браузер\w*|шерт(?:іңіз|сеңіз|іп)\w*|(?:сілтеме|түйме|батырма)\w*\s+бас(?:ыңыз|саңыз)|атын бас(?:ыңыз|саңыз)"
        r"|сілтемедегі|беті ашылады|жүктеп алыңыз|осы құрылғы\w*)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:браузер\w*|нажми(?:те)?|нажав|щ[её]лкни\w*|кликни\w*|откроется|по ссылке|на ссылку|скачайте|этом устройстве)\b",
        re.IGNORECASE,
    ),
}
"""By language: what one does with a page on a screen alone."""
WEB_ONLY = re.compile(r"\s*\{[^{}]*\.web-only[^{}]*\}\s*$")
"""The last line of a paragraph, or of a point of a list."""


@rule(
    "web-words",
    kk="«{word}» дегенді қағазда істеуге болмайды, ал бұл бет кітапта басылады. Сөйлемді басқаша жазыңыз немесе абзацтың соңына "
    "жаңа жолға {{ .web-only }} деп қойыңыз",
    ru="«{word}» на бумаге не сделать, а эта страница есть в книге. Скажите иначе или поставьте после абзаца, с новой строки, "
    "{{ .web-only }}",
)
def web_words(handbook: Handbook) -> Iterator[Finding]:
    printed = {path for section in handbook.menu for path in section.pages if is_printed(path)}
    for page in handbook.pages.values():
        pattern = WEB_WORDS.get(page.language)
        if page.path in printed and pattern:
            for number, line in _printed_lines(page):
                if found := pattern.search(visible_words(line)):
                    yield finding(page.place(number), word=found[0])


def _printed_lines(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a page without the paragraphs, and the points of lists, that are for the screen alone."""
    paragraph: list[tuple[int, str]] = []
    for number, line in (*page.lines, (0, "")):
        if WEB_ONLY.match(line):
            paragraph = []
        if not line.strip() or BLOCK.match(line) or LIST_ITEM.match(line):
            yield from paragraph
            paragraph = []
        paragraph.append((number, line))
