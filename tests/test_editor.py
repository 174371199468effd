"""`make edit` without a browser: who may read and write, what is written where, values of YAML changed in place."""

from __future__ import annotations

import errno
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.editor import entries, history, patch
from handbook.editor.answers import ANSWERS
from handbook.editor.commands import run
from handbook.editor.desk import Desk
from handbook.editor.files import Files
from handbook.editor.guard import HEADER
from handbook.editor.look import look
from handbook.editor.outline import outline
from handbook.editor.page_files import OWN, WANTED, PageFiles
from handbook.editor.server import Server
from handbook.editor.watcher import Watcher
from handbook.ledgers import ledger_files
from handbook.model import LANGUAGES
from handbook.preview.local import is_free
from handbook.source import yaml_lines
from support.browsing import PATIENCE
from support.places import ROOT, TINY
from support.ports import free_port

PAGE = "docs/ru/principles.md"
TERMS = "docs/_data/glossary.yml"
LIST = """# Терминдер · Термины
#
# term     термин · слово
# also     басқаша · иначе

- id: one   # бірінші · первый
  term: {kk: бір, ru: 'один'}
  note:
  count: 15
  needed: true
  also: [a, 'б: в']

- id: two
  term:
    kk: "екі\\u00a0сөз"
    # екінші · второй
    ru: >-
      два слова
  text:
    kk: |-
      бірінші жол

      екінші жол
    ru: |
      строка

  points:
    - kk: үш
      ru: три
    - {kk: төрт, ru: четыре}
  words:
    - альфа
    - бета
"""


