// What other searches find on the same pages: {engine, language, queries, index, worker, lunr} as JSON comes in, [{found, time}] goes out.
// engine "material": Material's worker with the index that its plugin writes; "minisearch": MiniSearch over the sections of one language.
"use strict";
const fs = require("node:fs");
const { performance } = require("node:perf_hooks");
const { Worker } = require("./engine.js");

function material({ index, worker }) {
  const engine = new Worker(worker);
  const post = (message) => new Promise(function (resolve) {
    engine.onmessage = ({ data }) => resolve(data);
    engine.postMessage(message);
  });
  const ready = post({ type: 0, data: { ...index, options: {} } });
  return (query) => ready.then(() => post({ type: 2, data: query })).then(({ data }) =>
    data.items.flat().filter((each) => each.score > 0).sort((one, other) => other.score - one.score).map((each) => each.location));
}

function minisearch({ index, language }) {
  const MiniSearch = require("minisearch");
  const search = new MiniSearch({ idField: "location", fields: ["title", "text"],
    searchOptions: { prefix: true, fuzzy: 0.4, boost: { title: 5 } } });
  search.addAll(index.docs.filter((doc) => doc.location.startsWith("ru/") === (language === "ru"))
    .map((doc) => ({ ...doc, text: doc.text.replace(/<[^>]+>/g, " ") })));
  return async (query) => search.search(query).map((each) => each.id);
}

(async function () {
  const task = JSON.parse(fs.readFileSync(0, "utf8"));
  const ask = { material, minisearch }[task.engine]({ ...task, index: JSON.parse(fs.readFileSync(task.index, "utf8")) });
  const answers = [];
  for (const query of task.queries) {
    const start = performance.now();
    const found = await ask(query.replace(/[^\p{L}\p{N}]+/gu, " ").trim());
    answers.push({ found, time: performance.now() - start });
  }
  process.stdout.write(JSON.stringify(answers));
})();
