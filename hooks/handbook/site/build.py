"""One build of the site: what it knows, the steps that follow the pages, and the one way to fail."""

from __future__ import annotations

import itertools
import json
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from handbook.components import embed_facts, flow, my_dialogue
from handbook.frame import manifest, policy, scripts, styles
from handbook.model import LANGUAGES, Handbook, Problem, outputs
from handbook.model.addresses import embed_addresses
from handbook.model.errors import NOT_BUILT, BuildError, disk_fault
from handbook.model.urls import language_of, site_url
from handbook.publish.links import catalogue, embeds, redirects, sitemap, social_cards
from handbook.publish.office import document_files, slides
from handbook.publish.offline import answers, byte_counts, service_worker, training_pack
from handbook.publish.offline import archive as offline_archive
from handbook.publish.paper import book, form_pdf, format_cards, handouts, pdf, poster
from handbook.publish.paper import pictures as book_pictures
from handbook.publish.search import index as search_index
from handbook.publish.search import worker
from handbook.render.output import Output
from handbook.site import checks

CACHE = ".build/pdf"
"""Where PDFs are kept from one build to the next, each named after what it was made of."""
FAULT_LOG = ".build/fault.log"
UNEXPECTED = (
    "{doing}: күтпеген қате · непредвиденная ошибка: {kind}: {reason}{place}. "
    "Бағдарлама қатесі болуы мүмкін, толығы мына файлда · Возможно, это ошибка программы, подробности в файле: {log}"
)

File = tuple[str, str | bytes]
"""A path from the root of the site, and what is to stand there."""


@dataclass
class Build:
    """One build of all languages."""

    handbook: Handbook
    root: Path
    """The project's folder."""
    address: str
    """The site's own address with a slash at its end; empty where not known."""
    is_preview: bool
    styles: styles.Styles
    scripts: dict[str, scripts.Script]
    stale: frozenset[tuple[str, str, str]] = frozenset()
    """(language, path, id) of the sections whose twins are newer."""
    search_worker: str = ""
    """Where the theme's search worker stands, from the root of the site."""
    contents: dict[tuple[str, str], str] = field(default_factory=dict)
    """(language, path) -> what stands on a page, without the frame and what only a screen needs: for paper."""
    pages: dict[str, str] = field(default_factory=dict)
    """Path from the root of the site -> the whole page as it is published."""
    pdf_pages: dict[str, int] = field(default_factory=dict)
    output: Output = field(init=False)
    """The files of the site; there once all pages are written."""

    @classmethod
    def start(
        cls,
        handbook: Handbook,
        root: Path,
        address: str,
        is_preview: bool,
        stale: Iterable[tuple[str, str, str]] = (),
    ) -> Build:
        """A build before its first page. Raises OSError where a style or a script cannot be read."""
        ours = scripts.read(root / "docs", handbook.words)
        items = json.dumps(my_dialogue.stage_items(handbook, LANGUAGES[0]), separators=(",", ":"))
        ours["stage-items"] = scripts.script(
            f"{scripts.FOLDER}/stage-items.js", f"window.handbookStageItems={items};"
        )
        return cls(handbook, root, address, is_preview, styles.read(root), ours, frozenset(stale))

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def not_found(self) -> list[dict[str, object]]:
        """What 404.html says in each language, and where it leads: (name of the words, address from the site's root)."""
        targets = {"home": "", "stages": "stages/", "formats": "formats/"}
        return [
            {
                "language": language,
                "words": self.handbook.words.area("frame.not_found", language),
                "links": [(name, site_url(language, path)) for name, path in targets.items()],
            }
            for language in LANGUAGES
        ]

    def files_beside_pages(self) -> Iterator[File]:
        """What is published with the pages of both languages and needs none of them."""
        for language in LANGUAGES:
            yield outputs.FLOW.path(language), flow.standalone(self.handbook, language)
            yield worker.path(language), worker.layer(self.docs, self.handbook, language)
        yield from document_files.files(self.handbook)
        yield from manifest.files(self.handbook, self.styles)
        for name, script in self.scripts.items():
            if name not in IN_PAGES:
                yield script.path, script.text


