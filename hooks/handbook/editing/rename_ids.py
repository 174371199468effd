"""An option of a choice, a term of the law or a purpose of the chooser under another id: what readers keep and link to goes along."""

from __future__ import annotations

import re

from handbook.editing.draft import Draft, Refused
from handbook.editing.new_templates import FOLDER
from handbook.editing.rename_fields import in_specimen, saying_was
from handbook.editing.target import EXAMPLE
from handbook.editing.yaml_edits import after, replaced
from handbook.model import LANGUAGES
from handbook.model.kept_ids import CHOICE, PURPOSES, TERMS, KeptId, kept_ids
from handbook.source.schema import SLUG
from handbook.source.yaml_lines import Path, Scalar, scalars

_FILES = {TERMS: "docs/_data/terms.yml", PURPOSES: "docs/_data/purposes.yml"}
_WAYS = "docs/_data/ways.yml"


def is_kept(draft: Draft, name: str) -> bool:
    """Whether a name is that of such an id: `appeal/kind=inquiry`, `terms/court`, `purposes/solve`."""
    return any(each.name == name for each in kept_ids(draft.handbook))


def rename_id(draft: Draft, old: str, new: str) -> None:
    """Renames an id in its file, which says from then on what it was, and wherever data and pages name it. Raises Refused."""
    kept = next(each for each in kept_ids(draft.handbook) if each.name == old)
    scope, last = kept.scopes[0], new.strip("/").rpartition(CHOICE if CHOICE in old else "/")[2]
    if new.strip("/") != scope + last or not SLUG.match(last):
        raise Refused(
            f"Тек соңғы сөзі өзгереді: TO={scope}new-name · Меняется только последнее слово: TO={scope}new-name.\n{EXAMPLE}"
        )
    taken = {row.name for row in draft.handbook.fields} | {
        name for each in kept_ids(draft.handbook) for name in each.names
    }
    if scope + last in taken:
        raise Refused(
            f"{scope}{last} бар не бұрын болған, басқа ат жазыңыз · {scope}{last} уже есть или было, напишите другое имя"
        )
    if scope in _FILES:
        _in_list(draft, _FILES[scope], kept, last)
        _in_references(draft, kept, last)
    else:
        _in_template(draft, kept, last)


def _in_list(draft: Draft, path: str, kept: KeptId, last: str) -> None:
    text = draft.text(path)
    at = next(each for each in _values(text) if each.path[1:] == ("id",) and each.value == kept.id)
    draft.put(path, renamed(text, at.path[:-1], last))


def _in_references(draft: Draft, kept: KeptId, last: str) -> None:
    """Ways and fields of templates name terms; links in pages name purposes."""
    if kept.scopes[0] == TERMS:
        text = draft.text(_WAYS) if draft.has(_WAYS) else ""
        named = [each for each in _values(text) if each.path[1:2] == ("terms",) and each.value == kept.id]
        if named:
            draft.put(_WAYS, replaced(text, [(each, last) for each in named]))
        pattern = re.compile(rf"^{TERMS}{re.escape(kept.id)}(?=/|$)")
        for form in draft.handbook.templates:
            text = draft.text(form.file)
            taking = [
                each for each in _values(text) if each.path[-1:] == ("was",) and pattern.match(each.value)
            ]
            new = [(each, pattern.sub(f"{TERMS}{last}", each.value)) for each in taking]
            draft.put(form.file, replaced(text, new))
        return
    link = re.compile(rf"(?<=[?&]purpose=){re.escape(kept.id)}(?![\w-])")
    for language in LANGUAGES:
        for page in draft.handbook.in_language(language):
            draft.put(page.file, link.sub(last, draft.text(page.file)))


def _in_template(draft: Draft, kept: KeptId, last: str) -> None:
    form, *names = kept.scopes[0].rstrip(CHOICE).split("/")
    _refuse_carried(draft, form, names, kept.id)
    path = f"{FOLDER}/{form}.yml"
    text = draft.text(path)
    options = [
        each for each in _values(text) if each.path[-3:-2] == ("choices",) and each.path[-1:] == ("id",)
    ]
    at = next(
        each for each in options if each.value == kept.id and _names(text, each.path[:-3]) == tuple(names)
    )
    draft.put(path, renamed(text, at.path[:-1], last))
    in_specimen(draft, form, names, last, chosen=kept.id)


def _refuse_carried(draft: Draft, form: str, names: list[str], option: str) -> None:
    """Raises Refused for an option of a column whose values go from one template into another: both columns have it."""
    table = f"{form}/{names[0]}"
    for other in draft.handbook.templates:
        for field in other.fields if len(names) > 1 else ():
            is_taken = table in (field.takes, f"{other.id}/{field.id}" if field.takes else "")
            if is_taken and any(column.id == names[1] for column in field.columns):
                raise Refused(
                    f"«{option}» таңдауы {other.file} ішіндегі кестеге осы id-мен көшіріледі (takes: {field.takes}). Ол өзгермейді · "
                    f"Вариант «{option}» под этим id переносится в таблицу из {other.file} (takes: {field.takes}). "
                    "Его не переименовать"
                )


def _names(text: str, path: Path) -> tuple[str, ...]:
    """The ids of the field at a path of a definition, and of the table around it."""
    ids = {each.path[:-1]: each.value for each in _values(text) if each.path[-1:] == ("id",)}
    table = path[:-2] if "columns" in path else None
    return tuple(ids[each] for each in (table, path) if each in ids and each is not None)


def _values(text: str) -> list[Scalar]:
    return [each for each in scalars(text) if not each.is_key]


def renamed(text: str, entry: Path, last: str) -> str:
    """The text with another id of the entry at a path, which says what it was: all that it ever was."""

    def own_id() -> Scalar:
        return next(each for each in _values(text) if each.path == (*entry, "id"))

    at = own_id()
    old = text[at.start : at.end]  # with its quotes: `'yes'`
    was = [each for each in _values(text) if each.path[: len(entry) + 1] == (*entry, "was")]
    if not was:
        return replaced(saying_was(text, at, old), [(at, last)])
    one = was[-1]
    if len(one.path) == len(entry) + 1:  # no list yet
        text = text[: one.start] + f"[{text[one.start : one.end]}, {old}]" + text[one.end :]
    else:
        text = after(text, one, old)
    return replaced(text, [(own_id(), last)])
