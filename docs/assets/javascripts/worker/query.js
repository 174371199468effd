// A query as it was typed, read into words: what is typed in Latin letters, with the keyboard left in another language,
// joined or taken apart; which words are denied, name a type of page, or ask what a thing is.
(function (search) {
  "use strict";

  const LONGEST = 12; // words of a query that are looked at
  const KNOWN = 0.9; // how sure a word must be that is taken as it stands
  const SHORTEST_LATIN = 3; // letters that are read as Cyrillic ones
  const ABBREVIATION = /^\p{Lu}{2,3}$/u;
  const SHORTEST_MISSPELT = 7; // letters of a Latin word that may be misspelt as well
  const LATIN = /[a-z\u00c0-\u017f]/i;
  const CYRILLIC = /[\u0400-\u04ff]/;

  /** @typedef {{typed: string, words: string[]}} Read a piece of a query, and the words that it is taken for */

  class Reader {
    /** @param {HandbookWords} words @param {(text: string) => string[]} split
     * @param {Map<string, string[]>} joined words with a hyphen, written without it, and their parts
     * @param {HandbookKind[]} kinds of pages, and the words that name them
     * @param {Set<string>} whole names of one word */
    constructor(words, split, joined, kinds, whole) {
      this.words = words;
      this.whole = whole;
      this.split = split;
      this.joined = joined;
      /** What a word is without the soft signs that chats in Latin letters leave out: писмо, письмо. */
      this.soft = new Map(
        words.spellings.filter((word) => /[ьъ]/.test(word)).map((word) => [word.replace(/[ьъ]/g, ""), word])
      );
      /** Stem -> the kinds that a word with it names. @type {Map<string, Set<string>>} */
      this.kinds = new Map();
      for (const { id, words: names } of kinds) {
        for (const name of names) {
          for (const stem of [...words.strict(name), words.loose(search.plain(name))]) {
            this.kinds.set(stem, (this.kinds.get(stem) || new Set()).add(id));
          }
        }
      }
    }

    /** @param {string} typed @returns {HandbookQuery} */
    read(typed) {
      const text = typed
        .normalize("NFC")
        .replace(/[\u00ad\u200b-\u200d\ufeff]|\p{M}/gu, "")
        .trim();
      const chunks = text.split(/\s+/).filter(Boolean);
      const isCapitals = chunks.filter((chunk) => chunk.length > 1).length > 1 && text === text.toUpperCase();
      /** @type {[string, string][]} */
      const converted = [];
      /** @type {string[]} */
      const unknown = [];
      const pieces = chunks.flatMap((chunk, at) => {
        const isLast = at === chunks.length - 1;
        const words = this.chunk(chunk, isLast);
        const own = this.split(chunk);
        if (words.join(" ") !== own.join(" ")) converted.push([chunk, words.join(" ")]);
        const isShort = !isCapitals && ABBREVIATION.test(chunk);
        // An abbreviation that is not there is no beginning of a word either: МӘТ, мәтін.
        if (isShort && this.words.sureness(words[0], false) < KNOWN) {
          unknown.push(...words);
          return [];
        }
        return words.map((word, place) => ({
          word,
          isLast: isLast && place === words.length - 1 && !isShort
        }));
      });
      const all = pieces.slice(0, LONGEST);
      const texts = all.map(({ word }) => word);
      const denied = search.denied(texts);
      const left = search.ofDefinition(texts);
      const asked = all
        .map((piece, at) => ({ ...piece, isDenied: denied[at], kinds: this.kindsOf(piece.word) }))
        .filter(({ word }) => !left || left.includes(word));
      return { words: asked, isDefinition: Boolean(left), converted, unknown };
    }

    /** The words of a piece without a space in it. @param {string} chunk @param {boolean} isLast @returns {string[]} */
    chunk(chunk, isLast) {
      const own = this.split(chunk);
      const whole = own.join("");
      if (own.length > 1 && /^\D+$/.test(whole) && this.words.sureness(whole, false) >= KNOWN) return [whole];
      if (CYRILLIC.test(chunk)) {
        return own.flatMap((word) => this.parted(LATIN.test(word) ? this.latin(word, isLast) : word, isLast));
      }
      const isKnown = own.length > 0 && own.every((word) => this.words.sureness(word, false) >= KNOWN);
      // A word of a text in Latin letters, the name of a file or a part of a name perhaps, is not what a name of the
      // handbook is: memorandum, otinish.
      if (isKnown && own.length === 1 && LATIN.test(chunk) && !this.whole.has(own[0])) {
        const named = search.fromLatin(own[0]).find((reading) => this.words.isName(reading));
        if (named) return [named];
      }
      if (isKnown || (!LATIN.test(chunk) && !/\d.*[-=]|[-=].*\d/.test(chunk))) return own;
      if (
        isLast &&
        own.length === 1 &&
        own[0].length >= SHORTEST_LATIN &&
        this.words.begunBy(own[0]).length
      ) {
        return own;
      }
      /** @type {string[][]} */
      const readings = search.otherLayouts(chunk.toLowerCase()).map((each) => this.split(each));
      if (own.length) readings.unshift(own.map((word) => this.latin(word, isLast)));
      const rated = readings.map((words) => ({ words, worth: this.worth(words, isLast) }));
      const best = rated.sort((one, other) => other.worth - one.worth)[0];
      const isLong = chunk.length >= SHORTEST_LATIN;
      return best && best.worth > (isLong ? 0 : KNOWN) ? best.words : own;
    }

    /** The likeliest Cyrillic reading of a Latin word. @param {string} word @param {boolean} isLast */
    latin(word, isLast) {
      if (!LATIN.test(word)) return word;
      const readings = search.fromLatin(word);
      let best = { reading: readings[0], worth: 0 };
      for (const reading of readings) {
        const worth = this.words.sureness(reading, isLast);
        if (worth > best.worth) best = { reading, worth };
      }
      if (best.worth) return best.reading;
      const soft = readings.find((reading) => this.soft.has(reading));
      if (soft) return /** @type {string} */ (this.soft.get(soft));
      return readings.find((reading) => this.isGuessed(reading, isLast)) || word;
    }

    /** Whether a long word may be a misspelt one. @param {string} word @param {boolean} isLast */
    isGuessed(word, isLast) {
      return word.length >= SHORTEST_MISSPELT && this.words.meant(word, isLast).size > 0;
    }

    /** How well words are known, from 0 to 1; a misspelt one counts little. @param {string[]} words
     * @param {boolean} isLast */
    worth(words, isLast) {
      if (!words.length) return 0;
      const worths = words.map(
        (word) => this.words.sureness(word, isLast) || (this.isGuessed(word, isLast) ? 0.2 : 0)
      );
      return worths.includes(0) ? 0 : worths.reduce((sum, worth) => sum + worth, 0) / words.length;
    }

    /** A word that the index has with a hyphen (чеклист, чек-лист), or that was to be a Latin one. @param {string} word @param {boolean} isLast */
    parted(word, isLast) {
      if (this.words.sureness(word, isLast) >= KNOWN) return [word];
      const parts = this.joined.get(search.plain(word));
      if (parts) return parts;
      const latin = search.inLatin(word);
      const isLatin =
        LATIN.test(latin) && word.length > SHORTEST_LATIN && this.words.sureness(latin, false) >= KNOWN;
      return [isLatin ? latin : word];
    }

    /** @param {string} word @returns {Set<string> | undefined} */
    kindsOf(word) {
      for (const stem of [...this.words.strict(word), this.words.loose(search.plain(word))]) {
        const kinds = this.kinds.get(stem);
        if (kinds) return kinds;
      }
      return undefined;
    }
  }

  search.Reader = Reader;
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
