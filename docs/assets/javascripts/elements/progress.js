/* needs: store stage-items */
// <handbook-progress stage="analysis">: how many items of a stage's checklist the reader has ticked, where any is.
// <handbook-progress> without a stage writes the same into the diagram beside it.
(function () {
  "use strict";

  const { store } = window.handbook;
  const items = window.handbookStageItems;
  const SVG = "http://www.w3.org/2000/svg";
  const MARKED = { kk: "белгіленген", ru: "отмечено" };
  const word = MARKED[document.documentElement.lang === "ru" ? "ru" : "kk"];

  /** @param {string} stage @returns {[number, number]} ticked, all */
  function count(stage) {
    const dialogue = store.currentOf(store.read());
    const ids = items[stage] || [];
    return [ids.filter((id) => dialogue && dialogue.ticks[id] > 0).length, ids.length];
  }

  class Progress extends HTMLElement {
    connectedCallback() {
      store.listen(() => this.show());
      this.show();
    }

    show() {
      const stage = this.getAttribute("stage");
      if (!stage) return this.drawInDiagrams();
      const [on, all] = count(stage);
      this.hidden = !on;
      this.textContent = on ? ` ${on}/${all}` : "";
      if (on)
        this.append(
          Object.assign(document.createElement("span"), { className: "hidden", textContent: ` ${word}` })
        );
      this.toggleAttribute("whole", on > 0 && on === all);
    }

    drawInDiagrams() {
      /** @type {NodeListOf<SVGElement>} */
      const steps = this.parentElement.querySelectorAll(".flow-step");
      for (const step of steps) {
        const old = step.querySelector(".flow-progress");
        if (old) old.remove();
        const [on, all] = count(step.dataset.stage);
        if (!on) continue;
        const box = step.querySelector("rect");
        const label = document.createElementNS(SVG, "text");
        label.setAttribute("class", "flow-progress");
        label.setAttribute("x", String(box.x.baseVal.value + box.width.baseVal.value - 10));
        label.setAttribute("y", String(box.y.baseVal.value + box.height.baseVal.value - 8));
        label.setAttribute("text-anchor", "end");
        label.textContent = on === all ? `✓ ${on}/${all}` : `${on}/${all}`;
        label.setAttribute("aria-label", `${on}/${all} ${word}`);
        step.append(label);
      }
    }
  }

  customElements.define("handbook-progress", Progress);
})();
