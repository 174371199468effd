/* words: frame.script */
// The frame of the page: theme switch, menu, address for print, and the door to the search. Everything here
// adds to what links and <details> do by themselves; one feature's failure never stops the others.
(function () {
  "use strict";

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

  feature(function themeSwitch() {
    const buttons = document.querySelectorAll("[data-theme-switch]");
    const sheet = /** @type {HTMLStyleElement} */ (document.getElementById("dark"));
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (sheet.media.includes("prefers") ? system.matches : sheet.media === "screen");
    const show = () => buttons.forEach((button) => button.setAttribute("aria-pressed", String(isDark())));

    function change() {
      const dark = !isDark();
      // The dark colours, and the colour of the browser's bar.
      for (const part of document.querySelectorAll("#dark, [name=theme-color][media]")) {
        part.setAttribute("media", dark ? "screen" : "not all");
      }
      show();
      try {
        localStorage.setItem("handbook-theme", dark ? "dark" : "light");
      } catch (error) {
        // The choice then holds for this page only.
      }
    }

    buttons.forEach((button) => button.addEventListener("click", change));
    system.addEventListener("change", show);
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

  feature(function addressForPrint() {
    const place = document.querySelector("[data-address]");
    addEventListener("beforeprint", function () {
      if (place && !place.textContent) place.textContent = location.href.split("#")[0];
    });
  });

  feature(function copyLink() {
    /** @type {HTMLElement} */
    const said = find(document, ".permalink__said");
    for (const term of document.querySelectorAll(".handbook-glossary h2")) {
      const link = Object.assign(document.createElement("a"), {
        className: "permalink",
        href: "#" + term.id
      });
      link.setAttribute("aria-label", `${said.dataset.label}: ${term.textContent}`);
      term.after(link);
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
          said.textContent = said.dataset.copied || "";
          setTimeout(() => (said.textContent = ""), 4000);
        },
        () => (location.hash = link.hash)
      );
    });
  });

  feature(function offlineCopy() {
    const words = window.handbookWords["frame.script"][document.documentElement.lang];
    /** @type {HTMLElement} */
    const note = find(document, ".handbook-edition");
    const address = note.dataset.serviceWorker || "";
    const container = navigator.serviceWorker;
    // A preview, an old browser, a folder.
    if (!address || !container || !location.protocol.startsWith("http")) return;
    let isTaking = false;
    let isAway = false;

    /** @param {string} textContent @param {() => void} onclick */
    const button = (textContent, onclick) =>
      Object.assign(document.createElement("button"), {
        type: "button",
        className: "tool",
        textContent,
        onclick
      });

    /** @param {string} text @param {HTMLButtonElement[]} buttons besides that which closes the note */
    function announce(text, ...buttons) {
      const close = button(words.close, () => note.replaceChildren());
      note.replaceChildren(text, ...buttons, close);
    }

    function announceOffline() {
      isAway = true;
      if (container.controller && !note.textContent) announce(words.offline);
    }

    /** @param {ServiceWorkerRegistration} registration */
    function watch(registration) {
      const offer = () => {
        if (!registration.waiting || !container.controller) return;
        const reload = button(words.reload, () => {
          if (!registration.waiting) return location.reload(); // another window has taken it
          isTaking = true;
          registration.waiting.postMessage({ type: "take" });
        });
        announce(words.edition, reload);
      };
      registration.addEventListener("updatefound", () => {
        if (registration.installing) registration.installing.addEventListener("statechange", offer);
      });
      registration.update().catch(announceOffline);
      offer();
    }

    addEventListener("offline", announceOffline);
    addEventListener("online", function () {
      isAway = false;
      if ((note.textContent || "").startsWith(words.offline)) note.replaceChildren();
    });
    // A link with `download` passes the worker by, and without a network comes to nothing; a plain one gets
    // the kept file.
    document.addEventListener("click", function (event) {
      const link = /** @type {HTMLElement} */ (event.target).closest("a[download]");
      if (link && isAway && container.controller) link.removeAttribute("download");
    });
    container.addEventListener("controllerchange", () => isTaking && location.reload());
    container.addEventListener("message", (event) => event.data.fault === "full" && announce(words.full));

    addEventListener("load", async function () {
      const network = /** @type {any} */ (navigator).connection;
      const isSaving = Boolean(network && network.saveData);
      try {
        const isRefused = localStorage.getItem("handbook-offline") === "off";
        const known = await container.getRegistration(address);
        if (isRefused || (isSaving && !known)) return;
        watch(known || (await container.register(address)));
        const { active } = await container.ready;
        const root = new URL(address, location.href).pathname.slice(0, -"sw.js".length);
        const path = decodeURIComponent(location.pathname.slice(root.length)).replace(/index\.html$/, "");
        if (active) active.postMessage({ type: "visit", isSaving, path });
      } catch (error) {
        // A private window, storage switched off: the site is read with the network alone.
      }
    });
  });

  feature(function searchDoor() {
    /** @type {HTMLDialogElement} */
    const dialog = find(document, ".handbook-search");
    const words = /** @type {Record<string, string>} */ (dialog.dataset);
    const input = find(dialog, "input");
    const status = find(dialog, "[role=status]");
    let asked = false;

    /** The search comes when it is asked for; what is typed meanwhile stays in the field and is searched for
     * then. */
    function load() {
      if (asked) return;
      asked = true;
      status.textContent = words.loading;
      for (const address of words.scripts.split(" ")) {
        const script = document.createElement("script");
        script.src = address;
        script.async = false;
        script.onerror = function () {
          asked = false;
          script.remove();
          status.textContent = words.failed;
        };
        document.head.append(script);
      }
    }

    function open() {
      if (!dialog.open) dialog.showModal();
      input.focus();
      load();
    }

    // Where a blocker has taken the header away, the keys still open it.
    document
      .querySelectorAll("[data-search-open]")
      .forEach((button) => button.addEventListener("click", open));
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog) dialog.close();
    });
    // A search field keeps the first Escape to itself, for clearing; here it closes the dialog at once.
    dialog.addEventListener("keydown", function (event) {
      if (event.key === "Escape") dialog.close();
    });
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
    find(dialog, "[data-search-close]").addEventListener("click", () => dialog.close());
  });

  feature(function foundWords() {
    /** What the search left to be marked here (search.js); looked at once, so that a copied address and a
     * second visit are clean. */
    function take() {
      const found = JSON.parse(localStorage.getItem("handbook-found") || "null");
      if (!found || found.path !== location.pathname) return;
      localStorage.removeItem("handbook-found");
      const script = document.createElement("script");
      script.src = find(document, ".handbook-search").dataset.marks;
      script.onload = () => window.handbookHighlight(found.words);
      document.head.append(script);
    }

    document.addEventListener("handbook-found", take);
    take();
  });
})();
