"""The tiny handbook in three languages, as README.md of docs/_data/words says one is added: it passes all rules, and it builds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from handbook.model.languages import LANGUAGES
from handbook.source import yaml_lines
from support.places import ROOT
from support.search_queries import answers

NEW = "en"
LATIN = (
    ("a b v g d e e zh z i j k l m n o p r s t u f kh ts ch sh sch - y - e yu ya").replace("-", "").split(" ")
)
LETTERS = {
    letter: latin
    for small, latin in zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", LATIN, strict=True)
    for letter, latin in ((small, latin), (small.upper(), latin.capitalize()))
}
OWN = {"frame.language_name": "English", "frame.locale": "en_GB"}


def latin(text: str) -> str:
    """The Russian text in Latin letters: another language, as far as a machine can tell."""
    return text.translate(str.maketrans(LETTERS))


def in_new(value: Any) -> Any:
    if isinstance(value, list):
        return [in_new(each) for each in value]
    if isinstance(value, dict):
        return {form: in_new(text) for form, text in value.items() if form not in ("few", "many")}
    return latin(value)


def added(value: Any, name: str = "") -> Any:
    """A value of a data file with the language in every text."""
    if isinstance(value, list):
        return [added(each, name) for each in value]
    if not isinstance(value, dict):
        return value
    if set(LANGUAGES) <= set(value):
        return {**value, NEW: OWN.get(name) or in_new(value["ru"])}
    grown = {key: added(each, f"{name}.{key}") for key, each in value.items()}
    return {**grown, f"of_{NEW}": dict.fromkeys((*LANGUAGES, NEW), NEW)} if "of_ru" in grown else grown


def run(project: Path, *command: str) -> str:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "hooks")}
    result = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture
def three(project: Path) -> Path:
    """The tiny handbook with everything that a third language asks for."""
    languages = project / "hooks/handbook/model/languages.py"
    text = languages.read_text(encoding="utf-8")
    assert '("kk", "ru")' in text
    languages.write_text(text.replace('("kk", "ru")', f'("kk", "ru", "{NEW}")'), encoding="utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(f"{ROOT}/hooks", "hooks")
    row = "        - {locale: ru, name: Русский, site_name: 'Тест', nav_translations: {Үлгілер: Шаблоны}}\n"
    assert row in text
    new_row = (
        row.replace("ru", NEW)
        .replace("Русский", "English")
        .replace("'Тест'", "Test")
        .replace("Шаблоны", "Templates")
    )
    config.write_text(text.replace(row, row + new_row), encoding="utf-8")
    for path in (project / "docs" / "ru").rglob("*.md"):
        new = project / "docs" / NEW / path.relative_to(project / "docs" / "ru")
        new.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(latin(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in (project / "docs" / "_data").rglob("*.yml"):
        area = path.stem if path.parent.name == "words" else ""
        value = added(yaml_lines.parse(path.read_text(encoding="utf-8")).value, area)
        if path.parent.name == "templates" and path.stem == "note":
            value["bilingual"] = True
        path.write_text(
            yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
        )
    ledger = project / "docs/_data/accepted.tsv"
    ledger.write_text(ledger.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    run(project, "handbook", "accept", "all")
    return project


@pytest.mark.thorough
def test_a_third_language_passes_all_rules_and_builds(three: Path) -> None:
    assert re.findall(r": (\d+)\.", run(three, "handbook", "check")) == ["0", "0"]
    run(three, "mkdocs", "build", "--quiet", "--strict")
    site = three / "site"
    default = {
        path.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if path.relative_to(site).parts[0] not in ("ru", NEW)
    }
    assert default == {path.relative_to(site / NEW).as_posix() for path in (site / NEW).rglob("index.html")}
    for path in (site / NEW).rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        assert f'<html lang="{NEW}"' in html
        shown = re.sub(
            r'<script.*?</script>|<style.*?</style>|lang="(?:kk|ru)".*?</', "", html, flags=re.DOTALL
        )
        assert not re.search("[А-Яа-яәғқңөұүһі]{2,}", shown), path
    catalogue = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    jsonschema.validate(catalogue, json.loads((site / "catalogue.schema.json").read_text(encoding="utf-8")))
    assert catalogue["languages"] == [*LANGUAGES, NEW]
    assert {tuple(file["languages"]) for file in catalogue["files"]} == {
        *((name,) for name in (*LANGUAGES, NEW)),
        (*LANGUAGES, NEW),
    }
    not_found = (site / "404.html").read_text(encoding="utf-8")
    assert f'<section lang="{NEW}">' in not_found
    assert f'href="/{NEW}/stages/"' in not_found
    with zipfile.ZipFile(site / "handbook-offline.zip") as archive:
        kept = set(archive.namelist())
    assert f"{NEW}/index.html" in kept
    assert not {name for name in kept if name.startswith((f"{NEW}/go/", f"{NEW}/manifest"))}
    with zipfile.ZipFile(site / NEW / "templates/note/note.docx") as document:
        assert 'w:lang w:val="en-GB"' in document.read("word/document.xml").decode()
    first, *_ = answers(NEW, ["printsipy"], site)
    assert first["found"][0].startswith(f"{NEW}/principles/")
