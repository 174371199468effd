// In pages of `make serve` alone: loads the page anew when it has changed, and shows what is wrong: on the page, beside its lines,
// what the page's own file tells; at the foot all else, and where to look at what was edited last.
(function () {
  "use strict";

  /** @typedef {{ text: string, message: string, file: string, line: number, page: string, anchor: string, words: string,
   *   isWarning: boolean }} Trouble */
  /** @typedef {{ edition: string, summary: string, edited: string, troubles: Trouble[] }} State */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const edition = script.dataset.edition;
  const PAUSE = 300;
  const KEPT = "handbook-preview";
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, summary, caption, figcaption, label, a";
  const STYLE = `
    :host(.foot) { position: fixed; z-index: 1000; inset: auto 0 0; }
    :host(.here) { display: block; margin: .4em 0; }
    details, p.here { max-height: 50vh; overflow: auto; padding: .5em 1em; background: #fff; color: #111; margin: 0;
      border-top: 4px solid #b3261e; font: 16px/1.4 system-ui, sans-serif; overflow-wrap: anywhere; }
    p.here { border-top: 0; border-left: 4px solid #b3261e; font-size: 15px; font-weight: normal; }
    .quiet { border-color: #8a6d00 !important; }
    summary { cursor: pointer; font-weight: bold; }
    a { color: #0b57d0; }
    nav { padding: .3em 1em; background: #fff; font: 15px/1.4 system-ui, sans-serif; border-top: 1px solid #ccc; }
    @media print { :host { display: none; } }
  `;
  let shown = "";
  let hosts = /** @type {HTMLElement[]} */ ([]);

  /** An address as the preview names pages. @param {string} path */
  const plain = (path) => path.replace(/index\.html$/, "");
  /** @param {string | null} text */
  const letters = (text) => (text ?? "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  /** @param {string} language @param {string} kk @param {string} ru */
  const said = (language, kk, ru) => (language === "ru" ? ru : language === "kk" ? kk : `${kk} · ${ru}`);

  /**
   * @template {keyof HTMLElementTagNameMap} Name
   * @param {Name} name
   * @param {Partial<HTMLElementTagNameMap[Name]>} attributes
   * @param {(Node | string)[]} inner
   */
  function element(name, attributes, ...inner) {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...inner);
    return made;
  }

  /** A part of the preview in the page; the page's policy allows no other style. @param {string} kind @param {Node[]} inner */
  function host(kind, ...inner) {
    const made = element("div", { className: kind });
    const root = made.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.append(...inner);
    hosts.push(made);
    return made;
  }

  /** The innermost element that has the words of a problem's line, after its heading; else the heading. @param {Trouble} trouble */
  function place(trouble) {
    const heading = trouble.anchor ? document.getElementById(trouble.anchor) : document.querySelector("h1");
    const blocks = [...(document.querySelector("main") ?? document.body).querySelectorAll(BLOCKS)];
    const start = heading?.querySelector("h1, h2, h3, h4, h5, h6") ?? heading;
    const after = blocks.filter(
      (block) => !start || block === start || start.compareDocumentPosition(block) & 4
    );
    const found =
      trouble.words &&
      after.find(
        (block) =>
          letters(block.textContent).includes(trouble.words) &&
          ![...block.querySelectorAll(BLOCKS)].some((inner) =>
            letters(inner.textContent).includes(trouble.words)
          )
      );
    return found || start;
  }

  /** Puts a problem into the page, right after its words. False where the page has no place for it. @param {Trouble} trouble */
  function putHere(trouble) {
    const block = place(trouble);
    if (!block) return false;
    const language = trouble.file.split("/")[1]; // docs/ru/principles.md
    const line = said(language, `${trouble.line}-жол`, `Строка ${trouble.line}`);
    const note = element(
      "p",
      { className: trouble.isWarning ? "here quiet" : "here", lang: language },
      `${line}: ${trouble.message}`
    );
    const made = host("here", note);
    if (block.closest("li, td, th, dd, dt, summary") === block) block.append(made);
    else (block.closest("a, label") ?? block).after(made);
    for (let fold = made.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
    return true;
  }

  /** @param {State} state */
  function show(state) {
    const here = plain(location.pathname);
    const [page, anchor] = state.edited.split("#");
    const elsewhere = page && page !== here ? state.edited : "";
    const text = JSON.stringify([state.troubles, elsewhere]);
    if (text === shown) return;
    shown = text;
    for (const each of hosts) each.remove();
    hosts = [];
    const rest = state.troubles.filter(
      (trouble) => !(trouble.page === here && trouble.line && putHere(trouble))
    );
    const first = hosts[0];
    const parts = /** @type {Node[]} */ ([]);
    if (elsewhere) {
      const link = element("a", { href: elsewhere }, "Өзгертілген бетке өту · Перейти к изменённой странице");
      parts.push(element("nav", { title: anchor ? `${page}#${anchor}` : page }, link));
    }
    if (state.troubles.length) {
      const jump = element("a", { href: "#" }, `Осы бетте · На этой странице: ${hosts.length} ↑`);
      jump.addEventListener("click", function (event) {
        event.preventDefault();
        first?.scrollIntoView({ block: "center" });
      });
      const list = rest.map((trouble) => element("p", {}, trouble.text));
      const all = first ? [element("p", {}, jump), ...list] : list;
      parts.push(
        element(
          "details",
          { className: state.troubles.every((trouble) => trouble.isWarning) ? "quiet" : "" },
          element("summary", {}, state.summary),
          ...all
        )
      );
    }
    if (parts.length) document.body.append(host("foot", ...parts));
  }

  const folds = () => [...document.querySelectorAll("details")];
  const headings = () => [...document.querySelectorAll("main [id]")];

  /** What is at the top of the window, and which folds are open: for the same page as it will be. */
  function keep() {
    const above = headings()
      .filter((heading) => heading.getBoundingClientRect().top <= 1)
      .pop();
    const kept = {
      path: location.pathname,
      y: scrollY,
      id: above?.id ?? "",
      below: above?.getBoundingClientRect().top ?? 0,
      folds: folds().map((fold) => ({
        name: letters(fold.querySelector("summary")?.textContent ?? ""),
        open: fold.open
      }))
    };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(kept));
    } catch (error) {
      // A browser that keeps nothing: the page opens as it comes.
    }
  }

  function restore() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
      sessionStorage.removeItem(KEPT);
    } catch (error) {
      // As above.
    }
    if (kept?.path !== location.pathname) return;
    const now = folds();
    const states = /** @type {{ name: string, open: boolean }[]} */ (kept.folds);
    now.forEach(function (fold, at) {
      const name = letters(fold.querySelector("summary")?.textContent ?? "");
      const state = states[at]?.name === name ? states[at] : states.find((each) => each.name === name);
      if (state) fold.open = state.open;
    });
    const scroll = function () {
      const anchor = kept.id ? document.getElementById(kept.id) : null;
      const top = anchor ? anchor.getBoundingClientRect().top + scrollY - kept.below : kept.y;
      scrollTo({ top, behavior: "instant" });
    };
    history.scrollRestoration = "manual";
    scroll();
    addEventListener("load", function () {
      requestAnimationFrame(function () {
        scroll();
        history.scrollRestoration = "auto";
      });
    });
  }

  async function ask() {
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch(`/.preview/state?page=${encodeURIComponent(location.pathname)}`);
        const state = /** @type {State} */ (await answer.json());
        if (state.edition !== edition) {
          keep();
          location.reload();
          return;
        }
        show(state);
      } catch (error) {
        // The preview was stopped: it may be started again.
      }
    }
    setTimeout(ask, PAUSE);
  }

  restore();
  ask();
})();
