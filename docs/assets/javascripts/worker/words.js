// The words of the index, and which of them a typed word means: itself, its other forms, its spelling without
// Kazakh letters or with «е» for «ё», what it begins, and only where there is none of these, its spelling
// with one letter wrong.
(function (search) {
  "use strict";

  // How much a form counts, by how it came to be found.
  const SAME = 1,
    SAME_PLAIN = 0.97,
    SAME_STEM = 0.85,
    SAME_PLAIN_STEM = 0.8,
    LOOSE_STEM = 0.5,
    BEGUN = 0.45,
    ONE_WRONG = 0.6,
    OF_SYNONYM = 0.5,
    DENIED = 0.5;
  const SHORTEST_BEGUN = 2,
    SHORTEST_WRONG = 4,
    SHORTEST_STEMMED = 3;
  const ENDING = "аеыиоуюяйдтнлргкмсзхвь"; // letters of endings, without those that only Kazakh has
  const KAZAKH = /[әіңғүұқөһ]/;

  /** Words that carry no sense of their own; in a query of nothing else they count as any word. */
  const FUNCTION_WORDS = new Set(
    (
      "мен пен бен және үшін туралы не ма ме ба бе па пе бұл осы сол ол қалай қандай қай кім неше қанша қашан " +
      "болады бола болса істеу істейміз істеймін қайтеміз бойынша де да та те дейін кейін ғана керек болу ның нің дың дің тың тің ға ге қа ке ды ді ты ті дан ден тан тен лар лер " +
      "и в во на с со к ко по о об от до из за у для не что как кто где когда ли или а но при это так же бы можно нужно надо чем чего " +
      "который делать если то мы нам нас я вы их его её ее"
    ).split(" ")
  );

  /** @typedef {HandbookStemmer} Stemmer */
  /** @typedef {(forms: string[] | undefined, weight: number) => void} Add notes forms with how much they
   *   count */
  class Words {
    /** @param {Iterable<string>} forms every word of the index
     * @param {{main: Stemmer, others: Stemmer[], loose?: Stemmer, synonyms: string[],
     * isName: (form: string) => boolean, isForeign: (form: string) => boolean}} stemmers of the pages'
     * language, of the languages that other names are in, and of words typed without Kazakh letters */
    constructor(forms, stemmers) {
      this.stemmers = stemmers;
      /** Form -> plain spelling. @type {Map<string, string>} */
      this.forms = new Map();
      /** Forms by what they have in common.
       * @type {Record<"plain" | "stem" | "other" | "loose", Map<string, string[]>>} */
      this.maps = { plain: new Map(), stem: new Map(), other: new Map(), loose: new Map() };
      for (const form of forms) {
        const plain = search.plain(form);
        this.forms.set(form, plain);
        this.put("plain", plain, form);
        this.put("stem", this.stem(form), form);
        this.put("loose", this.loose(plain), form);
        if (form.length > SHORTEST_STEMMED && stemmers.isForeign(form)) {
          stemmers.others.forEach((stem) => this.put("other", stem(form), form));
        }
      }
      const names = [...this.forms].filter(([form]) => stemmers.isName(form)).map(([, plain]) => plain);
      this.names = [...new Set(names)].filter((spelling) => spelling.length >= SHORTEST_WRONG);
      this.stems = [...this.maps.loose.keys()];
      this.spellings = [...this.maps.plain.keys()].sort();
      /** Stem -> the stems of words of its sense. @type {Map<string, string[]>} */
      this.synonyms = new Map();
      for (const group of stemmers.synonyms) {
        const stems = group.split(" ").map((word) => this.loose(search.plain(word)));
        for (const stem of stems) this.synonyms.set(stem, stems);
      }
      /** @type {Map<string, HandbookMeant>} */
      this.known = new Map();
    }

    /** Short words have no endings to take off, and abbreviations must not lose a letter (НАО).
     * @param {string} word */
    stem(word) {
      return word.length > SHORTEST_STEMMED ? this.stemmers.main(word.replace(/ё/g, "е")) : word;
    }

    /** @param {string} plain */
    loose(plain) {
      return plain.length > SHORTEST_STEMMED ? (this.stemmers.loose || this.stemmers.main)(plain) : plain;
    }

    /** @param {keyof Words["maps"]} map @param {string} key @param {string} form */
    put(map, key, form) {
      const forms = this.maps[map].get(key);
      if (forms) forms.push(form);
      else this.maps[map].set(key, [form]);
    }

    /** The forms that a word of a query means, each with how much it counts (up to 1). `isLast`: it may still
     * be being typed. @param {string} word
     * @param {boolean} isLast @returns {HandbookMeant} */
    meant(word, isLast) {
      const key = word + (isLast ? "…" : "");
      const known = this.known.get(key) || this.find(word, isLast);
      this.known.set(key, known);
      return known;
    }

    /** @param {string} word @param {boolean} isLast @returns {HandbookMeant} */
    find(word, isLast) {
      /** @type {HandbookMeant} */
      const found = new Map();
      /** @type {Add} */
      const add = (forms, weight) =>
        (forms || []).forEach((form) => {
          if ((found.get(form) || 0) < weight) found.set(form, weight);
        });
      const plain = search.plain(word),
        { maps } = this;
      if (this.forms.has(word)) found.set(word, SAME);
      add(maps.plain.get(plain), SAME_PLAIN);
      add(maps.stem.get(this.stem(word)), SAME_STEM);
      if (word.length > SHORTEST_STEMMED) {
        for (const stem of this.stemmers.others) add(maps.other.get(stem(word)), SAME_STEM);
      }
      add(maps.loose.get(this.loose(plain)), KAZAKH.test(word) ? LOOSE_STEM : SAME_PLAIN_STEM);
      for (const stem of this.synonyms.get(this.loose(plain)) || []) add(maps.loose.get(stem), OF_SYNONYM);
      if (isLast && plain.length >= SHORTEST_BEGUN) {
        for (const spelling of this.begunBy(plain)) {
          add(maps.plain.get(spelling), BEGUN + (SAME_STEM - BEGUN) * (plain.length / spelling.length) ** 3);
        }
      }
      if (/^не.{6}/.test(word)) {
        for (const [form, weight] of this.find(word.slice(2), false)) add([form], weight * DENIED);
      }
      const surest = Math.max(0, ...found.values());
      if (surest <= LOOSE_STEM && plain.length >= SHORTEST_WRONG) this.misspelt(plain, add);
      // An ending wrongly seen in a misspelt word must not hide the name that was meant: кун тартии, күн
      // тәртібі.
      else if (surest < SAME_PLAIN && plain.length >= SHORTEST_WRONG) this.misspeltName(plain, add);
      if (!found.size && /^[a-z;',.[\]]+$/.test(word)) {
        const typed = search.otherLayout(word);
        if (typed !== word && typed.length > 2) return this.find(typed, isLast);
      }
      return found;
    }

    /** The spellings that begin so; they stand in order. @param {string} start @returns {string[]} */
    begunBy(start) {
      let low = 0,
        high = this.spellings.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.spellings[middle] < start) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < this.spellings.length && this.spellings[end].startsWith(start)) end++;
      return this.spellings.slice(low, end);
    }

    /** @param {string} plain @param {Add} add */
    misspeltName(plain, add) {
      for (const spelling of this.names) {
        if (search.isOneApart(spelling, plain)) add(this.maps.plain.get(spelling), ONE_WRONG * SAME_STEM);
      }
    }

    /** One letter wrong: in a word as it stands in the index, in the stem of one with other endings, or in
     * the endings. @param {string} plain
     * @param {Add} add */
    misspelt(plain, add) {
      const { maps } = this;
      const isNear = (/** @type {string} */ one, /** @type {string} */ other) =>
        one.length >= SHORTEST_WRONG && search.isOneApart(one, other);
      for (const spelling of this.spellings) {
        if (isNear(spelling, plain)) add(maps.plain.get(spelling), ONE_WRONG);
      }
      for (const stem of this.stems) {
        for (let length = stem.length - 1; length <= stem.length + 1; length++) {
          if (isNear(stem, plain.slice(0, length)) && this.loose(stem + plain.slice(length)) === stem) {
            add(maps.loose.get(stem), ONE_WRONG * SAME_STEM);
            break;
          }
        }
      }
      for (const spelling of search.oneAway(plain, SHORTEST_WRONG, ENDING)) {
        const repaired = this.loose(spelling);
        if (repaired.length >= SHORTEST_WRONG) add(maps.loose.get(repaired), ONE_WRONG * SAME_STEM);
      }
    }

    /** Words of the index that are spelt nearest to this one, best first.
     * @param {string} word @param {string[]} choice @param {number} count */
    nearest(word, choice, count) {
      const plain = search.plain(word);
      return choice
        .map((form) => ({ form, likeness: search.likeness(search.plain(form), plain) }))
        .filter((each) => each.likeness >= 0.35)
        .sort((one, other) => other.likeness - one.likeness)
        .slice(0, count)
        .map((each) => each.form);
    }
  }

  Object.assign(search, { Words, isFunctionWord: (/** @type {string} */ word) => FUNCTION_WORDS.has(word) });
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
