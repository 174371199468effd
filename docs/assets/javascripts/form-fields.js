// The fields of a template on its page: inputs, choices, tables as groups of rows. What they hold is in
// form-values.js.
(function (handbook) {
  "use strict";

  /** @typedef {HandbookFormField} Field */
  const { button, forms, make } = handbook;
  // Cells of a decision whose absence is noticed at once, by a quiet word below them.
  const NOTICED = /\/(deadline|responsible)$/;

  class FormFields {
    /** @param {HandbookFormDefinition} definition @param {any} words
     * @param {HandbookFormActs} acts what a change and the buttons do */
    constructor(definition, words, acts) {
      this.definition = definition;
      this.words = words;
      this.acts = acts;
      /** The inputs on the page, by the id of their field or the path of their cell.
       * @type {Map<string, HandbookFormPlace>} */
      this.places = new Map();
    }

    /** All sections anew, with as many rows as the values have. @param {HandbookFormValues} values */
    build(values) {
      this.places.clear();
      return this.definition.sections.map((section) => {
        const text = section.text ? [make("p", {}, section.text)] : [];
        const fields = section.fields.map((field) =>
          field.type === "table" ? this.table(field, section.title, values) : this.field(field)
        );
        return make("fieldset", {}, make("legend", {}, section.title), ...text, ...fields);
      });
    }

    /** @param {Field} field @param {string} [path] of a cell */
    field(field, path) {
      if (field.isSignature) {
        const { byHand } = this.words;
        return make(
          "p",
          { className: "handbook-form__sign" },
          make("b", {}, field.label),
          make("span", {}, byHand)
        );
      }
      const name = path || field.id;
      const id = `field-${name.replace(/\//g, "-")}`;
      const input = this.input(field, id, path ? 2 : 4);
      /** @type {HandbookFormPlace} */
      const place = { field, path, input };
      this.places.set(name, place);
      const isChosen = field.type === "tick" || field.type === "choice";
      input.addEventListener(isChosen ? "change" : "input", () => this.acts.save(place));
      if (path) input.setAttribute("aria-label", `${field.label}, ${path.split("/")[1]}`);
      const label = make("label", { htmlFor: id }, field.label);
      if (field.required) label.append(make("small", {}, ` (${this.words.required})`));
      if (field.type === "tick") return make("p", { className: "handbook-form__tick" }, input, label);
      if (field.required) input.setAttribute("aria-required", "true");
      const more = field.type === "term" ? this.term(place) : this.warning(field, input);
      if (path && NOTICED.test(path)) {
        place.note = make("small", { className: "handbook-form__quiet" });
        more.push(place.note);
      }
      return make("p", {}, label, ...this.help(field, id, input), input, ...more);
    }

    /** Beside a term, which may be words: a calendar to choose its day from.
     * @param {HandbookFormPlace} place @returns {HTMLElement[]} */
    term(place) {
      const { input } = place;
      const { dates } = this.definition;
      const choose = (/** @type {string} */ day) => {
        input.value = forms.shown(place.field, day, dates);
        this.acts.save(place);
      };
      input.addEventListener("change", () => choose(forms.termOf(input.value, dates)));
      if (!("showPicker" in HTMLInputElement.prototype)) return []; // browsers before 2022: it is typed
      const calendar = make("input", { type: "date", tabIndex: -1, className: "handbook-form__calendar" });
      calendar.setAttribute("aria-hidden", "true");
      calendar.addEventListener("change", () => calendar.value && choose(calendar.value));
      const open = button(this.words.calendar, () => calendar.showPicker(), "handbook-form__choose");
      open.setAttribute(
        "aria-label",
        `${this.words.calendar}: ${input.getAttribute("aria-label") || place.field.label}`
      );
      return [make("span", { className: "handbook-form__term" }, open, calendar)];
    }

    /** @param {Field} field @param {string} id @param {HTMLElement} input */
    help(field, id, input) {
      if (!field.help) return [];
      input.setAttribute("aria-describedby", `${id}-help`);
      return [make("small", { id: `${id}-help` }, field.help)];
    }

    /** Word of what is wrong with a value, once its field is left. @param {Field} field
     * @param {HTMLInputElement} input @returns {HTMLElement[]} */
    warning(field, input) {
      if (!field.check) return [];
      const warning = make("small", { className: "handbook-form__warning", role: "status" });
      input.addEventListener("blur", () => {
        const isRight = forms.isRight(input.value);
        warning.textContent = isRight ? "" : this.words.checks[field.check];
        input.setAttribute("aria-invalid", String(!isRight));
      });
      return [warning];
    }

    /** @param {Field} field @param {string} id @param {number} rows of several lines @returns {any} */
    input(field, id, rows) {
      if (field.type === "choice") {
        const choices = [["", this.words.choose], ...field.choices];
        return make("select", { id }, ...choices.map(([value, label]) => make("option", { value }, label)));
      }
      if (field.type === "tick") return make("input", { id, type: "checkbox" });
      if (field.type === "lines") return make("textarea", { id, rows, maxLength: 20000 });
      // As high as its text: on a phone it is read whole. Line breaks that come from elsewhere stay.
      if (field.type === "text" && !field.check) {
        return make("textarea", { id, rows: 1, maxLength: 2000, autocomplete: "off" });
      }
      const input = make("input", { id, type: "text", autocomplete: "off", maxLength: 2000 });
      if (field.type === "date") input.type = "date";
      if (field.type === "number" || field.check) input.inputMode = "numeric";
      return input;
    }

    /** A table as a list of rows, each a group of fields: it fits a phone.
     * @param {Field} table @param {string} title of its section @param {HandbookFormValues} values */
    table(table, title, values) {
      const rows = Array.from({ length: values.rows(table) }, (_, index) => this.row(table, index + 1));
      const add = button(this.words.add, () => this.acts.add(table));
      add.setAttribute("aria-label", `${this.words.add}: ${table.label}`);
      const canTake = table.takes && values.taken(table).length;
      const source = this.words.take[table.takes.split("/")[0]];
      const take = canTake ? [button(source, () => this.acts.take(table))] : [];
      const heading = table.label === title ? [] : [make("p", {}, make("b", {}, table.label))];
      const actions = make("p", { className: "handbook-form__actions" }, add, ...take);
      return make("div", { className: "handbook-form__table" }, ...heading, ...rows, actions);
    }

    /** @param {Field} table @param {number} row */
    row(table, row) {
      const { words } = this;
      const columns = table.columns.filter((column) => !column.isSignature);
      const fields = columns.map((column) => this.field(column, forms.cellOf(table, row, column)));
      const properties = {
        className: "handbook-form__row",
        role: "group",
        "aria-label": `${table.label}, ${row}`
      };
      const acts = /** @type {const} */ ([
        ["insert", words.below],
        ["remove", words.removeRow]
      ]).map(([name, label]) => {
        const act = button(label, () => this.acts[name](table, row), "handbook-form__choose");
        act.setAttribute("aria-label", `${label}: ${table.label}, ${row}`);
        return act;
      });
      const head = make("div", { className: "handbook-form__head" }, make("b", {}, String(row)), ...acts);
      return make("div", properties, head, ...fields);
    }

    /** The first input of a table's row, or of the form. @param {Field} [table] @param {number} [row] */
    first(table, row = 1) {
      const places = [...this.places.entries()];
      const found = places.find(([path]) => !table || path.startsWith(`${table.id}/${row}/`));
      return found && found[1].input;
    }

    /** Puts values into the inputs; one that has its value already is left alone, for its cursor.
     * @param {HandbookFormValues} values */
    show(values) {
      for (const { field, path, input, note } of this.places.values()) {
        const value = values.read(field, path);
        const lacking = field.type === "term" ? this.words.noTerm : this.words.noOne;
        if (note) note.textContent = values.lacks(path || "") ? lacking : "";
        if (field.type === "tick") input.checked = forms.isTicked(value);
        else if (this.valueOf(field, input) !== value) input.value = this.shown(field, value);
      }
    }

    /** How an input shows a value: a term's day in words. @param {Field} field @param {string} value */
    shown(field, value) {
      return field.type === "term" ? forms.shown(field, value, this.definition.dates) : value;
    }

    /** What an input says is to be kept. @param {Field} field @param {any} input @returns {string} */
    valueOf(field, input) {
      if (field.type === "tick") return input.checked ? "yes" : "";
      return field.type === "term" ? forms.termOf(input.value, this.definition.dates) : input.value;
    }

    /** Values that their inputs do not take: [label, value]. @param {HandbookFormValues} values
     * @returns {[string, string][]} */
    misfits(values) {
      return [...this.places.values()].flatMap(({ field, path, input }) => {
        const value = values.read(field, path);
        const fits = this.valueOf(field, input) === value || (field.type === "tick" && !value);
        return fits ? [] : [/** @type {[string, string]} */ ([field.label, value])];
      });
    }
  }

  handbook.FormFields = FormFields;
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
