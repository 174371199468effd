/* later: holidays term-list undo */
// Where terms may be shown: what shows them is loaded once there are any, or once one is asked for.
(function (handbook) {
  "use strict";

  const { load } = handbook;

  /** Whether terms run in a dialogue. @param {HandbookDialogue | undefined} dialogue */
  const hasTerms = (dialogue) =>
    Object.entries(dialogue ? dialogue.values : {}).some(
      ([key, [value]]) => key.startsWith("terms/") && value
    );

  /** What shows the terms of a dialogue. Null, and a word of it, where it does not come.
   * @param {HandbookTermData} data that came with the page
   * @param {HandbookAnnounce} announce */
  async function openTerms(data, announce) {
    try {
      await Promise.all(["holidays", "term-list", ...("undo" in handbook.store ? [] : ["undo"])].map(load));
      return new handbook.TermList(data, announce);
    } catch (error) {
      announce(data.words.failed);
      return null;
    }
  }

  /** A line of news, with a way back where there is one. @param {HTMLElement} status
   * @param {{undo: string, undone: string}} words
   * @returns {HandbookAnnounce} */
  function announcer(status, words) {
    status.tabIndex = -1;
    return (text, undo) => {
      status.replaceChildren(text);
      if (!undo) return;
      const back = handbook.button(words.undo, () => {
        undo();
        status.replaceChildren(words.undone);
        status.focus();
      });
      status.append(" ", back);
      back.focus();
    };
  }

  Object.assign(handbook, { hasTerms, openTerms, announcer });
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
