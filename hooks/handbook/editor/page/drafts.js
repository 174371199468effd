// What was typed and is not saved, kept in the browser: by tab and file. What a tab left behind, the next one takes over.

const PREFIX = "handbook-editor:draft:";
const TAB = "handbook-editor:tab";
let tab = "";

/** Finds out which tab this is; a lock that lives as long as the tab tells the others. */
export async function begin() {
  tab = kept() || crypto.randomUUID();
  if (!(await hold(tab))) {
    tab = crypto.randomUUID(); // a copy of a tab that is still there
    await hold(tab);
  }
  try {
    sessionStorage.setItem(TAB, tab);
  } catch {
    // then what it leaves is found all the same, as another tab's
  }
}

function kept() {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @returns {Promise<boolean>}
 */
function hold(name) {
  return new Promise((resolve) => {
    navigator.locks.request(PREFIX + name, { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => {}) : undefined;
    });
  });
}

/**
 * Keeps a draft; false where the browser will not.
 * @param {string} path
 * @param {object} draft
 */
export function write(path, draft) {
  try {
    localStorage.setItem(`${PREFIX}${tab}:${path}`, JSON.stringify({ ...draft, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
export function remove(path) {
  try {
    localStorage.removeItem(`${PREFIX}${tab}:${path}`);
  } catch {
    // then there is none
  }
}

/** Keys of drafts of this tab and of tabs that are gone. */
async function free() {
  const held = ((await navigator.locks.query()).held || []).map((lock) => lock.name);
  let keys = /** @type {string[]} */ ([]);
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    // then there are none
  }
  return keys.filter((key) => {
    const [owner] = key.slice(PREFIX.length).split(":");
    return owner === tab || !held.includes(PREFIX + owner);
  });
}

/** The paths of all files that have a draft to be taken up. */
export async function paths() {
  return new Set((await free()).map((key) => key.slice(key.indexOf(":", PREFIX.length) + 1)));
}

/**
 * The draft of a file that this tab, or one that is gone, has left; it is this tab's then. The newest of several.
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function take(path) {
  const found = [];
  for (const key of await free()) {
    if (!key.endsWith(":" + path)) continue;
    try {
      found.push({ key, draft: JSON.parse(localStorage.getItem(key) || "null") });
    } catch {
      // no draft of ours
    }
  }
  const own = `${PREFIX}${tab}:${path}`;
  found.sort(
    (one, other) => Number(other.key === own) - Number(one.key === own) || other.draft.at - one.draft.at
  );
  const first = found[0];
  if (!first?.draft) return null;
  if (first.key !== own && write(path, first.draft)) localStorage.removeItem(first.key);
  return first.draft;
}
