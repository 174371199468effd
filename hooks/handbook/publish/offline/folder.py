"""A page of the site as it stands in a folder, opened by `file://`: addresses name their files, what only the web has is left out.

Only attributes of elements and the data for scripts are touched: what readers see, and copy, stays as it is.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection
from html.parser import HTMLParser
from urllib.parse import urlsplit

from handbook.model import LANGUAGES, Handbook
from handbook.model.outputs import OFFLINE_ARCHIVE
from handbook.model.urls import language_of
from handbook.render.jinja import script_json

_POLICY = "Content-Security-Policy"
_WEB_LINKS = frozenset({"manifest", "canonical", "alternate"})

Attributes = list[tuple[str, str | None]]


def page(handbook: Handbook, html: str, path: str, names: Collection[str], root: str) -> str:
    """A page for a folder. `path` is its own from the site's root, `names` are the files that the folder has.

    `root` is the site's own address, empty where not known: links to what the folder lacks lead there, or become plain words.
    """
    rewriter = _Rewriter(handbook, path, names, root)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.made)


def in_folder(address: str) -> str:
    """An address that names its file: `../formats/#top` -> `../formats/index.html#top`. Those of other hosts stay as they are."""
    parts = urlsplit(address)
    is_folder = parts.path.endswith(("/", "/..")) or parts.path in (".", "..")
    if parts.scheme or parts.netloc or not is_folder:
        return address
    return parts._replace(path=parts.path.rstrip("/") + "/index.html").geturl()


class _Rewriter(HTMLParser):
    """Writes down what it reads, token by token, with other attributes where a folder needs them."""

    def __init__(self, handbook: Handbook, path: str, names: Collection[str], root: str) -> None:
        super().__init__(convert_charrefs=False)
        self.path, self.names, self.root = path, names, root
        self.language = language_of(path)
        self.only_on_the_web = handbook.words.area("offline", self.language)["only_on_the_web"]
        self.made: list[str] = []
        self._links: list[str] = []
        """What each open link is closed with."""
        self._dropped = ""
        """The element that is being left out, with what is in it."""
        self._is_data = self._is_size = self._is_line_left_out = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        attributes = dict(attrs)
        if self._dropped:
            return
        if self._is_of_the_web(tag, attributes):
            self._is_line_left_out = True
            return
        if tag == "p" and attributes.get("class") == "print-address":
            self._dropped = tag
            return
        self._is_data = tag == "script" and "json" in (attributes.get("type") or "")
        self._is_size = attributes.get("data-bytes") == OFFLINE_ARCHIVE.path(LANGUAGES[0])
        changed = self._changed(tag, attrs)
        if tag == "a":
            self._links.append("</a>")
            target = self._target(attributes.get("href") or "")
            if target is not None and target not in self.names:
                if not self.root:
                    self._links[-1] = f" <small>({self.only_on_the_web})</small></span>"
                    self.made.append("<span>")
                    return
                changed = [
                    (name, self.root + _site_address(target) if name == "href" else value)
                    for name, value in attrs
                ]
        raw = self.get_starttag_text() or ""
        self.made.append(raw if changed == attrs else _start_tag(tag, changed))

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._is_data = self._is_size = False
        if self._dropped:
            self._is_line_left_out = tag == self._dropped
            self._dropped = "" if tag == self._dropped else self._dropped
        else:
            self.made.append(self._links.pop() if tag == "a" and self._links else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._is_line_left_out:
            self._is_line_left_out, data = False, data.removeprefix("\n")
        if not self._dropped and not self._is_size:
            self.made.append(_data(data) if self._is_data else data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.made.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.made.append(f"<!{decl}>")

    def _is_of_the_web(self, tag: str, attributes: dict[str, str | None]) -> bool:
        if tag == "link":
            return attributes.get("rel") in _WEB_LINKS
        name = attributes.get("property") or attributes.get("name") or ""
        return tag == "meta" and name.startswith(("og:", "twitter:"))

    def _changed(self, tag: str, attrs: Attributes) -> Attributes:
        if tag == "meta":
            kind = dict(attrs).get("http-equiv")
            return [
                (name, _content(kind, value) if name == "content" and value else value)
                for name, value in attrs
            ]
        return [
            (name, in_folder(value) if name in ("href", "src") and value else value) for name, value in attrs
        ]

    def _target(self, href: str) -> str | None:
        """The file that a link leads to, from the site's root; None where it leads elsewhere or stays on its page."""
        parts = urlsplit(in_folder(href))
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), parts.path))


def _content(kind: str | None, value: str) -> str:
    if kind == _POLICY:
        return value.replace("'self'", "'self' file:")
    wait, mark, address = value.partition("; url=")
    return f"{wait}{mark}{in_folder(address)}" if kind == "refresh" else value


def _data(text: str) -> str:
    """The data of a component with the addresses under `href` changed; written as all such data are."""

    def changed(value: object) -> object:
        if isinstance(value, dict):
            return {
                key: in_folder(each) if key == "href" and isinstance(each, str) else changed(each)
                for key, each in value.items()
            }
        return [changed(each) for each in value] if isinstance(value, list) else value

    return script_json(changed(json.loads(text)))


def _start_tag(tag: str, attrs: Attributes) -> str:
    parts = [
        name if value is None else f'{name}="{value.replace("&", "&amp;").replace(chr(34), "&quot;")}"'
        for name, value in attrs
    ]
    return f"<{' '.join([tag, *parts])}>"


def _site_address(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") else path
