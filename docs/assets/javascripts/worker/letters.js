// Letters: how a word is written when the keyboard lacks a letter, and how far two spellings are apart.
(function (search) {
  "use strict";

  /** Kazakh letters as they are typed on a Russian keyboard, «ё» as «е», and Latin twins as what they stand
   * for. */
  const PLAIN = new Map(
    Object.entries({
      ә: "а",
      і: "и",
      ң: "н",
      ғ: "г",
      ү: "у",
      ұ: "у",
      қ: "к",
      ө: "о",
      һ: "х",
      ё: "е",
      i: "и",
      h: "х"
    })
  );
  /** The word as one types it without Kazakh letters and without «ё». A word wholly in Latin letters stays as
   * it is. @param {string} word */
  function plain(word) {
    if (/^[a-z\d]*$/.test(word)) return word;
    let written = "";
    for (const letter of word) written += PLAIN.get(letter) || letter;
    return written;
  }

  /** Whether one letter put in, left out, changed, or two neighbours swapped make one word of the other. The
   * first letter may differ. @param {string} one
   * @param {string} other */
  function isOneApart(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start++;
    let end = 0;
    while (
      end < one.length - start &&
      end < other.length - start &&
      one[one.length - 1 - end] === other[other.length - 1 - end]
    ) {
      end++;
    }
    const left = one.slice(start, one.length - end),
      right = other.slice(start, other.length - end);
    if (left.length <= 1 && right.length <= 1) return true;
    return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  }

  /** The spellings one letter away from a word, from this place on, with letters of these.
   * @param {string} word @param {number} from @param {string} letters @returns {Generator<string>} */
  function* oneAway(word, from, letters) {
    for (let at = from; at <= word.length; at++) {
      const before = word.slice(0, at),
        after = word.slice(at),
        rest = word.slice(at + 1);
      for (const letter of letters) yield before + letter + after;
      if (!after) return;
      yield before + rest;
      if (rest) yield before + rest[0] + after[0] + rest.slice(1);
      for (const letter of letters) yield before + letter + rest;
    }
  }

  /** How alike two words are by the pairs of letters in them, from 0 to 1 (the coefficient of Dice).
   * @param {string} one @param {string} other */
  function likeness(one, other) {
    const pairs = (/** @type {string} */ word) => [...word].slice(1).map((letter, at) => word[at] + letter);
    const left = pairs(`^${one}`),
      right = pairs(`^${other}`);
    const rest = right.slice();
    let shared = 0;
    for (const pair of left) {
      const at = rest.indexOf(pair);
      if (at < 0) continue;
      rest.splice(at, 1);
      shared++;
    }
    return (2 * shared) / (left.length + right.length);
  }

  Object.assign(search, { plain, isOneApart, oneAway, likeness });
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
