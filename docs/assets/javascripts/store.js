/* with: dialogues */
/* later: keeping */
// Where dialogues are kept: in this browser alone, in one value of localStorage, with a version. Every change
// reads the newest value, changes it and writes it back, so that two tabs do not undo each other. A value
// that cannot be read is set aside, never overwritten; where nothing can be stored, the page works on from
// memory and says so, and what another tab has written meanwhile is joined to it. A page that has written into
// a dialogue stays with it, whichever another tab turns to.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookState} State
   * @typedef {"" | "refused" | "full" | "newer" | "corrupted"} Fault
   */

  const { VERSION, empty, merge, stateOf } = handbook.dialogues;
  const KEY = "handbook";
  const QUARANTINE = "handbook-aside-"; // how the keys begin under which unreadable values are kept
  const TOLD = "handbook-told"; // that the reader was told where all this is kept
  const OURS = /^handbook(-(aside-\d+|undo|told|theme|found|offline))?$/;

  /** @type {State | null} */
  let memory = null;
  /** @type {Fault} */
  let fault = "";
  /** The value as it was read last. @type {string | null} */
  let seen = null;
  /** The dialogue that this page has written into, and the one that the value names. */
  let [held, named] = ["", ""];
  let isAsked = false; // whether the browser was asked to keep all this
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

  /** What is kept, as this page shows it. @returns {State} */
  function read() {
    const state = readKept();
    named = state.current;
    if (state.dialogues.some((each) => each.id === held)) state.current = held;
    handbook.store.settle(state);
    return state;
  }

  /** @returns {State} */
  function readKept() {
    if (memory && fault !== "full") return copy(memory);
    /** @type {string | null} */
    let raw;
    try {
      raw = localStorage.getItem(KEY);
    } catch (error) {
      return keepInMemory("refused", memory || empty());
    }
    if (memory && (raw === null || raw === seen)) return copy(memory);
    seen = raw;
    if (raw === null) return empty();
    const value = raw;
    const found = attempt(() => JSON.parse(value));
    if (found && found.version > VERSION) return keepNewer(found);
    const { state, isWhole } = attempt(() => stateOf(found)) || { state: empty(), isWhole: false };
    // There was no room for what this page holds, and another has written since.
    if (memory && isWhole) return keepInMemory("full", merge(memory, state));
    return isWhole ? state : setAside(value, state);
  }

  /** A newer version's value is read as far as it goes, and never written. @param {any} found */
  function keepNewer(found) {
    const readable = attempt(() => stateOf({ ...found, version: VERSION }));
    return keepInMemory("newer", memory || (readable ? readable.state : empty()));
  }

  /** A value is set aside whole before what can be read of it takes its place. @param {string} value
   * @param {State} state what can be read */
  function setAside(value, state) {
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

  /** Asks before a page is left whose words are nowhere else. @param {BeforeUnloadEvent} event */
  function holdBack(event) {
    event.preventDefault();
    event.returnValue = "";
  }

  const letGo = () => void attempt(() => removeEventListener("beforeunload", holdBack));

  /** @param {State} state */
  function write(state) {
    if (memory && fault !== "full") {
      memory = state;
      if (self === self.top) addEventListener("beforeunload", holdBack);
      return;
    }
    const text = JSON.stringify(state);
    try {
      localStorage.setItem(KEY, text);
      seen = text;
      if (memory) letGo();
      memory = null;
      if (fault === "full") fault = "";
      if (!isAsked) askToKeep();
    } catch (error) {
      if (self === self.top) addEventListener("beforeunload", holdBack);
      keepInMemory(
        error instanceof DOMException && error.name === "SecurityError" ? "refused" : "full",
        state
      );
    }
  }

  /** With the first thing of value: asks the browser not to throw it away, and tells the reader, once, that it
   * may. */
  function askToKeep() {
    isAsked = true;
    if (self !== self.top) return;
    attempt(() => navigator.storage.persist().catch(() => false));
    if (localStorage.getItem(TOLD) === null && isSet(TOLD, "1")) handbook.load("keeping").catch(() => {});
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
    const [shown, stored] = [state.current, named];
    const result = act(state);
    handbook.store.settle(state);
    held = state.current;
    // Another page may be at another dialogue: only who turns to one says so.
    const isStill = held === shown && state.dialogues.some((each) => each.id === stored);
    write(isStill ? { ...state, current: stored } : state);
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

  /** Removes everything that the handbook keeps on this device. */
  function erase() {
    memory = null;
    fault = held = "";
    letGo();
    try {
      const keys = Object.keys(localStorage).filter((key) => OURS.test(key));
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

  // `settle`: what a page with renamed items does to each state that is read or written (elements/earlier.js).
  const settle = (/** @type {State} */ _) => {};
  const keeping = { read, change, listen, notify, erase, settle, fault: () => fault };
  handbook.store = /** @type {HandbookStore} */ ({ ...handbook.dialogues, ...keeping });
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
