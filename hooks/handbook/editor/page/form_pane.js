// A table of data as a form. What is changed is kept value by value; the file's other letters are not touched.
import * as api from "./api.js";
import { later, make } from "./dom.js";
import * as drafts from "./drafts.js";
import { actions } from "./entries.js";
import { fieldsOf, half, idOf, isPair, keyOf, nameOf, textOf } from "./fields.js";
import { language, say } from "./words.js";

/** @typedef {import("./fields.js").Tree} Tree */
/** @typedef {{ at: (string | number)[], old: any, new: any }} Change */

const PAUSE = 250;
const DRAFT = "#form";

export class FormPane {
  /**
   * @param {string} path
   * @param {{ label: string, language: string }} names
   * @param {import("./main.js").Host} host
   */
  constructor(path, names, host) {
    this.path = path;
    this.names = names;
    this.host = host;
    this.view = null;
    this.text = "";
    this.digest = "";
    this.isSaving = false;
    this.wantsSave = false;
    this.isOpen = false;
    this.tree = /** @type {Tree | null} */ (null);
    this.keys = /** @type {Record<string, string>} */ ({});
    this.changes = /** @type {Map<string, Change>} */ (new Map());
    this.fields = /** @type {Map<string, { node: Tree, box: HTMLElement, field: HTMLElement }>} */ (
      new Map()
    );
    this.problems = /** @type {import("./code.js").Problem[]} */ ([]);
    this.cards = /** @type {{ card: HTMLDetailsElement, node: Tree, fill: () => void }[]} */ ([]);
    this.opened = /** @type {Set<string>} */ (new Set());
    this.notice = make("div", { class: "pane-notice" });
    this.filter = make("input", { type: "search", class: "filter" });
    this.filter.addEventListener("input", () => this.narrow());
    this.body = make("div", { class: "cards" });
    this.root = make("div", { class: "form-pane" }, this.notice, this.filter, this.body);
    this.keep = later(() => this.keepNow(), PAUSE);
  }

  get isDirty() {
    return this.changes.size > 0;
  }

  async open() {
    this.take(await api.get("form", { path: this.path }));
    const draft = await drafts.take(this.path + DRAFT);
    if (Array.isArray(draft?.changes) && draft.changes.length) {
      for (const change of draft.changes) this.changes.set(keyOf(change.at), change);
      const words = say("draft-found", { when: new Date(draft.at).toLocaleString() });
      this.say(words, [[say("drop-draft"), () => this.drop()]]);
    }
    this.isOpen = true;
    this.draw();
  }

  drop() {
    this.changes.clear();
    this.say("");
    this.keepNow();
    this.draw();
    this.host.changed();
  }

  /** @param {any} form */
  take(form) {
    this.tree = form.tree;
    this.keys = form.keys;
    this.digest = form.digest;
  }

  keepNow() {
    if (!this.isOpen) return; // what was kept before is not taken up yet
    const path = this.path + DRAFT;
    if (!this.isDirty) drafts.remove(path);
    else if (!drafts.write(path, { changes: [...this.changes.values()] })) this.say(say("not-kept"));
  }

  /** The whole form anew; what was open stays so. */
  draw() {
    this.filter.placeholder = say("filter");
    this.filter.setAttribute("aria-label", say("filter"));
    this.fields.clear();
    this.cards = [];
    const tree = this.tree;
    const nodes = !tree ? [] : tree.kind === "list" ? tree.items || [] : this.groups(tree);
    this.body.replaceChildren(...nodes.map((node) => this.card(node)));
    this.filter.hidden = nodes.length < 2;
    this.narrow();
    this.mark();
  }

  /** A map in parts: what is deep each by itself, the rest together. @param {Tree} tree @returns {Tree[]} */
  groups(tree) {
    const entries = tree.entries || [];
    const isDeep = (/** @type {any} */ entry) =>
      entry.node.kind === "list" ||
      (entry.node.entries || []).some((/** @type {any} */ each) => each.node.entries);
    const flat = { ...tree, entries: entries.filter((entry) => !isDeep(entry)) };
    const deep = entries.filter(isDeep).flatMap((entry) => {
      const items = entry.node.kind === "list" ? entry.node.items || [] : [];
      const isOfMaps = items.length > 0 && items.every((item) => item.kind === "map" && !isPair(item));
      return isOfMaps ? items : [{ ...entry.node, name: entry.key, comment: entry.comment }];
    });
    return [...(flat.entries.length ? [flat] : []), ...deep];
  }

