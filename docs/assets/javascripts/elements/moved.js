// <handbook-moved id="old-section">: a section that stands on another page now. Who comes for it is led there at once.
(function () {
  "use strict";

  class Moved extends HTMLElement {
    connectedCallback() {
      addEventListener("hashchange", () => this.lead());
      this.lead();
    }

    lead() {
      if (location.hash === "#" + this.id) location.replace(this.querySelector("a").href);
    }
  }

  customElements.define("handbook-moved", Moved);
})();
