// What the search asks: a worker with the engine and the index of the language being read. Pages opened from a
// folder can start no worker and fetch nothing; there, and where a browser has no workers, the same code and index
// come in one script, and run in the page.
(function () {
  "use strict";

  const SETUP = 0,
    QUERY = 2; // types of messages (worker/engine.js)

  /** @param {string} address @returns {Promise<void>} */
  function script(address) {
    return new Promise(function (resolve, reject) {
      const element = Object.assign(document.createElement("script"), {
        src: address,
        onload: () => resolve(),
        onerror: reject
      });
      document.head.append(element);
    });
  }

  /**
   * What the finder needs of a worker.
   * @typedef {{onmessage: ((event: any) => void) | null, onerror: ((event: any) => void) | null,
   *   postMessage: (data: unknown) => void}} Engine
   */

  /** The worker's code, run in the page: a scope of its own stands for the worker's global one.
   * @returns {Engine} */
  function inPage() {
    /** @type {(event: object) => void} */
    let listen = () => {};
    /** @type {Engine} */
    const engine = {
      onmessage: null,
      onerror: null,
      postMessage: (data) => void setTimeout(() => listen({ data }))
    };
    const scope = {
      self: {},
      /** @param {string} _ @param {typeof listen} listener */
      addEventListener: (_, listener) => (listen = listener),
      /** @param {unknown} data */
      postMessage: (data) => engine.onmessage && engine.onmessage({ data })
    };
    scope.self = scope;
    window.handbookSearchEngine.call(scope, scope);
    return engine;
  }

  /** @param {string} address */
  async function fetchIndex(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  /** The engine and the index, which come together. Throws where one of them does not come.
   * @param {HandbookSearchFiles} files @returns {Promise<{engine: Engine, index: HandbookIndex}>} */
  async function online(files) {
    /** @type {Worker} */
    let engine;
    try {
      engine = new Worker(files.worker);
    } catch (error) {
      return fromFolder(files); // it has workers, and allows none
    }
    const broken = new Promise((_, reject) => (engine.onerror = reject));
    try {
      return { engine, index: await Promise.race([broken, fetchIndex(files.index)]) };
    } catch (error) {
      engine.terminate();
      throw error;
    }
  }

  /** @param {HandbookSearchFiles} files @returns {Promise<{engine: Engine, index: HandbookIndex}>} */
  async function fromFolder(files) {
    await script(files.index.replace(/[^/]*$/, "search_in_folder.js"));
    return { engine: inPage(), index: window.handbookSearchIndex };
  }

  /** Lets a worker be asked one thing after another. @param {Engine} engine
   * @returns {(data: object) => Promise<any>} */
  function asker(engine) {
    /** @type {{resolve: (data: unknown) => void, reject: (error: unknown) => void}[]} */
    const waiting = [];
    engine.onmessage = ({ data }) => {
      const first = waiting.shift();
      if (first) first.resolve(data);
    };
    engine.onerror = (error) => waiting.splice(0).forEach(({ reject }) => reject(error));
    return (data) =>
      new Promise(function (resolve, reject) {
        waiting.push({ resolve, reject });
        engine.postMessage(data);
      });
  }

  /** @param {HandbookSearchFiles} files
   * @returns {HandbookFinder} what it promises fails where the search cannot load */
  window.handbookFinder = function (files) {
    const ready = (location.protocol === "file:" || !window.Worker ? fromFolder : online)(files).then(
      async ({ engine, index }) => {
        const post = asker(engine);
        await post({ type: SETUP, data: index });
        return post;
      }
    );
    return {
      ready,
      ask: async (query) => (await (await ready)({ type: QUERY, data: query })).data
    };
  };
})();
