/* with: terms calendar */
/* words: terms.script terms.weekdays dates */
// The terms that run in a dialogue, each with its last day, the days left, the next step, and a file for the
// phone's calendar. The counter, «My dialogue» and pages of templates load it once there is a term to show;
// `element`, `store` and `holidays` are there then.
(function (handbook) {
  "use strict";

  const { button, calendar: files, make, save, store, terms } = handbook;
  const MORNING = "PT9H"; // at nine on the day itself; the others at nine, and two hours, before it
  const DAY_BEFORE = "-PT15H";
  const HOURS_BEFORE = "-PT2H";
  const MONTHS = "january february march april may june july august september october november december";
  const DAYS = "sunday monday tuesday wednesday thursday friday saturday";
  const language = window.handbookLanguage;

  /** The words of an area in the page's language. @param {string} area */
  const wordsOf = (area) => window.handbookWords[area][language];

  /** The day of the reader's device. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
  }

  class TermList {
    /** @param {HandbookTermData} data that came with the page
     * @param {HandbookAnnounce} announce */
    constructor(data, announce) {
      this.data = data;
      this.words = wordsOf("terms.script");
      this.calendar = window.handbookHolidays;
      this.announce = announce;
    }

    /** The parts of a day in the words of the page. @param {string} day */
    parts(day) {
      const [year, month, date] = day.split("-").map(Number);
      return { year, month: wordsOf("dates").months[MONTHS.split(" ")[month - 1]], day: date };
    }

    /** A day in the words of the page, with its day of the week. @param {string} day */
    day(day) {
      const { day: pattern } = wordsOf("dates");
      const parts = this.parts(day);
      return `${this.put(pattern, parts)}, ${wordsOf("terms.weekdays")[DAYS.split(" ")[terms.weekday(day)]]}`;
    }

    /** The days off that a term was counted past, the month after its days: «4, 7 января».
     * @param {string[]} days in order */
    skipped(days) {
      const told = days.map((each, index) => {
        const { day, month } = this.parts(each);
        const isLast = each.slice(0, 7) !== (days[index + 1] || "").slice(0, 7);
        return isLast ? `${day} ${month}` : String(day);
      });
      return told.length ? [this.put(this.words.skipped, { days: told.join(", ") })] : [];
    }

    /** Words with values in their places; a number keeps what it counts on its line.
     * @param {string} text @param {Record<string, any>} values */
    put(text, values) {
      const whole = text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
      return whole.replace(/(\d) (?=\p{L})/gu, "$1\u00a0");
    }

    /** A last day, and how far off it is. @param {string} day */
    told(day) {
      const { words } = this;
      const left = terms.daysTo(today(), day);
      const count = Math.abs(left);
      const forms = left < 0 ? words.over : words.left;
      const kind = Intl.PluralRules && new Intl.PluralRules(language).select(count);
      const rest = left ? this.put(forms[kind] || forms.other, { count }) : words.today;
      return `${this.put(words.last, { day: this.day(day) })} ${rest}`;
    }

    /** Why a term cannot be counted from what was typed; empty where it can.
     * @param {string} typed @param {HandbookLegalTerm} term */
    fault(typed, term) {
      return terms.fault(typed, term, this.calendar);
    }

    /** Keeps what was typed with the current dialogue, and beside it the last day, which a template may take over
     * (`was: terms/…/due`). @param {HandbookState} state @param {HandbookLegalTerm} term @param {string} typed */
    keep(state, term, typed) {
      const { values } = store.currentOf(state) || store.add(state);
      const found = terms.kept(values, term, terms.read(typed), this.calendar);
      for (const [key, day] of found) store.put(state, key, day);
    }

    /** The last day of a term that can be counted, and how far off it is. @param {string} typed
     * @param {HandbookLegalTerm} term */
    answer(typed, term) {
      const due = terms.due(terms.read(typed), term, this.calendar);
      return due ? this.told(due.day) : this.refusal("beyond");
    }

    /** Why a term is not counted. @param {string} fault */
    refusal(fault) {
      const { first, last } = this.calendar;
      return this.put(this.words.wrong[fault], { year: (fault === "early" ? first : last).slice(0, 4) });
    }

    /** What stands on the page of a dialogue's terms. @param {HandbookDialogue | undefined} dialogue
     * @returns {HTMLElement[]} */
    lines(dialogue) {
      const found = dialogue ? terms.running(dialogue.values, this.data.terms, this.calendar) : [];
      return found.map((each) => this.line(each));
    }

    /** What a term is called: of two alike, with the reader's mark or the day that it runs from.
     * @param {HandbookRunningTerm} running */
    name({ term, from, mark, isTwin }) {
      const told = mark || (isTwin ? this.put(wordsOf("dates").day, this.parts(from)) : "");
      return told ? `${term.name}: ${told}` : term.name;
    }

    /** Where the reader says which of two terms alike it is. @param {HandbookRunningTerm} running */
    marking({ key, mark, isTwin }) {
      if (!mark && !isTwin) return [];
      const path = terms.beside(key, "mark");
      const input = make("input", { id: path, value: mark, maxLength: 60, autocomplete: "off" });
      input.addEventListener("change", () =>
        store.change((state) => store.put(state, path, input.value.trim()))
      );
      const label = make("label", { htmlFor: path }, this.words.mark);
      return [make("p", { className: "handbook-field print-hidden" }, label, input)];
    }

    /** One term. @param {HandbookRunningTerm} running */
    line(running) {
      const { words } = this;
      const { key, term, from, due } = running;
      const name = this.name(running);
      const starts = `${term.starts[0].toUpperCase()}${term.starts.slice(1)}: ${this.day(from)}`;
      const more = term.href ? [" ", make("a", { href: term.href }, term.title || "")] : [];
      const last = due ? this.told(due.day) : this.refusal(from < this.calendar.first ? "early" : "beyond");
      const doubts = due ? due.estimated.map((day) => this.put(words.estimated, { day: this.day(day) })) : [];
      const notes = [...(due ? this.skipped(due.skipped) : []), ...doubts, ...(term.note ? [term.note] : [])];
      const acts = [
        ...(due ? [this.calendarButton(name, () => this.event(key))] : []),
        this.named(
          button(words.remove, () => this.remove(key, name)),
          name
        )
      ];
      return make(
        "div",
        { className: "handbook-term" },
        make("p", {}, make("b", {}, name), make("br"), make("small", {}, starts)),
        ...this.marking(running),
        make("p", {}, make("b", {}, last)),
        ...notes.map((note) => make("p", {}, make("small", {}, note))),
        make("p", {}, term.then, ...more),
        make("p", { className: "handbook-term__actions print-hidden" }, ...acts)
      );
    }

    /** A button whose name for screen readers says what it is about.
     * @param {HTMLElement} element @param {string} name */
    named(element, name) {
      element.setAttribute("aria-label", `${element.textContent}: ${name}`);
      return element;
    }

    /** A button that gives the reader a file for the calendar.
     * @param {string} name @param {() => HandbookEvent | undefined} event */
    calendarButton(name, event) {
      const give = button(this.words.calendar, () => this.give(event));
      return this.named(give, name);
    }

    /** @param {() => HandbookEvent | undefined} tell what the calendar is told, as things stand then */
    give(tell) {
      const event = tell();
      if (!event) return;
      const text = files.file([event], language, new Date());
      const name = event.uid.replace(/^[\w]+-(.+)@.+$/, "$1");
      save(new Blob([text], { type: "text/calendar;charset=utf-8" }), `${event.day}-${name}.ics`);
      this.announce(this.words.saved);
    }

    /** What the calendar is told of a term. @param {string} key @returns {HandbookEvent | undefined} */
    event(key) {
      const dialogue = store.currentOf(store.read());
      const all = dialogue ? terms.running(dialogue.values, this.data.terms, this.calendar) : [];
      const found = all.find((each) => each.key === key);
      if (!dialogue || !found || !found.due) return undefined;
      const { term, due } = found;
      const isWeb = location.protocol.startsWith("http");
      return {
        uid: this.uid(dialogue, key),
        day: due.day,
        title: [this.name(found), dialogue.name || dialogue.with].filter(Boolean).join(" – "),
        text: term.then,
        url: isWeb && term.href ? new URL(term.href, location.href).href : "",
        reminder: term.actor === "body" ? MORNING : DAY_BEFORE
      };
    }

    /** The same for each file that is made of one thing, so that the calendar changes it and adds none.
     * @param {HandbookDialogue} dialogue @param {string} key */
    uid(dialogue, key) {
      return `${dialogue.id.replace(/-/g, "")}-${key.replace(/\//g, "-")}@ngo-handbook`;
    }

    /** Gives a file for the meeting of a dialogue. @param {HandbookDialogue} dialogue */
    giveMeeting(dialogue) {
      const value = (/** @type {string} */ name) => (dialogue.values[`shared/meeting-${name}`] || [""])[0];
      const time = files.hourOf(value("time"));
      this.give(() => ({
        uid: this.uid(dialogue, "meeting"),
        day: dialogue.date,
        time,
        place: value("place"),
        title: [this.words.meeting, dialogue.with].filter(Boolean).join(", "),
        text: dialogue.about,
        url: "",
        reminder: time ? HOURS_BEFORE : DAY_BEFORE
      }));
    }

    /** Deadlines that were written into a template's tables as days, with a button each.
     * @param {HandbookDialogue} dialogue @returns {HTMLElement[]} */
    deadlines(dialogue) {
      const rows = (this.data.deadlines || []).flatMap(({ table, name, day }) =>
        Object.entries(dialogue.values).flatMap(([key, [value]]) => {
          const date = terms.read(value);
          if (!key.startsWith(`${table}/`) || !key.endsWith(`/${day}`) || !date) return [];
          const [title] = dialogue.values[key.replace(/[^/]+$/, name)] || [""];
          return [{ key, date, title: title || this.words.deadlines }];
        })
      );
      const shown = rows
        .sort((one, other) => (one.date < other.date ? -1 : 1))
        .map(({ key, date, title }) => {
          const uid = this.uid(dialogue, key);
          const event = { uid, day: date, title, text: dialogue.about, url: "", reminder: DAY_BEFORE };
          return make(
            "div",
            { className: "handbook-term" },
            make("p", {}, make("b", {}, title), make("br"), this.told(date)),
            make(
              "p",
              {},
              this.calendarButton(title, () => event)
            )
          );
        });
      return shown.length ? [make("p", {}, make("b", {}, this.words.deadlines)), ...shown] : [];
    }

    /** @param {string} key @param {string} name */
    remove(key, name) {
      const before = (store.currentOf(store.read()) || { values: /** @type {any} */ ({}) }).values[key];
      if (!before) return;
      const text = this.put(this.words.removed, { name });
      this.announce(
        text,
        store.changeWithUndo(text, (state) =>
          [key, terms.beside(key, "due"), terms.beside(key, "mark")].forEach((each) =>
            store.put(state, each, "")
          )
        )
      );
    }
  }

  handbook.TermList = TermList;
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
