// For other sites, one line: <script src="…/embed.js" async></script>. Gives the frames of the handbook on
// that page their height, and touches nothing else: no global name, no style but the height of our own
// frames.
(function () {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!script || !script.src) return;
  const base = new URL("./", script.src);
  const LEAST = 40;
  const MOST = 20000;

  /** The frames on the page that show embeds of the handbook this script comes from. */
  function frames() {
    return [...document.querySelectorAll("iframe")].filter(
      (frame) => frame.src.startsWith(base.href) && /^(ru\/)?embed\//.test(frame.src.slice(base.href.length))
    );
  }

  function ask() {
    for (const { contentWindow } of frames()) {
      if (contentWindow) contentWindow.postMessage({ handbook: "measure" }, "*");
    }
  }

  addEventListener("message", function (event) {
    // The window is looked at, not the origin: an old address may lead to another host, and a frame with
    // `sandbox` has the origin "null".
    const data = event.data;
    if (!data || data.handbook !== "height" || typeof data.height !== "number") return;
    if (!(data.height >= LEAST && data.height <= MOST)) return;
    const frame = frames().find((each) => each.contentWindow === event.source);
    if (!frame) return;
    const edges =
      getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = Math.ceil(data.height) + edges + "px";
  });

  // A frame that was there before the script has told its height to nobody.
  ask();
  document.addEventListener("DOMContentLoaded", ask);
})();
