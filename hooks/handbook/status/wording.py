"""The sentences of the report in one language (words/status.yml)."""

from __future__ import annotations

import datetime

from handbook.model import LANGUAGES, Handbook
from handbook.status.figures import LONG, Figures
from handbook.status.waiting import Task
from handbook.text.dates import full_date
from handbook.text.plurals import choose


class Wording:
    """How a language says what the report has."""

    def __init__(self, handbook: Handbook, language: str) -> None:
        self.language = language
        self.words = handbook.words.area("status", language)
        self.dates = handbook.words.area("dates", language)

    def task(self, task: Task, day: datetime.date | None = None) -> str:
        """A task as a sentence: «Орыс беті 12 күннен бері қазақшасын күтіп тұр». Without a day it does not say since when."""
        sentence = self.words["tasks"][task.kind].format(
            waiting=self.waiting(task),
            awaited=self.words["awaited"][f"of_{task.side}"] if task.side in LANGUAGES else "",
            since=self.days(task.since, day) if day else "",
            count=task.count,
            page=task.page.removesuffix(".md"),
        )
        return " ".join(sentence.split()).replace(" ,", ",")

    def waiting(self, task: Task) -> str:
        """Who waits: «Орыс беті»."""
        return " + ".join(self.words["waiting"][f"of_{name}"] for name in task.changed)

    def days(self, since: str, day: datetime.date) -> str:
        """For how long: «12 күннен бері»; empty where it is not known."""
        if not since:
            return ""
        count = (day - datetime.date.fromisoformat(since)).days
        return (
            choose(self.words["days"], count, self.language).format(count=count)
            if count > 0
            else str(self.words["today"])
        )

    def date(self, day: str) -> str:
        """A day in words; empty for an unknown one."""
        return full_date(day, self.dates)

    def name_of(self, language: str) -> str:
        """What a language is called."""
        return str(self.words["languages"][f"of_{language}"])

    def figures(self, found: Figures) -> list[tuple[str, str]]:
        """(what is counted, how many) of all that was counted."""
        words = self.words["figures"]
        rows = [
            (words["pages"], f"{found.pages}"),
            (words["words"], f"{found.words}"),
            (words["sentence"], self._decimal(found.sentence)),
            (words["long"].format(count=LONG), f"{found.long_sentences * 100:.0f} %"),
        ]
        if found.misspelt is not None:
            rows.append((words["misspelt"], f"{found.misspelt}"))
        if found.official is not None:
            rows.append((words["official"], self._decimal(found.official)))
        return [(str(name), value.replace(" %", "\u00a0%")) for name, value in rows]

    def _decimal(self, value: float) -> str:
        return f"{value:.1f}".replace(".", ",")


def short_date(day: str) -> str:
    """`2026-11-17` as `17.11.2026`: in tables, the same in every language."""
    return ".".join(reversed(day.split("-"))) if day else ""