IN_PAGES = frozenset({"theme", "embed", "sw"})
"""Scripts that stand in the pages themselves, or are written at the root of the site."""


class Step(NamedTuple):
    """What makes some of the site's files once the pages are there."""

    name: str
    make: Callable[[Build], Iterable[File]]
    needs: frozenset[str] = frozenset()
    """The steps whose files it reads."""
    in_preview: bool = True


def _search(build: Build) -> Iterator[File]:
    whole = json.loads(
        build.output.text(outputs.SEARCH_INDEX.pattern)
    )  # the search plugin's, of all languages
    for language, found in search_index.split(whole, build.handbook).items():
        index = search_index.packed(found)
        names = [build.search_worker, *(worker.LUNR + name for name in worker.STOCK), worker.path(language)]
        engine = worker.in_folder(index, [build.output.text(path) for path in names])
        yield (
            outputs.SEARCH_INDEX.path(language),
            json.dumps(index, ensure_ascii=False, separators=(",", ":")),
        )
        yield outputs.SEARCH_IN_FOLDER.path(language), engine


def _paper(build: Build) -> Iterator[File]:
    pages = build.handbook.pages
    contents = {
        key: book_pictures.with_pictures(html, pages[key], build.docs) for key, html in build.contents.items()
    }
    sheets = (
        feature.pdfs(build.handbook, contents, build.address)
        for feature in (book, handouts, poster, format_cards)
    )
    documents = [*form_pdf.pdfs(build.handbook), *itertools.chain(*sheets)]
    for made in pdf.write_all(documents, build.root / CACHE):
        build.pdf_pages[made.path] = made.pages
        yield made.path, made.content


def _slides(build: Build) -> Iterator[File]:
    return slides.files(build.handbook, build.styles, build.address)


def _pack(build: Build) -> Iterator[File]:
    return training_pack.files(build.handbook, build.output)


def _links(build: Build) -> Iterator[File]:
    handbook, address = build.handbook, build.address
    for pages in (
        redirects.files(handbook, address),
        embeds.files(handbook, build.output, build.styles, build.scripts, address),
    ):
        for path, html in pages:
            yield path, policy.protect(html, policy.BARE)
    yield outputs.EMBED_SCRIPT.path(LANGUAGES[0]), build.scripts["embed"].text
    yield "sitemap.xml", sitemap.render(handbook, address)
    build.output.remove("sitemap.xml.gz")  # MkDocs' own, with the day of the build for every page
    yield from social_cards.files(handbook, address)


def _answers(build: Build) -> Iterator[File]:
    for path, html in answers.answers(build.handbook, build.styles, build.scripts["theme"].text):
        yield path, policy.protect(html, policy.BARE)


def _sizes(build: Build) -> Iterator[File]:
    yield from _told(build, build.output, build.pdf_pages)
    yield from _told(build, service_worker.edition(build.handbook, build.output).counts)


def _offline(build: Build) -> Iterator[File]:
    archive = outputs.OFFLINE_ARCHIVE.path(LANGUAGES[0])
    content = offline_archive.pack(build.handbook, build.output, build.address)
    yield archive, content
    yield from _told(build, {archive: len(content)})
    found = service_worker.edition(build.handbook, build.output)
    yield from found.texts.items()
    yield outputs.SERVICE_WORKER, service_worker.script(build.handbook, found, build.scripts["sw"].text)


def _stand_ins(build: Build) -> Iterator[File]:
    """What a preview has in the place of the offline copies, that nothing looks broken and nothing old is kept."""
    if build.is_preview:
        yield outputs.OFFLINE_ARCHIVE.path(LANGUAGES[0]), offline_archive.stand_in()
        yield outputs.SERVICE_WORKER, service_worker.REMOVER


