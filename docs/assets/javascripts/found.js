/* words: frame.search_marks */
// Marks the words of a search on the page that it led to. A bar in the text, under the heading that was come to, leads from
// mark to mark, back to the answers, and takes the marks off.
(function () {
  "use strict";

  if (/** @type {any} */ (window).handbookHighlight) return; // the bar of what was found before is its
  const lang = window.handbookLanguage;
  const words = window.handbookWords["frame.search_marks"][lang];
  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  // Menus are no answer.
  const LEFT_ALONE =
    "script, style, textarea, input, button, select, svg, nav, .contents, .found, .found-bar";
  // What no paragraph may stand in.
  const CLOSED =
    "p, h1, h2, h3, h4, h5, h6, ul, ol, dl, dt, table, table *, summary, summary *, label, span, a, pre";
  /** @type {HTMLElement | null} */
  let bar = null;

  function clear() {
    if (bar) bar.remove();
    bar = null;
    main.querySelectorAll("mark.found").forEach(function (each) {
      const parent = each.parentNode;
      each.replaceWith(...each.childNodes);
      if (parent) parent.normalize();
    });
  }

  /** @param {Text} node @param {Set<string>} wanted */
  function highlight(node, wanted) {
    const parts = node.data.split(/([\p{L}\p{N}]+)/u);
    if (!parts.some((part) => wanted.has(part.toLowerCase()))) return;
    node.replaceWith(
      ...parts.filter(Boolean).map(function (part) {
        if (!wanted.has(part.toLowerCase())) return part;
        return Object.assign(document.createElement("mark"), { className: "found", textContent: part });
      })
    );
  }

  /** Opens what is folded over marked words; what is read stays where it is. */
  function open() {
    const shut = [...main.querySelectorAll("details:not([open])")].filter((each) =>
      each.querySelector("mark.found")
    );
    shut.forEach((each) => each.setAttribute("open", ""));
    const target = document.querySelector(":target");
    if (target && shut.length) target.scrollIntoView();
  }

  /** Back to the answers: the dialog opens here, on what was asked for. @param {string} query */
  function reopen(query) {
    try {
      history.replaceState({ ...history.state, search: { query, place: 0 } }, "");
      dispatchEvent(new Event("popstate")); // as if the entry had just been come back to
    } catch (error) {
      askAnew(query);
    }
  }

  /** The same where a browser lets no entry of the history be changed: as if the reader had typed it.
   * @param {string} query */
  function askAnew(query) {
    document.dispatchEvent(new KeyboardEvent("keydown", { code: "KeyK", ctrlKey: true }));
    const input = /** @type {HTMLInputElement | null} */ (document.getElementById("search-field"));
    if (!input) return;
    input.value = query;
    input.dispatchEvent(new Event("input"));
  }

  /** The part of the text that holds an element: the bar stands between such parts, never in a table or a list.
   * @param {Element} element */
  function blockOf(element) {
    let block = element;
    while (block.parentElement && block.parentElement !== main) {
      const around = block.parentElement;
      if (!around.matches(CLOSED) && /^(block|flow-root)$/.test(getComputedStyle(around).display)) break;
      block = around;
    }
    return block;
  }

  /** Goes to the next mark that is to be seen, after the last the first, and takes the bar along. */
  function next() {
    const marks = [...main.querySelectorAll("mark.found")].filter((mark) => mark.getClientRects().length);
    if (!bar || !marks.length) return;
    const current = main.querySelector("mark.found--here");
    const from = current || bar;
    const after = marks.find(
      (mark) => mark !== current && from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING
    );
    if (current) current.classList.remove("found--here");
    const mark = after || marks[0];
    mark.classList.add("found--here");
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    place(mark);
    focused.focus({ preventScroll: true });
    // In a long table the mark may be far from what the bar stands before.
    const way = mark.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
    if (way < innerHeight) (way < 0 ? mark : bar).scrollIntoView({ block: "start", behavior: "instant" });
    else mark.scrollIntoView({ block: "center", behavior: "instant" });
  }

  /** Puts the bar under a heading, into an item of a list, or before any other part of the text.
   * @param {Element} element */
  function place(element) {
    const block = blockOf(element);
    const link = block.nextElementSibling;
    const item = element.closest("li, dd");
    if (!bar) return;
    if (item && /block|list-item/.test(getComputedStyle(item).display)) item.prepend(bar);
    else if (!/^H[1-3]$/.test(block.tagName)) block.before(bar);
    else (link && link.matches(".permalink") ? link : block).after(bar);
  }

  /** @param {string} text @param {() => void} onclick @param {string} [label] */
  function button(text, onclick, label = text) {
    const made = Object.assign(document.createElement("button"), {
      type: "button",
      className: "tool",
      textContent: text,
      onclick
    });
    if (label !== text) made.setAttribute("aria-label", label);
    return made;
  }

  /** @param {HandbookLeft} left words in small letters, as they stand in the text; what was asked for */
  window.handbookHighlight = function ({ words: list, query, isOpen }) {
    clear();
    if (isOpen) return reopen(query);
    const wanted = new Set(list);
    /** @type {Text[]} */
    const texts = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (node.parentElement && !node.parentElement.closest(LEFT_ALONE)) texts.push(node);
    }
    for (const node of texts) highlight(node, wanted);
    const count = main.querySelectorAll("mark.found").length;
    if (!count) return;
    open();
    bar = Object.assign(document.createElement("p"), { className: "found-bar" });
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    bar.append(said, button(words.next, next));
    if (query) bar.append(button(words.results, () => reopen(query)));
    bar.append(button("×", clear, words.unmark));
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    place((target && main.contains(target) && target) || main.querySelector("h1") || main.children[0]);
    const form =
      words.count[Intl.PluralRules && new Intl.PluralRules(lang).select(count)] || words.count.other;
    const [marked, many] = [words.marked, form.replace("{count}", count)].map((textContent) =>
      Object.assign(document.createElement("span"), { textContent })
    );
    many.className = "found";
    said.append(marked, " ", many);
  };
})();
