"""The model: what an entry says to readers is never forgotten by the rules on words; stages are numbered from one."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from handbook.model import Handbook, Place, Stage, entries, forms, slides

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


def test_stages_are_numbered_from_one() -> None:
    handbook = Handbook(stages=(Stage("analysis", Place("x.yml", 1)), Stage("monitoring", Place("x.yml", 2))))
    assert [handbook.stage_number(name) for name in ("analysis", "monitoring", "lunch")] == [1, 2, 0]
