// <handbook-offline>: keeps the whole site in the browser at the reader's word, with the size said beforehand; shows what is kept,
// goes on where it was cut off, and removes it. The keeping itself is in sw.js; words and the worker's address come with the page.
(function () {
  "use strict";

  /** @typedef {{index: number, set: string, size: number, files: number, all: number, isPages: boolean}} Unit */
  const OFF = "handbook-offline"; // set to «off» when the reader has removed the copy: nothing is then kept unasked
  const MEGA = 1024 * 1024;
  const PATIENCE = 300000; // milliseconds: the worker gives up before (sw.js), or the browser has ended it

  /** @param {string} tag @param {Record<string, any>} [properties] @param {(Node | string)[]} children @returns {any} */
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  class Offline extends HTMLElement {
    connectedCallback() {
      const { worker, words } = JSON.parse(this.querySelector("script").textContent);
      this.address = worker;
      this.words = words;
      this.kept = make("p");
      this.status = make("p", { className: "handbook-note" });
      this.status.setAttribute("role", "status");
      this.bar = make("progress", { hidden: true });
      this.buttons = make("p", { className: "handbook-offline__buttons" });
      this.append(this.kept, this.bar, this.status, this.buttons);
      if (!location.protocol.startsWith("http")) return this.say(words.folder);
      if (!("serviceWorker" in navigator) || !("caches" in window)) return this.say(words.unsupported);
      addEventListener("beforeinstallprompt", (event) => {
        event.preventDefault();
        this.prompt = event;
        this.show();
      });
      this.show();
      // What comes unasked may still be on its way.
      navigator.serviceWorker.addEventListener("controllerchange", () => setTimeout(() => this.show(), 1500));
    }

    /** @param {string} text */
    say(text) {
      this.status.textContent = text;
    }

    /** @param {number} bytes */
    size(bytes) {
      if (bytes < MEGA) return `${Math.max(1, Math.round(bytes / 1024))}\u00a0${this.words.smallUnit}`;
      return `${(bytes / MEGA).toFixed(1).replace(".", ",")}\u00a0${this.words.unit}`;
    }

    /** Asks the worker, and waits for its answer. @param {ServiceWorker} worker @param {object} message @returns {Promise<any>} */
    ask(worker, message) {
      return new Promise((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = (event) => resolve(event.data);
        worker.postMessage(message, [channel.port2]);
        setTimeout(() => resolve({ fault: "network", units: [] }), PATIENCE);
      });
    }

    /** The units that the worker knows, with what is missing of each; none where there is no worker. @returns {Promise<Unit[]>} */
    async units() {
      const registration = await navigator.serviceWorker.getRegistration(this.address);
      return registration && registration.active
        ? (await this.ask(registration.active, { type: "state" })).units
        : [];
    }

    async show() {
      if (this.isWorking) return;
      const units = await this.units().catch(() => []);
      const { words } = this;
      const left = (/** @type {Unit[]} */ of) =>
        of.filter((unit) => unit.files).reduce((sum, unit) => sum + unit.size, 0);
      const count = (/** @type {Unit[]} */ of, /** @type {"files" | "all"} */ what) =>
        of.reduce((sum, unit) => sum + unit[what], 0);
      const pages = units.filter((unit) => unit.isPages),
        files = units.filter((unit) => unit.set === "files");
      const allPages = count(pages, "all"),
        allFiles = count(files, "all");
      const keptPages = allPages - count(pages, "files"),
        keptFiles = allFiles - count(files, "files");
      const isWhole = units.length && !left(units);
      this.kept.textContent =
        !keptPages && !keptFiles
          ? words.nothing
          : isWhole
            ? words.whole
            : words.kept
                .replace("{pages}", keptPages)
                .replace("{allPages}", allPages)
                .replace("{files}", keptFiles)
                .replace("{allFiles}", allFiles);
      const rest = units.filter((unit) => unit.set !== "files");
      const button = (/** @type {string} */ text, /** @type {() => void} */ onclick, kind = "") =>
        make("button", { type: "button", className: `handbook-button ${kind}`, textContent: text, onclick });
      this.buttons.replaceChildren(
        ...(!units.length || left(rest)
          ? [
              button(
                words.pages + this.cost("pages", left(rest)),
                () => this.keep(false),
                "handbook-button--main"
              )
            ]
          : []),
        ...(!units.length || left(files)
          ? [button(words.all + this.cost("all", left(units)), () => this.keep(true))]
          : []),
        ...(this.prompt ? [button(words.install, () => this.install())] : []),
        ...(keptPages || keptFiles ? [button(words.remove, () => this.remove())] : [])
      );
    }

    /** The size of what is missing; before the worker knows, the whole, as the page says it. @param {"pages" | "all"} name @param {number} bytes */
    cost(name, bytes) {
      const whole = document.querySelector(`[data-bytes="offline-${name}"]`);
      return ` (${bytes || !whole ? this.size(bytes) : whole.textContent})`;
    }

    /** Keeps what is missing, unit by unit. @param {boolean} withFiles */
    async keep(withFiles) {
      const { words } = this;
      this.isWorking = true;
      const stop = make("button", { type: "button", className: "handbook-button", textContent: words.stop });
      /** @type {Promise<{fault: string}>} */
      this.stopping = new Promise((resolve) => (stop.onclick = () => resolve({ fault: "stopped" })));
      this.buttons.replaceChildren(stop);
      stop.focus();
      this.say("");
      let fault = "unknown";
      try {
        localStorage.removeItem(OFF);
        const registration = await navigator.serviceWorker.register(this.address);
        const worker = registration.active || (await navigator.serviceWorker.ready).active;
        if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
        const units = (await this.units()).filter(
          (unit) => unit.files && (withFiles || unit.set !== "files")
        );
        fault = await this.keepUnits(worker, units);
        const sets = [...new Set(units.map((unit) => unit.set))];
        if (!fault) await this.ask(worker, { type: "wish", sets });
      } catch (error) {
        console.warn(error);
        fault = "unsupported";
      }
      this.isWorking = false;
      this.bar.hidden = true;
      await this.show();
      this.say(words[fault || "done"]);
      const first = this.buttons.querySelector("button");
      if (first) first.focus();
    }

    /** @param {ServiceWorker} worker @param {Unit[]} units @returns {Promise<string>} what stopped it, or nothing */
    async keepUnits(worker, units) {
      const all = units.reduce((sum, unit) => sum + unit.size, 0);
      let done = 0;
      this.bar.hidden = false;
      this.bar.max = all || 1;
      for (const unit of units) {
        this.bar.value = done;
        this.kept.textContent = this.words.working
          .replace("{done}", this.size(done))
          .replace("{all}", this.size(all));
        const { fault } = await Promise.race([
          this.stopping,
          this.ask(worker, { type: "keep", unit: unit.index })
        ]);
        if (fault) return fault;
        done += unit.size;
      }
      return "";
    }

    async install() {
      const prompt = /** @type {any} */ (this.prompt);
      this.prompt = null;
      await prompt.prompt();
      this.show();
    }

    async remove() {
      try {
        localStorage.setItem(OFF, "off");
      } catch (error) {
        // Then it begins anew on the next page, as on a first visit.
      }
      const registration = await navigator.serviceWorker.getRegistration(this.address);
      if (registration && registration.active) await this.ask(registration.active, { type: "forget" });
      if (registration) await registration.unregister();
      await this.show();
      this.kept.textContent = this.words.nothing;
      this.say(this.words.removed);
      this.buttons.querySelector("button").focus();
    }
  }

  customElements.define("handbook-offline", Offline);
})();
