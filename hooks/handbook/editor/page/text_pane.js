// One file as text: loads it, keeps a draft of what is typed, saves it, and never over what others have written meanwhile.
import * as api from "./api.js";
import { goTo, makeEditor, put, showProblems, speak } from "./code.js";
import { compare, isNarrow } from "./compare.js";
import { later, make } from "./dom.js";
import * as drafts from "./drafts.js";
import { say } from "./words.js";

const PAUSE = 250;

export class TextPane {
  /**
   * @param {string} path
   * @param {{ label: string, language: string }} names
   * @param {import("./main.js").Host} host
   */
  constructor(path, names, host) {
    this.path = path;
    this.names = names;
    this.host = host;
    this.base = { text: "", digest: "" };
    this.isSaving = false;
    this.wantsSave = false;
    this.isChangedBelow = false;
    this.isKept = true;
    this.notice = make("div", { class: "pane-notice" });
    this.box = make("div", { class: "code" });
    this.root = make("div", { class: "text-pane" }, this.notice, this.box);
    this.view = /** @type {import("@codemirror/view").EditorView | null} */ (null);
    this.keep = later(() => this.keepNow(), PAUSE);
  }

  get text() {
    return this.view ? this.view.state.doc.toString() : this.base.text;
  }

  get isDirty() {
    return this.text !== this.base.text;
  }

  get digest() {
    return this.base.digest;
  }

  /** Loads the file, and what was typed before and not saved. Throws what the api throws. */
  async open() {
    this.base = await api.get("file", { path: this.path });
    const draft = await drafts.take(this.path);
    const isDraft = draft && typeof draft.text === "string" && draft.text !== this.base.text;
    if (!isDraft) drafts.remove(this.path);
    this.view = makeEditor(this.box, {
      path: this.path,
      label: this.names.label,
      language: this.names.language,
      text: isDraft ? draft.text : this.base.text,
      changed: () => {
        this.keep();
        this.host.changed();
      },
      moved: () => this.host.moved(this)
    });
    if (!isDraft) return;
    const disk = this.base.text;
    if (draft.digest !== this.base.digest) {
      this.isChangedBelow = true;
      this.base = { text: this.base.text, digest: draft.digest };
    }
    this.say(say("draft-found", { when: new Date(draft.at).toLocaleString() }), [
      [say("compare"), () => this.resolve()],
      [say("drop-draft"), () => this.drop(disk)]
    ]);
  }

  /** @param {string} text */
  async drop(text) {
    if (this.view) put(this.view, text);
    await this.reload();
    this.say("");
  }

  keepNow() {
    if (!this.view) return; // what was kept before is not taken up yet
    if (this.isDirty) this.isKept = drafts.write(this.path, { text: this.text, digest: this.base.digest });
    else drafts.remove(this.path);
    if (!this.isKept && this.isDirty) this.say(say("not-kept"));
  }

  /** Saves; false where it could not be done, and the page has said why. */
  async save() {
    if (!this.view || this.isSaving || (!this.isDirty && !this.isChangedBelow)) return true;
    const { text } = this;
    this.isSaving = true;
    try {
      const { digest } = await api.post("save", { path: this.path, text, digest: this.base.digest });
      this.base = { text, digest };
      this.wantsSave = this.isChangedBelow = false;
      this.say("");
      this.keepNow();
      return true;
    } catch (error) {
      if (error instanceof api.Away) this.wantsSave = true;
      else if (error instanceof api.Refused && error.word === "changed") await this.resolve(error.values);
      else if (error instanceof api.Refused) this.say(say(`refused-${error.word}`, error.values));
      else throw error;
      return false;
    } finally {
      this.isSaving = false;
      this.host.changed();
    }
  }

  /**
   * Both versions beside each other, and what to do with them.
   * @param {{ text: string, digest: string }} [known]
   */
  async resolve(known) {
    const now = known || (await api.get("file", { path: this.path }));
    const done = await compare({
      title: `${say("two-versions")}: ${this.path}`,
      lead: say(isNarrow() ? "two-versions-narrow" : "two-versions-lead"),
      left: now.text,
      right: this.text,
      leftName: say("on-disk"),
      rightName: say("mine"),
      choices: [
        { value: "right", words: say(isNarrow() ? "save-shown" : "save-right"), main: true },
        { value: "left", words: say("take-disk") }
      ]
    });
    if (!done || !this.view) {
      this.sayChanged();
      return;
    }
    this.isChangedBelow = false;
    this.base = now;
    put(this.view, done.choice === "right" ? done.text : now.text);
    this.say("");
    this.keepNow();
    this.isSaving = false;
    if (done.choice === "right") await this.save();
  }

  sayChanged() {
    this.isChangedBelow = true;
    this.say(say("changed-below"), [[say("compare"), () => this.resolve()]]);
  }

  /** The file has this digest now. @param {string} digest */
  async onDigest(digest) {
    if (this.isSaving || digest === this.base.digest || !this.view) return;
    if (!digest) this.say(say("refused-not-editable"));
    else if (this.isDirty && !this.isChangedBelow) this.sayChanged();
    else if (!this.isDirty) await this.reload();
  }

  async reload() {
    const { base } = this;
    const now = await api.get("file", { path: this.path });
    if (this.base !== base || this.isSaving) return; // saved meanwhile
    if (this.isDirty && this.text !== now.text && !this.isChangedBelow) return;
    this.base = now;
    this.isChangedBelow = false;
    if (this.view) put(this.view, now.text);
    this.keepNow();
    this.host.changed();
  }

  /** @param {import("./code.js").Problem[]} problems */
  showProblems(problems) {
    if (this.view) showProblems(this.view, problems);
  }

  /** @param {number} line */
  goTo(line) {
    if (this.view) goTo(this.view, line);
  }

  speak() {
    if (this.view) speak(this.view);
  }

  close() {
    this.keepNow();
    this.view?.destroy();
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
