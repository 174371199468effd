// The offline copy. The build puts the list of an edition's files with their hashes before this text
// (service_worker.py).
//
// Files are kept by address and hash, so an edition is nothing but a list: unchanged files are shared, and
// only a file whose content has the hash of the list is ever kept (no half answers, no page of a hotel's
// network, no newer file among older ones). A page belongs to the edition that it was loaded from, and gets
// that edition's files until it is left. A new edition takes over when all that the reader had offline is
// there in its new version.
(function () {
  "use strict";

  /** @typedef {[set: string, path: string, size: number, pages?: string[]]} Unit */
  /** @typedef {"network" | "full" | "changed" | "unknown"} Fault */

  const worker = /** @type {any} */ (self);
  /** @type {{edition: string, languages: string[], fallback: string, away: string,
   *   files: Record<string, string>, units: Unit[]}} */
  const { edition, languages, fallback, away, files, units } = worker.handbookEdition;
  /** @type {string} */
  const scope = worker.registration.scope;
  const FILES = "handbook-files " + scope,
    NOTES = "handbook-notes " + scope;
  // A page that came from the network and is of no edition we know: its files come from there too.
  const LIVE = "live";
  // Pages read in another language before its stages and forms come by themselves.
  const FOR_SECOND_LANGUAGE = 3;
  const ONE_BY_ONE = 12000; // about the bytes of a page sent by itself
  const PATIENCE = 240000; // milliseconds for one file; browsers end a worker's task after five minutes
  // What is kept because it was looked at; documents only on request.
  const UNASKED = /(^|\/|\.html|\.css|\.js|\.json|\.svg)$/;

  const isSavingData = () => Boolean(worker.navigator.connection && worker.navigator.connection.saveData);
  /** @param {string} path */
  const languageOf = (path) => languages.slice(1).find((name) => path.startsWith(name + "/")) || languages[0];
  /** @param {string} path @param {string} hash */
  const keyOf = (path, hash) => `${scope}${path}?${hash}`;
  /** @param {Unit} unit */
  const pathsOf = (unit) => unit[3] || [unit[1]];

  class Failure extends Error {
    /** @param {Fault} fault */
    constructor(fault) {
      super(fault);
      this.fault = fault;
    }
  }

  /** What has gone wrong, in a word. @param {any} error @returns {Fault} */
  const faultOf = (error) => error.fault || (error.name === "QuotaExceededError" ? "full" : "unknown");

  // Notes: which lists there are, which one is in use, what the reader wants kept, which edition an open page
  // is of.

  /** @param {string} name @returns {Promise<string>} */
  async function readNote(name) {
    const found = await caches.match(scope + "?" + encodeURIComponent(name), { cacheName: NOTES });
    return found ? found.text() : "";
  }

  /** @param {string} name @param {string} value */
  async function writeNote(name, value) {
    await (await caches.open(NOTES)).put(scope + "?" + encodeURIComponent(name), new Response(value));
  }

  /** @param {string} id @returns {Promise<Record<string, string>>} */
  const listOf = async (id) => (id === edition ? files : JSON.parse((await readNote("list " + id)) || "{}"));

  /** @returns {Promise<string[]>} */
  const requestedSets = async () => JSON.parse((await readNote("wishes")) || "[]");

  // Files

  /** The addresses of a list that are kept. @param {Record<string, string>} list
   * @returns {Promise<Set<string>>} */
  async function cachedPaths(list) {
    if (!(await caches.has(FILES))) return new Set();
    const keys = new Set((await (await caches.open(FILES)).keys()).map((request) => request.url));
    return new Set(Object.keys(list).filter((path) => keys.has(keyOf(path, list[path]))));
  }

  /** @param {string} path @param {Record<string, string>} list @returns {Promise<Response | undefined>} */
  const cached = (path, list) => caches.match(keyOf(path, list[path]), { cacheName: FILES });

  /** @param {BufferSource} body */
  async function hashOf(body) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    return [...digest.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** @param {string} path @param {ArrayBuffer | Uint8Array<ArrayBuffer>} body @param {Headers} from
   * @param {string} [type] */
  async function put(path, body, from, type) {
    if (!(await caches.has(FILES))) return; // the reader has removed the copy
    const headers = new Headers(from);
    ["content-encoding", "content-length", "accept-ranges", "vary"].forEach((name) => headers.delete(name));
    if (type) headers.set("content-type", type);
    try {
      await (await caches.open(FILES)).put(keyOf(path, files[path]), new Response(body, { headers }));
    } catch (/** @type {any} */ error) {
      throw new Failure(faultOf(error));
    }
  }

  /** A file of this edition from the network, whole and right. Throws a Failure. @param {string} path */
  async function fetchChecked(path) {
    const address = scope + path + (/\.(css|js)$/.test(path) ? "?" + files[path] : "");
    for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
      /** @type {Response} */
      let response;
      /** @type {ArrayBuffer} */
      let body;
      const giving = new AbortController(); // AbortSignal.timeout is of 2022
      const timer = setTimeout(() => giving.abort(), PATIENCE);
      try {
        response = await fetch(address, { cache, credentials: "same-origin", signal: giving.signal });
        body = await response.arrayBuffer();
      } catch (/** @type {any} */ error) {
        throw new Failure("network");
      } finally {
        clearTimeout(timer);
      }
      if (response.status >= 500) throw new Failure("network");
      if (response.status === 200 && (await hashOf(body)) === files[path]) {
        return { body, headers: response.headers };
      }
    }
    throw new Failure("changed");
  }

  /** Keeps files of a unit, those that are not there yet. Throws a Failure. @param {Unit} unit
   * @param {string[]} [only] */
  async function cacheUnit(unit, only = pathsOf(unit)) {
    const kept = await cachedPaths(files);
    const missing = only.filter((path) => !kept.has(path));
    if (!missing.length) return;
    if (!unit[3] || missing.length * ONE_BY_ONE < unit[2]) {
      try {
        for (const path of missing) {
          const { body, headers } = await fetchChecked(path);
          await put(path, body, headers);
        }
        return;
      } catch (/** @type {any} */ error) {
        // Some hosts put something of their own into every page: a bundle has them as they were built.
        if (!unit[3] || faultOf(error) !== "changed") throw error;
      }
    }
    const { body, headers } = await fetchChecked(unit[1]);
    const { pieces, pages } = JSON.parse(new TextDecoder().decode(body));
    for (const path of missing) {
      let html = "";
      for (let at = 0; at < pages[path].length; at += 2) {
        html += pieces.slice(pages[path][at], pages[path][at] + pages[path][at + 1]).join("");
      }
      const bytes = new TextEncoder().encode(html);
      if ((await hashOf(bytes)) === files[path]) await put(path, bytes, headers, "text/html; charset=utf-8");
    }
  }

  // Editions

  /** A new edition is in place when what the reader had is there anew; a failure leaves the old one as it is.
   */
  async function install() {
    const before = await readNote("active");
    if (!before) return; // a first visit: what to keep is known when a page has said its language
    await writeNote("list " + edition, JSON.stringify(files));
    if (isSavingData()) return;
    const had = await cachedPaths(await listOf(before)),
      wanted = await requestedSets();
    try {
      for (const unit of units) {
        const only = wanted.includes(unit[0]) ? pathsOf(unit) : pathsOf(unit).filter((path) => had.has(path));
        await cacheUnit(unit, only).catch((error) => {
          // What the host changes on its way was not there before either.
          if (faultOf(error) !== "changed" || pathsOf(unit).some((path) => had.has(path))) throw error;
        });
      }
    } catch (/** @type {any} */ error) {
      if (faultOf(error) === "full") notify("full");
      throw error;
    }
  }

  async function activate() {
    const isFirst = !(await readNote("active"));
    await writeNote("list " + edition, JSON.stringify(files));
    await writeNote("active", edition);
    if (isFirst) {
      // The pages that were there before the worker: just loaded, so of its edition.
      for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) {
        await writeNote("client " + client.id, edition);
      }
      await worker.clients.claim();
    }
    await removeUnused();
  }

  /** Removes what no list in use has. While another edition is on its way, nothing is touched. */
  async function removeUnused() {
    if (worker.registration.installing || worker.registration.waiting) return;
    const cache = await caches.open(NOTES);
    const names = (await cache.keys()).map((request) =>
      decodeURIComponent(request.url.slice(scope.length + 1))
    );
    const inUse = new Set([edition]);
    for (const name of names.filter((each) => each.startsWith("client "))) {
      if (await worker.clients.get(name.slice(7))) inUse.add(await readNote(name));
      else await cache.delete(scope + "?" + encodeURIComponent(name));
    }
    const right = new Set();
    for (const id of names.filter((each) => each.startsWith("list ")).map((each) => each.slice(5))) {
      if (!inUse.has(id)) await cache.delete(scope + "?" + encodeURIComponent("list " + id));
      else for (const [path, hash] of Object.entries(await listOf(id))) right.add(keyOf(path, hash));
    }
    if (!(await caches.has(FILES))) return;
    const kept = await caches.open(FILES);
    for (const request of await kept.keys()) if (!right.has(request.url)) await kept.delete(request);
  }

  // Answers

  /** @type {Map<string, Promise<string>>} the editions of open pages, as far as this run of the worker has
   *   seen them */
  const editions = new Map();

  /** @param {FetchEvent} event @param {Promise<string>} of */
  function remember(event, of) {
    const id = event.resultingClientId;
    if (!id) return;
    editions.set(id, of);
    event.waitUntil(of.then((value) => writeNote("client " + id, value)).catch(() => {}));
  }

  /** @param {string} id @returns {Promise<string>} */
  const editionOf = async (id) => (await editions.get(id)) || (await readNote("client " + id)) || edition;

  /** Keeps what was looked at where it is of this edition; gives the edition. @param {Promise<string>} of
   * @param {string} path @param {Response} copy */
  async function cacheSeen(of, path, copy) {
    if (
      (await of) !== edition ||
      copy.status !== 200 ||
      copy.type !== "basic" ||
      copy.headers.has("content-range")
    ) {
      return LIVE;
    }
    const body = await copy.arrayBuffer();
    if ((await hashOf(body)) !== files[path]) {
      worker.registration.update().catch(() => {}); // the site has another edition by now
      return LIVE;
    }
    await put(path, body, copy.headers).catch(() => {}); // a full disk takes nothing from what is read now
    return edition;
  }

  /** A page. @param {FetchEvent} event @param {string} path */
  async function answerPage(event, path) {
    const kept = files[path] && (await cached(path, files));
    if (kept) {
      remember(event, Promise.resolve(edition));
      return rangeOf(event.request, kept);
    }
    /** @type {Response} */
    let response;
    try {
      response = await fetch(event.request);
    } catch (/** @type {any} */ error) {
      remember(event, Promise.resolve(edition));
      return files[path + "/"] ? Response.redirect(scope + path + "/") : offlineFallback(path);
    }
    const of =
      files[path] && UNASKED.test(path)
        ? cacheSeen(Promise.resolve(edition), path, response.clone()).catch(() => LIVE)
        : Promise.resolve(LIVE);
    event.waitUntil(of);
    remember(event, of);
    return response;
  }

  /** Any other file. @param {FetchEvent} event @param {string} path */
  async function answerFile(event, path) {
    const of = await editionOf(event.clientId);
    const list = of === LIVE ? {} : await listOf(of);
    const asked = /^\?([0-9a-f]{8})$/.exec(new URL(event.request.url).search);
    const isRight = list[path] && (!asked || asked[1] === list[path]);
    const kept = isRight && (await cached(path, list));
    if (kept) return rangeOf(event.request, kept);
    const response = await fetch(event.request);
    if (isRight && UNASKED.test(path)) {
      event.waitUntil(cacheSeen(Promise.resolve(of), path, response.clone()).catch(() => {}));
    }
    return response;
  }

  /** What was asked for of a kept file: all of it, or a range (RFC 9110, section 14).
   * @param {Request} request @param {Response} kept */
  async function rangeOf(request, kept) {
    const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") || "");
    if (!asked || !(asked[1] || asked[2])) return kept;
    const blob = await kept.blob();
    const start = asked[1] ? Number(asked[1]) : Math.max(0, blob.size - Number(asked[2]));
    const end = asked[1] && asked[2] ? Math.min(Number(asked[2]), blob.size - 1) : blob.size - 1;
    const headers = new Headers(kept.headers);
    if (start > end) {
      headers.set("content-range", `bytes */${blob.size}`);
      return new Response(null, { status: 416, headers });
    }
    headers.set("content-range", `bytes ${start}-${end}/${blob.size}`);
    return new Response(blob.slice(start, end + 1), { status: 206, headers });
  }

  /** The answer to a page that is not kept: it leads to those that are. @param {string} path */
  async function offlineFallback(path) {
    const own = languageOf(path) === languages[0] ? fallback : `${languageOf(path)}/${fallback}`;
    const kept = await cachedPaths(files);
    const headers = { "content-type": "text/html; charset=utf-8" };
    if (!kept.has(own)) return new Response(away, { status: 503, headers });
    const response = await cached(own, files);
    // There are no documents in a worker: the page itself leaves out what is not kept (offline-fallback.js).
    const told = JSON.stringify({ address: scope + own, kept: [...kept] }).replace(/</g, "\\u003c");
    const html = `${response ? await response.text() : ""}<script type="application/json" id="kept">${told}</script>`;
    return new Response(html, { status: 503, headers });
  }

  // What pages ask for

  /** @param {string} fault @param {any} [client] */
  async function notify(fault, client) {
    const clients = client ? [client] : await worker.clients.matchAll({ includeUncontrolled: true });
    clients.forEach((/** @type {any} */ each) => each.postMessage({ fault }));
  }

  /** A page was read: it is kept, and so are, unasked, the stages and forms of its language.
   * @param {string} path @param {boolean} isSaved whether the reader saves data */
  async function cacheVisited(path, isSaved) {
    await caches.open(FILES);
    if (isSaved || isSavingData()) return removeUnused();
    const language = languageOf(path),
      wanted = await requestedSets();
    const read = [...(await cachedPaths(files))].filter(
      (each) => UNASKED.test(each) && languageOf(each) === language && /(^|\/)$/.test(each)
    );
    if (!wanted.length || (!wanted.includes(language) && read.length >= FOR_SECOND_LANGUAGE)) {
      wanted.push(...["shell", language].filter((each) => !wanted.includes(each)));
      await writeNote("wishes", JSON.stringify(wanted));
    }
    let changed = null;
    for (const unit of units) {
      const only = wanted.includes(unit[0]) ? pathsOf(unit) : pathsOf(unit).filter((each) => each === path);
      if (!only.length) continue;
      await cacheUnit(unit, only).catch((error) => {
        if (faultOf(error) !== "changed") throw error;
        changed = error; // one file that the host changes on its way keeps no other from being kept
      });
    }
    await removeUnused();
    if (changed) throw changed;
  }

  async function unitStates() {
    const kept = await cachedPaths(files);
    return {
      edition,
      units: units.map((unit, index) => {
        const missing = pathsOf(unit).filter((path) => !kept.has(path)).length;
        return {
          index,
          set: unit[0],
          size: Math.min(unit[2], unit[3] ? missing * ONE_BY_ONE : unit[2]),
          files: missing,
          all: pathsOf(unit).length,
          isPages: Boolean(unit[3])
        };
      })
    };
  }

  /** @param {any} message @param {any} client @returns {Promise<any>} */
  async function answerMessage(message, client) {
    try {
      if (message.type === "visit") await cacheVisited(message.path, message.isSaving);
      if (message.type === "state") return unitStates();
      if (message.type === "keep") {
        await caches.open(FILES);
        await cacheUnit(units[message.unit]);
      }
      if (message.type === "wish") {
        await writeNote(
          "wishes",
          JSON.stringify([...new Set([...(await requestedSets()), ...message.sets])])
        );
      }
      if (message.type === "forget") await Promise.all([caches.delete(FILES), caches.delete(NOTES)]);
      return {};
    } catch (/** @type {any} */ error) {
      const fault = faultOf(error);
      if (message.type === "visit" && fault === "full") notify("full", client);
      if (fault === "changed") worker.registration.update().catch(() => {});
      return { fault };
    }
  }

  let last = Promise.resolve(); // one thing after another: two pages never fetch the same

  worker.addEventListener("install", (/** @type {ExtendableEvent} */ event) => event.waitUntil(install()));
  worker.addEventListener("activate", (/** @type {ExtendableEvent} */ event) => event.waitUntil(activate()));
  worker.addEventListener("message", (/** @type {any} */ event) => {
    if (event.data.type === "take") return worker.skipWaiting();
    const respond = async () => {
      const said = await answerMessage(event.data, event.source);
      if (event.ports[0]) event.ports[0].postMessage(said);
    };
    if (event.data.type === "state") return event.waitUntil(respond());
    last = last.then(respond);
    event.waitUntil(last);
  });
  worker.addEventListener("fetch", (/** @type {FetchEvent} */ event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== "GET" || !url.href.startsWith(scope)) return;
    let path = url.pathname.slice(new URL(scope).pathname.length).replace(/(^|\/)index\.html$/, "$1");
    try {
      path = decodeURIComponent(path);
    } catch (/** @type {any} */ error) {
      return;
    }
    if (event.request.mode === "navigate") event.respondWith(answerPage(event, path));
    else if (files[path]) event.respondWith(answerFile(event, path));
  });
})();