  /** @param {Tree} node */
  card(node) {
    const id = idOf(node);
    const own = node.name || nameOf(node) || id || this.path.split("/").pop() || "";
    const key = keyOf([...node.at, node.name || ""]);
    const small = make("small", {}, id && id !== own ? id : half(node.comment || ""));
    const card = make("details", { class: "card" }, make("summary", {}, make("span", {}, own), " ", small));
    const maker = {
      keys: this.keys,
      value: (/** @type {Tree} */ each) => {
        const change = this.changes.get(keyOf(each.at));
        return change ? change.new : each.value;
      },
      changed: (/** @type {Tree} */ each, /** @type {any} */ value) => this.change(each, value),
      made: (/** @type {Tree} */ each, /** @type {HTMLElement} */ box, /** @type {HTMLElement} */ field) =>
        this.fields.set(keyOf(each.at), { node: each, box, field }),
      acts: (/** @type {Tree} */ each) => actions(this, each)
    };
    let isFilled = false;
    const fill = () => {
      if (isFilled) return;
      isFilled = true;
      card.append(fieldsOf(node, node.kind === "map" || node.name ? "" : own, "", maker));
      if (node.isItem) card.append(actions(this, node));
      this.mark();
    };
    card.addEventListener("toggle", () => {
      if (card.open) fill();
      this.opened[card.open ? "add" : "delete"](key);
      if (card.open) this.host.moved(this);
    });
    if (this.opened.has(key)) {
      card.open = true;
      fill();
    }
    this.cards.push({ card, node, fill });
    return card;
  }

  /** @param {Tree} node @param {any} value */
  change(node, value) {
    const key = keyOf(node.at);
    const old = this.changes.get(key)?.old ?? node.value;
    if (JSON.stringify(old) === JSON.stringify(value)) this.changes.delete(key);
    else this.changes.set(key, { at: node.at, old, new: value });
    this.fields.get(key)?.box.classList.toggle("is-changed", this.changes.has(key));
    this.keep();
    this.host.changed();
  }

  async save() {
    if (this.isSaving || !this.isDirty) return true;
    const sent = [...this.changes.values()];
    this.isSaving = true;
    try {
      this.take(await api.post("save-form", { path: this.path, changes: sent }));
      for (const change of sent) {
        const now = this.changes.get(keyOf(change.at));
        if (now && now.new === change.new) this.changes.delete(keyOf(change.at));
        else if (now) now.old = change.new;
      }
      this.wantsSave = false;
      this.say("");
      this.keepNow();
      this.redraw();
      return true;
    } catch (error) {
      if (error instanceof api.Away) this.wantsSave = true;
      else if (error instanceof api.Refused && error.word === "clash") await this.clash(error.values.fields);
      else if (error instanceof api.Refused) this.say(say(`refused-${error.word}`, error.values));
      else throw error;
      return false;
    } finally {
      this.isSaving = false;
      this.host.changed();
    }
  }

  /** Draws anew and leaves the cursor where it was. */
  redraw() {
    const focused = [...this.fields].find(([, each]) => each.field === document.activeElement);
    const field = /** @type {HTMLTextAreaElement | undefined} */ (focused?.[1].field);
    const at = field?.selectionStart;
    const top = this.body.scrollTop;
    this.draw();
    this.body.scrollTop = top;
    const again = /** @type {HTMLTextAreaElement | undefined} */ (
      focused && this.fields.get(focused[0])?.field
    );
    again?.focus();
    if (again && at !== undefined && again.type === "textarea") again.setSelectionRange(at, at);
  }

  /** Values that somebody else has changed too: both, and what to do. @param {{ at: (string | number)[], now: any }[]} fields */
  async clash(fields) {
    this.take(await api.get("form", { path: this.path }));
    this.redraw();
    for (const { at, now } of fields) {
      const key = keyOf(at);
      const change = this.changes.get(key);
      if (!change) continue;
      if (now === null) {
        this.say(`${say("field-gone")} ${at.join(" › ")}: ${change.new}`, [
          [say("drop-draft"), () => this.drop()]
        ]);
        continue;
      }
      this.reveal(key);
      const there = this.fields.get(key);
      const choose = (/** @type {boolean} */ isMine) => {
        if (isMine) change.old = now;
        else this.changes.delete(key);
        this.keepNow();
        this.redraw();
        this.host.changed();
        if (isMine) this.save();
      };
      there?.box.append(
        make(
          "div",
          { class: "wrong", role: "alert" },
          make("p", {}, `${say("on-disk")}: ${[now].flat().join(", ")}`),
          make("button", { type: "button", onclick: () => choose(false) }, say("take-left")),
          make("button", { type: "button", onclick: () => choose(true) }, say("keep-mine"))
        )
      );
    }
    this.fields.get(keyOf(fields[0].at))?.field.scrollIntoView({ block: "center" });
    if (fields.every((each) => each.now !== null)) this.say(say("clash"));
  }

