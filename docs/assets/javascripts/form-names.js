// A filled-in template on its way to a file: what is written into it, and how it is called: what it is, whose, of which day, in
// letters of any computer. It comes with what makes Word files.
(function (handbook) {
  "use strict";

  const MOST = 60; // letters of a file's name with its ending
  const [KIND, OWNER] = [26, 30]; // letters of what it is, and of whose it is
  // Both alphabets: a letter, and what stands for it.
  const LETTERS = "абвгдезийклмнопрстуфыэәғқөұүһі";
  const LATIN = /** @type {Record<string, string>} */ ({
    ё: "e",
    ж: "zh",
    х: "kh",
    ц: "ts",
    ч: "ch",
    ш: "sh",
    щ: "shch"
  });
  Object.assign(LATIN, { ъ: "", ь: "", ю: "iu", я: "ia", ң: "ng" });
  Array.from(LETTERS).forEach((letter, index) => (LATIN[letter] = "abvgdeziiklmnoprstufyeagqouuhi"[index]));

  /** Words in letters of any computer, `derek-auylynyng`. @param {string} text */
  function latin(text) {
    const letters = Array.from(text.toLowerCase(), (letter) => (letter in LATIN ? LATIN[letter] : letter));
    return letters
      .join("")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "");
  }

  /** The first words of a name, in no more letters than these. @param {string} name @param {number} most */
  function short(name, most) {
    if (name.length <= most) return name;
    const cut = name.slice(0, most + 1);
    const words = cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut.slice(0, most);
    return words.replace(/(-[a-z])*-*$/, ""); // no word of one letter at the end
  }

  /** The name of a filled-in file: `otinish-derek-auylynyng-ata-analary-2026-12-03.docx`; that of the blank one where neither
   * whose it is nor its day is known. @param {HandbookFormValues} values @param {string} blank `appeal-kk-ru.docx` */
  function fileName(values, blank) {
    const { id, short: kind } = values.definition;
    const filled = values.fields.filter((field) => values.isFilled(field.id));
    const days = filled.filter((field) => field.type === "date");
    const day = days.find((field) => field.id === "letter-date") || days[0];
    const owner = ["organisation", "applicant", "topic"]
      .map((name) => filled.find((field) => field.shared === name || field.second === name))
      .find(Boolean);
    if (!day && !owner) return blank;
    const whose = owner ? values.read(owner) : "";
    const [, quoted] = whose.match(/[«“"]([^»”"]+)/) || [];
    const ending = blank.replace(id, "");
    const when = day ? values.read(day) : "";
    const what = short(latin(kind), KIND) || id;
    const room = MOST - [what, when, ending].join("-").length;
    return (
      [what, short(latin(quoted || whose), Math.min(OWNER, room)), when].filter(Boolean).join("-") + ending
    );
  }

  /** What someone wrote, its names, telephones and numbers whole (hooks/handbook/text/typography.py). @param {string} text */
  const held = (text) =>
    text
      .replace(/(\d)-(?=\p{L})/gu, "$1\u2011")
      .replace(/(\d) (?=\p{L})/gu, "$1\u00a0")
      .replace(/№ (?=\d)/g, "№\u00a0")
      // No lookbehind: iPhones before 2023 could not read this file.
      .replace(/(^|[^\p{L}\d])(дом|кабинет|талон|пункт\p{L}*|стать\p{L}+) (?=\d)/giu, "$1$2\u00a0")
      .replace(/(\p{Lu}\.) (?=\p{Lu})/gu, "$1\u00a0")
      .replace(/\+\d[\d ]+\d/g, (number) => number.replace(/ /g, "\u00a0"));

  /** What is written, by the tags of a Word document's controls. @param {HandbookFormValues} values
   * @param {Map<string, HandbookFormPlace>} places @returns {HandbookPaper} */
  function paper(values, places) {
    const isTicked = handbook.forms.isTicked;
    const entries = [...places].map(([key, { field, path }]) => {
      const value = values.read(field, path);
      return [key, { type: field.type, value: field.type === "tick" && !isTicked(value) ? "" : value }];
    });
    /** @type {HandbookPaper["values"]} */
    const filled = Object.fromEntries(entries);
    return {
      values: filled,
      rows: Object.fromEntries(values.tables.map((table) => [table.id, values.rowsOnPaper(table)])),
      isBlank: values.isBlank(),
      sender: handbook.formTold.sender(values),
      isFilled: (path) => values.isFilled(path),
      stays: (path) => (path.includes("/") ? Boolean(filled[path] && filled[path].value) : values.stays(path))
    };
  }

  Object.assign(handbook.forms, { fileName, held, latin, paper });
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
