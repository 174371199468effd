// Asks the built site's search for tests and the benchmark: {site, language, queries} as JSON comes in; for each query goes out
// {found: [address], marks: [[word]], near: [word], time: milliseconds}.
"use strict";
const fs = require("node:fs");
const { performance } = require("node:perf_hooks");
const { engine } = require("./engine.js");

(async function () {
  const { site, language, queries } = JSON.parse(fs.readFileSync(0, "utf8"));
  const ask = engine(site, language);
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const { items, suggest = [] } = await ask(query.replace(/[^\p{L}\p{N}]+/gu, " ").trim());
    const time = performance.now() - start;
    const found = items.flat().filter((each) => each.score > 0).sort((one, other) => other.score - one.score);
    const marks = found.map(({ title, text, tags = [] }) => [...new Set([...[title, text, ...tags].join(" ").matchAll(/<mark>(.*?)<\/mark>/g)]
      .map((mark) => mark[1].toLowerCase()))]);
    answers.push({ found: found.map((each) => each.location), marks, near: suggest, time });
  }
  process.stdout.write(JSON.stringify(answers));
})();
