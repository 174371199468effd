// The search, loaded when a reader first goes to it: Material's worker and the index of the language being read.
(function () {
  "use strict";

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // the worker's own message types
  const EXCERPT = 90; // characters shown before and after the first match
  const SECTIONS = 3; // sections shown of one page

  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".handbook-search"));
  const input = dialog.querySelector("input");
  const status = dialog.querySelector("[role=status]");
  const list = dialog.querySelector("ol");
  const words = dialog.dataset;
  const base = new URL(words.base, location.href);
  let isReady = false, isBusy = false, asked = "";

  /** Text with its matches marked, from the worker's HTML: nothing of that HTML but the text is kept.
   * @param {string} html @param {boolean} whole @returns {DocumentFragment} */
  function marked(html, whole) {
    const fragment = document.createDocumentFragment();
    const source = new DOMParser().parseFromString(html, "text/html");
    const walker = source.createTreeWalker(source.body, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) {
      const isMatch = walker.currentNode.parentElement.tagName === "MARK";
      pieces.push({ text: walker.currentNode.textContent.replace(/\s+/g, " "), isMatch });
    }
    const first = Math.max(0, pieces.findIndex((piece) => piece.isMatch));
    let length = 0;
    pieces.slice(whole ? 0 : Math.max(0, first - 1)).forEach(function ({ text, isMatch }, index) {
      if (!whole && length > EXCERPT * 2) return;
      let shown = text;
      if (!whole && !index && first && shown.length > EXCERPT) shown = "…" + shown.slice(shown.indexOf(" ", shown.length - EXCERPT));
      if (!whole && !isMatch && shown.length > EXCERPT * 2) shown = shown.slice(0, shown.lastIndexOf(" ", EXCERPT * 2)) + "…";
      length += shown.length;
      if (isMatch) {
        const mark = document.createElement("mark");
        mark.textContent = shown;
        fragment.append(mark);
      } else fragment.append(shown);
    });
    return fragment;
  }

  /** @param {{title: string, text: string, location: string}} found @param {string} page */
  function row(found, page) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const title = document.createElement("b");
    link.href = new URL(found.location, base).href;
    title.append(marked(found.title, true));
    link.append(title);
    if (page) {
      const where = document.createElement("small");
      where.textContent = page;
      link.append(where);
    }
    link.append(marked(found.text, false));
    item.append(link);
    return item;
  }

  /** @param {{title: string, text: string, location: string, score: number, parent?: object}[][]} pages */
  function show(pages) {
    const rows = pages.flatMap(function (group) {
      const page = group.find((found) => !found.parent) || group[0];
      const name = marked(page.title, true).textContent;
      const best = group.filter((found) => found.score > 0).slice(0, SECTIONS);
      return best.map((found) => row(found, found.parent ? name : ""));
    });
    list.replaceChildren(...rows);
    status.textContent = rows.length ? words.found + pages.length : words.none;
  }

  function ask() {
    asked = input.value.trim();
    if (!asked) {
      list.replaceChildren();
      status.textContent = words.start;
    } else if (isReady && !isBusy) {
      isBusy = true;
      worker.postMessage({ type: QUERY, data: asked });
    }
  }

  function fail() {
    status.textContent = words.failed;
  }

  const worker = new Worker(words.worker);
  worker.onerror = fail;
  worker.onmessage = function ({ data }) {
    if (data.type === READY) isReady = true;
    if (data.type === RESULT) {
      isBusy = false;
      if (asked === input.value.trim()) return asked ? show(data.data.items) : undefined;
    }
    ask();
  };
  input.addEventListener("input", ask);
  dialog.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.click();
  });
  dialog.addEventListener("keydown", function (event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    /** @type {Element[]} */
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops.indexOf(document.activeElement) + step;
    /** @type {HTMLElement} */ (stops[Math.min(stops.length - 1, Math.max(0, next))]).focus();
  });

  fetch(words.index)
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
    .then((index) => worker.postMessage({ type: SETUP, data: { ...index, options: {} } }))
    .catch(fail);
})();
