// Marks the words of a search on the page that it led to, with a button that takes the marks off.
(function () {
  "use strict";

  const main = /** @type {HTMLElement} */ (document.querySelector("main"));
  const { marked = "", unmark } = /** @type {HTMLElement} */ (document.querySelector(".handbook-search"))
    .dataset;
  // Menus are no answer.
  const LEFT_ALONE = "script, style, textarea, input, button, select, svg, nav, .contents, .found";
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

  /** @param {Text} node @param {Set<string>} words */
  function highlight(node, words) {
    const parts = node.data.split(/([\p{L}\p{N}]+)/u);
    if (!parts.some((part) => words.has(part.toLowerCase()))) return 0;
    let count = 0;
    node.replaceWith(
      ...parts.filter(Boolean).map(function (part) {
        if (!words.has(part.toLowerCase())) return part;
        count++;
        return Object.assign(document.createElement("mark"), { className: "found", textContent: part });
      })
    );
    return count;
  }

  /** @param {string[]} list words in small letters, as they stand in the text */
  window.handbookHighlight = function (list) {
    clear();
    const words = new Set(list);
    /** @type {Text[]} */
    const nodes = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (node.parentElement && !node.parentElement.closest(LEFT_ALONE)) nodes.push(node);
    }
    const count = nodes.reduce((sum, node) => sum + highlight(node, words), 0);
    if (!count) return;
    bar = Object.assign(document.createElement("p"), { className: "found-bar" });
    const said = document.createElement("span");
    const button = document.createElement("button");
    said.setAttribute("role", "status");
    Object.assign(button, { type: "button", className: "tool", textContent: unmark });
    button.addEventListener("click", clear);
    bar.append(said, button);
    main.append(bar);
    said.textContent = marked + count;
  };
})();
