// The editor's page: what is open, what is saved, what the server has to tell.
import * as api from "./api.js";
import { closeMenus, follow, Tools } from "./blocks.js";
import { chooseProblem, runCommand, showChanges, showHelp, wordsOf } from "./boxes.js";
import { byId, later, make } from "./dom.js";
import * as drafts from "./drafts.js";
import { FormPane } from "./form_pane.js";
import { showList } from "./list.js";
import { sectionOf } from "./places.js";
import { Preview } from "./preview.js";
import { TextPane } from "./text_pane.js";
import { choose, inLanguage, language, LANGUAGES, NAMES, say, translate } from "./words.js";

/**
 * @typedef {TextPane | FormPane} Pane
 * @typedef {{ changed: () => void, moved: (pane: any) => void, say: (words: string) => void,
 *   active: () => TextPane | null, twin: (pane: TextPane) => TextPane | null, panes: () => TextPane[], catalogue: () => any }} Host
 */

const PAUSE = 1000;
const FOLLOW = 150;

const state = {
  groups: /** @type {import("./list.js").Group[]} */ ([]),
  row: /** @type {import("./list.js").Row | null} */ (null),
  panes: /** @type {Pane[]} */ ([]),
  active: /** @type {Pane | null} */ (null),
  problems: /** @type {import("./code.js").Problem[]} */ ([]),
  catalogue: /** @type {any} */ ({}),
  news: { number: -1, isLooking: true, failure: "" },
  drafts: /** @type {Set<string>} */ (new Set()),
  changed: /** @type {Set<string>} */ (new Set()),
  trouble: "",
  asText: false,
  shown: ""
};
let preview = /** @type {Preview | null} */ (null);

/** @type {Host} */
const host = {
  changed: () => showState(),
  moved: (pane) => moved(pane),
  say: (words) => notice(words),
  active: () => (state.active instanceof TextPane ? state.active : texts()[0] || null),
  twin: (pane) => texts().find((each) => each !== pane && state.row?.kind === "page") || null,
  panes: texts,
  catalogue: () => state.catalogue
};
const tools = new Tools(byId("tools"), host);

/** @returns {TextPane[]} */
function texts() {
  return /** @type {TextPane[]} */ (state.panes.filter((pane) => pane instanceof TextPane));
}

/** @param {import("./list.js").Row} row @param {number} [line] @param {string} [file] */
async function open(row, line, file) {
  for (const pane of state.panes) pane.close();
  state.row = row;
  state.active = null;
  history.replaceState(null, "", `#${row.name}`);
  document.body.dataset.view = row.kind;
  openList(false);
  const isForm = row.kind === "data" && !state.asText;
  const names = Object.entries(row.files);
  state.panes = names.map(([key, path]) => {
    const label = `${NAMES[key] || ""} ${path}`.trim();
    const spoken = LANGUAGES.includes(key) ? key : LANGUAGES[0];
    return isForm
      ? new FormPane(path, { label, language }, host)
      : new TextPane(path, { label, language: spoken }, host);
  });
  const columns = state.panes.map((pane, index) =>
    column(names[index][0], NAMES[names[index][0]] || say("data"), pane.root)
  );
  if (preview) columns.push(column("preview", say("preview"), preview.root));
  byId("work").replaceChildren(...columns);
  state.shown = columns.some((each) => each.dataset.name === state.shown)
    ? state.shown
    : (columns[0].dataset.name ?? "");
  showTabs();
  notice("");
  await Promise.all(state.panes.map((pane) => pane.open())).catch((error) => notice(wordsOf(error)));
  // Where something is being typed already, while the rest came, it goes on.
  const typed = state.panes.find((pane) => pane.root.contains(document.activeElement));
  state.active = state.panes.find((pane) => pane.path === file) || typed || state.panes[0];
  showProblems();
  if (line) state.active.goTo(line);
  else if (!typed) texts()[0]?.view?.focus();
  if (line && state.row.kind === "page") show(state.active.names.language);
  moved(state.active);
  await look();
}

/** @param {string} name @param {string} title @param {HTMLElement} inner */
function column(name, title, inner) {
  return make(
    "section",
    { class: "column", "data-name": name, "aria-label": title },
    make("h2", {}, title),
    inner
  );
}

function showTabs() {
  const columns = /** @type {HTMLElement[]} */ ([...byId("work").children]);
  byId("tabs").replaceChildren(
    ...columns.map((each) => {
      const name = each.dataset.name || "";
      const press = () => show(name);
      return make(
        "button",
        { type: "button", "aria-pressed": name === state.shown, onclick: press },
        each.ariaLabel
      );
    })
  );
  for (const each of columns) each.classList.toggle("is-shown", each.dataset.name === state.shown);
}

