"""Settings of a build that come from outside: the site's own address, and what mkdocs.yml must have for the hooks to work."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from handbook.model import LANGUAGES
from handbook.model.errors import BuildError
from handbook.page.report import Desk

WRONG_ADDRESS = (
    "SITE_URL: «{address}» – {what}. Былай жазыңыз · Напишите так: SITE_URL=https://example.org/handbook/"
)
WRONG_SETTING = "mkdocs.yml: [settings] {name}: «{value}». Былай жазыңыз · Напишите так: {right}"
_REPOSITORY = re.compile(r"https://github\.com/[\w.-]+/[\w.-]+/?")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SPACE = re.compile(r"\s")
HOOKS = ("content.py", "frame.py", "site_files.py")
PLUGINS = ("search", "i18n")
MISSING = "mkdocs.yml: [settings] «{name}» жоқ ({where}). Қайтарып жазыңыз · нет «{name}» ({where}). Верните эту строку"


def site_address(text: str | None) -> str:
    """The site's own address as everything takes it, with a slash at its end; empty where it is not known.

    Raises BuildError for what is no address of a folder on the web: it would be printed into QR codes.
    """
    address = text or ""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    faults = {
        "бос орын бар · есть пробел": _SPACE.search(address),
        "http:// не https:// деп басталуы керек · должен начинаться с http:// или https://": parts.scheme
        not in ("http", "https"),
        "сайттың аты жоқ · нет имени сайта": not host,
        "«?» не «#» артық · лишнее «?» или «#»": "?" in address or "#" in address,
        "файлдың емес, қалтаның мекенжайы керек · нужен адрес папки, а не файла": parts.path.rsplit("/", 1)[
            -1
        ].endswith((".html", ".htm")),
    }
    if wrong := [what for what, found in faults.items() if found]:
        raise BuildError(WRONG_ADDRESS.format(address=address, what="; ".join(wrong)))
    return address.rstrip("/") + "/"


def report_desk(repository: object, mail: object) -> Desk:
    """Where readers tell of mistakes, from mkdocs.yml: `repo_url`, `extra: mail`; either may be missing.

    Raises BuildError for what is neither an address of a repository on GitHub nor of a letter box: readers would write to nobody.
    """
    repository, mail = (str(value or "").strip() for value in (repository, mail))
    if repository and not _REPOSITORY.fullmatch(repository):
        raise BuildError(
            WRONG_SETTING.format(name="repo_url", value=repository, right="https://github.com/owner/name")
        )
    if mail and not _MAIL.fullmatch(mail):
        raise BuildError(WRONG_SETTING.format(name="extra: mail", value=mail, right="name@example.org"))
    return Desk(repository.rstrip("/"), mail)


def check_settings(hooks: Collection[str], plugins: Collection[str], languages: Collection[str]) -> None:
    """Whether mkdocs.yml has what a build cannot do without: names of its hooks' files and of its plugins, its languages.

    Their order does not matter. Raises BuildError for the first that is missing.
    """
    wanted = [
        *(("hooks", name, hooks) for name in HOOKS),
        *(("plugins", name, plugins) for name in PLUGINS),
        *(("plugins: i18n: languages", name, languages) for name in LANGUAGES),
    ]
    for where, name, found in wanted:
        if name not in found:
            raise BuildError(MISSING.format(name=name, where=where))
