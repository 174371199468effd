// Runs the scripts of pages that need no page, for tests: each line that comes in is a task, {scripts: [name], expression, argument} as
// JSON: the expression is a function, called with the argument where these scripts are loaded. A line goes out for it: {value}, or {error}.
// Scripts are loaded once, each in the scope of a window without a document; `localStorage` there counts how often it is read.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const vm = require("node:vm");

const FOLDER = path.join(__dirname, "../../docs/assets/javascripts");

/** A window as far as scripts without a page need it. */
function scope() {
  const kept = new Map();
  const storage = {
    reads: 0,
    writes: 0,
    getItem: (key) => (storage.reads++, kept.has(key) ? kept.get(key) : null),
    setItem: (key, value) => (storage.writes++, void kept.set(key, value)),
    clear: () => kept.clear()
  };
  const listeners = {};
  const window = {
    ...{
      console,
      TextEncoder,
      TextDecoder,
      Blob,
      DOMException,
      Response,
      CompressionStream,
      DecompressionStream,
      atob,
      btoa
    },
    localStorage: storage,
    addEventListener: (type, listener) => (listeners[type] = listener),
    dispatch: (type, event) => listeners[type](event)
  };
  window.self = window.window = window;
  return vm.createContext(window);
}

const scopes = new Map();

/** @param {string[]} names of scripts, each after what it needs */
function loaded(names) {
  const key = names.join();
  if (!scopes.has(key)) {
    const window = scope();
    for (const name of names) {
      const file = path.join(FOLDER, `${name}.js`);
      vm.runInContext(fs.readFileSync(file, "utf8"), window, { filename: file });
    }
    scopes.set(key, window);
  }
  return scopes.get(key);
}

async function answer({ scripts, expression, argument }) {
  try {
    const act = vm.runInContext(`(${expression})`, loaded(scripts));
    return { value: await act(argument) };
  } catch (error) {
    return { error: String(error.message || error) };
  }
}

(async function () {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
  }
})();
