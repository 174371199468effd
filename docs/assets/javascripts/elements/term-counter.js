/* needs: element store term-list */
// <handbook-term-counter>: a term and the day that it is counted from in, its last day out, kept with the
// current dialogue. Nothing that is typed leaves the browser.
(function () {
  "use strict";

  const { Component, TermList, define, find, linkToMyDialogue, make, store, terms, today } = window.handbook;

  class TermCounter extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      /** @type {HandbookTermData} */
      this.given = this.data();
      this.words = this.given.words;
      this.status = find(element, "[role=status]");
      this.results = find(element, ".handbook-terms");
      this.list = new TermList(this.given);
      this.list.status = this.status;
      this.where = linkToMyDialogue();
      this.none = make("p", {}, this.words.none);
      this.status.after(make("p", {}, this.where));
      this.form = find(element, "form");
      this.term = find(element, "select");
      this.day = find(element, "input");
      this.starts = find(element, "small");
      this.term.addEventListener("change", () => this.showStarts());
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

    chosen() {
      return this.given.terms.find((term) => term.id === this.term.value);
    }

    /** Which day is asked for hangs on the term. */
    showStarts() {
      const term = this.chosen();
      this.starts.textContent = term ? term.starts : "";
      this.day.max = term && !term.isBefore ? today() : "";
    }

    count() {
      const { calendar } = this.list;
      const term = this.chosen();
      const fault = term ? terms.fault(this.day.value, term, today(), calendar) : "term";
      this.term.setAttribute("aria-invalid", String(fault === "term"));
      this.day.setAttribute("aria-invalid", String(fault !== "" && fault !== "term"));
      if (!term || fault) return this.refuse(fault);
      const day = terms.read(this.day.value);
      store.change((state) => {
        const { values } = store.currentOf(state) || store.add(state);
        store.put(state, terms.keyFor(values, term.id, day), day);
      });
      const due = terms.due(day, term, calendar);
      if (due) this.list.say(`${term.name}. ${this.list.told(due.day)}`);
    }

    /** @param {string} fault */
    refuse(fault) {
      this.list.say(this.list.refusal(fault));
      (fault === "term" ? this.term : this.day).focus();
    }

    /** @param {HandbookState} state */
    show(state) {
      const dialogue = store.currentOf(state);
      const lines = this.list.lines(dialogue);
      this.results.replaceChildren(...(lines.length ? lines : [this.none]));
      const name = dialogue && (store.nameOf(dialogue) || this.words.unnamed);
      this.where.textContent = name ? this.list.put(this.words.dialogue, { name }) : "";
      const fault = store.fault();
      if (fault) this.list.say(this.words.faults[fault]);
    }
  }

  define("term-counter", TermCounter);
})();
