"""`handbook-offline.zip`: the whole site in a folder, opened by `file://`.

In a folder an address that ends in «/» shows a list of files, so links name `index.html`; a file has no origin, so the policy of
the pages names the scheme beside 'self' (https://www.w3.org/TR/CSP3/#match-url-to-source-expression leaves it open whether 'self'
is a file). What only makes sense on the web is left out; links to it lead to the web where the site's address is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import is_web_only
from handbook.publish.offline.folder import page
from handbook.render import archives
from handbook.render.output import Output

README = "README.txt"
STAND_IN = (
    "Алдын ала қарауда архив жасалмайды: make build\r\nВ предпросмотре архив не делается: make build\r\n"
)


def pack(handbook: Handbook, site: Output, root: str) -> bytes:
    """The archive of a site. `root` is its own address, empty where not known. Raises OSError where a file cannot be read."""
    return archives.pack(entries(handbook, site, root))


def stand_in() -> bytes:
    """For a preview, which never waits for the archive: one that says so, that links to it lead somewhere."""
    return archives.pack([(README, STAND_IN.encode("utf-8-sig"))])


def entries(handbook: Handbook, site: Output, root: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of what the archive holds, in order; first the file that says how to begin."""
    names = [path for path in site if not is_web_only(path)]
    has = frozenset(names)
    yield (
        README,
        readme(handbook).encode("utf-8-sig"),
    )  # the mark at its start tells an old Notepad what letters these are
    for path in names:
        is_page = path.endswith(".html")
        yield path, page(handbook, site.text(path), path, has, root).encode() if is_page else site.read(path)


def readme(handbook: Handbook) -> str:
    """How to open the archive, in every language; lines end as Windows wants them."""
    parts = []
    for language in LANGUAGES:
        brand, text = (
            handbook.words.area("frame", language)["brand"],
            handbook.words.area("offline.archive", language),
        )
        parts.append("\r\n".join([f"{brand}. {text['title']}", "", *text["lines"].splitlines()]))
    return "\r\n\r\n\r\n".join(parts) + "\r\n"
