// The document on a template's page, which is what prints: what is written is put into it; empty, it has what is there for a pen.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookFormField} Field
   * @typedef {HandbookFormPage} Page
   */
  const { forms, formTold, make } = handbook;
  const NBSP = "\u00a0";

  /** What places of the document hold for a pen. @type {Map<HTMLElement, Node[]>} */
  const pen = new Map();

  /** @param {string} selector @returns {NodeListOf<HTMLElement>} places of the document on the page */
  const inDocument = (selector) => document.querySelectorAll(`.handbook-document ${selector}`);

  /** What stood in a place when the page came. @param {HTMLElement} place @returns {Node[]} */
  function forPen(place) {
    if (!pen.has(place)) pen.set(place, [...place.childNodes]);
    return /** @type {Node[]} */ (pen.get(place));
  }

  /** Writes into a place of the document; empty, it has again what is there for a pen.
   * @param {HTMLElement} place @param {string} text */
  function put(place, text) {
    const lines = text.split("\n").map((line) => make("span", {}, line));
    place.replaceChildren(...(text ? lines : forPen(place)));
    place.classList.toggle("is-filled", text !== "");
  }

  /** A value in the words of the document; empty where nothing is written. @param {Page} page @param {Field} field
   * @param {string} [part] of a signer's post and name, or of a choice */
  function said({ values, definition }, field, part) {
    const value = values.read(field);
    if (!value.trim()) return "";
    const text = forms.shown(field, value, definition.dates);
    return (part ? forms.partOf(text, part) : text) || NBSP;
  }

  /** What is sent along with a letter. @param {Page} page @param {Field} table @param {HTMLElement} place
   * @returns {Node[]} */
  function annexes({ values }, table, place) {
    const blank = forPen(place);
    if (values.isBlank()) return blank;
    return Array.from({ length: values.filled(table) }, (_, index) => {
      const [name, count] = table.columns.map((column) => values.cell(table, index + 1, column));
      const sheets = ` ${place.dataset.annexes}`.replace("{count}", count);
      return make("li", {}, name, count && sheets);
    });
  }

  /** @param {Page} page @param {Field} table */
  function rowsOnPaper({ values, definition }, table) {
    const filled = values.filled(table);
    return Array.from({ length: values.rowsOnPaper(table) }, (_, index) => {
      const cells = table.columns.map((column) => {
        const text = forms.shown(column, values.cell(table, index + 1, column), definition.dates);
        return make("td", { role: "cell", "data-label": column.label }, text || NBSP);
      });
      return make("tr", { role: "row", className: index < filled ? "is-filled" : "" }, ...cells);
    });
  }

  /** Of a letter that an organisation may write, and a person, the head and the words of who writes it. @param {Page} page */
  function showSender({ values }) {
    const who = [formTold.sender(values), values.isBlank() ? "blank" : ""];
    for (const part of inDocument("[data-of]")) {
      part.hidden = !(part.dataset.of || "").split(" ").some((one) => who.includes(one));
    }
  }

  /** Puts the values into the document. @param {Page} page */
  function show(page) {
    const { values } = page;
    for (const place of inDocument("[data-field]")) {
      const field = values.fieldOf(place.dataset.field || "");
      if (field) put(place, said(page, field, place.dataset.part));
    }
    for (const body of inDocument("[data-table]")) {
      const table = values.fieldOf(body.dataset.table || "");
      const isList = body.dataset.annexes;
      if (table) body.replaceChildren(...(isList ? annexes(page, table, body) : rowsOnPaper(page, table)));
    }
    for (const part of inDocument("[data-when],[data-blank],[data-filled]")) {
      const { when, blank, filled } = part.dataset; // blank of no field: until anything is written
      if (when) part.hidden = !when.split(" ").some((path) => values.stays(path));
      else if (filled) part.hidden = !values.isFilled(filled);
      else part.hidden = blank ? values.isFilled(blank) : !values.isBlank();
    }
    showSender(page);
  }

  handbook.formDocument = { show };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
