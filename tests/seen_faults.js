// What a reader loses of a page that is shown to him in a way of his own: `lost` looks at places, `faint` at colours.
(() => {
  /** @type {Map<Element, CSSStyleDeclaration>} */
  const styles = new Map();
  /** A style tells the newest by itself; what was found by it does not. */
  const forget = () => cutAway.clear();
  const styleOf = (node) => styles.get(node) || styles.set(node, getComputedStyle(node)).get(node);
  const root = () => document.querySelector("dialog[open]") || document.body;
  const named = (node) =>
    `${node.localName}.${node.getAttribute("class") || ""} «${node.textContent.trim().slice(0, 30)}»`;
  const around = function* (node) {
    for (let each = node; each && each !== document.documentElement; each = each.parentElement) yield each;
  };
  /** @type {Map<Element, boolean>} */
  const cutAway = new Map();
  /** Read out, and not to be seen: by intention. */
  function isCutAway(node) {
    if (!node || node === document.documentElement) return false;
    if (!cutAway.has(node))
      cutAway.set(node, /^inset\(50%/.test(styleOf(node).clipPath) || isCutAway(node.parentElement));
    return cutAway.get(node);
  }
  const isHidden = (node) =>
    !node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) ||
    node.getBoundingClientRect().bottom + scrollY <= 0 || // the skip link, until it is gone to
    isCutAway(node);
  /** An answer of the search is two lines; what is cut there ends in dots, and is whole behind its link. */
  const LEFT_OUT =
    ".handbook-search small, .handbook-search .line, script, style, option, textarea, noscript";

  function* texts(isWithPictures) {
    const walker = document.createTreeWalker(root(), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest(LEFT_OUT) || isHidden(parent)) continue;
      if (isWithPictures || !parent.closest("svg")) yield [node, parent];
    }
  }

  /** The parts around a text that cut what goes beyond them, and whether one of them can be scrolled. */
  function cutting(parent) {
    const boxes = [...around(parent)].filter(
      (each) => styleOf(each).display !== "inline" && styleOf(each).overflow !== "visible"
    );
    const scrolled = boxes.findIndex((each) => /auto|scroll/.test(styleOf(each).overflow));
    return {
      cut: (scrolled < 0 ? boxes : boxes.slice(0, scrolled)).map((each) => each.getBoundingClientRect()),
      isFree: scrolled < 0
    };
  }

  /** The pairs of boxes that lie over one another. */
  function* over(boxes) {
    boxes.sort((one, other) => one.top - other.top);
    for (let at = 0; at < boxes.length; at++) {
      const one = boxes[at];
      for (let next = at + 1; next < boxes.length && boxes[next].top < one.bottom; next++) {
        const other = boxes[next];
        if (one.left < other.right && other.left < one.right) yield [one, other];
      }
    }
  }

  function lost() {
    forget();
    const found = new Set();
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      found.add(`sideways: ${document.documentElement.scrollWidth} > ${width}`);
    const lines = [];
    const known = new Map();
    for (const [node, parent] of texts(false)) {
      if (!known.has(parent)) known.set(parent, cutting(parent));
      const { cut, isFree } = known.get(parent);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue;
        if (
          cut.some(
            ({ left, right, top, bottom }) =>
              box.left < left - 1 || box.right > right + 1 || box.top < top - 3 || box.bottom > bottom + 3
          )
        )
          found.add(`cut: ${named(parent)}`);
        else if (isFree && (box.left < -1 || box.right > width + 1)) found.add(`outside: ${named(parent)}`);
        // The letters themselves: lines of one text may stand closer than their boxes are high.
        const rim = box.height / 5;
        if (isFree)
          lines.push({
            node,
            parent,
            left: box.left + 1,
            right: box.right - 1,
            top: box.top + rim,
            bottom: box.bottom - rim
          });
      }
    }
    for (const [one, other] of over(lines))
      if (one.node !== other.node) found.add(`over: ${named(one.parent)} ${named(other.parent)}`);
    // Links within a sentence are as high as its lines (WCAG 2.5.8); the label of a box is pressed, too.
    const controls = [...root().querySelectorAll("a[href], button, input, select, textarea, summary")].filter(
      (node) =>
        !node.closest("svg, .handbook-abbreviation") &&
        !isHidden(node) &&
        styleOf(node).display !== "inline" &&
        styleOf(node).opacity !== "0"
    );
    const boxes = [];
    for (const node of controls) {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      if (right === left || bottom <= 0) continue;
      boxes.push({ node, left: left + 0.5, right: right - 0.5, top: top + 0.5, bottom: bottom - 0.5 });
      if (Math.min(right - left, bottom - top) < 23.5 && !(node.labels || []).length)
        found.add(`small: ${named(node)}`);
    }
    for (const [{ node: one }, { node: other }] of over(boxes)) {
      if (!one.contains(other) && !other.contains(one)) found.add(`over: ${named(one)} ${named(other)}`);
    }
    return [...found];
  }

  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  function light(colour) {
    const [red, green, blue] = numbers(colour)
      .slice(0, 3)
      .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  const isSeen = (colour) => numbers(colour).length < 4 || numbers(colour)[3] > 0.5;

  /** What a text stands on: in a drawing its own disc or box; else the nearest colour behind it, on paper none. */
  function behind(node, isPaper) {
    if (isPaper) return "rgb(255, 255, 255)";
    const shape = node.closest("svg .flow-step");
    if (shape)
      return styleOf(shape.querySelector(node.closest(".flow-number") ? ".flow-disc" : ".flow-box")).fill;
    const coloured = [...around(node)].find((each) => isSeen(styleOf(each).backgroundColor));
    return coloured ? styleOf(coloured).backgroundColor : styleOf(document.body).backgroundColor;
  }

  /** Texts that do not stand out from what they stand on: 4.5:1. Printers leave out what is behind (`isPaper`). */
  function faint(isPaper) {
    forget();
    const found = new Set();
    for (const [, parent] of texts(true)) {
      const colour = parent.closest("svg") ? styleOf(parent).fill : styleOf(parent).color;
      const [more, less] = [light(colour), light(behind(parent, isPaper))].sort((one, other) => other - one);
      if ((more + 0.05) / (less + 0.05) < 4.5) found.add(`${named(parent)} ${colour}`);
    }
    return [...found];
  }

  return { lost, faint };
})();
