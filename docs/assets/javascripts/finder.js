// What the search asks: Material's search worker with the index of the language being read. Pages opened from
// a folder can start no worker and fetch nothing; there the same code and index come in one script, and run
// in the page.
(function () {
  "use strict";

  const SETUP = 0, QUERY = 2; // the worker's own message types
  const OTHERS = 0xa1, END = "\x7f";
  const ONE_BYTE = [...Array(0x5f).keys()].map((code) => String.fromCharCode(code + 0x20)).filter((letter) => letter !== '"' && letter !== "\\");

  /** The texts of the index, published as a list of words and a stream of their numbers
   * (hooks/handbook/publish/search/packing.py). @param {{words: string, stream: string}} packed
   * @returns {string[]} */
  function unpack({ words, stream }) {
    const numbers = new Map(ONE_BYTE.map((letter, number) => [letter, number]));
    let before = "";
    const pieces = words.split(/\^(?=\d)/).map((word) => (before = before.slice(0, Number(word[0])) + word.slice(1)));
    const isWord = pieces.map((piece) => /^[\p{L}\p{N}_]/u.test(piece));
    return stream.split(END).map((numbered) => {
      let text = "", isAfterWord = false, isCapital = false;
      for (const letter of numbered) {
        const short = numbers.get(letter);
        const number = short === undefined ? letter.charCodeAt(0) - OTHERS + ONE_BYTE.length : short;
        const piece = pieces[number];
        if (!piece) {
          isCapital = true;
          continue;
        }
        if (isWord[number] && isAfterWord) text += " ";
        text += isCapital ? piece[0].toUpperCase() + piece.slice(1) : piece;
        isAfterWord = isWord[number];
        isCapital = false;
      }
      return text;
    });
  }

  /** The index as the worker takes it: it cuts a text that is no paragraph after the last word.
   * @param {HandbookIndex} index */
  function forWorker({ config, docs, words, stream }) {
    const options = { suggest: true };
    if (stream === undefined) return { config, docs, options };
    const texts = unpack({ words, stream });
    const filled = docs.map((doc, place) => {
      const text = texts[docs.length + place];
      return { ...doc, title: texts[place], text: text && `<p>${text}</p>` };
    });
    return { config, docs: filled, options };
  }

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
      lunr: undefined,
      handbookSearch: undefined,
      importScripts() {},
      /** @param {string} _ @param {typeof listen} listener */
      addEventListener: (_, listener) => (listen = listener),
      /** @param {unknown} data */
      postMessage: (data) => engine.onmessage && engine.onmessage({ data })
    };
    scope.self = scope;
    window.handbookSearchEngine.call(scope, scope);
    return engine;
  }

  /** @param {HandbookSearchFiles} files @returns {Promise<{engine: Engine, index: HandbookIndex}>} */
  async function online(files) {
    const engine = new Worker(files.worker);
    const response = await fetch(files.index);
    if (!response.ok) throw new Error(response.statusText);
    return { engine, index: await response.json() };
  }

  /** @param {HandbookSearchFiles} files @returns {Promise<{engine: Engine, index: HandbookIndex}>} */
  async function fromFolder(files) {
    await script(files.folder);
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
    const ready = (location.protocol === "file:" ? fromFolder : online)(files).then(
      async ({ engine, index }) => {
        const post = asker(engine);
        await post({ type: SETUP, data: forWorker(index) });
        return post;
      }
    );
    return {
      ready,
      ask: async (query) => (await (await ready)({ type: QUERY, data: query })).data
    };
  };
})();
