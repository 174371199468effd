// The stem of a Kazakh word: the part that stays when the endings of number, possession, case, tense and
// person are taken off.
//
//   const stem = handbookSearch.kazakh();            stem("хаттамаларымызды") === "хаттама"
//   handbookSearch.kazakh({ known, letters })        known: words that are stems already; letters: how letters were folded
//
// Endings are joined to a Kazakh word one after another in a fixed order (stem, derivation, number,
// possession, case, predicate), so they are taken off from the end, until nothing is left to take. Which
// shape an ending has follows from two laws of sound:
//   vowel harmony (сингармонизм): back vowels in the stem take а, ы; front vowels take е, і;
//   progressive assimilation: the last sound of the stem chooses the ending's first consonant (қала-лар, ауыл-дар, хат-тар).
// An ending whose shape does not agree with what is before it is not that ending: that keeps «шарты» from
// becoming «шар». Every rule names its category of the grammar. A word must keep three letters, or two where
// they are a vowel and a consonant («іс»).
(function (search) {
  "use strict";

  const BACK = "аоұыяё",
    FRONT = "әөүіеэ";
  // Vowels that end a word, о in loanwords only; и, у, ю close a syllable as consonants do: тау-ды, жазу-ды.
  const NATIVE = "аәеыіэяё",
    VOWEL = NATIVE + "о";
  const NASAL = "мнң",
    GLIDE = "йуиюр",
    LIQUID = "л",
    BUZZ = "зж";
  // Voiceless; б, в, г, д end loanwords only and are pronounced so there (клуб-тар).
  const HARD = "пфкқтсшщцчхһбвгдь";
  const SOUNDING = NASAL + GLIDE + LIQUID + BUZZ,
    CONSONANT = SOUNDING + HARD + "ғ";

  // A group is tried in its order; within it, the longer ending first. [endings, the letters that may stand
  // before them]
  /** @typedef {[string, string][]} Group */
  /** @typedef {{ending: string, before: Set<string>, harmony: string}} Rule */

  /** Case (септік жалғауы). After a possessive ending of the third person the cases begin with the pronominal
   * н. @type {Group} */
  const CASES = [
    ["ның нің", NATIVE + NASAL],
    ["дың дің", GLIDE + LIQUID + BUZZ],
    ["тың тің", HARD], // genitive (ілік)
    ["нан нен", NASAL + "ыі"],
    ["дан ден", VOWEL + GLIDE + LIQUID + BUZZ],
    ["тан тен", HARD], // ablative (шығыс)
    ["мен", VOWEL + NASAL + GLIDE + LIQUID],
    ["бен", BUZZ],
    ["пен", HARD], // instrumental (көмектес), outside harmony
    ["нда нде", "ыі"],
    ["да де", VOWEL + SOUNDING],
    ["та те", HARD], // locative (жатыс)
    ["на не", "ыі"],
    ["ға ге", VOWEL + SOUNDING],
    ["қа ке", HARD], // dative (барыс)
    ["ны ні", NATIVE],
    ["ды ді", SOUNDING],
    ["ты ті", HARD], // accusative (табыс); also the past tense and the adjective in -ды
    ["н", "ыі"] // accusative of a word with a possessive ending of the third person
  ];
  /** The dative of a word with a possessive ending of the first or second person singular: хатым-а, хатың-а.
   * @type {Group} */
  const OWN_DATIVE = [
    ["ыма іме ыңа іңе", CONSONANT],
    ["ңа ңе", VOWEL]
  ];
  /** What is told from other endings by a known stem alone: мақсат-ын from the participle in -атын,
   * хаттама-м-а from a noun in -ма. @type {Group} */
  const UNSURE = [
    ["ын ін", CONSONANT],
    ["ма ме", VOWEL]
  ];
  /** Possession (тәуелдік жалғауы); -ыңыз is the polite imperative of verbs as well. @type {Group} */
  const POSSESSION = [
    ["ымыз іміз ыңыз іңіз", CONSONANT],
    ["мыз міз ңыз ңіз", VOWEL], // our, your (polite)
    ["ым ім ың ің", CONSONANT],
    ["м ң", "аәеоөүұя"], // my, your
    ["сы сі", VOWEL],
    ["ы і", CONSONANT] // his, her, its, their
  ];
  /** Number (көптік жалғауы). @type {Group} */
  const PLURAL = [
    ["лар лер", VOWEL + GLIDE],
    ["дар дер", NASAL + LIQUID + BUZZ],
    ["тар тер", HARD]
  ];
  /** The adjective of place and time (-ғы after the locative or a sonorant): қаладағы, жылғы.
   * @type {Group} */
  const RELATIVE = [
    ["дағы тағы дегі тегі", VOWEL + CONSONANT],
    ["ғы гі", NASAL + LIQUID + "р"]
  ];
  /** Derivation that leaves the sense near: abstract noun, agent, «with», «without», manner. @type {Group} */
  const DERIVATION = [
    ["лық лік", VOWEL + GLIDE],
    ["дық дік", NASAL + LIQUID + BUZZ],
    ["тық тік", HARD],
    ["шы ші", "аеұүуи" + CONSONANT],
    ["сыз сіз", VOWEL + CONSONANT],
    ["лы лі", VOWEL + GLIDE],
    ["ша ше", VOWEL + CONSONANT]
  ];
  /** Finite verbs: present with person, hortative, third-person imperative, past, conditional with person.
   * @type {Group} */
  const FINITE = [
    // The first person also as it is spoken: барам, дайындайм.
    ["амын емін ам ем асыз есіз асыңдар есіңдер амыз еміз ады еді", CONSONANT],
    ["ймын ймін йм йсыз йсіз йсыңдар йсіңдер ймыз йміз йды йді", VOWEL],
    ["айық ейік айын ейін", CONSONANT],
    ["йық йік йын йін", VOWEL],
    // The wish (құрғымыз келеді), the perfect with person (жазғанбыз, жазып қойыппыз).
    ["ғым гім ғың гің ғымыз гіміз ғыңыз гіңіз", SOUNDING],
    ["ғанмын генмін ғанбыз генбіз", VOWEL + SOUNDING],
    ["қым кім қың кің қымыз кіміз қыңыз кіңіз қанмын кенмін қанбыз кенбіз", HARD],
    ["ыппын іппін ыппыз іппіз", CONSONANT],
    ["ппын ппін ппыз ппіз", VOWEL],
    ["сын сін", CONSONANT],
    ["ды ді", VOWEL], // past; after a consonant it looks like the accusative
    ["дым дім дық дік", VOWEL + SOUNDING],
    ["тым тім тық тік", HARD],
    // The past of what was not done (келмеді, бермедім): seen before the present in -еді, which it ends with.
    ["мады меді мадым медім мадың медің мадық медік", VOWEL + GLIDE + LIQUID],
    ["бады беді бадым бедім бадың бедің бадық бедік", NASAL + BUZZ],
    ["пады педі падым педім падың педің падық педік", HARD],
    ["саңыз сеңіз сам сем саң сең сақ сек са се", VOWEL + CONSONANT]
  ];
  /** Who one is, or is doing (тұрғынмын, отырмыз); without Kazakh letters it looks like possession.
   * @type {Group} */
  const PERSON = [
    ["мын мін", "аәеоэяё" + NASAL + GLIDE + LIQUID],
    ["бын бін быз біз", NASAL + BUZZ],
    ["пын пін пыз піз", HARD],
    ["мыз міз", GLIDE + LIQUID]
  ];
  /** Forms of a verb that stand in a sentence as noun, adjective or adverb: one of them at most.
   * Participles (есімше), converbs (көсемше), the infinitive (тұйық етістік). @type {Group} */
  const VERBAL = [
    ["ған ген", VOWEL + SOUNDING],
    ["қан кен", HARD],
    ["май мей", VOWEL + GLIDE + LIQUID],
    ["бай бей", NASAL + BUZZ],
    ["пай пей", HARD],
    ["ып іп", CONSONANT],
    ["п", VOWEL],
    ["у", "аеыі" + CONSONANT]
  ];
  /** The participle of habit, seen before the cases: its end looks like a possessive ending in the
   * accusative. @type {Group} */
  const HABITUAL = [
    ["атын етін", CONSONANT],
    ["йтын йтін", VOWEL],
    // What someone did or did not do: its end looks like the accusative (бермегені).
    ["ғаны гені", VOWEL + SOUNDING],
    ["қаны кені", HARD]
  ];
  /** What may stand between a verb's stem and such a form: negation, then the passive or reflexive voice.
   * @type {Group} */
  const NEGATION = [
    ["ма ме", VOWEL + GLIDE + LIQUID],
    ["ба бе", NASAL + BUZZ],
    ["па пе", HARD]
  ];
  /** @type {Group} */
  const VOICE = [
    ["ыл іл ын ін", CONSONANT],
    ["л н", "ае"]
  ];

  /** The last consonant is voiced between vowels (кітап – кітабы, тармақ – тармағы): one letter stands for
   * both. */
  const VOICED = /** @type {Record<string, string>} */ ({ б: "п", г: "к", ғ: "қ" });
  /** Nouns of two syllables that lose the narrow vowel of the second before a possessive ending: орын – орны.
   */
  const SHORTENED = new Map(
    Object.entries({
      орн: "орын",
      халқ: "халық",
      ерк: "ерік",
      әрп: "әріп",
      ауз: "ауыз",
      мойн: "мойын",
      мұрн: "мұрын",
      көңл: "көңіл",
      құлқ: "құлық",
      ғұрп: "ғұрып",
      қалп: "қалып",
      парқ: "парық",
      бөрк: "бөрік",
      ерн: "ерін",
      қойн: "қойын",
      қарн: "қарын"
    })
  );
  /** Stems that end as an ending does, and are told apart by nothing but knowing them. The glossary adds its
   * own. */
  const KNOWN = (
    "термин бала ана әке апа қадам жәрдем әлем алғыс оқиға мекен " +
    "кеңес қатынас талас күрес жолдас әріптес серіктес орган маман заман мекен жұмыс дауыс облыс табыс ұсыныс отырыс " +
    "өтініш байланыс тыныс болмыс тұрмыс қағаз ағаш адам қоғам қалам ұйым бөлім шешім келісім тәртіп талап есеп себеп мектеп кәсіп " +
    "қауіп орын шығын жиын үлгі белгі пайда мәселе хаттама кесте халық бағдарлама тапсырма сауалнама анықтама баяндама басқарма қарсы қаржы алаң портал аудан сарай " +
    "мақсат құжат қызмет мемлекет азамат міндет ниет рұқсат сағат ақпарат формат құзырет сипат әрекет қажет табиғат қуат апат санат бейнет " +
    "комиссия ақша рөл тіл жыл күн сөз көз топ хат іс үй ел ай су"
  ).split(" ");
  /** Verbs in а, е that would lose it before the past in -ды: жаса-ды is no жас-ады. */
  const KNOWN_VERBS = "жаса қара сұра ата сана ұна тара қала тыңда ойла баста алда тексер еле".split(" ");
  /** Consonants with which no stem of a verb ends after another one: алд-ады is алда-ды. */
  const NO_CLUSTER = "бвгғдзйлмнрсуж";

  /** @param {{known?: Iterable<string>, letters?: (text: string) => string}} options
   * @returns {(word: string) => string} */
  function kazakh({ known = [], letters } = {}) {
    const write = letters || ((/** @type {string} */ text) => text);
    const isFolded = Boolean(letters);
    const stems = new Set([...KNOWN, ...SHORTENED.values(), ...known].map(write));
    const verbs = new Set(KNOWN_VERBS.map(write));
    const noCluster = new Set(write(NO_CLUSTER));
    const shortened = new Map([...SHORTENED].map(([short, whole]) => [write(short), write(whole)]));
    const vowels = new Set(write(BACK + FRONT + "иую")),
      back = new Set(BACK),
      front = new Set(FRONT);

    /** A group as [ending, letters before it, whether it is a back one], longest ending first.
     * @param {Group[]} groups */
    function rules(...groups) {
      return groups
        .flat()
        .flatMap(([endings, before]) =>
          endings.split(" ").map((ending) => ({
            ending: write(ending),
            before: new Set(write(before)),
            harmony: /мен|бен|пен/.test(ending) ? "" : vowelOf(ending)
          }))
        )
        .sort((one, other) => other.ending.length - one.ending.length);
    }

    /** @param {string} text */
    function vowelOf(text) {
      for (let at = text.length - 1; at >= 0; at--) {
        if (back.has(text[at])) return "back";
        if (front.has(text[at])) return "front";
        if ("иую".includes(text[at])) return "";
      }
      return "";
    }

    const CASE = rules(CASES),
      OWN = rules(OWN_DATIVE),
      OWNER = rules(POSSESSION),
      MANY = rules(PLURAL),
      PLACE = rules(RELATIVE),
      DERIVED = rules(DERIVATION),
      PREDICATE = isFolded ? rules(FINITE, HABITUAL) : rules(FINITE, HABITUAL, PERSON),
      PARTICIPLE = rules(HABITUAL),
      VERB = rules(VERBAL),
      NOT = rules(NEGATION),
      PASSIVE = rules(VOICE);
    // «ң» alone, typed as «н», is told from a stem's last letter by a known stem only.
    const SURE_OWNER = isFolded ? OWNER.filter(({ ending }) => ending !== "н") : OWNER;
    const NOMINAL = [...CASE, ...OWN, ...OWNER, ...MANY, ...rules(UNSURE)];
    const derived = new RegExp(`^(..+[лдт][ае])(?:[лн]д[${write("ыі")}]|${write("ң")}[${write("ыі")}]з)$`);
    const glide = /^(.+[аоө])я(?:ды|тын|м|мын|мыз|сыз|йын|йық)$/; // of a stem in й: қояды, қой
    const passive = new RegExp(`^(..+[^${write(VOWEL)}])[${write("ыі")}][лн]д[${write("ыі")}]$`),
      plural = /[лдт][ае]р$/;
    const agent = new RegExp(`${write("ш")}[${write("ыі")}]$`);

    /** What is left of a word without this ending; nothing where the ending does not agree with it.
     * @param {string} word @param {Rule} rule */
    function without(word, { ending, before, harmony }) {
      if (!word.endsWith(ending)) return "";
      const rest = word.slice(0, -ending.length),
        last = rest[rest.length - 1];
      if (!before.has(last)) return "";
      const isShort = rest.length === 2 && vowels.has(rest[0]) && !vowels.has(last);
      if (rest.length < 3 && !isShort && !stems.has(rest)) return "";
      if (!isFolded && harmony && !stems.has(rest)) {
        const vowel = vowelOf(rest);
        if (vowel && vowel !== harmony) return "";
      }
      return rest;
    }

    /** @param {string} word @param {Rule[]} group */
    function strip(word, group) {
      for (const rule of group) {
        const rest = without(word, rule);
        if (rest) return rest;
      }
      return "";
    }

    /** A predicate's ending off: one that leaves a known verb, or else the longest that leaves what may be one.
     * @param {string} word @param {Rule[]} group */
    function predicate(word, group) {
      let longest = "";
      for (const rule of group) {
        const rest = without(word, rule);
        if (verbs.has(rest)) return rest;
        const [before, last] = rest.slice(-2);
        const isVerb = vowels.has(before) || !noCluster.has(last);
        if (rest && isVerb && !longest) longest = rest;
      }
      return longest;
    }

    /** @param {string} word */
    function devoiced(word) {
      const last = word[word.length - 1];
      return last in VOICED && vowels.has(word[word.length - 2])
        ? word.slice(0, -1) + write(VOICED[last])
        : word;
    }

    /** The one reading of an ambiguous ending that leaves a known stem. @param {string} word */
    function knownRest(word) {
      for (const rule of NOMINAL) {
        const rest = without(word, rule);
        if (rest && (stems.has(rest) || stems.has(devoiced(rest)) || shortened.has(rest))) return rest;
      }
      return "";
    }

    /** Verbs that look like nouns: айт-ылды, орында-лды, қабылда-нды (past of the passive), талда-ңыз
     * (imperative). @param {string} word */
    function likeNoun(word) {
      const found = derived.exec(word) || passive.exec(word);
      return found && !plural.test(found[1]) ? found[1] : "";
    }

    /** -шы after -ы, -і is no agent but a noun in -ыш with a possessive ending (өтініш-і); the same for -с
     * (ұсыныс-ы), unless a known loanword with its vowel (бланк-і-сі) or the agent itself stands before it (басшы-сы). @param {string} word */
    function possessed(word) {
      const [third, second] = [word[word.length - 3], word[word.length - 2]];
      const narrow = write("ыі");
      if (stems.has(word.slice(0, -3)) && second === "с" && narrow.includes(third)) return word.slice(0, -3);
      if (!narrow.includes(word[word.length - 1]) || !narrow.includes(third) || word.length < 5) return "";
      return second === "ш" || (second === "с" && !"шлд".includes(word[word.length - 4]))
        ? word.slice(0, -1)
        : "";
    }

    /** The stem of a verb from a form without its ending: without negation and voice as well.
     * @param {string} rest */
    function verb(rest) {
      const positive = strip(rest, NOT) || rest,
        active = strip(positive, PASSIVE);
      return active.length > 2 ? active : positive;
    }

    /** @param {string} word */
    function verbal(word) {
      // The infinitive of a stem in й: қою, қой.
      if (word.endsWith("ю") && word.length > 2) return word.slice(0, -1) + "й";
      const rest = strip(word, VERB);
      return rest && verb(rest);
    }

    /** @param {string} word */
    function nominal(word) {
      return (
        strip(word, CASE) ||
        strip(word, OWN) ||
        (agent.test(word) ? strip(word, DERIVED) : "") || // before a possessive -ы is seen in -шы
        strip(word, PLACE) ||
        strip(word, SURE_OWNER) ||
        strip(word, MANY)
      );
    }

    return function stem(word) {
      for (let isWhole = true; ; isWhole = false) {
        word = devoiced(word);
        word = shortened.get(word) || word;
        if (stems.has(word)) return word;
        let rest = knownRest(word) || possessed(word);
        if (!rest) {
          const inGlide = isWhole && glide.exec(word);
          if (inGlide) return inGlide[1] + "й";
          const base = predicate(word, isWhole ? PREDICATE : PARTICIPLE) || likeNoun(word);
          if (base) return devoiced(verb(base));
        }
        rest = rest || nominal(word);
        if (!rest) {
          const whole = verbal(word);
          if (whole) return devoiced(whole);
        }
        rest = rest || strip(word, DERIVED);
        if (!rest) return word;
        word = rest;
      }
    };
  }

  search.kazakh = kazakh;
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
