// What is typed in Latin letters: Kazakh and Russian as people write them so (old and new Kazakh Latin, chats, names of
// files), and words typed with the keyboard left in Latin (ghjnjrjk, rt4tc).
(function (search) {
  "use strict";

  /** Letters and groups, the longest first, and what they may stand for, the likeliest first; in the search's plain
   * letters, where қ is к and ө is о. */
  const SOUNDS = Object.entries({
    shch: "щ",
    sch: "щ",
    sh: "ш щ",
    ch: "ч ш",
    zh: "ж",
    kh: "х",
    gh: "г",
    ts: "ц тс",
    ng: "нг н",
    ya: "я ыа",
    ia: "я иа",
    ja: "я жа",
    yu: "ю уу",
    iu: "ю иу",
    ju: "ю жу",
    yo: "е йо",
    io: "е ио",
    jo: "е жо",
    ye: "е",
    yi: "ый йи",
    iy: "ий",
    yy: "ый уй",
    a: "а",
    b: "б",
    c: "к ц с",
    d: "д",
    e: "е э",
    f: "ф",
    g: "г",
    h: "х",
    i: "и й ы",
    j: "ж й",
    k: "к",
    l: "л",
    m: "м",
    n: "н",
    o: "о",
    p: "п",
    q: "к",
    r: "р",
    s: "с",
    t: "т",
    u: "у",
    v: "в",
    w: "у в ш",
    x: "х кс",
    y: "ы й у",
    z: "з",
    ä: "а",
    á: "а",
    ö: "о",
    ó: "о",
    ü: "у",
    ū: "у",
    ú: "у",
    ý: "у",
    ı: "ы",
    ñ: "н",
    ń: "н",
    ŋ: "н",
    ğ: "г",
    ǵ: "г",
    ş: "ш",
    ç: "ч",
    ž: "ж",
    š: "ш",
    č: "ч"
  }).map(([letters, sounds]) => /** @type {[string, string[]]} */ ([letters, sounds.split(" ")]));
  const MOST_READINGS = 32;
  const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
    CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё";
  const RUSSIAN = new Map([...LATIN].map((key, place) => [key, CYRILLIC[place]]));
  const KEY_OF = new Map([...RUSSIAN].map(([key, letter]) => [letter, key]));
  /** On a Kazakh keyboard the letters that Russian lacks stand in the row of digits. */
  const KAZAKH = new Map([
    ...RUSSIAN,
    ...[..."234589 0-="].map((key, place) => /** @type {[string, string]} */ ([key, "әіңғүұ қөһ"[place]]))
  ]);

  /** Cyrillic words, in plain letters, that a word in Latin letters may be; the likeliest first. @param {string} word
   * @returns {string[]} */
  function fromLatin(word) {
    // ʼ of the Latin of 2017 stands after the letter that it changes; in Russian names it is a soft sign.
    let readings = [{ text: "", cost: 0 }];
    for (let at = 0; at < word.length;) {
      const found = SOUNDS.find(([letters]) => word.startsWith(letters, at));
      const sounds = found ? found[1] : /['ʼ’`]/.test(word[at]) ? ["", "ь"] : [word[at]];
      const next = readings.flatMap(({ text, cost }) =>
        sounds.map((sound, place) => ({ text: text + sound, cost: cost + place }))
      );
      // Letters of a group may also be read one by one.
      readings = next.sort((one, other) => one.cost - other.cost).slice(0, MOST_READINGS);
      at += found ? found[0].length : 1;
    }
    return readings.map(({ text }) => text);
  }

  /** What would stand there, had the keyboard been Russian or Kazakh: «ghjnjrjk» is «протокол», «rt4tc» «кеңес».
   * @param {string} typed @returns {string[]} */
  function otherLayouts(typed) {
    const read = (/** @type {Map<string, string>} */ keys) =>
      [...typed].map((key) => keys.get(key) || key).join("");
    return [...new Set([read(RUSSIAN), read(KAZAKH)])].filter((each) => each !== typed);
  }

  /** What would stand there, had the keyboard been Latin: «ущештшыр» is «eotinish». @param {string} typed */
  function inLatin(typed) {
    return [...typed].map((letter) => KEY_OF.get(letter) || letter).join("");
  }

  Object.assign(search, { fromLatin, otherLayouts, inLatin });
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
