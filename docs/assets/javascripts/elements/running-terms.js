/* needs: element store term-list */
// <handbook-running-terms>: on a template's page, the terms that run in the current dialogue, and the
// deadlines that were written into the template.
(function () {
  "use strict";

  const { Component, TermList, define, make, store } = window.handbook;

  class RunningTerms extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      this.given = this.data();
      this.list = new TermList(this.given);
      this.body = make("div");
      element.append(this.body, this.list.status);
    }

    connect() {
      this.follow((state) => this.show(state));
    }

    /** @param {HandbookState} state */
    show(state) {
      const { words, page } = this.given;
      const dialogue = store.currentOf(state);
      const deadlines = dialogue ? this.list.deadlines(dialogue) : [];
      const lines = this.list.lines(dialogue);
      const heading = deadlines.length ? [make("p", {}, make("b", {}, words.deadlines))] : [];
      const open = page ? [make("p", {}, make("a", { href: page }, words.open))] : [];
      const none = lines.length + deadlines.length ? [] : [make("p", {}, words.none)];
      this.body.replaceChildren(...lines, ...heading, ...deadlines, ...none, ...open);
    }
  }

  define("running-terms", RunningTerms);
})();
