/* needs: element store undo */
/* words: checklist.script */
// <handbook-checklist>: a list of boxes that remembers its ticks by the ids of its items, in the current
// dialogue.
(function () {
  "use strict";

  const { Component, button, define, linkToMyDialogue, make, store } = window.handbook;
  const words = window.handbookWords["checklist.script"][window.handbookLanguage];

  class Checklist extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      this.boxes = [...element.querySelectorAll("input")];
      this.count = make("p", { role: "status" });
      this.where = linkToMyDialogue();
      this.clear = button(words.clear, () => this.takeAway());
      this.undo = button(words.undo, () => this.giveBack());
      /** @type {HTMLElement} */
      this.note = make("p");
      this.fault = "";
      /** What gives back the ticks that were just taken away. @type {(() => void) | null} */
      this.back = null;
      /** The item that is ticked just now. @type {Element | null} */
      this.ticked = null;
      const parts = [this.count, this.where, this.clear, this.undo];
      element.append(make("div", { className: "handbook-checklist__state print-hidden" }, ...parts));
      const heading = element.parentElement && element.parentElement.querySelector("h1, h2, h3");
      this.title = document.title.split(" · ")[0];
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
      this.back = null;
      this.ticked = box.closest("li");
      store.change((state) => store.tick(state, this.item(box), box.checked));
      this.ticked = null;
    }

    takeAway() {
      const taken = this.boxes.filter((box) => box.checked).map((box) => this.item(box));
      this.back = store.changeWithUndo(`${this.title}: ${words.cleared}`, (state) =>
        taken.forEach((item) => store.tick(state, item, false))
      );
      this.show(store.read());
      this.undo.focus();
    }

    giveBack() {
      const { back } = this;
      this.back = null;
      if (back) back();
      this.boxes[0].focus();
    }

    /** Says once that ticks are not kept: below the item just ticked, else below the list. */
    warn() {
      const fault = store.fault();
      if (fault === this.fault) return;
      this.fault = fault;
      this.note.remove();
      if (!fault) return;
      const { ticked } = this;
      this.note = make(ticked ? "li" : "p", {
        className: "handbook-note print-hidden",
        "aria-live": "polite"
      });
      if (ticked) ticked.after(this.note);
      else this.element.append(this.note);
      const { note } = this;
      // When it has stood there for a moment: then it is read aloud (Orca).
      setTimeout(() => (note.textContent = words.faults[fault]), 100);
    }

    /** @param {HandbookState} state */
    show(state) {
      const dialogue = store.currentOf(state);
      for (const box of this.boxes) box.checked = Boolean(dialogue && dialogue.ticks[this.item(box)] > 0);
      const on = this.boxes.filter((box) => box.checked).length;
      const count = words.count.replace("{on}", String(on)).replace("{all}", String(this.boxes.length));
      const said = (this.back ? words.cleared + " " : "") + count;
      if (this.count.textContent !== said) this.count.textContent = said;
      this.clear.hidden = !on;
      this.undo.hidden = !this.back;
      const name = dialogue ? store.nameOf(dialogue) || words.unnamed : "";
      this.where.textContent = dialogue ? `${words.dialogue} ${name}` : "";
      this.where.hidden = !dialogue;
      this.warn();
    }
  }

  define("checklist", Checklist);
})();
