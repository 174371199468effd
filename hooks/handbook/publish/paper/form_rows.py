"""Fields of a template document on paper: what stands on which row, and how much room each has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from handbook.model.forms import FORMATS, NUMBERS, SIGNATURES, Choice, Field, TemplateForm, widths
from handbook.model.letters import TALON

DIGITS = 12
"""How many digits a BIN or an IIN has: a cell each."""
SHEET = {False: 170, True: 257}
"""How wide the text of a sheet is in millimetres, upright and lying on its side (overrides/pdf/form.css)."""
RULES = {"letter": 5, "sheet": 3}
"""How many lines to write on by hand a field of several lines has, by layout."""
_RULE = 1.75
"""How long a rule is for a sign of it in a pattern, in millimetres."""
_LETTERS_BESIDE = 46
"""With so many letters at most a label or a choice has room in half a row."""
_LETTERS_OF_SIGNATURE = 12
"""With more letters the label asks for a name as well."""


@dataclass(frozen=True)
class Shown:
    """A field in one language, as the layout needs it."""

    name: str
    type: str
    label: str
    title: str
    """What a screen reader says."""
    is_required: bool
    is_long: bool
    """Whether what is typed takes several lines."""
    is_short: bool
    """Whether another short field may stand on the same row."""
    is_signature: bool
    is_listed: bool
    """Whether the choices open as a list; few ones all stand on the page, to be marked on paper too."""
    cells: int
    """How many cells there are, one for each digit; 0: none."""
    choices: Sequence[str]
    columns: Sequence[Shown]
    rows: range
    rules: range
    width: float
    """How wide a column is, in millimetres."""
    height: int
    """How high a row of a table is, in millimetres."""
    pattern: Sequence[tuple[str, float]] = ()
    """What stands under a pen, words and rules, their length in millimetres; what is typed lies over it."""


@dataclass(frozen=True)
class Layout:
    """How the fields of one template are shown in one language; `formats` are the choices of a field of forms of dialogue."""

    form: TemplateForm
    language: str
    formats: Sequence[Choice]
    required: str
    """The word for a field that must be filled in, for those who hear the form."""
    words: Mapping[str, str] = dataclass_field(default_factory=dict)
    """The words of papers, where there are any."""

    def shown(self, field: Field, table: Field | None = None, width: float = 0) -> Shown:
        """A field, or a column of a `table` that is `width` millimetres wide."""
        label = field.label[self.language]
        said = [label, field.help[self.language]] if field.help and not table else [label]
        choices = self.formats if field.choices == FORMATS else field.choices
        few = [choice.label[self.language] for choice in choices if isinstance(choice, Choice)]
        is_plain = field.type in ("text", "term") and not field.check
        return Shown(
            name=f"{table.id}-{field.id}-" if table else field.id,
            type=field.type,
            label=label,
            title=". ".join([*said, self.required] if field.required else said),
            is_required=field.required,
            is_long=field.type == "lines" or (is_plain and (bool(table) or not field.width)),
            is_short=len(label) <= _LETTERS_BESIDE
            and (
                field.type in ("date", "number")
                or (field.id in SIGNATURES and len(label) <= _LETTERS_OF_SIGNATURE)
                or (is_plain and field.width > 0)
                or (
                    field.type == "choice"
                    and field.choices != FORMATS
                    and max(map(len, few)) < _LETTERS_BESIDE
                )
            ),
            is_signature=field.id in SIGNATURES,
            is_listed=field.choices == FORMATS,
            cells=DIGITS if field.check else 0,
            choices=few,
            columns=self._columns(field),
            rows=range(1, field.rows + 1),
            rules=range(self._rules(field) if field.type == "lines" else 0),
            width=width,
            height=field.row_height,
            pattern=() if table else self._pattern(field),
        )

    def _pattern(self, field: Field) -> list[tuple[str, float]]:
        said = str(self.words.get("date_blank", "")) if field.type == "date" else ""
        if field.id == TALON and self.words:
            said = f"{self.words['incoming']} {'_' * 13} {self.words['incoming_of']} {'_' * 16}"
        parts = re.findall(r"_+|[^_]+", said)
        return [("", len(part) * _RULE) if part.startswith("_") else (part, 0) for part in parts]

    def rows(self, fields: Sequence[Field]) -> Iterator[list[Shown]]:
        """The fields row by row, two on one where both are short."""
        waiting: Shown | None = None
        for field in fields:
            shown = self.shown(field)
            if waiting and shown.is_short and (waiting.type == "choice") == (shown.type == "choice"):
                yield [waiting, shown]
                waiting = None
                continue
            if waiting:
                yield [waiting]
            waiting = shown if shown.is_short else None
            if not waiting:
                yield [shown]
        if waiting:
            yield [waiting]

    def _rules(self, field: Field) -> int:
        return field.rows if field.rows > 1 else RULES[self.form.layout]

    def _columns(self, table: Field) -> list[Shown]:
        whole = SHEET[self.form.landscape] - NUMBERS
        found = widths(table.columns, whole * 10) if table.columns else ()
        return [
            self.shown(column, table, size / 10) for column, size in zip(table.columns, found, strict=True)
        ]
