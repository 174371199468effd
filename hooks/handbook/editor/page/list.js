// The list of all that can be opened: pages in the order of the menu, tables of data; what is changed, wrong, or unsaved is marked.
import { make } from "./dom.js";
import { inLanguage, language, say } from "./words.js";

/** @typedef {{ kind: "page" | "data", name: string, folder?: string, title: Record<string, string>, files: Record<string, string>, url: Record<string, string> }} Row */
/** @typedef {{ title: Record<string, string>, data?: string, rows: Row[] }} Group */

/**
 * @param {HTMLElement} root
 * @param {{ groups: Group[], current: Row | null, problems: import("./code.js").Problem[], drafts: Set<string>, changed: Set<string>,
 *   open: (row: Row) => void }} given
 */
export function showList(root, given) {
  const old = /** @type {HTMLInputElement | null} */ (root.querySelector("input"));
  const field = old || make("input", { type: "search" });
  field.placeholder = say("filter-files");
  field.setAttribute("aria-label", say("filter-files"));
  const before = root.querySelector(".groups");
  const groups = make("div", { class: "groups" });
  const show = () => {
    const wanted = field.value.toLocaleLowerCase(language);
    const shown = [];
    for (const group of given.groups) {
      const rows = group.rows.filter((row) =>
        [...Object.values(row.title), row.name].join("\n").toLocaleLowerCase(language).includes(wanted)
      );
      if (!rows.length) continue;
      const name = group.data ? say(`data-${group.data}`) : inLanguage(group.title);
      const items = rows.map((row) => make("li", {}, item(row, given)));
      shown.push(make("section", {}, name && make("h2", {}, name), make("ul", {}, ...items)));
    }
    groups.replaceChildren(...(shown.length ? shown : [make("p", {}, say("nothing-found"))]));
  };
  field.oninput = show;
  field.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    groups.querySelector("button")?.click();
  };
  show();
  const top = root.scrollTop;
  // The field stays where it is: what is typed into it meanwhile would be lost.
  if (before) before.replaceWith(groups);
  else root.replaceChildren(field, groups);
  root.scrollTop = top;
}

/**
 * @param {Row} row
 * @param {Parameters<typeof showList>[1]} given
 */
function item(row, given) {
  const files = Object.values(row.files);
  const problems = given.problems.filter((problem) => files.includes(problem.file));
  const marks = [];
  if (files.some((file) => given.drafts.has(file) || given.drafts.has(`${file}#form`))) {
    marks.push(make("span", { class: "mark is-draft", title: say("mark-draft") }, "✎"));
  }
  if (files.some((file) => given.changed.has(file))) {
    marks.push(make("span", { class: "mark", title: say("mark-changed") }, "●"));
  }
  if (problems.length) {
    const kind = problems.some((problem) => !problem.isWarning) ? "is-error" : "is-warning";
    marks.push(make("span", { class: `mark ${kind}`, title: say("problems") }, String(problems.length)));
  }
  const name = inLanguage(row.title) || row.name;
  return make(
    "button",
    {
      type: "button",
      title: row.name,
      "aria-current": given.current?.name === row.name ? "page" : undefined,
      onclick: () => given.open(row)
    },
    make("span", {}, name),
    ...marks
  );
}
