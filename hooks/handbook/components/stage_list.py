"""The list of stages: number, name, summary, recommendations, each with its link."""

from __future__ import annotations

from handbook.page.view import View
from handbook.render.jinja import render


def fragment(view: View) -> str:
    stages = []
    for stage in view.handbook.stages:
        path = f"stages/{stage.id}.md"
        page = view.handbook.page(view.language, path)
        found = [page.section(name) for name in stage.recommendations] if page else []
        recommendations = [
            {"title": view.handbook.section_title(page, section), "href": view.href(path, section.id)}
            for section in found
            if page and section
        ]
        stages.append(
            {
                "id": stage.id,
                "title": view.title(path),
                "summary": view.summary(path),
                "href": view.href(path),
                "recommendations": recommendations,
            }
        )
    return render("stage-list.html", stages=stages)
