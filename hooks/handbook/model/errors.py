"""What stops a build: one kind of error for all that is made beside the pages."""

from __future__ import annotations


class BuildError(Exception):
    """Something could not be made whole. Its text says which file, what is wrong and what to do, in Kazakh and Russian."""


NOT_BUILT = "Сайт құрастырылған жоқ · Сайт не собран."
DISK = (
    "{file}: {reason}. Дискіде орын бар-жоғын және жазуға рұқсатты тексеріп, қайта құрастырыңыз · "
    "Проверьте, есть ли место на диске и можно ли туда писать, и соберите снова."
)


def disk_fault(error: OSError, doing: str) -> str:
    """What to tell of a failing disk: the file (or what was being done, where the system names none) and the reason."""
    return DISK.format(file=error.filename or doing, reason=error.strerror or error)
