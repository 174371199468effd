/* needs: element */
// <handbook-stage>: what a stage page folds. What an address leads into is open, and so is all that is printed:
// newer browsers do so by themselves.
(function () {
  "use strict";

  const { Component, define } = window.handbook;

  class Stage extends Component {
    connect() {
      /** @type {Element[]} */
      let opened = [];
      this.listen(window, "beforeprint", () => (opened = open()));
      this.listen(window, "afterprint", () => opened.forEach((each) => each.removeAttribute("open")));
      this.listen(window, "hashchange", show);
      show();
    }
  }

  /** Opens what is folded, of a part of the page if one is given. @param {Element | null} [part] */
  function open(part) {
    const shut = [...document.querySelectorAll("main details:not([open])")].filter(
      (each) => !part || each.contains(part)
    );
    shut.forEach((each) => each.setAttribute("open", ""));
    return shut;
  }

  function show() {
    const target = document.querySelector(":target");
    if (target && open(target).length) target.scrollIntoView();
  }

  define("stage", Stage);
})();
