// Runs Material's worker with our layer outside a browser: the same files as published, in a scope that stands for the worker's.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** @param {string} site the built site @param {string} language @returns {Promise<(query: string) => Promise<any>>} */
async function engine(site, language) {
  const folder = path.join(site, "assets/javascripts");
  const workers = fs.readdirSync(path.join(folder, "workers")).find((name) => name.endsWith(".js"));
  let listener = null, answer = null;
  const scope = {
    console, Promise, setTimeout,
    addEventListener: (_, listen) => (listener = listen),
    postMessage: (message) => answer(message),
    importScripts: (...files) => files.forEach((file) => run(path.join(folder, "workers", file))),
  };
  scope.self = scope;
  vm.createContext(scope);
  const run = (file) => vm.runInContext(fs.readFileSync(file, "utf8"), scope, { filename: file });
  run(path.join(folder, "workers", workers));
  const post = (message) => new Promise((resolve) => {
    answer = resolve;
    listener({ data: message });
  });
  const index = JSON.parse(fs.readFileSync(path.join(site, language === "kk" ? "" : language, "search/search_index.json"), "utf8"));
  await post({ type: 0, data: { ...index, options: { suggest: true } } });
  return async (query) => (await post({ type: 2, data: query })).data;
}

module.exports = { engine };
