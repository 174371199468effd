/* needs: finder */
/* with: search-help search-rows */
/* words: frame.search_answers */
/* words: frame.search_door */
/* words: frame.search_kinds */
// The search dialog, loaded when a reader first goes to it: answers as they are typed, and what helps where there are none.
(function () {
  "use strict";

  if (!window.handbookFinder) return; // it did not come: both are loaded again (site.js)
  const SHOWN = 8; // pages shown at once
  const FEW = 3; // answers that need help beside them
  const SHORTEST = 2; // letters that are looked for

  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".handbook-search"));
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
  const files = /** @type {HandbookSearchFiles} */ (/** @type {unknown} */ (dialog.dataset));
  const lang = window.handbookLanguage;
  const words = window.handbookWords["frame.search_answers"][lang];
  const door = window.handbookWords["frame.search_door"][lang];
  const kinds = window.handbookWords["frame.search_kinds"][lang];
  const help = window.handbookSearchHelp[lang];
  const base = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const { textOf, matches, excerpt, nodes, pieces, rows } = window.handbookRows;
  /** @type {HandbookFinder | null} */
  let finder = null;
  /** @type {HandbookRow[]} */
  let answers = [];
  /** @type {Set<string> | null} addresses that open without a network; null where there is one */
  let kept = null;
  let shown = 0;
  let isBusy = false;
  let isFailed = false;
  let isLeaving = false;
  let asked = "";

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Record<string, any>} [properties]
   * @param {(Node | string)[]} children */
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  /** @param {string} text @param {() => void} onclick */
  const button = (text, onclick) => make("button", { type: "button", className: "tool", onclick }, text);

  /** @param {string} text @param {Record<string, string | number>} values */
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

  const more = button(words.more, () => show(shown + SHOWN));
  const near = make("p", { className: "near" });
  const questions = section(words.frequent, help.questions);
  const places = section(words.places, help.places);
  list.after(more, questions, places);
  status.after(near);
  list.tabIndex = -1;
  // Lists without marks are none to VoiceOver.
  list.setAttribute("role", "list");
  // The link that was there before this script: the places have it.
  const last = dialog.lastElementChild;
  if (last && last.tagName === "P" && last !== near) last.remove();

  /** The address of a page of the site, which a folder has no name for. @param {string} path */
  function addressOf(path) {
    const address = new URL(path, base);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
    return address.href;
  }

  /** @param {string} title @param {[string, string][]} links */
  function section(title, links) {
    const items = links.map(([text, path]) => {
      const link = make("a", { href: addressOf(path) }, text);
      link.addEventListener("click", () => leave(link, [], 0));
      return make("li", {}, link);
    });
    return make("section", {}, make("h3", {}, title), make("ul", {}, ...items));
  }

  /** The link to a section that was found. @param {HandbookFound} found @param {HandbookRow} row
   * @param {number} place */
  function linkTo(found, row, place) {
    const link = make("a", { href: addressOf(found.location) });
    const named = pieces(found.title);
    const title = make("span", {}, make("b", {}, ...nodes(named)));
    /** @type {(Node | string)[][]} */
    const said = [];
    if (row.lead === found) {
      title.prepend(make("small", {}, kinds[row.kind]), " ");
      // A title like those of other pages: the name of its own must be seen.
      title.classList.toggle("line", Boolean(row.page));
      if (row.page) said.push([make("i", {}, row.page)]);
      if (found.alike) said.push([filled(words.alike, { count: found.alike.length })]);
    }
    if (kept && !kept.has(link.pathname)) said.push([make("em", {}, words.unkept)]);
    const isNamed = named.some(({ isMatch }) => isMatch);
    const others = (found.tags || []).filter((tag) => tag.includes("<mark>"));
    const same = others.find((tag) => textOf(tag).toLowerCase() === asked.toLowerCase());
    const other = same || (isNamed ? "" : others[0]);
    if (other) said.push([words.other_name, " ", ...nodes(pieces(other))]);
    said.push(nodes(excerpt(found.text, isNamed || Boolean(other))));
    const line = make("small");
    for (const parts of said.filter(({ length }) => length)) {
      line.append(line.firstChild ? " · " : "", ...parts);
    }
    link.append(make("span", {}, title, line));
    const marked = wordsOf(found, row);
    link.addEventListener("click", () => leave(link, marked, place));
    link.addEventListener("auxclick", () => remember(link, marked));
    return link;
  }

  /** What is marked on the page: the words of this answer, and those of the page's others that are forms of them.
   * @param {HandbookFound} found @param {HandbookRow} row */
  function wordsOf(found, row) {
    const own = [found.title, found.text].flatMap(matches);
    const rest = [row.lead, ...row.under].flatMap(({ title, text }) => [title, text]).flatMap(matches);
    return [...own, ...rest.filter((word) => own.some((each) => word.startsWith(each.slice(0, 4))))];
  }

  /** @param {HandbookRow} row @param {number} place */
  function itemOf(row, place) {
    const item = make("li", {}, linkTo(row.lead, row, place));
    if (!row.under.length) return item;
    const others = make("ul", { hidden: true });
    const name = filled(words.same_page, {
      count: row.under.length,
      page: row.page || textOf(row.lead.title)
    });
    const opener = button(`+${row.under.length}`, function () {
      others.hidden = !others.hidden;
      opener.setAttribute("aria-expanded", String(!others.hidden));
    });
    opener.setAttribute("aria-label", name);
    opener.setAttribute("aria-expanded", "false");
    others.setAttribute("role", "list");
    others.append(...row.under.map((found) => make("li", {}, linkTo(found, row, place))));
    item.append(opener, others);
    return item;
  }

  /** Leaves the words found to the page that opens (site.js), and the query to its way back.
   * @param {HTMLAnchorElement} link @param {string[]} marked @returns {boolean} whether they are there */
  function remember(link, marked) {
    const found = { path: link.pathname, words: [...new Set(marked)], query: asked };
    try {
      localStorage.setItem("handbook-found", JSON.stringify(found));
      return true;
    } catch (error) {
      return false; // Nothing is marked then.
    }
  }

  /** Goes to a page; Back comes back to the answers, the page kept in memory or not. A page being read is marked at once.
   * @param {HTMLAnchorElement} link @param {string[]} marked @param {number} place the row that was taken */
  function leave(link, marked, place) {
    const isLeft = marked.length > 0 && remember(link, marked);
    // Who is there already comes to no new entry: the answers would open again at once.
    note(link.href === location.href ? undefined : asked && { query: asked, place });
    if (link.pathname !== location.pathname) return;
    isLeaving = true;
    dialog.close();
    if (isLeft) document.dispatchEvent(new Event("handbook-found"));
  }

  /** Keeps in this entry of the history what was asked for. @param {unknown} search */
  function note(search) {
    try {
      history.replaceState({ ...history.state, search }, "");
    } catch (error) {
      // Back then finds the dialog shut.
    }
  }

  /** @param {number} count answers to be seen */
  function show(count) {
    const before = shown;
    shown = Math.min(count, answers.length);
    list.append(...answers.slice(before, shown).map((row, at) => itemOf(row, before + at)));
    more.hidden = shown === answers.length;
    if (before) links()[links().findIndex((link) => list.children[before].contains(link))].focus();
  }

  /** What of the query is nowhere in the handbook; how it was read where it was typed in other letters.
   * @param {HandbookAnswer} found */
  function reading({ unknown = [], missing = [], converted = [] }) {
    const read = asked
      .split(/\s+/)
      .map((word) => (converted.find(([from]) => from === word) || [word, word])[1])
      .join(" ");
    const all = read.match(/[\p{L}\p{N}]+(?:\.\d+)*/gu) || [];
    const absent = all.filter((word) => unknown.includes(word.toLowerCase()));
    const rest = all.filter((word) => !absent.includes(word)).join(" ");
    if (absent.length && rest) return filled(words.unknown, { words: absent.join(" "), rest });
    const apart = all.filter((word) => missing.includes(word.toLowerCase()));
    if (apart.length && apart.length < all.length) return filled(words.missing, { words: apart.join(" ") });
    const letters = (/** @type {string} */ text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    return letters(read) === letters(asked) ? "" : filled(words.converted, { rest: read });
  }

  /** What the reader is told besides; how many answers there are is only read out. @param {HandbookAnswer} found */
  function told(found) {
    if (!answers.length) return filled(words.none, { query: asked });
    const said = [reading(found), kept && list.querySelector("em") ? words.offline : ""].filter(Boolean);
    status.classList.toggle("quiet", !said.length);
    const form =
      words.count[Intl.PluralRules && new Intl.PluralRules(lang).select(answers.length)] || words.count.other;
    return [...said, filled(form, { count: answers.length })].join(" ");
  }

  /** @param {HandbookAnswer["items"]} items */
  function fillList(items) {
    // A reader who is among the rows by now would stand nowhere once they go.
    if (list.contains(document.activeElement)) list.focus();
    answers = rows(items, lang);
    shown = 0;
    list.replaceChildren();
    status.classList.remove("quiet");
    show(SHOWN);
  }

  /** @param {HandbookAnswer} found */
  function answer(found) {
    fillList(found.items);
    status.textContent = told(found);
    const few = answers.length < FEW || [found.unknown, found.missing].some((each) => each && each.length);
    offer(few ? found.suggest || [] : []);
    aid(false, few);
  }

  /** Words to try instead. @param {string[]} suggest */
  function offer(suggest) {
    near.hidden = !suggest.length;
    const tried = suggest.map((word) =>
      button(word, function () {
        input.value = word;
        input.focus();
        ask();
      })
    );
    near.replaceChildren(words.near, " ", ...tried);
  }

  /** Shows frequent questions, and where else to look: the other language, whom to tell.
   * @param {boolean} isEmpty nothing is asked yet @param {boolean} isNeeded */
  function aid(isEmpty, isNeeded) {
    questions.hidden = !isEmpty || !help.questions.length;
    places.hidden = !isEmpty && !isNeeded;
    const items = /** @type {HTMLElement} */ (places.querySelector("ul"));
    items.querySelectorAll(".asked").forEach((each) => each.remove());
    if (isEmpty || !isNeeded) return;
    for (const { href, hreflang, textContent } of otherLanguages()) {
      const text = filled(words.other_language, { language: textContent || "", query: asked });
      const link = make("a", { href, hreflang, lang: hreflang }, text);
      link.addEventListener("click", () => carry(link));
      items.append(make("li", { className: "asked" }, link));
    }
    for (const [, path] of help.tell) {
      const link = make("a", { href: addressOf(path) }, words.tell);
      link.addEventListener("click", () => leave(link, [], 0));
      items.append(make("li", { className: "asked" }, link));
    }
  }

  const otherLanguages = () =>
    /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.handbook-language")]);

  /** Asks the same on the page in the other language. @param {HTMLAnchorElement} link */
  function carry(link) {
    note({ query: asked, place: 0 });
    const found = { path: link.pathname, words: [], query: asked, isOpen: true };
    try {
      localStorage.setItem("handbook-found", JSON.stringify(found));
    } catch (error) {
      // The page then opens without the search.
    }
  }

  /** The addresses that the offline copy has (sw.js). Rejects where the browser keeps nothing. */
  async function keptPaths() {
    const name = `handbook-files ${base.href}`;
    if (!window.caches || !(await caches.has(name))) return new Set();
    const keys = await (await caches.open(name)).keys();
    return new Set(keys.map(({ url }) => new URL(url).pathname));
  }

  function clear() {
    fillList([]);
    // Said once, not again with the first letter.
    if (status.textContent !== words.start) status.textContent = words.start;
    offer([]);
    aid(true, false);
  }

  async function ask() {
    asked = input.value.trim();
    if (asked.length < SHORTEST) {
      if (isFailed) load();
      else clear();
      return;
    }
    if (isBusy) return;
    const query = asked;
    isBusy = true;
    try {
      const found = await load().ask(query);
      kept =
        location.protocol.startsWith("http") && !navigator.onLine
          ? await keptPaths().catch(() => new Set())
          : null;
      isBusy = isFailed = false;
      if (query === input.value.trim()) answer(found);
      else ask();
    } catch (error) {
      fail();
    }
  }

  /** The finder; a new one where the last could not load. @returns {HandbookFinder} */
  function load() {
    if (finder) return finder;
    if (isFailed) status.textContent = door.loading;
    const coming = window.handbookFinder(files);
    finder = coming;
    coming.ready.then(function () {
      if (isFailed && !isBusy) {
        isFailed = false;
        ask();
      }
    }, fail);
    return coming;
  }

  /** Says what is so; typing, opening the dialog anew, the network that comes back try again. */
  function fail() {
    finder = null;
    isBusy = false;
    isFailed = true;
    list.replaceChildren();
    more.hidden = near.hidden = true;
    status.classList.remove("quiet");
    status.textContent = navigator.onLine ? door.failed : words.away;
    aid(false, false);
  }

  /** What was asked for when this entry of the history was left. */
  async function restore() {
    const { search } = history.state || {};
    if (!search) return;
    if (search.query !== asked) {
      input.value = search.query;
      await ask();
    }
    if (search.place >= shown) show(search.place + 1);
    const taken = list.children[search.place];
    if (taken) /** @type {HTMLElement} */ (taken.firstElementChild).focus();
  }

  const links = () =>
    /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("ol a, section a")]).filter(
      (link) => link.offsetParent
    );

  input.addEventListener("input", ask);
  input.addEventListener("focus", () => isFailed && ask());
  addEventListener("online", () => isFailed && dialog.open && ask());
  // The keyboard of a phone goes, the answers stay; a second Enter is for the row that has the focus.
  /** @type {HTMLFormElement} */ (dialog.querySelector("form")).addEventListener("submit", function (event) {
    event.preventDefault();
    list.focus();
  });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", function (event) {
    // A search field keeps the first Escape to itself, for clearing; here it closes the dialog at once.
    if (event.key === "Escape") dialog.close();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const stops = [input, ...links()];
    const here = stops.findIndex((stop) => stop === document.activeElement);
    const next = here < 0 ? (step > 0 ? 1 : 0) : here + step;
    stops[Math.min(stops.length - 1, Math.max(0, next))].focus();
  });
  dialog.addEventListener("close", function () {
    const isLeft = isLeaving;
    isLeaving = false;
    // It is told a moment late: by then a reader may have opened the dialog anew, and typed.
    if (isLeft || dialog.open) return;
    input.value = asked = "";
    if (history.state && history.state.search) note(undefined);
    if (!isFailed) clear();
  });
  addEventListener("popstate", restore);
  dialog.dataset.ready = "1";
  if (history.state && history.state.search && !input.value) restore();
  else {
    load();
    ask();
  }
})();
