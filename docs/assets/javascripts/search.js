/* needs: finder */
// The search dialog, loaded when a reader first goes to it: answers as they are typed, with their words
// marked whole.
(function () {
  "use strict";

  const EXCERPT = 90; // characters shown before and after the first match
  const SECTIONS = 3; // sections of one page that are shown before other pages
  const SHOWN = 20; // answers shown at once
  const SHORTEST = 2; // letters that are looked for

  /** @typedef {HandbookFound & {page: string, of: string}} Section with the name and the address of its page
   */

  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".handbook-search"));
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
  const words = /** @type {Record<string, string> & HandbookSearchFiles} */ (
    /** @type {unknown} */ (dialog.dataset)
  );
  const base = new URL(words.base, location.href);
  const finder = window.handbookFinder(words);
  const near = document.createElement("p");
  const more = button(words.more, () => show(shown + SHOWN));
  /** @type {Section[]} */
  let answers = [];
  let shown = 0;
  let isBusy = false;
  let asked = "";
  near.className = "near";
  status.after(near);
  list.after(more);
  more.hidden = true;

  /** @param {string} text @param {() => void} act */
  function button(text, act) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "tool", textContent: text });
    made.addEventListener("click", act);
    return made;
  }

  /** The text of the worker's HTML, in pieces: nothing of that HTML but the text and what is marked is kept.
   * @param {string} html */
  function pieces(html) {
    const source = new DOMParser().parseFromString(html, "text/html");
    const walker = source.createTreeWalker(source.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = /** @type {Text} */ (walker.currentNode);
      const lines = data.replace(/ ?\n/g, " · ").replace(/([.!?:;,…]) ·/g, "$1");
      const isMatch = Boolean(parentElement && parentElement.tagName === "MARK");
      found.push({ text: lines.replace(/\s+/g, " "), isMatch });
    }
    return found;
  }

  /** @param {string} html */
  const textOf = (html) =>
    pieces(html)
      .map((piece) => piece.text)
      .join("");

  /** The text with its matches marked; an excerpt of it around the first of them. @param {string} html
   * @param {boolean} isWhole */
  function marked(html, isWhole) {
    const fragment = document.createDocumentFragment(),
      all = pieces(html);
    const first = Math.max(
      0,
      all.findIndex((piece) => piece.isMatch)
    );
    let length = 0;
    all.slice(isWhole ? 0 : Math.max(0, first - 1)).forEach(function ({ text, isMatch }, index) {
      if (!isWhole && length > EXCERPT * 2) return;
      let part = text;
      if (!isWhole && !index && first && part.length > EXCERPT) {
        part = "…" + part.slice(part.indexOf(" ", part.length - EXCERPT));
      }
      if (!isWhole && !isMatch && part.length > EXCERPT * 2) {
        part = part.slice(0, part.lastIndexOf(" ", EXCERPT * 2)) + "…";
      }
      length += part.length;
      if (isMatch) fragment.append(Object.assign(document.createElement("mark"), { textContent: part }));
      else fragment.append(part);
    });
    return fragment;
  }

  /** @param {(Node | string)[]} parts */
  function small(...parts) {
    const line = document.createElement("small");
    line.append(...parts);
    return line;
  }

  /** @param {Section} found */
  function row(found) {
    const item = document.createElement("li"),
      link = document.createElement("a"),
      title = document.createElement("b");
    const address = new URL(found.location, base);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    link.href = address.href;
    title.append(marked(found.title, true));
    link.append(title);
    if (found.page) link.append(small(found.page));
    const names = (found.tags || []).filter((tag) => tag.includes("<mark>"));
    const name = names.find((each) => textOf(each).toLowerCase() === asked.toLowerCase()) || names[0];
    if (name) link.append(small(words.othername, " ", marked(name, true)));
    link.append(marked(found.text, false));
    link.addEventListener("click", () => remember(link, found));
    link.addEventListener("auxclick", () => remember(link, found));
    item.append(link);
    return item;
  }

  /** Leaves the matched words to the page that opens (site.js); on the page being read they are marked at
   * once. @param {HTMLAnchorElement} link
   * @param {Section} found */
  function remember(link, found) {
    const matches = [found.title, found.text]
      .flatMap(pieces)
      .filter((piece) => piece.isMatch)
      .map((piece) => piece.text.toLowerCase());
    try {
      localStorage.setItem(
        "handbook-found",
        JSON.stringify({ path: link.pathname, words: [...new Set(matches)] })
      );
    } catch (error) {
      // Nothing is marked then.
    }
    if (link.pathname === location.pathname) {
      dialog.close();
      document.dispatchEvent(new Event("handbook-found"));
    }
  }

  /** Sections in the order of their worth, no more than a few of one page before the others.
   * @param {HandbookFound[][]} pages */
  function inOrder(pages) {
    const sections = pages.flatMap(function (group) {
      const page = group.find((found) => !found.parent) || group[0];
      const name = pieces(page.title)
        .map((piece) => piece.text)
        .join("");
      return group
        .filter((found) => found.score > 0)
        .map((found) => ({ ...found, page: found.parent ? name : "", of: page.location }));
    });
    const counted = new Map();
    /** @type {Section[]} */
    const first = [];
    /** @type {Section[]} */
    const rest = [];
    for (const found of sections.sort((one, other) => other.score - one.score)) {
      const count = (counted.get(found.of) || 0) + 1;
      counted.set(found.of, count);
      (count > SECTIONS ? rest : first).push(found);
    }
    return [...first, ...rest];
  }

  /** @param {number} count answers to be seen */
  function show(count) {
    const before = shown;
    shown = Math.min(count, answers.length);
    list.append(...answers.slice(before, shown).map(row));
    more.hidden = shown === answers.length;
    if (before) /** @type {HTMLElement} */ (list.children[before].firstChild).focus();
  }

  /** @param {HandbookAnswer} found */
  function answer({ items, suggest = [] }) {
    answers = inOrder(items);
    shown = 0;
    list.replaceChildren();
    show(SHOWN);
    status.textContent = answers.length ? words.found + answers.length : words.none;
    near.replaceChildren();
    near.hidden = answers.length > 0 || !suggest.length;
    if (!near.hidden) {
      near.append(
        words.near,
        " ",
        ...suggest.map((word) =>
          button(word, function () {
            input.value = word;
            input.focus();
            ask();
          })
        )
      );
    }
  }

  function ask() {
    asked = input.value.trim();
    if (asked.length < SHORTEST) {
      answer({ items: [] });
      status.textContent = words.start;
    } else if (!isBusy) {
      const query = asked;
      isBusy = true;
      // Signs that lunr's query language gives a sense of its own are none of a reader's; «2.3» stays one word.
      finder
        .ask(query.replace(/(\p{N}\.)(?=\p{N})|[^\p{L}\p{N}]+/gu, (_, point) => point || " ").trim())
        .then(function (found) {
          isBusy = false;
          if (query === input.value.trim()) answer(found);
          else ask();
        })
        .catch(fail);
    }
  }

  function fail() {
    status.textContent = words.failed;
  }

  input.addEventListener("input", ask);
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.click();
  });
  dialog.addEventListener("keydown", function (event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops.findIndex((stop) => stop === document.activeElement) + step;
    stops[Math.min(stops.length - 1, Math.max(0, next))].focus();
  });
  finder.ready.catch(fail);
  ask();
})();
