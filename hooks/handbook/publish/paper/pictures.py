"""Pictures of pages on paper: put into the HTML itself, since a book stands at another address than its pages."""

from __future__ import annotations

import base64
import mimetypes
import posixpath
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from handbook.model import Page
from handbook.model.errors import BuildError
from handbook.model.urls import site_url

NO_PICTURE = (
    "{file}: [picture] «{src}» суреті оқылмады: {reason}. Файлдың атын және өзін тексеріңіз · "
    "картинка не читается. Проверьте имя файла и сам файл"
)


def with_pictures(body: Element, page: Page, docs: Path) -> Element:
    """A page's tree, with each of its pictures now a data address that carries the picture's name.

    `docs` is the folder of the sources. Raises BuildError where a picture cannot be read.
    """
    for image in body.iter("img"):
        image.set("src", _data(image.get("src", ""), page, docs))
    return body


def _data(src: str, page: Page, docs: Path) -> str:
    parts = urlsplit(src)
    if parts.scheme:
        return src
    path = posixpath.normpath(posixpath.join(site_url(page.language, page.url), unquote(parts.path)))
    # What a language has of its own lies in its folder; what all share stands at the root.
    own = docs / page.language / path.removeprefix(site_url(page.language, ""))
    file = own if own.is_file() else docs / path
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BuildError(
            NO_PICTURE.format(file=page.file, src=src, reason=error.strerror or error)
        ) from error
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};name={quote(path)};base64,{base64.b64encode(content).decode()}"
