/* needs: element store term-door */
/* with: packing dialogue-card */
// <handbook-my-dialogue>: the reader's dialogues: name, with whom, about what, when, and what is ticked; to a
// file and back, to another phone by a link whose data stands after «#» (never sent to a server), to paper,
// and away.
(function () {
  "use strict";

  /** @typedef {HandbookState} State */
  const { Component, DialogueCard, button, define, make, packing, save, store } = window.handbook;
  const LINK = "#dialogue=";
  const LARGEST = 5e6; // bytes of a file

  class MyDialogue extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      this.given = this.data();
      this.words = this.given.words;
      this.status = make("p", { role: "status", className: "handbook-note", tabIndex: -1 });
      this.panel = make("div", { className: "handbook-panel", hidden: true, tabIndex: -1 });
      this.body = make("div");
      this.file = make("input", { type: "file", accept: ".json,application/json", hidden: true });
      this.file.addEventListener("change", () => this.readFile());
      /** The dialogue that is shown. */
      this.shown = "";
      this.card = this.newCard();
      element.append(this.status, this.panel, this.body, this.device(), this.file);
    }

    connect() {
      this.listen(window, "hashchange", () => this.readLink());
      this.follow((state) => this.show(state));
      this.readLink();
    }

    /** Says something, with a way back where there is one. @param {string} text @param {() => void} [undo] */
    announce(text, undo) {
      this.status.replaceChildren(text);
      this.status.scrollIntoView({ block: "nearest" });
      if (!undo) return;
      const back = button(this.words.undo, () => {
        undo();
        this.announce(this.words.undone);
        this.status.focus();
      });
      this.status.append(" ", back);
      back.focus();
    }

    /** Asks before anything is done. @param {string} text
     * @param {string[]} lines @param {[string, () => void][]} choices */
    ask(text, lines, choices) {
      const opener = /** @type {HTMLElement | null} */ (document.activeElement);
      const close = () => {
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
      const list = make("ul", {}, ...lines.map((line) => make("li", {}, line)));
      this.panel.replaceChildren(make("p", {}, text), list, ...buttons, button(this.words.cancel, close));
      this.panel.hidden = false;
      this.panel.focus();
    }

    /** @param {HandbookDialogue} dialogue */
    name(dialogue) {
      return store.nameOf(dialogue) || this.words.unnamed;
    }

    /** @param {State} state */
    show(state) {
      const current = store.currentOf(state);
      const fault = store.fault();
      if (fault) this.announce(this.words.faults[fault]);
      if (!current) return this.showNone();
      if (this.shown !== current.id) {
        this.shown = current.id;
        this.card = this.newCard();
        this.body.replaceChildren(...this.card.lines());
      }
      this.card.show(state, current);
    }

    showNone() {
      this.shown = "";
      const add = button(this.words.add, () => this.add(), "handbook-button--main");
      this.body.replaceChildren(make("p", {}, this.words.empty), add);
    }

    newCard() {
      return new DialogueCard(this.given, {
        pick: (id) => store.change((state) => (state.current = id)),
        keep: (field, value) => store.change((state) => store.describe(state, field, value)),
        add: () => this.add(),
        share: () => this.share(),
        remove: () => this.removeCurrent(),
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

    removeCurrent() {
      const before = store.read();
      const gone = store.currentOf(before);
      if (!gone) return;
      const place = before.dialogues.indexOf(gone);
      store.change((state) => {
        state.dialogues = state.dialogues.filter((each) => each.id !== gone.id);
        state.current = (state.dialogues[Math.max(0, place - 1)] || { id: "" }).id;
      });
      const giveBack = (/** @type {State} */ state) => {
        if (!state.dialogues.some((each) => each.id === gone.id)) state.dialogues.splice(place, 0, gone);
        state.current = gone.id;
      };
      this.announce(this.words.removed.replace("{name}", this.name(gone)), () => store.change(giveBack));
    }

    save() {
      const json = (/** @type {string} */ text) => new Blob([text], { type: "application/json" });
      save(json(JSON.stringify(store.read(), null, 1)), "handbook.json");
      for (const [key, text] of store.quarantined()) save(json(text), key + ".txt");
    }

    async readFile() {
      const [file] = this.file.files || [];
      if (!file) return;
      const text = file.size < LARGEST ? await file.text().catch(() => "") : "";
      this.file.value = "";
      this.offer(text, this.words.inFile, true);
    }

    async readLink() {
      if (!location.hash.startsWith(LINK)) return;
      const data = location.hash.slice(LINK.length);
      history.replaceState(history.state, "", location.pathname + location.search);
      this.offer(await packing.unpack(data).catch(() => ""), this.words.inLink, false);
    }

    /** Shows what comes in before it is taken. @param {string} text
     * @param {string} where @param {boolean} canReplace */
    offer(text, where, canReplace) {
      const { words } = this;
      const found = store.parse(text);
      if ("error" in found) return this.announce(words.errors[found.error]);
      const before = store.read();
      const mine = new Map(before.dialogues.map((each) => [each.id, JSON.stringify(each)]));
      const lines = found.state.dialogues.map((each) => {
        const own = mine.get(each.id);
        const kind = own === undefined ? "isNew" : own === JSON.stringify(each) ? "isSame" : "isChanged";
        return `${this.name(each)} – ${words[kind]}`;
      });
      if (!lines.length) return this.announce(words.errors.nothing);
      const take = (/** @type {(state: State) => State} */ act) => () => {
        store.change((state) => Object.assign(state, act(state)));
        this.announce(words.taken, () => store.change((state) => Object.assign(state, before)));
      };
      const [first] = found.state.dialogues;
      const chosen = canReplace ? {} : { current: first.id };
      const merge = take((state) => ({ ...store.merge(state, found.state), ...chosen }));
      /** @type {[string, () => void][]} */
      const choices = [[canReplace ? words.merge : words.accept, merge]];
      if (canReplace) choices.push([words.replace, take(() => found.state)]);
      this.ask((found.isWhole ? "" : words.partly + " ") + where, lines, choices);
    }

    async share() {
      const current = store.currentOf(store.read());
      if (!current) return;
      const text = JSON.stringify({ version: store.VERSION, current: current.id, dialogues: [current] });
      const url = location.href.split("#")[0] + LINK + (await packing.pack(text));
      try {
        if (navigator.share) return await navigator.share({ title: this.name(current), url });
        await navigator.clipboard.writeText(url);
        this.announce(this.words.copied);
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return;
        const field = make("input", { value: url, readOnly: true, "aria-label": this.words.link });
        this.status.replaceChildren(this.words.copyByHand, field);
        field.select();
      }
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