@dataclass
class Editor:
    """A running editor of a copy of the tiny handbook."""

    root: Path
    server: Server

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def ask(
        self, method: str, address: str, body: object = None, without: str = "", **headers: str
    ) -> tuple[int, Any, http.client.HTTPMessage]:
        """Status, JSON and headers of an answer. Of the headers that the page itself sends, `without` leaves one out."""
        sent = {"Host": self.host, "Origin": f"http://{self.host}", HEADER: self.server.token}
        if method == "POST":
            sent["Content-Type"] = "application/json"
        sent = {name: value for name, value in sent.items() if name != without}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        text = body if isinstance(body, str) else json.dumps(body)
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=PATIENCE)
        try:
            connection.putrequest(method, address, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                connection.putheader(name, value)
            if method == "POST":
                connection.putheader("Content-Length", str(len(text.encode())))
            connection.endheaders(text.encode() if method == "POST" else None)
            answer = connection.getresponse()
            said = answer.read()
            is_json = answer.headers["Content-Type"] == "application/json"
            return answer.status, json.loads(said) if is_json and said else said, answer.headers
        finally:
            connection.close()

    def get(self, name: str, **query: str) -> Any:
        rows = "&".join(f"{key}={value}" for key, value in query.items())
        status, told, _ = self.ask("GET", f"/api/{name}?{rows}")
        return told if status == 200 else (status, told["error"])

    def post(self, name: str, **body: Any) -> tuple[int, Any]:
        status, told, _ = self.ask("POST", f"/api/{name}", body)
        return status, told

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    root = tmp_path / "project"
    shutil.copytree(TINY, root)
    server = Server(0, ROOT / "node_modules")
    files = Files(root)
    server.desk = Desk(files, Watcher(files, {}), {}, "http://127.0.0.1:9")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Editor(root, server)
    server.shutdown()
    server.server_close()


def every_file(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# Who may ask


def test_what_the_page_itself_asks_is_answered(editor: Editor) -> None:
    loaded = editor.get("file", path=PAGE)
    assert loaded["text"] == editor.read(PAGE)
    status, saved = editor.post("save", path=PAGE, text=loaded["text"] + "\nЕщё.\n", digest=loaded["digest"])
    assert status == 200
    assert editor.read(PAGE) == loaded["text"] + "\nЕщё.\n"
    assert saved["digest"] == editor.get("file", path=PAGE)["digest"]


def ours(editor: Editor) -> dict[str, str]:
    return {}


HOSTILE: dict[str, tuple[int, str, Callable[[Editor], dict[str, str]]]] = {
    "another origin": (403, "", lambda editor: {"Origin": "https://evil.example"}),
    "another port": (403, "", lambda editor: {"Origin": "http://127.0.0.1:1"}),
    "no origin at all (file, sandbox)": (403, "", lambda editor: {"Origin": "null"}),
    "the same host by another name": (
        403,
        "",
        lambda editor: {"Origin": f"http://localhost:{editor.server.server_port}"},
    ),
    "a name of their own for this machine": (
        421,
        "Origin",
        lambda editor: {"Host": f"evil.example:{editor.server.server_port}"},
    ),
    "localhost": (421, "Origin", lambda editor: {"Host": f"localhost:{editor.server.server_port}"}),
    "no host": (421, "Host", ours),
    "told by the browser: cross-site": (403, "Origin", lambda editor: {"Sec-Fetch-Site": "cross-site"}),
    "told by the browser: same-site": (403, "Origin", lambda editor: {"Sec-Fetch-Site": "same-site"}),
    "no token": (401, HEADER, ours),
    "a wrong token": (401, "", lambda editor: {HEADER: "x" * 43}),
    "a token of other letters": (401, "", lambda editor: {HEADER: "\xe9" * 43}),
    "half of the token": (401, "", lambda editor: {HEADER: editor.server.token[:20]}),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_others_read_and_write_nothing(editor: Editor, case: str) -> None:
    status, without, headers = HOSTILE[case]
    before = every_file(editor.root)
    sent = headers(editor)
    digest = editor.get("file", path=PAGE)["digest"]
    for method, address in (("GET", f"/api/file?path={PAGE}"), ("POST", "/api/save"), ("POST", "/api/run")):
        body = {"path": PAGE, "text": "x", "digest": digest, "name": "permalinks", "pages": []}
        given, told, answered = editor.ask(method, address, body, without, **sent)
        assert (given, told) == (status, {"error": "refused"})
        assert not [name for name in answered if name.lower().startswith("access-control")]
    assert every_file(editor.root) == before


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_a_form_of_another_page_is_no_question(editor: Editor, kind: str) -> None:
    assert editor.ask("POST", "/api/save", {"path": PAGE}, Content_Type=kind)[0] == 415


def test_no_leave_is_given_to_ask(editor: Editor) -> None:
    """Before a page of elsewhere may send our header, its browser asks for leave: there is none to be had."""
    status, _, headers = editor.ask("OPTIONS", "/api/save", without="Origin")
    assert status in (403, 405, 501)
    assert not [name for name in headers if name.lower().startswith("access-control")]


def test_no_websocket(editor: Editor) -> None:
    status, _, _ = editor.ask(
        "GET",
        "/api/news",
        without=HEADER,
        Upgrade="websocket",
        Connection="Upgrade",
        Sec_WebSocket_Key="eA==",
        Sec_WebSocket_Version="13",
    )
    assert status == 401


def test_the_page_says_nothing_of_the_project(editor: Editor) -> None:
    """It may be fetched by anybody who asks this host by its name: neither token nor texts are in it."""
    status, page, headers = editor.ask("GET", "/", without=HEADER)
    assert status == 200
    assert editor.server.token.encode() not in page
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store"
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-src http://127.0.0.1:9;" in policy
    framed = editor.ask("GET", "/", without="Origin", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="iframe")
    assert framed[0] == 403
    opened = editor.ask("GET", "/", without="Origin", Sec_Fetch_Site="cross-site", Sec_Fetch_Dest="document")
    assert opened[0] == 200, "a link in a mail leads to the page, which cannot do anything without the token"


def test_only_this_machine_is_answered(editor: Editor) -> None:
    assert editor.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "address",
    [
        "/page/../server.py",
        "/page/%2e%2e/server.py",
        "/etc/passwd",
        "//etc/passwd",
        "/npm/../package.json",
        "/npm/typescript/package.json",
    ],
)
def test_only_the_page_s_own_files_are_served(editor: Editor, address: str) -> None:
    assert editor.ask("GET", address)[0] == 404


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{",
        "7",
        '"x"',
        "null",
        '{"path": 7}',
        '{"path": ["docs"]}',
        '{"path": "docs/ru/principles.md", "text": "\\ud800", "digest": ""}',
        "[" * 100_000,
    ],
)
def test_a_question_of_no_sense_is_refused(editor: Editor, body: str) -> None:
    before = every_file(editor.root)
    for name in ("save", "save-form", "run"):
        assert editor.ask("POST", f"/api/{name}", body)[0] in (400, 404)
    assert every_file(editor.root) == before


def test_a_request_without_an_end_is_not_waited_for(editor: Editor) -> None:
    assert editor.ask("POST", "/api/save", "{}", Transfer_Encoding="chunked")[0] in (400, 411)
    assert editor.ask("GET", "/api/unknown")[0] == 404
    with socket.create_connection(("127.0.0.1", editor.server.server_port), PATIENCE) as raw:
        head = f"POST /api/save HTTP/1.1\r\nHost: {editor.host}\r\n{HEADER}: {editor.server.token}\r\nContent-Type: application/json\r\n"
        raw.sendall(f"{head}Content-Length: 99999999999\r\n\r\n".encode())
        assert b" 413 " in raw.recv(100)


# What may be written


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml",
        "docs/_data/permalinks.tsv",
        "docs/assets/favicon.svg",
        "../project/docs/ru/principles.md",
        "docs/ru/../ru/principles.md",
        "docs/ru/../../mkdocs.yml",
        "/etc/passwd",
        "docs/ru/new.md",
        "docs/ru/.principles.md.swp",
        "docs\\ru\\principles.md",
        "docs/ru/principles.md\0.md",
        "",
        "docs/ru",
    ],
)
def test_nothing_else_is_read_or_written(editor: Editor, path: str) -> None:
    before = every_file(editor.root)
    assert editor.post("save", path=path, text="x", digest="") == (404, {"error": "not-editable"})
    assert editor.post("save-form", path=path, changes=[])[0] == 404
    assert editor.get("form", path=path.replace("\0", "%00").replace("\\", "%5C"))[1:] in (
        ("not-editable",),
        ("form",),
    )
    assert every_file(editor.root) == before


