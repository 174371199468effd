"""What the reader of the files stumbled over (see source.py), said as rules."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Handbook
from handbook.rules.registry import Finding, rule


def _noted(rule_id: str, *, kk: str, ru: str) -> None:
    def look(handbook: Handbook) -> Iterator[Finding]:
        return (Finding(fault.place, fault.values) for fault in handbook.faults if fault.rule == rule_id)

    rule(rule_id, kk=kk, ru=ru)(look)


_noted(
    "missing-file",
    kk="Файл не қалта жоқ немесе оқылмайды. {reason} Оны қайтарыңыз: git checkout -- <файл>",
    ru="Файла или папки нет, или они не читаются. {reason} Верните на место: git checkout -- <файл>",
)
_noted(
    "not-utf8",
    kk="Файл UTF-8 кодтауында емес: осы жолда оқылмайтын таңба бар. Файлды редакторда «UTF-8» етіп қайта сақтаңыз",
    ru="Файл не в кодировке UTF-8: в этой строке знак, который не читается. Сохраните файл в редакторе как «UTF-8»",
)
_noted(
    "broken-yaml",
    kk="YAML оқылмайды ({reason}). Жиі себебі: мән ішіндегі қос нүкте, жабылмаған тырнақша немесе жақша, артық "
       "бос орын. Мәнді тырнақшаға алыңыз: title: 'Диалог: бірінші кездесу'",
    ru="YAML не читается ({reason}). Частые причины: двоеточие внутри значения, незакрытая кавычка или скобка, "
       "лишний отступ. Возьмите значение в кавычки: title: 'Диалог: первая встреча'",
)
_noted(
    "repeated-key",
    kk="«{key}» кілті екі рет жазылған, біріншісі жоғалып кетеді. Біреуін қалдырыңыз",
    ru="Ключ «{key}» написан дважды, первый пропадёт. Оставьте один",
)
_noted(
    "no-front-matter",
    kk="Бет мәліметтері жоқ немесе жабылмаған. Файлды былай бастаңыз: --- / page_type: … / title: … / summary: … / ---",
    ru="Нет сведений о странице, или они не закрыты. Начните файл так: --- / page_type: … / title: … / summary: … / ---",
)
_noted(
    "unknown-key",
    kk="«{key}» деген кілт жоқ. Мыналар бар: {known}",
    ru="Ключа «{key}» не бывает. Есть такие: {known}",
)
_noted(
    "missing-key",
    kk="«{key}» деген міндетті кілт жоқ. Жазыңыз: {key}: …",
    ru="Нет обязательного ключа «{key}». Напишите: {key}: …",
)
_noted(
    "wrong-type",
    kk="«{key}» мәні дұрыс емес: «{value}». Былай жазыңыз: {expected}",
    ru="Неверное значение «{key}»: «{value}». Напишите так: {expected}",
)
_noted(
    "stray-page",
    kk="Бет тіл қалтасында емес. Оны docs/kk/ мен docs/ru/ ішіне көшіріңіз",
    ru="Страница лежит вне папок языков. Перенесите её в docs/kk/ и docs/ru/",
)
_noted(
    "broken-ledger",
    kk="Кесте жолында төрт бағана болуы керек. Орындаңыз: git checkout -- docs/_data/accepted.tsv, содан соң make accept PAGE=…",
    ru="В строке должно быть четыре столбца. Выполните: git checkout -- docs/_data/accepted.tsv, затем make accept PAGE=…",
)
_noted(
    "broken-permalink",
    kk="Бұл жол оқылмайды. Төрт бағана керек: бет, белгі не -, live не moved, қазір қайда апаратыны не -. Мысалы: "
       "stages/analysis/ old-id moved stages/analysis/#new-id",
    ru="Эта строка не читается. Нужны четыре столбца: страница, метка или -, live или moved, куда ведёт теперь или -. Например: "
       "stages/analysis/ old-id moved stages/analysis/#new-id",
)
_noted(
    "broken-date",
    kk="Бұл жол оқылмайды. Төрт бағана керек: бет, тіл, таңба, күн. Орындаңыз: git checkout -- docs/_data/changed.tsv, "
       "содан соң make accept",
    ru="Эта строка не читается. Нужны четыре столбца: страница, язык, отпечаток, день. Выполните: git checkout -- docs/_data/changed.tsv, "
       "затем make accept",
)
