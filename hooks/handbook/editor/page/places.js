// Where something stands in a page, and where the same place is in its other language: pages have the same sections and parts.

/** @typedef {{ from: number, to: number }} Span Numbers of lines from 0; `to` is the first line behind. */

const HEADING = /^(#{1,6}) .*?(?:\{\s*#([\w-]+)[^}]*\})?\s*$/;
const FENCE = /^(\/{3,})/;

/**
 * The section of a line: its id ("" before the first heading with one, or for a heading without) and lines.
 * @param {string[]} lines
 * @param {number} at
 */
export function sectionOf(lines, at) {
  let start = at;
  while (start > 0 && !HEADING.test(lines[start])) start--;
  const found = HEADING.exec(lines[start]);
  let end = start + 1;
  while (end < lines.length && !HEADING.test(lines[end])) end++;
  const isTitle = found !== null && found[1] === "#";
  return { id: isTitle ? "#" : found?.[2] || "", from: start, to: end };
}

/**
 * The lines of the section of an id; null where there is none.
 * @param {string[]} lines
 * @param {string} id
 */
export function sectionById(lines, id) {
  const at = lines.findIndex((line) => {
    const found = HEADING.exec(line);
    return found !== null && (id === "#" ? found[1] === "#" : found[2] === id);
  });
  return at < 0 ? null : sectionOf(lines, at);
}

/**
 * The parts of a section below its heading: paragraphs, lists, whole blocks.
 * @param {string[]} lines
 * @param {Span} section
 * @returns {Span[]}
 */
export function parts(lines, section) {
  const found = [];
  let at = section.from + 1;
  while (at < section.to) {
    if (!lines[at].trim()) {
      at++;
      continue;
    }
    const from = at;
    const fence = FENCE.exec(lines[at])?.[1];
    if (fence) {
      at++;
      while (at < section.to && lines[at].trim() !== fence) at++;
      at++;
    } else {
      while (at < section.to && lines[at].trim() && !FENCE.test(lines[at])) at++;
    }
    found.push({ from, to: Math.min(at, section.to) });
  }
  return found;
}

/**
 * Where a new part goes: behind the part that the line stands in or after; counted from the heading.
 * @param {string[]} lines
 * @param {number} at
 */
export function placeOf(lines, at) {
  const section = sectionOf(lines, at);
  const all = parts(lines, section);
  const part = all.filter((each) => each.from <= at).length;
  const here = all[part - 1];
  return { id: section.id, part, line: here && at < here.to ? at - here.from + 1 : 0 };
}

/**
 * The line before which a new part stands at such a place; -1 where the page has no such section.
 * @param {string[]} lines
 * @param {{ id: string, part: number }} place
 */
export function lineFor(lines, place) {
  const section = place.id ? sectionById(lines, place.id) : null;
  if (!section) return -1;
  const all = parts(lines, section);
  return place.part > 0 && all.length ? all[Math.min(place.part, all.length) - 1].to : section.from + 1;
}

/**
 * The line before which a new row of a list stands; -1 where that part is no list of this kind.
 * @param {string[]} lines
 * @param {{ id: string, part: number, line: number }} place
 * @param {RegExp} row
 */
export function rowFor(lines, place, row) {
  const section = place.id ? sectionById(lines, place.id) : null;
  const part = section && parts(lines, section)[place.part - 1];
  if (!part || !row.test(lines[part.from])) return -1;
  return Math.min(part.from + (place.line || Infinity), part.to);
}

/**
 * The way from one page to another, or to a file of `docs`: ("kk/stages/a.md", "kk/laws.md") -> "../laws.md".
 * @param {string} from
 * @param {string} to
 */
export function relative(from, to) {
  const start = from.split("/").slice(0, -1);
  const target = to.split("/");
  while (start.length && target.length > 1 && start[0] === target[0]) {
    start.shift();
    target.shift();
  }
  return [...start.map(() => ".."), ...target].join("/");
}
