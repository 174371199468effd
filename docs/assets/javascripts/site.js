// The frame of the page: theme switch, menu, address for print, and the door to the search.
// Everything here adds to what links and <details> do by themselves; one part's failure never stops the others.
(function () {
  "use strict";

  /** @param {() => void} start */
  function part(start) {
    try {
      start();
    } catch (error) {
      console.warn(error);
    }
  }

  part(function themeSwitch() {
    const buttons = document.querySelectorAll("[data-theme-switch]");
    const sheet = /** @type {HTMLStyleElement} */ (document.getElementById("dark"));
    const system = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (sheet.media.includes("prefers") ? system.matches : sheet.media === "screen");
    const show = () => buttons.forEach((button) => button.setAttribute("aria-pressed", String(isDark())));

    function change() {
      const dark = !isDark();
      for (const part of [sheet, document.querySelector("[name=theme-color][media]")])
        part.setAttribute("media", dark ? "screen" : "not all");
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

  part(function menu() {
    const details = /** @type {HTMLDetailsElement} */ (document.querySelector(".menu"));
    const summary = details.querySelector("summary");
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !details.open) return;
      details.open = false;
      summary.focus();
    });
    document.addEventListener("click", function (event) {
      if (!details.contains(/** @type {Node} */ (event.target))) details.open = false;
    });
    details.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !details.contains(/** @type {Node} */ (event.relatedTarget)))
        details.open = false;
    });
  });

  part(function addressForPrint() {
    const place = document.querySelector("[data-address]");
    addEventListener("beforeprint", function () {
      if (place && !place.textContent) place.textContent = location.href.split("#")[0];
    });
  });

  part(function copyLink() {
    /** @type {HTMLElement} */
    const said = document.querySelector(".permalink__said");
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
      )
        return;
      event.preventDefault();
      const address = new URL(link.href);
      address.search = "";
      navigator.clipboard.writeText(address.href).then(
        function () {
          said.textContent = said.dataset.copied;
          setTimeout(() => (said.textContent = ""), 4000);
        },
        () => (location.hash = link.hash)
      );
    });
  });

  part(function offlineCopy() {
    const WORDS = {
      kk: {
        offline: "Интернет жоқ. Сақталған беттер ашыла береді.",
        close: "Жабу",
        edition: "Анықтамалықтың жаңа нұсқасы дайын.",
        reload: "Жаңарту",
        full: "Құрылғының жады толы: беттер интернетсіз оқуға сақталмады. Белгілеріңіз бен жазғаныңыз орнында."
      },
      ru: {
        offline: "Интернета нет. Сохранённые страницы открываются.",
        close: "Закрыть",
        edition: "Готова новая версия справочника.",
        reload: "Обновить",
        full: "Память устройства заполнена: страницы не сохранены для чтения без интернета. Ваши отметки и записи на месте."
      }
    };
    const words = WORDS[document.documentElement.lang === "ru" ? "ru" : "kk"];
    /** @type {HTMLElement} */
    const note = document.querySelector(".handbook-edition");
    const address = note.dataset.keeper,
      container = navigator.serviceWorker;
    if (!address || !container || !location.protocol.startsWith("http")) return; // a preview, an old browser, a folder
    let isTaking = false,
      isAway = false;

    /** @param {string} text @param {string} [label] @param {() => void} [act] */
    function say(text, label, act) {
      const button = (/** @type {string} */ name, /** @type {() => void} */ onclick) =>
        Object.assign(document.createElement("button"), {
          type: "button",
          className: "tool",
          textContent: name,
          onclick
        });
      note.replaceChildren(
        text,
        ...(act ? [button(label, act)] : []),
        button(words.close, () => note.replaceChildren())
      );
    }

    function sayOffline() {
      isAway = true;
      if (container.controller && !note.textContent) say(words.offline);
    }

    /** @param {ServiceWorkerRegistration} registration */
    function watch(registration) {
      const offer = () => {
        if (!registration.waiting || !container.controller) return;
        say(words.edition, words.reload, () => {
          if (!registration.waiting) return location.reload(); // another window has taken it
          isTaking = true;
          registration.waiting.postMessage({ type: "take" });
        });
      };
      registration.addEventListener("updatefound", () =>
        registration.installing.addEventListener("statechange", offer)
      );
      registration.update().catch(sayOffline);
      offer();
    }

    addEventListener("offline", sayOffline);
    addEventListener("online", function () {
      isAway = false;
      if (note.textContent.startsWith(words.offline)) note.replaceChildren();
    });
    // A link with `download` passes the worker by, and without a network comes to nothing; a plain one gets the kept file.
    document.addEventListener("click", function (event) {
      const link = /** @type {HTMLElement} */ (event.target).closest("a[download]");
      if (link && isAway && container.controller) link.removeAttribute("download");
    });
    container.addEventListener("controllerchange", () => isTaking && location.reload());
    container.addEventListener("message", (event) => event.data.fault === "full" && say(words.full));

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
        active.postMessage({
          type: "visit",
          isSaving,
          path: decodeURIComponent(location.pathname.slice(root.length)).replace(/index\.html$/, "")
        });
      } catch (error) {
        // A private window, storage switched off: the site is read with the network alone.
      }
    });
  });

  part(function searchDoor() {
    const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".handbook-search"));
    const input = dialog.querySelector("input");
    const status = dialog.querySelector("[role=status]");
    let asked = false;

    /** The search comes when it is asked for; what is typed meanwhile stays in the field and is searched for then. */
    function load() {
      if (asked) return;
      asked = true;
      status.textContent = dialog.dataset.loading;
      for (const address of dialog.dataset.scripts.split(" ")) {
        const script = document.createElement("script");
        script.src = address;
        script.async = false;
        script.onerror = function () {
          asked = false;
          script.remove();
          status.textContent = dialog.dataset.failed;
        };
        document.head.append(script);
      }
    }

    function open() {
      if (!dialog.open) dialog.showModal();
      input.focus();
      load();
    }

    document.querySelector("[data-search-open]").addEventListener("click", open);
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
    document.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
  });

  part(function foundWords() {
    /** What the search left to be marked here (search.js); looked at once, so that a copied address and a second visit are clean. */
    function take() {
      const found = JSON.parse(localStorage.getItem("handbook-found"));
      if (!found || found.path !== location.pathname) return;
      localStorage.removeItem("handbook-found");
      const script = document.createElement("script");
      script.src = /** @type {HTMLElement} */ (document.querySelector(".handbook-search")).dataset.marks;
      script.onload = () => window.handbookMark(found.words);
      document.head.append(script);
    }

    document.addEventListener("handbook-found", take);
    take();
  });
})();