def test_links_out_of_the_project_are_not_followed(editor: Editor, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret", encoding="utf-8")
    (editor.root / "docs" / "ru" / "linked").symlink_to(outside)
    (editor.root / "docs" / "ru" / "secret.md").symlink_to(outside / "secret.md")
    page = editor.root / PAGE
    shutil.move(page, outside / "principles.md")
    page.symlink_to(outside / "principles.md")
    for path in ("docs/ru/linked/secret.md", "docs/ru/secret.md", PAGE):
        assert editor.get("file", path=path) == (404, "not-editable")
        assert editor.post("save", path=path, text="x", digest="")[0] == 404
    assert (outside / "secret.md").read_text(encoding="utf-8") == "secret"
    shutil.move(editor.root / "docs" / "kk", outside / "kk")
    (editor.root / "docs" / "kk").symlink_to(outside / "kk")
    assert editor.get("file", path="docs/kk/principles.md") == (404, "not-editable")


def test_what_has_changed_underneath_is_not_overwritten(editor: Editor) -> None:
    loaded = editor.get("file", path=PAGE)
    theirs = loaded["text"] + "\nЧужое.\n"
    (editor.root / PAGE).write_text(theirs, encoding="utf-8")
    status, told = editor.post("save", path=PAGE, text=loaded["text"] + "\nМоё.\n", digest=loaded["digest"])
    assert (status, told["error"], told["text"]) == (409, "changed", theirs)
    assert editor.read(PAGE) == theirs
    both = theirs + "\nМоё.\n"
    assert editor.post("save", path=PAGE, text=both, digest=told["digest"])[0] == 200
    assert editor.read(PAGE) == both
    assert editor.post("save", path=PAGE, text=both, digest="of yesterday")[0] == 200, "it says so already"


def test_what_the_disk_refuses_leaves_the_file_as_it_was(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = editor.get("file", path=PAGE)
    before = every_file(editor.root)

    def refuse(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(ledger_files.os, "fsync", refuse)
    status, told = editor.post("save", path=PAGE, text="x", digest=loaded["digest"])
    assert (status, told["error"]) == (507, "full")
    assert every_file(editor.root) == before


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_mark_stay(editor: Editor, line_end: str, mark: str) -> None:
    text = "---\ntitle: Принципы\n---\n# Принципы\n\nТекст\n"
    (editor.root / PAGE).write_bytes((mark + text.replace("\n", line_end)).encode())
    loaded = editor.get("file", path=PAGE)
    assert loaded["text"] == text
    new = text.replace("Текст\n", "Новый\n\nТекст\n\n")
    assert editor.post("save", path=PAGE, text=new, digest=loaded["digest"])[0] == 200
    assert (editor.root / PAGE).read_bytes() == (mark + new.replace("\n", line_end)).encode()


def test_each_line_keeps_its_own_end(editor: Editor) -> None:
    (editor.root / PAGE).write_bytes("а\r\nб\nв\r\nг".encode())
    loaded = editor.get("file", path=PAGE)
    editor.post("save", path=PAGE, text="а\nб\nновая\nв\nг", digest=loaded["digest"])
    assert (editor.root / PAGE).read_bytes() == "а\r\nб\nновая\r\nв\r\nг".encode()


@pytest.mark.parametrize(("encoding", "named"), [("cp1251", "Windows-1251"), ("utf-16", "UTF-16")])
def test_what_cannot_be_shown_whole_is_not_opened(editor: Editor, encoding: str, named: str) -> None:
    (editor.root / PAGE).write_bytes(("Принципы диалога: стороны равны. " * 9).encode(encoding))
    status, told, _ = editor.ask("GET", f"/api/file?path={PAGE}")
    assert (status, told) == (422, {"error": "unreadable", "reason": named})


def test_a_file_keeps_its_rights(editor: Editor) -> None:
    (editor.root / PAGE).chmod(0o640)
    loaded = editor.get("file", path=PAGE)
    editor.post("save", path=PAGE, text="x\n", digest=loaded["digest"])
    assert (editor.root / PAGE).stat().st_mode & 0o777 == 0o640
    assert not [path for path in (editor.root / "docs" / "ru").iterdir() if path.name.startswith(".")]


# Values of YAML, changed in place

CHANGES: dict[str, tuple[yaml_lines.Path, Any, str, str]] = {
    "plain": ((0, "term", "kk"), "біреу", "{kk: бір,", "{kk: біреу,"),
    "plain to quoted": ((0, "term", "kk"), "бір, екі", "{kk: бір,", "{kk: 'бір, екі',"),
    "quoted": ((0, "term", "ru"), "один' два", "'один'", "'один'' два'"),
    "a word that YAML would take for a number": ((0, "term", "kk"), "15", "{kk: бір,", "{kk: '15',"),
    "nothing": ((0, "note"), "сөз", "  note:\n", "  note: сөз\n"),
    "number": ((0, "count"), 20, "count: 15", "count: 20"),
    "mark": ((0, "needed"), False, "needed: true", "needed: false"),
    "list of the same length": ((0, "also"), ["a", "г"], "'б: в'", "'г'"),
    "list of another length": ((0, "also"), ["a", "б: в", "в"], "[a, 'б: в']", "[a, 'б: в', в]"),
    "emptied list": ((0, "also"), [], "[a, 'б: в']", "[]"),
    "double quotes keep their escapes": (
        (1, "term", "kk"),
        "үш\u00a0сөз",
        '"екі\\u00a0сөз"',
        '"үш\\u00a0сөз"',
    ),
    "folded": ((1, "term", "ru"), "другие слова", "      два слова", "      другие слова"),
    "lines": ((1, "text", "kk"), "бір\n\nекі", "бірінші жол\n\n      екінші жол", "бір\n\n      екі"),
    "lines with an end": ((1, "text", "ru"), "строка\nещё\n", "      строка\n", "      строка\n      ещё\n"),
    "lines in one": ((1, "points", 0, "kk"), "үш\nжол", "- kk: үш\n", "- kk: |-\n        үш\n        жол\n"),
    "lines between brackets": ((1, "points", 1, "kk"), "а\nб", "{kk: төрт,", '{kk: "а\\nб",'),
    "list in lines": ((1, "words"), ["альфа"], "    - альфа\n    - бета\n", "    - альфа\n"),
    "longer list in lines": ((1, "words"), ["альфа", "а: б", "г"], "- бета", "- 'а: б'\n    - г"),
    "only spaces": ((0, "term", "kk"), " ", "{kk: бір,", "{kk: ' ',"),
    "emptied": ((0, "term", "kk"), "", "{kk: бір,", "{kk: '',"),
}


@pytest.mark.parametrize("case", CHANGES)
def test_one_value_changes_and_no_other_letter(case: str) -> None:
    path, value, find, put = CHANGES[case]
    assert LIST.count(find) == 1
    assert patch.patched(LIST, [patch.Change(path, value)]) == LIST.replace(find, put)


def test_many_at_once() -> None:
    changes = [
        patch.Change(path, value)
        for path, value, _, _ in (CHANGES["plain"], CHANGES["lines"], CHANGES["number"])
    ]
    new = patch.patched(LIST, changes)
    assert yaml_lines.at(yaml_lines.parse(new).value, (1, "text", "kk")) == "бір\n\nекі"
    assert re.findall("#.*", new) == re.findall("#.*", LIST)


@settings(max_examples=80)
@given(
    st.sampled_from(
        [
            (0, "term", "kk"),
            (0, "term", "ru"),
            (0, "note"),
            (1, "term", "kk"),
            (1, "term", "ru"),
            (1, "text", "kk"),
            (1, "points", 0, "ru"),
        ]
    ),
    st.text(st.sampled_from("аб яҚ-:#'\"\\{}[],&*!|>%@`\n\u00a0 ?~=<"), max_size=12),
)
def test_whatever_is_typed_is_what_is_read(path: yaml_lines.Path, value: str) -> None:
    new = patch.patched(LIST, [patch.Change(path, value)])
    assert yaml_lines.at(yaml_lines.parse(new).value, path) == value


@pytest.mark.parametrize(
    "file",
    ["glossary.yml", "laws.yml", "slides.yml", "synonyms.yml", "specimens/survey.yml", "words/offline.yml"],
)
def test_every_value_of_the_real_data_has_its_place(file: str) -> None:
    """Put back as it is, it gives the same text: so whatever else is put there stands in the same place, written alike."""
    text = (ROOT / "docs" / "_data" / file).read_text(encoding="utf-8")
    tree = patch.yaml_places.parse(text)
    assert tree
    values = list(patch.yaml_places.scalars(tree))
    for path, node in values[:: max(1, len(values) // 150)]:
        if isinstance(node.value, str):
            start, end, put = patch._scalar_edit(text, node, patch.Change(path, node.value))
            assert text[start:end] == put


@pytest.mark.parametrize("path", [(9,), (0, "unknown"), (), (0, "term"), (1, "points")])
def test_no_value_for_what_is_none(path: yaml_lines.Path) -> None:
    with pytest.raises(patch.PatchError):
        patch.patched(LIST, [patch.Change(path, "x")])


def test_a_comment_in_a_list_is_not_lost() -> None:
    text = "- id: one\n  words:\n    - a  # of importance\n    - b\n"
    with pytest.raises(patch.PatchError):
        patch.patched(text, [patch.Change((0, "words"), ["a"])])
    assert "# of importance" in patch.patched(text, [patch.Change((0, "words"), ["a", "c"])])


def test_yaml_that_names_its_own_parts_is_edited_as_text() -> None:
    with pytest.raises(yaml_lines.BrokenYamlError):
        patch.patched("- &a {x: 1}\n- *a\n", [patch.Change((0, "x"), 2)])


@pytest.mark.parametrize("path", [(0,), (1,), (1, "points", 0), (1, "points", 1)])
def test_an_entry_more_and_one_less(path: yaml_lines.Path) -> None:
    new = entries.added(LIST, path, "three")
    added = (*path[:-1], int(path[-1]) + 1)
    assert entries.removed(new, added) == LIST
    lines = iter(new.split("\n"))
    assert all(line in lines for line in LIST.split("\n")), "no line of the others is touched"


def test_a_new_entry_says_nothing_yet() -> None:
    text = LIST.replace("- id: two", "- id: two\n  kind: a\n  checked: 2026-11-28\n  number: 5-I").replace(
        "- id: one   # бірінші · первый", "- id: one\n  kind: a\n  checked: 2026-11-28"
    )
    made = yaml_lines.parse(entries.added(text, (1,), "three")).value
    assert made[2] == {  # type: ignore[index]
        "id": "three",
        "kind": "a",
        "checked": "",
        "number": "",
        "term": {"kk": "", "ru": ""},
        "text": {"kk": "", "ru": ""},
        "points": [{"kk": "", "ru": ""}, {"kk": "", "ru": ""}],
        "words": ["альфа", "бета"],
    }


@pytest.mark.parametrize(
    ("path", "name"),
    [((0,), "two"), ((0,), "Жаңа"), ((0,), ""), ((9,), "x"), ((0, "also", 0), "x"), ((), "x")],
)
def test_no_entry_without_a_name_of_its_own(path: yaml_lines.Path, name: str) -> None:
    with pytest.raises(patch.PatchError):
        entries.added(LIST, path, name)


def test_the_last_entry_stays() -> None:
    with pytest.raises(patch.PatchError):
        entries.removed("- id: one\n", (0,))


@pytest.mark.parametrize("file", ["glossary.yml", "frequent.yml", "synonyms.yml"])
def test_an_entry_more_in_the_real_data(file: str) -> None:
    text = (ROOT / "docs" / "_data" / file).read_text(encoding="utf-8")
    last = len(yaml_lines.parse(text).value) - 1  # type: ignore[arg-type]
    for at in (0, last):
        new = entries.added(text, (at,), "new-entry")
        assert entries.removed(new, (at + 1,)) == text


# Forms


def test_a_form_has_the_comments_and_what_the_keys_mean(editor: Editor) -> None:
    (editor.root / TERMS).write_text(LIST, encoding="utf-8")
    form = editor.get("form", path=TERMS)
    assert form["keys"] == {"term": "термин · слово", "also": "басқаша · иначе"}
    first, second = form["tree"]["items"]
    assert first["at"] == ["=one"]
    assert first["entries"][0]["comment"] == "бірінші · первый"
    russian = second["entries"][1]["node"]["entries"][1]
    assert (russian["comment"], russian["node"]["value"]) == ("екінші · второй", "два слова")
    assert second["entries"][4]["node"] == {
        "kind": "texts",
        "at": ["=two", "words"],
        "line": 31,
        "value": ["альфа", "бета"],
    }


def test_a_value_is_found_again_by_the_id_of_its_entry(editor: Editor) -> None:
    (editor.root / TERMS).write_text(LIST, encoding="utf-8")
    change = {"at": ["=two", "points", 0, "ru"], "old": "три", "new": "3 раза"}
    head, rest = LIST.split("- id: one", 1)
    (editor.root / TERMS).write_text(f"{head}- id: zero\n  term: x\n\n- id: one{rest}", encoding="utf-8")
    status, form = editor.post("save-form", path=TERMS, changes=[change])
    assert status == 200
    assert "ru: 3 раза" in editor.read(TERMS)
    assert "- id: zero\n  term: x\n" in editor.read(TERMS)
    assert len(form["tree"]["items"]) == 3


def test_a_value_that_somebody_else_has_changed_is_not_overwritten(editor: Editor) -> None:
    (editor.root / TERMS).write_text(LIST.replace("kk: бір", "kk: басқа"), encoding="utf-8")
    before = editor.read(TERMS)
    changes = [
        {"at": ["=one", "term", "kk"], "old": "бір", "new": "біреу"},
        {"at": ["=one", "term", "ru"], "old": "один", "new": "некий"},
        {"at": ["=gone", "term"], "old": "а", "new": "б"},
    ]
    status, told = editor.post("save-form", path=TERMS, changes=changes)
    assert status == 409
    assert told["fields"] == [
        {"at": ["=one", "term", "kk"], "now": "басқа"},
        {"at": ["=gone", "term"], "now": None},
    ]
    assert editor.read(TERMS) == before, "all or nothing"


def test_a_form_of_broken_yaml_says_where(editor: Editor) -> None:
    (editor.root / TERMS).write_text("- id: one\n  term: {kk: а\n", encoding="utf-8")
    status, told, _ = editor.ask("GET", f"/api/form?path={TERMS}")
    assert (status, told["error"], told["line"]) == (422, "yaml", 3)


# What can be opened, what the rules say, what has changed


def test_the_list_has_every_editable_file_once(editor: Editor) -> None:
    groups = outline(Files(editor.root))
    files = [file for group in groups for row in group["rows"] for file in row["files"].values()]
    assert sorted(files) == Files(editor.root).paths()
    row = next(row for group in groups for row in group["rows"] if row["name"] == "principles.md")
    assert row["title"] == {"kk": "Қағидаттар", "ru": "Принципы"}
    assert row["url"] == {"kk": "principles/", "ru": "ru/principles/"}


def test_the_rules_and_the_catalogue(editor: Editor) -> None:
    page = editor.root / PAGE
    page.write_text(editor.read(PAGE).replace("laws.md#councils", "laws.md#nowhere"), encoding="utf-8")
    found = look(editor.root)
    assert (PAGE, 12) in [(problem["file"], problem["line"]) for problem in found["problems"]]
    catalogue = found["catalogue"]
    assert {
        "id": "ngo",
        "title": {"kk": "үкіметтік емес ұйым", "ru": "неправительственная организация"},
    } in catalogue["terms"]
    assert catalogue["blocks"]["example"] == {"kk": "Ойдан шығарылған мысал", "ru": "Вымышленный пример"}


def test_changes_are_git_s_and_without_git_the_session_s(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(editor.root.parent))
    assert editor.server.desk
    files = editor.server.desk.files
    was = editor.read(PAGE)
    loaded = files.load(PAGE)
    files.save(PAGE, was + "новое\n", loaded.digest)
    assert history.changes(files) == [{"file": PAGE, "isOurs": True, "isEditable": True}]
    assert history.before(files, PAGE) == was
    quiet = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "docs"], [*quiet, "commit", "-qm", "x"]):
        subprocess.run(["git", *arguments], cwd=editor.root, check=True, env={**os.environ})
    assert history.changes(files) == []
    files.save(PAGE, was, files.load(PAGE).digest)
    assert history.changes(files) == [{"file": PAGE, "isOurs": True, "isEditable": True}]
    assert history.before(files, PAGE) == was + "новое\n"
    assert history.before(files, "mkdocs.yml") == "", "no file but those that may be edited"


@pytest.mark.parametrize(
    ("name", "pages"),
    [("build", []), ("accept", ["--root=/"]), ("permalinks", ["a", "b"]), ("check; ls", [])],
)
def test_no_other_command_is_run(tmp_path: Path, name: str, pages: list[str]) -> None:
    with pytest.raises(ValueError, match=re.escape(name)):
        run(tmp_path, name, pages, {})


# The page


def test_the_page_says_everything_in_every_language() -> None:
    words = json.loads((OWN / "words.json").read_text(encoding="utf-8"))
    assert tuple(words["languages"]) == LANGUAGES
    for texts in (*words["words"].values(), *words["codemirror"].values()):
        assert tuple(texts) == LANGUAGES
        assert all(texts.values())
        assert len({tuple(sorted(re.findall(r"\{\w+\}|\$", text))) for text in texts.values()}) == 1
    code = "".join(path.read_text(encoding="utf-8") for path in OWN.glob("*.js"))
    html = (OWN / "index.html").read_text(encoding="utf-8")
    used = set(re.findall(r'say\(\s*"([a-z-]+)"', code)) | set(
        re.findall(r'data-say(?:-label)?="([a-z-]+)"', html)
    )
    assert used <= set(words["words"])
    answers = (OWN.parent / "answers.py").read_text(encoding="utf-8")
    reasons = set(re.findall(r'HTTPStatus\.[A-Z_]+,\s*"([a-z-]+)"', answers)) | {
        "full",
        "disk",
        "token",
        "refused",
    }
    assert {f"refused-{reason}" for reason in reasons} <= set(words["words"])
    assert {"changed", "clash", "yaml"} <= reasons


def test_every_module_that_the_page_imports_is_served() -> None:
    files = PageFiles(ROOT / "node_modules")
    code = "".join(path.read_text(encoding="utf-8") for path in OWN.glob("*.js"))
    wanted = set(re.findall(r'from "(@[^"]+)"', code))
    assert wanted == set(WANTED)
    imports = json.loads(re.search(rb'importmap">(.*?)</script>', files.page("x"), re.S)[1])["imports"]  # type: ignore[index]
    for name, address in imports.items():
        content, kind = files.file(address) or (b"", "")
        assert kind.startswith("text/javascript"), name
        for other in re.findall(rb'^(?:import|export)[^"\']*from ["\']([^."\'][^"\']*)["\']', content, re.M):
            assert other.decode() in imports, f"{name} needs {other.decode()}"


def test_every_answer_is_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in OWN.glob("*.js"))
    asked = {f"GET {name}" for name in re.findall(r'\bget\("([a-z-]+)"', code)}
    asked |= {f"POST {name}" for name in re.findall(r'\bpost\("([a-z-]+)"', code)}
    assert asked == set(ANSWERS)


# The command


def command(project: Path, port: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "handbook.editor", str(port)],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "hooks"),
            "PYTHONUNBUFFERED": "1",
            "HANDBOOK_NO_BROWSER": "1",
        },
        start_new_session=True,
        # Where the tests themselves run in the background of a shell, SIGINT would be ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_its_end_is_the_end_of_the_preview(editor: Editor, number: int) -> None:
    root = editor.root
    (root / "hooks").symlink_to(ROOT / "hooks")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    port = free_port()
    process = command(root, port)
    assert process.stdout
    address = process.stdout.readline()
    assert re.fullmatch(rf"Өңдеу · Редактор: http://127\.0\.0\.1:{port}/#[\w-]{{43}}\n", address)
    process.stdout.readline()
    process.stdout.readline()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
    found = re.search(r"frame-src http://127\.0\.0\.1:(\d+);", policy)
    assert found
    beside = int(found[1])
    end = time.monotonic() + PATIENCE
    while is_free(beside):
        assert time.monotonic() < end, "no preview"
        time.sleep(0.1)
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    said = process.communicate(timeout=PATIENCE)[0]
    assert (process.returncode, said) == (0, "\nТоқтатылды · Остановлено.\n")
    assert is_free(beside)
    assert is_free(port)


@pytest.mark.parametrize("wanted", ["80", "x", "70000", "busy"])
def test_a_port_that_cannot_be_had(editor: Editor, wanted: str) -> None:
    (editor.root / "node_modules").symlink_to(ROOT / "node_modules")
    process = command(editor.root, editor.server.server_port if wanted == "busy" else wanted)
    said = process.communicate(timeout=PATIENCE)[1].splitlines()
    assert process.returncode == 1
    assert len(said) == 2
    assert all(re.search(r": make edit PORT=\d{4,5}$", line) for line in said)


def test_without_the_page_s_modules_it_says_what_to_do(editor: Editor) -> None:
    process = command(editor.root, free_port())
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 1
    assert "make edit" in said
    assert "Traceback" not in said
