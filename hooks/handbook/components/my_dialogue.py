"""The page «My dialogue»: the names and items of all checklists, and the words, for the element that keeps the reader's work.

Without JavaScript nothing can be kept: the page says so and leads to the checklists, which print as they are.
"""

from __future__ import annotations

from handbook.components import terms
from handbook.components.documents import dates
from handbook.model import ChecklistItem, Handbook
from handbook.page.view import View
from handbook.render.jinja import render, script_json
from handbook.source.markdown import visible_words


def fragment(view: View) -> str:
    """The element with its data, and what stands in its place without JavaScript."""
    paths = [(f"stages/{stage.id}.md", True) for stage in view.handbook.stages]
    paths += [(f"formats/{entry.id}.md", False) for entry in view.handbook.formats]
    lists = [
        {
            "title": view.title(path),
            "href": view.href(path, "checklist"),
            "isStage": is_stage,
            "items": [[item.id, visible_words(item.text)] for item in _items(view, path)],
        }
        for path, is_stage in paths
    ]
    words = {
        **view.words("my-dialogue.script"),
        "faults": {**view.words("storage"), **view.words("my-dialogue.faults")},
    }
    forms = [
        {"id": form.id, "title": form.title[view.language], "href": view.href(f"templates/{form.id}.md")}
        for form in view.handbook.templates
    ]
    return render(
        "my-dialogue.html",
        data=script_json(
            {
                "stages": lists,
                "forms": forms,
                "terms": terms.data(view, has_notes=False),
                "dates": dates(view.handbook, view.language),
                "words": words,
            }
        ),
        no_script=view.words("my-dialogue")["no_script"],
        stages=[entry for entry in lists if entry["isStage"]],
    )


def stage_items(handbook: Handbook, language: str) -> dict[str, list[str]]:
    """The ids of each stage's checklist: what progress is counted by."""
    found = {}
    for stage in handbook.stages:
        page = handbook.page(language, f"stages/{stage.id}.md")
        found[stage.id] = [item.id for section in page.sections for item in section.checklist] if page else []
    return found


def _items(view: View, path: str) -> list[ChecklistItem]:
    page = view.handbook.page(view.language, path)
    return [item for section in page.sections for item in section.checklist] if page else []
