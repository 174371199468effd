// Runs the search outside a browser: the files as published, in scopes that stand for the page's and the worker's.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** @param {string} file @param {object} scope */
function run(file, scope) {
  vm.runInContext(fs.readFileSync(file, "utf8"), scope, { filename: file });
}

class Worker {
  constructor(file) {
    const scope = {
      console: { warn() {} },
      atob,
      addEventListener: (_, listener) => (this.listener = listener),
      postMessage: (data) => this.onmessage({ data }),
      importScripts: (...files) => files.forEach((each) => run(path.join(path.dirname(file), each), scope)),
    };
    scope.self = scope;
    run(file, vm.createContext(scope));
  }
  postMessage(data) {
    this.listener({ data });
  }
}

/** @param {string} site the built site @param {string} language
 * @returns {(query: string) => Promise<{items: any[][], suggest?: string[], unknown: string[], converted: string[][]}>} */
function engine(site, language) {
  const folder = path.join(site, language === "kk" ? "" : language, "search");
  const page = { Worker, location: { protocol: "https:" },
    fetch: async (file) => ({ ok: true, json: async () => JSON.parse(fs.readFileSync(file, "utf8")) }) };
  page.window = page;
  run(path.join(site, "assets/javascripts/finder.js"), vm.createContext(page));
  return page.handbookFinder({ worker: path.join(folder, "engine.js"), index: path.join(folder, "search_index.json") }).ask;
}

module.exports = { engine, Worker };
