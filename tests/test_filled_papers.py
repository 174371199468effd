"""A paper filled in on its page: what it says in Word and printed, what is left out, how its file is called."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.model.outputs import DOCUMENT, SPECIMEN
from support.browsing import opened, rested
from support.office import faults
from support.word_documents import FILES, HANDBOOK, by_tag, controls, downloaded, paragraphs, tag


def fill_from_specimen(page: Page, template: str, language: str) -> None:
    """Puts what a specimen holds into the current dialogue, as if it had been typed."""
    specimen = HANDBOOK.specimen(template)
    form = next(form for form in HANDBOOK.templates if form.id == template)
    assert specimen
    plain = [
        [path, "yes" if field.type == "tick" else value]
        for path, field, value in specimen.cells(form, language)
    ]
    page.evaluate(
        """([form, plain]) => window.handbook.store.change((state) => {
            for (const [path, value] of plain) {
              const field = form.sections.flatMap((section) => section.fields).find((each) => each.id === path);
              window.handbook.forms.write(state, form, field || { shared: "" }, field ? undefined : path, value);
            } })""",
        [page.evaluate("JSON.parse(document.querySelector('handbook-form script').textContent).form"), plain],
    )


@pytest.mark.browser
@pytest.mark.parametrize("template", ["appeal", "silence-complaint", "clarification", "memorandum", "agenda"])
def test_what_the_page_fills_in_is_the_specimen_word_for_word(
    browser: Browser, site_url: str, template: str
) -> None:
    with opened(browser, site_url + f"ru/templates/{template}/") as page:
        fill_from_specimen(page, template, "ru")
        label, *expected = paragraphs(FILES[SPECIMEN.path("ru", template)])
        found = paragraphs(downloaded(page, "Скачать файл Word"))
        assert label == HANDBOOK.words.area("documents.specimen", "ru")["label"]
        assert found == expected


@pytest.mark.browser
@pytest.mark.parametrize("button", ["Скачать файл Word", "Скачать на двух языках"])
def test_what_stayed_empty_in_a_letter_does_not_reach_the_other_side(
    browser: Browser, site_url: str, tmp_path: Path, button: str
) -> None:
    with opened(browser, site_url + "ru/templates/appeal/") as page:
        page.locator("#field-organisation").fill("ОО «Пример»")
        page.locator("#field-problem").fill("Первое\nВторое")
        content = downloaded(page, button)
        assert faults(content, tmp_path) == []
        tags = {tag(control) for control in controls(content)}
        gone = {
            "bin",
            "kind",
            "answer-language",
            "answer-way",
            "attachments",
            "proxy",
            "performer",
            "talon",
            "number",
        }
        assert not tags & gone
        text = " ".join(paragraphs(content))
        for word in (
            "Ответ",
            "Приложение",
            "Жауап",
            "Қосымша",
            "Исп.",
            "доверенности",
            "при наличии):",
            "…",
            " *",
        ):
            assert word not in text, word
        rules = {
            tag(control)
            for control in controls(content)
            if control.find("{*}sdtPr/{*}showingPlcHdr") is not None
        }
        assert rules == {
            "address",
            "letter-date",
            "head/name",
            "head/post",
            "other-side",
            "topic",
            "request",
            "signature",
        }
        assert {"Первое", "Второе"} <= set(paragraphs(content))


@pytest.mark.browser
def test_what_to_write_goes_with_the_place_it_was_for(browser: Browser, site_url: str) -> None:
    """«Наше предложение» is no longer asked for in a letter that makes none, «Проблема и факты», which must be there, is."""
    with opened(browser, site_url + "ru/templates/meeting-request/") as page:
        page.locator("#field-topic").fill("Автобус")
        said = paragraphs(downloaded(page, "Скачать файл Word"))
        assert "Проблема и\u00a0факты:" in said
        assert "Наше предложение:" not in said
        letter = page.locator(".handbook-document").first
        expect(letter.get_by_text("Проблема и факты")).to_be_visible()
        expect(letter.get_by_text("Наше предложение")).to_be_hidden()


@pytest.mark.browser
def test_a_template_in_which_nothing_is_written_comes_as_its_blank(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/residents-appeal/") as page:
        content = downloaded(page, "Скачать файл Word")
        assert paragraphs(content) == paragraphs(FILES[DOCUMENT.path("ru", "residents-appeal")])


@pytest.mark.browser
def test_a_short_name_at_the_signature_leaves_the_applicants_whole_and_clearing_says_what_stays(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/residents-appeal/") as page:
        name, signer = (
            page.get_by_label(label, exact=False).first
            for label in ("ФИО лица, которое получит ответ", "ФИО заявителя")
        )
        name.fill("Ахметова Гульнар Сериковна")
        expect(signer).to_have_value("Ахметова Гульнар Сериковна")
        signer.fill("Ахметова Г. С.")
        expect(name).to_have_value("Ахметова Гульнар Сериковна")
        said = " ".join(paragraphs(downloaded(page, "Скачать файл Word")))
        assert "Ахметова Гульнар Сериковна" in said
        page.get_by_role("button", name="Очистить").first.click()
        status = page.locator("handbook-form [role=status]:visible")
        expect(status.first).to_contain_text("Поля этого шаблона очищены. Остались данные")
        expect(status.first).to_contain_text("ФИО лица, которое получит ответ от имени жителей")


@pytest.mark.browser
def test_a_sheet_that_is_filled_in_further_by_hand_keeps_its_empty_fields(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/survey/") as page:
        page.locator("#field-topic").fill("Автобус")
        assert {"harm", "village", "touched"} <= set(by_tag(downloaded(page, "Скачать файл Word")))
        page.goto(site_url + "ru/templates/minutes/")
        found = by_tag(downloaded(page, "Скачать файл Word"))
        assert {"present/4/name", "decisions/1/what"} <= set(found)
        assert not {"annexes", "dissent", "number"} & set(found)


@pytest.mark.browser
def test_a_downloaded_file_is_called_by_what_it_is_whose_and_of_which_day(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "templates/appeal/") as page:
        page.locator("#field-organisation").fill("«Дерек ауылының ата-аналары» қоғамдық бірлестігі")
        page.locator("#field-letter-date").fill("2026-12-03")
        with page.expect_download() as download:
            page.get_by_role("button", name="Word файлын жүктеп алу").click()
        assert download.value.suggested_filename == "zholdanym-derek-auylynyng-ata-analary-2026-12-03.docx"


@pytest.mark.browser
def test_a_letter_speaks_as_who_writes_it_on_the_page_and_in_word(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/silence-complaint/") as page:
        letter, seal = page.locator(".handbook-document").first, page.get_by_text("М.П.").first
        page.locator("#field-demand").focus()
        expect(letter.get_by_text("Прошу")).to_be_visible()
        expect(seal).to_be_visible()  # of a blank nobody knows who writes it
        page.locator("#field-head").fill("А. Сейсенова")
        page.locator("#field-demand").fill("рассмотреть")
        expect(seal).to_be_hidden()
        said = paragraphs(downloaded(page, "Скачать файл Word"))
        assert ("Прошу:" in said, "Просим:" in said, "М.П." in said) == (True, False, False)
        page.locator("#field-head").fill("Председатель, А. Сейсенова")
        expect(letter.get_by_text("Просим")).to_be_visible()
        expect(letter.get_by_text("Прошу")).to_be_hidden()
        expect(seal).to_be_visible()
        said = paragraphs(downloaded(page, "Скачать файл Word"))
        assert ("Прошу:" in said, "Просим:" in said, "М.П." in said) == (False, True, True)


@pytest.mark.browser
def test_a_log_prints_with_the_terms_that_run_and_without_what_is_pressed(
    browser: Browser, site_url: str
) -> None:
    with opened(browser, site_url + "ru/templates/implementation-log/") as page:
        page.emulate_media(media="print")
        terms = page.locator(".part--terms")
        expect(terms).to_be_hidden()
        page.emulate_media(media="screen")
        page.locator("#field-points-1-what").fill("Поставить фонари")
        page.locator("#field-points-1-deadline").fill("3.12.2026")
        page.locator("#field-points-1-deadline").blur()
        expect(terms.locator(".handbook-term")).to_contain_text("3 декабря 2026")
        page.emulate_media(media="print")
        expect(terms.get_by_text("3 декабря 2026")).to_be_visible()
        expect(terms.get_by_role("button")).to_be_hidden()
        rested(page)
        document = page.locator(".handbook-document").first.bounding_box()
        below = terms.bounding_box()
        assert document
        assert below
        assert below["y"] >= document["y"] + document["height"]


@pytest.mark.browser
def test_a_printed_letter_looks_like_the_letter(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/appeal/") as page:
        letter = page.locator(".handbook-document").first
        expect(letter.locator("[data-when='proxy']")).to_be_visible()
        fill_from_specimen(page, "appeal", "ru")
        expect(letter.locator("[data-field='topic']")).to_have_text(
            "О переносе автобусного рейса на другие дни"
        )
        page.emulate_media(media="print")
        expect(letter.locator("[data-when='proxy']")).to_be_hidden()
        expect(letter.locator("ol li").nth(1)).to_have_text("Сводный лист опроса на 1 л.")
        expect(letter).to_contain_text("24 сентября 2026 года")
        expect(letter).not_to_contain_text("на ____ л.")
        rested(page)

        def box(selector: str) -> dict[str, float]:
            found = letter.locator(selector).first.bounding_box()
            assert found
            return found  # type: ignore[return-value]

        sender, addressee = box("[data-field='organisation']"), box("[data-field='other-side']")
        title, signed, named = (
            box(".handbook-document__title"),
            box("[data-part='post']"),
            box("[data-part='name']"),
        )
        assert addressee["x"] > sender["x"] + sender["width"] - 1
        assert abs(addressee["y"] - sender["y"]) < 10
        assert title["y"] > addressee["y"]
        assert named["x"] > signed["x"]
        assert abs(named["y"] - signed["y"]) < 40
        assert page.locator("h1:visible").count() == 0
        pages = page.pdf(prefer_css_page_size=True)
        assert pages.count(b"/Type /Page\n") <= 2


@pytest.mark.browser
def test_without_javascript_the_blank_letter_prints(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "templates/appeal/", java_script_enabled=False) as page:
        page.emulate_media(media="print")
        letter = page.locator(".handbook-document").first
        expect(letter).to_contain_text("Шығыс №")
        expect(letter).to_contain_text("20___")
        assert letter.locator(".handbook-letter__text i").count() >= 8


@pytest.mark.browser
@pytest.mark.parametrize(
    ("number", "signer", "is_right"),
    [("000040000000", "Председатель, А. Сейсенова", False), ("000000000001", "А. Сейсенова", True)],
)
def test_a_person_stands_at_the_right_without_a_seal_an_organisation_at_the_left(
    browser: Browser, site_url: str, number: str, signer: str, is_right: bool
) -> None:
    with opened(browser, site_url + "ru/templates/information-request/") as page:
        page.locator("#field-organisation").fill("Пример")
        page.locator("#field-other-side").fill("Акимат")
        page.locator("#field-bin").fill(number)
        page.locator("#field-head").fill(signer)
        said = paragraphs(downloaded(page, "Скачать файл Word"))
        assert (said.index("Пример") > said.index("Акимат")) == is_right
        assert said.count("Пример") == 1
        assert (f"{'ИИН' if is_right else 'БИН'}: {number}") in said
        assert ("М.П." in said) != is_right
        both = paragraphs(downloaded(page, "Скачать на двух языках"))
        assert (f"{'ЖСН' if is_right else 'БСН'}: {number}") in both
        assert ("М.О. / М.П." in both) != is_right


@pytest.mark.browser
def test_the_kind_that_is_chosen_becomes_the_heading(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "templates/appeal/") as page:
        title = page.locator(".handbook-document").first.locator(".handbook-document__title")
        expect(title.get_by_text("Жолданым")).to_be_visible()
        page.locator("#field-kind").select_option("proposal")
        expect(title.get_by_text("Ұсыныс")).to_be_visible()
        expect(title.get_by_text("Жолданым")).to_be_hidden()
        said = paragraphs(downloaded(page, "Word файлын жүктеп алу"))
        assert "Ұсыныс" in said
        assert "Жолданым" not in said
        assert not [each for each in said if each.startswith("Жолданымның түрі")]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "button", "lead", "plain", "asking"),
    [
        ("ru/templates/appeal/", "Скачать файл Word", "Просим:", "рассмотреть вопрос", "Просим ответить"),
        ("templates/appeal/", "Екі тілде қатар", "Мынаны сұраймыз:", "жауап беруді", "Жауап беруді сұраймыз"),
    ],
)
def test_the_words_that_ask_stay_in_a_filled_letter_unless_the_reader_asks_herself(
    browser: Browser, site_url: str, address: str, button: str, lead: str, plain: str, asking: str
) -> None:
    with opened(browser, site_url + address) as page:
        letter = page.locator(".handbook-document").first
        for words, is_led in ((plain, True), (asking, False)):
            page.locator("#field-request").fill(words)
            page.locator("#field-topic").fill("Автобус")
            said = paragraphs(downloaded(page, button))
            assert words in said
            assert (lead in said) is is_led
            page.emulate_media(media="print")
            assert (lead in letter.inner_text()) is is_led
            page.emulate_media(media="screen")


@pytest.mark.browser
def test_a_lead_that_leads_to_nothing_goes(browser: Browser, site_url: str) -> None:
    with opened(browser, site_url + "ru/templates/clarification/") as page:
        page.locator("#field-understood").fill("Отдел звонит нам до 8:00.")
        assert "Договорённость мы поняли так:" in paragraphs(downloaded(page, "Скачать файл Word"))
    with opened(browser, site_url + "ru/templates/meeting-request/") as page:
        page.locator("#field-topic").fill("Автобус")
        assert "Наше предложение:" not in paragraphs(downloaded(page, "Скачать файл Word"))
