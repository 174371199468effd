// The stem of a Russian word: Snowball's algorithm (M. Porter), and what it does not see – verbs whose forms have
// different roots (идти, шёл; прийти, придут), and adjectives made of the names of places (село, сельский).
(function (search) {
  "use strict";

  const VOWEL = "аеиоуыэюя";
  /** Endings that stand after а, я, and those that stand after any letter. @typedef {[string[], string[]]} Endings */
  /** @param {string} afterA @param {string} others @returns {Endings} */
  const endings = (afterA, others) => [afterA.split(" "), others.split(" ")];
  const GERUND = endings("в вши вшись", "ив ивши ившись ыв ывши ывшись");
  const ADJECTIVE = endings(
    "",
    "ее ие ое ые ими ыми ей ий ой ый ем им ом ым его ого ему ому их ых ую юю ая яя ою ею"
  );
  const PARTICIPLE = endings("ем нн вш ющ щ", "ивш ывш ующ");
  const REFLEXIVE = endings("", "ся сь");
  const VERB = endings(
    "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
    "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю"
  );
  const NOUN = endings(
    "",
    "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я"
  );
  const DERIVED = endings("", "ост ость");

  /** Forms of verbs of more than one root, and their stem. */
  const VERBS = {
    пойт: "идти иду идешь идет идем идете идут иди шел шла шло шли пойти пойду пойдет пойдем пойдут пошел пошла пошли пойдите",
    прийт:
      "прийти приду придешь придет придем придете придут приди пришел пришла пришло пришли придя приходить прихожу приходит приходят приходил приходили приход",
    уйт: "уйти уйду уйдет уйдут ушел ушла ушли уходить уходит уходят",
    найт: "найти найду найдет найдем найдут нашел нашла нашли найден найдено находить находит находят",
    дат: "дать дам даст дадим дадите дадут дай дайте дал дала дали дало дан дано даны давать даю дает даем даете дают давал давали дав",
    взят: "взять возьму возьмет возьмем возьмут возьмите взял взяла взяли взято взят брать беру берет берем берут брал брали",
    быт: "быть буду будет будем будете будут был была было были есть",
    сдела:
      "сделать сделаю сделает сделают сделал сделала сделали сделано сделан делать делаю делает делаем делают делал делали делается"
  };
  /** Stems of adjectives of place, and those of the places. */
  const PLACES = { сельск: "сел", районн: "район", областн: "област", городск: "город", аульн: "аул" };
  const IRREGULAR = new Map([
    ...Object.entries(VERBS).flatMap(([stem, forms]) =>
      forms.split(" ").map((form) => /** @type {[string, string]} */ ([form, stem]))
    )
  ]);
  const OF_PLACE = new Map(Object.entries(PLACES));

  /** The word without the longest of the endings that it has within its region; itself where it has none.
   * @param {string} word @param {number} from @param {Endings} ends */
  function without(word, from, [afterA, others]) {
    for (let length = Math.min(7, word.length - from); length > 0; length--) {
      const ending = word.slice(-length),
        rest = word.slice(0, -length);
      if (others.includes(ending)) return rest;
      if (!afterA.includes(ending)) continue;
      return rest.length > from && /[ая]$/.test(rest) ? rest : word;
    }
    return word;
  }

  /** Where the region begins that follows a vowel, or a vowel and then another letter. @param {string} word
   * @param {number} from @param {boolean} isVowel */
  function after(word, from, isVowel) {
    for (let at = from; at < word.length; at++) if (VOWEL.includes(word[at]) === isVowel) return at + 1;
    return word.length;
  }

  /** @param {string} word in small letters, «е» for «ё» @returns {string} */
  function snowball(word) {
    const region = after(word, 0, true);
    const second = after(word, after(word, after(word, region, false), true), false);
    let stem = without(word, region, GERUND);
    if (stem === word) {
      const active = without(word, region, REFLEXIVE);
      stem = without(active, region, ADJECTIVE);
      if (stem !== active) stem = without(stem, region, PARTICIPLE);
      else stem = without(active, region, VERB);
      if (stem === active) stem = without(active, region, NOUN);
    }
    if (stem.length > region && stem.endsWith("и")) stem = stem.slice(0, -1);
    stem = without(stem, Math.max(region, second), DERIVED);
    const highest = without(stem, region, [[], ["ейш", "ейше"]]);
    if (highest.length > region && highest.endsWith("нн")) return highest.slice(0, -1);
    if (highest === stem && stem.length > region && stem.endsWith("ь")) return stem.slice(0, -1);
    return highest;
  }

  /** @param {string} word in small letters @returns {string} */
  function russian(word) {
    const plain = word.replace(/ё/g, "е");
    const known = IRREGULAR.get(plain);
    if (known) return known;
    const stem = snowball(plain);
    return OF_PLACE.get(stem) || stem;
  }

  Object.assign(search, { russian, snowball });
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
