// What the editor's page says, in the language that its user has chosen.

/** @typedef {Record<string, string>} Text */

const CHOSEN = "handbook-editor:language";
/** @type {{ languages: Record<string, string>, words: Record<string, Text>, codemirror: Record<string, Text> }} */
const data = await (await fetch("/page/words.json")).json();

export const LANGUAGES = Object.keys(data.languages);
export const NAMES = data.languages;
export let language = chosen();

function chosen() {
  let kept = null;
  try {
    kept = localStorage.getItem(CHOSEN);
  } catch {
    // nothing may be kept: the browser's own languages decide
  }
  const wanted = [kept, ...navigator.languages.map((each) => each.slice(0, 2))];
  return wanted.find((each) => each && LANGUAGES.includes(each)) || LANGUAGES[0];
}

/** @param {string} wanted */
export function choose(wanted) {
  language = wanted;
  try {
    localStorage.setItem(CHOSEN, wanted);
  } catch {
    // it holds for this page
  }
}

/**
 * @param {string} key
 * @param {Record<string, unknown>} [values]
 * @param {string} [spoken] another language than the interface's
 */
export function say(key, values = {}, spoken = language) {
  const text = data.words[key]?.[spoken] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** @param {string} key */
export function has(key) {
  return key in data.words;
}

/**
 * The text in the language of the interface, else in any.
 * @param {Text | undefined} text
 */
export function inLanguage(text) {
  return text?.[language] || Object.values(text || {}).find(Boolean) || "";
}

/** What CodeMirror itself says. */
export function phrases() {
  return Object.fromEntries(
    Object.entries(data.codemirror).map(([english, text]) => [english, text[language]])
  );
}

/** Puts the words into all that is marked in the page. */
export function translate() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll("[data-say]")) {
    each.textContent = say(/** @type {HTMLElement} */ (each).dataset.say || "");
  }
  for (const each of document.querySelectorAll("[data-say-label]")) {
    each.setAttribute("aria-label", say(/** @type {HTMLElement} */ (each).dataset.sayLabel || ""));
  }
}