  /** Opens the card that has a field. @param {string} key */
  reveal(key) {
    for (const { card, fill } of this.cards) {
      fill();
      const there = this.fields.get(key);
      if (there && card.contains(there.field)) card.open = true;
    }
  }

  /** Whether an entry beside this one has the id. @param {Tree} node @param {string} id */
  hasSibling(node, id) {
    const start = JSON.stringify([...node.at.slice(0, -1), `=${id}`]).slice(0, -1);
    return JSON.stringify(this.tree).includes(`"at":${start}`);
  }

  /** Goes to the first field of an entry. @param {(string | number)[]} at */
  show(at) {
    const start = keyOf(at).slice(0, -1);
    const rows = [...this.fields].filter(([key]) => key.startsWith(start));
    const first = rows.map(([, each]) => each.field).find((each) => !(/** @type {any} */ (each).readOnly));
    first?.scrollIntoView({ block: "center" });
    first?.focus();
  }

  /** @param {string} digest */
  async onDigest(digest) {
    if (this.isSaving || digest === this.digest || !this.tree) return;
    if (!digest) {
      this.say(say("refused-not-editable"));
      return;
    }
    const before = this.digest;
    const form = await api.get("form", { path: this.path });
    if (this.digest !== before || this.isSaving) return; // saved meanwhile
    this.take(form);
    this.redraw();
    this.host.changed();
  }

  /** @param {import("./code.js").Problem[]} problems */
  showProblems(problems) {
    this.problems = problems;
    this.mark();
  }

  /** Puts the problems below the fields whose lines they speak of. */
  mark() {
    for (const old of this.body.querySelectorAll(".problem")) old.remove();
    for (const [key, { box }] of this.fields) box.classList.toggle("is-changed", this.changes.has(key));
    for (const problem of this.problems) {
      const card = this.cards.filter(({ node }) => node.line <= problem.line).pop();
      const rows = [...this.fields.values()].filter(({ box }) => card?.card.contains(box));
      const row = rows.filter(({ node }) => node.line <= problem.line).pop();
      const kind = `problem ${problem.isWarning ? "is-warning" : ""}`;
      row?.box.append(make("p", { class: kind }, problem.text));
      const summary = card?.card.querySelector("summary");
      if (summary && !summary.querySelector(".problem")) summary.append(make("span", { class: kind }, " ●"));
    }
  }

  /** @param {number} line */
  goTo(line) {
    const found = this.cards.filter(({ node }) => node.line <= line).pop();
    if (!found) return;
    found.fill();
    found.card.open = true;
    const rows = [...this.fields.values()].filter(({ box }) => found.card.contains(box));
    const row = rows.filter(({ node }) => node.line <= line).pop();
    row?.field.scrollIntoView({ block: "center" });
    row?.field.focus();
  }

  narrow() {
    const wanted = this.filter.value.toLocaleLowerCase(language);
    for (const { card, node } of this.cards) {
      card.hidden = Boolean(wanted) && !textOf(node).toLocaleLowerCase(language).includes(wanted);
    }
    const shown = this.cards.filter(({ card }) => !card.hidden);
    if (shown.length === 1) shown[0].card.open = true;
  }

  /** The id of the entry that is open and has the cursor: the preview goes there. */
  get anchor() {
    const open = this.cards.filter(({ card }) => card.open);
    const near = open.find(({ card }) => card.contains(document.activeElement)) || open.pop();
    return near ? idOf(near.node) : "";
  }

  speak() {
    this.draw();
  }

  close() {
    this.keepNow();
  }

  /**
   * @param {string} words
   * @param {[string, () => void][]} [choices]
   */
  say(words, choices = []) {
    const buttons = choices.map(([name, act]) => make("button", { type: "button", onclick: act }, name));
    this.notice.replaceChildren(...(words ? [make("p", {}, words), ...buttons] : []));
  }
}
