/* needs: element store */
/* with: form-days form-values form-fields telling */
/* later: form-acts undo */
// <handbook-form>: a template filled in on its page, kept with the current dialogue, taken away as a Word
// file, on paper, as text. Its definition and words come with the page (hooks/handbook/components/documents.py). Nothing
// that is typed leaves the browser.
(function () {
  "use strict";

  /** @typedef {HandbookFormField} Field */
  const { Component, FormFields, button, define, forms, linkToMyDialogue, load, make, store, tell } =
    window.handbook;

  class Form extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      const { form, words } = this.data();
      /** @type {HandbookFormDefinition} */
      this.definition = form;
      this.words = words;
      this.values = new forms.FormValues(form);
      this.fields = new FormFields(form, words, {
        save: (place) => this.save(place),
        add: (table) => this.act("add", table),
        take: (table) => this.act("take", table),
        insert: (table, row) => this.act("insert", table, row),
        remove: (table, row) => this.act("remove", table, row)
      });
      this.fault = "";
      this.state = store.empty();
      this.shape = "";
      const onsubmit = (/** @type {Event} */ event) => event.preventDefault();
      this.body = make("form", { className: "handbook-form print-hidden", onsubmit });
      this.where = linkToMyDialogue();
      this.kept = make("details", { className: "handbook-form__kept print-hidden" });
      this.status = make("p", {
        role: "status",
        className: "handbook-note print-hidden",
        tabIndex: -1,
        id: "form-told"
      });
      this.privacy = make("p", { className: "print-hidden" }, words.privacy);
      this.top = make("p", { className: "print-hidden" }, this.where);
      this.offer = make("p", { className: "print-hidden" });
      this.buttons = this.actions();
      element.addEventListener("focusin", () => this.begin(), { once: true });
    }

    connect() {
      // In a task of its own: the page answers in between.
      const building = setTimeout(() => this.build());
      this.onLeave(() => clearTimeout(building));
    }

    build() {
      const { privacy, top, offer, body, kept, status } = this;
      this.element.append(privacy, top, offer, body, kept, status, this.buttons);
      this.follow((state) => this.show(state));
      // A field may have to be made as high as its text.
      if (!(window.CSS && CSS.supports("field-sizing", "content"))) this.begin();
    }

    /** Gets what a form does beside holding what is typed: once. @returns {Promise<unknown>} */
    begin() {
      const begun = () => window.handbook.formActs.begin(this);
      this.begun = this.begun || Promise.all([load("form-acts"), store.undo || load("undo")]).then(begun);
      this.begun.catch(() => (this.begun = undefined));
      return this.begun;
    }

    actions() {
      const { words, definition } = this;
      const word = definition.documents.map(([label, script, name], index) =>
        button(label, () => this.act("download", script, name), index ? "" : "handbook-button--main")
      );
      const others = [
        ...("print" in window ? [button(words.print, () => this.act("print"))] : []),
        button(words.copy, () => this.act("copy")),
        button(words.clear, () => this.act("clear"))
      ];
      return make("p", { className: "handbook-form__actions print-hidden" }, ...word, ...others);
    }

    /** What is kept was read once, here or in another tab: all that is shown comes from that.
     * @param {HandbookState} state */
    show(state) {
      this.state = state;
      const dialogue = store.currentOf(state);
      this.values = new forms.FormValues(this.definition, dialogue);
      const shape = this.values.shape();
      if (shape !== this.shape || !this.fields.places.size) {
        this.body.replaceChildren(...this.fields.build(this.values));
      }
      this.shape = shape;
      this.fields.show(this.values);
      const name = dialogue && store.nameOf(dialogue);
      this.where.textContent = `${this.words.dialogue}: ${name || this.words.unnamed}`;
      this.warn();
      if (window.handbook.formActs) window.handbook.formActs.shown(this);
      else if (dialogue) this.begin(); // what is kept is to be put into the document
      this.showLeftovers();
    }

    /** @param {HandbookFormPlace} place */
    save({ field, path, input }) {
      const value = this.fields.valueOf(field, input);
      store.change((state) => forms.write(state, this.definition, field, path, value));
    }

    /** Does what has come when the form was touched. @param {keyof HandbookFormActions} name
     * @param {any[]} given */
    async act(name, ...given) {
      try {
        await this.begin();
        await /** @type {any} */ (window.handbook.formActs[name])(this, ...given);
      } catch (error) {
        console.warn(error);
        this.say(this.words.failed);
      }
    }

    /** Says once that what is written is not kept: below the field where it is written, which stays where it is;
     * when the page comes, at the top. */
    warn() {
      const fault = store.fault();
      if (fault === this.fault) return;
      this.fault = fault;
      const { faults, privacy } = this.words;
      const active = document.activeElement;
      if (active && this.body.contains(active)) this.say(faults[fault] || "", active.closest("p"));
      else this.privacy.textContent = faults[fault] || privacy;
    }

    /** Says something below a line of the form, else above the buttons; with a way back where there is one.
     * @param {string | (Node | string)[]} said @param {Element | null} [line] @param {() => void} [undo] */
    say(said, line, undo) {
      const { status } = this;
      const place = line && this.element.contains(line) ? line : this.kept;
      const isMoved = place.nextElementSibling !== status;
      if (isMoved) place.after(status);
      // The way back has the focus at once, and what was done as its description.
      tell(status, isMoved && !undo, ...(Array.isArray(said) ? said : [said]));
      if (!undo) return;
      const back = button(this.words.undo, () => {
        undo();
        this.say(this.words.undone, line);
        this.status.focus();
      });
      back.setAttribute("aria-describedby", status.id);
      status.append(" ", back);
      back.focus();
    }

    /** What was written and has no place in the template as it is now: [label or path, value].
     * @returns {[string, string][]} */
    leftovers() {
      const { places } = this.fields;
      const isCell = (/** @type {string} */ path) => Boolean((places.get(path) || { path: "" }).path);
      return [...this.fields.misfits(this.values), ...this.values.leftovers(isCell)];
    }

    showLeftovers() {
      const found = this.leftovers();
      const items = found.map(([label, value]) => make("li", {}, make("b", {}, `${label}: `), value));
      this.kept.hidden = !found.length;
      this.kept.replaceChildren(make("summary", {}, this.words.kept), make("ul", {}, ...items));
    }
  }

  define("form", Form);
})();
