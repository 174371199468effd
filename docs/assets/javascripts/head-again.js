// On a phone the head comes back when the reader scrolls up a long page, and goes when he scrolls on: the search and the menu are
// never thousands of pixels away. The page loads it at the first scroll.
(function () {
  "use strict";

  const header = document.querySelector("header");
  const STEP = 8; // pixels that a finger moves without meaning to
  const narrow = matchMedia("(max-width: 61.9375em)"); // wider pages keep the way around beside the text
  let last = scrollY;

  /** @param {boolean} isBack */
  const put = (isBack) => header && header.classList.toggle("is-back", isBack);

  function follow() {
    const moved = scrollY - last;
    if (!header || Math.abs(moved) < STEP) return;
    last = scrollY;
    // A jump to another part of the page is not a look back: the head would cover what was jumped to.
    const isJump = Math.abs(moved) > innerHeight / 2;
    if (header.querySelector(".menu[open]") && !isJump) return;
    put(narrow.matches && moved < 0 && !isJump && scrollY > header.offsetHeight);
  }

  addEventListener("scroll", follow, { passive: true });
  // What is gone to by keyboard must not lie under it.
  document.addEventListener("focusin", (event) => {
    if (header && !header.contains(/** @type {Node} */ (event.target))) put(false);
  });
})();
