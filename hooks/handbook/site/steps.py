"""What follows the pages: the steps that make everything beside them, in their order, and the end of a build."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from handbook.components import embed_facts
from handbook.frame import policy
from handbook.model import LANGUAGES, Problem, outputs
from handbook.model.addresses import embed_addresses
from handbook.model.urls import language_of
from handbook.publish.links import catalogue, embeds, redirects, sitemap, social_cards
from handbook.publish.office import slides
from handbook.publish.offline import archive as offline_archive
from handbook.publish.offline import byte_counts, fallback, service_worker, training_pack
from handbook.publish.paper import (
    book,
    booklet,
    ebook,
    form_pdf,
    format_cards,
    handouts,
    pdf,
    poster,
    print_job,
)
from handbook.publish.paper import pictures as book_pictures
from handbook.publish.paper import sheets as seminar_sheets
from handbook.publish.search import index as search_index
from handbook.publish.search import worker
from handbook.publish.status import pages as status_pages
from handbook.render.output import Output
from handbook.site import checks
from handbook.site.build import Build, File, failure
from handbook.status.history import History
from handbook.status.report import day_of_inputs, report

CACHE = ".build/pdf"
"""Where PDFs are kept from one build to the next, each named after what it was made of."""


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
        index = search_index.packed(found, build.handbook)
        engine = worker.in_folder(index, build.output.text(outputs.SEARCH_ENGINE.path(language)))
        yield (
            outputs.SEARCH_INDEX.path(language),
            json.dumps(index, ensure_ascii=False, separators=(",", ":")),
        )
        yield outputs.SEARCH_IN_FOLDER.path(language), engine


def _paper(build: Build) -> Iterator[File]:
    pages = build.handbook.pages
    contents = {
        key: book_pictures.with_pictures(body.paper, pages[key], build.docs)
        for key, body in build.bodies.items()
        if body.paper is not None
    }
    sheets = (
        feature.pdfs(build.handbook, contents, build.address)
        for feature in (book, booklet, handouts, poster, format_cards, seminar_sheets)
    )
    documents = [*form_pdf.pdfs(build.handbook), *itertools.chain(*sheets)]
    documents += print_job.pdfs(build.handbook, documents)
    for made in pdf.write_all(documents, build.root / CACHE):
        build.pdf_pages[made.path] = made.pages
        yield made.path, made.content
    yield from ebook.files(build.handbook, contents, build.address)


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
    yield outputs.SITEMAP, sitemap.render(handbook, address)
    build.output.remove(f"{outputs.SITEMAP}.gz")  # MkDocs' own, with the day of the build for every page
    yield from social_cards.files(handbook, address)


def _fallback(build: Build) -> Iterator[File]:
    for path, html in fallback.pages(build.handbook, build.styles, build.scripts):
        yield path, policy.protect(html, policy.BARE)


def _sizes(build: Build) -> Iterator[File]:
    yield from _filled(build, build.output, build.pdf_pages)
    yield from _filled(build, service_worker.edition(build.handbook, build.output).counts)


def _offline(build: Build) -> Iterator[File]:
    archive = outputs.OFFLINE_ARCHIVE.path(LANGUAGES[0])
    content = offline_archive.pack(build.handbook, build.output, build.address)
    yield archive, content
    yield from _filled(build, {archive: len(content)})
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
    yield outputs.CATALOGUE_SCHEMA.path(LANGUAGES[0]), catalogue.schema()


def _status(build: Build) -> Iterator[File]:
    history = History(build.root)
    found = report(build.handbook, history, day_of_inputs(build.handbook, history))
    for path, html in status_pages.files(build.handbook, found, build.styles, build.scripts, build.desk):
        yield path, policy.protect(html, policy.BARE)


STEPS = (
    Step("search", _search),
    Step("paper", _paper, in_preview=False),
    Step("slides", _slides, in_preview=False),
    Step("pack", _pack, frozenset({"paper", "slides"}), in_preview=False),
    Step("links", _links, frozenset({"paper"})),  # embeds tell the sizes of forms
    Step("fallback", _fallback, in_preview=False),
    Step(
        "sizes",
        _sizes,
        frozenset({"search", "paper", "slides", "pack", "links", "fallback"}),
        in_preview=False,
    ),
    Step("offline", _offline, frozenset({"sizes"}), in_preview=False),
    Step("stand-ins", _stand_ins),
    Step("catalogue", _catalogue, frozenset({"offline", "stand-ins"})),
    Step("status", _status, in_preview=False),  # last: nothing that is made of the site's files has it in it
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


def _filled(build: Build, counts: Mapping[str, int], pages: Mapping[str, int] | None = None) -> list[File]:
    """The pages that speak of these sizes and numbers of pages, with them put in."""
    sizes = {language: build.handbook.words.area("offline.sizes", language) for language in LANGUAGES}
    told = (
        (
            path,
            html,
            byte_counts.fill(html, build.output.facts(path), counts, sizes[language_of(path)], pages),
        )
        for path in build.output
        if path.endswith("index.html")
        for html in [build.output.text(path)]
    )
    return [(path, filled) for path, html, filled in told if filled != html]
