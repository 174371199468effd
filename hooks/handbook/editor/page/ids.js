// Asks for the id of something new: it becomes an address, so it is written by hand, in English, once.
import { ask, make } from "./dom.js";
import { say } from "./words.js";

const ID = "[a-z0-9]+(-[a-z0-9]+)*";

/**
 * @param {string} title
 * @param {(id: string) => boolean} isKnown
 */
export function askId(title, isKnown) {
  return ask(title, (close) => {
    const said = make("p", { class: "wrong", role: "alert" });
    const field = make("input", {
      type: "text",
      pattern: ID,
      required: true,
      spellcheck: false,
      "aria-label": title
    });
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      if (isKnown(field.value)) said.textContent = say("id-known");
      else close(field.value);
    };
    const button = make("button", { class: "main" }, say("insert"));
    const lead = make("p", {}, say("id-lead"));
    return [make("form", { onsubmit: submit }, lead, field, said, make("div", { class: "buttons" }, button))];
  });
}
