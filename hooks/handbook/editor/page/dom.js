// Elements made from data: texts only ever become text.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] `on…` listens, `class`, `data-…`, `aria-…`, `role` and the like become attributes, all else properties
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (/^(class|role|lang|for|list|data-.*|aria-.*)$/.test(name)) {
      element.setAttribute(name, String(value));
    } else Object.assign(element, { [name]: value });
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** @param {string} id */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * A box over the page; resolves with what closed it, "" for Escape.
 * @param {string} title
 * @param {(close: (value: string) => void) => (Node | null)[]} fill
 * @param {string} [kind]
 * @returns {Promise<string>}
 */
export function ask(title, fill, kind = "") {
  return new Promise((resolve) => {
    const heading = make("h2", { id: "dialog-title" }, title);
    const dialog = make("dialog", { class: kind, "aria-labelledby": "dialog-title" }, heading);
    for (const child of fill((value) => dialog.close(value))) if (child) dialog.append(child);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * @template {unknown[]} Arguments
 * @param {(...given: Arguments) => void} work
 * @param {number} pause
 */
export function later(work, pause) {
  let timer = 0;
  /** @param {Arguments} given */
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), pause);
  };
}
