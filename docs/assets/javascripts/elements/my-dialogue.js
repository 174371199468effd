/* needs: store make */
// <handbook-my-dialogue>: the reader's dialogues: name, with whom, about what, when, and what is ticked; to a file and back,
// to another phone by a link whose data stands after «#» (never sent to a server), to paper, and away.
(function () {
  "use strict";

  const { store } = window.handbook,
    make = window.handbookMake;
  const LINK = "#dialogue=";

  /** Text as data for a link: compressed where the browser can («z»), else as it is («j»). @param {string} text */
  async function pack(text) {
    let bytes = new TextEncoder().encode(text),
      mark = "j";
    if ("CompressionStream" in window) {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      mark = "z";
    }
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return mark + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  /** The text behind the data of a link. Rejects where it is broken. @param {string} data */
  async function unpack(data) {
    const bytes = Uint8Array.from(atob(data.slice(1).replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
      letter.charCodeAt(0)
    );
    if (data[0] === "j") return new TextDecoder().decode(bytes);
    return new Response(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
    ).text();
  }

  class MyDialogue extends HTMLElement {
    connectedCallback() {
      const { stages, forms, words } = JSON.parse(this.querySelector("script").textContent);
      this.lists = stages;
      this.forms = forms;
      this.words = words;
      this.status = make("p", { role: "status", className: "handbook-note", tabIndex: -1 });
      this.panel = make("div", { className: "handbook-panel", hidden: true, tabIndex: -1 });
      this.body = make("div");
      this.file = make("input", {
        type: "file",
        accept: ".json,application/json",
        hidden: true,
        onchange: () => this.readFile()
      });
      this.append(this.status, this.panel, this.body, this.device(), this.file);
      store.listen(() => this.show());
      addEventListener("hashchange", () => this.readLink());
      this.show();
      this.readLink();
    }

    /** @param {string} text @param {() => void} onclick @param {string} [kind] */
    button(text, onclick, kind = "") {
      return make("button", { type: "button", className: `handbook-button ${kind}`, onclick }, text);
    }

    /** Says something, with a way back where there is one. @param {string} text @param {() => void} [undo] */
    say(text, undo) {
      this.status.replaceChildren(text);
      this.status.scrollIntoView({ block: "nearest" });
      if (!undo) return;
      const button = this.button(this.words.undo, () => {
        undo();
        this.say(this.words.undone);
        this.status.focus();
      });
      this.status.append(" ", button);
      button.focus();
    }

    /** Asks before anything is done. @param {string} text @param {string[]} lines @param {[string, () => void][]} choices */
    ask(text, lines, choices) {
      const opener = /** @type {HTMLElement} */ (document.activeElement);
      const close = () => {
        this.panel.hidden = true;
        (opener === document.body ? this.status : opener).focus();
      };
      this.status.replaceChildren();
      this.panel.onkeydown = (event) => {
        if (event.key === "Escape") close();
      };
      const buttons = choices.map(([label, act]) =>
        this.button(label, () => {
          close();
          act();
        })
      );
      this.panel.replaceChildren(
        make("p", {}, text),
        make("ul", {}, ...lines.map((line) => make("li", {}, line))),
        ...buttons,
        this.button(this.words.cancel, close)
      );
      this.panel.hidden = false;
      this.panel.focus();
    }

    /** @param {HandbookDialogue} dialogue */
    name(dialogue) {
      return store.nameOf(dialogue) || this.words.unnamed;
    }

    /** A day as the language writes it. @param {string} date */
    day(date) {
      return (
        date &&
        new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }).format(
          new Date(date)
        )
      );
    }

    show() {
      const state = store.read();
      const current = store.currentOf(state);
      const fault = store.fault();
      if (fault) this.say(this.words.faults[fault]);
      if (!current) {
        this.shown = "";
        this.body.replaceChildren(
          make("p", {}, this.words.empty),
          this.button(this.words.add, () => this.add(), "handbook-button--main")
        );
        return;
      }
      if (this.shown !== current.id) {
        this.shown = current.id;
        this.body.replaceChildren(...this.card());
      }
      this.picker.replaceChildren(
        ...state.dialogues.map((each) =>
          make("option", { value: each.id, selected: each.id === current.id }, this.name(each))
        )
      );
      for (const field of store.FIELDS) {
        if (this.fields[field] !== document.activeElement) this.fields[field].value = current[field];
        this.onPaper[field].textContent = field === "date" ? this.day(current.date) : current[field];
      }
      this.progress.replaceChildren(...this.lists.flatMap((list) => this.list(list, current)));
      this.documents.replaceChildren(...this.filledDocuments(current));
    }

    /** The documents with something of their own in them, and what was written into those that are no more. @param {any} dialogue */
    filledDocuments(dialogue) {
      const written = Object.entries(dialogue.values).filter(
        ([key, [value]]) => value && !key.endsWith("/rows") && !key.startsWith("shared/")
      );
      const isOf = (/** @type {string} */ key, /** @type {{id: string}} */ form) =>
        key.startsWith(form.id + "/");
      const found = this.forms.filter((form) => written.some(([key]) => isOf(key, form)));
      const gone = written.filter(([key]) => !this.forms.some((form) => isOf(key, form)));
      return [
        ...(found.length ? [make("p", {}, make("b", {}, this.words.documents))] : []),
        ...found.map((form) =>
          make("p", { className: "handbook-line" }, make("a", { href: form.href }, form.title))
        ),
        ...(gone.length
          ? [
              make("p", {}, make("b", {}, this.words.gone)),
              make("ul", {}, ...gone.map(([key, [value]]) => make("li", {}, `${key}: ${value}`)))
            ]
          : [])
      ];
    }

    /** The card of the current dialogue: which one, its fields, its progress, what one can do with it. */
    card() {
      const { words } = this;
      this.picker = make("select", {
        id: "dialogue-picker",
        onchange: () => store.change((state) => (state.current = this.picker.value))
      });
      this.fields = Object.fromEntries(
        store.FIELDS.map((field) => [
          field,
          make(field === "about" ? "textarea" : "input", {
            id: `dialogue-${field}`,
            autocomplete: "off",
            maxLength: 2000,
            ...(field === "date" ? { type: "date" } : {}),
            oninput: () => this.keep(field)
          })
        ])
      );
      this.onPaper = Object.fromEntries(
        store.FIELDS.map((field) => [field, make("span", { className: "handbook-paper" })])
      );
      this.progress = make("div");
      this.documents = make("div");
      return [
        make(
          "p",
          { className: "handbook-field print-hidden" },
          make("label", { htmlFor: "dialogue-picker" }, words.pick),
          this.picker,
          this.button(words.add, () => this.add())
        ),
        ...store.FIELDS.map((field) =>
          make(
            "p",
            { className: "handbook-field" },
            make("label", { htmlFor: `dialogue-${field}` }, words[field]),
            this.fields[field],
            this.onPaper[field]
          )
        ),
        this.progress,
        this.documents,
        make("p", { className: "print-hidden" }, words.shareNote),
        make(
          "p",
          { className: "handbook-actions print-hidden" },
          this.button(words.share, () => this.share(), "handbook-button--main"),
          this.button(words.print, () => print()),
          this.button(words.remove, () => this.removeCurrent())
        )
      ];
    }

    /** One checklist: its name with a link, how much is ticked, and on paper every item.
     * @param {{title: string, href: string, isStage: boolean, items: [string, string][]}} list @param {any} dialogue */
    list(list, dialogue) {
      const on = list.items.filter(([id]) => dialogue.ticks[id] > 0);
      if (!list.isStage && !on.length) return [];
      return [
        make(
          "p",
          { className: "handbook-line" },
          make("a", { href: list.href }, list.title),
          make("span", {}, this.words.count.replace("{on}", on.length).replace("{all}", list.items.length))
        ),
        make(
          "ul",
          { className: "handbook-paper" },
          ...list.items.map(([id, text]) => make("li", {}, (dialogue.ticks[id] > 0 ? "☑ " : "☐ ") + text))
        )
      ];
    }

    device() {
      const { words } = this;
      return make(
        "section",
        { className: "handbook-device print-hidden", "aria-label": words.device },
        make("h2", {}, words.device),
        make("p", {}, words.deviceNote),
        make(
          "p",
          { className: "handbook-actions" },
          this.button(words.save, () => this.save()),
          this.button(words.open, () => this.file.click()),
          this.button(words.erase, () => this.erase())
        )
      );
    }

    add() {
      store.change((state) => void store.add(state));
      this.fields.name.focus();
    }

    /** @param {"name" | "with" | "about" | "date"} field */
    keep(field) {
      store.change((state) => {
        const dialogue = store.currentOf(state);
        if (!dialogue) return;
        dialogue[field] = this.fields[field].value;
        dialogue.changed = Math.max(Date.now(), dialogue.changed + 1);
      });
    }

    removeCurrent() {
      const before = store.read();
      const gone = store.currentOf(before);
      const place = before.dialogues.indexOf(gone);
      store.change((state) => {
        state.dialogues = state.dialogues.filter((each) => each.id !== gone.id);
        state.current = (state.dialogues[Math.max(0, place - 1)] || { id: "" }).id;
      });
      this.say(this.words.removed.replace("{name}", this.name(gone)), () =>
        store.change((state) => {
          if (!state.dialogues.some((each) => each.id === gone.id)) state.dialogues.splice(place, 0, gone);
          state.current = gone.id;
        })
      );
    }

    save() {
      this.download(JSON.stringify(store.read(), null, 1), "handbook.json");
      for (const [key, text] of store.asides()) this.download(text, key + ".txt");
    }

    /** @param {string} text @param {string} name */
    download(text, name) {
      const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      make("a", { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 10000);
    }

    async readFile() {
      const [file] = this.file.files;
      if (!file) return;
      const text = file.size < 5e6 ? await file.text().catch(() => "") : "";
      this.file.value = "";
      this.offer(text, this.words.inFile, true);
    }

    async readLink() {
      if (!location.hash.startsWith(LINK)) return;
      const data = location.hash.slice(LINK.length);
      history.replaceState(history.state, "", location.pathname + location.search);
      this.offer(await unpack(data).catch(() => ""), this.words.inLink, false);
    }

    /** Shows what comes in before it is taken. @param {string} text @param {string} where @param {boolean} canReplace */
    offer(text, where, canReplace) {
      const found = store.parse(text);
      if ("error" in found) return this.say(this.words.errors[found.error]);
      const before = store.read();
      const mine = new Map(before.dialogues.map((each) => [each.id, JSON.stringify(each)]));
      const lines = found.state.dialogues.map((each) => {
        const kind = !mine.has(each.id)
          ? "isNew"
          : mine.get(each.id) === JSON.stringify(each)
            ? "isSame"
            : "isChanged";
        return `${this.name(each)} – ${this.words[kind]}`;
      });
      if (!lines.length) return this.say(this.words.errors.nothing);
      const take = (/** @type {(state: any) => any} */ act) => () => {
        store.change((state) => Object.assign(state, act(state)));
        this.say(this.words.taken, () => store.change((state) => Object.assign(state, before)));
      };
      const [first] = found.state.dialogues;
      const merged = (/** @type {any} */ state) => ({
        ...store.merge(state, found.state),
        ...(canReplace ? {} : { current: first.id })
      });
      const choices = [[canReplace ? this.words.merge : this.words.accept, take(merged)]];
      if (canReplace) choices.push([this.words.replace, take(() => found.state)]);
      this.ask((found.isWhole ? "" : this.words.partly + " ") + where, lines, /** @type {any} */ (choices));
    }

    async share() {
      const current = store.currentOf(store.read());
      const text = JSON.stringify({ version: store.VERSION, current: current.id, dialogues: [current] });
      const url = location.href.split("#")[0] + LINK + (await pack(text));
      try {
        if (navigator.share) await navigator.share({ title: this.name(current), url });
        else {
          await navigator.clipboard.writeText(url);
          this.say(this.words.copied);
        }
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return;
        const field = make("input", { value: url, readOnly: true, "aria-label": this.words.link });
        this.status.replaceChildren(this.words.copyByHand, field);
        field.select();
      }
    }

    erase() {
      this.ask(
        this.words.eraseAsk,
        [],
        [
          [
            this.words.eraseYes,
            () => {
              store.erase();
              this.say(this.words.erased);
            }
          ]
        ]
      );
    }
  }

  customElements.define("handbook-my-dialogue", MyDialogue);
})();
