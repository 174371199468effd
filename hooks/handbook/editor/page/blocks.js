// The project's blocks, links and marks, put where the cursor is; a part that both languages owe, into both at the same place.
import { EditorSelection } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { find } from "./code.js";
import { ask, make } from "./dom.js";
import { askId } from "./ids.js";
import { lineFor, placeOf, relative, rowFor, sectionById } from "./places.js";
import { inLanguage, language, say } from "./words.js";

const BLOCKS = [
  "how-to",
  "example",
  "case",
  "loss",
  "mistake",
  "practice",
  "broken",
  "answer",
  "editor",
  "law"
];
const LISTED = ["how-to", "practice", "broken"];
const TASK = /^- \[[ x]\] /;
const MOST = 60;

/** @typedef {import("./text_pane.js").TextPane} TextPane */

export class Tools {
  /**
   * @param {HTMLElement} root
   * @param {import("./main.js").Host} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.both = make("input", { type: "checkbox", checked: true });
  }

  show() {
    const button = (/** @type {string} */ key, /** @type {() => unknown} */ act) =>
      make("button", { type: "button", onclick: act, title: say(`${key}-title`) }, say(key));
    const blocks = BLOCKS.map((name) =>
      make("button", { type: "button", onclick: () => this.block(name) }, say(`block-${name}`))
    );
    const menu = make(
      "details",
      { class: "menu" },
      make("summary", {}, say("block")),
      make("div", {}, ...blocks)
    );
    this.root.replaceChildren(
      menu,
      button("task", () => this.task()),
      button("section", () => this.section()),
      button("link", () => this.link()),
      button("law", () => this.entry("laws", "laws.md")),
      button("term", () => this.entry("terms", "glossary.md")),
      button("picture", () => this.picture()),
      button("bold", () => this.around("**")),
      button(
        "find",
        () => this.host.active()?.view && find(/** @type {EditorView} */ (this.host.active()?.view))
      ),
      make("label", {}, this.both, " ", say("both"))
    );
  }

  /** The pane with the cursor and, where both languages are wanted, its twin. */
  panes() {
    const active = this.host.active();
    const twin = active && this.both.checked ? this.host.twin(active) : null;
    return /** @type {TextPane[]} */ ([active, twin].filter((pane) => pane?.view));
  }

  /** @param {string} name */
  block(name) {
    closeMenus();
    const titles = this.host.catalogue().blocks?.[name] || {};
    this.insert((pane) => {
      const { language: spoken } = pane.names;
      const start = LISTED.includes(name) ? "- " : "";
      return {
        before: `/// ${name} | ${titles[spoken] || say(`block-${name}`, {}, spoken)}\n\n${start}`,
        after: "\n\n///"
      };
    });
  }

  async task() {
    const id = await this.askId(say("task-id"));
    if (!id) return;
    this.insert(() => ({ before: "- [ ] ", after: ` { #${id} }` }), TASK);
  }

  async section() {
    const id = await this.askId(say("section-id"));
    if (id) this.insert(() => ({ before: "### ", after: ` { #${id} }` }));
  }

  /** @param {string} title */
  askId(title) {
    const texts = this.host.panes().map((pane) => pane.text);
    return askId(title, (id) => texts.some((text) => new RegExp(`#${id}\\b(?!-)`).test(text)));
  }

  async link() {
    const pages = this.host.catalogue().pages || [];
    const rows = pages.flatMap((/** @type {any} */ page) => [
      { value: page.name, title: page.title, note: page.name },
      ...page.sections.map((/** @type {any} */ section) => ({
        value: `${page.name}#${section.id}`,
        title: section.title,
        note: inLanguage(page.title)
      }))
    ]);
    const chosen = await pick(say("link-title"), rows);
    if (chosen) this.point(chosen.value, chosen.title);
  }

  /**
   * @param {"laws" | "terms"} kind
   * @param {string} page
   */
  async entry(kind, page) {
    const rows = (this.host.catalogue()[kind] || []).map((/** @type {any} */ each) => ({
      value: `${page}#${each.id}`,
      title: each.title,
      note: each.id
    }));
    const chosen = await pick(say(kind === "laws" ? "law-title" : "term-title"), rows);
    if (chosen) this.point(chosen.value, chosen.title);
  }

  /**
   * A link in the pane with the cursor: around what is chosen there.
   * @param {string} target
   * @param {Record<string, string>} title
   */
  point(target, title) {
    const pane = this.host.active();
    if (!pane?.view) return;
    const folder = pane.names.language;
    const [name, anchor] = target.split("#");
    const [, own] = pane.path.split("docs/");
    const isHere = own === `${folder}/${name}`;
    const way = (isHere && anchor ? "" : relative(own, `${folder}/${name}`)) + (anchor ? `#${anchor}` : "");
    const { view } = pane;
    const { from, to } = view.state.selection.main;
    const text = view.state.sliceDoc(from, to) || title[folder] || inLanguage(title);
    view.dispatch(view.state.replaceSelection(`[${text}](${way})`));
    view.focus();
  }

  async picture() {
    const rows = (this.host.catalogue().pictures || []).map((/** @type {string} */ name) => ({
      value: name,
      title: {},
      note: name
    }));
    const chosen = await pick(say("picture-title"), rows);
    if (!chosen) return;
    this.insert((pane) => {
      const way = relative(pane.path.replace("docs/", ""), chosen.value);
      return { before: "![", after: `](${way} "${say("caption", {}, pane.names.language)}")` };
    });
  }

  /** @param {string} mark */
  around(mark) {
    const view = this.host.active()?.view;
    if (!view) return;
    view.dispatch(
      view.state.changeByRange((range) => ({
        changes: [
          { from: range.from, insert: mark },
          { from: range.to, insert: mark }
        ],
        range: EditorSelection.range(range.from + mark.length, range.to + mark.length)
      }))
    );
    view.focus();
  }

  /**
   * Puts a part of its own below the part with the cursor, the cursor into it; into the twin at the same place.
   * @param {(pane: TextPane) => { before: string, after: string }} write
   * @param {RegExp} [row] it may stand in a list of such rows
   */
  insert(write, row) {
    const panes = this.panes();
    const first = panes[0];
    if (!first?.view) return;
    const { doc, selection } = first.view.state;
    const place = placeOf(doc.toString().split("\n"), doc.lineAt(selection.main.head).number - 1);
    let isMissed = false;
    for (const pane of panes) {
      const lines = pane.text.split("\n");
      const inList = row ? rowFor(lines, place, row) : -1;
      const own = pane === first && !place.id ? doc.lineAt(selection.main.head).number : -1;
      const at = inList >= 0 ? inList : own >= 0 ? own : lineFor(lines, place);
      if (at < 0) isMissed = true;
      else this.put(pane, lines, at, write(pane), inList >= 0);
    }
    if (isMissed) this.host.say(say("no-twin-place"));
    first.view.focus();
  }

  /**
   * @param {TextPane} pane
   * @param {string[]} lines
   * @param {number} at
   * @param {{ before: string, after: string }} part
   * @param {boolean} isRow
   */
  put(pane, lines, at, part, isRow) {
    const view = /** @type {EditorView} */ (pane.view);
    const { doc } = view.state;
    const from = at < doc.lines ? doc.line(at + 1).from : doc.length;
    const isBare = at > 0 && lines[at - 1].trim() !== "" && !isRow;
    const start =
      (at >= doc.lines && lines[doc.lines - 1] !== "" ? "\n" : "") + (isBare ? "\n" : "") + part.before;
    const isFollowed = at < lines.length && lines[at].trim() !== "" && !isRow;
    const end = `${part.after}\n${isFollowed ? "\n" : ""}`;
    view.dispatch({
      changes: { from, insert: start + end },
      selection: EditorSelection.cursor(from + start.length),
      effects: EditorView.scrollIntoView(from + start.length, { y: "center" })
    });
  }
}

