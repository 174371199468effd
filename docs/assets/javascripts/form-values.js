// What a dialogue holds for one template: its fields' values, how many rows its tables have, what has no
// place in it any more. No page: the form (elements/form.js) asks here, with the dialogue as it was read once
// for each change.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookFormField} Field
   * @typedef {HandbookFormDefinition} Definition
   */
  const OWN = /** @type {Record<string, "with" | "about" | "date" | undefined>} */ ({
    "other-side": "with",
    topic: "about",
    "meeting-date": "date"
  }); // shared values that are the dialogue's own fields
  const FIRST = 2,
    MOST = 200; // rows of a table: those that stand at first, and no more than

  /** Whether a BIN or an IIN is empty or of twelve digits, in groups or not. @param {string} number */
  const isRight = (number) => /^(\d{12})?$/.test(number.replace(/[\s-]/g, ""));

  /** Whether the value of a tick says that it is set. @param {string} value */
  const isTicked = (value) => value === "yes";

  /** The key under which a field is kept. @param {Definition} definition
   * @param {Field} field @param {string} [path] of a cell */
  const keyOf = (definition, field, path) =>
    field.shared && !path ? `shared/${field.shared}` : `${definition.id}/${path || field.id}`;

  /** The path of a table's cell. @param {Field} table @param {number} row @param {Field} column */
  const cellOf = (table, row, column) => `${table.id}/${row}/${column.id}`;

  /** Writes a field's value into the current dialogue. @param {HandbookState} state
   * @param {Definition} definition @param {Field} field @param {string | undefined} path of a cell
   * @param {string} value */
  function write(state, definition, field, path, value) {
    const own = OWN[field.shared];
    if (own && !path) return handbook.dialogues.describe(state, own, value);
    if (field.second) settle(state, definition);
    handbook.dialogues.put(state, keyOf(definition, field, path), value);
  }

  /** Makes what is lent one's own: once one such field is written into, the others stay as they stood.
   * @param {HandbookState} state @param {Definition} definition */
  function settle(state, definition) {
    const values = new FormValues(definition, handbook.dialogues.currentOf(state));
    for (const field of values.lent.filter((each) => values.read(each))) {
      handbook.dialogues.put(state, keyOf(definition, field), values.read(field));
    }
  }

  /** What a kept option is called now: it may have had another id (`was` of a definition). @param {Field} field
   * @param {string} value */
  function named(field, value) {
    const heir = field.choices.find(([, , ...was]) => was.includes(value));
    return heir ? heir[0] : value;
  }

  /** The words of a value, as the document shows it. @param {Field} field @param {string} value
   * @param {HandbookDates} dates */
  function shown(field, value, dates) {
    if (field.type === "tick") return isTicked(value) ? "☑" : "☐";
    if (/term|date/.test(field.type) && handbook.forms.isDay(value)) {
      return handbook.forms.inWords(value, dates);
    }
    const choice = field.type === "choice" && field.choices.find(([id]) => id === value);
    return choice ? choice[1] : value;
  }

  /** What of «Председатель объединения, А. Сейсенова», or of a choice, stands in a place (hooks/handbook/model/letters.py).
   * @param {string} value @param {string} part */
  function partOf(value, part) {
    if (part === "title") return value.slice(0, 1).toUpperCase() + value.slice(1);
    const comma = value.lastIndexOf(",");
    if (comma < 0) return part === "post" ? "" : value;
    return (part === "post" ? value.slice(0, comma) : value.slice(comma + 1)).trim();
  }

  class FormValues {
    /** @param {Definition} definition @param {HandbookDialogue} [dialogue] */
    constructor(definition, dialogue) {
      this.definition = definition;
      this.dialogue = dialogue;
      this.fields = definition.sections.flatMap((section) => section.fields);
      this.tables = this.fields.filter((field) => field.type === "table");
      const twofold = this.fields.filter((field) => field.second);
      /** The fields that show a person's values while an organisation has none: all of them, or none, so that one's
       * number never stands beside the other's name. */
      this.lent = twofold.some((field) => this.shared(field.shared)) ? [] : twofold;
      const prefix = `${definition.id}/`;
      const own = this.entries().filter(([key]) => key.startsWith(prefix));
      /** What is kept of this template alone, by path: where it has nothing of its own, what an earlier field
       * had. @type {Record<string, string>} */
      this.kept = {
        ...this.inherited(),
        ...Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]))
      };
      /** The same without what is empty: [path, value]. */
      this.written = Object.entries(this.kept).filter(([, value]) => value);
    }

    /** What earlier fields hold (`was` of a definition), by the paths of those that have taken over from them.
     * @returns {Record<string, string>} */
    inherited() {
      /** @type {Map<string, string>} */
      const heirs = new Map();
      for (const field of this.fields) {
        // A term of the law that it takes over from may have had other ids.
        for (const was of [field.was].flat().filter(Boolean)) {
          heirs.set(was, field.id).set(`${was}/rows`, `${field.id}/rows`);
        }
        for (const column of field.columns) {
          const all = [column.was || (field.was && `${field.was}/${column.id}`)].flat().filter(Boolean);
          for (const was of all) heirs.set(was, `${field.id}/*/${column.id}`);
        }
      }
      return Object.fromEntries(
        this.entries().flatMap(([key, value]) => {
          const [template, id, row, column] = key.split("/");
          const path = heirs.get(column ? `${template}/${id}/${column}` : key);
          return path ? [[path.replace("*", row), value]] : [];
        })
      );
    }

    /** @returns {[string, string][]} key and value of all that the dialogue holds */
    entries() {
      return Object.entries(this.dialogue ? this.dialogue.values : {}).map(([key, [value]]) => [key, value]);
    }

    /** What all templates of the dialogue share. @param {string} name */
    shared(name) {
      const [value] = (this.dialogue && this.dialogue.values[`shared/${name}`]) || [""];
      return value;
    }

    /** @param {Field} field @param {string} [path] of a cell */
    read(field, path) {
      if (!this.dialogue) return "";
      const own = OWN[field.shared];
      if (own && !path) return this.dialogue[own];
      if (field.shared && !path) return this.shared(this.lent.includes(field) ? field.second : field.shared);
      const value = this.kept[path || field.id] || "";
      return field.type === "choice" ? named(field, value) : value;
    }

    /** The value of a table's cell. @param {Field} table @param {number} row @param {Field} column */
    cell(table, row, column) {
      return this.read(column, cellOf(table, row, column));
    }

    /** The last row of a table with something in it; 0 where there is none. @param {Field} table */
    filled(table) {
      const cells = this.written
        .map(([path]) => path.split("/"))
        .filter(([id, , column]) => id === table.id && column);
      return Math.max(0, ...cells.map(([, row]) => Number(row) || 0));
    }

    /** How many rows a table has on the page: those asked for, and never fewer than are filled.
     * @param {Field} table */
    rows(table) {
      const asked = Number(this.read(table, `${table.id}/rows`)) || Math.min(FIRST, table.rows);
      return Math.min(MOST, Math.max(asked, this.filled(table)));
    }

    /** How many it has on paper: no empty ones after the filled, unless they are there to be signed in; none in a letter
     * in which nothing is said there. @param {Field} table */
    rowsOnPaper(table) {
      const filled = Math.min(MOST, this.filled(table));
      const isSigned = table.columns.some((column) => column.isSignature);
      const isForPen = isSigned || !(filled || (this.definition.isLetter && !this.isBlank()));
      return Math.max(filled, isForPen ? table.rows : 0);
    }

    /** @param {string} id */
    fieldOf(id) {
      return this.fields.find((field) => field.id === id);
    }

    /** Whether something is written in a field; `request/просим|прошу`: with
     * such words in it (hooks/handbook/model/lead_words.py). @param {string} path */
    isFilled(path) {
      const [id, words] = path.split("/");
      const field = this.fieldOf(id);
      if (field && words) return new RegExp(words, "i").test(this.read(field));
      return Boolean(field && (field.type === "table" ? this.filled(field) : this.read(field).trim()));
    }

    /** Whether a field stands in a paper that something is written in: what is empty is left out, unless it is required, signed
     * or ticked by hand. @param {string} id */
    stays(id) {
      const field = this.fieldOf(id);
      if (!field || field.isSignature || field.required || field.type === "tick") return true;
      return this.isBlank() || (field.type === "table" ? this.rowsOnPaper(field) > 0 : this.isFilled(id));
    }

    /** Whether nothing is written yet: the paper is for a pen. */
    isBlank() {
      return !this.fields.some((field) => this.isFilled(field.id));
    }

    /** How many rows each table has: while this stays, the form needs no building anew. */
    shape() {
      return this.tables.map((table) => this.rows(table)).join();
    }

    /** Whether a row has words and one of its cells none yet. @param {string} path of the cell */
    lacks(path) {
      const row = path.slice(0, path.lastIndexOf("/") + 1);
      return !this.kept[path] && this.written.some(([each]) => each.startsWith(row));
    }

    /** Whether another field has taken over what stands here. @param {string} path */
    isMoved(path) {
      const [id, row, column] = path.split("/");
      const name = column ? `${id}/${column}` : row === "rows" ? id : path;
      return this.definition.moved.includes(name);
    }

    /** What was written before the template changed and has no place in it now: [path, value].
     * @param {(path: string) => boolean} isPlace whether the page has a place for a path */
    leftovers(isPlace) {
      const rows = this.tables.map((table) => `${table.id}/rows`);
      const own = this.fields.filter(
        (field) => field.type !== "table" && !field.shared && !field.isSignature
      );
      const known = new Set([...rows, ...own.map((field) => field.id)]);
      return this.written.filter(([path]) => !known.has(path) && !this.isMoved(path) && !isPlace(path));
    }

    /** Rows of the other template that a table may take: [row, column, value]. @param {Field} table
     * @returns {[string, string, string][]} */
    taken(table) {
      const columns = new Set(table.columns.map((column) => column.id));
      return this.entries()
        .filter(
          ([key, value]) => key.startsWith(table.takes + "/") && value && columns.has(key.split("/")[3])
        )
        .map(([key, value]) => [key.split("/")[2], key.split("/")[3], value]);
    }
  }

  handbook.forms = {
    ...handbook.forms,
    MOST,
    FormValues,
    cellOf,
    isRight,
    isTicked,
    keyOf,
    partOf,
    shown,
    write
  };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
