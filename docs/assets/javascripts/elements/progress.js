/* needs: element store stage-items */
/* words: checklist.progress */
// <handbook-progress stage="analysis">: how many items of a stage's checklist the reader has ticked, where
// any is. <handbook-progress> without a stage writes the same into the diagram beside it.
(function () {
  "use strict";

  const { Component, define, make, store } = window.handbook;
  const SVG = "http://www.w3.org/2000/svg";
  const word = window.handbookWords["checklist.progress"][window.handbookLanguage].marked;

  /** @param {HandbookState} state @param {string} stage @returns {[number, number]} ticked, all */
  function count(state, stage) {
    const dialogue = store.currentOf(state);
    const ids = window.handbookStageItems[stage] || [];
    return [ids.filter((id) => dialogue && dialogue.ticks[id] > 0).length, ids.length];
  }

  class Progress extends Component {
    connect() {
      const stage = this.element.getAttribute("stage");
      this.follow((state) => (stage ? this.show(...count(state, stage)) : this.drawInDiagrams(state)));
    }

    /** @param {number} on @param {number} all */
    show(on, all) {
      this.element.hidden = !on;
      this.element.textContent = on ? ` ${on}/${all}` : "";
      if (on) this.element.append(make("span", { className: "hidden" }, ` ${word}`));
      this.element.toggleAttribute("whole", on > 0 && on === all);
    }

    /** @param {HandbookState} state */
    drawInDiagrams(state) {
      const diagrams = /** @type {HTMLElement} */ (this.element.parentElement);
      const steps = /** @type {NodeListOf<SVGElement>} */ (diagrams.querySelectorAll(".flow-step"));
      for (const step of steps) {
        const old = step.querySelector(".flow-progress"),
          box = step.querySelector("rect");
        if (old) old.remove();
        const [on, all] = count(state, step.dataset.stage || "");
        if (on && box) step.append(this.label(box, on, all));
      }
    }

    /** @param {SVGRectElement} box @param {number} on @param {number} all */
    label(box, on, all) {
      const { x, y, width, height } = box;
      const label = document.createElementNS(SVG, "text");
      const attributes = {
        class: "flow-progress",
        x: x.baseVal.value + width.baseVal.value - 10,
        y: y.baseVal.value + height.baseVal.value - 8,
        "text-anchor": "end",
        "aria-label": `${on}/${all} ${word}`
      };
      for (const [name, value] of Object.entries(attributes)) label.setAttribute(name, String(value));
      label.textContent = `${on === all ? "✓ " : ""}${on}/${all}`;
      return label;
    }
  }

  define("progress", Progress);
})();
