// Days in a template: as they are kept, 2026-12-03, and in the words of a language. A term may be words as well
// as a day: «накануне до 17:00».
(function (handbook) {
  "use strict";

  /** Whether a value is a day that the calendar has: `2026-12-03`. @param {string} value */
  function isDay(value) {
    const day = new Date(/^\d{4}-\d\d-\d\d$/.test(value) ? value : NaN);
    return !isNaN(day.getTime()) && day.toISOString().startsWith(value);
  }

  /** A day in the words of a language. @param {string} value `2026-12-03` @param {HandbookDates} dates */
  function inWords(value, dates) {
    const [year, month, day] = value.split("-");
    const name = dates.months[Number(month) - 1];
    return dates.day
      .replace("{year}", year)
      .replace("{month}", name)
      .replace("{day}", String(Number(day)));
  }

  /** What is kept of a typed term: `2026-12-03` where a day was typed, in words or as 3.12.2026, else the text
   * as it is. @param {string} text @param {HandbookDates} dates */
  function termOf(text, dates) {
    const typed = text.trim();
    const month = 1 + dates.months.findIndex((name) => typed.includes(name));
    const numbers = typed.match(/\d+/g) || [];
    const year = numbers.find((each) => each.length === 4) || "";
    const day = numbers.find((each) => each !== year) || "";
    const inFull = [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
    if (month && isDay(inFull) && inWords(inFull, dates) === typed) return inFull;
    const inFigures = /^\d\d?\.\d\d?\.\d{4}$/.test(typed)
      ? typed
          .split(".")
          .reverse()
          .map((part) => part.padStart(2, "0"))
          .join("-")
      : typed;
    return isDay(inFigures) ? inFigures : text;
  }

  handbook.forms = /** @type {HandbookForms} */ ({ inWords, isDay, termOf });
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
