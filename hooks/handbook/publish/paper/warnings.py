"""Which of WeasyPrint's warnings say that a document suffers: a font, a picture, a letter, a rule of its look, a link; and what
editors are told where a document cannot be made.

What it logs as an error always does. A warning does if its message begins with one of FAULTS; all others (another way to the
same pages, advice for the future) are notices and stop nothing. The messages are those of the pinned version:
tests/test_pdf_warnings.py looks for each in it, and sorts all that it has.
"""

from __future__ import annotations

import logging
from urllib.parse import unquote

FONTS = (
    "Font-face %r cannot be loaded",
    "Missing %s descriptor in '@font-face' rule",
    "Too many glyphs missing",
)
LETTERS = (".notdef glyph rendered",)
PICTURES = (
    "Unknown image mode",
    "Failed to apply CSS rule in SVG rule",
    "Malformed URL",
    "Malformed base URL",
)
LOOK = (
    "Ignored `",
    "Error: %s at",
    "Parse error at",
    "Unknown rule",
    "Unknown empty rule",
    "Empty @page rule",
    "Unknown @page rule",
    "Unsupported @",
    "Invalid ",
    "Expected a media type",
    "@import rule",
    "@layer rule",
    "In counter style",
    "Subgrids are unsupported",
    '"auto-fit"',
    "Baseline alignment",
    "Inline grids",
    "This row has more columns",
    "Unsupported color space",
    "Only strings are allowed",
    '"string(%s)"',
    '"element(%s)"',
    "Unable to compute content",
    "Unknown descriptor",
    "No source for profile",
)
LINKS = ("Anchor defined twice",)
UNREADABLE = ("Failed to load image", "Failed to render SVG image", "Failed to load inline SVG")
NO_PICTURE = (
    "сурет ашылмады, файлы бүлінген болуы мүмкін · картинка не открывается, возможно, файл испорчен: {name}"
)
NO_PANGO = (
    "WeasyPrint-ке Pango кітапханасы керек · Для WeasyPrint нужна библиотека Pango. Debian, Ubuntu: sudo apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
KILLED = (
    "PDF жасап жатқан процесс тоқтап қалды, жад жетпеген болуы мүмкін. Басқа бағдарламаларды жауып, қайта құрастырыңыз · "
    "Процесс, который делал PDF, прерван: возможно, не хватило памяти. Закройте другие программы и соберите снова."
)
BORROWED = (
    "біздің қаріпте жоқ белгі бар, оны ауыстырыңыз · есть знак, которого в наших шрифтах нет, замените его: {letters} "
    "({fonts}; docs/assets/fonts/README.txt)"
)
PAGES = (
    "{wanted} бет болуы керек, {found} шықты: мәтінін қысқартыңыз · должно быть страниц: {wanted}, вышло {found}. "
    "Сократите его текст"
)
FAULTS = (*FONTS, *LETTERS, *PICTURES, *LOOK, *LINKS)


class Log(logging.Handler):
    """Collects what WeasyPrint would only print, while it is in use: `with Log() as log`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: list[str] = []
        self.notices: list[str] = []
        self.lacks_letters = False
        """Whether a letter was asked for that no font on the machine has."""

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(LETTERS):
            self.lacks_letters = True
        elif str(record.msg).startswith(UNREADABLE):
            self.faults.append(NO_PICTURE.format(name=_picture_name(record.getMessage())))
        elif record.levelno >= logging.ERROR or str(record.msg).startswith(FAULTS):
            self.faults.append(record.getMessage())
        else:
            self.notices.append(record.getMessage())

    def __enter__(self) -> Log:
        self._library = logging.getLogger("weasyprint")
        self._level, self._library.level = self._library.level, logging.WARNING
        self._library.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._library.removeHandler(self)
        self._library.level = self._level


def _picture_name(message: str) -> str:
    """A picture stands in the HTML as data with its name (book_pictures.py): of its address the name alone is of use."""
    name = message.partition("data:")[2].partition(";base64,")[0].partition(";name=")[2]
    return unquote(name) or message
