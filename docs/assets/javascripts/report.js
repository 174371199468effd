// «Report a mistake»: only in pages that have the link (page/report.py).
(function () {
  "use strict";

  let section = location.hash;
  // The page's address stands last in the link: behind it comes the section that the reader was last at.
  document.addEventListener("click", function (event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const part = target.closest("main .part");
    const heading = part && part.querySelector("h2[id], h3[id]");
    if (heading) section = "#" + heading.id;
    const link = target.closest("[data-report]");
    if (!(link instanceof HTMLAnchorElement)) return;
    const address = (link.dataset.report || location.href.split("#")[0]) + section;
    link.href = link.href.replace(/(.*(=|%0A)).*/, (_, before) => before + encodeURIComponent(address));
  });
})();
