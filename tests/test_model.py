"""The model: what an entry says to readers is never forgotten by the rules; stages count from one; which files a folder has."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from handbook.model import Handbook, Place, Stage, entries, forms, outputs, slides

CLASSES = {
    name: each
    for module in (entries, forms, slides)
    for name, each in vars(module).items()
    if dataclasses.is_dataclass(each) and any("Text" in str(field.type) for field in dataclasses.fields(each))
}
PARTS_OF_TEMPLATES = {"Choice", "Field", "FormSection"}
"""Their texts are named by the template."""


@pytest.mark.parametrize("name", sorted(CLASSES.keys() - PARTS_OF_TEMPLATES))
def test_an_entry_names_every_text_that_it_has(name: str) -> None:
    values: dict[str, Any] = {}
    said = set()
    for field in dataclasses.fields(CLASSES[name]):
        text = {"kk": field.name, "ru": field.name}
        if "Text" in str(field.type):
            said.add(field.name)
            values[field.name] = {
                "Text": text,
                "Text | None": text,
                "tuple[Text, ...]": (text,),
                "Mapping[str, Text]": {"people": text},
            }[str(field.type)]
        elif field.default is field.default_factory is dataclasses.MISSING:
            values[field.name] = ()
    assert {text["ru"] for text in CLASSES[name](**values).texts} == said


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([("text", 60), ("date", 20)], (750, 251)),
        ([("text", 0), ("lines", 0), ("text", 0)], (300, 400, 301)),
        ([("text", 24), ("text", 0)], (333, 668)),
    ],
)
def test_columns_are_as_wide_as_they_say_beside_each_other(
    columns: list[tuple[str, int]], expected: tuple[int, ...]
) -> None:
    fields = [forms.Field("x", type_, {}, width=width) for type_, width in columns]
    assert forms.widths(fields, 1001) == expected


def test_stages_are_numbered_from_one() -> None:
    handbook = Handbook(stages=(Stage("analysis", Place("x.yml", 1)), Stage("monitoring", Place("x.yml", 2))))
    assert [handbook.stage_number(name) for name in ("analysis", "monitoring", "lunch")] == [1, 2, 0]


@pytest.mark.parametrize(
    "path",
    [
        "handbook-offline.zip",
        "sw.js",
        "embed.js",
        "catalogue.json",
        "catalogue.schema.json",
        "sitemap.xml",
        "404.html",
        "assets/images/icon-192.png",
        "card.png",
        "ru/stages/analysis/card.png",
        "training-pack.zip",
        "ru/training-pack.zip",
        "ru/pdf/handbook-large.pdf",
        "ru/manifest.webmanifest",
        "go/analysis/index.html",
        "ru/go/analysis/index.html",
        "offline/kk.json",
        "ru/offline/answer.html",
    ],
)
def test_a_folder_goes_without_what_only_the_web_needs(path: str) -> None:
    assert outputs.is_web_only(path)


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "ru/offline/index.html",
        "offline/index.html",
        "embed/flow/index.html",
        "pdf/handbook.pdf",
        "ru/pdf/booklet.pdf",
        "epub/handbook.epub",
        "ru/training/slides.pptx",
        "assets/images/favicon.svg",
        "assets/javascripts/embed.js",
        "stages/go/index.html",
        "ru/stages/discard.png",
    ],
)
def test_a_folder_has_everything_else(path: str) -> None:
    assert not outputs.is_web_only(path)


def test_a_file_for_all_languages_has_one_path() -> None:
    shared = [file for file in outputs.FILES if file.is_shared]
    assert outputs.BILINGUAL_DOCUMENT in shared
    assert all(file.path("kk", "a") == file.path("ru", "a") for file in shared)
    assert outputs.DOCUMENT.path("ru", "a") == "ru/templates/a/a.docx"


def test_a_preview_waits_for_no_pdf_slides_or_packs() -> None:
    assert all(
        file.is_late == file.pattern.endswith((".epub", ".pdf", ".pptx", ".zip")) for file in outputs.FILES
    )
