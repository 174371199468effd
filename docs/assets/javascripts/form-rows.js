// The rows of a template's table as rows of texts: read, put in, taken out, pasted. No page.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookFormField} Field
   * @typedef {HandbookFormValues} Values
   */
  const { forms } = handbook;

  /** All rows of a table on the page. @param {Values} values @param {Field} table @returns {string[][]} */
  const read = (values, table) =>
    Array.from({ length: values.rows(table) }, (_, index) =>
      table.columns.map((column) => values.cell(table, index + 1, column))
    );

  /** The cells that differ from what is kept: [path, value]. @param {Values} values
   * @param {Field} table @param {string[][]} rows @returns {[string, string][]} */
  function changed(values, table, rows) {
    const most = Math.max(rows.length, values.filled(table));
    return Array.from({ length: most }, (_, index) => index).flatMap((index) =>
      table.columns.flatMap((column, at) => {
        const value = (rows[index] || [])[at] || "";
        const path = forms.cellOf(table, index + 1, column);
        return value === (values.kept[path] || "") ? [] : [/** @type {[string, string]} */ ([path, value])];
      })
    );
  }

  /** Cells of a table as Word and Excel give them: a tab between two, a line for each row; a cell with line breaks
   * stands in quotes. @param {string} text @returns {string[][]} */
  function cells(text) {
    const rows = [[""]];
    let isQuoted = false;
    const pieces =
      text
        .replace(/\r\n?/g, "\n")
        .replace(/\n+$/, "")
        .match(/""|["\t\n]|[^"\t\n]+/g) || [];
    for (const piece of pieces) {
      const row = rows[rows.length - 1];
      const last = row.length - 1;
      if (piece === '"' && (isQuoted || !row[last])) isQuoted = !isQuoted;
      else if (piece === "\t" && !isQuoted) row.push("");
      else if (piece === "\n" && !isQuoted) rows.push([""]);
      else row[last] += piece === '""' && isQuoted ? '"' : piece;
    }
    return rows.map((row) => row.map((cell) => cell.trim()));
  }

  /** What a column makes of a text; nothing where it takes none such. @param {Field} column @param {string} text
   * @param {HandbookDates} dates @returns {string | undefined} */
  function fitted(column, text, dates) {
    if (column.type === "lines") return text.slice(0, 20000);
    const line = text.replace(/\s*\n\s*/g, " ").slice(0, 2000);
    if (column.type === "term") return forms.termOf(line, dates);
    if (column.type === "date") {
      const day = forms.termOf(line, dates);
      return !day || forms.isDay(day) ? day : undefined;
    }
    if (column.type === "choice") {
      const choice = column.choices.find(([, label]) => label.toLowerCase() === line.toLowerCase());
      return line ? choice && choice[0] : "";
    }
    return column.type === "tick" || column.isSignature ? undefined : line;
  }

  /** The rows of a table with others put over them from a cell on, and how many filled cells of those found no place.
   * @param {Values} values @param {Field} table @param {string[][]} given
   * @param {[number, number]} from row and column */
  function filled(values, table, given, [row, column]) {
    const rows = read(values, table);
    let left = 0;
    given.forEach((texts, down) =>
      texts.forEach((text, right) => {
        const place = table.columns[column + right];
        const isThere = place && row + down < forms.MOST;
        const value = isThere ? fitted(place, text, values.definition.dates) : undefined;
        if (typeof value !== "string") return void (left += text ? 1 : 0);
        rows[row + down] = rows[row + down] || [];
        rows[row + down][column + right] = value;
      })
    );
    return { rows, left };
  }

  handbook.formRows = { read, changed, cells, filled };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
