// Inside an embed: tells the page around it how high it is, whenever that changes or is asked for. It tells
// nothing else, and takes nothing from a message but that it was asked.
(function () {
  "use strict";

  if (parent === window) return;

  function tell() {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    parent.postMessage({ handbook: "height", height: height }, "*");
  }

  new ResizeObserver(tell).observe(document.documentElement);
  addEventListener("message", function (event) {
    if (event.source === parent && event.data && event.data.handbook === "measure") tell();
  });
})();
