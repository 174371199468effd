"""What is published of the theme: the search worker and its stemmer. Pages use nothing else of it."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.model.errors import BuildError

_WORKER = "assets/javascripts/workers/search."
_KEPT = (
    _WORKER,
    "assets/javascripts/lunr/min/lunr.stemmer.support.min.js",
    "assets/javascripts/lunr/min/lunr.ru.min.js",
)
_NO_WORKER = (
    "mkdocs.yml: [theme] тақырыпта іздеу бағдарламасы ({name}*.js) жоқ: theme: name: material болуы керек · "
    "в теме нет программы поиска ({name}*.js): должно быть theme: name: material"
)


def is_published(path: str) -> bool:
    """Whether a file of the theme, given by its path from the root of the site, is published."""
    return not path.startswith(("assets/", "pdf/")) or (path.startswith(_KEPT) and path.endswith(".js"))


def search_worker_of(paths: Iterable[str]) -> str:
    """The path of the theme's search worker among all paths. Raises BuildError where there is none."""
    found = [path for path in paths if path.startswith(_WORKER) and path.endswith(".js")]
    if not found:
        raise BuildError(_NO_WORKER.format(name=_WORKER))
    return found[0]
