"""HTML is read by parsers and changed as a tree: the tree and what is done to it, the facts of a page, no patterns on HTML."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handbook.model import Address, Handbook, Page
from handbook.page import heading_links, moved_anchors
from handbook.page.body import Body
from handbook.page.transforms import TRANSFORMS, place_fragments, transformed
from handbook.page.view import View
from handbook.render import facts
from handbook.render.html import parsed, serialized
from support.building import build, settle
from support.places import ROOT
from support.real import HANDBOOK

PAGE = Page("ru", "impact.md", "")
VIEW = View(Handbook(words=HANDBOOK.words), PAGE)


@pytest.mark.parametrize(
    "html",
    [
        "<p>a &amp; b &lt; c</p>\nи\u00a0ещё",
        '<a title="&quot;a&quot; &amp; b">x</a><br><input disabled="disabled"><b hidden></b>',
        '<svg viewBox="0 0 1 1"><linearGradient id="x"/><path d="M0 0"/><a href="#">t</a></svg>',
        '<script type="application/json">{"a": "<b> & c"}</script>',
        "<!-- handbook: laws --><pre>a\n\n b</pre>",
        '<svg><use xlink:href="#a"/></svg>',
    ],
)
def test_a_tree_is_written_as_it_was_read(html: str) -> None:
    assert serialized(parsed(html)) == html


def test_fragments_take_the_places_of_their_markers() -> None:
    body = Body.of(
        "<div>a<!-- handbook: x -->b</div><!-- handbook:y --><p>c",
        VIEW,
        {"x": lambda _: "\n<i>1</i> and <b>2</b>.", "y": lambda _: ""},
    )
    place_fragments(body)
    assert serialized(body.root) == "<div>a\n<i>1</i> and <b>2</b>.b</div><p>c</p>"


def test_only_comments_are_markers() -> None:
    html = "<code>&lt;!-- handbook: x --&gt;</code><!-- handbook -->"
    body = Body.of(html, VIEW, {"x": lambda _: "!", "": lambda _: "!"})
    place_fragments(body)
    assert serialized(body.root) == html


def test_a_heading_has_its_link_beside_it() -> None:
    body = Body.of('<h2 id="a">А <b>и</b> Б</h2>\n<h2>В</h2><h4 id="d">Г</h4><h3 data-id="e">Д</h3>', VIEW)
    heading_links.add(body)
    assert serialized(body.root).startswith(
        '<h2 id="a">А <b>и</b> Б</h2><a class="permalink" href="#a" aria-label="'
    )
    assert serialized(body.root).count("permalink") == 1
    assert ': А и Б"></a>\n<h2>В</h2>' in serialized(body.root)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        (
            '<b data-id="new"></b><h2 id="new">А</h2>',
            '<b data-id="new"></b><h2 id="new"><span id="old"></span>А</h2>',
        ),
        (
            '<table><tbody><tr id="new"><td>1</td></tr></tbody></table>',
            '<table><tbody><tr id="new"><td><span id="old"></span>1</td></tr></tbody></table>',
        ),
        ('<h2 id="newer">А</h2>', '<h2 id="newer">А</h2>'),
    ],
)
def test_a_moved_anchor_is_marked_where_it_stands_now(html: str, marked: str) -> None:
    body = Body.of(html, VIEW, moves=[(Address(PAGE.url, "old"), Address(PAGE.url, "new"))])
    moved_anchors.keep_anchors(body)
    assert serialized(body.root) == marked


def test_paper_and_search_have_what_is_theirs() -> None:
    body = transformed(
        Body.of(
            '<h1>А</h1><p>и</p>\n\n<div class="part"><h2 id="b">Б</h2><!-- handbook: x --></div>',
            VIEW,
            {"x": lambda _: "<i data-search-exclude>в саду</i>"},
            stale=frozenset({"b"}),
        )
    )
    assert body.paper is not None
    assert serialized(body.paper).endswith('<h2 id="b">Б</h2><i data-search-exclude>в\u00a0саду</i></div>')
    assert "data-search-exclude" in body.searched
    before, after = body.halves
    assert before == "<h1>А</h1><p>и</p>"
    assert after.startswith('<div class="part"><h2 id="b">Б</h2><a class="permalink"')
    assert after.index("permalink") < after.index("handbook-stale") < after.index("<i>в\u00a0саду</i>")


def test_the_order_of_transforms_is_written_down() -> None:
    order = list(TRANSFORMS)
    assert order[0] == "fragments"
    assert order.index("paper") < min(
        map(order.index, ("stale notes", "heading links", "anchors", "abbreviations"))
    )
    assert order.index("stale notes") < order.index("heading links")
    assert order[-3:] == ["spaces", "search", "earlier items"]


def test_facts_of_a_page() -> None:
    found = facts.read(
        '<html lang="ru"><meta charset="utf-8"><body class="page--home x"><details class="menu"><a href="m">М</a>'
        '<details></details>М</details><nav class="side"></nav><p id="p">да <a href="a?b&amp;c">нет</a></p>'
        "<!-- handbook: x --><svg><text>в</text></svg><handbook-flow></handbook-flow>"
        '<script>if (a < b) "</b>"</script><style></style><script src="s.js"></script>'
    )
    assert found.classes == {"page--home", "x", "menu", "side"}
    assert {"handbook-flow", "text"} <= found.elements
    assert [(tag.attributes["href"], tag.in_menu) for tag in found.tags if tag.name == "a"] == [
        ("m", True),
        ("a?b&c", False),
    ]
    assert [text.words for text in found.texts if text.in_menu] == ["М", "М"]
    assert [text.words for text in found.texts if not text.in_menu] == ["да", "нет", "<!-- handbook: x -->"]
    assert [inline.text for inline in found.inline] == ['if (a < b) "</b>"', "", ""]
    assert list(found.having("script", "src")) == ["s.js"]


def test_slots_stay_true_when_the_head_grows() -> None:
    html = '<meta charset="utf-8">\n\n<b data-bytes="a">…</b><i data-pages="b"><u>no</u></i>'
    found = facts.read(html)
    assert [html[slot.start : slot.end] for slot in found.slots] == ["…"]
    longer, after = facts.put_in(html, found, found.after_charset, "<!-- x -->")
    assert longer == html.replace(">\n", "><!-- x -->\n", 1)
    assert after == facts.read(longer)


def test_words_of_html() -> None:
    assert facts.lines("<p>а  б<br>в</p>\n<i>1 &lt; 2</i>") == ["а б", "в", "1 < 2"]


# No patterns on HTML

MARKUP = re.compile(r"\[\^<?>\]|<(?:[A-Za-z/!\[(.]|\\[wWsS/!b]|\\?/)|(?:class|href|src|id)=\\?[\"']")
"""What looks like a tag, a comment or an attribute within a pattern or a text that is looked for."""
LOOKING = frozenset(
    {
        "compile",
        "sub",
        "subn",
        "search",
        "findall",
        "finditer",
        "split",
        "match",
        "fullmatch",
        "replace",
        "partition",
        "rpartition",
        "rsplit",
        "index",
        "find",
        "rfind",
        "removeprefix",
        "removesuffix",
        "count",
    }
)
NOT_HTML = {
    "source/markdown.py": "comments in Markdown, line by line, before there is any HTML",
    "rules/markers.py": "tags and comments that an editor wrote into Markdown, where they are not allowed",
    "rules/signs.py": "addresses and tags in lines of Markdown, in which no sign is looked at",
    "language/tokens.py": "what in a line of Markdown is no word",
    "language/files.py": "what in a line of Markdown or YAML is no prose, and is never mended",
    "preview/places.py": "the marks of a line of Markdown",
    "site/checks.py": "a comment that was left as text",
}
"""Files where such a pattern looks at something else, and at what."""


def looked_for(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, text) of every literal that a file looks for in another text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in LOOKING:
            places = (
                node.args[:1]
                if node.func.attr in ("replace", "partition", "rpartition", "index", "find", "count")
                else node.args
            )
            for part in (each for place in places for each in ast.walk(place)):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    # A group with a name is no tag.
                    yield node.lineno, re.sub(r"\(\?P?<[=!\w]", "(?", part.value)


@pytest.mark.parametrize(
    ("code", "is_found"),
    [
        ('re.compile(r"<[^>]+>")', True),
        ('re.sub("<(p|li)>", "", x)', True),
        (r're.compile(r"<\w+")', True),
        ('x.replace("<b>", "")', True),
        ("""x.partition('<div class="part')""", True),
        ("re.search(rf'\\bid=\"{a}\"', x)", True),
        (r're.compile(r"(?P<year>\d+)")', False),
        ('re.split(r"(?<=a)b", x)', False),
        ('x.replace("☐", "<b></b>")', False),
        ('re.compile(r"[<>]")', False),
        ('x.replace("<", "&lt;")', False),
        ('f"<b>{x}</b>"', False),
    ],
)
def test_patterns_on_html_are_found(code: str, is_found: bool) -> None:
    assert any(MARKUP.search(text) for _, text in looked_for(ast.parse(code))) == is_found


def test_no_pattern_looks_at_html() -> None:
    found = {}
    for path in sorted((ROOT / "hooks").rglob("*.py")):
        name = path.relative_to(ROOT / "hooks").as_posix().removeprefix("handbook/")
        for line, text in looked_for(ast.parse(path.read_text(encoding="utf-8"))):
            if MARKUP.search(text):
                found[f"{name}:{line}"] = text
    assert {place: text for place, text in found.items() if place.partition(":")[0] not in NOT_HTML} == {}
    assert {place.partition(":")[0] for place in found} == set(NOT_HTML), "an exception that nobody needs"


def test_no_pattern_of_a_script_looks_at_html() -> None:
    pattern = re.compile(
        r"(?:[(=,:]|return)\s*/(?![/*])[^\n]*?<(?:[A-Za-z(\[]|\\/|\\w)[^\n]*?/[gimsuy]*\s*[,).;]"
        r"|(?:replace|split|match)(?:All)?\(\s*[\"'`]</?[a-z]"
    )
    assert pattern.search('x.replace(/<[^>]+>/g, "")')
    assert not pattern.search('x.replaceAll("<", "&lt;")')
    for path in sorted((ROOT / "docs" / "assets" / "javascripts").rglob("*.js")):
        found = pattern.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: {found[0] if found else ''}"


@pytest.mark.thorough
def test_the_order_of_the_hooks_does_not_matter(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "tiny"
    shutil.copytree(tiny, other, symlinks=True)
    names = ("content", "frame", "site_files")
    for folder, order in ((tiny, names), (other, names[::-1])):
        config = settle(folder)
        text = config.read_text(encoding="utf-8")
        listed = [f"  - {ROOT}/hooks/{name}.py\n" for name in names]
        assert "".join(listed) in text
        config.write_text(
            text.replace("".join(listed), "".join(f"  - {ROOT}/hooks/{name}.py\n" for name in order)),
            encoding="utf-8",
        )
        result = build(config, "--strict")
        assert result.returncode == 0, result.stdout + result.stderr
    files = {
        path.relative_to(tiny / "site"): path.read_bytes()
        for path in (tiny / "site").rglob("*")
        if path.is_file()
    }
    assert files == {
        path.relative_to(other / "site"): path.read_bytes()
        for path in (other / "site").rglob("*")
        if path.is_file()
    }
    assert len(files) > 20