/**
 * Moves a pane to the section that its twin is at.
 * @param {TextPane} pane
 * @param {string} id
 */
export function follow(pane, id) {
  const section = pane.view && sectionById(pane.text.split("\n"), id);
  if (!section || !pane.view || pane.view.hasFocus) return;
  const { from } = pane.view.state.doc.line(section.from + 1);
  pane.view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "start", yMargin: 20 }) });
}

export function closeMenus() {
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.removeAttribute("open");
}

/**
 * A list to choose from, narrowed down by typing.
 * @param {string} title
 * @param {{ value: string, title: Record<string, string>, note: string }[]} rows
 */
async function pick(title, rows) {
  const value = await ask(title, (close) => {
    const list = make("ul", { class: "pick" });
    const field = make("input", { type: "search", "aria-label": say("filter"), placeholder: say("filter") });
    const show = () => {
      const wanted = field.value.toLocaleLowerCase(language);
      const found = rows.filter((row) =>
        [...Object.values(row.title), row.note, row.value]
          .join("\n")
          .toLocaleLowerCase(language)
          .includes(wanted)
      );
      const shown = found.slice(0, MOST).map((row) => {
        const name = inLanguage(row.title) || row.note;
        const button = make("button", { type: "button", onclick: () => close(row.value) }, name, " ");
        if (row.note !== name) button.append(make("small", {}, row.note));
        return make("li", {}, button);
      });
      list.replaceChildren(...(rows.length ? shown : [make("li", {}, say("not-ready"))]));
    };
    field.addEventListener("input", show);
    field.addEventListener("keydown", (event) => {
      const first = list.querySelector("button");
      if (!first || !["Enter", "ArrowDown"].includes(event.key)) return;
      event.preventDefault(); // else the same press would go to whatever has the focus next
      if (event.key === "Enter") first.click();
      else first.focus();
    });
    show();
    return [field, list];
  });
  return rows.find((row) => row.value === value);
}
