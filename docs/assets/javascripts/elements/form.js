/* needs: store make word */
// <handbook-form>: a template filled in on its page, kept with the current dialogue, taken away as a Word file, on paper, as text.
// Its definition and words come with the page (hooks/handbook/templates.py). Nothing that is typed leaves the browser.
(function () {
  "use strict";

  /**
   * @typedef {{id: string, type: string, label: string, help: string, required: boolean, shared: string, check: string,
   *   isSignature: boolean, choices: [string, string][], columns: Field[], rows: number, takes: string}} Field
   */
  const { store } = window.handbook,
    make = window.handbookMake;
  const OWN = { "other-side": "with", topic: "about", "meeting-date": "date" }; // shared values that are the dialogue's own fields
  const FIRST = 2,
    MOST = 200; // rows of a table: those that stand at first, and no more than

  /** Whether a BIN is empty or of twelve digits. @param {string} bin */
  const isRight = (bin) => !bin.trim() || /^\d{12}$/.test(bin.trim());

  class Form extends HTMLElement {
    connectedCallback() {
      const { form, words } = JSON.parse(this.querySelector("script").textContent);
      this.id_ = form.id;
      this.words = words;
      this.definition = form;
      /** @type {Field[]} */
      this.fieldList = form.sections.flatMap((/** @type {{fields: Field[]}} */ section) => section.fields);
      /** @type {Map<string, any>} */
      this.inputs = new Map();
      this.status = make("p", { role: "status", className: "handbook-note print-hidden" });
      this.body = make("form", {
        className: "handbook-form print-hidden",
        onsubmit: (/** @type {Event} */ event) => event.preventDefault()
      });
      this.where = make("a", {
        href: /** @type {HTMLAnchorElement} */ (document.querySelector("[data-my-dialogue]")).href
      });
      this.kept = make("details", { className: "handbook-form__kept print-hidden" });
      this.append(
        make("p", { className: "print-hidden" }, words.privacy),
        make("p", { className: "print-hidden" }, this.where),
        this.body,
        this.kept,
        this.status,
        this.actions()
      );
      this.build();
      store.listen(() => this.show());
      this.show();
    }

    /** The key under which a field is kept. @param {Field} field @param {string} [path] */
    key(field, path) {
      return field.shared && !path ? `shared/${field.shared}` : `${this.id_}/${path || field.id}`;
    }

    /** @param {Field} field @param {string} [path] */
    read(field, path) {
      const dialogue = store.currentOf(store.read());
      if (!dialogue) return "";
      const own = OWN[field.shared];
      if (own && !path) return dialogue[own];
      return (dialogue.values[this.key(field, path)] || [""])[0];
    }

    /** @param {any} state @param {Field} field @param {string} path @param {string} value */
    write(state, field, path, value) {
      const own = OWN[field.shared];
      if (!own || path) return store.put(state, this.key(field, path), value);
      const dialogue = store.currentOf(state) || store.add(state);
      dialogue[own] = value;
      dialogue.changed = Math.max(Date.now(), dialogue.changed + 1);
    }

    /** What is kept of this template: [path, value]. @returns {[string, string][]} */
    written() {
      const dialogue = store.currentOf(store.read());
      const prefix = `${this.id_}/`;
      return Object.entries(dialogue ? dialogue.values : {})
        .filter(([key, [value]]) => key.startsWith(prefix) && value)
        .map(([key, [value]]) => [key.slice(prefix.length), value]);
    }

    /** The last row of a table with something in it; 0 where there is none. @param {Field} table */
    filled(table) {
      return Math.max(
        0,
        ...this.written()
          .map(([path]) => path.split("/"))
          .filter(([id, , column]) => id === table.id && column)
          .map(([, row]) => Number(row) || 0)
      );
    }

    /** How many rows a table has on the page: those asked for, and never fewer than are filled. @param {Field} table */
    rows(table) {
      const asked =
        Number(this.read({ ...table, shared: "" }, `${table.id}/rows`)) || Math.min(FIRST, table.rows);
      return Math.min(MOST, Math.max(asked, this.filled(table)));
    }

    /** How many it has on paper: no empty ones after the filled, unless they are there to be signed in. @param {Field} table */
    rowsOnPaper(table) {
      const filled = Math.min(MOST, this.filled(table));
      return filled && !table.columns.some((column) => column.isSignature)
        ? filled
        : Math.max(filled, table.rows);
    }

    /** What was written before the template changed and has no place in it now: [label, value]. @returns {[string, string][]} */
    leftovers() {
      const misfits = [...this.inputs].flatMap(([, { field, path, input }]) => {
        const value = this.read(field, path);
        const fits = field.type === "tick" ? !value || value === "yes" : input.value === value;
        return fits ? [] : [/** @type {[string, string]} */ ([field.label, value])];
      });
      const own = (/** @type {string} */ path) =>
        this.fieldList.some((field) =>
          field.type === "table"
            ? path === `${field.id}/rows`
            : !field.shared && path === field.id && !field.isSignature
        );
      return [...misfits, ...this.written().filter(([path]) => !own(path) && !this.inputs.get(path)?.path)];
    }

    build() {
      this.inputs.clear();
      this.body.replaceChildren(
        ...this.definition.sections.map((/** @type {any} */ section) =>
          make(
            "fieldset",
            {},
            make("legend", {}, section.title),
            ...(section.text ? [make("p", {}, section.text)] : []),
            ...section.fields.map((/** @type {Field} */ field) =>
              field.type === "table" ? this.table(field, section.title) : this.field(field)
            )
          )
        )
      );
      this.shape = this.fieldList
        .filter((field) => field.type === "table")
        .map((field) => this.rows(field))
        .join();
    }

    /** @param {Field} field @param {string} [path] @param {string} [name] */
    field(field, path, name) {
      if (field.isSignature)
        return make(
          "p",
          { className: "handbook-form__sign" },
          make("b", {}, field.label),
          make("span", {}, this.words.byHand)
        );
      const id = `field-${(path || field.id).replaceAll("/", "-")}`;
      const input = this.input(field, id);
      this.inputs.set(path || field.id, { field, path, input });
      const save = () =>
        store.change((state) =>
          this.write(state, field, path, field.type === "tick" ? (input.checked ? "yes" : "") : input.value)
        );
      input.addEventListener(field.type === "tick" || field.type === "choice" ? "change" : "input", save);
      if (path) input.setAttribute("aria-label", `${field.label}, ${path.split("/")[1]}`);
      const label = make(
        "label",
        { htmlFor: id },
        name || field.label,
        ...(field.required ? [make("small", {}, ` (${this.words.required})`)] : [])
      );
      if (field.type === "tick") return make("p", { className: "handbook-form__tick" }, input, label);
      const parts = [label, input];
      if (field.required) input.setAttribute("aria-required", "true");
      if (field.help) {
        input.setAttribute("aria-describedby", `${id}-help`);
        parts.splice(1, 0, make("small", { id: `${id}-help` }, field.help));
      }
      if (field.check) {
        const warning = make("small", { className: "handbook-form__warning", role: "status" });
        input.addEventListener("blur", () => {
          warning.textContent = isRight(input.value) ? "" : this.words.checks[field.check];
          input.setAttribute("aria-invalid", String(!isRight(input.value)));
        });
        parts.push(warning);
      }
      return make("p", {}, ...parts);
    }

    /** @param {Field} field @param {string} id */
    input(field, id) {
      if (field.type === "choice") {
        return make(
          "select",
          { id },
          make("option", { value: "" }, this.words.choose),
          ...field.choices.map(([value, label]) => make("option", { value }, label))
        );
      }
      if (field.type === "tick") return make("input", { id, type: "checkbox" });
      if (field.type === "lines") return make("textarea", { id, rows: 4, maxLength: 20000 });
      const type = field.type === "date" ? "date" : "text";
      return make("input", {
        id,
        type,
        autocomplete: "off",
        maxLength: 2000,
        ...(field.type === "number" || field.check ? { inputMode: "numeric" } : {})
      });
    }

    /** A table as a list of rows, each a group of fields: it fits a phone. @param {Field} table @param {string} title of its section */
    table(table, title) {
      const rows = Array.from({ length: this.rows(table) }, (_, index) =>
        make(
          "div",
          { className: "handbook-form__row", role: "group", "aria-label": `${table.label}, ${index + 1}` },
          make("b", {}, String(index + 1)),
          ...table.columns
            .filter((column) => !column.isSignature)
            .map((column) => this.field(column, `${table.id}/${index + 1}/${column.id}`))
        )
      );
      const add = make(
        "button",
        {
          type: "button",
          className: "handbook-button",
          "aria-label": `${this.words.add}: ${table.label}`,
          onclick: () => {
            const count = this.rows(table) + 1;
            store.change((state) => store.put(state, this.key(table, `${table.id}/rows`), String(count)));
            this.inputs.get(`${table.id}/${count}/${table.columns[0].id}`).input.focus();
          }
        },
        this.words.add
      );
      const take =
        table.takes && this.taken(table).length
          ? [
              make(
                "button",
                { type: "button", className: "handbook-button", onclick: () => this.carryOver(table) },
                this.words.take
              )
            ]
          : [];
      return make(
        "div",
        { className: "handbook-form__table" },
        ...(table.label === title ? [] : [make("p", {}, make("b", {}, table.label))]),
        ...rows,
        make("p", { className: "handbook-form__actions" }, add, ...take)
      );
    }

    /** Rows of the other template that this table may take: [row, column, value]. @param {Field} table @returns {[string, string, string][]} */
    taken(table) {
      const dialogue = store.currentOf(store.read());
      return Object.entries(dialogue ? dialogue.values : {})
        .filter(
          ([key, [value]]) =>
            key.startsWith(table.takes + "/") &&
            value &&
            table.columns.some((column) => column.id === key.split("/")[3])
        )
        .map(([key, [value]]) => [key.split("/")[2], key.split("/")[3], value]);
    }

    /** @param {Field} table */
    carryOver(table) {
      store.change((state) =>
        this.taken(table).forEach(([row, column, value]) =>
          store.put(state, `${this.id_}/${table.id}/${row}/${column}`, value)
        )
      );
      this.say(this.words.carried);
    }

    actions() {
      const { words, definition } = this;
      const word = definition.documents.map(
        (/** @type {[string, string, string]} */ [label, script, name], /** @type {number} */ index) =>
          this.button(label, () => this.download(script, name), index ? "" : "handbook-button--main")
      );
      return make(
        "p",
        { className: "handbook-form__actions print-hidden" },
        ...word,
        this.button(words.print, () => print()),
        this.button(words.copy, () => this.copy()),
        this.button(words.clear, () => this.clear())
      );
    }

    /** @param {string} text @param {() => void} onclick @param {string} [kind] */
    button(text, onclick, kind = "") {
      return make("button", { type: "button", className: `handbook-button ${kind}`, onclick }, text);
    }

    show() {
      const shape = this.fieldList
        .filter((field) => field.type === "table")
        .map((field) => this.rows(field))
        .join();
      if (shape !== this.shape) this.build();
      for (const { field, path, input } of this.inputs.values()) {
        const value = this.read(field, path);
        if (field.type === "tick") input.checked = value === "yes";
        else if (input.value !== value) input.value = value;
      }
      const dialogue = store.currentOf(store.read());
      this.where.textContent = `${this.words.dialogue}: ${(dialogue && store.nameOf(dialogue)) || this.words.unnamed}`;
      if (store.fault()) this.say(this.words.faults[store.fault()]);
      this.showLeftovers();
      this.onPaper();
    }

    showLeftovers() {
      const found = this.leftovers();
      this.kept.hidden = !found.length;
      this.kept.replaceChildren(
        make("summary", {}, this.words.kept),
        make("ul", {}, ...found.map(([label, value]) => make("li", {}, make("b", {}, `${label}: `), value)))
      );
    }

    /** The words of a value, as the document shows it. @param {Field} field @param {string} value */
    shown(field, value) {
      if (field.type === "date" && /^\d+-\d\d-\d\d$/.test(value)) return value.split("-").reverse().join(".");
      if (field.type === "choice") return (field.choices.find(([id]) => id === value) || ["", value])[1];
      return value;
    }

    /** Puts the values into the document on the page, which is what prints. */
    onPaper() {
      for (const place of /** @type {NodeListOf<HTMLElement>} */ (
        document.querySelectorAll(".handbook-document [data-field]")
      )) {
        const found = this.inputs.get(place.dataset.field);
        if (found)
          place.textContent =
            found.field.type === "tick"
              ? found.input.checked
                ? "☑"
                : "☐"
              : this.shown(found.field, this.read(found.field, found.path));
      }
      for (const body of /** @type {NodeListOf<HTMLElement>} */ (
        document.querySelectorAll(".handbook-document [data-table]")
      )) {
        const table = this.fieldList.find((field) => field.id === body.dataset.table);
        const filled = this.filled(table);
        body.replaceChildren(
          ...Array.from({ length: this.rowsOnPaper(table) }, (_, index) =>
            make(
              "tr",
              { role: "row", className: index < filled ? "is-filled" : "" },
              ...table.columns.map((column) =>
                make(
                  "td",
                  { role: "cell", "data-label": column.label },
                  this.shown(column, this.read(column, `${table.id}/${index + 1}/${column.id}`)) || "\u00a0"
                )
              )
            )
          )
        );
      }
    }

    /** The labels of required fields that are empty. */
    missing() {
      return this.fieldList
        .filter((field) => field.required && !field.isSignature && !this.read(field))
        .map((field) => field.label);
    }

    /** @param {string} script the blank document's parts, as a script: a page opened from a folder cannot fetch @param {string} name */
    download(script, name) {
      const ready = () => {
        const values = Object.fromEntries(
          [...this.inputs].map(([path, { field, path: inner }]) => {
            const value = this.read(field, inner);
            return [path, { type: field.type, value: field.type === "tick" && value !== "yes" ? "" : value }];
          })
        );
        const rows = Object.fromEntries(
          this.fieldList
            .filter((field) => field.type === "table")
            .map((field) => [field.id, this.rowsOnPaper(field)])
        );
        const url = URL.createObjectURL(
          window.handbookWord(window.handbookDocuments[name], values, rows, this.words.months)
        );
        make("a", { href: url, download: name }).click();
        setTimeout(() => URL.revokeObjectURL(url), 10000);
        const missing = this.missing();
        const wrong = this.fieldList
          .filter((field) => field.check && !isRight(this.read(field)))
          .map((field) => this.words.checks[field.check]);
        const untranslated = name.includes("-kk-ru.") ? [this.words.translate] : [];
        this.say(
          [
            missing.length ? this.words.missing + missing.join(", ") + "." : this.words.whole,
            ...untranslated,
            ...wrong
          ].join(" ")
        );
      };
      if (window.handbookDocuments && window.handbookDocuments[name]) return ready();
      document.head.append(
        make("script", { src: script, onload: ready, onerror: () => this.say(this.words.failed) })
      );
    }

    async copy() {
      const lines = [this.definition.title];
      for (const section of this.definition.sections) {
        lines.push("", section.title);
        for (const field of section.fields) {
          if (field.isSignature) continue;
          if (field.type !== "table")
            lines.push(
              `${field.label}: ${field.type === "tick" ? (this.read(field) ? "☑" : "☐") : this.shown(field, this.read(field))}`
            );
          else
            for (let row = 1; row <= this.rows(field); row++) {
              const cells = field.columns.map((/** @type {Field} */ column) =>
                this.shown(column, this.read(column, `${field.id}/${row}/${column.id}`))
              );
              if (cells.some(Boolean)) lines.push(`${row}. ${cells.join("; ")}`);
            }
        }
      }
      const left = this.leftovers();
      if (left.length) lines.push("", this.words.kept, ...left.map(([label, value]) => `${label}: ${value}`));
      try {
        await navigator.clipboard.writeText(lines.join("\n"));
        this.say(this.words.copied);
      } catch (error) {
        this.status.replaceChildren(
          this.words.copyByHand,
          make("textarea", {
            value: lines.join("\n"),
            rows: 6,
            readOnly: true,
            "aria-label": this.words.copy
          })
        );
      }
    }

    /** Empties this template's own fields; what is shared with other templates stays. */
    clear() {
      const before = this.written().map(([path, value]) => [`${this.id_}/${path}`, value]);
      store.change((state) => before.forEach(([key]) => store.put(state, key, "")));
      const undo = this.button(this.words.undo, () => {
        store.change((state) => before.forEach(([key, value]) => store.put(state, key, value)));
        this.say(this.words.undone);
        this.inputs.values().next().value.input.focus();
      });
      this.status.replaceChildren(this.words.cleared + " ", undo);
      undo.focus();
    }

    /** @param {string} text */
    say(text) {
      this.status.textContent = text;
    }
  }

  customElements.define("handbook-form", Form);
})();
