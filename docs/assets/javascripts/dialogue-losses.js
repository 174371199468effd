// What of a file or a link of dialogues cannot be taken over: what is not of the right shape, what is longer than there is room
// for, and what was written into templates that this edition does not have. No page.
(function (handbook) {
  "use strict";

  /** @typedef {{dialogues: number, records: number, cut: number, unknown: number}} Losses */

  /** The entries of what may be an object. @param {any} value @returns {[string, any][]} */
  const entries = (value) => Object.entries(value && typeof value === "object" ? value : {});

  /** How many values of a record are not there once it is read, and how many were cut. @param {[string, any][]} given
   * @param {Record<string, any>} taken @param {(value: any) => any} text of a value */
  function compare(given, taken, text) {
    const there = given.filter(([, value]) => text(value)); // what is empty is no loss
    const kept = there.filter(([name]) => text(taken[name]));
    const cut = kept.filter(([name, value]) => String(text(value)).length > String(text(taken[name])).length);
    return { records: there.length - kept.length, cut: cut.length };
  }

  /** Counts what is lost. @param {any} given the value of the file @param {HandbookState} state what was read of it
   * @param {string[]} templates that there are @returns {Losses} */
  function losses(given, state, templates) {
    const all = Array.isArray(given.dialogues) ? given.dialogues : [];
    const found = { dialogues: all.length - state.dialogues.length, records: 0, cut: 0, unknown: 0 };
    for (const taken of state.dialogues) {
      const one = all.find((/** @type {any} */ each) => each && each.id === taken.id) || {};
      const own = handbook.dialogues.FIELDS.map((name) => /** @type {[string, any]} */ ([name, one[name]]));
      const first = (/** @type {any} */ pair) => (Array.isArray(pair) ? pair[0] : pair);
      for (const { records, cut } of [
        compare(own, taken, (value) => value),
        compare(entries(one.ticks), taken.ticks, (value) => value),
        compare(entries(one.values), taken.values, first)
      ]) {
        found.records += records;
        found.cut += cut;
      }
      found.unknown += Object.entries(taken.values).filter(([key, [value]]) => {
        const [name] = key.split("/");
        return value && ![...templates, "shared", "terms", "taken"].includes(name) && !key.endsWith("/rows");
      }).length;
    }
    return found;
  }

  handbook.dialogueLosses = losses;
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
