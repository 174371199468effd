// The preview beside: the page being edited, in the language being edited, at the section being edited.
import { make } from "./dom.js";
import { NAMES, say } from "./words.js";

export class Preview {
  /** @param {string} origin */
  constructor(origin) {
    this.origin = origin;
    this.shown = "";
    this.frame = make("iframe", { title: say("preview"), referrerPolicy: "no-referrer" });
    this.away = make("p", { class: "wrong" });
    this.root = make("div", { class: "preview" }, this.away, this.frame);
  }

  /**
   * @param {import("./list.js").Row} row
   * @param {string} language
   * @param {string} anchor
   */
  show(row, language, anchor) {
    const address = `${this.origin}/${row.url[language]}${anchor && anchor !== "#" ? `#${anchor}` : ""}`;
    this.frame.title = `${say("preview")}: ${NAMES[language]}`;
    if (address === this.shown) return;
    this.shown = address;
    this.frame.src = address;
  }

  /** @param {boolean} isThere */
  mark(isThere) {
    this.away.textContent = isThere ? "" : say("preview-away");
  }
}
