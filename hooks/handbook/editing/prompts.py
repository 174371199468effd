"""What the parts of new pages and entries ask their editor for, in every language."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.model import LANGUAGES
from handbook.model.marks import BOTH, FILL

PROMPTS: Mapping[str, Mapping[str, str]] = {
    "summary": {"kk": "бетте не бар, бір сөйлем", "ru": "что есть на странице, одним предложением"},
    "lead": {
        "kk": "бет кімге, не үшін керек, екі-үш сөйлем",
        "ru": "кому и зачем эта страница, две-три фразы",
    },
    "heading": {"kk": "бөлімнің аты", "ru": "название раздела"},
    "section": {"kk": "бөлімнің мәтіні", "ru": "текст раздела"},
    "answer": {
        "kk": "қысқа жауап және толығырақ айтылған бет",
        "ru": "короткий ответ и страница, где сказано подробнее",
    },
    "definition": {"kk": "қарапайым сөзбен түсіндірме", "ru": "объяснение простыми словами"},
    "gives": {"kk": "бұл заң ұйымға не береді", "ru": "что этот закон даёт организации"},
    "law-note": {
        "kk": "нені тексере алмадыңыз, мәтінінің мекенжайы неге жоқ",
        "ru": "чего не удалось проверить, почему нет адреса текста",
    },
    "when": {"kk": "қандай жағдайда осылай жүгінеді", "ru": "в каком случае идут этим путём"},
    "who": {"kk": "кім жүгіне алады", "ru": "кому открыт этот путь"},
    "step": {"kk": "бірінші қадам", "ru": "первый шаг"},
    "need": {"kk": "қолыңызда не болуы керек", "ru": "что нужно иметь на руках"},
    "then": {"kk": "содан кейін не болады", "ru": "что будет дальше"},
    "way-note": {
        "kk": "неге сүйенеді: заң мен бабы не ескертпе",
        "ru": "на чём основано: закон и статья или примечание",
    },
    "purpose": {"kk": "бұл құжат не үшін керек", "ru": "зачем нужен этот документ"},
    "when-to-send": {"kk": "құжатты қашан, кімге дайындайды", "ru": "когда и для кого готовят документ"},
    "tip": {"kk": "толтырғанда неге назар аудару керек", "ru": "на что обратить внимание при заполнении"},
    "label": {"kk": "өрістің жазуы", "ru": "надпись поля"},
    "form-section": {"kk": "бөлімнің аты", "ru": "название раздела"},
    "specimen": {"kk": "«Ауылға автобус» оқиғасынан мән", "ru": "значение из истории «Автобус для села»"},
    "also": {"kk": "жұрт қалай айтады", "ru": "как говорят люди"},
}


def ask(name: str, language: str) -> str:
    """What a part of a page asks for: `ТОЛТЫРУ: бөлімнің мәтіні`."""
    return f"{FILL[language]}: {PROMPTS[name][language]}"


def ask_all(name: str) -> dict[str, str]:
    return {language: ask(name, language) for language in LANGUAGES}


def ask_lines(key: str, name: str, indent: str = "  ") -> str:
    """A text of an entry, a line a language."""
    rows = "".join(f"{indent}  {language}: '{text}'\n" for language, text in ask_all(name).items())
    return f"{indent}{key}:\n{rows}"


def ask_names(name: str) -> str:
    """Lists of words in every language, to be filled in."""
    return "{" + ", ".join(f"{language}: ['{text}']" for language, text in ask_all(name).items()) + "}"


def note(what: Mapping[str, str]) -> str:
    """A mark for a value that needs no words: it stands in a comment behind it."""
    return f"# {BOTH}: {' · '.join(what[language] for language in LANGUAGES)}"
