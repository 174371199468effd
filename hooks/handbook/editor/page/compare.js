// Two versions of a text beside each other: what the file says now, and what is typed here; or what it said before.
import { MergeView, unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { NONCE } from "./code.js";
import { ask, make } from "./dom.js";
import { phrases, say } from "./words.js";

const NARROW = 900;

/** Whether two texts have no room beside each other. */
export function isNarrow() {
  return innerWidth < NARROW;
}
const LOOK = [
  NONCE,
  EditorView.lineWrapping,
  lineNumbers(),
  EditorView.theme({
    "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "14px" },
    ".cm-scroller": { fontFamily: "var(--text-font)" },
    ".cm-gutters": { backgroundColor: "var(--shade)", color: "var(--quiet)", border: "none" },
    ".cm-content": { caretColor: "var(--ink)" },
    ".cm-deletedChunk": { padding: "0 6px" },
    ".cm-deletedChunk .cm-chunkButtons": { position: "static", textAlign: "start" },
    ".cm-deletedChunk button": {
      border: "1px solid var(--edge)",
      color: "var(--ink)",
      background: "var(--paper)",
      margin: "2px 4px 2px 0",
      padding: "2px 8px"
    },
    ".cm-collapsedLines": { color: "var(--quiet)", background: "var(--shade)" },
    ".cm-collapsedLines:before, .cm-collapsedLines:after": { content: "'⋯'" }
  })
];
const FOLDED = { collapseUnchanged: { margin: 3, minSize: 6 } };

/**
 * Shows both; gives what was chosen and the text of the right side as it was left, or nothing.
 * @param {{ title: string, left: string, right: string, leftName: string, rightName: string, lead?: string,
 *   choices: { value: string, words: string, main?: boolean }[], isFixed?: boolean }} given
 * @returns {Promise<{ choice: string, text: string } | null>}
 */
export async function compare(given) {
  let read = () => given.right;
  let end = () => {};
  const choice = await ask(
    given.title,
    (close) => {
      const box = make("div", { class: "compare" });
      ({ read, end } = isNarrow() ? unified(box, given) : beside(box, given));
      const buttons = given.choices.map(({ value, words, main }) =>
        make("button", { type: "button", class: main ? "main" : "", onclick: () => close(value) }, words)
      );
      const name = say(given.choices.length ? "later" : "close");
      const later = make("button", { type: "button", onclick: () => close("") }, name);
      return [
        given.lead ? make("p", {}, given.lead) : null,
        make("div", { class: "sides" }, make("b", {}, given.leftName), make("b", {}, given.rightName)),
        box,
        make("div", { class: "buttons" }, ...buttons, later)
      ];
    },
    "wide"
  );
  const text = read();
  end();
  return choice ? { choice, text } : null;
}

/**
 * @param {HTMLElement} parent
 * @param {{ left: string, right: string, isFixed?: boolean }} given
 */
function beside(parent, given) {
  const fixed = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
  const common = [...LOOK, EditorState.phrases.of(phrases())];
  const view = new MergeView({
    parent,
    a: { doc: given.left, extensions: [...common, ...fixed] },
    b: { doc: given.right, extensions: given.isFixed ? [...common, ...fixed] : common },
    ...FOLDED,
    ...(given.isFixed ? {} : { revertControls: "a-to-b", renderRevertControl: takeButton })
  });
  return { read: () => view.b.state.doc.toString(), end: () => view.destroy() };
}

function takeButton() {
  return make("button", { type: "button", title: say("take-left"), "aria-label": say("take-left") }, "→");
}

/**
 * @param {HTMLElement} parent
 * @param {{ left: string, right: string, isFixed?: boolean }} given
 */
function unified(parent, given) {
  const controls =
    /** @type {(type: "accept" | "reject", act: (event: MouseEvent) => void) => HTMLElement} */ (
      (type, act) =>
        make("button", { type: "button", onclick: act }, say(type === "accept" ? "keep-mine" : "take-left"))
    );
  const view = new EditorView({
    parent,
    doc: given.right,
    extensions: [
      ...LOOK,
      EditorState.phrases.of(phrases()),
      unifiedMergeView({ original: given.left, mergeControls: given.isFixed ? false : controls, ...FOLDED }),
      given.isFixed ? EditorState.readOnly.of(true) : []
    ]
  });
  return { read: () => view.state.doc.toString(), end: () => view.destroy() };
}
