/* needs: element store undo term-door */
/* with: dialogue-files dialogue-card telling */
/* later: dialogue-moves */
// <handbook-my-dialogue>: the reader's dialogues: name, with whom, about what, when, and what is ticked; to a
// file and back, to another phone by a link whose data stands after «#» (never sent to a server), to paper,
// and away.
(function () {
  "use strict";

  /** @typedef {HandbookState} State */
  const { Component, DialogueCard, button, define, load, make, store, tell } = window.handbook;
  const { inLink, quarantined, saveText, saveToday, undoLines } = window.handbook.dialogueFiles;

  class MyDialogue extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      this.given = this.data();
      this.words = this.given.words;
      this.status = make("p", {
        role: "status",
        className: "handbook-note",
        tabIndex: -1,
        id: "dialogue-told"
      });
      this.panel = make("div", { className: "handbook-panel", hidden: true, tabIndex: -1 });
      this.warning = make("p", { "aria-live": "polite", className: "handbook-keeping" });
      this.body = make("div");
      this.recent = make("div", { className: "print-hidden" });
      this.file = make("input", { type: "file", accept: ".json,application/json", hidden: true });
      this.file.addEventListener("change", () => this.move("readFile"));
      /** The dialogue that is shown. */
      this.shown = "";
      this.fault = "";
      /** The line of the button that was pressed last. @type {Element | null} */
      this.line = null;
      const onclick = (/** @type {any} */ { target }) => (this.line = target.closest("p") || this.line);
      element.addEventListener("click", onclick, true);
      this.card = this.newCard();
      element.append(this.status, this.panel, this.warning, this.body, this.recent, this.device(), this.file);
    }

    connect() {
      this.listen(window, "hashchange", () => this.readLink());
      this.follow((state) => this.show(state));
      this.readLink();
    }

    /** Puts a part below a line; to the top where that is not on the page (any more).
     * @param {HTMLElement} part @param {Element | null} line @returns {boolean} whether it was elsewhere */
    put(part, line) {
      const { element } = this;
      const isBelow = line && element.contains(line);
      const there = isBelow ? line.nextElementSibling : element.firstElementChild;
      if (part === there || (isBelow && line.contains(part))) return false;
      if (isBelow) line.after(part);
      else element.prepend(part);
      return true;
    }

    /** Says something where it was asked for, with a way back where there is one, or a field to copy from.
     * @param {string} text @param {() => void} [undo] @param {HTMLElement} [field] */
    announce(text, undo, field) {
      const { status, words } = this;
      const isMoved = this.put(status, this.line);
      const act =
        undo &&
        button(words.undo, () => {
          undo();
          this.announce(words.undone);
          status.focus();
        });
      // What has the focus at once has what is said as its description.
      const own = act || field;
      tell(status, isMoved && !own, text, ...(own ? [" ", own] : []));
      if (own) own.setAttribute("aria-describedby", status.id);
      status.scrollIntoView({ block: "nearest" });
      if (act) act.focus();
    }

    /** Says that something is done; where that is not kept, this alone. @param {string} text
     * @param {() => void} [undo] */
    announceDone(text, undo) {
      const fault = store.fault();
      this.announce(fault && fault !== "corrupted" ? this.words.faults[fault] : text, undo);
    }

    /** Asks before anything is done. @param {string} text
     * @param {string[]} lines @param {[string, () => void][]} choices @param {() => void} [onclose] */
    ask(text, lines, choices, onclose = () => {}) {
      const opener = /** @type {HTMLElement | null} */ (document.activeElement);
      const { line } = this;
      this.put(this.panel, line);
      const close = () => {
        onclose();
        this.line = line; // what follows is said there too
        this.panel.hidden = true;
        (!opener || opener === document.body ? this.status : opener).focus();
      };
      this.status.replaceChildren();
      this.panel.onkeydown = (event) => {
        if (event.key === "Escape") close();
      };
      const buttons = choices.map(([label, act]) =>
        button(label, () => {
          close();
          act();
        })
      );
      const list = make("ul", {}, ...lines.map((each) => make("li", {}, each)));
      this.panel.replaceChildren(make("p", {}, text), list, ...buttons, button(this.words.cancel, close));
      this.panel.hidden = false;
      this.panel.focus();
    }

    /** @param {HandbookDialogue} dialogue */
    name(dialogue) {
      return this.card.name(dialogue);
    }

    /** @param {State} state */
    show(state) {
      const current = store.currentOf(state);
      this.warn();
      this.showRecent();
      if (!current) return this.showNone();
      if (this.shown !== current.id) {
        this.shown = current.id;
        this.status.replaceChildren(); // it was said of the other
        this.card = this.newCard();
        this.replaceBody(...this.card.lines());
      }
      this.card.show(state, current);
    }

    /** Other lines; what was said between those that go stands above them then. @param {Node[]} parts */
    replaceBody(...parts) {
      for (const part of [this.warning, this.panel, this.status]) {
        if (this.body.contains(part)) this.element.prepend(part);
      }
      this.body.replaceChildren(...parts);
    }

    /** Says once that what is written is not kept, below the field where it is written. */
    warn() {
      const fault = store.fault();
      if (fault === this.fault) return;
      this.fault = fault;
      const active = document.activeElement;
      this.put(this.warning, active && active.closest("p"));
      this.warning.textContent = this.words.faults[fault] || "";
    }

    /** What can still be taken back. */
    showRecent() {
      const lines = undoLines(this.words, () => {
        this.line = null; // its own is gone
        this.announceDone(this.words.undone);
      });
      this.recent.replaceChildren(...lines);
    }

    showNone() {
      this.shown = "";
      const add = button(this.words.add, () => this.add(), "handbook-button--main");
      this.replaceBody(make("p", {}, this.words.empty), add);
    }

    newCard() {
      return new DialogueCard(this.given, {
        pick: (id) => store.change((state) => (state.current = id)),
        keep: (field, value) => store.change((state) => store.describe(state, field, value)),
        add: () => this.add(),
        share: () => this.move("share"),
        remove: () => this.move("remove"),
        announce: (text, undo) => this.announce(text, undo)
      });
    }

    device() {
      const { words } = this;
      const buttons = [
        button(words.save, () => this.save()),
        button(words.open, () => this.file.click()),
        button(words.erase, () => this.erase())
      ];
      return make(
        "section",
        { className: "handbook-device print-hidden", "aria-label": words.device },
        make("h2", {}, words.device),
        make("p", {}, words.deviceNote),
        make("p", { className: "handbook-actions" }, ...buttons)
      );
    }

    add() {
      store.change((state) => void store.add(state));
      this.card.fields[0].input.focus();
    }

    save() {
      const name = saveToday(JSON.stringify(store.read(), null, 1), "handbook");
      for (const [key, text] of quarantined()) saveText(text, key + ".txt");
      this.announce(this.words.saved.replace("{name}", name));
    }

    /** Does what is loaded once it is asked for (dialogue-moves.js). @param {"readFile" | "readLink" | "remove" | "share"} name */
    async move(name) {
      try {
        await load("dialogue-moves");
      } catch (error) {
        return this.announce(this.words.notLoaded);
      }
      window.handbook.dialogueMoves[name](this);
    }

    readLink() {
      if (inLink() !== undefined) this.move("readLink");
    }

    erase() {
      const yes = () => {
        store.erase();
        this.announce(this.words.erased);
      };
      this.ask(this.words.eraseAsk, [], [[this.words.eraseYes, yes]]);
    }
  }

  define("my-dialogue", MyDialogue);
})();
