// The card of the dialogue that is being prepared, on «My dialogue»: its fields, its progress, its documents,
// what one can do with it.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookDialogue} Dialogue
   * @typedef {{title: string, href: string, isStage: boolean, items: [string, string][]}} Checklist
   * @typedef {{id: string, title: string, href: string}} Template
   */
  const { button, dialogues, hasTerms, make, openTerms } = handbook;

  const LONGEST = 2000; // characters of a field

  class DialogueCard {
    /** @param {{stages: Checklist[], forms: Template[], terms: HandbookTermData, dates: HandbookDates, words: any}} data
     * of the page @param {HandbookCardActs} acts */
    constructor({ stages, forms, terms, dates, words }, acts) {
      this.dates = dates;
      this.checklists = stages;
      this.templates = forms;
      this.words = words;
      this.acts = acts;
      this.picker = make("select", { id: "dialogue-picker", onchange: () => acts.pick(this.picker.value) });
      this.fields = dialogues.FIELDS.map((name) => this.field(name));
      this.given = terms;
      const meeting = button(terms.words.meeting, () => this.giveMeeting());
      this.meeting = make("p", { className: "print-hidden" }, meeting);
      this.terms = make("div", { className: "handbook-terms" });
      this.progress = make("div");
      this.documents = make("div");
    }

    /** @param {HandbookOwnField} name */
    field(name) {
      const id = `dialogue-${name}`;
      const input = make(name === "about" ? "textarea" : "input", {
        id,
        autocomplete: "off",
        maxLength: LONGEST
      });
      input.addEventListener("paste", (event) => this.paste(/** @type {ClipboardEvent} */ (event), input));
      if (name === "date") input.setAttribute("type", "date");
      input.addEventListener("input", () => this.acts.keep(name, input.value));
      const paper = make("span", { className: "handbook-paper" });
      const label = make("label", { htmlFor: id }, this.words[name]);
      return { name, input, paper, line: make("p", { className: "handbook-field" }, label, input, paper) };
    }

    /** Says that not all that is pasted has room. @param {ClipboardEvent} event
     * @param {HTMLInputElement | HTMLTextAreaElement} input */
    paste({ clipboardData }, input) {
      const text = clipboardData ? clipboardData.getData("text/plain") : "";
      const isTaken = (input.selectionEnd || 0) - (input.selectionStart || 0);
      if (input.type === "date" || input.value.length - isTaken + text.length <= LONGEST) return;
      this.acts.announce(this.words.tooLong.replace("{count}", String(LONGEST)));
    }

    /** What stands on the page, from top to bottom. @returns {HTMLElement[]} */
    lines() {
      const { acts, words } = this;
      const label = make("label", { htmlFor: this.picker.id }, words.pick);
      const add = button(words.add, acts.add);
      const actions = [
        button(words.share, acts.share, "handbook-button--main"),
        ...("print" in window ? [button(words.print, () => print())] : []),
        button(words.remove, acts.remove)
      ];
      return [
        make("p", { className: "handbook-field print-hidden" }, label, this.picker, add),
        ...this.fields.map((field) => field.line),
        this.meeting,
        this.terms,
        this.progress,
        this.documents,
        make("p", { className: "print-hidden" }, words.shareNote),
        make("p", { className: "handbook-actions print-hidden" }, ...actions)
      ];
    }

    /** @param {HandbookState} state @param {Dialogue} current one of the state's dialogues */
    show(state, current) {
      const options = state.dialogues.map((each) => {
        return make("option", { value: each.id, selected: each === current }, this.name(each));
      });
      this.picker.replaceChildren(...options);
      for (const { name, input, paper } of this.fields) {
        if (input !== document.activeElement) input.value = current[name];
        paper.textContent = name === "date" ? this.day(current.date) : current[name];
      }
      this.dialogue = current;
      this.meeting.hidden = !current.date;
      this.showTerms();
      this.progress.replaceChildren(...this.checklists.flatMap((list) => this.checklist(list, current)));
      this.documents.replaceChildren(...this.filledDocuments(current));
    }

    /** What shows terms, and makes files of days for the calendar. */
    async openTerms() {
      this.list = this.list || (await openTerms(this.given, this.acts.announce));
      return this.list;
    }

    async giveMeeting() {
      const list = await this.openTerms();
      if (list && this.dialogue) list.giveMeeting(this.dialogue);
    }

    /** The terms that run, and where more are counted. */
    async showTerms() {
      const { page, words } = this.given;
      const list = hasTerms(this.dialogue) ? await this.openTerms() : null;
      const lines = list ? list.lines(this.dialogue) : []; // the newest state may have come meanwhile
      const open = page
        ? [make("p", { className: "print-hidden" }, make("a", { href: page }, words.open))]
        : [];
      const heading = make("p", {}, make("b", {}, words.title));
      this.terms.replaceChildren(...(lines.length || page ? [heading, ...lines, ...open] : []));
    }

    /** What a dialogue is called in a list. @param {Dialogue} dialogue */
    name(dialogue) {
      return dialogues.nameOf(dialogue, (day) => this.day(day)) || this.words.unnamed;
    }

    /** A day as the language writes it: browsers do not know the months of every language. @param {string} date */
    day(date) {
      if (!date) return "";
      const [year, month, day] = date.split("-");
      const { day: pattern, months } = this.dates;
      return pattern
        .replace("{year}", year)
        .replace("{month}", months[+month - 1])
        .replace("{day}", `${+day}`);
    }

    /** One checklist: its name with a link, how much is ticked, and on paper every item.
     * @param {Checklist} list @param {Dialogue} dialogue */
    checklist(list, dialogue) {
      const isOn = (/** @type {string} */ id) => dialogue.ticks[id] > 0;
      const on = list.items.filter(([id]) => isOn(id)).length;
      if (!list.isStage && !on) return [];
      const count = this.words.count.replace("{on}", on).replace("{all}", list.items.length);
      const items = list.items.map(([id, text]) => make("li", {}, (isOn(id) ? "☑ " : "☐ ") + text));
      const link = make("a", { href: list.href }, list.title);
      return [
        make("p", { className: "handbook-line" }, link, make("span", {}, count)),
        make("ul", { className: "handbook-paper" }, ...items)
      ];
    }

    /** The documents with something of their own in them, and what was written into those that are no more.
     * @param {Dialogue} dialogue */
    filledDocuments(dialogue) {
      const written = Object.entries(dialogue.values).filter(
        ([key, [value]]) => value && !/^(shared|terms|taken)\/|\/rows$/.test(key)
      );
      const isOf = (/** @type {string} */ key, /** @type {Template} */ form) => key.startsWith(form.id + "/");
      const found = this.templates.filter((form) => written.some(([key]) => isOf(key, form)));
      const gone = written.filter(([key]) => !this.templates.some((form) => isOf(key, form)));
      const heading = (/** @type {string} */ text) => make("p", {}, make("b", {}, text));
      const links = found.map((form) =>
        make("p", { className: "handbook-line" }, make("a", { href: form.href }, form.title))
      );
      const lost = gone.map(([key, [value]]) => make("li", {}, `${key}: ${value}`));
      return [
        ...(links.length ? [heading(this.words.documents), ...links] : []),
        ...(lost.length ? [heading(this.words.gone), make("ul", {}, ...lost)] : [])
      ];
    }
  }

  handbook.DialogueCard = DialogueCard;
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
