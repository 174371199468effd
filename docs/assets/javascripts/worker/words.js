// The words of the index, and which of them a typed word means: itself, its other forms, its spelling without
// Kazakh letters or with «е» for «ё», words of its sense, what it begins, and only where there is none of these, its
// spelling with one letter wrong.
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
    SHORTEST_CUT = 3,
    LONGEST_CUT = 4,
    SHORTEST_WRONG = 4,
    SHORTEST_STEMMED = 3,
    SHORTEST_GUESSED = 5; // of a stem that a misspelt word with an ending may have
  const ENDING = "аеыиоуюяйдтнлргкмсзхвь"; // letters of endings, without those that only Kazakh has
  const SHORT_VERB = /^[аәеоөұүыі][бвгғдзйкқлмнпрстш]у$/; // the infinitive of a verb of two letters: ашу
  const KAZAKH = /[әіңғүұқөһ]/;
  const LIKE = 0.45; // how like an offered word must be

  /** @param {string} word */
  function hasEndings(word) {
    return word.length > SHORTEST_STEMMED || SHORT_VERB.test(word);
  }

  /** One letter wrong; of a short word neither the first nor their number: тест, мест, текст. Of a name one letter within
   * may be left out: кеңс, кеңес. @param {string} one @param {string} other @param {boolean} [isName] whether one is */
  function isMisspelt(one, other, isName) {
    const isShort = Math.min(one.length, other.length) <= SHORTEST_WRONG;
    const isWithin =
      isName && one.length > other.length && one[1] === other[1] && one.slice(-1) === other.slice(-1);
    if (isShort && (one[0] !== other[0] || (one.length !== other.length && !isWithin))) return false;
    return search.isOneApart(one, other);
  }

  /** @typedef {HandbookStemmer} Stemmer */
  /** @typedef {(forms: string[] | undefined, weight: number) => void} Add notes forms with how much they
   *   count */
  class Words {
    /** @param {Iterable<string>} forms every word of the index
     * @param {HandbookStemmers} stemmers */
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
      /** Stem -> the words of its sense; those of Kazakh also without Kazakh letters.
       * @type {Record<"stem" | "plain", Map<string, string[]>>} */
      this.families = { stem: new Map(), plain: new Map() };
      for (const group of stemmers.families) {
        const family = group.split(/[ |]/).filter(Boolean);
        for (const word of family) {
          for (const stem of this.strict(word)) this.families.stem.set(stem, family);
          this.families.plain.set(this.loose(search.plain(word)), family);
        }
      }
      /** @type {Map<string, HandbookMeant>} */
      this.known = new Map();
    }

    /** Short words have no endings to take off, and abbreviations must not lose a letter (НАО).
     * @param {string} word */
    stem(word) {
      return hasEndings(word) ? this.stemmers.main(word.replace(/ё/g, "е")) : word;
    }

    /** @param {string} plain */
    loose(plain) {
      return hasEndings(plain) ? (this.stemmers.loose || this.stemmers.main)(plain) : plain;
    }

    /** The stems of a word in each of the languages; a word with a Kazakh letter has one. @param {string} word
     * @returns {string[]} */
    strict(word) {
      if (!hasEndings(word)) return [word];
      const { kazakh, russian } = this.stemmers;
      return KAZAKH.test(word) ? [kazakh(word)] : [...new Set([russian(word), kazakh(word)])];
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

    /** The other words of its sense. @param {string} word @returns {string[]} */
    family(word) {
      for (const stem of this.strict(word)) {
        const family = this.families.stem.get(stem);
        if (family) return family;
      }
      return (!KAZAKH.test(word) && this.families.plain.get(this.loose(search.plain(word)))) || [];
    }

    /** Whether a word, or one spelt as it without Kazakh letters, stands in a name. @param {string} word */
    isName(word) {
      return (this.maps.plain.get(search.plain(word)) || []).some(this.stemmers.isName);
    }

    /** How surely a word is one of the index's: 1 as it stands, less by its stem or as the beginning of one, 0 where
     * it is none. @param {string} word @param {boolean} isLast */
    sureness(word, isLast) {
      const plain = search.plain(word),
        { maps } = this;
      if (this.forms.has(word)) return SAME;
      if (maps.plain.has(plain)) return SAME_PLAIN;
      if (maps.stem.has(this.stem(word)) || maps.loose.has(this.loose(plain))) return SAME_PLAIN_STEM;
      if (word.length > SHORTEST_STEMMED) {
        if (this.stemmers.others.some((stem) => maps.other.has(stem(word)))) return SAME_PLAIN_STEM;
      }
      if (this.family(word).length) return OF_SYNONYM;
      return isLast && plain.length > SHORTEST_BEGUN && this.begunBy(plain).length ? BEGUN : 0;
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
      // An abbreviation that is there is no other one without Kazakh letters: ҚК, ҚҚ.
      const isShort = word.length <= SHORTEST_STEMMED && found.size > 0;
      add(maps.plain.get(plain), isShort ? LOOSE_STEM : SAME_PLAIN);
      add(maps.stem.get(this.stem(word)), SAME_STEM);
      if (word.length > SHORTEST_STEMMED) {
        for (const stem of this.stemmers.others) add(maps.other.get(stem(word)), SAME_STEM);
      }
      add(maps.loose.get(this.loose(plain)), KAZAKH.test(word) ? LOOSE_STEM : SAME_PLAIN_STEM);
      for (const other of this.family(word)) {
        add(maps.stem.get(this.stem(other)), OF_SYNONYM);
        for (const stem of this.strict(other)) add(maps.other.get(stem), OF_SYNONYM);
      }
      // A word cut short stands before others as well: общ совет, перс данные.
      const isCut = !maps.plain.has(plain) && plain.length >= SHORTEST_CUT && plain.length <= LONGEST_CUT;
      if (isCut || (isLast && plain.length >= SHORTEST_BEGUN)) {
        for (const spelling of this.begunBy(plain)) {
          if (!isLast && !this.isName(spelling)) continue;
          add(maps.plain.get(spelling), BEGUN + (SAME_STEM - BEGUN) * (plain.length / spelling.length) ** 3);
        }
      }
      if (/^не.{6}/.test(word)) {
        for (const [form, weight] of this.find(word.slice(2), false)) add([form], weight * DENIED);
      }
      const surest = Math.max(0, ...found.values());
      if (surest < LOOSE_STEM && plain.length >= SHORTEST_WRONG) this.misspelt(plain, add);
      // An ending wrongly seen in a misspelt word must not hide the name that was meant: кун тартии.
      else if (surest < SAME_PLAIN && plain.length >= SHORTEST_WRONG) this.misspeltName(plain, add);
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
        if (isMisspelt(spelling, plain, true)) add(this.maps.plain.get(spelling), ONE_WRONG * SAME_STEM);
      }
    }

    /** One letter wrong: in a word as it stands in the index; in one with other endings, where that is a name (from
     * «отписка» to «отпуске» is too far). @param {string} plain @param {Add} add */
    misspelt(plain, add) {
      const { maps } = this;
      const addName = (/** @type {string} */ stem) => {
        const forms = maps.loose.get(stem);
        if (forms && forms.some(this.stemmers.isName)) add(forms, ONE_WRONG * SAME_STEM);
      };
      const isNear = (/** @type {string} */ one, /** @type {string} */ other) =>
        one.length >= SHORTEST_WRONG && isMisspelt(one, other);
      this.misspeltName(plain, add);
      for (const spelling of this.spellings) {
        if (isNear(spelling, plain)) add(maps.plain.get(spelling), ONE_WRONG);
      }
      for (const stem of this.stems) {
        if (stem.length < SHORTEST_GUESSED) continue;
        for (let length = stem.length - 1; length <= stem.length + 1; length++) {
          if (isNear(stem, plain.slice(0, length)) && this.loose(stem + plain.slice(length)) === stem) {
            addName(stem);
            break;
          }
        }
      }
      for (const spelling of search.oneAway(plain, SHORTEST_WRONG, ENDING)) {
        const repaired = this.loose(spelling);
        if (repaired.length >= SHORTEST_GUESSED) addName(repaired);
      }
    }

    /** Words of the index that are spelt nearest to this one, best first.
     * @param {string} word @param {string[]} choice @param {number} count */
    nearest(word, choice, count) {
      const plain = search.plain(word);
      return choice
        .map((form) => ({ form, likeness: search.likeness(search.plain(form), plain) }))
        .filter((each) => each.likeness >= LIKE)
        .sort((one, other) => other.likeness - one.likeness)
        .slice(0, count)
        .map((each) => each.form);
    }
  }

  search.Words = Words;
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
