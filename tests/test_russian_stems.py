"""The Russian stemmer: Snowball's own, on every word of the pages, and what is told it beside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import material
import pytest

from handbook.publish.search import packing
from support.node_scripts import evaluate
from support.places import SITE

SCRIPTS = ("worker/russian",)
LUNR = Path(material.__file__).parent / "templates/assets/javascripts/lunr/min"
"""The theme brings the stemmer of lunr-languages, which is made from Snowball's source; pages load nothing of it."""
OTHERS = """({ sources, words }) => {
  const lunr = { Pipeline: { registerFunction() {} }, generateStopWordFilter() {} };
  const root = { lunr };
  for (const source of sources) new Function("define", "exports", "module", source).call(root);
  return words.map((word) => root.lunr.ru.stemmer(word));
}"""


def stems(words: list[str], name: str = "russian") -> list[str]:
    found: list[str] = evaluate(SCRIPTS, f"(words) => words.map(self.handbookSearch.{name})", words)
    return found


def test_every_word_of_the_pages_has_the_stem_that_snowball_gives() -> None:
    docs = packing.unpack(json.loads((SITE / "ru/search/search_index.json").read_text(encoding="utf-8")))[
        "docs"
    ]
    whole = " ".join((*docs["title"], *docs["text"])).lower().replace("ё", "е")
    words = sorted(set(re.findall("[а-я]+", whole)))
    assert len(words) > 5000
    sources = [
        (LUNR / name).read_text(encoding="utf-8")
        for name in ("lunr.stemmer.support.min.js", "lunr.ru.min.js")
    ]
    theirs = evaluate((), OTHERS, {"sources": sources, "words": words})
    ours = stems(words, "snowball")
    assert {
        word: (one, other) for word, one, other in zip(words, ours, theirs, strict=True) if one != other
    } == {}


@pytest.mark.parametrize(
    "forms",
    [
        "прийти пришёл пришла пришли придут придёт приди",
        "идти иду шёл шла идут пойти пошли",
        "дать дал дали даст дадут давать дают",
        "взять взял возьмут берут брать",
        "быть был были будет будут есть",
        "село сельский сельская сельского села",
        "район районный районного района",
    ],
)
def test_forms_of_other_roots_have_one_stem(forms: str) -> None:
    assert len(set(stems(forms.split()))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("приход", "прихожая"), ("дача", "дать"), ("шёл", "шёлк"), ("район", "райский")]
)
def test_and_words_like_them_have_another(one: str, other: str) -> None:
    left, right = stems([one, other])
    assert left != right
