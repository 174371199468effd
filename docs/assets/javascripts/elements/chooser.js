// <handbook-chooser>: people, questions and purpose in, fitting forms of dialogue out, with the reason in words.
// Its data and its words come with the page (hooks/handbook/chooser.py); its state is in the address, so it can be linked.
(function () {
  "use strict";

  /**
   * @typedef {{min: number | null, max: number | null}} Bounds
   * @typedef {{id: string, title: string, href: string, people: Bounds | "any" | null, questions: Bounds | "any" | null,
   *   wording: {people: string, questions: string}}} Format
   * @typedef {{id: string, title: string, formats: string[]}} Purpose
   */
  const MEASURES = /** @type {const} */ (["people", "questions"]);
  const LIMITS = { people: 100000, questions: 100 }; // beyond these it is a slip of the finger

  /** Whether bounds take a number: «up to» is inclusive, a form without bounds takes any.
   * @param {Bounds | "any" | null} bounds @param {number | null} value */
  function takes(bounds, value) {
    if (value === null || bounds === null || bounds === "any") return true;
    return (bounds.min === null || value >= bounds.min) && (bounds.max === null || value <= bounds.max);
  }

  /** The nearest number that bounds take. @param {Bounds} bounds @param {number} value */
  const nearest = (bounds, value) =>
    bounds.max !== null && value > bounds.max ? bounds.max : bounds.min || value;

  /** A number typed by a reader, «12», «12 адам», of «3-4» the larger: null for none, NaN for what is no number of people or questions.
   * @param {string} typed @param {"people" | "questions"} measure */
  function numberOf(typed, measure) {
    const bare = typed.trim().replace(/[\s\u00a0]/g, "");
    if (!bare) return null;
    const found = /^[а-яёәғқңөұүһі.]*(\d{1,9})(?:[-–—](\d{1,9}))?[а-яёәғқңөұүһі.]*$/i.exec(bare);
    const value = found ? Math.max(Number(found[1]), Number(found[2] || 0)) : NaN;
    return value >= 1 && value <= LIMITS[measure] ? value : NaN;
  }

  /** Forms that the source gives a size: those that fit, in order, and those that do not.
   * @param {Format[]} formats @param {{people: number | null, questions: number | null}} asked @param {Purpose | undefined} purpose */
  function choose(formats, asked, purpose) {
    const rank = (/** @type {Format} */ form) => {
      const place = purpose ? purpose.formats.indexOf(form.id) : -1;
      return place < 0 ? formats.length : place;
    };
    // Without a purpose the form whose room is nearest to the number of people comes first.
    const room = (/** @type {Format} */ form) =>
      form.people && form.people !== "any" && form.people.max !== null && asked.people !== null
        ? form.people.max - asked.people
        : Infinity;
    const order = (/** @type {Format} */ a, /** @type {Format} */ b) =>
      rank(a) - rank(b) || (room(a) === room(b) ? 0 : room(a) - room(b));
    const fits = (/** @type {Format} */ form) =>
      MEASURES.every((measure) => takes(form[measure], asked[measure]));
    const sized = formats.filter((form) => form.people !== null);
    return {
      fitting: sized.filter(fits).sort(order),
      others: sized.filter((form) => !fits(form)),
      unsized: formats.filter(
        (form) => form.people === null && (!purpose || purpose.formats.includes(form.id))
      ),
      isMeant: (/** @type {Format} */ form) => rank(form) < formats.length
    };
  }

  class Chooser extends HTMLElement {
    connectedCallback() {
      const { formats, purposes, words } = JSON.parse(this.querySelector("script").textContent);
      /** @type {Format[]} */
      this.formats = formats;
      /** @type {Purpose[]} */
      this.purposes = purposes;
      this.words = words;
      this.form = this.querySelector("form");
      this.status = this.querySelector("[role=status]");
      this.results = this.querySelector(".handbook-chooser__results");
      this.hidden = false;
      this.recall();
      this.form.addEventListener("input", () => this.answer(true));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", () => setTimeout(() => this.answer(true)));
      addEventListener("popstate", () => this.recall());
    }

    /** Fills the form from the address and answers. */
    recall() {
      const asked = new URLSearchParams(location.search);
      for (const name of ["people", "questions", "purpose"]) {
        const field = /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
        field.value = asked.get(name) || "";
        if (name === "purpose" && !field.value) field.value = ""; // a purpose that is not on the list is none
      }
      this.answer(false);
    }

    /** @param {boolean} isAsked whether the reader changed something: then the address follows */
    answer(isAsked) {
      const fields = /** @type {Record<string, HTMLInputElement>} */ (
        Object.fromEntries(
          ["people", "questions", "purpose"].map((name) => [name, this.form.elements.namedItem(name)])
        )
      );
      const asked = {
        people: numberOf(fields.people.value, "people"),
        questions: numberOf(fields.questions.value, "questions")
      };
      const purpose = this.purposes.find((each) => each.id === fields.purpose.value);
      const wrong = MEASURES.filter((measure) => Number.isNaN(asked[measure]));
      for (const measure of MEASURES)
        fields[measure].setAttribute("aria-invalid", String(wrong.includes(measure)));
      if (isAsked) this.remember(fields);
      if (wrong.length) return this.say(wrong.map((measure) => this.words.wrong[measure]).join(" "), []);
      if (asked.people === null && asked.questions === null && !purpose)
        return this.say(this.words.start, []);
      this.show(asked, purpose);
    }

    /** @param {Record<string, HTMLInputElement>} fields */
    remember(fields) {
      const query = new URLSearchParams();
      for (const [name, field] of Object.entries(fields))
        if (field.value.trim()) query.set(name, field.value.trim());
      const search = String(query);
      history.replaceState(
        history.state,
        "",
        location.pathname + (search ? "?" + search : "") + location.hash
      );
    }

    /** @param {{people: number | null, questions: number | null}} asked @param {Purpose | undefined} purpose */
    show(asked, purpose) {
      const { fitting, others, unsized, isMeant } = choose(this.formats, asked, purpose);
      const meant = purpose ? fitting.filter(isMeant) : fitting;
      const rest = purpose ? fitting.filter((form) => !isMeant(form)) : [];
      const parts = [];
      if (meant.length) parts.push(this.list(meant, (form) => this.reasons(form, asked), "ol"));
      if (!meant.length) parts.push(...this.changes(others, asked, purpose));
      if (rest.length)
        parts.push(
          this.heading(this.words.rest),
          this.list(rest, (form) => this.reasons(form, asked))
        );
      if (unsized.length)
        parts.push(
          this.heading(this.words.unsized),
          this.list(unsized, () => "")
        );
      if (others.length) {
        const details = document.createElement("details");
        const summary = details.appendChild(document.createElement("summary"));
        summary.textContent = this.words.others;
        details.append(this.list(others, (form) => this.reasons(form, asked, true)));
        parts.push(details);
      }
      this.say(
        meant.length ? this.words.fitting.replace("{count}", String(meant.length)) : this.words.none,
        parts
      );
    }

    /** Why a form fits, or why it does not. @param {Format} form @param {{people: number | null, questions: number | null}} asked
     * @param {boolean} [isAgainst] */
    reasons(form, asked, isAgainst = false) {
      return MEASURES.filter(
        (measure) => asked[measure] !== null && takes(form[measure], asked[measure]) !== isAgainst
      )
        .map((measure) =>
          this.words[isAgainst ? "against" : "reason"][measure]
            .replace("{count}", this.counted(asked[measure], measure))
            .replace("{wording}", form.wording[measure])
        )
        .join(" ");
    }

    /** A number with its noun in the right form. @param {number} value @param {"people" | "questions"} measure */
    counted(value, measure) {
      const forms = this.words.nouns[measure];
      return (
        value +
        " " +
        (forms[new Intl.PluralRules(document.documentElement.lang).select(value)] || forms.other)
      );
    }

    /** What would have to change for a form to fit: the forms where one change is enough come first.
     * @param {Format[]} others @param {{people: number | null, questions: number | null}} asked @param {Purpose | undefined} purpose */
    changes(others, asked, purpose) {
      const wanted = purpose ? others.filter((form) => purpose.formats.includes(form.id)) : others;
      const steps = (wanted.length ? wanted : others).map((form) => {
        const needed = MEASURES.filter((measure) => !takes(form[measure], asked[measure])).map((measure) => {
          const bounds = /** @type {Bounds} */ (form[measure]);
          const target = nearest(bounds, asked[measure]);
          return {
            measure,
            target,
            isLess: target < asked[measure],
            cost: Math.abs(target - asked[measure]) / asked[measure]
          };
        });
        return { form, needed, cost: needed.reduce((sum, each) => sum + each.cost + 1, 0) };
      });
      const nearestForms = steps.sort((a, b) => a.cost - b.cost).slice(0, 3);
      if (!nearestForms.length) return [];
      const said = new Map(
        nearestForms.map(({ form, needed }) => [
          form,
          needed
            .map(({ measure, target, isLess }) =>
              this.words.change[measure][isLess ? "less" : "more"].replace(
                "{count}",
                this.counted(target, measure)
              )
            )
            .join(" ")
        ])
      );
      return [this.heading(this.words.changes), this.list([...said.keys()], (form) => said.get(form))];
    }

    /** @param {Format[]} forms @param {(form: Format) => string} why @param {string} [tag] */
    list(forms, why, tag = "ul") {
      const list = document.createElement(tag);
      for (const form of forms) {
        const item = list.appendChild(document.createElement("li"));
        const link = item.appendChild(document.createElement("a"));
        link.href = form.href;
        link.textContent = form.title;
        const reason = why(form);
        if (reason) item.append(document.createElement("br"), reason);
      }
      return list;
    }

    /** @param {string} text */
    heading(text) {
      const heading = document.createElement("p");
      heading.className = "handbook-chooser__heading";
      heading.textContent = text;
      return heading;
    }

    /** @param {string} text @param {Node[]} parts */
    say(text, parts) {
      this.status.textContent = text;
      this.results.replaceChildren(...parts);
    }
  }

  customElements.define("handbook-chooser", Chooser);
})();
