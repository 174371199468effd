/* words: frame.heading_links */
/* words: frame.search_door */
/* later: offline-copy finder search found head-again old-browsers */
// The frame of the page: theme switch, menu, address for print, and the door to the search. Everything here
// adds to what links and <details> do by themselves; one feature's failure never stops the others.
(function () {
  "use strict";

  // Browsers before 2021 have none; what else they lack for the search: old-browsers.js.
  const { prototype } = /** @type {any} */ (Element);
  if (!prototype.replaceChildren) {
    /** @this {Element} @param {(Node | string)[]} children */
    prototype.replaceChildren = function (...children) {
      this.textContent = "";
      this.append(...children);
    };
  }

  // The language of all words that scripts show: a machine translation of the page changes the attribute.
  const lang = (window.handbookLanguage = document.documentElement.lang);
  const words = window.handbookWords["frame.heading_links"][lang];
  const folder = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);

  /** @param {() => void} start */
  function feature(start) {
    try {
      start();
    } catch (error) {
      console.warn(`${start.name}: ${error}`);
    }
  }

  /** A part of the page that a feature cannot do without. Throws where it is not there: a blocker may have
   * taken it away. @param {ParentNode} parent
   * @param {string} selector @returns {any} */
  function find(parent, selector) {
    const found = parent.querySelector(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag
   * @param {Record<string, any>} [properties] */
  function make(tag, properties = {}) {
    return Object.assign(document.createElement(tag), properties);
  }

  /** Loads a script that a page could do without until now, by its name: it runs after those loaded before.
   * @param {string} name @param {(() => void) | null} [onload]
   * @param {() => void} [onerror] */
  function load(name, onload = null, onerror) {
    const src = new URL((window.handbookLater || {})[name], folder).href;
    const script = make("script", { src, async: false, onload });
    script.onerror = () => {
      script.remove();
      if (onerror) onerror();
    };
    document.head.append(script);
  }

  feature(function themeSwitch() {
    const buttons = document.querySelectorAll("[data-theme-switch]");
    const sheet = /** @type {HTMLStyleElement} */ (document.getElementById("dark"));
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (sheet.media.includes("prefers") ? system.matches : sheet.media === "screen");
    const show = () => buttons.forEach((button) => button.setAttribute("aria-pressed", String(isDark())));

    /** @param {boolean} dark */
    function put(dark) {
      // The dark colours, and the colour of the browser's bar.
      for (const part of document.querySelectorAll("#dark, [name=theme-color][media]")) {
        part.setAttribute("media", dark ? "screen" : "not all");
      }
      show();
    }

    function change() {
      put(!isDark());
      try {
        localStorage.setItem("handbook-theme", isDark() ? "dark" : "light");
      } catch (error) {
        // The choice then holds for this page only.
      }
    }

    buttons.forEach((button) => button.addEventListener("click", change));
    system.onchange = show; // Safari before 14 lets nothing else listen to it
    // A page that comes back as it was left may have missed the choice made on another.
    addEventListener("pageshow", function (event) {
      if (!event.persisted) return;
      try {
        const theme = localStorage.getItem("handbook-theme");
        if (theme) put(theme === "dark");
      } catch (error) {
        // Then no choice was kept on the other.
      }
    });
    show();
  });

  feature(function menu() {
    /** @type {HTMLDetailsElement} */
    const details = find(document, ".menu");
    const summary = find(details, "summary");
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      summary.focus();
    });
    document.addEventListener("click", function (event) {
      if (!details.contains(/** @type {Node} */ (event.target))) details.open = false;
    });
    details.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !details.contains(/** @type {Node} */ (event.relatedTarget))) {
        details.open = false;
      }
    });
  });

  feature(function languageSwitch() {
    /** @type {[HTMLAnchorElement, string][]} */
    const links = [...document.querySelectorAll("a.handbook-language")].map((link) => [
      /** @type {HTMLAnchorElement} */ (link),
      link.getAttribute("href") || ""
    ]);

    /** The reader stays where he is: parts are called alike in all languages. */
    function carry() {
      for (const [link, href] of links) link.setAttribute("href", href + location.search + location.hash);
    }

    // The address changes without a word where a script changes it: it is looked at again before it is used.
    for (const type of ["hashchange", "popstate", "pageshow"]) addEventListener(type, carry);
    for (const type of ["pointerdown", "focusin"]) document.addEventListener(type, carry);
    carry();
  });

  feature(function addressForPrint() {
    const place = document.querySelector("[data-address]");
    addEventListener("beforeprint", function () {
      if (place && !place.textContent) place.textContent = location.href.split("#")[0];
    });
  });

  feature(function copyLink() {
    /** @type {HTMLElement} */
    const said = find(document, ".permalink__said");
    // A page of many headings comes without their links (heading_links.py).
    if (!document.querySelector("main a.permalink")) {
      for (const heading of document.querySelectorAll("main h2[id], main h3[id]")) {
        const link = make("a", { className: "permalink", href: "#" + heading.id });
        link.setAttribute("aria-label", `${words.permalink}: ${heading.textContent}`);
        heading.after(link);
      }
    }

    // Without a clipboard (an insecure address, an old browser) the link is a link.
    document.addEventListener("click", function (event) {
      const link = /** @type {HTMLElement} */ (event.target).closest("a.permalink");
      if (
        !(link instanceof HTMLAnchorElement) ||
        !navigator.clipboard ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey
      ) {
        return;
      }
      event.preventDefault();
      const address = new URL(link.href);
      address.search = "";
      navigator.clipboard.writeText(address.href).then(
        function () {
          said.textContent = words.copied;
          setTimeout(() => (said.textContent = ""), 4000);
        },
        () => (location.hash = link.hash)
      );
    });
  });

  feature(function offlineCopy() {
    const { serviceWorker } = find(document, ".handbook-edition").dataset;
    // A preview, an old browser, a folder.
    if (!serviceWorker || !navigator.serviceWorker || !location.protocol.startsWith("http")) return;
    addEventListener("load", () => load("offline-copy"));
  });

  feature(function headAgain() {
    addEventListener("scroll", () => load("head-again"), { once: true });
  });

  feature(function searchDoor() {
    /** @type {HTMLDialogElement} */
    const dialog = find(document, ".handbook-search");
    const names = window.handbookWords["frame.search_door"][lang];
    const input = make("input", {
      id: "search-field",
      type: "search",
      autocomplete: "off",
      spellcheck: false,
      placeholder: names.field
    });
    const status = make("p");
    let asked = false;

    /** The form is made when it is first asked for: it is of no use without this script. */
    function build() {
      const form = make("form"),
        heading = make("h2", { id: "search-name" }),
        close = make("button", { type: "button", className: "tool", textContent: names.close });
      heading.append(make("label", { htmlFor: input.id, textContent: names.field }));
      input.setAttribute("autocapitalize", "off");
      input.setAttribute("enterkeyhint", "search");
      form.setAttribute("role", "search");
      form.append(heading, input, close);
      status.setAttribute("role", "status");
      dialog.setAttribute("aria-labelledby", heading.id);
      dialog.prepend(form, status, make("ol"));
      close.addEventListener("click", () => dialog.close());
    }

    /** The search comes when it is asked for; what is typed meanwhile stays in the field and is searched for
     * then. Typing tries again what did not come. */
    function loadSearch() {
      if (asked) return;
      asked = true;
      status.textContent = names.loading;
      const fail = () => {
        asked = false;
        status.textContent = names.failed;
      };
      load("finder", null, fail);
      // It may have come to a browser that cannot read it.
      load("search", () => dialog.dataset.ready || fail(), fail);
    }

    function open() {
      // Browsers of 2019 get what they lack first.
      if (!("showModal" in dialog)) return load("old-browsers", open);
      if (!input.isConnected) build();
      if (!dialog.open) dialog.showModal();
      input.focus();
      input.select(); // typing begins anew
      loadSearch();
    }

    /** Opens it with what was asked for when this entry of the history was left (search.js). */
    const reopen = () => (history.state || {}).search && open();

    // Where a blocker has taken the header away, the keys still open it.
    document
      .querySelectorAll("[data-search-open]")
      .forEach((button) => button.addEventListener("click", open));
    document.addEventListener("keydown", function (event) {
      const target = /** @type {HTMLElement} */ (event.target);
      const isTyping = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      // By the key's place, not its letter: on a Cyrillic layout the slash key types «.».
      const isSlash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
      const isFind = event.code === "KeyK" && (event.ctrlKey || event.metaKey);
      if (isFind || (isSlash && !isTyping && !event.ctrlKey && !event.altKey && !event.metaKey)) {
        event.preventDefault();
        open();
      }
    });
    input.addEventListener("input", loadSearch);
    addEventListener("popstate", reopen);
    reopen();
  });

  feature(function foundWords() {
    /** What the search left to be marked here (search.js); looked at once, so that a copied address and a
     * second visit are clean. */
    function take() {
      const found = JSON.parse(localStorage.getItem("handbook-found") || "null");
      if (!found || found.path !== location.pathname) return;
      localStorage.removeItem("handbook-found");
      load("found", () => window.handbookHighlight(found));
    }

    document.addEventListener("handbook-found", take);
    take();
  });
})();
