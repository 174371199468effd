/* needs: element */
/* with: choice */
// <handbook-chooser>: people, questions and purpose in, fitting forms of dialogue out, with the reason in
// words. Its data and its words come with the page (hooks/handbook/chooser.py); its state is in the address,
// so it can be linked.
(function () {
  "use strict";

  /**
   * @typedef {HandbookMeasure} Measure
   * @typedef {HandbookFormat} Format
   * @typedef {HandbookAsked} Asked
   * @typedef {HandbookPurpose | undefined} Purpose
   */
  const { Component, choice, define, find, make } = window.handbook;
  const { MEASURES, changes, choose, numberOf, takes } = choice;
  const FIELDS = /** @type {const} */ ([...MEASURES, "purpose"]);

  class Chooser extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      const { formats, purposes, words } = this.data();
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
      if (!purpose.value) purpose.value = ""; // a purpose that is not on the list is none
      this.answer(false);
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
      const address = location.pathname + (search ? "?" + search : "") + location.hash;
      history.replaceState(history.state, "", address);
    }

    /** @param {Asked} asked @param {Purpose} purpose */
    show(asked, purpose) {
      const { fitting, others, unsized, isMeant } = choose(this.formats, asked, purpose);
      const meant = purpose ? fitting.filter(isMeant) : fitting;
      const rest = purpose ? fitting.filter((form) => !isMeant(form)) : [];
      const why = (/** @type {Format} */ form) => this.reasons(form, asked);
      const parts = [];
      if (meant.length) parts.push(this.list(meant, why, "ol"));
      else parts.push(...this.changes(others, asked, purpose));
      if (rest.length) parts.push(this.heading(this.words.rest), this.list(rest, why));
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
        (forms[new Intl.PluralRules(document.documentElement.lang).select(value)] || forms.other)
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

    /** @param {Format[]} forms @param {(form: Format) => string} why @param {"ol" | "ul"} [tag] */
    list(forms, why, tag = "ul") {
      const items = forms.map((form) => {
        const reason = why(form);
        const link = make("a", { href: form.href }, form.title);
        return make("li", {}, link, ...(reason ? [make("br"), reason] : []));
      });
      return make(tag, {}, ...items);
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
