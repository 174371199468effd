// Files and links in which dialogues leave «My dialogue» and come back, and what of them can be undone.
(function (handbook) {
  "use strict";

  const { button, make, save, store } = handbook;
  // A link as it comes back: what a message or a site has put after it is none of its data.
  const IN_LINK = /^#dialogue(?:=|%3D)([\w-]*)/i;

  /** The data of the page's address; undefined where it has none. @returns {string | undefined} */
  const inLink = () => (IN_LINK.exec(location.hash) || [])[1];

  /** Gives the reader a file of dialogues, or of what could not be read. @param {string} text
   * @param {string} name */
  const saveText = (text, name) => save(new Blob([text], { type: "application/json" }), name);

  /** Values that the store has set aside: key and text. @returns {[string, string][]} */
  function quarantined() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith("handbook-aside-"));
      return keys.map((key) => [key, localStorage.getItem(key) || ""]);
    } catch (error) {
      return [];
    }
  }

  /** The same with the day in the file's name, which comes back. @param {string} text @param {string} kind */
  function saveToday(text, kind) {
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const name = `${kind}-${day.map((part) => String(part).padStart(2, "0")).join("-")}.json`;
    saveText(text, name);
    return name;
  }

  /** What can still be taken back, also what was done on other pages, a line each.
   * @param {any} words @param {() => void} onback @returns {HTMLElement[]} */
  function undoLines(words, onback) {
    const lines = store.undoable().map((each) => {
      const back = button(words.undo, () => {
        store.undo(each);
        onback();
      });
      back.setAttribute("aria-label", `${words.undo}: ${each.text}`);
      return make("p", { className: "handbook-line" }, each.text, back);
    });
    return lines.length ? [make("p", {}, make("b", {}, words.recent)), ...lines] : [];
  }

  handbook.dialogueFiles = { inLink, quarantined, saveText, saveToday, undoLines };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
