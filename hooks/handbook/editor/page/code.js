// The text editor of a pane: CodeMirror with what this project needs of it.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { yaml, yamlFrontmatter } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorSelection, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { phrases } from "./words.js";

/** @typedef {{ file: string, line: number, rule: string, text: string, isWarning: boolean }} Problem */

const LOOK = EditorView.theme({
  "&": { height: "100%", fontSize: "15px", color: "var(--ink)", backgroundColor: "var(--paper)" },
  ".cm-scroller": { fontFamily: "var(--text-font)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)", paddingBottom: "40vh" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--shade)", color: "var(--quiet)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.6em", padding: "0 3px" },
  ".cm-gutter-lint": { width: "1.1em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.25em 0 0 1px" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--chosen)"
  },
  ".cm-panels, .cm-tooltip": {
    backgroundColor: "var(--shade)",
    color: "var(--ink)",
    borderColor: "var(--edge)"
  },
  ".cm-textfield, .cm-button": { backgroundImage: "none", background: "var(--paper)", color: "var(--ink)" },
  ".cm-diagnosticText": { whiteSpace: "pre-wrap" },
  ".cm-tooltip-lint": { maxWidth: "min(34rem, 90vw)" }
});

const COLOURS = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "bold" },
  { tag: tags.strong, fontWeight: "bold" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--accent)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
  { tag: [tags.comment, tags.meta, tags.processingInstruction], color: "var(--quiet)" }
]);

const spoken = new Compartment();
/** Lets CodeMirror's styles pass the page's policy. */
export const NONCE = EditorView.cspNonce.of(document.documentElement.dataset.nonce || "");

/**
 * @param {HTMLElement} parent
 * @param {{ path: string, label: string, language: string, text: string,
 *   changed: () => void, moved: () => void }} given
 */
export function makeEditor(parent, given) {
  const isPage = given.path.endsWith(".md");
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: given.text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        lintGutter(),
        isPage ? yamlFrontmatter({ content: markdown() }) : yaml(),
        syntaxHighlighting(COLOURS),
        LOOK,
        NONCE,
        EditorView.lineWrapping,
        spoken.of(EditorState.phrases.of(phrases())),
        EditorView.contentAttributes.of({
          "aria-label": given.label,
          lang: given.language,
          spellcheck: String(isPage),
          autocorrect: "off"
        }),
        keymap.of([
          ...(isPage ? [] : [indentWithTab]),
          ...searchKeymap,
          ...lintKeymap,
          ...historyKeymap,
          ...defaultKeymap
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) given.changed();
          if (update.selectionSet || (update.focusChanged && update.view.hasFocus)) given.moved();
        })
      ]
    })
  });
}

/** @param {EditorView} view */
export function speak(view) {
  view.dispatch({ effects: spoken.reconfigure(EditorState.phrases.of(phrases())) });
}

/** @param {EditorView} view */
export function find(view) {
  view.focus();
  openSearchPanel(view);
}

/**
 * Puts a whole text in the place of what is there, as a change that can be undone.
 * @param {EditorView} view
 * @param {string} text
 */
export function put(view, text) {
  const old = view.state.doc.toString();
  if (old === text) return;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  let end = 0;
  const most = Math.min(old.length, text.length) - start;
  while (end < most && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  view.dispatch({
    changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) }
  });
}

/**
 * @param {EditorView} view
 * @param {Problem[]} problems
 */
export function showProblems(view, problems) {
  const { doc } = view.state;
  const diagnostics = problems.map((problem) => {
    const line = doc.line(Math.min(Math.max(problem.line, 1), doc.lines));
    return {
      from: line.from,
      to: line.to,
      severity: /** @type {"warning" | "error"} */ (problem.isWarning ? "warning" : "error"),
      source: problem.rule,
      message: problem.text
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/**
 * @param {EditorView} view
 * @param {number} number
 */
export function goTo(view, number) {
  const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  view.dispatch({
    selection: EditorSelection.cursor(line.from),
    effects: EditorView.scrollIntoView(line.from, { y: "center" })
  });
  view.focus();
}