/** On a small screen, one column at a time. @param {string} name */
function show(name) {
  state.shown = name;
  showTabs();
  const pane = state.panes.find((each) => each.names.language === name);
  if (pane instanceof TextPane && pane.view) {
    state.active = pane;
    moved(pane);
  }
}

const follows = later((/** @type {Pane} */ pane) => {
  if (!state.row || !state.panes.includes(pane)) return;
  let anchor = "";
  let spoken = language;
  if (pane instanceof TextPane && pane.view) {
    const { doc, selection } = pane.view.state;
    if (state.row.kind === "page") {
      anchor = sectionOf(doc.toString().split("\n"), doc.lineAt(selection.main.head).number - 1).id;
      spoken = pane.names.language;
      const twin = host.twin(pane);
      if (twin && anchor) follow(twin, anchor);
    }
  } else if (pane instanceof FormPane && !pane.path.includes("/templates/")) anchor = pane.anchor;
  preview?.show(state.row, spoken, anchor);
}, FOLLOW);

/** @param {Pane} pane */
function moved(pane) {
  state.active = pane;
  follows(pane);
}

async function save() {
  const before = state.panes.filter((pane) => pane.isDirty);
  setTimeout(showState);
  for (const pane of before) if (!(await pane.save()) && !pane.wantsSave) break;
  if (before.some((pane) => !pane.isDirty)) state.news.isLooking = true;
  showState();
  await look();
}

/** Saved or not, in the bar and in the title of the tab. */
function showState() {
  const isDirty = state.panes.some((pane) => pane.isDirty);
  const isSaving = state.panes.some((pane) => pane.isSaving);
  const words = isSaving ? "saving" : isDirty ? "unsaved" : state.news.isLooking ? "looking" : "all-saved";
  byId("state").textContent = state.row || state.news.isLooking ? say(words) : "";
  byId("state").className = isDirty ? "is-dirty" : "";
  /** @type {HTMLButtonElement} */ (byId("save")).disabled = !isDirty;
  const name = state.row ? inLanguage(state.row.title) || state.row.name : say("editor");
  byId("title").textContent = name;
  document.title = `${isDirty ? "* " : ""}${name}`;
  const errors = state.problems.filter((problem) => !problem.isWarning).length;
  const count = state.problems.length;
  byId("problems").textContent = count ? `${say("problems")}: ${count}` : say("problems");
  byId("problems").className = `at-foot ${errors ? "is-error" : count ? "is-warning" : ""}`;
  showMenu();
}

function showMenu() {
  byId("as-text").hidden = state.row?.kind !== "data";
  byId("as-text").textContent = say(state.asText ? "as-form" : "as-text");
  byId("accept").hidden = state.row?.kind !== "page";
  const short = NAMES[nextLanguage()].slice(0, 3);
  byId("language").textContent = short;
  byId("language").setAttribute("aria-label", `${say("interface")}: ${short}`);
}

function showProblems() {
  for (const pane of state.panes) pane.showProblems(state.problems.filter((each) => each.file === pane.path));
  list();
  showState();
}

function list() {
  const root = byId("list");
  if (root.matches(":active")) {
    // What is being pressed must still be there when it is let go.
    for (const end of ["pointerup", "pointercancel"]) {
      addEventListener(end, () => setTimeout(list), { once: true });
    }
    return;
  }
  const { groups, row, problems, changed } = state;
  showList(root, { groups, current: row, problems, drafts: state.drafts, changed, open: leaveFor });
}

/** Opens another row; what is unsaved is kept as a draft and marked in the list. @param {import("./list.js").Row} row */
async function leaveFor(row) {
  await open(row);
}

/** What is marked in the list. */
async function look() {
  state.drafts = await drafts.paths();
  try {
    const { changes } = await api.get("changes");
    state.changed = new Set(changes.map((/** @type {any} */ change) => change.file));
  } catch {
    // the next answer of the server tells whether it is there
  }
  list();
}

/** @param {string} words */
function notice(words) {
  const close = make(
    "button",
    { type: "button", "aria-label": say("close"), onclick: () => notice("") },
    "×"
  );
  byId("notices").replaceChildren(
    ...(state.trouble ? [make("p", { class: "wrong", role: "alert" }, state.trouble)] : []),
    ...(words ? [make("p", {}, words, " ", close)] : [])
  );
}

/** @param {string} words */
function trouble(words) {
  if (words === state.trouble) return;
  state.trouble = words;
  notice("");
}

