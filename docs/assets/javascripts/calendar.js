// A calendar file for the phone (iCalendar, RFC 5545): days and meetings with a reminder. No page.
(function (handbook) {
  "use strict";

  /** @typedef {HandbookEvent} Event */
  const LONGEST = 75; // octets of a line (section 3.1)

  /** Text as a value (3.3.11). @param {string} text */
  const escaped = (text) =>
    text
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\r\n|\r|\n/g, "\\n")
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

  /** A line folded so that no letter is cut (3.1). @param {string} line */
  function folded(line) {
    const encoder = new TextEncoder();
    let [out, length] = ["", 0];
    for (const letter of line) {
      const size = encoder.encode(letter).length;
      if (length + size > LONGEST) [out, length] = [`${out}\r\n `, 1];
      out += letter;
      length += size;
    }
    return out;
  }

  /** The lines of an event. A day without an hour takes the whole day; an hour is that of the phone's own
   * place, since who meets whom lives there (3.3.5, form 1). @param {Event} event @param {string} language
   * @param {string} stamp */
  function lines(event, language, stamp) {
    const text = (/** @type {string} */ name, /** @type {string} */ value) =>
      value ? [`${name};LANGUAGE=${language}:${escaped(value)}`] : [];
    const day = event.day.replace(/-/g, "");
    const when = event.time
      ? [`DTSTART:${day}T${event.time.replace(":", "")}00`, "DURATION:PT1H"]
      : [`DTSTART;VALUE=DATE:${day}`, "TRANSP:TRANSPARENT"];
    return [
      "BEGIN:VEVENT",
      `UID:${event.uid}`,
      `DTSTAMP:${stamp}`,
      ...when,
      ...text("SUMMARY", event.title),
      ...text("DESCRIPTION", event.text),
      ...text("LOCATION", event.place || ""),
      ...(event.url ? [`URL:${event.url}`] : []),
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `TRIGGER:${event.reminder}`,
      ...text("DESCRIPTION", event.title),
      "END:VALARM",
      "END:VEVENT"
    ];
  }

  /** A calendar file. @param {Event[]} events @param {string} language @param {Date} now */
  function file(events, language, now) {
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const all = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `PRODID:-//NGO handbook//Terms//${language.toUpperCase()}`,
      "CALSCALE:GREGORIAN",
      ...events.flatMap((event) => lines(event, language, stamp)),
      "END:VCALENDAR"
    ];
    return all.map((line) => `${folded(line)}\r\n`).join("");
  }

  /** The hour that a text begins with, «10:00», «сағат 9.30-да»; empty where it names none.
   * @param {string} text */
  function hourOf(text) {
    const [, hour = "", minute = ""] = /(?:^|\D)([01]?\d|2[0-3])[:.]([0-5]\d)(?!\.?\d)/.exec(text) || [];
    return hour && `${hour.padStart(2, "0")}:${minute}`;
  }

  handbook.calendar = { file, hourOf };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
