/* needs: element */
// <handbook-offline>: keeps the whole site in the browser at the reader's word, with the size said
// beforehand; shows what is kept, goes on where it was cut off, and removes it. The keeping itself is in the
// service worker (sw.js); words and its address come with the page.
(function () {
  "use strict";

  /** @typedef {{index: number, set: string, size: number, files: number, all: number, isPages: boolean}} Unit
   */
  const { Component, button, define, find, make } = window.handbook;
  // Set to «off» when the reader has removed the copy: nothing is then kept unasked.
  const OFF = "handbook-offline";
  const MEGA = 1024 * 1024;
  const PATIENCE = 300000; // milliseconds: the worker gives up before (sw.js), or the browser has ended it

  /** The bytes still missing of units. @param {Unit[]} units */
  const left = (units) => units.reduce((sum, unit) => sum + (unit.files ? unit.size : 0), 0);

  /** @param {Unit[]} units @param {"files" | "all"} what */
  const count = (units, what) => units.reduce((sum, unit) => sum + unit[what], 0);

  /** Whether the browser has what keeps pages, and lets it be asked: one that keeps nothing may throw. */
  function canKeep() {
    try {
      return Boolean(navigator.serviceWorker) && "caches" in window;
    } catch (error) {
      return false;
    }
  }

  class Offline extends Component {
    /** @param {HTMLElement} element */
    constructor(element) {
      super(element);
      const { worker, words } = this.data();
      /** @type {string} */
      this.address = worker;
      this.words = words;
      this.kept = make("p");
      this.status = make("p", { className: "handbook-note", role: "status" });
      this.bar = make("progress", { hidden: true });
      this.buttons = make("p", { className: "handbook-offline__buttons" });
      this.isWorking = false;
      /** What the browser gives to ask the reader whether to install the site. @type {any} */
      this.prompt = null;
      element.append(this.kept, this.bar, this.status, this.buttons);
    }

    connect() {
      if (!location.protocol.startsWith("http")) return this.announce(this.words.folder);
      if (!canKeep()) return this.announce(this.words.unsupported);
      this.listen(window, "beforeinstallprompt", (event) => {
        event.preventDefault();
        this.prompt = event;
        this.show();
      });
      // What comes unasked may still be on its way.
      const later = () => setTimeout(() => this.show(), 1500);
      this.listen(navigator.serviceWorker, "controllerchange", later);
      this.show();
    }

    /** @param {string} text */
    announce(text) {
      this.status.textContent = text;
    }

    /** @param {number} bytes */
    size(bytes) {
      if (bytes < MEGA) return `${Math.max(1, Math.round(bytes / 1024))}\u00a0${this.words.smallUnit}`;
      return `${(bytes / MEGA).toFixed(1).replace(".", ",")}\u00a0${this.words.unit}`;
    }

    /** Asks the worker, and waits for its answer. @param {ServiceWorker | null} worker
     * @param {object} message @returns {Promise<any>} */
    ask(worker, message) {
      return new Promise((resolve) => {
        const channel = new MessageChannel();
        const giveUp = () => resolve({ fault: "network", units: [] });
        channel.port1.onmessage = (event) => resolve(event.data);
        if (worker) worker.postMessage(message, [channel.port2]);
        else giveUp();
        setTimeout(giveUp, PATIENCE);
      });
    }

    /** The units that the worker knows, with what is missing of each; none where there is no worker.
     * @returns {Promise<Unit[]>} */
    async units() {
      const registration = await navigator.serviceWorker.getRegistration(this.address);
      return registration && registration.active
        ? (await this.ask(registration.active, { type: "state" })).units
        : [];
    }

    async show() {
      if (this.isWorking) return;
      const { words } = this;
      const units = await this.units().catch(() => /** @type {Unit[]} */ ([]));
      const pages = units.filter((unit) => unit.isPages),
        files = units.filter((unit) => unit.set === "files");
      const keptPages = count(pages, "all") - count(pages, "files"),
        keptFiles = count(files, "all") - count(files, "files");
      const isNothing = !keptPages && !keptFiles,
        isWhole = units.length && !left(units);
      this.kept.textContent = isNothing
        ? words.nothing
        : isWhole
          ? words.whole
          : words.kept
              .replace("{pages}", keptPages)
              .replace("{allPages}", count(pages, "all"))
              .replace("{files}", keptFiles)
              .replace("{allFiles}", count(files, "all"));
      const rest = left(units.filter((unit) => unit.set !== "files")),
        all = left(units);
      const buttons = [];
      if (!units.length || rest) {
        const label = words.pages + this.cost("pages", rest);
        buttons.push(button(label, () => this.keep(false), "handbook-button--main"));
      }
      if (!units.length || left(files)) {
        buttons.push(button(words.all + this.cost("all", all), () => this.keep(true)));
      }
      if (this.prompt) buttons.push(button(words.install, () => this.install()));
      if (!isNothing) buttons.push(button(words.remove, () => this.remove()));
      // Those that say the same stay: one may be pressed, or have the focus, just now.
      const said = (/** @type {Iterable<Node>} */ those) => [...those].map((each) => each.textContent).join();
      if (said(buttons) !== said(this.buttons.children)) this.buttons.replaceChildren(...buttons);
    }

    /** The size of what is missing; before the worker knows, the whole, as the page says it.
     * @param {"pages" | "all"} name @param {number} bytes */
    cost(name, bytes) {
      const whole = document.querySelector(`[data-bytes="offline-${name}"]`);
      return ` (${bytes || !whole ? this.size(bytes) : whole.textContent})`;
    }

    /** Keeps what is missing, unit by unit. @param {boolean} withFiles */
    async keep(withFiles) {
      const { words } = this;
      this.isWorking = true;
      /** @type {Promise<{fault: string}>} */
      const stopping = new Promise((resolve) => {
        const stop = button(words.stop, () => resolve({ fault: "stopped" }));
        this.buttons.replaceChildren(stop);
        stop.focus();
      });
      this.announce("");
      let fault = "unknown";
      try {
        localStorage.removeItem(OFF);
        const registration = await navigator.serviceWorker.register(this.address);
        const worker = registration.active || (await navigator.serviceWorker.ready).active;
        if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
        const units = (await this.units()).filter(
          (unit) => unit.files && (withFiles || unit.set !== "files")
        );
        fault = await this.keepUnits(worker, units, stopping);
        const sets = [...new Set(units.map((unit) => unit.set))];
        if (!fault) await this.ask(worker, { type: "wish", sets });
      } catch (error) {
        console.warn(error);
        fault = "unsupported";
      }
      this.isWorking = false;
      this.bar.hidden = true;
      await this.show();
      this.announce(words[fault || "done"]);
      const first = this.buttons.querySelector("button");
      if (first) first.focus();
    }

    /** @param {ServiceWorker | null} worker @param {Unit[]} units @param {Promise<{fault: string}>} stopping
     * @returns {Promise<string>} what stopped it, or nothing */
    async keepUnits(worker, units, stopping) {
      const all = left(units);
      let done = 0;
      this.bar.hidden = false;
      this.bar.max = all || 1;
      for (const unit of units) {
        this.bar.value = done;
        const { working } = this.words;
        this.kept.textContent = working.replace("{done}", this.size(done)).replace("{all}", this.size(all));
        const { fault } = await Promise.race([
          stopping,
          this.ask(worker, { type: "keep", unit: unit.index })
        ]);
        if (fault) return fault;
        done += unit.size;
      }
      return "";
    }

    async install() {
      const { prompt } = this;
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
      this.announce(this.words.removed);
      find(this.buttons, "button").focus();
    }
  }

  define("offline", Offline);
})();