/** Asks what is new, again and again; without an answer the page says so, and goes on. */
async function news() {
  try {
    const path = state.panes.map((pane) => pane.path);
    const asked = new Map(state.panes.map((pane) => [pane, pane.digest]));
    const told = await api.get("news", { number: String(state.news.number), path });
    const wasAway = Boolean(state.trouble);
    trouble(told.failure ? say("rules-broken", { reason: told.failure }) : "");
    state.news = { number: told.number, isLooking: told.isLooking, failure: told.failure };
    preview?.mark(told.isPreviewed);
    if (told.found) {
      state.problems = told.found.problems;
      state.catalogue = told.found.catalogue;
      showProblems();
    }
    for (const pane of state.panes) {
      // What was saved or loaded meanwhile is newer than this answer.
      const isOfNow = asked.get(pane) === pane.digest;
      if (isOfNow && pane.path in told.digests) await pane.onDigest(told.digests[pane.path]);
    }
    if (wasAway && state.panes.some((pane) => pane.wantsSave)) await save();
    if (!state.groups.length) await begin();
    showState();
  } catch (error) {
    const isLeft = error instanceof api.Refused && error.word === "token";
    if (!isLeft && !(error instanceof api.Away)) console.error(error);
    trouble(isLeft ? say("refused-token") : wordsOf(error));
  }
  setTimeout(news, PAUSE);
}

/** Gets the list, and opens what the address names. */
async function begin() {
  const told = await api.get("files");
  state.groups = told.groups;
  preview = preview || new Preview(told.preview);
  await look();
  const wanted = decodeURIComponent(location.hash.slice(1));
  const row = state.groups.flatMap((group) => group.rows).find((each) => each.name === wanted);
  if (row) await open(row);
  else document.body.querySelector("input")?.focus();
}

/** @param {string} file @param {number} line */
async function openFile(file, line) {
  const row = state.groups
    .flatMap((group) => group.rows)
    .find((each) => Object.values(each.files).includes(file));
  if (row && row !== state.row) await open(row, line, file);
  else if (row) {
    const pane = state.panes.find((each) => each.path === file);
    if (pane && state.row?.kind === "page") show(pane.names.language);
    pane?.goTo(line);
  }
}

/** @param {string} id @param {() => unknown} act */
function on(id, act) {
  byId(id).addEventListener("click", async () => {
    closeMenus();
    try {
      await act();
    } catch (error) {
      notice(wordsOf(error));
    }
  });
}

/** @param {boolean} isOpen */
function openList(isOpen) {
  byId("files").setAttribute("aria-expanded", String(isOpen));
  document.body.dataset.list = isOpen ? "open" : "";
  if (isOpen) byId("list").querySelector("input")?.focus();
}

function nextLanguage() {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
}

function speak() {
  translate();
  for (const each of byId("work").children) {
    const name = /** @type {HTMLElement} */ (each).dataset.name || "";
    const title = NAMES[name] || say(name);
    each.ariaLabel = title;
    if (each.firstElementChild) each.firstElementChild.textContent = title;
  }
  if (state.row) showTabs();
  tools.show();
  for (const pane of state.panes) pane.speak();
  list();
  showState();
}

async function start() {
  api.takeToken();
  await drafts.begin();
  on("files", () => openList(document.body.dataset.list !== "open"));
  on("save", save);
  on("changes", showChanges);
  on("help", showHelp);
  on("permalinks", () => runCommand("permalinks", []));
  on("accept", async () => {
    await save();
    if (state.row && !state.panes.some((pane) => pane.isDirty)) await runCommand("accept", [state.row.name]);
  });
  on("as-text", async () => {
    state.asText = !state.asText;
    if (state.row) await open(state.row);
  });
  on("language", () => {
    choose(nextLanguage());
    speak();
  });
  on("problems", async () => {
    const files = state.groups.flatMap((group) => group.rows).flatMap((row) => Object.values(row.files));
    const chosen = await chooseProblem(state.problems, (file) => files.includes(file));
    if (chosen) await openFile(chosen.file, chosen.line);
  });
  addEventListener("beforeunload", (event) => {
    for (const pane of state.panes) pane.keepNow();
    if (state.panes.some((pane) => pane.isDirty)) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => state.panes.forEach((pane) => pane.keepNow()));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      closeMenus();
      openList(false);
    }
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyS") {
      event.preventDefault();
      save();
    }
  });
  document.addEventListener("click", (event) => {
    const inside = /** @type {Element} */ (event.target).closest("details.menu");
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (menu !== inside) menu.removeAttribute("open");
    }
  });
  speak();
  await news();
}

await start();
