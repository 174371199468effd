// The search engine of a language, in a worker or in a page that was opened from a folder: it is given the index, and
// answers queries with sections in order, their words marked.
(function (search) {
  "use strict";

  const SETUP = 0,
    READY = 1,
    QUERY = 2,
    ANSWER = 3; // types of messages
  const MOST = 60; // sections that are returned
  const NEAREST = 5;
  const MOST_MEANT = 3; // words of one sense that are offered for one that is not found

  /** @param {string} language of the pages */
  search.start = function (language) {
    /** @type {(query: string) => HandbookAnswer} */
    let answer = () => ({ items: [] });
    addEventListener("message", function ({ data: { type, data } }) {
      if (type === SETUP) answer = search.engine(language, data);
      if (type === SETUP) postMessage({ type: READY });
      if (type === QUERY) postMessage({ type: ANSWER, data: answer(data) });
    });
  };

  /** @param {string} language @param {HandbookIndex} packed */
  search.engine = function (language, packed) {
    const { docs, separator, words: given } = search.unpack(packed);
    const { known: terms, families, kinds } = given;
    // Kazakh words of the families are stems as they stand, but verbs.
    const everyday = families.flatMap((family) => family.split("|")[0].split(" "));
    const known = [...terms, ...everyday.filter((word) => /[^у]$/.test(word))];
    const { postings, joined, split, sections } = search.index(docs, separator);
    const kazakh = search.kazakh({ known }),
      loose = search.kazakh({ known, letters: search.plain });
    const loosely = (/** @type {string} */ word) => loose(search.plain(word));
    const { russian } = search;
    /** How the words of each language are read; those of one without a stemmer stay as they are.
     * @type {Record<string, {main: HandbookStemmer, others: HandbookStemmer[], loose?: HandbookStemmer}>} */
    const readings = {
      kk: { main: kazakh, others: [russian], loose },
      ru: { main: russian, others: [kazakh, loosely] }
    };
    const otherwise = { main: (/** @type {string} */ word) => word, others: [kazakh, russian, loosely] };
    const words = new search.Words(postings.keys(), {
      ...(readings[language] || otherwise),
      kazakh,
      russian,
      families,
      isForeign: (form) => Boolean((postings.get(form) || {}).tags),
      isName: (form) => {
        const { title, tags } = postings.get(form) || {};
        return Boolean(title || tags);
      }
    });
    const ranking = new search.Ranking(postings, sections, words, kinds);
    const single = sections
      .flatMap(({ title, tags }) => [title, ...tags])
      .filter(({ length }) => length === 1);
    const reader = new search.Reader(words, split, joined, kinds, new Set(single.flat()));
    const bySection = new Map(docs.map((doc, at) => [doc.location, { doc, section: sections[at] }]));
    // Words to offer where nothing is found: those of what has a name.
    const names = [...new Set(sections.filter(({ called }) => called).flatMap(({ title }) => title))].filter(
      (word) => word.length > 3 && !search.isFunctionWord(word)
    );

    /** @param {string} typed @returns {HandbookAnswer} */
    return function (typed) {
      const query = reader.read(typed);
      const ranked = query.words.length ? ranking.rank(query) : [];
      const rows = folded(ranked).slice(0, MOST);
      /** @type {Map<string, HandbookFound[]>} */
      const pages = new Map();
      for (const row of rows) pages.set(row.page, [...(pages.get(row.page) || []), row]);
      for (const [page, found] of pages) {
        if (!found.some(({ location }) => location === page)) found.push(bare(page));
      }
      const unknown = query.words.filter(
        ({ word, isLast }) => !search.isFunctionWord(word) && !words.meant(word, isLast).size
      );
      const first = rows[0];
      const missing = query.words.filter(
        ({ word, isLast, kinds: named }) =>
          first &&
          !search.isFunctionWord(word) &&
          !(named && named.has(first.kind)) &&
          ![first.location, first.page].some((ref) => ranking.look(word, isLast).hits.has(ref))
      );
      return {
        items: [...pages.values()],
        suggest: rows.length ? [] : offers(query.words.map(({ word }) => word)),
        unknown: [...query.unknown, ...unknown.map(({ word }) => word)],
        missing: missing.map(({ word }) => word),
        converted: query.converted
      };
    };

    /** A page that is named only because of its sections. @param {string} page @returns {HandbookFound} */
    function bare(page) {
      const { doc } = /** @type {{doc: HandbookEntry}} */ (bySection.get(page));
      return { location: page, title: doc.title, text: doc.text, kind: doc.kind, page, score: 0, tags: [] };
    }

    /** The sections found; of parts that many pages of a type have, the best one, which names the others.
     * @param {HandbookRanked[]} ranked @returns {HandbookFound[]} */
    function folded(ranked) {
      /** @type {Map<string, HandbookFound>} */
      const parts = new Map();
      for (const { ref, score, forms } of ranked) {
        const { doc, section } = /** @type {{doc: HandbookEntry, section: HandbookSection}} */ (
          bySection.get(ref)
        );
        const part = search.Ranking.part(section);
        const first = parts.get(part);
        if (first) {
          first.alike = [...(first.alike || []), ref];
          continue;
        }
        if (parts.size === MOST) continue;
        const marked = (/** @type {string} */ text) => mark(text, forms);
        parts.set(part, {
          location: ref,
          title: marked(doc.title),
          text: marked(doc.text),
          tags: [...doc.tags, doc.other].filter(Boolean).map(marked),
          kind: doc.kind,
          page: section.page,
          score,
          ...(ref === section.page ? {} : { parent: {} })
        });
      }
      return [...parts.values()];
    }

    /** The text with these words marked; it is HTML already. @param {string} text @param {Set<string>} forms */
    function mark(text, forms) {
      return text.replace(/&\w+;|[\p{L}\p{N}]+(?:[.](?=\d)[\p{N}]+)*/gu, (piece) =>
        forms.has(piece.toLowerCase()) ? `<mark>${piece}</mark>` : piece
      );
    }

    /** Words to try where nothing is found: of the same sense, then those spelt alike. @param {string[]} asked */
    function offers(asked) {
      const sense = asked.flatMap((word) =>
        words
          .family(word)
          .filter((other) => other !== word && postings.has(other))
          .slice(0, MOST_MEANT)
      );
      const alike = asked.flatMap((word) => words.nearest(word, names, NEAREST));
      return [...new Set([...sense, ...alike])].slice(0, NEAREST);
    }
  };
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
