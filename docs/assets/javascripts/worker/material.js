// Puts the query layer into Material's search worker, which builds a lunr index out of the pages and asks it.
// The worker loads this file as the pseudo-language «handbook-kk» or «handbook-ru», keeps its tokens, marks
// and grouping, and gets from here: an index of whole words (no stems in it), and for a query the sections in
// order.
(function (search) {
  "use strict";

  const LONGEST = 12; // words of a query that are looked at
  const MOST = 100; // sections that are returned
  const NEAREST = 5;

  /** @typedef {{title: string, text: string, location: string, tags?: string[]}} Doc a section as it stands
   *   in the index */
  /** @typedef {{main: HandbookStemmer, others: HandbookStemmer[], loose?: HandbookStemmer, synonyms:
   *   string[]}} Stemmers */

  /** @param {string} language of the pages
   * @param {{known: string[], synonyms: string[]}} words Kazakh stems that the glossary knows; words of one
   *   sense, with spaces between them */
  search.start = function (language, { known, synonyms }) {
    const { lunr } = self;
    /** @type {{doc: Doc, boost: number}[]} */
    const docs = [];
    const russian = lunr.ru.stemmer;
    const kazakh = search.kazakh({ known }),
      loose = search.kazakh({ known, letters: search.plain });
    const loosely = (/** @type {string} */ word) => loose(search.plain(word));
    /** How the words of each language are read; those of one without a stemmer stay as they are.
     * @type {Record<string, Omit<Stemmers, "synonyms">>} */
    const readings = {
      kk: { main: kazakh, others: [russian], loose },
      ru: { main: russian, others: [kazakh, loosely] }
    };
    const otherwise = { main: (/** @type {string} */ word) => word, others: [kazakh, russian, loosely] };
    const stemmers = { ...(readings[language] || otherwise), synonyms };

    lunr[`handbook-${language}`] = /** @this {any} */ function () {
      this.pipeline.reset();
      this.searchPipeline.reset();
    };
    // With no word a stop word to it, the worker counts what it found by score alone.
    lunr.stopWordFilter = () => true;
    lunr.Pipeline.registerFunction(lunr.stopWordFilter, "handbookStopWordFilter");

    const add = lunr.Builder.prototype.add;
    /** @this {any} @param {Doc} doc @param {{boost?: number}} [attributes] */
    lunr.Builder.prototype.add = function (doc, attributes) {
      docs.push({ doc, boost: (attributes && attributes.boost) || 1 });
      add.call(this, doc, attributes);
    };
    /** @this {any} */
    lunr.Builder.prototype.build = function () {
      return index(this.invertedIndex, Object.keys(this._fields), docs, stemmers);
    };
  };

  /** The words of a text, as the worker takes them apart. @param {string} text @returns {string[]} */
  function split(text) {
    return text.toLowerCase().replace(/&\w+;/g, " ").split(self.lunr.tokenizer.separator).filter(Boolean);
  }

  /** What the worker asks of a lunr index. @param {HandbookPostings} postings @param {string[]} fields
   * @param {{doc: Doc, boost: number}[]} docs @param {Stemmers} stemmers */
  function index(postings, fields, docs, stemmers) {
    const entries = docs.map(({ doc, boost }) => {
      // What stands in brackets in a title is another name: үкіметтік емес ұйым (ҮЕҰ).
      const [title, ...short] = doc.title.split(/[()]/).filter((name) => name.trim());
      return {
        ref: doc.location,
        page: doc.location.split("#")[0],
        title: split(title),
        tags: [...short, ...(doc.tags || [])].map(split),
        length: split(doc.text).length,
        boost
      };
    });
    const words = new search.Words(Object.keys(postings), {
      ...stemmers,
      isForeign: (/** @type {string} */ form) => Boolean(postings[form].tags),
      isName: (/** @type {string} */ form) => Boolean(postings[form].title || postings[form].tags)
    });
    const ranking = new search.Ranking(postings, entries, words);
    // Words to offer where nothing is found: those of what has a name.
    const names = [
      ...new Set(entries.filter((entry) => entry.tags.length).flatMap((entry) => entry.title))
    ].filter((word) => word.length > 3 && !search.isFunctionWord(word));
    /** @type {string[]} */
    let unanswered = [];

    return {
      fields,
      invertedIndex: postings,
      /** @param {string} asked */
      search(asked) {
        const query = split(asked.replace(/[*+~^]/g, " ")).slice(0, LONGEST);
        const found = query.length ? ranking.rank(query).slice(0, MOST) : [];
        unanswered = found.length ? [] : query;
        // The worker doubles the score of a page's own entry: taken back here.
        return found.map(({ ref, score, forms }) => ({
          ref,
          score: ref.includes("#") ? score : score / 2,
          matchData: { metadata: places(postings, fields, ref, forms) }
        }));
      },
      /** Asked by the worker for suggestions: words near to those of a query that found nothing. */
      query() {
        const near = new Set(unanswered.flatMap((word) => words.nearest(word, names, NEAREST)));
        const metadata = Object.fromEntries([...near].slice(0, NEAREST).map((word) => [word, {}]));
        return near.size ? [{ matchData: { metadata } }] : [];
      }
    };
  }

  /** Where the forms stand in the section, for the worker's marks. The space keeps its count of typed words
   * out of the score. @param {HandbookPostings} postings
   * @param {string[]} fields @param {string} ref @param {Set<string>} forms */
  function places(postings, fields, ref, forms) {
    /** @type {Record<string, Record<string, object>>} */
    const metadata = {};
    for (const form of forms) {
      for (const field of fields) {
        const place = postings[form][field] && postings[form][field][ref];
        if (place) (metadata[` ${form}`] = metadata[` ${form}`] || {})[field] = place;
      }
    }
    return metadata;
  }
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
