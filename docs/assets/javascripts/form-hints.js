// A term without a year is not counted: said below its field, in words that come when the form is touched.
(function (handbook) {
  "use strict";

  const { forms, make } = handbook;
  const CLASS = "handbook-form__quiet handbook-form__hint";

  /** Whether a value names a day, `05.12` or «до 1 декабря», and not so that it could be counted. @param {string} value
   * @param {HandbookDates} dates */
  function isUncounted(value, { months }) {
    if (forms.isDay(value)) return false;
    const text = ` ${value.toLowerCase()}`;
    const inFigures = /[^\d.:](0?[1-9]|[12]\d|3[01])[./-](0?[1-9]|1[0-2])(?![\d:])/.test(text);
    return inFigures || (/\d/.test(text) && months.some((month) => text.includes(` ${month.toLowerCase()}`)));
  }

  /** Puts the hint below each term that needs it, and takes it away again. @param {HandbookFormPage} page
   * @param {string} hint */
  function show(page, hint) {
    for (const { field, path, input } of page.fields.places.values()) {
      if (field.type !== "term") continue;
      const line = input.closest("p");
      const found = line.querySelector(".handbook-form__hint");
      const isNeeded =
        input !== document.activeElement && isUncounted(page.values.read(field, path), page.definition.dates);
      if (found && !isNeeded) found.remove();
      if (found || !isNeeded) continue;
      const said = make("small", { className: CLASS, role: "status" });
      line.append(said);
      said.textContent = hint; // now that it stands there: then it is read aloud
    }
  }

  handbook.formHints = { isUncounted, show };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
