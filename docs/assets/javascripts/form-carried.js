// Points of another template taken over into the rows of a table, and what was changed there since taken again: never over the
// reader's own words. No page.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookFormField} Field
   * @typedef {HandbookFormValues} Values
   * @typedef {{row: number, cells: string[]}} Taken a row of another template, its number there
   */

  /** A short mark of words. @param {string} text */
  function markOf(text) {
    const sum = Array.from(text).reduce((all, letter) => (all * 31 + letter.charCodeAt(0)) >>> 0, 7);
    return sum.toString(36);
  }

  /** The marks of a row's cells, none of what is empty. @param {string[]} row */
  const marksOf = (row) => row.map((text) => (text ? markOf(text) : ""));

  /** Whether two rows begin with the same words. @param {string[]} row @param {string[]} other */
  function isAlike(row, other) {
    const first = other.findIndex(Boolean);
    return row[first] === other[first];
  }

  /** What was taken before of each row that is given now: the same words, the same beginning, else what stood in its place
   * and is nowhere else, where no row has gone. @param {Taken[]} given @param {Taken[]} before both with marks */
  function matched(given, before) {
    /** @type {Map<number, Taken>} */
    const found = new Map();
    const left = new Set(before);
    /** @param {(one: Taken, old: Taken) => boolean} isIt */
    const match = (isIt) => {
      for (const one of given) {
        const old = found.has(one.row) ? undefined : [...left].find((each) => isIt(one, each));
        if (old) found.set(one.row, old);
        if (old) left.delete(old);
      }
    };
    match((one, old) => one.cells.join() === old.cells.join());
    match((one, old) => isAlike(one.cells, old.cells));
    if (given.length >= before.length) match((one, old) => one.row === old.row);
    return { found, left: [...left] };
  }

  /** What is kept of what was taken: marks of whole rows, and `row:cell,cell` of each one's cells. @param {string} kept */
  function takenBefore(kept) {
    const all = kept.split(" ").filter(Boolean);
    const before = all.flatMap((mark) => {
      const [row, cells] = mark.split(":");
      return cells ? [{ row: Number(row), cells: cells.split(",") }] : [];
    });
    return { marks: new Set(all.filter((mark) => !mark.includes(":"))), before };
  }

  /** Puts what is given into a row, over what is empty and what has stayed as it was taken; nothing into a row that would say
   * something else then and has words of the reader. @param {string[]} target @param {string[]} texts
   * @param {string[]} old marks of what was taken before */
  function putOver(target, texts, old) {
    const isOwn = (/** @type {number} */ at) => target[at] && markOf(target[at]) !== old[at];
    const isReworded = old.length > 0 && !isAlike(marksOf(texts), old);
    const isLeft = isReworded && !isAlike(target, texts) && target.some((_, at) => isOwn(at));
    const places = texts.flatMap((text, at) =>
      isLeft || isOwn(at) || (target[at] || "") === text ? [] : [at]
    );
    const isUpdated = places.some((at) => target[at]);
    for (const at of texts.keys()) target[at] = (places.includes(at) ? texts : target)[at] || "";
    return { isLeft, isNew: places.length > 0, isUpdated };
  }

  /** The rows of the other template, in the columns of this one. @param {Values} values @param {Field} table
   * @returns {Taken[]} */
  function takenRows(values, table) {
    /** @type {Map<number, string[]>} */
    const rows = new Map();
    for (const [row, column, value] of values.taken(table)) {
      const texts = rows.get(Number(row)) || table.columns.map(() => "");
      texts[table.columns.findIndex((each) => each.id === column)] = value;
      rows.set(Number(row), texts);
    }
    return [...rows].sort(([one], [other]) => one - other).map(([row, cells]) => ({ row, cells }));
  }

  class Carrying {
    /** @param {Values} values @param {Field} table */
    constructor(values, table) {
      this.rows = handbook.formRows.read(values, table);
      const key = `taken/${values.definition.id}/${table.id}`;
      const [, kept] = values.entries().find(([each]) => each === key) || ["", ""];
      const { marks, before } = takenBefore(this.rows.some((row) => row.some(Boolean)) ? kept : "");
      this.given = takenRows(values, table);
      this.marks = marks;
      this.before = matched(
        this.given.map(({ row, cells }) => ({ row, cells: marksOf(cells) })),
        before
      );
      /** The rows that are some point's already. @type {Set<string[]>} */
      this.used = new Set();
      /** What is kept for the next time. @type {Taken[]} */
      this.bases = [];
      this.count = 0;
      this.updated = 0;
    }

    /** @param {(row: string[]) => boolean} isIt */
    free(isIt) {
      return this.rows.find((row) => !this.used.has(row) && isIt(row));
    }

    /** The row that a point has already. @param {string[]} cells @param {Taken} [old] */
    same(cells, old) {
      const taken = old && this.free((row) => isAlike(marksOf(row), old.cells));
      return taken || this.free((row) => isAlike(row, cells));
    }

    /** The first row with nothing in it. */
    empty() {
      const at = this.rows.findIndex((row) => !row.some(Boolean));
      const place = at < 0 ? this.rows.length : at;
      this.rows[place] = this.rows[place] || [];
      return this.rows[place];
    }

    /** @param {Taken} point */
    take({ row, cells }) {
      const old = this.before.found.get(row);
      const mark = markOf(cells.join("\t"));
      const same = this.same(cells, old);
      if (!same && old) this.bases.push(old);
      if (!same && (old || this.marks.has(mark))) return;
      const target = same || this.empty();
      this.used.add(target);
      const put = putOver(target, cells, old ? old.cells : []);
      this.marks.add(mark);
      this.bases.push(put.isLeft && old ? old : { row, cells: marksOf(cells) });
      this.count += put.isNew ? 1 : 0;
      this.updated += put.isUpdated ? 1 : 0;
    }

    result() {
      const { rows, given, marks, count, updated } = this;
      const gone = this.before.left.filter((old) => this.free((row) => isAlike(marksOf(row), old.cells)));
      const isThere = (/** @type {Taken} */ { cells }) =>
        rows.some((row) => cells.every((text, at) => !text || row[at] === text));
      const bases = [...this.bases, ...gone].map(({ row, cells }) => `${row}:${cells.join()}`);
      return {
        rows: rows.slice(0, handbook.forms.MOST),
        marks: [...marks, ...bases].join(" "),
        count,
        updated,
        differing: given.filter((point) => !isThere(point)).length + gone.length
      };
    }
  }

  /** The rows of a table with those of another template taken in: into the row that is the same (putOver), else into an empty
   * one. What was once taken over and changed by the reader since is not taken anew, unless nothing is left in the table.
   * `count` of rows that gave anything, `updated` of those where words were replaced, `differing` of points that the two have
   * not in common. @param {Values} values @param {Field} table */
  function carried(values, table) {
    const carrying = new Carrying(values, table);
    for (const point of carrying.given) carrying.take(point);
    return carrying.result();
  }

  handbook.formCarried = carried;
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
