// Asks the server. The token comes with the start address and is kept for this address of this browser alone.

const KEPT = "handbook-editor:token";
let given = "";

/** What the server would not do: `word` says why, `values` what it told besides. */
export class Refused extends Error {
  /**
   * @param {string} word
   * @param {any} values
   */
  constructor(word, values) {
    super(word);
    this.word = word;
    this.values = values;
  }
}

/** The server does not answer. */
export class Away extends Error {}

/** Takes the token out of the address, where it is no more seen. */
export function takeToken() {
  const found = /^#([\w-]{43})$/.exec(location.hash);
  if (!found) return;
  given = found[1];
  try {
    localStorage.setItem(KEPT, given);
  } catch {
    // it holds for this page
  }
  history.replaceState(null, "", location.pathname);
}

function token() {
  try {
    return localStorage.getItem(KEPT) || given; // another tab may know a newer one
  } catch {
    return given;
  }
}

/**
 * @param {string} method
 * @param {string} address
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
async function request(method, address, body) {
  /** @type {Record<string, string>} */
  const headers = { "X-Handbook-Editor": token() };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  let answer, told;
  try {
    answer = await fetch("/api/" + address, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body)
    });
    told = await answer.json();
  } catch {
    throw new Away();
  }
  if (answer.ok) return told;
  throw new Refused(answer.status === 401 ? "token" : String(told.error), told);
}

/**
 * @param {string} address
 * @param {Record<string, string | string[]>} [query]
 */
export function get(address, query = {}) {
  const rows = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  return request("GET", `${address}?${new URLSearchParams(rows)}`);
}

/**
 * @param {string} address
 * @param {unknown} body
 */
export function post(address, body) {
  return request("POST", address, body);
}
