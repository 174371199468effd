/* words: frame.script */
// The offline copy, once a page is loaded: starts the service worker, says when the network is away and when a
// new edition is there. Only where site.js has found that there can be one.
(function () {
  "use strict";

  const words = window.handbookWords["frame.script"][window.handbookLanguage];
  const note = /** @type {HTMLElement} */ (document.querySelector(".handbook-edition"));
  const address = note.dataset.serviceWorker || "";
  const container = navigator.serviceWorker;
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
    note.textContent = "";
    note.append(
      text,
      ...buttons,
      button(words.close, () => (note.textContent = ""))
    );
  }

  function announceOffline() {
    isAway = true;
    if (container.controller && !note.textContent) announce(words.offline);
  }

  /** There is no new worker: because the network is away, because the site has moved and its old host leads on to
   * the new one, or merely because the host has none now, which takes nothing from the reader.
   * @param {ServiceWorkerRegistration} registration */
  async function askWhy(registration) {
    try {
      const { type } = await fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual" });
      if (type !== "opaqueredirect") return;
      // Without the worker the old address leads on; what the reader keeps stays behind with it.
      const go = button(words.go, () => registration.unregister().then(() => location.reload()));
      announce(words.moved, go);
    } catch (error) {
      announceOffline();
    }
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
    const follow = () => {
      if (registration.installing) registration.installing.addEventListener("statechange", offer);
    };
    registration.addEventListener("updatefound", follow);
    registration.update().catch(() => askWhy(registration));
    follow(); // one that another window or the worker itself has begun to fetch was found before this page could hear of it
    offer();
  }

  addEventListener("offline", announceOffline);
  addEventListener("online", function () {
    isAway = false;
    if ((note.textContent || "").startsWith(words.offline)) note.textContent = "";
  });
  // A link with `download` passes the worker by, and without a network comes to nothing; a plain one gets
  // the kept file.
  document.addEventListener("click", function (event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a[download]");
    if (link && isAway && container.controller) link.removeAttribute("download");
  });
  container.addEventListener("controllerchange", () => isTaking && location.reload());
  container.addEventListener("message", (event) => event.data.fault === "full" && announce(words.full));

  async function start() {
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
  }

  start();
})();
