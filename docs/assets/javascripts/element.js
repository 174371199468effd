// What every custom element is built on. A component is built once for its element, however often that is
// moved in the page; what it listens to outside of itself is let go when it leaves. One that cannot be built
// says so, and the page goes on without it.
(function (handbook) {
  "use strict";

  /**
   * Makes an element: properties where there are such, attributes else. Texts only ever become text.
   * @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Record<string, any>} [properties]
   * @param {(Node | string)[]} children
   */
  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) /** @type {any} */ (element)[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  /** @param {string} text @param {() => void} onclick @param {string} [kind] a class besides */
  function button(text, onclick, kind = "") {
    return make("button", { type: "button", className: `handbook-button ${kind}`, onclick }, text);
  }

  /** The part of an element that a component cannot do without. Throws where it is not there.
   * @param {ParentNode} parent @param {string} selector @returns {any} */
  function find(parent, selector) {
    const found = parent.querySelector(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }

  /** A link to «My dialogue», as the header has it; mere text where a blocker has taken the header away. */
  function linkToMyDialogue() {
    const { href = "" } = /** @type {HTMLAnchorElement} */ (
      document.querySelector("[data-my-dialogue]") || {}
    );
    return make("a", href ? { href } : {});
  }

  /** Gives the reader a file to keep. @param {Blob} file @param {string} name */
  function save(file, name) {
    const url = URL.createObjectURL(file);
    make("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1e4);
  }

  const folder = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  /** @type {Map<string, Promise<unknown>>} */
  const loaded = new Map();

  /** Loads a script that a page could do without until now, once: one that a script names in its first lines
   * (`later:`), by its name; any other by its address. Rejects where it does not come; asked again, it tries
   * again. @param {string} name @returns {Promise<unknown>} */
  function load(name) {
    const own = (window.handbookLater || {})[name];
    const src = own ? new URL(own, folder) : name;
    const coming =
      loaded.get(name) ||
      new Promise((onload, onerror) => document.head.append(make("script", { src, onload, onerror })));
    loaded.set(name, coming);
    coming.catch(() => loaded.delete(name));
    return coming;
  }

  class Component {
    /** Builds what the element shows: once. @param {HTMLElement} element */
    constructor(element) {
      this.element = element;
      /** What is done when it leaves the page. @type {(() => void)[]} */
      this.leaving = [];
    }

    /** The element has come into the page: what is outside of it is listened to from here. */
    connect() {}

    /** The data that came with the page. Throws where there are none, or none that can be read. @returns {any} */
    data() {
      return JSON.parse(find(this.element, "script[type='application/json']").textContent);
    }

    /** Does this when the element leaves the page. @param {() => void} act */
    onLeave(act) {
      this.leaving.push(act);
    }

    /** Shows what the reader keeps, now and after each change, until the element leaves the page.
     * @param {(state: HandbookState) => void} show */
    follow(show) {
      this.onLeave(handbook.store.listen(show));
      show(handbook.store.read());
    }

    /** Listens until the element leaves the page. @param {EventTarget} target @param {string} type
     * @param {(event: any) => void} listener */
    listen(target, type, listener) {
      target.addEventListener(type, listener);
      this.onLeave(() => target.removeEventListener(type, listener));
    }
  }

  /** Defines `<handbook-name>`. @param {string} name @param {typeof Component} Built its component */
  function define(name, Built) {
    if (!window.customElements) return; // the page says what there is instead (theme.js)
    customElements.define(
      `handbook-${name}`,
      class extends HTMLElement {
        connectedCallback() {
          if (this.isBroken) return;
          try {
            if (!this.component) this.component = new Built(this);
            this.component.connect();
          } catch (error) {
            this.isBroken = true;
            this.disconnectedCallback();
            console.error(`<handbook-${name}>: ${error}`);
          }
        }

        disconnectedCallback() {
          if (this.component) this.component.leaving.splice(0).forEach((act) => act());
        }
      }
    );
  }

  Object.assign(handbook, { make, button, find, linkToMyDialogue, load, save, Component, define });
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
