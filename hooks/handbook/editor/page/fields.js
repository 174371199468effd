// The fields of a form made from the tree of a data file: what is said in both languages stands beside each other.
import { make } from "./dom.js";
import { LANGUAGES, NAMES, inLanguage, language, say } from "./words.js";

/**
 * @typedef {{ kind: "map" | "list" | "scalar" | "texts", at: (string | number)[], line: number, value?: any,
 *   entries?: { key: string, comment: string, node: Tree }[], items?: Tree[], name?: string, comment?: string, isItem?: boolean }} Tree
 * @typedef {{ keys: Record<string, string>, value: (node: Tree) => any, changed: (node: Tree, value: any) => void,
 *   made: (node: Tree, box: HTMLElement, field: HTMLElement) => void, acts: (item: Tree) => HTMLElement }} Maker
 */

const WIDTH = 60;
const FIXED = ["id"];

/** @param {(string | number)[]} at */
export function keyOf(at) {
  return JSON.stringify(at);
}

/** A tree of texts, one a language. @param {Tree} node */
export function isPair(node) {
  return (
    node.kind === "map" &&
    Boolean(node.entries?.length) &&
    (node.entries || []).every(
      (entry) => LANGUAGES.includes(entry.key) && ["scalar", "texts"].includes(entry.node.kind)
    )
  );
}

/** What an entry is called in a list: its texts, else its id. @param {Tree} node */
export function nameOf(node) {
  if (node.kind !== "map") return "";
  const entry = (node.entries || []).find((each) => ["title", "term", "label", "name"].includes(each.key));
  const text =
    entry && isPair(entry.node) ? pairText(entry.node) : isPair(node) ? pairText(node) : entry?.node.value;
  return String(text || idOf(node) || "");
}

/** @param {Tree} node */
export function idOf(node) {
  const found = (node.entries || []).find((each) => each.key === "id");
  return found ? String(found.node.value) : "";
}

/** @param {Tree} node */
function pairText(node) {
  const rows = (node.entries || []).map((entry) => [entry.key, [entry.node.value].flat().join(", ")]);
  return inLanguage(Object.fromEntries(rows));
}

/** All texts of an entry, to be searched. @param {Tree} node @returns {string} */
export function textOf(node) {
  const own = node.value === undefined ? [] : [node.value].flat();
  const inner = [...(node.items || []), ...(node.entries || []).map((entry) => entry.node)].map(textOf);
  return [...own, ...inner].join("\n");
}

/** Half of a comment in two languages: «… · …». @param {string} text */
export function half(text) {
  const said = text.split(" · ");
  return said.length === LANGUAGES.length ? said[LANGUAGES.indexOf(language)] : text;
}

/**
 * The fields of a node.
 * @param {Tree} node
 * @param {string} name
 * @param {string} comment
 * @param {Maker} maker
 * @returns {HTMLElement}
 */
export function fieldsOf(node, name, comment, maker) {
  if (isPair(node)) return pair(node, name, comment, maker);
  if (node.kind === "scalar" || node.kind === "texts") {
    return labelled(name, comment, maker, make("div", { class: "one" }, field(node, name, "", maker)));
  }
  const inner =
    node.kind === "map"
      ? (node.entries || []).map((entry) => fieldsOf(entry.node, entry.key, entry.comment, maker))
      : (node.items || []).map((item, index) =>
          itemOf(item, (!isPair(item) && nameOf(item)) || String(index + 1), maker)
        );
  if (!name) return make("div", { class: "fields" }, ...inner);
  const legend = make("legend", {}, name);
  const note = explained(name, comment, maker);
  return make("fieldset", {}, legend, note && make("small", {}, note), ...inner);
}

/** An entry of a list within an entry. @param {Tree} item @param {string} name @param {Maker} maker */
function itemOf(item, name, maker) {
  const fields = fieldsOf(item, name, "", maker);
  if (item.isItem) fields.append(maker.acts(item));
  return fields;
}

/** @param {string} name @param {string} comment @param {Maker} maker */
function explained(name, comment, maker) {
  return [maker.keys[name] || "", comment].filter(Boolean).map(half).join(" · ");
}

/** @param {string} name @param {string} comment @param {Maker} maker @param {HTMLElement} box */
function labelled(name, comment, maker, box) {
  const note = explained(name, comment, maker);
  return make("div", { class: "field" }, make("b", {}, name), note && make("small", {}, " " + note), box);
}

/** @param {Tree} node @param {string} name @param {string} comment @param {Maker} maker */
function pair(node, name, comment, maker) {
  const sides = (node.entries || []).map((entry) =>
    make("div", {}, make("i", {}, NAMES[entry.key]), field(entry.node, name, entry.key, maker))
  );
  return labelled(name, comment, maker, make("div", { class: "pair" }, ...sides));
}

/**
 * @param {Tree} node
 * @param {string} name
 * @param {string} spoken
 * @param {Maker} maker
 */
function field(node, name, spoken, maker) {
  const box = make("div", {});
  const label = spoken ? `${name}, ${NAMES[spoken]}` : name;
  const value = maker.value(node);
  if (typeof node.value === "boolean") {
    const tick = make("input", { type: "checkbox", checked: value, "aria-label": label });
    tick.addEventListener("change", () => maker.changed(node, tick.checked));
    box.append(tick);
    maker.made(node, box, tick);
    return box;
  }
  const isList = node.kind === "texts";
  const text = isList ? value.join("\n") : value === null ? "" : String(value);
  const input = make("textarea", {
    value: text,
    rows: rowsFor(text),
    "aria-label": label,
    lang: spoken || undefined,
    spellcheck: Boolean(spoken),
    readOnly: FIXED.includes(name)
  });
  if (isList) input.title = say("one-a-line");
  if (FIXED.includes(name)) input.title = say("fixed");
  input.addEventListener("input", () => {
    input.rows = rowsFor(input.value);
    maker.changed(node, isList ? linesOf(input.value) : typed(node, input.value));
  });
  box.append(input);
  maker.made(node, box, input);
  return box;
}

/** @param {string} text */
function linesOf(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** A number stays one; whatever else is typed in its place is a text, and the rules will say so. @param {Tree} node @param {string} text */
function typed(node, text) {
  return typeof node.value === "number" && /^-?(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text;
}

/** @param {string} text */
function rowsFor(text) {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / WIDTH)), 0);
}
