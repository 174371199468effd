/* needs: element store */
/* with: form-days form-values form-fields */
/* later: word */
// <handbook-form>: a template filled in on its page, kept with the current dialogue, taken away as a Word
// file, on paper, as text. Its definition and words come with the page (hooks/handbook/components/documents.py). Nothing
// that is typed leaves the browser.
(function () {
  "use strict";

  /** @typedef {HandbookFormField} Field */
  const { Component, FormFields, button, define, forms, linkToMyDialogue, load, make, save, store } =
    window.handbook;
  const NBSP = "\u00a0";

  /** @param {string} selector @returns {NodeListOf<HTMLElement>} places of the document on the page */
  const inDocument = (selector) => document.querySelectorAll(`.handbook-document ${selector}`);

  class Form extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      const { form, words } = this.data();
      /** @type {HandbookFormDefinition} */
      this.definition = form;
      this.words = words;
      this.values = new forms.FormValues(form);
      this.fields = new FormFields(form, words, {
        save: (place) => this.save(place),
        add: (table) => this.addRow(table),
        take: (table) => this.carryOver(table)
      });
      this.shape = "";
      /** What places of the document hold for a pen. @type {Map<HTMLElement, Node[]>} */
      this.pen = new Map();
      const onsubmit = (/** @type {Event} */ event) => event.preventDefault();
      this.body = make("form", { className: "handbook-form print-hidden", onsubmit });
      this.where = linkToMyDialogue();
      this.kept = make("details", { className: "handbook-form__kept print-hidden" });
      this.status = make("p", { role: "status", className: "handbook-note print-hidden" });
      const privacy = make("p", { className: "print-hidden" }, words.privacy);
      const where = make("p", { className: "print-hidden" }, this.where);
      element.append(privacy, where, this.body, this.kept, this.status, this.actions());
    }

    connect() {
      this.follow((state) => this.show(state));
    }

    actions() {
      const { words, definition } = this;
      const word = definition.documents.map(([label, script, name], index) =>
        button(label, () => this.download(script, name), index ? "" : "handbook-button--main")
      );
      const others = [
        button(words.print, () => print()),
        button(words.copy, () => this.copy()),
        button(words.clear, () => this.clear())
      ];
      return make("p", { className: "handbook-form__actions print-hidden" }, ...word, ...others);
    }

    /** What is kept was read once, here or in another tab: all that is shown comes from that.
     * @param {HandbookState} state */
    show(state) {
      const dialogue = store.currentOf(state);
      this.values = new forms.FormValues(this.definition, dialogue);
      const shape = this.values.shape();
      if (shape !== this.shape || !this.fields.places.size) {
        this.body.replaceChildren(...this.fields.build(this.values));
      }
      this.shape = shape;
      this.fields.show(this.values);
      const name = dialogue && store.nameOf(dialogue);
      this.where.textContent = `${this.words.dialogue}: ${name || this.words.unnamed}`;
      const fault = store.fault();
      if (fault) this.announce(this.words.faults[fault]);
      this.showLeftovers();
      this.showDocument();
    }

    /** @param {HandbookFormPlace} place */
    save({ field, path, input }) {
      const value = this.fields.valueOf(field, input);
      store.change((state) => forms.write(state, this.definition, field, path, value));
    }

    /** @param {Field} table */
    addRow(table) {
      const count = this.values.rows(table) + 1;
      const key = forms.keyOf(this.definition, table, `${table.id}/rows`);
      store.change((state) => store.put(state, key, String(count)));
      const input = this.fields.first(table, count);
      if (input) input.focus();
    }

    /** Takes what another template has for this table into cells that are empty. @param {Field} table */
    carryOver(table) {
      const { kept } = this.values;
      const taken = this.values
        .taken(table)
        .map(([row, column, value]) => [`${table.id}/${row}/${column}`, value])
        .filter(([path]) => !kept[path]);
      store.change((state) => {
        for (const [path, value] of taken) store.put(state, `${this.definition.id}/${path}`, value);
      });
      this.announce(this.words.carried);
    }

    /** What was written and has no place in the template as it is now: [label or path, value].
     * @returns {[string, string][]} */
    leftovers() {
      const { places } = this.fields;
      const isCell = (/** @type {string} */ path) => Boolean((places.get(path) || { path: "" }).path);
      return [...this.fields.misfits(this.values), ...this.values.leftovers(isCell)];
    }

    showLeftovers() {
      const found = this.leftovers();
      const items = found.map(([label, value]) => make("li", {}, make("b", {}, `${label}: `), value));
      this.kept.hidden = !found.length;
      this.kept.replaceChildren(make("summary", {}, this.words.kept), make("ul", {}, ...items));
    }

    /** Puts the values into the document on the page, which is what prints. */
    showDocument() {
      const { values } = this;
      for (const place of inDocument("[data-field]")) {
        const field = values.fieldOf(place.dataset.field || "");
        if (field) this.put(place, this.said(field, place.dataset.part));
      }
      for (const body of inDocument("[data-table]")) {
        const table = values.fieldOf(body.dataset.table || "");
        const rows = table && (body.dataset.annexes ? this.annexes(table, body) : this.rowsOnPaper(table));
        if (rows) body.replaceChildren(...rows);
      }
      for (const part of inDocument("[data-when],[data-blank]")) {
        const { when, blank } = part.dataset; // blank of no field: until anything is written
        if (when) part.hidden = !when.split(" ").some((path) => values.stays(path));
        else part.hidden = blank ? values.isFilled(blank) : !values.isBlank();
      }
    }

    /** A value in the words of the document; empty where nothing is written. @param {Field} field
     * @param {string} [part] of a signer's post and name */
    said(field, part) {
      const value = this.values.read(field);
      if (!value.trim()) return "";
      return forms.shown(field, part ? forms.partOf(value, part) : value, this.definition.dates) || NBSP;
    }

    /** Writes into a place of the document; empty, it has again what is there for a pen.
     * @param {HTMLElement} place @param {string} text */
    put(place, text) {
      const lines = text.split("\n").map((line) => make("span", {}, line));
      place.replaceChildren(...(text ? lines : this.forPen(place)));
      place.classList.toggle("is-filled", text !== "");
    }

    /** What stood in a place when the page came. @param {HTMLElement} place @returns {Node[]} */
    forPen(place) {
      if (!this.pen.has(place)) this.pen.set(place, [...place.childNodes]);
      return /** @type {Node[]} */ (this.pen.get(place));
    }

    /** What is sent along with a letter. @param {Field} table @param {HTMLElement} place @returns {Node[]} */
    annexes(table, place) {
      const pen = this.forPen(place);
      if (this.values.isBlank()) return pen;
      return Array.from({ length: this.values.filled(table) }, (_, index) => {
        const [name, count] = table.columns.map((column) => this.values.cell(table, index + 1, column));
        const sheets = ` ${place.dataset.annexes}`.replace("{count}", count);
        return make("li", {}, name, count && sheets);
      });
    }

    /** @param {Field} table */
    rowsOnPaper(table) {
      const filled = this.values.filled(table);
      return Array.from({ length: this.values.rowsOnPaper(table) }, (_, index) => {
        const cells = table.columns.map((column) => {
          const value = this.values.cell(table, index + 1, column);
          const text = forms.shown(column, value, this.definition.dates);
          return make("td", { role: "cell", "data-label": column.label }, text || NBSP);
        });
        return make("tr", { role: "row", className: index < filled ? "is-filled" : "" }, ...cells);
      });
    }

    /** @param {string} script with the blank document's parts: a page opened from a folder cannot fetch
     * @param {string} name */
    async download(script, name) {
      const isThere = () => Boolean(window.handbookDocuments && window.handbookDocuments[name]);
      const isReady = () => Boolean(isThere() && window.handbookWord);
      try {
        await Promise.all([isThere() || load(script), window.handbookWord || load("word")]);
      } catch (error) {
        // What did not come is not there.
      }
      if (isReady()) this.fill(name);
      else this.announce(this.words.failed);
    }

    /** Gives the reader the document, filled in. @param {string} name */
    fill(name) {
      const { definition, values, words } = this;
      const paper = forms.paper(values, this.fields.places);
      const file = window.handbookWord(window.handbookDocuments[name], paper, words.dates);
      save(file, forms.fileName(values, name));
      const missing = values.missing();
      const isOfBoth = definition.documents.findIndex((each) => each[2] === name) > 0;
      const said = [missing.length ? `${words.missing}${missing.join(", ")}.` : words.whole];
      if (isOfBoth) said.push(words.translate);
      this.announce([...said, ...values.wrong().map((check) => words.checks[check])].join(" "));
    }

    async copy() {
      const { words } = this;
      const left = this.leftovers().map(([label, value]) => `${label}: ${value}`);
      const text = [...this.values.lines(), ...(left.length ? ["", words.kept, ...left] : [])].join("\n");
      try {
        await navigator.clipboard.writeText(text);
        this.announce(words.copied);
      } catch (error) {
        const field = make("textarea", { value: text, rows: 6, readOnly: true, "aria-label": words.copy });
        this.status.replaceChildren(words.copyByHand, field);
      }
    }

    /** Empties this template's own fields; what is shared with other templates stays. */
    clear() {
      const before = this.values.written.map(([path, value]) => [`${this.definition.id}/${path}`, value]);
      store.change((state) => before.forEach(([key]) => store.put(state, key, "")));
      const undo = button(this.words.undo, () => {
        store.change((state) => before.forEach(([key, value]) => store.put(state, key, value)));
        this.announce(this.words.undone);
        const input = this.fields.first();
        if (input) input.focus();
      });
      this.status.replaceChildren(this.words.cleared + " ", undo);
      undo.focus();
    }

    /** @param {string} text */
    announce(text) {
      this.status.textContent = text;
    }
  }

  define("form", Form);
})();
