// What a reader keeps, as plain values: the shape of dialogues, how they change, how two copies become one.
// No storage, no page.
(function (handbook) {
  "use strict";

  /**
   * A dialogue that the reader prepares (HandbookDialogue of tests/types.d.ts). A tick is the time of its
   * last change, negative when it was taken away: of two copies the later change holds. Ticks of items that
   * no page has any more stay where they are.
   * @typedef {HandbookDialogue} Dialogue
   * @typedef {HandbookState} State
   */

  const VERSION = 1;
  const FIELDS = /** @type {const} */ (["name", "with", "about", "date"]);
  const LONGEST = 2000; // characters of a field: what is longer in a file of another's making is cut
  const LONGEST_VALUE = 20000; // characters of one field of a template
  const MOST = 500; // dialogues of one import

  /** What turns a value of version n into one of version n + 1.
   * @type {Record<number, (value: any) => any>} */
  const MIGRATIONS = {};

  /** @returns {State} */
  const empty = () => ({ version: VERSION, current: "", dialogues: [] });

  /** A value brought up to a version step by step. Throws where a step is missing.
   * @param {any} value @param {number} [version] @param {Record<number, (value: any) => any>} [steps] */
  function migrate(value, version = VERSION, steps = MIGRATIONS) {
    let current = value;
    while (current.version < version) {
      const step = steps[current.version];
      if (!step) throw new TypeError("no migration from version " + current.version);
      current = { ...step(current), version: current.version + 1 };
    }
    return current;
  }

  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value.slice(0, LONGEST) : "");

  /** The entries of what may be an object. @param {any} value @returns {[string, any][]} */
  const entries = (value) => Object.entries(value && typeof value === "object" ? value : {});

  /** @param {unknown} value A day as `2026-09-24`; empty where the calendar has none such. */
  function dateOf(value) {
    if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
      return "";
    }
    return new Date(value).toISOString().startsWith(value) ? value : "";
  }

  /** A dialogue of the right shape, or null: what is not text becomes empty, what is not a tick is left out.
   * @param {any} value @returns {Dialogue | null} */
  function dialogueOf(value) {
    if (!value || typeof value !== "object" || typeof value.id !== "string") return null;
    if (!/^[\w-]{1,40}$/.test(value.id)) return null;
    /** @type {Record<string, number>} */
    const ticks = {};
    for (const [id, time] of entries(value.ticks)) {
      if (/^[a-z0-9-]{1,80}$/.test(id) && Number.isFinite(time) && time) ticks[id] = time;
    }
    /** @type {Record<string, [string, number]>} */
    const values = {};
    for (const [key, pair] of entries(value.values)) {
      const isValue = Array.isArray(pair) && typeof pair[0] === "string" && Number.isFinite(pair[1]);
      if (isValue && /^[a-z0-9/-]{1,120}$/.test(key)) {
        values[key] = [pair[0].slice(0, LONGEST_VALUE), pair[1]];
      }
    }
    const own = {
      name: text(value.name),
      with: text(value.with),
      about: text(value.about),
      date: dateOf(value.date)
    };
    return { ...value, ...own, changed: Number.isFinite(value.changed) ? value.changed : 0, ticks, values };
  }

  /** A state of the right shape, with word of whether anything had to be left out. Throws where it is not
   * ours at all. @param {any} value
   * @returns {{state: State, isWhole: boolean}} */
  function stateOf(value) {
    const isOurs = value && typeof value === "object" && Number.isInteger(value.version);
    if (!isOurs || !Array.isArray(value.dialogues)) throw new TypeError("not a handbook's value");
    const found = migrate(value);
    const ids = new Set();
    /** @type {Dialogue[]} */
    const dialogues = found.dialogues
      .slice(0, MOST)
      .map(dialogueOf)
      .filter((/** @type {Dialogue | null} */ each) => each && !ids.has(each.id) && ids.add(each.id));
    const current = ids.has(found.current) ? found.current : dialogues.length ? dialogues[0].id : "";
    return { state: { ...found, current, dialogues }, isWhole: dialogues.length === found.dialogues.length };
  }

  /** A file's text read. @param {string} source
   * @returns {{state: State, isWhole: boolean} | {error: "not-ours" | "newer"}} */
  function parse(source) {
    try {
      const value = JSON.parse(source);
      if (value && value.version > VERSION) return { error: "newer" };
      return stateOf(value);
    } catch (error) {
      return { error: "not-ours" };
    }
  }

  /** @param {State} state @returns {Dialogue | undefined} */
  const currentOf = (state) => state.dialogues.find((each) => each.id === state.current);

  /** What a dialogue is called where it has no name of its own too; empty where nothing is known of it.
   * @param {Dialogue} dialogue @param {(day: string) => string} [shown] how a page shows a day, else `03.12.2026` */
  function nameOf(dialogue, shown = (day) => day.split("-").reverse().join(".")) {
    const name = dialogue.name || [dialogue.with, shown(dialogue.date)].filter(Boolean).join(", ");
    return name.replace(/^(.{79}).{2,}$/su, "$1…");
  }

  const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

  /** Adds a dialogue and makes it the current one. @param {State} state
   * @param {Partial<Dialogue>} [values] */
  function add(state, values = {}) {
    const dialogue = /** @type {Dialogue} */ (dialogueOf({ changed: Date.now(), ...values, id: newId() }));
    state.dialogues.push(dialogue);
    state.current = dialogue.id;
    return dialogue;
  }

  /** Ticks an item of the current dialogue, or takes its tick away; the first tick of all begins a dialogue.
   * @param {State} state @param {string} item @param {boolean} isOn */
  function tick(state, item, isOn) {
    const { ticks } = currentOf(state) || add(state);
    const time = Math.max(Date.now(), Math.abs(ticks[item] || 0) + 1);
    ticks[item] = isOn ? time : -time;
  }

  /** Writes a value of a template's field into the current dialogue. @param {State} state
   * @param {string} key @param {string} value */
  function put(state, key, value) {
    const { values } = currentOf(state) || add(state);
    values[key] = [value, Math.max(Date.now(), (values[key] || ["", 0])[1] + 1)];
  }

  /** Writes one of the current dialogue's own fields. @param {State} state
   * @param {HandbookOwnField} field @param {string} value */
  function describe(state, field, value) {
    const dialogue = currentOf(state) || add(state);
    dialogue[field] = value;
    dialogue.changed = Math.max(Date.now(), dialogue.changed + 1);
  }

  /** Whether the first of two copies has the later own fields; of two changes at one time any rule does that
   * both devices share. @param {Dialogue} mine
   * @param {Dialogue} theirs */
  function isLater(mine, theirs) {
    if (mine.changed !== theirs.changed) return mine.changed > theirs.changed;
    const [own, other] = [mine, theirs].map((each) => JSON.stringify(FIELDS.map((field) => each[field])));
    return own > other;
  }

  /** One dialogue out of two copies of it. @param {Dialogue} mine
   * @param {Dialogue} theirs @returns {Dialogue} */
  function mergeDialogue(mine, theirs) {
    const ticks = { ...mine.ticks };
    for (const [id, time] of Object.entries(theirs.ticks)) {
      const own = ticks[id] || 0;
      const isSameTime = Math.abs(time) === Math.abs(own);
      if (Math.abs(time) > Math.abs(own) || (isSameTime && time > own)) ticks[id] = time;
    }
    const values = { ...mine.values };
    for (const [key, pair] of Object.entries(theirs.values || {})) {
      const own = values[key];
      if (!own || pair[1] > own[1] || (pair[1] === own[1] && pair[0] > own[0])) values[key] = pair;
    }
    return { ...(isLater(mine, theirs) ? mine : theirs), ticks, values };
  }

  /** Both states in one: every dialogue of either, the later change of each. @param {State} mine
   * @param {State} theirs @returns {State} */
  function merge(mine, theirs) {
    const byId = new Map(mine.dialogues.map((each) => [each.id, each]));
    for (const each of theirs.dialogues) {
      const own = byId.get(each.id);
      byId.set(each.id, own ? mergeDialogue(own, each) : each);
    }
    return { ...mine, current: mine.current || theirs.current, dialogues: [...byId.values()] };
  }

  const reading = { VERSION, FIELDS, empty, migrate, stateOf, parse, merge, currentOf, nameOf };
  handbook.dialogues = { ...reading, add, tick, put, describe };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
