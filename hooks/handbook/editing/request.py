"""What an editor asks for on the command line: `ID=pilot-project KK="…" RU="…"`; and what to answer where that is not enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.editing.draft import Draft, Refused
from handbook.ledgers.permalinks import latest_rows
from handbook.model import LANGUAGES, Address
from handbook.source.schema import SLUG

EXAMPLES: Mapping[str, str] = {
    "page": 'make new-page ID=site-visit KK="Орынға барып көру" RU="Выезд на место"',
    "term": 'make new-term ID=pilot-project KK="пилоттық жоба" RU="пилотный проект"',
    "law": 'make new-law ID=housing KK="«Тұрғын үй қатынастары туралы» Заң" RU="Закон «О жилищных отношениях»"',
    "question": 'make new-question ID=bring-children KK="Баламен келуге бола ма?" RU="Можно ли прийти с ребёнком?" IN=meeting',
    "template": 'make new-template ID=thank-you STAGE=decisions KK="Алғыс хат" RU="Благодарственное письмо"',
    "way": 'make new-way ID=hotline KK="Сенім телефоны" RU="Телефон доверия"',
}


@dataclass(frozen=True)
class Request:
    """A kind of part, and the values given for it by their names."""

    kind: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "").strip()

    @property
    def id(self) -> str:
        return self["ID"].removesuffix("/").removesuffix(".md")

    @property
    def texts(self) -> dict[str, str]:
        """The name in every language."""
        return {language: self[language.upper()] for language in LANGUAGES}

    @property
    def example(self) -> str:
        return f"Мысалы · Например:\n  {EXAMPLES[self.kind]}"

    def refuse(self, kk: str, ru: str) -> Refused:
        return Refused(f"{kk} · {ru}.\n{self.example}")

    def look(self, *more: str) -> None:
        """Raises Refused where a name is missing or the id is none."""
        wanted = ("ID", *more, *(language.upper() for language in LANGUAGES))
        missing = ", ".join(name for name in wanted if not self[name])
        if missing:
            raise self.refuse(f"Мыналар жетпейді: {missing}", f"Не хватает: {missing}")
        is_page = self.kind == "page"
        if not all(SLUG.match(part) for part in (self.id.split("/") if is_page else [self.id])):
            raise self.refuse(
                f"«{self['ID']}» – белгі бола алмайды: ағылшынша, кіші әріппен, сөздер арасына дефис қойылады",
                f"«{self['ID']}» не может быть меткой: пишут по-английски, строчными буквами, слова через дефис",
            )
        for name, text in zip(LANGUAGES, self.texts.values(), strict=True):
            if "\n" in text or '"' in text or text.count("«") != text.count("»"):
                raise self.refuse(
                    f"{name.upper()} бір жолға сыйып, тырнақшасы «…» болуы керек",
                    f"{name.upper()} – это одна строка, кавычки в ней «…», парами",
                )

    def is_new(self, draft: Draft, there: str, address: Address) -> None:
        """Raises Refused where there is such an id already (`there` says where), or it was the address of something else."""
        if there:
            raise self.refuse(
                f"«{self.id}» бұрыннан бар: {there}. Соны түзетіңіз, басқа нәрсе болса, басқа ID жазыңыз",
                f"«{self.id}» уже есть: {there}. Правьте эту запись, а если речь о другом, напишите другой ID",
            )
        row = latest_rows(draft.handbook).get(address)
        if row:
            raise self.refuse(
                f"«{address}» мекенжайы бұрын басқаға берілген ({row.place}), ескі сілтемелер жаңылысады. Басқа ID жазыңыз",
                f"Адрес «{address}» уже был занят ({row.place}), старые ссылки приведут не туда. Напишите другой ID",
            )
