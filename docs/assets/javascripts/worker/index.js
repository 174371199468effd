// The index out of the published texts: where each word stands, and what is known of each section.
(function (search) {
  "use strict";

  const CAPITAL = 0,
    RARE = 1,
    FIRST = 2; // bytes that are no letters, and that of the first letter
  const PORTION = 4096; // units that are made text at once

  /** The published index as sections (hooks/handbook/publish/search/packing.py). @param {HandbookIndex} index
   * @returns {{separator: string, docs: HandbookEntry[], words: HandbookSearchWords}} */
  function unpack({ letters, packed }) {
    const bytes = search.bunzip(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
    const { separator, kinds, docs, words } = JSON.parse(decoded(bytes, letters));
    const { location, title, text, kind, boost, tags, asked, other } = docs;
    const list = (/** @type {string} */ names) => (names ? names.split("\n") : []);
    let page = "";
    return {
      separator,
      words,
      docs: location.map(function (/** @type {string} */ each, /** @type {number} */ at) {
        if (each[0] !== "#") page = each.split("#")[0];
        return {
          location: each[0] === "#" ? page + each : each,
          title: title[at],
          text: text[at],
          kind: kinds[kind[at]],
          boost: boost[at] || 1,
          tags: list(tags[at]),
          asked: list(asked[at]),
          other: other[at]
        };
      })
    };
  }

  /** The text of bytes, one for a letter. @param {Uint8Array} bytes @param {string} letters */
  function decoded(bytes, letters) {
    const small = [...letters].map((letter) => letter.charCodeAt(0));
    const capital = [...letters].map((letter) => letter.toUpperCase().charCodeAt(0));
    const parts = [];
    /** @type {number[]} */
    let units = [];
    let chosen = small;
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] === CAPITAL) {
        chosen = capital;
        continue;
      }
      if (bytes[at] === RARE) {
        units.push(bytes[at + 1] + bytes[at + 2] * 256);
        at += 2;
      } else units.push(chosen[bytes[at] - FIRST]);
      chosen = small;
      if (units.length === PORTION) {
        parts.push(String.fromCharCode(...units));
        units = [];
      }
    }
    return parts.join("") + String.fromCharCode(...units);
  }

  /** @param {HandbookEntry[]} docs @param {string} separator between words, a regular expression */
  function index(docs, separator) {
    const between = new RegExp(separator);
    /** @type {HandbookPostings} */
    const postings = new Map();
    /** Words with a hyphen, written without it in plain letters, and their parts. @type {Map<string, string[]>} */
    const joined = new Map();

    /** The words of a text in small letters. @param {string} text @returns {string[]} */
    function split(text) {
      return text.toLowerCase().replace(/&\w+;/g, " ").split(between).filter(Boolean);
    }

    /** @param {string} form */
    function places(form) {
      const known = postings.get(form);
      if (known) return known;
      /** @type {HandbookPlaces} */
      const fresh = {};
      postings.set(form, fresh);
      return fresh;
    }

    /** @param {string} form @param {"title" | "tags"} part @returns {Set<string>} */
    function placesIn(form, part) {
      const found = places(form);
      const refs = found[part] || new Set();
      found[part] = refs;
      return refs;
    }

    /** @param {string} text */
    function join(text) {
      for (const whole of text.match(/\p{L}+(?:[-‐‑]\p{L}+)+/gu) || []) {
        const parts = split(whole);
        joined.set(search.plain(parts.join("")), parts);
      }
    }

    const sections = docs.map(function (doc) {
      const { location: ref, boost, kind } = doc;
      // The number of a section is no part of its name; what stands in brackets is another name: … ұйым (ҮЕҰ).
      const [name, ...short] = doc.title
        .replace(/^\d{1,2}\.\s/, "")
        .split(/[()]/)
        .filter((part) => part.trim());
      const title = split(name || doc.title);
      const tags = [...short, ...doc.tags, ...doc.asked].map(split).filter((tag) => tag.length);
      const names = doc.other ? [...tags, split(doc.other)] : tags;
      for (const form of [...title, ...short.flatMap(split)]) placesIn(form, "title").add(ref);
      for (const form of names.flat()) placesIn(form, "tags").add(ref);
      const text = split(doc.text);
      for (const form of text) {
        const found = places(form);
        const counts = found.text || (found.text = new Map());
        counts.set(ref, (counts.get(ref) || 0) + 1);
      }
      [doc.title, doc.text, ...doc.tags, ...doc.asked].forEach(join);
      const deniedOf = (/** @type {string[]} */ said) => {
        const isDenied = search.denied(said);
        return said.filter((_, at) => isDenied[at]);
      };
      const inNames = names.map(deniedOf);
      const deniedIn = [deniedOf(title), ...inNames];
      const page = ref.split("#")[0];
      return {
        ref,
        page,
        kind,
        title,
        tags: names,
        called: tags.length > 0,
        length: text.length,
        boost,
        denied: new Set(deniedIn.flat()),
        deniedIn,
        denials: inNames.map((words) => words.length > 0)
      };
    });
    return { postings, joined, split, sections };
  }

  Object.assign(search, { unpack, index });
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
