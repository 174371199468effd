/* needs: element store holidays */
/* with: terms */
/* later: calendar */
// The terms that run in a dialogue, each with its last day, the days left, the next step, and a file for the
// phone's calendar. Shown by the counter, by «My dialogue» and by pages of templates.
(function (handbook) {
  "use strict";

  const { button, load, make, save, store, terms } = handbook;
  const MORNING = "PT9H"; // at nine on the day itself; the others at nine, and two hours, before it
  const DAY_BEFORE = "-PT15H";
  const HOURS_BEFORE = "-PT2H";

  /** The day of the reader's device. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
  }

  class TermList {
    /** @param {HandbookTermData} data that came with the page
     * @param {(text: string, undo?: () => void) => void} [announce] its own status line where there is none */
    constructor(data, announce) {
      this.data = data;
      this.words = data.words;
      this.calendar = window.handbookHolidays;
      this.status = make("p", { role: "status", className: "handbook-note", tabIndex: -1 });
      this.announce = announce || ((text, undo) => this.say(text, undo));
    }

    /** @param {string} text @param {() => void} [undo] */
    say(text, undo) {
      this.status.replaceChildren(text);
      if (!undo) return;
      const back = button(this.words.undo, () => {
        undo();
        this.status.replaceChildren(this.words.undone);
        this.status.focus();
      });
      this.status.append(" ", back);
      back.focus();
    }

    /** A day in the words of the page, with its day of the week. @param {string} day */
    day(day) {
      const [year, month, date] = day.split("-").map(Number);
      const { date: pattern, months, weekdays } = this.words;
      const parts = { year, month: months[month - 1], day: date };
      return `${this.put(pattern, parts)}, ${weekdays[terms.weekday(day)]}`;
    }

    /** Words with values in their places. @param {string} text @param {Record<string, any>} values */
    put(text, values) {
      return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
    }

    /** A last day, and how far off it is. @param {string} day */
    told(day) {
      const { words } = this;
      const left = terms.daysTo(today(), day);
      const count = Math.abs(left);
      const forms = left < 0 ? words.over : words.left;
      const kind = new Intl.PluralRules(document.documentElement.lang).select(count);
      const rest = left ? this.put(forms[kind] || forms.other, { count }) : words.today;
      return `${this.put(words.last, { day: this.day(day) })} ${rest}`;
    }

    /** Why a term is not counted. @param {string} fault */
    refusal(fault) {
      const { first, last } = this.calendar;
      return this.put(this.words.wrong[fault], { year: (fault === "early" ? first : last).slice(0, 4) });
    }

    /** Whether what a dialogue keeps is shown as a term. @param {string} key @param {string} value */
    shows(key, value) {
      return terms.running({ [key]: [value, 0] }, this.data.terms, this.calendar).length > 0;
    }

    /** What stands on the page of a dialogue's terms. @param {HandbookDialogue | undefined} dialogue
     * @returns {HTMLElement[]} */
    lines(dialogue) {
      const found = dialogue ? terms.running(dialogue.values, this.data.terms, this.calendar) : [];
      return found.map((each) => this.line(each));
    }

    /** One term. @param {HandbookRunningTerm} running */
    line({ key, term, from, due }) {
      const { words } = this;
      const starts = `${term.starts[0].toUpperCase()}${term.starts.slice(1)}: ${this.day(from)}`;
      const more = term.href ? [" ", make("a", { href: term.href }, term.title || "")] : [];
      const last = due ? this.told(due.day) : this.refusal(from < this.calendar.first ? "early" : "beyond");
      const doubts = due ? due.estimated.map((day) => this.put(words.estimated, { day: this.day(day) })) : [];
      const notes = [...doubts, ...(term.note ? [term.note] : [])];
      const acts = [
        ...(due ? [this.calendarButton(term.name, () => this.event(key))] : []),
        this.named(
          button(words.remove, () => this.remove(key, term.name)),
          term.name
        )
      ];
      return make(
        "div",
        { className: "handbook-term" },
        make("p", {}, make("b", {}, term.name), make("br"), make("small", {}, starts)),
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
    async give(tell) {
      try {
        if (!handbook.calendar) await load("calendar");
      } catch (error) {
        return this.announce(this.words.failed);
      }
      const event = tell();
      if (!event) return;
      const text = handbook.calendar.file([event], document.documentElement.lang, new Date());
      const name = event.uid.replace(/^[\w]+-(.+)@.+$/, "$1");
      save(new Blob([text], { type: "text/calendar;charset=utf-8" }), `${event.day}-${name}.ics`);
      this.announce(this.words.saved);
    }

    /** What the calendar is told of a term. @param {string} key @returns {HandbookEvent | undefined} */
    event(key) {
      const dialogue = store.currentOf(store.read());
      const [found] = dialogue
        ? terms.running({ [key]: dialogue.values[key] }, this.data.terms, this.calendar)
        : [];
      if (!dialogue || !found || !found.due) return undefined;
      const { term, due } = found;
      const isWeb = location.protocol.startsWith("http");
      return {
        uid: this.uid(dialogue, key),
        day: due.day,
        title: term.name,
        text: [store.nameOf(dialogue), term.then].filter(Boolean).join("\n"),
        url: isWeb && term.href ? new URL(term.href, location.href).href : "",
        reminder: term.actor === "body" ? MORNING : DAY_BEFORE
      };
    }

    /** The same for each file that is made of one thing, so that the calendar changes it and adds none.
     * @param {HandbookDialogue} dialogue @param {string} key */
    uid(dialogue, key) {
      return `${dialogue.id.replace(/-/g, "")}-${key.replace(/\//g, "-")}@ngo-handbook`;
    }

    /** The button for the meeting of a dialogue, where its day is known.
     * @param {HandbookDialogue} dialogue */
    meeting(dialogue) {
      const { words } = this;
      const title = [words.meeting, dialogue.with].filter(Boolean).join(", ");
      const value = (/** @type {string} */ name) => (dialogue.values[`shared/meeting-${name}`] || [""])[0];
      const event = () => {
        const time = handbook.calendar.hourOf(value("time"));
        return {
          uid: this.uid(dialogue, "meeting"),
          day: dialogue.date,
          time,
          place: value("place"),
          title,
          text: dialogue.about,
          url: "",
          reminder: time ? HOURS_BEFORE : DAY_BEFORE
        };
      };
      return dialogue.date ? [button(words.meetingCalendar, () => this.give(event))] : [];
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
      return rows
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
    }

    /** @param {string} key @param {string} name */
    remove(key, name) {
      const before = (store.currentOf(store.read()) || { values: /** @type {any} */ ({}) }).values[key];
      if (!before) return;
      store.change((state) => store.put(state, key, ""));
      const undo = () => store.change((state) => store.put(state, key, before[0]));
      this.announce(this.put(this.words.removed, { name }), undo);
    }
  }

  handbook.TermList = TermList;
  handbook.today = today;
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
