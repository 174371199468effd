// Which sections a query means, best first. A section is found by its own words, by its title, by its other
// names (tags: the other language's name, abbreviations), and a little by the title of its page. Rare words
// count more, as in BM25 (S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework, 2009); a section
// that has all words stands before one that has some.
(function (search) {
  "use strict";

  const FUNCTION_WORD = 0.15; // what a word without sense counts
  const MAKING = 0.4; // what a word counts that says that something is made, held or set up
  const MANNER = 0.2; // what a word counts that says how something is done
  const UNKNOWN = 0.3; // what a word counts that no section has: it is not to hide what the other words find
  const UNNAMED = 0.6; // what a word counts that stands in texts alone, in no name
  const GUESS = 0.5; // what is left of a word's weight where it is a mere guess
  const LIGHT_DENIED = 0.5; // what a denied word without sense counts
  const OTHER_NAME = 0.8; // what a query counts with a name in it replaced by another name of the same thing
  const LEAST_WORTH = 0.04; // of the best section's score
  const PART = 0.35; // what a part that many pages of a type have counts where no page of them is named
  const VARIANTS = 8;
  const NO_HIT = { title: 0, tags: 0, often: 0, best: 0 };

  /** @typedef {HandbookSection} Doc */
  /** @typedef {HandbookHit} Hit */
  /** @typedef {{forms: HandbookMeant, hits: Map<string, Hit>, rareness: number}} Looked a word: where it
   *   stands, what it weighs */
  /** @typedef {HandbookSearched & {scale?: number}} Asked */
  class Ranking {
    /** @param {HandbookPostings} postings @param {Doc[]} docs @param {HandbookWords} words
     * @param {HandbookKind[]} kinds of pages, with what each counts */
    constructor(postings, docs, words, kinds) {
      this.postings = postings;
      this.kinds = new Map(kinds.map((kind) => [kind.id, kind]));
      this.words = words;
      this.docs = new Map(docs.map((doc) => [doc.ref, doc]));
      this.length = docs.reduce((sum, doc) => sum + doc.length, 0) / docs.length || 1;
      /** Page -> its sections. @type {Map<string, Doc[]>} */
      this.sections = new Map();
      for (const doc of docs) this.sections.set(doc.page, [...(this.sections.get(doc.page) || []), doc]);
      /** How many parts of pages of a type are called so. @type {Map<string, number>} */
      this.alike = new Map();
      for (const doc of docs) {
        const name = search.Ranking.part(doc);
        this.alike.set(name, (this.alike.get(name) || 0) + 1);
      }
      this.names = docs
        .filter((doc) => doc.tags.length && (doc.ref === doc.page || doc.kind === "term"))
        .map(({ title, tags }) =>
          // «Грант когда» is no name of grants.
          [title, ...tags.filter((tag) => tag.length === 1 || !tag.some(search.isFunctionWord))].map(
            search.content
          )
        );
      /** @type {Map<string, Looked>} */
      this.looked = new Map();
    }

    /** What parts of pages of one type share. @param {Doc} doc */
    static part(doc) {
      return `${doc.kind} ${doc.ref === doc.page ? doc.ref : doc.title.join(" ")}`;
    }

    /** Where a word stands: by section, how well it matches title, tags and text; its weight by rareness.
     * @param {string} word @param {boolean} isLast @returns {Looked} */
    look(word, isLast) {
      const key = word + (isLast ? "…" : "");
      const known = this.looked.get(key);
      if (known) return known;
      const meant = this.words.meant(word, isLast);
      // A word that is surely misspelt is taken for the one that is meant, and counts a little less as a whole.
      const surest = meant.size ? Math.max(...meant.values()) : 1;
      const forms = new Map([...meant].map(([form, quality]) => [form, quality / surest]));
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
        const { title = [], tags = [], text = new Map() } = this.postings.get(form) || {};
        for (const ref of title) hit(ref).title = Math.max(hit(ref).title, quality);
        for (const ref of tags) hit(ref).tags = Math.max(hit(ref).tags, quality);
        for (const [ref, times] of text) {
          hit(ref).often += quality * times;
          hit(ref).best = Math.max(hit(ref).best, quality);
        }
      }
      const isNamed = [...hits.values()].some(({ title, tags }) => title || tags);
      const sense =
        (search.isFunctionWord(word)
          ? FUNCTION_WORD
          : search.isManner(word)
            ? MANNER
            : search.isMaking(word)
              ? MAKING
              : 1) * (hits.size ? (isNamed ? 1 : UNNAMED) : UNKNOWN);
      const looked = {
        forms,
        hits,
        rareness: this.rareness(hits.size) * sense * (GUESS + (1 - GUESS) * surest)
      };
      if (this.looked.size > 500) this.looked.clear();
      this.looked.set(key, looked);
      return looked;
    }

    /** What a word weighs that so many sections have. @param {number} count */
    rareness(count) {
      return Math.log(1 + (this.docs.size - count + 0.5) / (count + 0.5));
    }

    /** How many sections deny a word in their name. @param {HandbookMeant} meant */
    denying(meant) {
      let count = 0;
      for (const { denied } of this.docs.values()) if (search.likest(meant, denied)) count++;
      return count;
    }

    /** @param {string[]} words */
    weight(words) {
      return words.reduce((sum, word) => sum + this.look(word, false).rareness, 0);
    }

    /** @param {HandbookQuery} query @returns {HandbookRanked[]} */
    rank({ words: asked, isDefinition }) {
      /** @type {Map<string, HandbookRanked>} */
      const best = new Map();
      for (const { words, weight } of this.variants(asked)) {
        for (const found of this.rankOne(words, isDefinition)) {
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

    /** @param {Asked[]} query @param {boolean} isDefinition @returns {HandbookRanked[]} */
    rankOne(query, isDefinition) {
      const looked = query.map((asked) => this.weighed(asked));
      const scoring = new search.Scoring(looked, this.length, isDefinition);
      const ranked = [];
      for (const ref of this.candidates(looked)) {
        const doc = /** @type {Doc} */ (this.docs.get(ref));
        const page = doc.ref === doc.page ? undefined : this.docs.get(doc.page);
        const found = scoring.score(doc, page);
        if (!found) continue;
        // One of many parts that are called the same is not meant where their page is not named.
        const isPart = page && !found.isNamedAbove && (this.alike.get(search.Ranking.part(doc)) || 0) > 2;
        const { weight = 1 } = this.kinds.get(doc.kind) || {};
        const counts = weight < 1 && scoring.named.has(doc.kind) ? 1 : weight;
        const score = found.score * (isPart ? PART : 1) * doc.boost * counts;
        ranked.push({ ref, score, forms: found.forms });
      }
      return ranked;
    }

    /** A word of the query with where it stands; one that is denied counts by how seldom names deny it.
     * @param {Asked} asked @returns {HandbookLooked} */
    weighed({ word, isLast, scale = 1, isDenied, kinds }) {
      const found = this.look(word, isLast);
      const isMarked = !search.isFunctionWord(word);
      const count = isDenied ? this.denying(found.forms) : 0;
      const rareness = count ? this.rareness(count) * (isMarked ? 1 : LIGHT_DENIED) : found.rareness;
      const isCore = (isMarked && !search.isManner(word) && !search.isMaking(word)) || search.asksAbout(word);
      return { ...found, rareness: rareness * scale, isMarked, isCore, isDenied: count > 0, kinds };
    }

    /** Sections that have one of the words, or whose page is named by one. @param {HandbookLooked[]} looked */
    candidates(looked) {
      /** @type {Set<string>} */
      const refs = new Set();
      for (const { hits } of looked) {
        for (const [ref, hit] of hits) {
          refs.add(ref);
          if (!hit.title || ref.includes("#")) continue;
          for (const doc of this.sections.get(ref) || []) refs.add(doc.ref);
        }
      }
      return refs;
    }

    /** The query, and the query with a name in it replaced by another name of the same thing (НПО,
     * неправительственная организация). @param {Asked[]} words
     * @returns {{words: Asked[], weight: number}[]} */
    variants(words) {
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
          const isInTexts = other.every((form) => {
            const { title, text } = this.postings.get(form) || {};
            return title || text;
          });
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

  search.Ranking = Ranking;
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
