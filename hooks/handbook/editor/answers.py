"""What the page may ask, and what it is answered. A key of ANSWERS: the method and the address below `/api/`."""

from __future__ import annotations

import errno
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from handbook.editor import commands, entries, forms, history, patch
from handbook.editor.desk import Desk
from handbook.editor.files import ChangedError, Loaded, NotEditableError, UnreadableError
from handbook.editor.outline import outline
from handbook.editor.patch import PatchError
from handbook.source import yaml_places
from handbook.source.yaml_lines import BrokenYamlError


class Refused(Exception):  # noqa: N818 - what was asked is no error here
    """What cannot be answered as it was asked: a word for the page's own message, and what goes into it."""

    def __init__(self, status: HTTPStatus, word: str, **values: object) -> None:
        super().__init__(word)
        self.status = status
        self.word = word
        self.values = values


def _files(desk: Desk, given: Any) -> Any:
    return {"groups": outline(desk.files), "preview": desk.preview}


def _file(desk: Desk, given: Any) -> Any:
    loaded = _told(lambda: desk.files.load(given["path"][0]))
    return {"text": loaded.text, "digest": loaded.digest}


def _form(desk: Desk, given: Any) -> Any:
    return _told(lambda: forms.form(desk.files.load(given["path"][0])))


def _news(desk: Desk, given: Any) -> Any:
    """What is new since the number that the page knows, and the digests of the files that it has open."""
    watcher = desk.watcher
    told: dict[str, Any] = {
        "number": watcher.number,
        "isLooking": watcher.is_looking,
        "failure": watcher.failure,
        "digests": {path: desk.files.digest(path) for path in given.get("path", ())},
        "isPreviewed": desk.previewer is None or desk.previewer.poll() is None,
    }
    if given.get("number", [""])[0] != str(watcher.number):
        told["found"] = watcher.found
    return told


def _changes(desk: Desk, given: Any) -> Any:
    return {"changes": history.changes(desk.files)}


def _before(desk: Desk, given: Any) -> Any:
    return {"text": history.before(desk.files, given["path"][0])}


def _save(desk: Desk, given: Any) -> Any:
    text = str(given["text"])
    text.encode()  # half a letter raises ValueError
    loaded = _told(lambda: desk.files.save(given["path"], text, given["digest"]))
    return {"digest": loaded.digest}


def _save_form(desk: Desk, given: Any) -> Any:
    changes = given["changes"]
    for change in changes:
        new = change["new"]
        if not isinstance(new, str | int | list) or not isinstance(change["at"], list) or "old" not in change:
            raise ValueError(change)
        if isinstance(new, list) and not all(isinstance(each, str) for each in new):
            raise ValueError(change)
        str(new).encode()
    return _told(lambda: forms.form(forms.save(desk.files, given["path"], changes)))


def _entry(desk: Desk, given: Any) -> Any:
    """An entry more below one, or that one less, where the file still is what the page knows."""

    def change(now: Loaded) -> str:
        if now.digest != given["digest"]:
            raise ChangedError(now)
        at = forms.resolve(yaml_places.parse(now.text), given["at"])
        if at is None:
            raise PatchError(patch.shown(tuple(given["at"])))
        return (
            entries.added(now.text, at, str(given["id"])) if given["isNew"] else entries.removed(now.text, at)
        )

    return _told(lambda: forms.form(desk.files.change(given["path"], change)))


def _run(desk: Desk, given: Any) -> Any:
    is_done, said = commands.run(desk.files.root, given["name"], list(given["pages"]), desk.environment)
    return {"isDone": is_done, "said": said}


def _told(work: Callable[[], Any]) -> Any:
    """What the work gives; what stands in its way, as the page is told of it."""
    try:
        return work()
    except NotEditableError as error:
        raise Refused(HTTPStatus.NOT_FOUND, "not-editable") from error
    except UnreadableError as error:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "unreadable", reason=str(error)) from error
    except ChangedError as error:
        raise Refused(HTTPStatus.CONFLICT, "changed", **_loaded(error.now)) from error
    except forms.ClashError as error:
        raise Refused(HTTPStatus.CONFLICT, "clash", fields=list(error.fields)) from error
    except PatchError as error:
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "patch", reason=str(error)) from error
    except BrokenYamlError as error:
        raise Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY, "yaml", reason=error.reason, line=error.line
        ) from error
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = error.strerror or str(error)
        raise Refused(
            HTTPStatus.INSUFFICIENT_STORAGE, "full" if is_full else "disk", reason=reason
        ) from error


def _loaded(loaded: Loaded) -> dict[str, str]:
    return {"text": loaded.text, "digest": loaded.digest}


ANSWERS: dict[str, Callable[[Desk, Any], Any]] = {
    "GET files": _files,
    "GET file": _file,
    "GET form": _form,
    "GET news": _news,
    "GET changes": _changes,
    "GET before": _before,
    "POST save": _save,
    "POST save-form": _save_form,
    "POST entry": _entry,
    "POST run": _run,
}
