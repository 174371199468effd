// Text as data for a link and back: it stands after «#», which no browser sends to a server.
(function (handbook) {
  "use strict";

  /** What compresses or its contrary; null where a browser has none, or none of this kind (Chrome before 103).
   * @param {"CompressionStream" | "DecompressionStream"} name
   * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> | null} */
  function streamOf(name) {
    try {
      return new /** @type {any} */ (self)[name]("deflate-raw");
    } catch (error) {
      return null;
    }
  }

  /** Bytes as they come out of what they are sent through.
   * @param {Uint8Array<ArrayBuffer>} bytes @param {NonNullable<ReturnType<typeof streamOf>>} stream */
  const through = (bytes, stream) =>
    new Response(/** @type {NonNullable<Response["body"]>} */ (new Response(bytes).body).pipeThrough(stream));

  /** Text packed: compressed where the browser can («z»), else as it is («j»). @param {string} text */
  async function pack(text) {
    let bytes = new TextEncoder().encode(text),
      mark = "j";
    const packer = streamOf("CompressionStream");
    if (packer) {
      bytes = new Uint8Array(await through(bytes, packer).arrayBuffer());
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
    const unpacker = streamOf("DecompressionStream");
    if (!unpacker) throw new Error("a browser that cannot");
    return through(bytes, unpacker).text();
  }

  // Whether it can read what a newer browser has compressed.
  handbook.packing = { pack, unpack, canUnpack: Boolean(streamOf("DecompressionStream")) };
})((self.handbook = self.handbook || /** @type {Handbook} */ ({})));
