"""What an embed is called, how high it is, and the page that it is a part of."""

from __future__ import annotations

from handbook.model import Handbook
from handbook.model.addresses import EmbedAddress

WORDS = {
    "kk": {
        "flow": "Диалогты дайындау мен өткізудің жалпы схемасы",
        "formats": "Диалог түрлерінің ерекшеліктері",
        "chooser": "Диалог түрін таңдап алыңыз",
        "checklist": "Тексеру тізімі: {title}",
        "template": "{title}",
        "open": "Анықтамалықта ашу",
        "fill": "Анықтамалықта толтыру",
        "whole": "ҮЕҰ мен билік диалогы: анықтамалық",
        "size": "КБ",
        "note": "Белгілер осы құрылғыда, осы жерде ғана сақталады. Анықтамалықтың «Менің диалогым» бетіне олар түспеуі мүмкін.",
    },
    "ru": {
        "flow": "Общая схема подготовки и проведения диалога",
        "formats": "Особенности форм диалога",
        "chooser": "Подберите форму диалога",
        "checklist": "Контрольный список: {title}",
        "template": "{title}",
        "open": "Открыть в справочнике",
        "fill": "Заполнить в справочнике",
        "whole": "Диалог НПО и власти: справочник",
        "size": "КБ",
        "note": "Отметки хранятся только на этом устройстве и только здесь. На страницу «Мой диалог» справочника они могут не попасть.",
    },
}
HEIGHTS = {"flow": 690, "formats": 800, "chooser": 460, "checklist": 710, "template": 360}
"""What each kind takes in a column of 600 px: for hosts that do without the script (tests/test_embeds.py measures it)."""


def title(handbook: Handbook, embed: EmbedAddress, language: str) -> str:
    """What an embed is called: its heading and the name of its frame."""
    page = handbook.page(language, source(embed))
    return WORDS[language][embed.kind].format(title=page.title if page else embed.item)


def source(embed: EmbedAddress) -> str:
    """The page that an embed is a part of."""
    folders = {
        "checklist": f"stages/{embed.item}.md",
        "template": f"templates/{embed.item}.md",
        "flow": "stages/index.md",
    }
    return folders.get(embed.kind, "formats/index.md")
