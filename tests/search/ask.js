// Asks the built site's search for tests and the benchmark: each line that comes in is a task, {site, language, queries} as JSON;
// a line goes out for it, for each query {found: [address], marks: [[word]], near: [word], unknown: [word], missing: [word],
// converted: [[typed, words]], alike: [[address]], time: milliseconds}.
"use strict";
const { performance } = require("node:perf_hooks");
const readline = require("node:readline");
const { engine } = require("./engine.js");
const engines = new Map();

async function answer({ site, language, queries }) {
  const name = `${site} ${language}`;
  if (!engines.has(name)) engines.set(name, engine(site, language));
  const ask = engines.get(name);
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { items, suggest = [], unknown, missing, converted } = await ask(query);
    const time = performance.now() - start;
    const found = items.flat().filter((each) => each.score > 0).sort((one, other) => other.score - one.score);
    const marks = found.map(({ title, text, tags = [] }) => [...new Set([...[title, text, ...tags].join(" ").matchAll(/<mark>(.*?)<\/mark>/g)]
      .map((mark) => mark[1].toLowerCase()))]);
    answers.push({ found: found.map((each) => each.location), marks, near: suggest, unknown, missing, converted, alike: found.map(({ alike = [] }) => alike), time });
  }
  return answers;
}

(async function () {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
  }
})();
