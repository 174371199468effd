/* with: form-told form-document form-rows form-carried form-hints */
/* words: documents.acts */
/* later: word */
// What a reader does with a template beside writing into its fields: rows put in and taken out, tables pasted,
// points of another template and an organisation's data taken over, all of it taken away or cleared. Comes when
// the form is first touched (elements/form.js).
(function () {
  "use strict";

  /**
   * @typedef {HandbookFormField} Field
   * @typedef {HandbookFormPage} Page
   */
  const {
    button,
    dialogues,
    formCarried,
    formDocument,
    forms,
    formHints,
    formRows,
    formTold,
    load,
    make,
    save,
    store
  } = window.handbook;
  const words = window.handbookWords["documents.acts"][window.handbookLanguage];

  const isGrowing = Boolean(window.CSS) && CSS.supports("field-sizing", "content"); // fields are as high as their text, else they are made so

  /** @param {string} text @param {Record<string, any>} values */
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  /** Changes a form so that this alone can be taken back, also later and from «My dialogue»: below a place it says
   * what was done. @param {Page} page @param {string} text
   * @param {(state: HandbookState) => void} act @param {() => Element | undefined} place */
  function change(page, text, act, place) {
    const undo = store.changeWithUndo(`${page.definition.title}: ${text}`, act);
    page.say(text, place(), undo);
  }

  /** @param {Page} page @param {Field} table @param {string[][]} rows @param {number} count of rows to be seen */
  const putRows = (page, table, rows, count) => (/** @type {HandbookState} */ state) => {
    const { definition, values } = page;
    for (const [path, value] of formRows.changed(values, table, rows)) {
      dialogues.put(state, `${definition.id}/${path}`, value);
    }
    if (count !== values.rows(table)) {
      dialogues.put(state, `${definition.id}/${table.id}/rows`, String(count));
    }
  };

  /** @param {Page} page @param {Field} table @param {number} row */
  const rowOf = (page, table, row) => {
    const input = page.fields.first(table, row);
    return input && input.closest(".handbook-form__row");
  };

  /** The last row of a table, below which what is said of it stands. @param {Page} page @param {Field} table */
  const endOf = (page, table) => () => rowOf(page, table, page.values.rows(table)) || undefined;

  /** Puts text in where the cursor is. @param {HTMLInputElement} input @param {string} text */
  function insert(input, text) {
    // So the browser can take it back, too; where it does not do it, the text is put in without.
    if (document.execCommand && document.execCommand("insertText", false, text)) return;
    input.setRangeText(text, input.selectionStart || 0, input.selectionEnd || 0, "end");
    input.dispatchEvent(new Event("input"));
  }

  const acts = {
    /** Listens to what is typed and pasted into the fields. @param {Page} page */
    begin(page) {
      page.body.addEventListener("paste", (event) => acts.catch(page, event));
      page.body.addEventListener("focusout", () => formHints.show(page, words.year));
      page.body.addEventListener("keydown", (event) => {
        const isLine = /** @type {Element} */ (event.target).matches("textarea[rows='1']");
        if (isLine && event.key === "Enter" && !event.isComposing) event.preventDefault();
      });
      acts.shown(page);
    },

    /** The form shows what is kept now. @param {Page} page */
    shown(page) {
      acts.offer(page);
      formDocument.show(page);
      formHints.show(page, words.year);
      if (isGrowing) return;
      for (const { input } of page.fields.places.values()) {
        if (input.tagName !== "TEXTAREA") continue;
        input.style.height = "auto";
        input.style.height = `${input.scrollHeight + 4}px`;
      }
    },

    /** Offers the organisation's data of another dialogue where this one has none. @param {Page} page */
    offer(page) {
      const isOurs = page.values.fields.some((field) => formTold.OURS.includes(field.shared));
      const lender = isOurs ? formTold.lender(page.state) : undefined;
      if ((lender ? lender.id : "") === page.offer.dataset.from) return;
      page.offer.dataset.from = lender ? lender.id : "";
      const name = lender && (store.nameOf(lender) || page.words.unnamed);
      const lend = (/** @type {HandbookDialogue} */ { id }) =>
        button(put(words.lend, { name }), () => acts.lend(page, id));
      page.offer.replaceChildren(...(lender ? [lend(lender)] : []));
    },

    /** What a browser would put into a field as it must not be. @param {Page} page @param {ClipboardEvent} event */
    catch(page, event) {
      const given = event.clipboardData;
      const place = [...page.fields.places.values()].find(({ input }) => input === event.target);
      if (!given || !place) return;
      const { field, path, input } = place;
      const text = given.getData("text/plain");
      const isBroken = /\n/.test(text.trim());
      const isFromTable = isBroken && given.getData("text/html").includes("<td");
      const isLong = input.maxLength > 0 && input.value.length + text.length > input.maxLength;
      const isPlain = !isLong && (!isBroken || field.type === "lines" || input.maxLength < 1);
      const isTable = path && (/\t/.test(text.trim()) || isFromTable);
      if (!isTable && isPlain) return;
      event.preventDefault();
      if (isTable) acts.pasteTable(page, place, text);
      else acts.paste(page, place, text);
    },

    /** @param {Page} page @param {Field} table */
    limit(page, table) {
      page.say(put(words.limit, { count: forms.MOST }), endOf(page, table)());
    },

    /** @param {Page} page @param {Field} table */
    add(page, table) {
      const count = page.values.rows(table) + 1;
      if (count > forms.MOST) return acts.limit(page, table);
      const key = forms.keyOf(page.definition, table, `${table.id}/rows`);
      store.change((state) => store.put(state, key, String(count)));
      const input = page.fields.first(table, count);
      if (input) input.focus();
    },

    /** @param {Page} page @param {Field} table @param {number} row */
    insert(page, table, row) {
      const rows = formRows.read(page.values, table);
      if (rows.length >= forms.MOST) return acts.limit(page, table);
      rows.splice(row, 0, []);
      store.change(putRows(page, table, rows, rows.length));
      const input = page.fields.first(table, row + 1);
      if (input) input.focus();
    },

    /** @param {Page} page @param {Field} table @param {number} row */
    remove(page, table, row) {
      const rows = formRows.read(page.values, table);
      const [gone] = rows.splice(row - 1, 1);
      const act = putRows(page, table, rows, Math.max(1, rows.length));
      if (gone.some(Boolean)) {
        const place = () => rowOf(page, table, Math.max(1, Math.min(row - 1, rows.length))) || undefined;
        return change(page, put(words.removed, { row }), act, place);
      }
      store.change(act);
      const input = page.fields.first(table, Math.max(1, Math.min(row, rows.length)));
      if (input) input.focus();
    },

    /** A table of Word or Excel fills rows and columns from the cell on that it is pasted into.
     * @param {Page} page @param {HandbookFormPlace} place @param {string} text */
    pasteTable(page, { path, input }, text) {
      const [id, row, column] = (path || "").split("/");
      const table = page.values.fieldOf(id);
      if (!table) return;
      const given = formRows.cells(text);
      const first = table.columns.findIndex((each) => each.id === column);
      const { rows, left } = formRows.filled(page.values, table, given, [Number(row) - 1, first]);
      const said = [put(words.pasted, { count: given.length }), left ? put(words.left, { count: left }) : ""];
      const below = () => (page.fields.places.get(path || "") || { input }).input.closest("p");
      change(page, said.join(" ").trim(), putRows(page, table, rows, rows.length), below);
    },

    /** A text into a field, where it may not go as it is: no line breaks in a field of one line, no more than it holds.
     * @param {Page} page @param {HandbookFormPlace} place @param {string} text */
    paste(page, { field, input }, text) {
      const room = input.maxLength - input.value.length + (input.selectionEnd - input.selectionStart);
      const whole = field.type === "lines" ? text : text.trim().replace(/\s*\n\s*/g, " ");
      insert(input, whole.slice(0, room));
      if (whole.length > room) page.say(put(words.tooLong, { count: input.maxLength }), input.closest("p"));
    },

    /** Takes what another template has for this table. @param {Page} page @param {Field} table */
    take(page, table) {
      const { rows, marks, count, updated, differing } = formCarried(page.values, table);
      const key = `taken/${page.definition.id}/${table.id}`;
      const said = count > updated ? [page.words.carried] : [];
      if (updated) said.push(put(words.updated, { count: updated }));
      if (differing) said.push(put(words[table.takes.split("/")[0]], { count: differing }));
      if (!count) return page.say([words.nothing, ...said].join(" "), endOf(page, table)());
      const act = putRows(page, table, rows, Math.max(rows.length, page.values.rows(table)));
      const withMarks = (/** @type {HandbookState} */ state) => {
        act(state);
        dialogues.put(state, key, marks);
      };
      change(page, said.join(" "), withMarks, endOf(page, table));
    },

    /** Takes an organisation's data from another dialogue. @param {Page} page @param {string} id of the dialogue */
    lend(page, id) {
      const copy = (/** @type {HandbookState} */ state) => {
        const { values } = state.dialogues.find((each) => each.id === id) || {
          values: /** @type {any} */ ({})
        };
        for (const key of formTold.OURS.map((name) => `shared/${name}`)) {
          if ((values[key] || [""])[0]) dialogues.put(state, key, values[key][0]);
        }
      };
      change(page, words.lent, copy, () => page.top);
      page.status.focus();
    },

    /** Empties this template's own fields; what is shared with other templates stays. @param {Page} page */
    clear(page) {
      const { definition, values } = page;
      const keys = values.written.map(([path]) => `${definition.id}/${path}`);
      const shared = values.fields.filter((field) => field.shared && values.read(field));
      const fields = shared.map(({ label }) => label).join("; ");
      const said = [page.words.cleared, ...(fields ? [put(words.shared, { fields })] : [])];
      const empty = (/** @type {HandbookState} */ state) =>
        keys.forEach((key) => dialogues.put(state, key, ""));
      change(page, said.join(" "), empty, () => undefined);
    },

    /** Prints the document, which has all that is written now. */
    print: () => print(),

    /** @param {Page} page */
    async copy(page) {
      const { words: own } = page;
      const left = page.leftovers().map(([label, value]) => `${label}: ${value}`);
      const text = [...formTold.lines(page.values), ...(left.length ? ["", own.kept, ...left] : [])].join(
        "\n"
      );
      try {
        await navigator.clipboard.writeText(text);
        page.say(own.copied);
      } catch (error) {
        const field = make("textarea", { value: text, rows: 6, readOnly: true, "aria-label": own.copy });
        page.say([own.copyByHand, field]);
      }
    },

    /** @param {Page} page @param {string} script with the blank document's parts: a page opened from a folder cannot
     * fetch @param {string} name */
    async download(page, script, name) {
      const isThere = () => Boolean(window.handbookDocuments && window.handbookDocuments[name]);
      try {
        await Promise.all([isThere() || load(script), window.handbookWord || load("word")]);
      } catch (error) {
        // What did not come is not there.
      }
      if (isThere() && "handbookWord" in window) acts.fill(page, name);
      else page.say(page.words.failed);
    },

    /** Gives the reader the document, filled in. @param {Page} page @param {string} blank its name */
    fill(page, blank) {
      const { definition, values, words: own } = page;
      const paper = forms.paper(values, page.fields.places);
      const name = forms.fileName(values, blank);
      save(window.handbookWord(window.handbookDocuments[blank], paper, own.dates), name);
      const missing = formTold.missing(values);
      const isOfBoth = definition.documents.findIndex((each) => each[2] === blank) > 0;
      const said = [
        put(words.saved, { name }),
        ...(isOfBoth ? [own.translate] : []),
        ...formTold.wrong(values).map((check) => own.checks[check])
      ];
      page.say([said.join(" "), ...acts.lacking(page, missing)]);
    },

    /** Says which fields are empty that must not be, each with a way to it. @param {Page} page @param {Field[]} fields */
    lacking(page, fields) {
      const links = fields.flatMap((field, index) => {
        const input = (page.fields.places.get(field.id) || { input: page.fields.first(field) }).input;
        const link = make("a", { href: `#${input ? input.id : ""}` }, field.label);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          if (!input) return;
          input.focus({ preventScroll: true });
          input.scrollIntoView({ block: "center" });
        });
        return [index ? ", " : "", link];
      });
      return links.length ? [" ", page.words.missing, ...links, "."] : [];
    }
  };

  window.handbook.formActs = acts;
})();
