/* Before anything is drawn: scripts are on, and the theme that the reader chose last time. Goes into the head
   of the page. */
document.documentElement.classList.remove("no-js");
try {
  const theme = localStorage.getItem("handbook-theme");
  // The dark colours, and the colour of the browser's bar.
  if (theme) {
    document.querySelectorAll("#dark,[name=theme-color][media]").forEach(function (part) {
      part.setAttribute("media", theme === "dark" ? "screen" : "not all");
    });
  }
} catch {
  // Storage may be switched off: the system's theme stays.
}
