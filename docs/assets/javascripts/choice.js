// Which forms of dialogue fit so many people and questions and a purpose, and what would have to change for
// others. No page.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookBounds} Bounds
   * @typedef {HandbookMeasure} Measure
   * @typedef {HandbookFormat} Format
   * @typedef {HandbookPurpose} Purpose
   * @typedef {HandbookAsked} Asked
   */
  const MEASURES = /** @type {const} */ (["people", "questions"]);
  const LIMITS = { people: 100000, questions: 100 }; // beyond these it is a slip of the finger
  const NEAREST = 3; // forms of which it is said what would have to change

  /** Whether bounds take a number: «up to» is inclusive, a form without bounds takes any.
   * @param {Bounds | "any" | null} bounds @param {number | null} value */
  function takes(bounds, value) {
    if (value === null || bounds === null || bounds === "any") return true;
    return (bounds.min === null || value >= bounds.min) && (bounds.max === null || value <= bounds.max);
  }

  /** The nearest number that bounds take. @param {Bounds} bounds @param {number} value */
  const nearest = (bounds, value) =>
    bounds.max !== null && value > bounds.max ? bounds.max : Math.max(bounds.min || 0, value);

  /** A number typed by a reader, «12», «12 адам», of «3-4» the larger: null for none, NaN for what is no
   * number of people or questions. @param {string} typed
   * @param {Measure} measure */
  function numberOf(typed, measure) {
    const bare = typed.trim().replace(/[\s\u00a0]/g, "");
    if (!bare) return null;
    const found = /^[а-яёәғқңөұүһі.]*(\d{1,9})(?:[-–—](\d{1,9}))?[а-яёәғқңөұүһі.]*$/i.exec(bare);
    const value = found ? Math.max(Number(found[1]), Number(found[2] || 0)) : NaN;
    return value >= 1 && value <= LIMITS[measure] ? value : NaN;
  }

  /** Forms that the source gives a size: those that fit, in order, and those that do not; and those without a
   * size. @param {Format[]} formats
   * @param {Asked} asked @param {Purpose} [purpose] */
  function choose(formats, asked, purpose) {
    const rank = (/** @type {Format} */ form) => {
      const place = purpose ? purpose.formats.indexOf(form.id) : -1;
      return place < 0 ? formats.length : place;
    };
    // Without a purpose the form whose room is nearest to the number of people comes first.
    const room = (/** @type {Format} */ { people }) =>
      people && people !== "any" && people.max !== null && asked.people !== null
        ? people.max - asked.people
        : Infinity;
    const order = (/** @type {Format} */ one, /** @type {Format} */ other) =>
      rank(one) - rank(other) || (room(one) === room(other) ? 0 : room(one) - room(other));
    const fits = (/** @type {Format} */ form) =>
      MEASURES.every((measure) => takes(form[measure], asked[measure]));
    const isMeant = (/** @type {Format} */ form) => rank(form) < formats.length;
    const sized = formats.filter((form) => form.people !== null);
    return {
      fitting: sized.filter(fits).sort(order),
      others: sized.filter((form) => !fits(form)),
      unsized: formats.filter((form) => form.people === null && (!purpose || isMeant(form))),
      isMeant
    };
  }

  /** What would have to change for forms to fit, the nearest first: for each form the measures that do not
   * fit, with the number that would. Where some of the forms are meant for the purpose, of those alone.
   * @param {Format[]} others forms that do not fit @param {Asked} asked @param {Purpose} [purpose] */
  function changes(others, asked, purpose) {
    const wanted = purpose ? others.filter((form) => purpose.formats.includes(form.id)) : [];
    const steps = (wanted.length ? wanted : others).map((form) => {
      const needed = MEASURES.filter((measure) => !takes(form[measure], asked[measure])).map((measure) => {
        const value = Number(asked[measure]);
        const target = nearest(/** @type {Bounds} */ (form[measure]), value);
        return { measure, target, isLess: target < value, cost: Math.abs(target - value) / value };
      });
      // A change costs as much as one that doubles the number, and its own size besides.
      return { form, needed, cost: needed.reduce((sum, each) => sum + each.cost + 1, 0) };
    });
    return steps.sort((one, other) => one.cost - other.cost).slice(0, NEAREST);
  }

  handbook.choice = { MEASURES, takes, nearest, numberOf, choose, changes };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
