// Ticks of items whose ids were renamed. All names of an item hold its last decision, so that a copy of the
// handbook that is older, on this device or another, shows the same. No page.
(function (handbook) {
  "use strict";

  /** The later of two ticks, by the rule by which two copies of a dialogue become one.
   * @param {number} one @param {number} other */
  function later(one, other) {
    const [first, second] = [Math.abs(one), Math.abs(other)];
    return second > first || (second === first && other > one) ? other : one;
  }

  /** Puts the last decision on each item under all of its names. @param {HandbookState} state
   * @param {Record<string, string[]>} earlier item -> its earlier ids */
  function settle(state, earlier) {
    for (const { ticks } of state.dialogues) {
      for (const [item, old] of Object.entries(earlier)) {
        const names = [item, ...old];
        const last = names.map((name) => ticks[name] || 0).reduce(later);
        if (last) names.forEach((name) => (ticks[name] = last));
      }
    }
  }

  handbook.earlierIds = { settle };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
