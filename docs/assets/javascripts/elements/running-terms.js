/* needs: element store term-door */
// <handbook-running-terms>: on a template's page, the terms that run in the current dialogue, and the
// deadlines that were written into the template.
(function () {
  "use strict";

  const { Component, announcer, define, hasTerms, make, openTerms, store } = window.handbook;

  class RunningTerms extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      /** @type {HandbookTermData} */
      this.given = this.data();
      const status = make("p", { role: "status", className: "handbook-note" });
      this.announce = announcer(status, this.given.words);
      this.body = make("div");
      element.append(this.body, status);
    }

    connect() {
      this.follow((state) => this.show(state));
    }

    /** Whether the dialogue has something to show: terms, or cells of deadlines.
     * @param {HandbookDialogue | undefined} dialogue */
    isNeeded(dialogue) {
      const tables = (this.given.deadlines || []).map(({ table }) => `${table}/`);
      const isDeadline = (/** @type {string} */ key) => tables.some((table) => key.startsWith(table));
      return hasTerms(dialogue) || Object.keys(dialogue ? dialogue.values : {}).some(isDeadline);
    }

    /** @param {HandbookState} state */
    async show(state) {
      this.dialogue = store.currentOf(state);
      if (!this.list && this.isNeeded(this.dialogue)) this.list = await openTerms(this.given, this.announce);
      const { words, page } = this.given;
      const { dialogue, list } = this; // the newest state may have come meanwhile
      const lines = dialogue && list ? [...list.lines(dialogue), ...list.deadlines(dialogue)] : [];
      const open = page ? [make("p", {}, make("a", { href: page }, words.open))] : [];
      this.body.replaceChildren(...(lines.length ? lines : [make("p", {}, words.none)]), ...open);
    }
  }

  define("running-terms", RunningTerms);
})();
