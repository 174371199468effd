/* needs: element */
/* words: linking.script */
/* later: linking-things */
// <handbook-linking>: what to put on another site, of which page, in which language; the lines to copy, and
// how they will look. The lines are the HTML of what is shown: they cannot differ from it. What there
// is comes in a script of its own (linking.py).
(function () {
  "use strict";

  /**
   * @typedef {{url: string, title: string[], summary?: string[], short?: string, height?: number}} Thing
   * @typedef {{address: string, language: string, place: number, title: string}} Target a thing in a language
   */
  const { Component, button, define, find, load, make } = window.handbook;

  class Linking extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      const { root, languages, columns, parts } = window.handbookLinkingThings;
      const lang = window.handbookLanguage;
      const words = window.handbookWords["linking.script"][lang];
      const up = lang === languages[0] ? "../" : "../../";
      /** Where this very page is read: what is shown comes from here, no request leaves for another host. */
      this.local = new URL(up, location.href.split(/[?#]/)[0]).href;
      /** @type {string} */
      this.root = root || this.local; // the build may not have known the site's address
      /** Pictures of pages are there only where the build knew the address. */
      this.hasPictures = Boolean(root);
      this.words = words;
      /** @type {string[]} */
      this.languages = languages;
      const columnsOf = (/** @type {string[][]} */ of, /** @type {number} */ row) =>
        of.map((column) => column[row]);
      /** @type {Thing[]} */
      this.pages = columns.url.map((/** @type {string} */ url, /** @type {number} */ row) => ({
        url,
        short: columns.short[row],
        title: columnsOf(columns.title, row),
        summary: columnsOf(columns.summary, row)
      }));
      /** @type {Thing[]} */
      this.parts = parts;
      this.things = parts;
      this.kind = this.choice("kind", words.what, Object.entries(words.kinds), "embed");
      this.thing = make("select", { id: "linking-thing" });
      this.thingName = make("label", { htmlFor: this.thing.id });
      this.language = this.choice("language", words.language, this.names(), lang);
      this.theme = this.choice("theme", words.theme, Object.entries(words.themes), "auto");
      this.lines = make("textarea", {
        id: "linking-lines",
        readOnly: true,
        rows: 5,
        spellcheck: false,
        wrap: "soft"
      });
      this.status = make("p", { role: "status" });
      const preview = { className: "handbook-linking__preview", role: "group", "aria-label": words.preview };
      this.preview = make("div", preview);
      this.more = make("p");
      element.replaceChildren(
        this.form(),
        make("p", {}, make("label", { htmlFor: this.lines.id }, words.lines), this.lines),
        button(words.copy, () => this.copy(), "handbook-button--main"),
        this.status,
        make("p", {}, make("b", {}, words.preview)),
        this.preview,
        this.more
      );
      this.fill();
      this.show();
      document.head.append(make("script", { src: up + "embed.js" }));
    }

    /** @returns {[string, string][]} the languages to choose from */
    names() {
      return this.languages.map((name) => [name, this.words.languages["of_" + name]]);
    }

    form() {
      const form = make("form", {}, this.kind, make("p", {}, this.thingName, this.thing), this.language);
      form.append(this.theme);
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", ({ target }) => {
        if (this.kind.contains(/** @type {Node} */ (target))) this.fill();
        this.show();
      });
      return form;
    }

    /** Radio buttons in a group. @param {string} name
     * @param {string} legend @param {[string, string][]} options @param {string} chosen */
    choice(name, legend, options, chosen) {
      const labels = options.map(([value, label]) => {
        const radio = make("input", {
          type: "radio",
          name: "linking-" + name,
          value,
          checked: value === chosen
        });
        return make("label", {}, radio, " ", label);
      });
      return make("fieldset", {}, make("legend", {}, legend), ...labels);
    }

    /** @param {HTMLFieldSetElement} fieldset @returns {string} */
    chosen(fieldset) {
      return find(fieldset, "input:checked").value;
    }

    /** The pages or the parts to choose from. */
    fill() {
      const isPart = this.chosen(this.kind) === "embed";
      this.thingName.textContent = isPart ? this.words.part : this.words.page;
      const things = isPart ? this.parts : this.pages;
      if (this.thing.options.length && this.things === things) return;
      this.things = things;
      const own = this.languages.indexOf(window.handbookLanguage);
      const options = things.map((thing, index) => make("option", { value: index }, thing.title[own]));
      this.thing.replaceChildren(...options);
    }

    show() {
      const kind = /** @type {"link" | "card" | "embed"} */ (this.chosen(this.kind));
      const language = this.chosen(this.language);
      const place = this.languages.indexOf(language);
      const thing = this.things[Number(this.thing.value)];
      const prefix = place ? language + "/" : "";
      const address = this.local + prefix + thing.url;
      this.theme.hidden = kind !== "embed";
      const shown = this[kind](thing, { address, language, place, title: thing.title[place] });
      const script = kind === "embed" ? `\n<script src="${this.root}embed.js" async><${"/"}script>` : "";
      this.lines.value = shown.outerHTML.split(this.local).join(this.root) + script;
      this.preview.replaceChildren(shown);
      this.status.textContent = "";
      this.more.replaceChildren();
      if (thing.short) {
        this.more.append(this.words.short + " ", make("b", {}, this.root + prefix + thing.short));
      }
      if (kind !== "embed" && this.hasPictures) this.more.append(...this.code(address + "qr.svg"));
    }

    /** The QR code of a page, to look at and to take along. @param {string} src */
    code(src) {
      const picture = make("img", { src, alt: "", width: 120, height: 120 });
      return [make("br"), picture, make("br"), make("a", { href: src, download: "" }, this.words.code)];
    }

    /** @param {Thing} thing @param {Target} target */
    link(thing, { address, language, title }) {
      return make("a", { href: address, hreflang: language }, title);
    }

    /** @param {Thing} thing @param {Target} target */
    card(thing, { address, language, place, title }) {
      const picture = make("img", { src: address + "card.png", width: 480, height: 252, alt: "" });
      const pictures = this.hasPictures ? [picture, make("br")] : [];
      const link = make("p", {}, make("a", { href: address }, ...pictures, make("strong", {}, title)));
      const summary = make("p", {}, (thing.summary || [])[place]);
      return make("blockquote", { cite: address, lang: language }, "\n", link, "\n", summary, "\n");
    }

    /** @param {Thing} thing @param {Target} target */
    embed({ height }, { address, title }) {
      const theme = this.chosen(this.theme);
      const src = theme === "auto" ? address : `${address}?theme=${theme}`;
      return make("iframe", { src, title, width: "100%", height, frameborder: 0, loading: "lazy" });
    }

    async copy() {
      try {
        await navigator.clipboard.writeText(this.lines.value);
        this.status.textContent = this.words.copied;
      } catch (error) {
        this.status.textContent = this.words.copyByHand;
        this.lines.select();
      }
    }
  }

  // A folder has no address that others could use: what stands there without a script stays.
  if (location.protocol.startsWith("http")) {
    load("linking-things").then(
      () => define("linking", Linking),
      (error) => console.warn(error)
    );
  }
})();
