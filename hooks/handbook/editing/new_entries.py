"""New terms, laws and ways of turning to a body: an entry in every language, with the parts to fill in marked."""

from __future__ import annotations

import re

from handbook.editing.draft import Draft
from handbook.editing.prompts import ask_lines, ask_names, note
from handbook.editing.request import Request
from handbook.editing.yaml_edits import both, next_id, quoted, with_entry
from handbook.model import LANGUAGES, Address
from handbook.model.marks import BOTH
from handbook.text.dates import today

GLOSSARY, LAWS, WAYS = (f"docs/_data/{name}.yml" for name in ("glossary", "laws", "ways"))
_CHECKED = {"kk": "мәтінді өзіңіз оқыған күн", "ru": "день, когда вы прочли текст"}
_NUMBER = {
    "kk": "нөмірі мен күні, осы жолдың орнына екі жол – number: 383-V, date: 2015-11-02",
    "ru": "номер и дата, две строки вместо этой – number: 383-V, date: 2015-11-02",
}
_SEEN = {
    "kk": "қай сайттан оқыдыңыз, мысалы adilet.zan.kz",
    "ru": "на каком сайте прочли, например adilet.zan.kz",
}


def new_term(draft: Draft, request: Request) -> None:
    """A term in its place by its id. KK_SHORT, RU_SHORT: its abbreviations."""
    request.look()
    there = next((str(term.place) for term in draft.handbook.terms if term.id == request.id), "")
    request.is_new(draft, there, Address("glossary/", request.id))
    for language, text in request.texts.items():
        same = next(
            (term for term in draft.handbook.terms if _is_same(term.term.get(language, ""), text)), None
        )
        if same:
            raise request.refuse(
                f"«{text}» сөздікте бар: {same.place}, id: {same.id}. Соны түзетіңіз немесе басқа термин жазыңыз",
                f"«{text}» уже есть в глоссарии: {same.place}, id: {same.id}. Правьте его или напишите другой термин",
            )
    short = {name: request[f"{name.upper()}_SHORT"] for name in LANGUAGES}
    entry = f"- id: {request.id}\n" + _lines("term", request.texts)
    entry += f"  abbreviation: {both(short)}\n" if all(short.values()) else ""
    entry += ask_lines("definition", "definition")
    text = draft.text(GLOSSARY)
    draft.put(GLOSSARY, with_entry(text, entry, next_id(text, request.id)))


def new_law(draft: Draft, request: Request) -> None:
    """A law at the end of the list. NUMBER=383-V DATE=2015-11-02 ADDRESS=docs/Z1500000383: what is known of it."""
    request.look()
    law = draft.handbook.law(request.id)
    request.is_new(draft, str(law.place) if law else "", Address("laws/", request.id))
    if request["DATE"] and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", request["DATE"]):
        raise request.refuse(
            f"DATE={request['DATE']} – күн емес", f"DATE={request['DATE']} – не дата: DATE=2015-11-02"
        )
    entry = f"- id: {request.id}\n" + _lines("title", request.texts)
    if not request["NUMBER"] or not request["DATE"]:
        entry += f"  {note(_NUMBER)}\n"
    entry += f"  number: {quoted(request['NUMBER'])}\n" if request["NUMBER"] else ""
    entry += f"  date: {request['DATE']}\n" if request["DATE"] else ""
    entry += f"  address: {request['ADDRESS']}\n" if request["ADDRESS"] else ""
    entry += f"  checked: {today().isoformat()}   {note(_CHECKED)}\n  certainty: secondary\n"
    entry += f"  seen: '{BOTH}: {' · '.join(_SEEN[language] for language in LANGUAGES)}'\n"
    entry += ask_lines("gives", "gives") + ask_lines("note", "law-note")
    draft.put(LAWS, with_entry(draft.text(LAWS), entry))


def new_way(draft: Draft, request: Request) -> None:
    """A way of turning to a body, at the end of the list."""
    request.look()
    way = draft.handbook.way(request.id)
    request.is_new(draft, str(way.place) if way else "", Address("law/where-to-turn/", request.id))
    entry = f"- id: {request.id}\n" + _lines("title", request.texts)
    entry += f"  also: {ask_names('also')}\n"
    entry += ask_lines("when", "when") + ask_lines("who", "who")
    for key, name in (("steps", "step"), ("need", "need")):
        first, *others = ask_lines("", name, "    ").splitlines()[1:]
        entry += f"  {key}:\n    - {first.strip()}\n" + "".join(f"{line}\n" for line in others)
    entry += ask_lines("then", "then")
    entry += f"  certainty: unverified\n  checked: {today().isoformat()}   {note(_CHECKED)}\n"
    entry += ask_lines("note", "way-note")
    draft.put(WAYS, with_entry(draft.text(WAYS), entry))


def _lines(key: str, texts: dict[str, str]) -> str:
    return f"  {key}:\n" + "".join(f"    {language}: {quoted(text)}\n" for language, text in texts.items())


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
