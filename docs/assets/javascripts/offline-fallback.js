/* On the offline fallback (sw.js): it lists what is kept, at addresses that hold wherever it is shown. Goes
   into the page. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";

  const told = document.getElementById("kept");
  if (!told) return;
  /** @type {{address: string, kept: string[]}} */
  const { address, kept } = JSON.parse(told.textContent || "");
  document.querySelectorAll("[data-page]").forEach((part) => {
    if (!kept.includes(part.getAttribute("data-page") || "")) part.remove();
  });
  // A language of which nothing is kept.
  document.querySelectorAll("section").forEach((list) => {
    if (!list.querySelector("li")) list.remove();
  });
  document.querySelectorAll("a").forEach((link) => {
    const href = link.getAttribute("href");
    if (href) link.href = new URL(href, address).href;
  });
});
