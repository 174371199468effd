/* In the head of an embed, before anything is drawn: the theme that the page around it has asked for in the
   address, ?theme=light or ?theme=dark; any other value leaves that of the reader's system. */
const theme = new URLSearchParams(location.search).get("theme");
if (theme === "light" || theme === "dark") {
  const dark = /** @type {HTMLStyleElement} */ (document.getElementById("dark"));
  dark.media = theme === "dark" ? "screen" : "not all";
}
