// <handbook-linking>: what to put on another site, of which page, in which language; the lines to copy, and how they will look.
// The lines are the HTML of what is shown: they cannot differ from it. Data and words come with the page (linking.py).
(function () {
  "use strict";

  /** @typedef {{url: string, title: string[], summary?: string[], short?: string, height?: number}} Thing */

  /** @param {string} tag @param {Record<string, any>} [attributes] @param {(Node | string)[]} children @returns {any} */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  class Linking extends HTMLElement {
    connectedCallback() {
      const { root, languages, columns, parts, words } = JSON.parse(this.querySelector("script").textContent);
      if (!location.protocol.startsWith("http")) return; // a folder has no address that others could use
      const up = document.documentElement.lang === languages[0] ? "../" : "../../";
      /** Where this very page is read: what is shown comes from here, no request leaves for another host. */
      this.local = new URL(up, location.href.split(/[?#]/)[0]).href;
      /** @type {string} */
      this.root = root || this.local; // the build may not have known the site's address
      /** Pictures of pages are there only where the build knew the address. */
      this.hasPictures = Boolean(root);
      this.words = words;
      this.languages = languages;
      const pages = columns.url.map((/** @type {string} */ url, /** @type {number} */ row) => ({
        url,
        short: columns.short[row],
        title: columns.title.map((/** @type {string[]} */ of) => of[row]),
        summary: columns.summary.map((/** @type {string[]} */ of) => of[row])
      }));
      this.lists = { pages, parts };
      this.kind = this.choice("kind", words.what, Object.entries(words.kinds), "embed");
      this.thing = make("select", { id: "linking-thing" });
      this.thingName = make("label", { for: "linking-thing" });
      this.language = this.choice(
        "language",
        words.language,
        Object.entries(words.languages),
        document.documentElement.lang
      );
      this.lines = make("textarea", {
        id: "linking-lines",
        readonly: "",
        rows: 5,
        spellcheck: "false",
        wrap: "soft"
      });
      this.status = make("p", { role: "status" });
      this.preview = make("div", {
        class: "handbook-linking__preview",
        role: "group",
        "aria-label": words.preview
      });
      this.more = make("p");
      const copy = make(
        "button",
        { type: "button", class: "handbook-button handbook-button--main", click: () => this.copy() },
        words.copy
      );
      const form = make(
        "form",
        {
          change: (/** @type {Event} */ event) => this.changed(event),
          submit: (/** @type {Event} */ event) => event.preventDefault()
        },
        this.kind,
        make("p", {}, this.thingName, this.thing),
        this.language
      );
      this.replaceChildren(
        form,
        make("p", {}, make("label", { for: "linking-lines" }, words.lines), this.lines),
        copy,
        this.status,
        make("p", {}, make("b", {}, words.preview)),
        this.preview,
        this.more
      );
      this.fill();
      this.show();
      const script = document.createElement("script");
      script.src = up + "embed.js";
      document.head.append(script);
    }

    /** Radio buttons in a group. @param {string} name @param {string} legend @param {[string, string][]} options @param {string} chosen */
    choice(name, legend, options, chosen) {
      return make(
        "fieldset",
        {},
        make("legend", {}, legend),
        ...options.map(([value, label]) =>
          make(
            "label",
            {},
            make("input", {
              type: "radio",
              name: "linking-" + name,
              value,
              ...(value === chosen ? { checked: "" } : {})
            }),
            " ",
            label
          )
        )
      );
    }

    /** @param {any} fieldset @returns {string} */
    chosen(fieldset) {
      return fieldset.querySelector("input:checked").value;
    }

    /** @param {Event} event */
    changed(event) {
      if (/** @type {HTMLElement} */ (event.target).closest("fieldset") === this.kind) this.fill();
      this.show();
    }

    /** The pages or the parts to choose from. */
    fill() {
      const isPart = this.chosen(this.kind) === "embed";
      this.thingName.textContent = isPart ? this.words.part : this.words.page;
      /** @type {Thing[]} */
      this.things = isPart ? this.lists.parts : this.lists.pages;
      if (this.isPart === isPart) return;
      this.isPart = isPart;
      const own = this.languages.indexOf(document.documentElement.lang);
      this.thing.replaceChildren(
        ...this.things.map((thing, index) => make("option", { value: index }, thing.title[own]))
      );
    }

    show() {
      const kind = this.chosen(this.kind);
      const language = this.chosen(this.language);
      const place = this.languages.indexOf(language);
      const thing = this.things[Number(this.thing.value)];
      const path = (place ? language + "/" : "") + thing.url;
      const shown = this[/** @type {"link" | "card" | "embed"} */ (kind)](
        thing,
        this.local + path,
        language,
        thing.title[place],
        place
      );
      const script = kind === "embed" ? `\n<script src="${this.root}embed.js" async><${"/"}script>` : "";
      this.lines.value = shown.outerHTML.replaceAll(this.local, this.root) + script;
      this.preview.replaceChildren(shown);
      this.status.textContent = "";
      this.more.replaceChildren();
      if (thing.short)
        this.more.append(
          this.words.short + " ",
          make("b", {}, this.root + (place ? language + "/" : "") + thing.short)
        );
      if (!this.isPart && this.hasPictures) {
        this.more.append(
          make("br"),
          make("img", { src: this.local + path + "qr.svg", alt: "", width: 120, height: 120 }),
          make("br"),
          make("a", { href: this.local + path + "qr.svg", download: "" }, this.words.code)
        );
      }
    }

    /** @param {Thing} thing @param {string} address @param {string} language @param {string} title */
    link(thing, address, language, title) {
      return make("a", { href: address, hreflang: language }, title);
    }

    /** @param {Thing} thing @param {string} address @param {string} language @param {string} title @param {number} place */
    card(thing, address, language, title, place) {
      const picture = make("img", { src: address + "card.png", width: 480, height: 252, alt: "" });
      return make(
        "blockquote",
        { cite: address, lang: language },
        "\n",
        make(
          "p",
          {},
          make(
            "a",
            { href: address },
            ...(this.hasPictures ? [picture, make("br")] : []),
            make("strong", {}, title)
          )
        ),
        "\n",
        make("p", {}, thing.summary[place]),
        "\n"
      );
    }

    /** @param {Thing} thing @param {string} address @param {string} language @param {string} title */
    embed(thing, address, language, title) {
      return make("iframe", {
        src: address,
        title,
        width: "100%",
        height: thing.height,
        frameborder: 0,
        loading: "lazy"
      });
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

  customElements.define("handbook-linking", Linking);
})();
