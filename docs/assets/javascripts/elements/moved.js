/* needs: element */
// <handbook-moved id="old-section">: a section that stands on another page now. Who comes for it is led there
// at once.
(function () {
  "use strict";

  const { Component, define, find } = window.handbook;

  class Moved extends Component {
    connect() {
      this.listen(window, "hashchange", () => this.redirect());
      this.redirect();
    }

    redirect() {
      if (location.hash === "#" + this.element.id) location.replace(find(this.element, "a").href);
    }
  }

  define("moved", Moved);
})();
