"""What an embed or a page is called on another site, how high an embed is, and the page that it is a part of."""

from __future__ import annotations

from handbook.model import Handbook, Page
from handbook.model.addresses import EmbedAddress

HEIGHTS = {"flow": 690, "formats": 800, "chooser": 460, "checklist": 710, "template": 360}
"""What each kind takes in a column of 600 px: for hosts that do without the script (tests/test_embeds.py measures it)."""


def title(handbook: Handbook, embed: EmbedAddress, language: str) -> str:
    """What an embed is called: its heading and the name of its frame."""
    page = handbook.page(language, source(embed))
    words = handbook.words.area("embeds", language)
    return str(words[embed.kind].format(title=page.title if page else embed.item))


def page_title(handbook: Handbook, page: Page) -> str:
    """What a page is called on another site: the first one is not that site's «home»."""
    if page.path != "index.md":
        return page.title
    return str(handbook.words.area("embeds", page.language)["whole"])


def source(embed: EmbedAddress) -> str:
    """The page that an embed is a part of."""
    folders = {
        "checklist": f"stages/{embed.item}.md",
        "template": f"templates/{embed.item}.md",
        "flow": "stages/index.md",
    }
    return folders.get(embed.kind, "formats/index.md")
