"""What is wrong with an e-book, as far as its structure tells (EPUB 3.3); `make test-documents` asks EPUBCheck for the rest."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"
HTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


class Book:
    """An e-book opened: its files by name, those in XML as trees, its package."""

    def __init__(self, content: bytes) -> None:
        archive = zipfile.ZipFile(io.BytesIO(content))
        self.entries = archive.infolist()
        self.files = {entry.filename: archive.read(entry) for entry in self.entries}
        self.trees = {
            name: ElementTree.fromstring(data)
            for name, data in self.files.items()
            if name.endswith((".xml", ".opf", ".xhtml", ".ncx", ".svg"))
        }
        rootfile = next(self.trees["META-INF/container.xml"].iter(f"{CONTAINER}rootfile"))
        self.package_path = rootfile.get("full-path", "")
        self.package = self.trees[self.package_path]
        folder = posixpath.dirname(self.package_path)
        self.manifest = {
            item.get("id", ""): (posixpath.join(folder, item.get("href", "")), item)
            for item in self.package.iter(f"{OPF}item")
        }
        self.spine = [self.manifest[ref.get("idref", "")][0] for ref in self.package.iter(f"{OPF}itemref")]

    @property
    def pages(self) -> dict[str, Element]:
        return {name: tree for name, tree in self.trees.items() if name.endswith(".xhtml")}

    @property
    def nav(self) -> tuple[str, Element]:
        """The navigation document: its name and tree."""
        path = next(path for path, item in self.manifest.values() if item.get("properties") == "nav")
        return path, self.trees[path]

    def contents(self) -> list[str]:
        """What the table of contents leads to, in order."""
        path, tree = self.nav
        toc = next(nav for nav in tree.iter(f"{HTML}nav") if nav.get(f"{OPS}type") == "toc")
        return [
            posixpath.join(posixpath.dirname(path), link.get("href", "")) for link in toc.iter(f"{HTML}a")
        ]

    def metadata(self, name: str) -> list[str]:
        """The values of `dc:title`, or of a `meta` with this property."""
        found = [
            element.text or ""
            for element in self.package.iter()
            if element.tag == name.replace("dc:", DC) or element.get("property") == name
        ]
        return found


def faults(content: bytes, language: str) -> list[str]:
    """What is wrong with the archive, the package, the pages and their links; empty where nothing is."""
    try:
        return list(_faults(Book(content), language))
    except (ElementTree.ParseError, KeyError, StopIteration, zipfile.BadZipFile) as error:
        return [f"cannot be read: {error!r}"]


def _faults(book: Book, language: str) -> Iterator[str]:
    first = book.entries[0]
    if (first.filename, first.compress_type, first.extra) != ("mimetype", zipfile.ZIP_STORED, b""):
        yield "mimetype is not the first entry, stored, without more"
    if book.files["mimetype"] != b"application/epub+zip":
        yield "mimetype is another"
    listed = Counter(path for path, _ in book.manifest.values())
    there = set(book.files) - {"mimetype", "META-INF/container.xml", book.package_path}
    yield from (f"listed and not there: {path}" for path in set(listed) - there)
    yield from (f"there and not listed: {path}" for path in there - set(listed))
    yield from (f"listed twice: {path}" for path, count in listed.items() if count > 1)
    if len(book.metadata("dc:identifier")) != 1 or len(book.metadata("dcterms:modified")) != 1:
        yield "not one identifier, or not one day of change"
    if book.metadata("dc:language") != [language]:
        yield "another language"
    for path, tree in book.pages.items():
        if path not in book.spine:
            yield f"{path}: not in the spine"
        if (tree.get("lang"), tree.get(f"{XML}lang")) != (language, language):
            yield f"{path}: another language"
        yield from (f"{path}: id twice: {name}" for name, count in _ids(tree).items() if count > 1)
        yield from (f"{path}: {said}" for said in _lost(book, path, tree))
        yield from (
            f"{path}: a picture without words" for image in tree.iter(f"{HTML}img") if not image.get("alt")
        )
    reached = {urlsplit(target).path for target in book.contents()}
    chapters = [
        path for path, tree in book.pages.items() if tree.find(".//*[@role='doc-chapter']") is not None
    ]
    yield from (f"not in the contents: {path}" for path in chapters if path not in reached)


def _ids(tree: Element) -> Counter[str]:
    return Counter(element.get("id", "") for element in tree.iter() if element.get("id"))


def _lost(book: Book, path: str, tree: Element) -> Iterator[str]:
    """The addresses within the book that lead nowhere."""
    for element in tree.iter():
        for name in ("href", "src"):
            address = element.get(name)
            if address is None or urlsplit(address).scheme in ("http", "https", "mailto"):
                continue
            file, _, mark = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            if target not in book.files:
                yield f"leads nowhere: {address}"
            elif mark and mark not in _ids(book.trees[target]):
                yield f"no such mark: {address}"
