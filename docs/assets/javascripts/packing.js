// Text as data for a link and back: it stands after «#», which no browser sends to a server.
(function (handbook) {
  "use strict";

  /** Text packed: compressed where the browser can («z»), else as it is («j»). @param {string} text */
  async function pack(text) {
    let bytes = new TextEncoder().encode(text),
      mark = "j";
    if ("CompressionStream" in self) {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      bytes = new Uint8Array(await new Response(stream).arrayBuffer());
      mark = "z";
    }
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return mark + btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  /** The text behind the data of a link. Rejects where it is broken. @param {string} data */
  async function unpack(data) {
    const binary = atob(data.slice(1).replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    if (data[0] === "j") return new TextDecoder().decode(bytes);
    return new Response(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))
    ).text();
  }

  handbook.packing = { pack, unpack };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