def _catalogue(build: Build) -> Iterator[File]:
    handbook = build.handbook
    titles = {
        embed.id: {language: embed_facts.title(handbook, embed, language) for language in LANGUAGES}
        for embed in embed_addresses(handbook)
    }
    names = handbook.words.in_every_language("frame", "brand")
    yield (
        outputs.CATALOGUE.path(LANGUAGES[0]),
        catalogue.render(handbook, names, titles, build.output, build.address),
    )
    yield catalogue.SCHEMA, catalogue.schema()


STEPS = (
    Step("search", _search),
    Step("paper", _paper, in_preview=False),
    Step("slides", _slides, in_preview=False),
    Step("pack", _pack, frozenset({"paper", "slides"}), in_preview=False),
    Step("links", _links, frozenset({"paper"})),  # embeds tell the sizes of forms
    Step("answers", _answers, in_preview=False),
    Step(
        "sizes",
        _sizes,
        frozenset({"search", "paper", "slides", "pack", "links", "answers"}),
        in_preview=False,
    ),
    Step("offline", _offline, frozenset({"sizes"}), in_preview=False),
    Step("stand-ins", _stand_ins),
    Step("catalogue", _catalogue, frozenset({"offline", "stand-ins"})),
)
"""The order in which everything beside the pages is made."""


def finish(build: Build, site: Path, steps: Sequence[Step] = STEPS) -> list[Problem]:
    """Makes what follows the pages, into the folder `site` where they stand, and checks it all; gives the problems.

    Raises BuildError where a step fails: there is then no site at all.
    """
    doing = "site"
    try:
        build.output = Output(site, build.pages)
        for step in steps:
            doing = step.name
            if step.in_preview or not build.is_preview:
                for path, content in step.make(build):
                    build.output.write(path, content)
        doing = "checks"
        expected = outputs.late_paths(build.handbook) if build.is_preview else frozenset[str]()
        return checks.check(build.output, build.handbook, expected)
    except Exception as error:
        Output.discard_folder(site)
        raise failure(error, doing, build.root) from error


def failure(error: BaseException, doing: str, root: Path) -> BuildError:
    """What to tell of an error; one that nobody foresaw leaves its whole story in FAULT_LOG."""
    if isinstance(error, BuildError):
        return BuildError(f"{error}\n{NOT_BUILT}")
    if isinstance(error, OSError):
        return BuildError(f"{disk_fault(error, doing)}\n{NOT_BUILT}")
    log = root / FAULT_LOG
    try:
        log.parent.mkdir(exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        pass  # the message itself is more than nothing
    text = UNEXPECTED.format(
        doing=doing, kind=type(error).__name__, reason=error, place=_place(error, root), log=FAULT_LOG
    )
    return BuildError(f"{text}\n{NOT_BUILT}")


def _place(error: BaseException, root: Path) -> str:
    """Where in the project's own files it happened, the last place: ` (overrides/main.html:12)`."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(named := getattr(error, "filename", None), str):  # of a template that cannot be parsed
        frames.append((Path(named), getattr(error, "lineno", None)))
    ours = [
        f"{path.relative_to(root).as_posix()}:{line}"
        for path, line in frames
        if path.is_relative_to(root) and not path.is_relative_to(root / ".venv")
    ]
    return f" ({ours[-1]})" if ours else ""


def _told(build: Build, counts: Mapping[str, int], pages: Mapping[str, int] | None = None) -> list[File]:
    """The pages that speak of these sizes and numbers of pages, with them put in."""
    sizes = {language: build.handbook.words.area("offline.sizes", language) for language in LANGUAGES}
    told = (
        (path, html, byte_counts.fill(html, counts, sizes[language_of(path)], pages))
        for path in build.output
        if path.endswith("index.html")
        for html in [build.output.text(path)]
    )
    return [(path, filled) for path, html, filled in told if filled != html]
