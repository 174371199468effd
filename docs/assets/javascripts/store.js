/* with: dialogues */
// Where dialogues are kept: in this browser alone, in one value of localStorage, with a version. Every change
// reads the newest value, changes it and writes it back, so that two tabs do not undo each other. A value
// that cannot be read is set aside, never overwritten; where nothing can be stored, the page works on from
// memory and says so.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookState} State
   * @typedef {"" | "refused" | "full" | "newer" | "corrupted"} Fault
   */

  const { VERSION, empty, stateOf } = handbook.dialogues;
  const KEY = "handbook";
  const QUARANTINE = "handbook-aside-"; // how the keys begin under which unreadable values are kept

  /** @type {State | null} */
  let memory = null;
  /** @type {Fault} */
  let fault = "";
  /** @type {Set<(state: State) => void>} */
  const listeners = new Set();

  /** A copy that shares nothing. @param {State} state @returns {State} */
  const copy = (state) => JSON.parse(JSON.stringify(state));

  /** What a function gives, or undefined where it throws. @template T
   * @param {() => T} act @returns {T | undefined} */
  function attempt(act) {
    try {
      return act();
    } catch (error) {
      return undefined;
    }
  }

  /** Whether a value could be written. @param {string} key @param {string} value */
  const isSet = (key, value) => Boolean(attempt(() => (localStorage.setItem(key, value), true)));

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
    const value = raw;
    const found = attempt(() => JSON.parse(value));
    if (found && found.version > VERSION) {
      const readable = attempt(() => stateOf({ ...found, version: VERSION }));
      return keepInMemory("newer", readable ? readable.state : empty());
    }
    const { state, isWhole } = attempt(() => stateOf(found)) || { state: empty(), isWhole: false };
    if (isWhole) return state;
    // The value is set aside whole before what can be read of it takes its place.
    if (!isSet(QUARANTINE + Date.now(), value)) return keepInMemory("corrupted", state);
    fault = "corrupted";
    return isSet(KEY, JSON.stringify(state)) ? state : keepInMemory("full", state);
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

  /** Hands on what is kept now: it is read once, however many listen. @param {State} state */
  function notify(state) {
    listeners.forEach((listener) => {
      try {
        listener(state);
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
    notify(state);
    return result;
  }

  /** Calls back with the newest state after each change, here or in another tab; it is to be read, not
   * changed. @param {(state: State) => void} listener
   * @returns {() => void} what ends that */
  function listen(listener) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  /** Values that were set aside: key and text. @returns {[string, string][]} */
  function quarantined() {
    const keys = attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(QUARANTINE))) || [];
    return keys.map((key) => [key, localStorage.getItem(key) || ""]);
  }

  /** Removes everything that the handbook keeps on this device. */
  function erase() {
    memory = null;
    fault = "";
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith("handbook"));
      keys.forEach((key) => localStorage.removeItem(key));
    } catch (error) {
      fault = "refused";
    }
    notify(read());
  }

  addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) notify(read());
  });
  // A page that comes back from the browser's own cache may have missed what another tab wrote.
  addEventListener("pageshow", (event) => {
    if (event.persisted) notify(read());
  });

  handbook.store = { ...handbook.dialogues, read, change, listen, quarantined, erase, fault: () => fault };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
