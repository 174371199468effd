/* words: keeping */
// Told once, below what the reader has just written, after the list of what is ticked, which stays where it is: where it is kept, that a browser may throw it away,
// and that a file does not. The store loads it with the first thing that is kept.
(function () {
  "use strict";

  const { button, linkToMyDialogue, make } = window.handbook;
  const words = window.handbookWords.keeping[window.handbookLanguage];

  function tell() {
    const active = document.activeElement;
    const line = active && active.closest("handbook-checklist li, handbook-form p");
    if (!line) return; // «My dialogue» says it by itself
    const link = Object.assign(linkToMyDialogue(), { textContent: words.link });
    const note = make("p", { className: "handbook-keeping print-hidden" });
    const said = make("span", { "aria-live": "polite" });
    const close = button(words.close, () => {
      note.remove();
      /** @type {HTMLElement} */ (active).focus();
    });
    note.append(said, " ", ...(link.href ? [link, " "] : []), close);
    const list = line.closest("handbook-checklist");
    if (list) list.append(note);
    else line.after(note);
    // When it has stood there for a moment: then it is read aloud (Orca).
    setTimeout(() => (said.textContent = words.note), 100);
  }

  tell();
})();
