// In pages of `make serve` alone: loads the page anew after a build, and shows at its foot what is wrong.
(function () {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const edition = script.dataset.edition;
  const PAUSE = 300;
  const STYLE = `
    :host { position: fixed; z-index: 1000; inset: auto 0 0; }
    details { max-height: 50vh; overflow: auto; padding: .5em 1em; background: #fff; color: #111;
      border-top: 4px solid #b3261e; font: 16px/1.4 system-ui, sans-serif; overflow-wrap: anywhere; }
    details.quiet { border-color: #8a6d00; }
    summary { cursor: pointer; font-weight: bold; }
    @media print { :host { display: none; } }
  `;
  let shown = "";
  let box = /** @type {HTMLElement | null} */ (null);

  /** @param {{ summary: string, troubles: { text: string, isWarning: boolean }[] }} state */
  function show(state) {
    const text = JSON.stringify(state.troubles);
    if (text === shown) return;
    shown = text;
    box?.remove();
    box = null;
    if (!state.troubles.length) return;
    box = document.createElement("div");
    const root = box.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // the page's policy allows no other style
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const details = document.createElement("details");
    details.className = state.troubles.every((trouble) => trouble.isWarning) ? "quiet" : "";
    const summary = document.createElement("summary");
    summary.textContent = state.summary;
    details.append(summary, ...state.troubles.map(function (trouble) {
      const line = document.createElement("p");
      line.textContent = trouble.text;
      return line;
    }));
    root.append(details);
    document.body.append(box);
  }

  async function ask() {
    if (document.visibilityState === "visible") {
      try {
        const state = await (await fetch("/.preview/state")).json();
        if (state.edition !== edition) {
          location.reload();
          return;
        }
        show(state);
      } catch (error) {
        // The preview was stopped: it may be started again.
      }
    }
    setTimeout(ask, PAUSE);
  }

  ask();
})();
