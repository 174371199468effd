"""The copies for reading without the internet: the archive, and what the service worker keeps. A preview has neither."""

import shutil
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority

from handbook import byte_counts, offline_archive, offline_page, security, service_worker

commands = []
"""The command that MkDocs was started with: it says so once, and to nobody else."""


def on_startup(command, dirty):
    commands[:] = [command]


def on_config(config):
    config.extra["is_preview"] = commands == ["serve"]


@event_priority(-180)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    site, handbook, ours = Path(config.site_dir), config.extra["handbook"], config.extra["scripts"]
    if config.extra["is_preview"]:
        offline_archive.write_stand_in(site)
        (site / service_worker.WORKER).write_text(service_worker.REMOVER, encoding="utf-8")
        return
    try:
        for path, html in offline_page.answers(handbook, config.extra["styles"], ours["theme"].text):
            _write(site / path, security.protect(html, security.BARE))
        _tell(site, {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.*")}, config.extra["pdf_pages"])
        _tell(site, service_worker.edition(handbook, site).counts)
        _tell(site, {offline_archive.ARCHIVE: offline_archive.write(site, config.site_url or "")})
        found = service_worker.edition(handbook, site)
        for path, text in {**found.texts, service_worker.WORKER: service_worker.script(found, ours["sw"].text)}.items():
            _write(site / path, text)
    except OSError as error:
        shutil.rmtree(site, ignore_errors=True)  # a site without its copies is half a site
        raise Abort(offline_archive.FAULT.format(file=error.filename, reason=error.strerror or error)) from error
    except service_worker.OverBudgetError as error:
        raise Abort(service_worker.OVER_BUDGET.format(language=error.args[0], size=byte_counts.told(error.args[1]),
                                                      budget=byte_counts.told(service_worker.BUDGET))) from error


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _tell(site, counts, pages=None):
    """Puts sizes and numbers of pages into the pages that speak of them."""
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        told = byte_counts.fill(html, counts, pages)
        if told != html:
            path.write_text(told, encoding="utf-8")
