// What a reader would see go wrong in a laid-out page: texts cut by their box, things past the edge, tools on one another.
() => {
  const found = [];
  const box = (node) => node.getBoundingClientRect();
  const short = (node) => node.outerHTML.slice(0, 80);
  const left_out = "svg, .hidden, details:not([open]) > nav, .handbook-stepper span";
  for (const node of document.querySelectorAll("main *, header *, footer *")) {
    const style = getComputedStyle(node);
    if (!box(node).width || node.closest(left_out) || style.position === "absolute") continue;
    const clips = style.overflowX !== "visible" && style.overflowX !== "auto";
    if (clips && node.scrollWidth > node.clientWidth + 1) found.push("cut: " + short(node));
    if (box(node).right > innerWidth + 1) found.push("outside: " + short(node));
  }
  const tools = [...document.querySelectorAll(".head > :not(details), .head > details > summary")].filter((node) => box(node).width);
  const overlap = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  tools.forEach((one, index) =>
    tools.slice(index + 1).forEach((other) => {
      if (overlap(box(one), box(other))) found.push("over: " + one.className + " " + other.className);
    }),
  );
  return found;
};
