"""What a stage can be read without until one asks for it: examples, the case, losses, the law, each folded under its title.

    <div class="admonition loss"><p class="admonition-title">…</p>…</div>
    ->  <details class="admonition loss"><summary class="admonition-title">…</summary>…</details>

Native, so that it opens without a script; what leads into it opens it (stage.js, found.js), and paper has it open (print/1-paper.css).
"""

from __future__ import annotations

from handbook.page.body import Body
from handbook.render.html import has_class

FOLDED = ("example", "case", "loss", "law")
"""The blocks of editors that a stage page folds: reasons. How a thing is done stays open."""


def fold(body: Body) -> None:
    """Folds the blocks of a stage page that are no steps."""
    if body.view.page.type != "stage":
        return
    for block in body.root.iter("div"):
        if has_class(block, "admonition") and any(has_class(block, name) for name in FOLDED):
            block.tag, block[0].tag = "details", "summary"
