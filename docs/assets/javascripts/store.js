// What a reader keeps: dialogues with their ticks, in this browser alone. One value of localStorage, with a version.
// Every change reads the newest value, changes it and writes it back, so that two tabs do not undo each other. A value that
// cannot be read is set aside, never overwritten; where nothing can be stored, the page works on from memory and says so.
(function () {
  "use strict";

  /**
   * A dialogue that the reader prepares (HandbookDialogue of tests/types.d.ts). A tick is the time of its last change, negative
   * when it was taken away: of two copies the later change holds. Ticks of items that no page has any more stay where they are.
   * @typedef {HandbookDialogue} Dialogue
   * @typedef {HandbookState} State
   * @typedef {"" | "refused" | "full" | "newer" | "corrupted"} Fault
   */

  const KEY = "handbook",
    ASIDE = "handbook-aside-",
    VERSION = 1;
  const FIELDS = /** @type {const} */ (["name", "with", "about", "date"]);
  const LONGEST = 2000; // characters of a field: what is longer in a file of another's making is cut
  const LONGEST_VALUE = 20000; // characters of one field of a template
  const MOST = 500; // dialogues of one import

  /** What turns a value of version n into one of version n + 1. @type {Record<number, (value: any) => any>} */
  const MIGRATIONS = {};

  /** @type {State | null} */
  let memory = null;
  /** @type {Fault} */
  let fault = "";
  const listeners = new Set();

  /** A copy that shares nothing. @param {State} state @returns {State} */
  const copy = (state) => JSON.parse(JSON.stringify(state));

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

  /** A dialogue of the right shape, or null: what is not text becomes empty, what is not a tick is left out.
   * @param {any} value @returns {Dialogue | null} */
  function dialogueOf(value) {
    if (
      !value ||
      typeof value !== "object" ||
      typeof value.id !== "string" ||
      !/^[\w-]{1,40}$/.test(value.id)
    )
      return null;
    /** @type {Record<string, number>} */
    const ticks = {};
    for (const [id, time] of Object.entries(
      value.ticks && typeof value.ticks === "object" ? value.ticks : {}
    )) {
      if (/^[a-z0-9-]{1,80}$/.test(id) && Number.isFinite(time) && time) ticks[id] = time;
    }
    /** @type {Record<string, [string, number]>} */
    const values = {};
    for (const [key, pair] of Object.entries(
      value.values && typeof value.values === "object" ? value.values : {}
    )) {
      if (
        /^[a-z0-9/-]{1,120}$/.test(key) &&
        Array.isArray(pair) &&
        typeof pair[0] === "string" &&
        Number.isFinite(pair[1])
      ) {
        values[key] = [pair[0].slice(0, LONGEST_VALUE), pair[1]];
      }
    }
    const changed = Number.isFinite(value.changed) ? value.changed : 0;
    return {
      ...value,
      name: text(value.name),
      with: text(value.with),
      about: text(value.about),
      date: dateOf(value.date),
      changed,
      ticks,
      values
    };
  }

  /** @param {unknown} value A day as `2026-09-24`; empty where the calendar has none such. */
  function dateOf(value) {
    const isDay =
      typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    return isDay && new Date(value).toISOString().startsWith(value) ? value : "";
  }

  /** A state of the right shape, with word of whether anything had to be left out. Throws where it is not ours at all.
   * @param {any} value @returns {{state: State, isWhole: boolean}} */
  function stateOf(value) {
    if (
      !value ||
      typeof value !== "object" ||
      !Number.isInteger(value.version) ||
      !Array.isArray(value.dialogues)
    ) {
      throw new TypeError("not a handbook's value");
    }
    const found = migrate(value);
    const ids = new Set();
    const dialogues = found.dialogues
      .slice(0, MOST)
      .map(dialogueOf)
      .filter((/** @type {Dialogue | null} */ each) => each && !ids.has(each.id) && ids.add(each.id));
    const current = ids.has(found.current) ? found.current : dialogues.length ? dialogues[0].id : "";
    const isWhole = dialogues.length === found.dialogues.length;
    return { state: { ...found, current, dialogues }, isWhole };
  }

  /** What a function gives, or undefined where it throws. @template T @param {() => T} act @returns {T | undefined} */
  function attempt(act) {
    try {
      return act();
    } catch (error) {
      return undefined;
    }
  }

  /** Sets a value aside under a key of its own. @param {string} raw @returns {boolean} whether it could be */
  function setAside(raw) {
    return Boolean(attempt(() => (localStorage.setItem(ASIDE + Date.now(), raw), true)));
  }

  /** @returns {State} */
  function read() {
    if (memory) return copy(memory);
    /** @type {string | null} */
    let raw;
    try {
      raw = localStorage.getItem(KEY);
    } catch (error) {
      return keepInMemory("refused", empty());
    }
    if (raw === null) return empty();
    const found = attempt(() => JSON.parse(raw));
    if (found && found.version > VERSION) {
      const readable = attempt(() => stateOf({ ...found, version: VERSION }));
      return keepInMemory("newer", readable ? readable.state : empty());
    }
    const { state, isWhole } = attempt(() => stateOf(found)) || { state: empty(), isWhole: false };
    if (isWhole) return state;
    // The value is set aside whole before what can be read of it takes its place.
    if (!setAside(raw)) return keepInMemory("corrupted", state);
    fault = "corrupted";
    if (attempt(() => (localStorage.setItem(KEY, JSON.stringify(state)), true))) return state;
    return keepInMemory("full", state);
  }

  /** @param {Fault} reason @param {State} state */
  function keepInMemory(reason, state) {
    fault = reason;
    memory = state;
    return copy(state);
  }

  /** @param {State} state */
  function write(state) {
    if (memory && fault !== "full") {
      memory = state;
      return;
    }
    try {
      localStorage.setItem(KEY, JSON.stringify(state));
      memory = null;
      if (fault === "full") fault = "";
    } catch (error) {
      keepInMemory(
        error instanceof DOMException && error.name === "SecurityError" ? "refused" : "full",
        state
      );
    }
  }

  function tell() {
    listeners.forEach((listener) => {
      try {
        listener();
      } catch (error) {
        console.warn(error);
      }
    });
  }

  /** Changes what is kept. @template T @param {(state: State) => T} act @returns {T} */
  function change(act) {
    const state = read();
    const result = act(state);
    write(state);
    tell();
    return result;
  }

  /** @param {State} state @returns {Dialogue | undefined} */
  const currentOf = (state) => state.dialogues.find((each) => each.id === state.current);

  /** What a dialogue is called where it has no name of its own too; empty where nothing is known of it. @param {Dialogue} dialogue */
  const nameOf = (dialogue) =>
    (dialogue.name || [dialogue.with, dialogue.date].filter(Boolean).join(", ")).replace(
      /^(.{79}).{2,}$/su,
      "$1…"
    );

  const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

  /** Adds a dialogue and makes it the current one. @param {State} state @param {Partial<Dialogue>} [values] */
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

  /** Writes a value of a template's field into the current dialogue. @param {State} state @param {string} key @param {string} value */
  function put(state, key, value) {
    const { values } = currentOf(state) || add(state);
    values[key] = [value, Math.max(Date.now(), (values[key] || ["", 0])[1] + 1)];
  }

  /** One dialogue out of two copies of it. @param {Dialogue} mine @param {Dialogue} theirs @returns {Dialogue} */
  function mergeDialogue(mine, theirs) {
    const order =
      mine.changed - theirs.changed ||
      (JSON.stringify(FIELDS.map((f) => mine[f])) > JSON.stringify(FIELDS.map((f) => theirs[f])) ? 1 : -1);
    const ticks = { ...mine.ticks };
    for (const [id, time] of Object.entries(theirs.ticks)) {
      const own = ticks[id] || 0;
      if (Math.abs(time) > Math.abs(own) || (Math.abs(time) === Math.abs(own) && time > own))
        ticks[id] = time;
    }
    const values = { ...mine.values };
    for (const [key, pair] of Object.entries(theirs.values || {})) {
      const own = values[key];
      if (!own || pair[1] > own[1] || (pair[1] === own[1] && pair[0] > own[0])) values[key] = pair;
    }
    return { ...(order > 0 ? mine : theirs), ticks, values };
  }

  /** Both states in one: every dialogue of either, the later change of each. @param {State} mine @param {State} theirs @returns {State} */
  function merge(mine, theirs) {
    const byId = new Map(mine.dialogues.map((each) => [each.id, each]));
    for (const each of theirs.dialogues) {
      const own = byId.get(each.id);
      byId.set(each.id, own ? mergeDialogue(own, each) : each);
    }
    return { ...mine, current: mine.current || theirs.current, dialogues: [...byId.values()] };
  }

  /** A file's text read. @param {string} text
   * @returns {{state: State, isWhole: boolean} | {error: "not-ours" | "newer"}} */
  function parse(text) {
    try {
      const value = JSON.parse(text);
      if (value && value.version > VERSION) return { error: "newer" };
      return stateOf(value);
    } catch (error) {
      return { error: "not-ours" };
    }
  }

  /** Values that were set aside: key and text. @returns {[string, string][]} */
  function asides() {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(ASIDE))
        .map((key) => [key, localStorage.getItem(key) || ""]);
    } catch (error) {
      return [];
    }
  }

  /** Removes everything that the handbook keeps on this device. */
  function erase() {
    memory = null;
    fault = "";
    try {
      Object.keys(localStorage)
        .filter((key) => key.startsWith("handbook"))
        .forEach((key) => localStorage.removeItem(key));
    } catch (error) {
      fault = "refused";
    }
    tell();
  }

  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) tell();
  });
  // A page that comes back from the browser's own cache may have missed what another tab wrote.
  addEventListener("pageshow", (event) => {
    if (event.persisted) tell();
  });

  window.handbook = {
    store: {
      VERSION,
      FIELDS,
      read,
      change,
      add,
      tick,
      put,
      currentOf,
      nameOf,
      merge,
      migrate,
      parse,
      asides,
      erase,
      fault: () => fault,
      /** @param {() => void} listener */
      listen: (listener) => void listeners.add(listener)
    }
  };
})();
