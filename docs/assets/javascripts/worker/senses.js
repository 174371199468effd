// What words do in a query: those without a sense of their own, those that deny, those that ask what a thing is.
(function (search) {
  "use strict";

  /** Words that carry no sense of their own; in a query of nothing else they count as any word. */
  const FUNCTION_WORDS = new Set(
    (
      "мен пен бен және үшін туралы не ма ме ба бе па пе бұл осы сол ол қалай қандай қай кім неше қанша қашан біз біздің бізге сіз " +
      "болады бола болса болмаса бойынша де да та те дейін кейін ғана керек ше емес егер сондай бар жоқ дейді десе деп " +
      "ше пе па жатыр енді әлде екен едік еді едім ғой қайда қайдан неге неден кімге кімнің кімнен қайсы тиіс дұрыс өзім өзіміз маған " +
      "менің менде бізді бізде оны оған онда мына мынау сияқты сіздер сіздің тағы бәрі осыған осындай керекпіз " +
      "ның нің дың дің тың тің ға ге қа ке ды ді ты ті дан ден тан тен лар лер " +
      "и в во на с со к ко по о об от до из за у для не нет без ни что как кто где когда ли или а но при это так же бы чем чего про " +
      "если то мы нам нас нами наш наша наше наши я мне меня вы вам вас ваш их им его ее ему она он оно они этот эта эти тот та те " +
      "кому кого куда откуда почему зачем сколько какой какая какое какие какую каких свой своя свои уже еще только вот тоже " +
      "который которая которые надо нужно нужен нужна нужны можно нельзя ведь будто чтобы чтоб ну там тут"
    ).split(" ")
  );
  /** The same without Kazakh letters: калай, ушин. */
  const PLAIN_WORDS = new Set([...FUNCTION_WORDS].map(search.plain));
  /** Verbs that lend their sense to another word (жауап беру, дать ответ), by their stems. */
  const LIGHT_KAZAKH = "бер ал қой жаса ет бол істе қайт тұр отыр жат жүр қал кет өз екен жет жетіс".split(
    " "
  );
  const LIGHT_RUSSIAN = "дат сдела быт мог мож мочь хот хоч знач означа име должн хвата".split(" ");
  const LIGHT = new Set([...LIGHT_KAZAKH, ...LIGHT_RUSSIAN]);
  /** Verbs of making: who says a page's name with one of them (жұмыс тобын құру, провести опрос) means the page. */
  const MAKING = new Set(
    "құр өткіз жүргіз ұйымдастыр әзірле рәсімде провест провод проведен организов составит состав созда оформ".split(
      " "
    )
  );
  /** Words that ask for one thing about what is named: it alone is no answer. */
  const ASKED_ABOUT = /^(?:к[іи]м|[қк]ашан|неге|неше|[қк]анша|кто$|ком[уе]$|когда|сколько|почему|зачем)/;
  /** The particle of a question written together with a word of three letters or more: болама, барма, керекпе. */
  const ASKING = /^.{3,}[мбп][ае]$/;
  const DENY_NEXT = new Set(["не", "без", "ни", "нет", "нету"]);
  const DENY_BEFORE = new Set(["жоқ", "жок", "емес", "нет", "нету"]);
  /** Verbs with -ма-, -ме- and their kin, words in «without» (-сыз, -сіз); typed without Kazakh letters too. */
  const DENIED_VERB =
    /^..+[мбп](?:а(?:ды[мңнқк]?|йды|ймын|ймыз|йтын|йынша|й|са[мңнқк]?|ған|ган|ғаны|ғанда|у|ы|уы|с|ңыз)|е(?:[дт][іи][мңнк]?|йд[іи]|йм[іи]н|йм[іи]з|йт[іи]н|й|се[мңнк]?|ген|гені|генде|у|уі|с|ң[іи]з|ң[іи]здер))$/;
  const WITHOUT = /^...+с[ыіи]з$/;
  const ASKED_KAZAKH = new Set(["деген", "дегеніміз", "дегенимиз", "дегені"]);
  const ASKED_LAST = new Set(["не", "кім", "ким", "немене", "сөз"]);
  const ASKED_RUSSIAN = new Set(["такое", "такой", "такая", "такие", "значит", "означает"]);
  const ASKED_FIRST = new Set(["что", "кто"]);

  /** Words that say how or when something is done: they alone say little. */
  const MANNER = new Set(
    "онлайн онлаин бүгін бугин ертең ертен қазір казир кеше тез срочно сегодня завтра сейчас вчера быстро".split(
      " "
    )
  );

  /** @type {Map<string, boolean>} */
  const known = new Map();
  const kazakh = search.kazakh();

  /** @param {string} word in small letters @returns {boolean} */
  function isFunctionWord(word) {
    let is = known.get(word);
    if (is === undefined) {
      is =
        FUNCTION_WORDS.has(word) ||
        PLAIN_WORDS.has(word) ||
        (word.length === 1 && /\p{L}/u.test(word)) ||
        LIGHT.has(search.russian(word)) ||
        (word.length > 2 && LIGHT.has(kazakh(word))) ||
        (ASKING.test(word) && isFunctionWord(word.slice(0, -2)));
      known.set(word, is);
    }
    return is;
  }

  /** @param {string} word */
  function isMaking(word) {
    return word.length > 2 && (MAKING.has(kazakh(word)) || MAKING.has(search.russian(word)));
  }

  /** Which words of a text are denied. @param {string[]} words @returns {boolean[]} */
  function denied(words) {
    return words.map((word, at) => {
      const before = words[at - 1],
        next = words[at + 1];
      if (DENY_NEXT.has(word) || DENY_BEFORE.has(word)) return false;
      return DENY_NEXT.has(before) || DENY_BEFORE.has(next) || DENIED_VERB.test(word) || WITHOUT.test(word);
    });
  }

  /** The words without those that ask what a thing is: «что такое НПО», «ҮЕҰ дегеніміз не»; nothing where they do not
   * ask so. @param {string[]} words @returns {string[] | undefined} */
  function ofDefinition(words) {
    const asks = words.findIndex(
      (word, at) =>
        (ASKED_KAZAKH.has(word) &&
          (ASKED_LAST.has(words[at + 1]) || word === "дегеніміз" || (at && at === words.length - 1))) ||
        (ASKED_FIRST.has(word) && ASKED_RUSSIAN.has(words[at + 1]))
    );
    if (asks < 0) return undefined;
    const left = words.filter((_, at) => at !== asks && at !== asks + 1);
    return left.length ? left : undefined;
  }

  Object.assign(search, {
    isFunctionWord,
    isMaking,
    asksAbout: (/** @type {string} */ word) => ASKED_ABOUT.test(word),
    isManner: (/** @type {string} */ word) => MANNER.has(word),
    denied,
    ofDefinition
  });
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
