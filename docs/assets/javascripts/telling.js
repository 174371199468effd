// What is told without being asked for, so that it is heard.
(function (handbook) {
  "use strict";

  /** @type {(Node | string)[]} what was told last, or will be in a moment */
  let last = [];

  /** Says something in a live region. What a region has when it comes to its place is not read aloud (Firefox with
   * Orca): so it is moved only where it must be, and then speaks a moment later.
   * @param {HTMLElement} status @param {boolean} isMoved it has just been put where it is
   * @param {(Node | string)[]} parts */
  function tell(status, isMoved, ...parts) {
    last = parts;
    status.replaceChildren(...(isMoved ? [] : parts));
    if (!isMoved) return;
    setTimeout(function () {
      if (last !== parts) return;
      status.replaceChildren(...parts);
      status.scrollIntoView({ block: "nearest" });
    }, 100);
  }

  handbook.tell = tell;
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
