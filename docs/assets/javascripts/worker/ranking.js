// Which sections a query means, best first. A section is found by its own words, by its title, by its other
// names (tags: the other language's name, abbreviations), and a little by the title of its page. Rare words
// count more, as in BM25 (S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework, 2009); a section
// that has all words stands before one that has some.
(function (search) {
  "use strict";

  const TITLE = 2,
    NAME = 5,
    TAG = 4,
    TEXT = 1.4,
    INHERITED = 1.3,
    NAMED_ABOVE = 2; // weights of the places where a word stands
  const FUNCTION_WORD = 0.15; // what a word without sense counts
  const UNKNOWN = 0.3; // what a word counts that no section has: it is not to hide what the other words find
  const OTHER_NAME = 0.8; // what a query counts with a name in it replaced by another name of the same thing
  const LEAST_COVERED = 0.25; // the part of a query, by weight, that a section must have
  const LEAST_WORTH = 0.04; // of the best section's score
  const SATURATION = 1.2,
    LENGTH = 0.4; // as in BM25
  const VARIANTS = 8;
  const NO_HIT = { title: 0, tags: 0, often: 0, best: 0 };

  /** @typedef {HandbookSection} Doc */
  /** @typedef {{title: number, tags: number, often: number, best: number}} Hit how well a word matches in a
   *   section */
  /** @typedef {{forms: HandbookMeant, hits: Map<string, Hit>, rareness: number}} Looked a word: where it
   *   stands, what it weighs */
  /** @typedef {{word: string, isLast: boolean, scale?: number}} Asked a word of a query; it may still be
   *   being typed */
  class Ranking {
    /** @param {HandbookPostings} postings @param {Doc[]} docs @param {HandbookWords} words */
    constructor(postings, docs, words) {
      this.postings = postings;
      this.words = words;
      this.docs = new Map(docs.map((doc) => [doc.ref, doc]));
      this.length = docs.reduce((sum, doc) => sum + doc.length, 0) / docs.length || 1;
      /** Page -> its sections. @type {Map<string, Doc[]>} */
      this.sections = new Map();
      for (const doc of docs) this.sections.set(doc.page, [...(this.sections.get(doc.page) || []), doc]);
      this.names = docs
        .filter((doc) => doc.tags.length)
        .map((doc) => [doc.title, ...doc.tags].map(content).filter((name) => name.length));
      /** @type {Map<string, Looked>} */
      this.looked = new Map();
    }

    /** Where a word stands: by section, how well it matches title, tags and text; its weight by rareness.
     * @param {string} word @param {boolean} isLast @returns {Looked} */
    look(word, isLast) {
      const key = word + (isLast ? "…" : "");
      const known = this.looked.get(key);
      if (known) return known;
      const forms = this.words.meant(word, isLast);
      /** @type {Map<string, Hit>} */
      const hits = new Map();
      const hit = (/** @type {string} */ ref) => {
        const found = hits.get(ref);
        if (found) return found;
        const fresh = { ...NO_HIT };
        hits.set(ref, fresh);
        return fresh;
      };
      for (const [form, quality] of forms) {
        const { title = {}, tags = {}, text = {} } = this.postings[form];
        for (const ref in title) hit(ref).title = Math.max(hit(ref).title, quality);
        for (const ref in tags) hit(ref).tags = Math.max(hit(ref).tags, quality);
        for (const ref in text) {
          hit(ref).often += quality * text[ref].position.length;
          hit(ref).best = Math.max(hit(ref).best, quality);
        }
      }
      const count = this.docs.size;
      const rareness =
        Math.log(1 + (count - hits.size + 0.5) / (hits.size + 0.5)) *
        (search.isFunctionWord(word) ? FUNCTION_WORD : 1) *
        (hits.size ? 1 : UNKNOWN);
      const looked = { forms, hits, rareness };
      if (this.looked.size > 500) this.looked.clear();
      this.looked.set(key, looked);
      return looked;
    }

    /** @param {string[]} words */
    weight(words) {
      return words.reduce((sum, word) => sum + this.look(word, false).rareness, 0);
    }

    /** @param {string[]} query @returns {HandbookRanked[]} */
    rank(query) {
      /** @type {Map<string, HandbookRanked>} */
      const best = new Map();
      for (const { words, weight } of this.variants(query)) {
        for (const found of this.rankOne(words)) {
          found.score *= weight;
          const before = best.get(found.ref);
          if (before) before.forms.forEach((form) => found.forms.add(form));
          if (!before || before.score < found.score) best.set(found.ref, found);
          else before.forms = found.forms;
        }
      }
      const ranked = [...best.values()].sort((one, other) => other.score - one.score);
      return ranked.filter(({ score }) => score > LEAST_WORTH * ranked[0].score);
    }

    /** @param {Asked[]} query @returns {HandbookRanked[]} */
    rankOne(query) {
      const looked = query.map(({ word, isLast, scale = 1 }) => {
        const found = this.look(word, isLast);
        return { ...found, rareness: found.rareness * scale, isMarked: !search.isFunctionWord(word) };
      });
      const isAnySense = query.some(({ word }) => !search.isFunctionWord(word));
      const whole = looked.reduce((sum, each) => sum + each.rareness, 0);
      /** @type {Set<string>} */
      const refs = new Set();
      for (const { hits } of looked) {
        for (const [ref, hit] of hits) {
          refs.add(ref);
          if (!hit.title || ref.includes("#")) continue;
          for (const doc of this.sections.get(ref) || []) refs.add(doc.ref);
        }
      }
      const ranked = [];
      for (const ref of refs) {
        const doc = /** @type {Doc} */ (this.docs.get(ref));
        const page = doc.ref === doc.page ? undefined : this.docs.get(doc.page);
        let score = 0;
        let named = 0;
        let namedAbove = 0;
        let covered = 0;
        let own = 0;
        /** @type {Set<string>} */
        const forms = new Set();
        for (const { forms: meant, hits, rareness, isMarked } of looked) {
          const hit = hits.get(ref);
          const above = page ? (hits.get(page.ref) || NO_HIT).title : 0;
          if (!hit && !above) continue;
          const { title, tags, often, best } = hit || NO_HIT;
          const repeated = often / (1 - LENGTH + (LENGTH * doc.length) / this.length);
          const text = (best * (repeated * (SATURATION + 1))) / (repeated + SATURATION) / 1.5;
          score += rareness * (TITLE * title + TEXT * text + INHERITED * above);
          named += rareness * title;
          namedAbove += rareness * above;
          covered += rareness * (hit ? Math.min(1, Math.max(title, tags, best) + 0.15) : 0.8 * above);
          if (!hit) continue;
          own += rareness;
          if (isMarked || !isAnySense) for (const form of meant.keys()) forms.add(form);
        }
        if (!own || covered < LEAST_COVERED * whole) continue;
        score += NAME * named * share(doc.title, looked) ** 2;
        if (page && namedAbove) score += NAMED_ABOVE * namedAbove * share(page.title, looked) ** 2;
        score += TAG * Math.max(0, ...doc.tags.map((tag) => matched(tag, looked) * share(tag, looked) ** 2));
        ranked.push({ ref, score: score * (covered / whole) ** 2 * doc.boost, forms });
      }
      return ranked;
    }

    /** The query, and the query with a name in it replaced by another name of the same thing (НПО,
     * неправительственная организация). @param {string[]} query
     * @returns {{words: Asked[], weight: number}[]} */
    variants(query) {
      const words = query.map((word, at) => ({ word, isLast: at === query.length - 1 }));
      /** @type {{words: Asked[], weight: number}[]} */
      const variants = [{ words, weight: 1 }];
      const meant = words.map(({ word }) => this.words.meant(word, false));
      const places = (/** @type {string[]} */ name) =>
        name.map((form) => meant.findIndex((forms) => (forms.get(form) || 0) > 0.5));
      const found = this.names
        .flatMap((names) => names.map((name) => ({ names, name, at: places(name) })))
        .filter(({ at }) => !at.includes(-1))
        .sort((one, other) => other.name.length - one.name.length);
      const taken = new Set();
      for (const { names, name, at } of found) {
        if (at.some((place) => taken.has(place))) continue;
        for (const other of names) {
          const isInTexts = other.every((form) => this.postings[form]?.text || this.postings[form]?.title);
          if (other === name || variants.length > VARIANTS || !isInTexts) continue;
          const rest = words.filter((_, place) => !at.includes(place));
          // A long name is not to outweigh the rest of the query where a short one stood.
          const scale = Math.min(1, this.weight(at.map((place) => words[place].word)) / this.weight(other));
          variants.push({
            words: [...other.map((word) => ({ word, isLast: false, scale })), ...rest],
            weight: OTHER_NAME
          });
        }
        at.forEach((place) => taken.add(place));
      }
      return variants;
    }
  }

  /** The words that carry a sense; all where none does. @param {string[]} words */
  function content(words) {
    const left = words.filter((word) => !search.isFunctionWord(word));
    return left.length ? left : words;
  }

  /** The part of a name's words that the query has. @param {string[]} name @param {Looked[]} looked */
  function share(name, looked) {
    const words = content(name);
    const sum = words.reduce(
      (found, form) => found + Math.max(0, ...looked.map(({ forms }) => forms.get(form) || 0)),
      0
    );
    return words.length ? sum / words.length : 0;
  }

  /** The weight of the query's words that stand in a name. @param {string[]} name @param {Looked[]} looked */
  function matched(name, looked) {
    return looked.reduce(
      (sum, { forms, rareness }) => sum + rareness * Math.max(0, ...name.map((form) => forms.get(form) || 0)),
      0
    );
  }

  search.Ranking = Ranking;
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
