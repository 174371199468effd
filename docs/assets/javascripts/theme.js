/* Before anything is drawn: scripts are on, in a browser that can do what they take for granted, and the theme that
   the reader chose last time. Goes into the head of the page. */
if (self.customElements) document.documentElement.className = "";
try {
  const theme = localStorage.getItem("handbook-theme");
  // The dark colours, and the colour of the browser's bar.
  if (theme) {
    for (const part of document.querySelectorAll("#dark,[name=theme-color][media]")) {
      part.setAttribute("media", theme === "dark" ? "screen" : "not all");
    }
  }
} catch {
  // Storage may be switched off: the system's theme stays.
}
