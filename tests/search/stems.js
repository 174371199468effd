// Stems for tests: {known, plain, words} as JSON comes in, a list of stems goes out. The stemmer is the one the worker loads.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const scope = {};
scope.self = scope;
vm.createContext(scope);
for (const name of ["kazakh", "letters"]) {
  vm.runInContext(fs.readFileSync(path.join(__dirname, `../../docs/assets/javascripts/worker/${name}.js`), "utf8"), scope);
}
const { known = [], plain = false, words } = JSON.parse(fs.readFileSync(0, "utf8"));
const search = scope.handbookSearch;
const stem = search.kazakh(plain ? { known, letters: search.plain } : { known });
process.stdout.write(JSON.stringify(words.map((word) => stem(plain ? search.plain(word) : word))));
