/* needs: element store */
/* later: term-door */
// <handbook-running-terms>: on a template's page, the terms that run in the current dialogue, and the
// deadlines that were written into the template.
(function () {
  "use strict";

  const { Component, define, load, make, store } = window.handbook;

  class RunningTerms extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      /** @type {HandbookTermData} */
      this.given = this.data();
      this.status = make("p", { role: "status", className: "handbook-note" });
      this.body = make("div");
      element.append(this.body, this.status);
    }

    connect() {
      this.follow((state) => this.show(state));
    }

    /** Whether the dialogue has something to show: terms, or cells of deadlines.
     * @param {HandbookDialogue | undefined} dialogue */
    isNeeded(dialogue) {
      const places = ["terms/", ...(this.given.deadlines || []).map(({ table }) => `${table}/`)];
      return Object.entries(dialogue ? dialogue.values : {}).some(
        ([key, [value]]) => value && places.some((place) => key.startsWith(place))
      );
    }

    /** What shows terms. @returns {Promise<HandbookTermList | null>} */
    async open() {
      const { given, status } = this;
      try {
        if (!("openTerms" in window.handbook)) await load("term-door");
      } catch (error) {
        status.textContent = given.words.failed;
        return null;
      }
      return window.handbook.openTerms(given, window.handbook.announcer(status, given.words));
    }

    /** @param {HandbookState} state */
    async show(state) {
      this.dialogue = store.currentOf(state);
      if (!this.list && this.isNeeded(this.dialogue)) this.list = await this.open();
      const { words, page } = this.given;
      const { dialogue, list } = this; // the newest state may have come meanwhile
      const lines = dialogue && list ? [...list.lines(dialogue), ...list.deadlines(dialogue)] : [];
      const open = page ? [make("p", {}, make("a", { href: page }, words.open))] : [];
      this.body.replaceChildren(...(lines.length ? lines : [make("p", {}, words.none)]), ...open);
    }
  }

  define("running-terms", RunningTerms);
})();
