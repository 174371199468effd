/* needs: element store term-door */
// <handbook-term-counter>: a term and the day that it is counted from in, its last day out, kept with the
// current dialogue. Nothing that is typed leaves the browser.
(function () {
  "use strict";

  const { Component, announcer, define, find, hasTerms, linkToMyDialogue, make, openTerms, store } =
    window.handbook;

  class TermCounter extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      /** @type {HandbookTermData} */
      this.given = this.data();
      this.words = this.given.words;
      this.status = find(element, "[role=status]");
      this.announce = announcer(this.status, this.words);
      this.results = find(element, ".handbook-terms");
      this.where = linkToMyDialogue();
      this.line = make("p", { hidden: true }, this.where);
      this.status.after(this.line);
      this.form = find(element, "form");
      this.term = find(element, "select");
      this.day = find(element, "input");
      this.starts = find(element, "small");
      this.term.addEventListener("change", () => this.showStarts());
      this.form.addEventListener("focusin", () => this.open());
      this.form.addEventListener("submit", (/** @type {Event} */ event) => {
        event.preventDefault();
        this.count();
      });
    }

    connect() {
      this.showStarts();
      this.follow((state) => this.show(state));
      this.element.hidden = false;
    }

    /** What counts, once it is asked for. @returns {Promise<HandbookTermList | null>} */
    async open() {
      this.list = this.list || (await openTerms(this.given, this.announce));
      return this.list;
    }

    chosen() {
      return this.given.terms.find((term) => term.id === this.term.value);
    }

    /** Which day is asked for hangs on the term. */
    showStarts() {
      const term = this.chosen();
      this.starts.textContent = term ? term.starts : "";
    }

    async count() {
      const list = await this.open();
      if (!list) return;
      this.answer(list);
      // On a low screen the answer stands below; who asked keeps the focus.
      this.status.scrollIntoView({ block: "nearest" });
    }

    /** @param {HandbookTermList} list */
    answer(list) {
      const term = this.chosen();
      const fault = term ? list.fault(this.day.value, term) : "term";
      this.term.setAttribute("aria-invalid", String(fault === "term"));
      this.day.setAttribute("aria-invalid", String(!["", "term"].includes(fault)));
      if (!term || fault) {
        this.announce(list.refusal(fault));
        (term ? this.day : this.term).focus();
        return;
      }
      store.change((state) => list.keep(state, term, this.day.value));
      const answer = `${term.name}. ${list.answer(this.day.value, term)}`;
      this.announce([answer, this.words.faults[store.fault()] || ""].join(" ").trim());
    }

    /** @param {HandbookState} state */
    async show(state) {
      const dialogue = store.currentOf(state);
      this.dialogue = dialogue;
      const name = dialogue && (store.nameOf(dialogue) || this.words.unnamed);
      this.line.hidden = !name;
      this.where.textContent = name ? `${this.words.dialogue} ${name}` : "";
      const fault = store.fault();
      if (fault) this.announce(this.words.faults[fault]);
      const list = hasTerms(dialogue) ? await this.open() : null;
      // The newest state may have come meanwhile.
      const lines = list && hasTerms(this.dialogue) ? list.lines(this.dialogue) : [];
      this.results.replaceChildren(...(lines.length ? lines : [make("p", {}, this.words.none)]));
    }
  }

  define("term-counter", TermCounter);
})();
