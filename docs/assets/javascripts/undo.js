/* needs: store */
// What one change has changed, and how that alone is taken back: nothing that was written since, and nothing of
// another dialogue. The last such changes are kept, and can be taken back also when their page was left.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookDialogue} Dialogue
   * @typedef {HandbookState} State
   * @typedef {HandbookChanges} Changes
   */
  const { store } = handbook;
  const eraseKept = store.erase;
  const UNDO = "handbook-undo"; // where they are kept, the newest first
  const [MOST, LONGEST] = [8, 2e5]; // so many, of so many characters
  const PARTS = /** @type {const} */ (["ticks", "values"]);
  const FIELDS = /** @type {const} */ (["name", "with", "about", "date"]);

  /** @param {any} one @param {any} other */
  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** What differs between two objects: [name, before, after]. @param {any} before
   * @param {any} after @param {readonly string[]} [names] @returns {[string, any, any][]} */
  const differing = (before, after, names = Object.keys({ ...before, ...after })) =>
    names
      .filter((name) => !isSame(before[name], after[name]))
      .map((name) => [name, before[name], after[name]]);

  /** What has changed from one state to the next. @param {State} before @param {State} after
   * @returns {Changes} */
  function changesOf(before, after) {
    const old = new Map(before.dialogues.map((each) => [each.id, each]));
    const now = new Map(after.dialogues.map((each) => [each.id, each]));
    return {
      current: [before.current, after.current],
      gone: before.dialogues.map((each, place) => ({ each, place })).filter(({ each }) => !now.has(each.id)),
      come: after.dialogues.filter((each) => !old.has(each.id)),
      changed: after.dialogues.flatMap((each) => {
        const own = old.get(each.id);
        if (!own || isSame(own, each)) return [];
        const [ticks, values] = PARTS.map((part) => differing(own[part], each[part]));
        return [{ id: each.id, fields: differing(own, each, FIELDS), ticks, values }];
      })
    };
  }

  /** @param {Dialogue} dialogue @param {Changes["changed"][number]} change */
  function giveBack(dialogue, { fields, ticks, values }) {
    const now = Date.now();
    for (const [name, before, after] of fields) {
      const field = /** @type {HandbookOwnField} */ (name);
      if (dialogue[field] !== after) continue;
      dialogue[field] = before;
      dialogue.changed = Math.max(now, dialogue.changed + 1);
    }
    for (const [item, before, after] of ticks) {
      if ((dialogue.ticks[item] || 0) !== (after || 0)) continue;
      const time = Math.max(now, Math.abs(after || 0) + 1);
      dialogue.ticks[item] = before > 0 ? time : -time;
    }
    for (const [key, before, after] of values) {
      if (!isSame(dialogue.values[key] || null, after || null)) continue;
      if (before) dialogue.values[key] = [before[0], Math.max(now, (after || before)[1] + 1)];
      else delete dialogue.values[key]; // what an earlier field had is seen again
    }
  }

  /** Takes changes back in a state. @param {State} state @param {Changes} changes */
  function takeBack(state, { current, gone, come, changed }) {
    // A dialogue that came goes again, unless something was written into it since.
    state.dialogues = state.dialogues.filter((each) => !come.some((other) => isSame(each, other)));
    for (const { each, place } of gone) {
      if (!state.dialogues.some(({ id }) => id === each.id)) state.dialogues.splice(place, 0, each);
    }
    for (const change of changed) {
      const dialogue = state.dialogues.find(({ id }) => id === change.id);
      if (dialogue) giveBack(dialogue, change);
    }
    const has = (/** @type {string} */ id) => state.dialogues.some((each) => each.id === id);
    if (state.current === current[1] && has(current[0])) state.current = current[0];
    if (!has(state.current)) state.current = (state.dialogues[0] || { id: "" }).id;
  }

  /** @type {HandbookUndo[]} */
  let undos = [];
  let isListed = true; // whether there was room for them

  /** A copy that shares nothing. @template T @param {T} value @returns {T} */
  const copy = (value) => JSON.parse(JSON.stringify(value));

  /** What is kept of them: of nothing that cannot be read. @returns {HandbookUndo[]} */
  function undoable() {
    if (!isListed) return undos;
    try {
      const kept = JSON.parse(localStorage.getItem(UNDO) || "[]");
      return kept.filter((/** @type {any} */ each) => each && each.changes);
    } catch (error) {
      return [];
    }
  }

  /** @param {HandbookUndo[]} list */
  function keepUndos(list) {
    undos = list.slice(0, MOST);
    while (undos.length && JSON.stringify(undos).length > LONGEST) undos.pop();
    try {
      localStorage.setItem(UNDO, JSON.stringify(undos));
      isListed = true;
    } catch (error) {
      isListed = false;
    }
  }

  /** Takes back what was done, also on another page and another day. @param {HandbookUndo} undo */
  function undo({ time, changes }) {
    keepUndos(undoable().filter((each) => each.time !== time));
    store.change((state) => takeBack(state, changes));
  }

  /** Changes what is kept so that it can be taken back: what that gives does so. @param {string} text what was done
   * @param {(state: State) => void} act @returns {() => void} */
  function changeWithUndo(text, act) {
    const done = { time: Date.now() + Math.random(), text, changes: /** @type {any} */ (null) };
    store.change((state) => {
      const before = copy(state);
      act(state);
      store.settle(state);
      done.changes = copy(changesOf(before, state));
      keepUndos([done, ...undoable()]);
    });
    return () => undo(done);
  }

  function erase() {
    undos = [];
    isListed = true;
    eraseKept();
  }

  Object.assign(store, { changeWithUndo, erase, undo, undoable });
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
