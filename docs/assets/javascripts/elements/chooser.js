/* needs: element */
/* with: choice */
/* later: store undo */
// <handbook-chooser>: people, questions and purpose in, fitting forms of dialogue out, with the reason in
// words. Its data and its words come with the page (hooks/handbook/chooser.py); its state is in the address,
// so it can be linked. At the reader's word a form goes into the papers of the dialogue.
(function () {
  "use strict";

  /**
   * @typedef {HandbookMeasure} Measure
   * @typedef {HandbookFormat} Format
   * @typedef {HandbookAsked} Asked
   * @typedef {HandbookPurpose | undefined} Purpose
   */
  const { Component, button, choice, define, find, load, make } = window.handbook;
  const { MEASURES, changes, choose, numberOf, takes } = choice;
  const FIELDS = /** @type {const} */ ([...MEASURES, "purpose"]);

  class Chooser extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      const { formats, purposes, papers, words } = this.data();
      /** The fields that take a form and a number of people: their keys. @type {Record<"format" | "people", string[]>} */
      this.papers = papers;
      /** @type {Format[]} */
      this.formats = formats;
      /** @type {HandbookPurpose[]} */
      this.purposes = purposes;
      this.words = words;
      /** @type {HTMLFormElement} */
      this.form = find(element, "form");
      this.status = find(element, "[role=status]");
      this.results = find(element, ".handbook-chooser__results");
      this.form.addEventListener("input", () => this.answer(true));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", () => setTimeout(() => this.answer(true)));
    }

    connect() {
      this.listen(window, "popstate", () => this.recall());
      this.recall();
      this.element.hidden = false;
    }

    /** @param {typeof FIELDS[number]} name */
    field(name) {
      return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
    }

    /** Fills the form from the address and answers. */
    recall() {
      const asked = new URLSearchParams(location.search);
      for (const name of FIELDS) this.field(name).value = asked.get(name) || "";
      const purpose = this.field("purpose");
      if (!purpose.value) purpose.value = this.heir(asked.get("purpose"));
      this.answer(false);
    }

    /** What a purpose of an older link is called now; one that was never on the list is none. @param {string | null} id */
    heir(id) {
      const heir = this.purposes.find(({ was = [] }) => id && was.includes(id));
      return heir ? heir.id : "";
    }

    /** @param {boolean} isAsked whether the reader changed something: then the address follows */
    answer(isAsked) {
      const [people, questions] = MEASURES.map((measure) => numberOf(this.field(measure).value, measure));
      const asked = { people, questions };
      const purpose = this.purposes.find((each) => each.id === this.field("purpose").value);
      const wrong = MEASURES.filter((measure) => Number.isNaN(asked[measure]));
      for (const measure of MEASURES) {
        this.field(measure).setAttribute("aria-invalid", String(wrong.includes(measure)));
      }
      if (isAsked) this.remember();
      if (wrong.length) this.announce(wrong.map((measure) => this.words.wrong[measure]).join(" "), []);
      else if (people === null && questions === null && !purpose) this.announce(this.words.start, []);
      else this.show(asked, purpose);
    }

    remember() {
      const query = new URLSearchParams();
      for (const name of FIELDS) {
        const value = this.field(name).value.trim();
        if (value) query.set(name, value);
      }
      const search = String(query);
      const address = location.pathname + (search && "?" + search) + location.hash;
      try {
        history.replaceState(history.state, "", address);
      } catch (error) {
        // The address then leads to an empty form.
      }
    }

    /** @param {Asked} asked @param {Purpose} purpose */
    show(asked, purpose) {
      const { fitting, others, unsized, isMeant } = choose(this.formats, asked, purpose);
      const meant = purpose ? fitting.filter(isMeant) : fitting;
      const rest = purpose ? fitting.filter((form) => !isMeant(form)) : [];
      const why = (/** @type {Format} */ form) => this.reasons(form, asked);
      const parts = [];
      if (meant.length) parts.push(this.list(meant, why, "ol", asked.people));
      else parts.push(...this.changes(others, asked, purpose));
      if (rest.length) parts.push(this.heading(this.words.rest), this.list(rest, why, "ul", asked.people));
      if (unsized.length) {
        parts.push(
          this.heading(this.words.unsized),
          this.list(unsized, () => "")
        );
      }
      if (others.length) {
        const list = this.list(others, (form) => this.reasons(form, asked, true));
        parts.push(make("details", {}, make("summary", {}, this.words.others), list));
      }
      const { fitting: found, none } = this.words;
      this.announce(meant.length ? found.replace("{count}", String(meant.length)) : none, parts);
    }

    /** Why a form fits, or why it does not. @param {Format} form
     * @param {Asked} asked @param {boolean} [isAgainst] */
    reasons(form, asked, isAgainst = false) {
      const words = this.words[isAgainst ? "against" : "reason"];
      return MEASURES.map((measure) => {
        const value = asked[measure];
        if (value === null || takes(form[measure], value) === isAgainst) return "";
        const reason = words[measure].replace("{count}", this.counted(value, measure));
        return reason.replace("{wording}", form.wording[measure]);
      })
        .filter(Boolean)
        .join(" ");
    }

    /** A number with its noun in the right form. @param {number} value @param {Measure} measure */
    counted(value, measure) {
      const forms = this.words.nouns[measure];
      return (
        value +
        " " +
        (forms[Intl.PluralRules && new Intl.PluralRules(window.handbookLanguage).select(value)] ||
          forms.other)
      );
    }

    /** What would have to change for a form to fit. @param {Format[]} others
     * @param {Asked} asked @param {Purpose} purpose */
    changes(others, asked, purpose) {
      const steps = changes(others, asked, purpose);
      if (!steps.length) return [];
      const words = new Map(
        steps.map(({ form, needed }) => {
          const each = needed.map(({ measure, target, isLess }) =>
            this.words.change[measure][isLess ? "less" : "more"].replace(
              "{count}",
              this.counted(target, measure)
            )
          );
          return [form, each.join(" ")];
        })
      );
      const list = this.list([...words.keys()], (form) => words.get(form) || "");
      return [this.heading(this.words.changes), list];
    }

    /** @param {Format[]} forms @param {(form: Format) => string} why @param {"ol" | "ul"} [tag]
     * @param {number | null} [people] where a form may be taken, and their number is known or not */
    list(forms, why, tag = "ul", people) {
      const items = forms.map((form) => {
        const reason = why(form);
        const link = make("a", { href: form.href }, form.title);
        const take = people === undefined || self !== self.top ? [] : this.take(form, people);
        return make("li", {}, link, ...(reason ? [make("br"), reason] : []), ...take);
      });
      return make(tag, {}, ...items);
    }

    /** A button that writes a form into the papers of the dialogue, and the place where this is said.
     * @param {Format} form @param {number | null} people */
    take(form, people) {
      const said = make("span", { role: "status", tabIndex: -1 });
      const act = button(this.words.take, () => this.write(form, people, said));
      act.setAttribute("aria-label", `${this.words.take}: ${form.title}`);
      return [make("p", { className: "handbook-chooser__take" }, act, " ", said)];
    }

    /** @param {Format} form @param {number | null} people @param {HTMLElement} said */
    async write(form, people, said) {
      const { papers, words } = this;
      try {
        if (!window.handbook.store) await load("store");
        if (!window.handbook.store.undo) await load("undo");
      } catch (error) {
        said.textContent = words.failed;
        return;
      }
      const { store } = window.handbook;
      const undo = store.changeWithUndo(`${words.taken} ${form.title}.`, (state) => {
        for (const key of papers.format) store.put(state, key, form.id);
        for (const key of people === null ? [] : papers.people) store.put(state, key, String(people));
      });
      const back = button(words.undo, () => {
        undo();
        said.textContent = words.undone;
        said.focus();
      });
      const link = make("a", { href: words.plan }, words.open);
      said.replaceChildren(store.fault() ? words.notKept : words.taken, " ", link, " ", back);
      said.focus();
    }

    /** @param {string} text */
    heading(text) {
      return make("p", { className: "handbook-chooser__heading" }, text);
    }

    /** @param {string} text @param {Node[]} parts */
    announce(text, parts) {
      this.status.textContent = text;
      this.results.replaceChildren(...parts);
    }
  }

  define("chooser", Chooser);
})();
