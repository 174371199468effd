"""Who may ask what: this machine's own browser, with the token of the address that the terminal prints, from the editor's own page.

Pages of other hosts and ports may send requests here as well, and one can give a name of its own to this machine (DNS rebinding).
So the host has to be ours, an origin ours, and whatever reads or writes the project carries the token in a header: other pages
do not know it, and may not send such a header without asking first, which nobody answers here. No cookie: those go to every
port of a host.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from http import HTTPStatus

from handbook.preview.local import HOST

HEADER = "X-Handbook-Editor"
API = "/api/"


def refusal(method: str, path: str, headers: Mapping[str, str], port: int, token: str) -> HTTPStatus | None:
    """The status to refuse a request with; None for one that may be answered. `headers` finds names in any letters."""
    own = f"{HOST}:{port}"
    if headers.get("Host", "") != own:
        return HTTPStatus.MISDIRECTED_REQUEST
    if headers.get("Origin", f"http://{own}") != f"http://{own}":
        return HTTPStatus.FORBIDDEN
    is_opened = path == "/" and headers.get("Sec-Fetch-Dest") == "document" and method == "GET"
    if headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none") and not is_opened:
        return HTTPStatus.FORBIDDEN
    if path.startswith(API) or method == "POST":
        given = headers.get(HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, token.encode()):
            return HTTPStatus.UNAUTHORIZED
    if method == "POST" and headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    return None
