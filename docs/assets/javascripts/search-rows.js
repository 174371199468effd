// What the search shows of an answer: its pages in order, the other sections of a page under the best one, what each is, and
// one sentence of it.
(function () {
  "use strict";

  const LEAD = 32; // characters that may stand before the first match of an excerpt
  const KEPT = 14; // of them, where there are more
  const SHORT = 25; // a piece that says little by itself: a cell, an item of a list
  const FROM_ONE_LIST = 3; // entries of one list that are shown before other pages
  // Pages whose sections are answers of their own: a question, a term, an act, a way, a matter.
  const LISTS = ["questions/", "glossary/", "laws/", "law/where-to-turn/", "law/who-decides/"];

  /** The text of the engine's HTML, in pieces: nothing of that HTML but the text and what is marked is kept.
   * @param {string} html @returns {HandbookPiece[]} */
  function pieces(html) {
    const source = new DOMParser().parseFromString(html, "text/html");
    const walker = source.createTreeWalker(source.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = /** @type {Text} */ (walker.currentNode);
      found.push({ text: data, isMatch: Boolean(parentElement && parentElement.tagName === "MARK") });
    }
    return found;
  }

  /** @param {string} html */
  const textOf = (html) =>
    pieces(html)
      .map(({ text }) => text)
      .join("")
      .replace(/\s+/g, " ")
      .trim();

  /** @param {string} html */
  const matches = (html) =>
    pieces(html)
      .filter(({ isMatch }) => isMatch)
      .map(({ text }) => text.toLowerCase());

  /** @param {HandbookPiece[]} all @param {number} from @param {number} to the pieces of a part of their text */
  function cut(all, from, to) {
    let at = 0;
    const parts = [];
    for (const { text, isMatch } of all) {
      const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
      if (part) parts.push({ text: part.replace(/\s+/g, " "), isMatch });
      at += text.length;
    }
    return parts;
  }

  /** The sentences of a text, cells and items by themselves, each in pieces. @param {string} html */
  function sentences(html) {
    const all = pieces(html);
    const text = all.map((piece) => piece.text).join("");
    const found = [];
    let from = 0;
    const end = /\n+|[.!?…][»”")]*\s+(?=[«“"(]?\p{Lu})/gu;
    for (let match = end.exec(text); from < text.length; match = match && end.exec(text)) {
      const to = match ? match.index + match[0].length : text.length;
      const said = text.slice(from, to).trimEnd();
      const isCell = !/[.!?…:][»”")]*$/.test(said);
      if (/\p{L}/u.test(said)) found.push({ parts: cut(all, from, from + said.length), isCell });
      from = to;
    }
    return found;
  }

  /** One sentence: the one with most of the words asked for; the first where the title has them. A piece that says little
   * has the next one after it. @param {string} html @param {boolean} isNamed @returns {HandbookPiece[]} */
  function excerpt(html, isNamed) {
    const all = sentences(html);
    const worth = all.map(
      ({ parts }) =>
        new Set(parts.filter(({ isMatch }) => isMatch).map(({ text }) => text.toLowerCase())).size
    );
    const at = isNamed ? 0 : Math.max(0, worth.indexOf(Math.max(...worth)));
    if (!all.length) return [];
    const { parts, isCell } = all[at];
    const whole = parts.map(({ text }) => text).join("");
    let before = 0;
    for (const { text, isMatch } of parts) {
      if (isMatch) break;
      before += text.length;
    }
    if (!isNamed && worth[at] && before > LEAD) {
      const from = whole.indexOf(" ", before - KEPT - 1) + 1;
      return [{ text: "…", isMatch: false }, ...cut(parts, Math.min(from, before), whole.length)];
    }
    if (isCell && whole.length < SHORT && all[at + 1]) {
      return [...parts, { text: " · ", isMatch: false }, ...all[at + 1].parts];
    }
    return parts;
  }

  /** @param {HandbookPiece[]} parts */
  function nodes(parts) {
    return parts.map(({ text, isMatch }) => {
      if (!isMatch) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      // For the eye: read aloud, «highlight start», «highlight end» would tear each answer to pieces (Orca).
      mark.setAttribute("role", "none");
      return mark;
    });
  }

  /** What an address from the root of its language is: a word of frame.search_kinds. @param {string} address */
  function kindOf(address) {
    const [path, anchor] = address.split("#");
    const [folder, name] = path.split("/");
    if (["questions", "glossary", "laws"].includes(folder)) return anchor ? folder : "page";
    if (folder === "training") return folder;
    return name && ["stages", "formats", "templates", "law"].includes(folder) ? folder : "page";
  }

  /** The rows of an answer, best first: a page once, its other sections under its best one.
   * @param {HandbookFound[][]} pages @param {string} language whose folder addresses may begin with
   * @returns {HandbookRow[]} */
  function rows(pages, language) {
    /** @type {HandbookRow[]} */
    const first = [];
    /** @type {HandbookRow[]} */
    const late = [];
    /** @param {string} location */
    const inLanguage = (location) =>
      location.startsWith(`${language}/`) ? location.slice(language.length + 1) : location;
    for (const group of pages) {
      const page = group.find(({ location }) => !location.includes("#")) || group[0];
      const found = group.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
      /** @param {HandbookFound} lead @param {HandbookFound[]} under @param {string} name */
      const row = (lead, under, name) => ({
        lead,
        under,
        page: name,
        kind: kindOf(inLanguage(lead.location))
      });
      if (LISTS.includes(inLanguage(page.location.split("#")[0]))) {
        found.forEach((lead, at) => (at < FROM_ONE_LIST ? first : late).push(row(lead, [], "")));
      } else if (found.length) {
        const name = found[0] === page ? "" : textOf(page.title);
        first.push(row(found[0], found.slice(1), name));
      }
    }
    for (const list of [first, late]) list.sort((one, other) => other.lead.score - one.lead.score);
    return [...first, ...late];
  }

  window.handbookRows = { pieces, textOf, matches, excerpt, nodes, rows };
})();
