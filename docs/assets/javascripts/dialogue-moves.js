/* with: packing dialogue-losses */
/* words: my-dialogue.moves */
// Dialogues that come to «My dialogue» from a file or a link, and go from there to another phone, or away. The page loads it
// when it is asked for.
(function (handbook) {
  "use strict";

  /**
   * @typedef {HandbookState} State
   * @typedef {HandbookMyDialogue} Page
   */
  const { make, packing, store } = handbook;
  const { inLink, saveToday } = handbook.dialogueFiles;
  const words = window.handbookWords["my-dialogue.moves"][window.handbookLanguage];
  const LONG = 4000; // characters of a link that messengers still send whole
  const LARGEST = 5e6; // bytes of a file

  /** @param {Page} page */
  async function readFile(page) {
    const [file] = page.file.files || [];
    if (!file) return;
    const text = file.size < LARGEST ? await new Response(file).text().catch(() => "") : "";
    page.file.value = "";
    offer(page, text, words.inFile, true);
  }

  /** The data stay in the address until the reader has decided: the page may be opened anew meanwhile.
   * @param {Page} page */
  async function readLink(page) {
    const data = inLink();
    if (data === undefined) return;
    const text = await packing.unpack(data).catch(() => "");
    if (!text && data[0] === "z" && !packing.canUnpack) return page.announce(words.errors.old);
    offer(page, text, words.inLink, false, () => {
      try {
        history.replaceState(history.state, "", location.pathname + location.search);
      } catch (error) {
        location.hash = ""; // a browser that lets no entry be changed takes one more
      }
    });
  }

  /** Shows what comes in before it is taken. @param {Page} page @param {string} text
   * @param {string} where @param {boolean} canReplace @param {() => void} [onclose] */
  function offer(page, text, where, canReplace, onclose = () => {}) {
    const found = store.parse(text);
    if ("error" in found) {
      onclose();
      const isCut = found.error === "not-ours" && !canReplace;
      return page.announce(words.errors[isCut ? "cut" : found.error]);
    }
    const mine = new Map(store.read().dialogues.map((each) => [each.id, JSON.stringify(each)]));
    const lines = found.state.dialogues.map((each) => {
      const own = mine.get(each.id);
      const kind = own === undefined ? "isNew" : own === JSON.stringify(each) ? "isSame" : "isChanged";
      return `${page.name(each)} – ${words[kind]}`;
    });
    if (!lines.length) {
      onclose();
      return page.announce(words.errors.nothing);
    }
    const take = (/** @type {(state: State) => State} */ act) => () => {
      const names = found.state.dialogues.map((each) => page.name(each)).join(", ");
      const undo = store.changeWithUndo(
        `${words.taken} ${names}`,
        (state) => void Object.assign(state, act(state))
      );
      page.announceDone(words.taken, undo);
    };
    const [first] = found.state.dialogues;
    const chosen = canReplace ? {} : { current: first.id };
    const merge = take((state) => ({ ...store.merge(state, found.state), ...chosen }));
    /** @type {[string, () => void][]} */
    const choices = [[canReplace ? words.merge : words.accept, merge]];
    if (canReplace) choices.push([words.replace, take(() => found.state)]);
    page.ask(where, [...lines, ...lost(page, text, found.state)], choices, onclose);
  }

  /** What is said of what cannot be taken over. @param {Page} page @param {string} text @param {State} state */
  function lost(page, text, state) {
    const templates = page.given.forms.map((/** @type {{id: string}} */ { id }) => id);
    const found = Object.entries(handbook.dialogueLosses(JSON.parse(text), state, templates));
    return found.flatMap(([kind, count]) =>
      count ? [words.lost[kind].replace("{count}", String(count))] : []
    );
  }

  /** @param {Page} page */
  async function share(page) {
    const current = store.currentOf(store.read());
    if (!current) return;
    const text = JSON.stringify({ version: store.VERSION, current: current.id, dialogues: [current] });
    const url = `${location.href.split("#")[0]}#dialogue=${await packing.pack(text)}`;
    const send = () => give(page, current, url);
    if (url.length <= LONG) return send();
    const saveIt = () =>
      page.announce(page.words.saved.replace("{name}", saveToday(text, "handbook-dialogue")));
    page.ask(
      words.long.replace("{count}", String(url.length)),
      [],
      [
        [words.saveOne, saveIt],
        [words.anyway, send]
      ]
    );
  }

  /** @param {Page} page @param {HandbookDialogue} current @param {string} url */
  async function give(page, current, url) {
    try {
      if (navigator.share) return await navigator.share({ title: page.name(current), url });
      await navigator.clipboard.writeText(url);
      page.announce(words.copied);
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      const field = make("input", { value: url, readOnly: true, "aria-label": words.link });
      page.announce(words.copyByHand, undefined, field);
      field.select();
    }
  }

  /** Takes the dialogue away that is shown; the one before it is shown then. @param {Page} page */
  async function remove(page) {
    const gone = store.currentOf(store.read());
    if (!gone) return;
    const text = page.words.removed.replace("{name}", page.name(gone));
    const undo = store.changeWithUndo(text, (state) => {
      const place = state.dialogues.findIndex((each) => each.id === gone.id);
      state.dialogues.splice(place, 1);
      state.current = (state.dialogues[Math.max(0, place - 1)] || { id: "" }).id;
    });
    page.announceDone(text, undo);
  }

  handbook.dialogueMoves = { readFile, readLink, remove, share };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
