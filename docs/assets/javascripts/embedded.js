// Inside an embed: tells the page around it how high it is, whenever that changes or is asked for. It tells
// nothing else, and takes nothing from a message but that it was asked.
(function () {
  "use strict";

  window.handbookLanguage = document.documentElement.lang; // as in site.js
  // Browsers before 2021 have none: as in site.js.
  const { prototype } = /** @type {any} */ (Element);
  if (!prototype.replaceChildren) {
    /** @this {Element} @param {(Node | string)[]} children */
    prototype.replaceChildren = function (...children) {
      this.textContent = "";
      this.append(...children);
    };
  }

  if (parent === window) return;

  function tell() {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage({ handbook: "height", height: height }, "*");
  }

  if ("ResizeObserver" in window) new ResizeObserver(tell).observe(document.documentElement);
  else {
    for (const type of ["load", "resize", "click", "input"]) addEventListener(type, () => setTimeout(tell));
  } // before 2020
  addEventListener("message", function (event) {
    if (event.source === parent && event.data && event.data.handbook === "measure") tell();
  });
})();
