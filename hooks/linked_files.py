"""Files that other sites lean on, written once both languages are built: pages that lead on from old and short addresses."""

from pathlib import Path

from mkdocs.plugins import event_priority

from handbook import redirects, security


@event_priority(-170)
def on_post_build(config):
    if config.plugins["i18n"].building:
        return
    handbook = config.extra["handbook"]
    for path, html in redirects.files(handbook, config.site_url or ""):
        _write(config, path, security.protect(html, security.BARE))


def _write(config, path, content):
    target = Path(config.site_dir) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")
