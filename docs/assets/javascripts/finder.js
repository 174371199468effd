// What the search asks: Material's search worker with the index of the language being read. Pages opened from a folder can start
// no worker and fetch nothing; there the same code and index come in one script, and run in the page.
(function () {
  "use strict";

  const SETUP = 0, QUERY = 2; // the worker's own message types
  const OTHERS = 0xa1, END = "\x7f";
  const ONE_BYTE = [...Array(0x5f).keys()].map((code) => String.fromCharCode(code + 0x20)).filter((letter) => letter !== '"' && letter !== "\\");

  /** The texts of the index, published as a list of words and a stream of their numbers (hooks/handbook/search_packing.py).
   * @param {{words: string, stream: string}} packed @returns {string[]} */
  function unpack({ words, stream }) {
    const numbers = new Map(ONE_BYTE.map((letter, number) => [letter, number]));
    let before = "";
    const pieces = words.split(/\^(?=\d)/).map((word) => (before = before.slice(0, Number(word[0])) + word.slice(1)));
    const isWord = pieces.map((piece) => /^[\p{L}\p{N}_]/u.test(piece));
    return stream.split(END).map(function (numbered) {
      let text = "", isAfterWord = false, isCapital = false;
      for (const letter of numbered) {
        const number = numbers.has(letter) ? numbers.get(letter) : letter.charCodeAt(0) - OTHERS + ONE_BYTE.length;
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

  /** The index as the worker takes it: it cuts a text that is no paragraph after the last word. */
  function whole({ config, docs, words, stream }) {
    const texts = stream === undefined ? null : unpack({ words, stream });
    return { config, docs: texts ? docs.map((doc, at) => ({ ...doc, title: texts[at],
      text: texts[docs.length + at] && `<p>${texts[docs.length + at]}</p>` })) : docs,
      options: { suggest: true } };
  }

  /** @param {string} address @returns {Promise<void>} */
  function script(address) {
    return new Promise(function (resolve, reject) {
      const element = Object.assign(document.createElement("script"), { src: address, onload: () => resolve(), onerror: reject });
      document.head.append(element);
    });
  }

  /** The worker's code, run in the page: a scope of its own stands for the worker's global one. */
  function inPage() {
    let listen;
    const engine = { onmessage: null, onerror: null, postMessage: (data) => setTimeout(() => listen({ data })) };
    const scope = { self: null, lunr: undefined, handbookSearch: undefined, importScripts() {},
      addEventListener: (_, listener) => (listen = listener), postMessage: (data) => engine.onmessage({ data }) };
    scope.self = scope;
    window.handbookSearchEngine.call(scope, scope);
    return engine;
  }

  async function online(files) {
    const engine = new Worker(files.worker);
    const response = await fetch(files.index);
    if (!response.ok) throw new Error(response.statusText);
    return { engine, index: await response.json() };
  }

  async function fromFolder(files) {
    await script(files.folder);
    return { engine: inPage(), index: window.handbookSearchIndex };
  }

  /** @param {{worker: string, index: string, folder: string}} files
   * @returns {{ready: Promise<any>, ask: (query: string) => Promise<{items: any[][], suggest?: string[]}>}} both fail where the search
   * cannot load */
  window.handbookFinder = function (files) {
    const waiting = [];
    let engine;

    function post(data) {
      return new Promise(function (resolve, reject) {
        waiting.push({ resolve, reject });
        engine.postMessage(data);
      });
    }

    const ready = (location.protocol === "file:" ? fromFolder : online)(files).then(function (found) {
      engine = found.engine;
      engine.onmessage = ({ data }) => waiting.shift().resolve(data);
      engine.onerror = (error) => waiting.splice(0).forEach(({ reject }) => reject(error));
      return post({ type: SETUP, data: whole(found.index) });
    });
    return { ready, ask: (query) => ready.then(() => post({ type: QUERY, data: query })).then(({ data }) => data) };
  };
})();
