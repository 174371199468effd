// An entry more in a list of a form, or one less.
import * as api from "./api.js";
import { ask, make } from "./dom.js";
import { idOf, keyOf, nameOf } from "./fields.js";
import { askId } from "./ids.js";
import { say } from "./words.js";

/**
 * The buttons of an entry.
 * @param {import("./form_pane.js").FormPane} pane
 * @param {import("./fields.js").Tree} node
 */
export function actions(pane, node) {
  const add = make("button", { type: "button", onclick: () => change(pane, node, true) }, say("add-entry"));
  const drop = make(
    "button",
    { type: "button", onclick: () => change(pane, node, false) },
    say("drop-entry")
  );
  return make("div", { class: "acts" }, add, drop);
}

/**
 * @param {import("./form_pane.js").FormPane} pane
 * @param {import("./fields.js").Tree} node
 * @param {boolean} isNew
 */
async function change(pane, node, isNew) {
  if (!(await pane.save()) || pane.isDirty) return;
  const own = idOf(node);
  const id = isNew && own ? await askId(say("add-entry"), (wanted) => pane.hasSibling(node, wanted)) : "";
  if (isNew ? own && !id : !(await sure(nameOf(node)))) return;
  try {
    pane.take(await api.post("entry", { path: pane.path, at: node.at, digest: pane.digest, isNew, id }));
  } catch (error) {
    if (error instanceof api.Refused && error.word !== "changed") {
      pane.say(say(`refused-${error.word}`, error.values));
    } else pane.say(say(error instanceof api.Away ? "away" : "refused-changed"));
    return;
  }
  const last = node.at[node.at.length - 1];
  const at = [...node.at.slice(0, -1), id ? `=${id}` : Number(last) + 1];
  if (isNew) pane.opened.add(keyOf([...at, ""]));
  pane.redraw();
  if (isNew) pane.show(at);
  pane.host.changed();
}

/** @param {string} name */
async function sure(name) {
  const done = await ask(say("drop-entry"), (close) => [
    make("p", {}, `${say("drop-lead")} ${name}`),
    make(
      "div",
      { class: "buttons" },
      make("button", { type: "button", class: "main", onclick: () => close("yes") }, say("drop-entry")),
      make("button", { type: "button", onclick: () => close("") }, say("close"))
    )
  ]);
  return done === "yes";
}
