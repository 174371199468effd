// A dialog for browsers that have none: loaded when the search is opened there (site.js). Firefox before 98, Safari
// before 15.4.
(function () {
  "use strict";

  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".handbook-search"));
  if (!dialog || typeof dialog.showModal === "function") return;
  /** @type {Element | null} */
  let opener = null;
  const look = "position:fixed;top:0;right:0;left:0;z-index:9;overflow:auto";

  function close() {
    dialog.removeAttribute("open");
    if (opener) /** @type {HTMLElement} */ (opener).focus();
    dialog.dispatchEvent(new Event("close"));
  }

  function showModal() {
    opener = document.activeElement;
    dialog.style.cssText = look;
    dialog.setAttribute("open", "");
    dialog.setAttribute("role", "dialog");
  }

  Object.defineProperty(dialog, "open", { get: () => dialog.hasAttribute("open") });
  Object.assign(dialog, { close, showModal });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && dialog.open) close();
  });
})();
