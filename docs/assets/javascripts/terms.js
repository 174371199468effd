// Terms that a law sets, counted by the working days of a calendar. A day is text, `2026-12-03`, and of no
// time zone. No page.
//
// How it is counted: the day itself is not counted, the first day is the next one. Months end on the same
// date, or on the month's last day where it has no such date. A last day that is no working day passes on to
// the next working day. What reaches a body on a day off is registered on its next working day, and counts
// from there. A term before an event is counted back in the same way. The rules are those of articles 64 and
// 76 of the code of administrative procedures, for months those of articles 173–175 of the civil code; how
// sure they are is said on the page `law/terms.md`.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookCalendar} Calendar
   * @typedef {HandbookLegalTerm} Term
   */
  const MILLISECONDS = 86400000;
  const KEY = /^terms\/([a-z0-9-]+)(?:\/(\d+))?$/;

  /** What is asked of days that the calendar does not know. */
  class BeyondError extends Error {}

  /** @param {string} day */
  const numberOf = (day) => Date.parse(day) / MILLISECONDS;

  /** @param {number} number of days since 1970 */
  const dayOf = (number) => new Date(number * MILLISECONDS).toISOString().slice(0, 10);

  /** @param {string} day @param {number} by days; back where negative */
  const moved = (day, by) => dayOf(numberOf(day) + by);

  /** 0 is Sunday. @param {string} day */
  const weekday = (day) => new Date(day).getUTCDay();

  /** @param {string} day @param {Calendar} calendar */
  function isWorking(day, calendar) {
    if (day < calendar.first || day > calendar.last) throw new BeyondError(day);
    return weekday(day) % 6 > 0 && !calendar.days.includes(day);
  }

  /** The day itself where it is a working day, else the nearest one. @param {string} day
   * @param {Calendar} calendar @param {1 | -1} step onward or back */
  function working(day, calendar, step) {
    let found = day;
    while (!isWorking(found, calendar)) found = moved(found, step);
    return found;
  }

  /** The same date so many months on; the last day of a month that has no such date.
   * @param {string} day @param {number} by */
  function monthsOn(day, by) {
    const [year, month, date] = day.split("-").map(Number);
    const longest = new Date(Date.UTC(year, month + by, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + by, Math.min(date, longest))).toISOString().slice(0, 10);
  }

  /** The last day of a term, the day that it begins from, and the date (`aim`) that days off may have moved it from.
   * @param {string} from the day that it is counted from @param {Term} term @param {Calendar} calendar */
  function count(from, term, calendar) {
    const step = term.isBefore ? -1 : 1;
    const start = term.actor === "body" && !term.isBefore ? working(from, calendar, 1) : from;
    isWorking(start, calendar); // a day that the calendar knows
    if (term.unit !== "working-days") {
      const aim = (term.unit === "months" ? monthsOn : moved)(start, step * term.length);
      return { start, aim, day: working(aim, calendar, step) };
    }
    let day = start;
    for (let left = term.length; left; left--) day = working(moved(day, step), calendar, step);
    return { start, aim: from, day };
  }

  /** The last day of a term; the days that the calendar only estimates and that the last day hangs on; the days
   * off, Mondays to Fridays, that working days were counted past. Null where the term runs past what the calendar
   * knows. @param {string} from @param {Term} term @param {Calendar} calendar */
  function due(from, term, calendar) {
    try {
      const { start, aim, day } = count(from, term, calendar);
      const [first, last] = aim < day ? [aim, day] : [day, aim];
      // An estimate may be wrong by a day.
      const [low, high] = [moved(first, -1), moved(last, 1)];
      const matters = (/** @type {string} */ each) =>
        (low <= each && each <= high) || (from <= each && each < start);
      const isCounted = term.unit === "working-days";
      return {
        day,
        estimated: calendar.estimated.filter(matters),
        skipped: calendar.days.filter((each) => isCounted && first < each && each < last)
      };
    } catch (error) {
      if (error instanceof BeyondError) return null;
      throw error;
    }
  }

  /** Days from one day to another; negative where that is over. @param {string} today @param {string} day */
  const daysTo = (today, day) => numberOf(day) - numberOf(today);

  /** A day as people write it, `2026-12-03`, `3.12.2026`; empty where the calendar of the world has none such.
   * @param {string} typed */
  function read(typed) {
    const found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim());
    const day = found
      ? `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}`
      : typed.trim();
    const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
    return isDay && dayOf(numberOf(day)) === day ? day : "";
  }

  /** Why a term cannot be counted from what was typed; empty where it can. @param {string} typed
   * @param {Term} term @param {Calendar} calendar
   * @returns {"" | "invalid" | "early" | "beyond"} */
  function fault(typed, term, calendar) {
    const day = read(typed);
    if (!day) return "invalid";
    if (day < calendar.first) return "early";
    return due(day, term, calendar) ? "" : "beyond";
  }

  /** The key under which a day is kept for a term, beside other days that it runs from already.
   * @param {Record<string, [string, number]>} values @param {string} id @param {string} day */
  function keyFor(values, id, day) {
    const key = (/** @type {number} */ number) => `terms/${id}${number > 1 ? `/${number}` : ""}`;
    let number = 1;
    while (!["", day].includes((values[key(number)] || [""])[0])) number++;
    return key(number);
  }

  /** Where something stands that is kept of a term beside its day: `terms/<id>/due/2` beside `terms/<id>/2`, its last day as it
   * was counted; `mark`, what tells it from another one. @param {string} key @param {"due" | "mark"} what */
  const beside = (key, what) => key.replace(/^terms\/[^/]+/, `$&/${what}`);

  /** Whether something is kept of a term under its id, or under one that it had before. @param {Term} term
   * @param {string | undefined} id */
  const isOf = (term, id) => term.id === id || (term.was || []).includes(id || "");

  /** The key under which a day is kept of a term that had another id then. @param {Record<string, [string, number]>} values
   * @param {Term} term @param {string} day */
  const earlierKey = (values, term, day) =>
    Object.keys(values).find((key) => {
      const [, id] = KEY.exec(key) || [];
      return id !== term.id && isOf(term, id) && values[key][0] === day;
    });

  /** What is kept of a term: the day, and the last day counted from it.
   * @param {Record<string, [string, number]>} values @param {Term} term @param {string} day @param {Calendar} calendar @returns {[string, string][]} */
  function kept(values, term, day, calendar) {
    const key = earlierKey(values, term, day) || keyFor(values, term.id, day);
    const end = due(day, term, calendar);
    return [
      [key, day],
      [beside(key, "due"), end ? end.day : ""]
    ];
  }

  /** The terms that run in a dialogue, the nearest first, each with word of whether another one like it runs; last those whose end the calendar does not know.
   * @param {Record<string, [string, number]>} values @param {Term[]} terms @param {Calendar} calendar
   * @returns {HandbookRunningTerm[]} */
  function running(values, terms, calendar) {
    const found = Object.entries(values).flatMap(([key, [value]]) => {
      const [, id] = KEY.exec(key) || [];
      const term = terms.find((each) => isOf(each, id));
      const from = read(value);
      const [mark] = values[beside(key, "mark")] || [""];
      return term && from ? [{ key, term, from, mark, isTwin: false, due: due(from, term, calendar) }] : [];
    });
    for (const each of found) each.isTwin = found.some((other) => other !== each && other.term === each.term);
    const order = (/** @type {HandbookRunningTerm} */ { due: end, from }) => (end ? end.day : `~${from}`);
    return found.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  }

  handbook.terms = { beside, daysTo, due, fault, isWorking, kept, keyFor, read, running, weekday };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
