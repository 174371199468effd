/* needs: element store */
/* words: checklist.script */
// <handbook-checklist>: a list of boxes that remembers its ticks by the ids of its items, in the current
// dialogue.
(function () {
  "use strict";

  const { Component, button, define, linkToMyDialogue, make, store } = window.handbook;
  const words = window.handbookWords["checklist.script"][document.documentElement.lang];

  class Checklist extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      this.boxes = [...element.querySelectorAll("input")];
      this.count = make("p", { role: "status" });
      this.where = linkToMyDialogue();
      this.clear = button(words.clear, () => this.takeAway());
      this.undo = button(words.undo, () => this.giveBack());
      this.note = make("p", { className: "handbook-note print-hidden" });
      /** The items whose ticks were just taken away. @type {string[]} */
      this.taken = [];
      const parts = [this.count, this.where, this.clear, this.undo];
      element.append(
        make("div", { className: "handbook-checklist__state print-hidden" }, ...parts),
        this.note
      );
      const heading = element.parentElement && element.parentElement.querySelector("h1, h2, h3");
      if (heading && heading.id) {
        element.setAttribute("role", "group");
        element.setAttribute("aria-labelledby", heading.id);
      }
      for (const box of this.boxes) box.addEventListener("change", () => this.tick(box));
    }

    connect() {
      this.follow((state) => this.show(state));
      for (const box of this.boxes) box.disabled = false;
    }

    /** @param {HTMLInputElement} box */
    item(box) {
      return /** @type {HTMLElement} */ (box.closest("li")).id;
    }

    /** @param {HTMLInputElement} box */
    tick(box) {
      this.taken = [];
      store.change((state) => store.tick(state, this.item(box), box.checked));
    }

    takeAway() {
      const taken = this.boxes.filter((box) => box.checked).map((box) => this.item(box));
      this.taken = taken;
      store.change((state) => taken.forEach((item) => store.tick(state, item, false)));
      this.undo.focus();
    }

    giveBack() {
      const taken = this.taken;
      this.taken = [];
      store.change((state) => taken.forEach((item) => store.tick(state, item, true)));
      this.boxes[0].focus();
    }

    /** @param {HandbookState} state */
    show(state) {
      const dialogue = store.currentOf(state);
      for (const box of this.boxes) box.checked = Boolean(dialogue && dialogue.ticks[this.item(box)] > 0);
      const on = this.boxes.filter((box) => box.checked).length;
      const count = words.count.replace("{on}", String(on)).replace("{all}", String(this.boxes.length));
      const said = (this.taken.length ? words.cleared + " " : "") + count;
      if (this.count.textContent !== said) this.count.textContent = said;
      this.clear.hidden = !on;
      this.undo.hidden = !this.taken.length;
      const name = dialogue ? store.nameOf(dialogue) || words.unnamed : "";
      this.where.textContent = dialogue ? `${words.dialogue} ${name}` : "";
      this.where.hidden = !dialogue;
      const fault = store.fault();
      this.note.textContent = fault ? words.faults[fault] : "";
      this.note.hidden = !fault;
    }
  }

  define("checklist", Checklist);
})();
