"""The Word documents of the templates: all that there are, and what stands in one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Page

from handbook.model import LANGUAGES
from handbook.model.forms import SIGNATURES, TemplateForm
from handbook.model.letters import ANNEXES, act_of, has_post, is_act, is_signed_list, letter_of, signer_of
from handbook.model.urls import site_url
from handbook.publish.office import document_files
from support.real import HANDBOOK

FILES = dict(document_files.files(HANDBOOK))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENTS = [
    (form, language, site_url(language, f"templates/{form.id}/{form.id}.docx"))
    for form in HANDBOOK.templates
    for language in LANGUAGES
]
BOTH = [
    (form, "kk-ru", f"templates/{form.id}/{form.id}-kk-ru.docx")
    for form in HANDBOOK.templates
    if form.bilingual
]


def signer_tags(form: TemplateForm) -> set[str]:
    """Of who signs, the post and the name stand apart, each with a control of its own."""
    if is_act(form):
        signers = [signer for _, signer in act_of(form).signatures if signer]
        return {f"{signer.id}/name" for signer in signers} | {
            f"{signer.id}/post" for signer in signers if has_post(signer)
        }
    signers = [signer for section in form.sections if (signer := signer_of(section.fields))]
    return {f"{signer.id}/name" for signer in signers} | {
        f"{signer.id}/post" for signer in signers if has_post(signer)
    }


def said_once(form: TemplateForm) -> set[str]:
    """The first parts of the tags that stand once where languages stand side by side: number and day, what is ticked or sent along, the
    signatures, the foot; of a signer post and name alone."""
    if is_act(form):
        return {field.id for field in act_of(form).signed.fields}
    if form.layout != "letter":
        last = form.sections[-1]
        return (
            {field.id for field in last.fields}
            if set(SIGNATURES) & {field.id for field in last.fields}
            else set()
        )
    letter = letter_of(form)
    along = {field.id for field in form.fields if field.id in ANNEXES}
    signed = {field.id for field in (*letter.closing, *letter.foot, letter.signature, letter.signer) if field}
    marked = {field.id for field in form.fields if field.type == "choice" or is_signed_list(field)}
    return along | signed | marked | {field.id for field in letter.reference}


def controls(content: bytes) -> list[ElementTree.Element]:
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    return list(ElementTree.fromstring(xml).iter(f"{W}sdt"))


def tag(control: ElementTree.Element) -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else found.get(f"{W}val", "")


def text(control: ElementTree.Element) -> str:
    """What stands in a control: a line break, or a new paragraph of a block, as a new line."""
    blocks = control.findall(f"{W}sdtContent/{W}p")
    return "\n".join(_text(block) for block in blocks) if blocks else _text(control)


def _text(element: ElementTree.Element) -> str:
    return "".join(
        "\n" if each.tag == f"{W}br" else each.text or ""
        for each in element.iter()
        if each.tag in (f"{W}t", f"{W}br")
    )


def document(path: str) -> ElementTree.Element:
    """The document of a file made from the definitions."""
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(FILES[path])).read("word/document.xml"))


def paragraphs(content: bytes) -> list[str]:
    """The text of every paragraph that has any, in order."""
    xml = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    found = (_text(paragraph).strip() for paragraph in xml.iter(f"{W}p"))
    return [each for each in found if each]


def by_tag(content: bytes) -> dict[str, str]:
    return {
        tag(control): text(control)
        for control in controls(content)
        if "/" in tag(control) or not control.findall(".//{*}sdt")
    }


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes()
