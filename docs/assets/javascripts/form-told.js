// What is said of a filled-in template: what it lacks, what is wrong in it, all of it as text; and whose data it may
// take over. No page.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookFormField} Field
   * @typedef {HandbookFormValues} Values
   */
  const { isRight, shown } = handbook.forms;
  // Shared values that are the organisation's, or a person's: the same in every dialogue.
  const OURS = ["organisation", "applicant", "bin", "head", "address", "contact"].concat(
    ["iin", "address", "contact"].map((name) => `applicant-${name}`)
  );

  /** The last dialogue whose organisation's values one that has none may take. @param {HandbookState} state */
  function lender(state) {
    const has = (/** @type {HandbookDialogue} */ { values }) =>
      OURS.some((name) => (values[`shared/${name}`] || [""])[0]);
    const current = handbook.dialogues.currentOf(state);
    return current && !has(current) ? [...state.dialogues].reverse().find(has) : undefined;
  }

  /** The required fields that are empty. @param {Values} values */
  function missing(values) {
    const required = values.fields.filter((field) => field.required && !field.isSignature);
    return required.filter((field) => !values.read(field));
  }

  /** The checks that a value does not stand. @param {Values} values @returns {string[]} */
  function wrong(values) {
    return values.fields
      .filter((field) => field.check && !isRight(values.read(field)))
      .map((field) => field.check);
  }

  /** Who writes a letter that either may write: «organisation» or «person» (hooks/handbook/model/letters.py).
   * @param {HandbookFormValues} values */
  function sender(values) {
    const { sender: known, isOfEither } = values.definition;
    if (!isOfEither || values.isBlank()) return known || "organisation";
    const [number, signer] = ["bin", "head"].map((id) => {
      const field = values.fieldOf(id);
      return field ? values.read(field).trim() : "";
    });
    if (/^\d{12}$/.test(number)) return number[4] < "4" ? "person" : "organisation";
    return signer ? (signer.includes(",") ? "organisation" : "person") : known || "organisation";
  }

  /** The whole template as lines of text, its fixed words too; what is empty only where it is required.
   * @param {Values} values @returns {string[]} */
  function lines(values) {
    const { title, sections } = values.definition;
    const told = sections.flatMap((section) => {
      const found = [
        ...(section.text ? [section.text] : []),
        ...section.fields.flatMap((field) => linesOf(values, field))
      ];
      return found.length ? ["", section.title, ...found] : [];
    });
    return [title, ...told];
  }

  /** @param {Values} values @param {Field} field @returns {string[]} */
  function linesOf(values, field) {
    if (field.isSignature) return [];
    const { dates } = values.definition;
    if (field.type !== "table") {
      const value = values.read(field);
      return value || field.required ? [`${field.label}: ${shown(field, value, dates)}`] : [];
    }
    const rows = Array.from({ length: values.rows(field) }, (_, index) => index + 1);
    return rows.flatMap((row) => {
      const texts = field.columns.map((column) => values.cell(field, row, column));
      const words = field.columns.map((column, index) => shown(column, texts[index], dates));
      return texts.some(Boolean) ? [`${row}. ${words.join("; ")}`] : [];
    });
  }

  handbook.formTold = { OURS, lender, lines, missing, sender, wrong };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
