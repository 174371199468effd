// How much a section is worth for the words of a query: by where they stand in it, how rare they are, how much of the
// query and of its names they are, whether the section denies what the query denies, and of what type its page is.
(function (search) {
  "use strict";

  const TITLE = 2,
    NAME = 5,
    TAG = 4,
    TEXT = 1.4,
    INHERITED = 1.3,
    NAMED_ABOVE = 2, // weights of the places where a word stands
    DENIED = 3; // of a name that denies the word which the query denies
  const DENIED_ALONE = 0.4; // what of that is left where the name has nothing else of the query
  const AFFIRMED = 0.3; // what a word counts that the query denies and the section does not
  const KIND_NAMED = 1.6; // how much more a page counts whose type the query names beside its name
  const DEFINED = 2; // how much more a term counts that the query asks the sense of
  const CALLED = 0.4, // the part of a name that the query must have for its type to count
    WHOLE = 0.8; // the part of a term that is the term
  const EXACT = 0.84, // how nearly a name and the query are the same
    WHOLLY = 3; // what it weighs that they are
  const LEAST_COVERED = 0.25; // the part of a query, by weight, that a section must have
  const SATURATION = 1.2,
    LENGTH = 0.4; // as in BM25
  const MARKED = 0.6; // how well a form must match to be marked, or to name a page: words of the same sense do not
  const LITTLE = 0.25, // what a word without sense is of a name
    UNDENIED = 0.5; // how much of a name counts that denies, where the query does not
  const NO_HIT = { title: 0, tags: 0, often: 0, best: 0 };

  class Scoring {
    /** @param {HandbookLooked[]} looked the words of the query @param {number} length of a section, on average
     * @param {boolean} isDefinition whether the query asks what a thing is */
    constructor(looked, length, isDefinition) {
      this.looked = looked;
      this.length = length;
      this.isDefinition = isDefinition;
      this.whole = looked.reduce((sum, each) => sum + each.rareness, 0);
      this.denies = looked.some(({ isDenied }) => isDenied);
      /** What is asked about, without how and the making of it. */
      this.core = looked.filter(({ isCore }) => isCore && !this.denies);
      if (!this.core.length) this.core = looked;
      this.coreWeight = this.core.reduce((sum, each) => sum + each.rareness, 0);
      /** Types of pages that the query names. */
      this.named = new Set(looked.flatMap(({ kinds }) => [...(kinds || [])]));
      /** Whether it says more than that. */
      this.isMore = looked.some(({ kinds, isMarked }) => !kinds && isMarked);
      this.isAnySense = looked.some(({ isMarked }) => isMarked);
    }

    /** @param {HandbookSection} doc @param {HandbookSection | undefined} page that it is a section of
     * @returns {{score: number, forms: Set<string>, isNamedAbove: boolean} | undefined} nothing where too little
     *   of the query is there */
    score(doc, page) {
      const { looked, whole } = this;
      let score = 0,
        byName = 0,
        byType = 0,
        above = 0,
        covered = 0,
        isOwn = false;
      for (const word of looked) {
        const found = this.word(word, doc, page);
        score += word.rareness * found.score;
        byName += word.rareness * found.title;
        byType += word.rareness * found.type;
        above += word.rareness * found.above;
        covered += word.rareness * found.covered;
        isOwn = isOwn || found.isOwn;
      }
      // A page of the type that is asked for has the word for the type, wherever it stands.
      covered += byType;
      if (!isOwn || covered < LEAST_COVERED * whole) return undefined;
      const titled = share(doc.title, looked);
      const called = doc.tags.map(
        (tag, at) => share(tag, looked) * (doc.denials[at] && !this.denies ? UNDENIED : 1)
      );
      // A name counts as much as it covers of the query.
      score += NAME * byName * titled ** 2 * Math.min(1, (byName + byType) / whole);
      const titledAbove = page && above ? share(page.title, looked) : 0;
      score += NAMED_ABOVE * above * titledAbove ** 2;
      score +=
        TAG * Math.max(0, ...doc.tags.map((tag, at) => called[at] && matched(tag, looked) * called[at] ** 2));
      // A name that the whole query is: nothing else is meant.
      const names = [doc.title, ...doc.tags].filter((_, at) => (at ? called[at - 1] : titled) > EXACT);
      if (names.some((name) => matched(name, this.core) > EXACT * this.coreWeight)) score += WHOLLY * whole;
      if (byType && (byName > 0 || called.some((part) => part > CALLED))) {
        score = (score + TITLE * byType) * (page ? 1 : KIND_NAMED);
      }
      if (this.isDefinition && doc.kind === "term" && Math.max(titled, ...called) > WHOLE) score *= DEFINED;
      score *= Math.min(1, covered / whole) ** 2;
      return { score, forms: this.forms(doc), isNamedAbove: titledAbove > CALLED };
    }

    /** What one word of the query is worth there. @param {HandbookLooked} word @param {HandbookSection} doc
     * @param {HandbookSection | undefined} page */
    word({ forms, hits, isDenied, kinds }, doc, page) {
      const found = hits.get(doc.ref);
      const hit = found || NO_HIT;
      const above = page ? (hits.get(page.ref) || NO_HIT).title : 0;
      const type = this.isMore && kinds && kinds.has(doc.kind) ? 1 - Math.max(hit.title, hit.tags) : 0;
      const denies = isDenied ? this.denying(forms, doc) : 0;
      const part = isDenied && !denies ? AFFIRMED : 1;
      const title = hit.title * part,
        tags = hit.tags * part,
        best = hit.best * part;
      const repeated = hit.often / (1 - LENGTH + (LENGTH * doc.length) / this.length);
      const text = (best * (repeated * (SATURATION + 1))) / (repeated + SATURATION) / 1.5;
      const covered = found ? Math.min(1, Math.max(title, tags, best) + 0.15) : 0.8 * above;
      const score = TITLE * title + TEXT * text + INHERITED * above + DENIED * denies;
      return { score, title, type, above, covered, isOwn: Boolean(found) };
    }

    /** How well a section's names deny a word; a name counts as it covers the query: «мұғалім жетпейді» is not «уақыт жетпейді».
     * @param {HandbookMeant} forms @param {HandbookSection} doc */
    denying(forms, doc) {
      let most = 0;
      doc.deniedIn.forEach((words, at) => {
        const denied = words.length ? likest(forms, words) : 0;
        const name = at ? doc.tags[at - 1] : doc.title;
        if (denied) {
          most = Math.max(most, denied * mix(DENIED_ALONE, matched(name, this.core) / this.coreWeight));
        }
      });
      return most;
    }

    /** The words to be marked in a section. @param {HandbookSection} doc */
    forms(doc) {
      /** @type {Set<string>} */
      const forms = new Set();
      for (const { forms: meant, hits, isMarked } of this.looked) {
        if (!hits.has(doc.ref) || (!isMarked && this.isAnySense)) continue;
        for (const [form, quality] of meant) if (quality >= MARKED) forms.add(form);
      }
      return forms;
    }
  }

  /** From `least` to 1, as the part goes from 0 to 1. @param {number} least @param {number} part */
  function mix(least, part) {
    return least + (1 - least) * Math.min(1, part);
  }

  /** The words that carry a sense; all where none does. @param {string[]} words */
  function content(words) {
    const left = words.filter((word) => !search.isFunctionWord(word));
    return left.length ? left : words;
  }

  /** The part of a name's words that the query has. @param {string[]} name @param {HandbookLooked[]} looked */
  function share(name, looked) {
    const isAnySense = !name.every(search.isFunctionWord);
    let sum = 0,
      whole = 0;
    for (const form of name) {
      const weight = isAnySense && search.isFunctionWord(form) ? LITTLE : 1;
      whole += weight;
      sum += weight * Math.max(0, ...looked.map(({ forms }) => forms.get(form) || 0));
    }
    return whole && sum / whole;
  }

  /** How well a word matches the likest of these. @param {HandbookMeant} meant @param {Iterable<string>} words */
  function likest(meant, words) {
    let most = 0;
    for (const form of words) most = Math.max(most, meant.get(form) || 0);
    return most;
  }

  /** The weight of the query's words that stand in a name. @param {string[]} name @param {HandbookLooked[]} looked */
  function matched(name, looked) {
    return looked.reduce(
      (sum, { forms, rareness }) => sum + rareness * Math.max(0, ...name.map((form) => forms.get(form) || 0)),
      0
    );
  }

  Object.assign(search, { Scoring, content, likest });
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
