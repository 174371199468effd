// Takes apart what bzip2 has packed (J. Seward, 1996), which the build does to the index: a text of two languages
// becomes a fifth smaller than by the gzip of servers. Blocks of one stream; check sums are not looked at.
(function (search) {
  "use strict";

  const GROUP = 50; // symbols after which the next table of codes is used
  const MOST_BITS = 20; // of a code

  /** @typedef {(count: number) => number} Bits the next bits as a number */
  /** @typedef {{first: number[], start: number[], counts: number[], symbols: number[]}} Codes canonical codes by their
   *   length */

  /** @param {Uint8Array} bytes @returns {Uint8Array} Throws an error where the bytes are no such stream. */
  function bunzip(bytes) {
    let at = 0;
    /** @type {Bits} */
    const bits = (count) => {
      let value = 0;
      for (; count > 0; count--, at++) value = value * 2 + ((bytes[at >> 3] >> (7 - (at & 7))) & 1);
      return value;
    };
    if (bits(24) !== 0x425a68) throw new Error("no bzip2");
    const size = (bits(8) - 48) * 100000;
    /** @type {Uint8Array[]} */
    const blocks = [];
    while (at < bytes.length * 8) {
      const mark = bits(24) * 0x1000000 + bits(24);
      if (mark === 0x177245385090) break;
      if (mark !== 0x314159265359) throw new Error("no block of bzip2");
      bits(33); // the sum, and a flag of old
      blocks.push(repeated(block(bits, size)));
    }
    const whole = new Uint8Array(blocks.reduce((sum, each) => sum + each.length, 0));
    let from = 0;
    for (const each of blocks) {
      whole.set(each, from);
      from += each.length;
    }
    return whole;
  }

  /** The bytes of a block before they were sorted. @param {Bits} bits @param {number} size */
  function block(bits, size) {
    const origin = bits(24);
    const used = bits(16);
    const symbols = [];
    for (let high = 0; high < 16; high++) {
      if (!((used >> (15 - high)) & 1)) continue;
      const row = bits(16);
      for (let low = 0; low < 16; low++) if ((row >> (15 - low)) & 1) symbols.push(high * 16 + low);
    }
    const sorted = unmoved(bits, symbols, size);
    const starts = new Uint32Array(257);
    for (const byte of sorted) starts[byte + 1]++;
    for (let byte = 0; byte < 256; byte++) starts[byte + 1] += starts[byte];
    const next = new Uint32Array(sorted.length);
    sorted.forEach((byte, place) => (next[starts[byte]++] = place));
    const plain = new Uint8Array(sorted.length);
    for (let place = next[origin], out = 0; out < plain.length; out++, place = next[place]) {
      plain[out] = sorted[place];
    }
    return plain;
  }

  /** The sorted bytes: codes, runs and moves to the front undone. @param {Bits} bits @param {number[]} symbols
   * @param {number} size */
  function unmoved(bits, symbols, size) {
    const kinds = bits(3);
    const chosen = bits(15);
    const order = [...Array(kinds).keys()];
    const selectors = Array.from({ length: chosen }, function () {
      let place = 0;
      while (bits(1)) place++;
      order.unshift(...order.splice(place, 1));
      return order[0];
    });
    const tables = Array.from({ length: kinds }, () => codes(bits, symbols.length + 2));
    const end = symbols.length + 1;
    const bytes = new Uint8Array(size);
    let count = 0;
    let run = 0;
    let worth = 1;
    for (let done = 0; ; done++) {
      const symbol = decoded(bits, tables[selectors[Math.floor(done / GROUP)]]);
      if (symbol < 2) {
        run += worth << symbol;
        worth *= 2;
        continue;
      }
      bytes.fill(symbols[0], count, (count += run));
      run = 0;
      worth = 1;
      if (symbol === end) return bytes.subarray(0, count);
      const [byte] = symbols.splice(symbol - 1, 1);
      symbols.unshift(byte);
      bytes[count++] = byte;
    }
  }

  /** @param {Bits} bits @param {number} count of symbols @returns {Codes} */
  function codes(bits, count) {
    let length = bits(5);
    const lengths = Array.from({ length: count }, function () {
      while (bits(1)) length += bits(1) ? -1 : 1;
      return length;
    });
    const counts = Array(MOST_BITS + 2).fill(0);
    lengths.forEach((each) => counts[each]++);
    const symbols = [...lengths.keys()].sort((one, other) => lengths[one] - lengths[other] || one - other);
    const first = [0];
    const start = [0];
    for (let each = 1; each <= MOST_BITS + 1; each++) {
      first[each] = (first[each - 1] + counts[each - 1]) * 2;
      start[each] = start[each - 1] + counts[each - 1];
    }
    return { first, start, counts, symbols };
  }

  /** @param {Bits} bits @param {Codes} table */
  function decoded(bits, { first, start, counts, symbols }) {
    let code = 0;
    for (let length = 1; length <= MOST_BITS; length++) {
      code = code * 2 + bits(1);
      const place = code - first[length];
      if (place < counts[length]) return symbols[start[length] + place];
    }
    throw new Error("no code of bzip2");
  }

  /** Four equal bytes and the number of more such ones. @param {Uint8Array} bytes */
  function repeated(bytes) {
    /** @type {number[]} */
    const runs = [];
    let equal = 0;
    let length = bytes.length;
    for (let at = 0; at < bytes.length; at++) {
      if (equal === 4) {
        runs.push(at);
        length += bytes[at] - 1;
        equal = 0;
      } else equal = equal && bytes[at] === bytes[at - 1] ? equal + 1 : 1;
    }
    const out = new Uint8Array(length);
    let from = 0,
      to = 0;
    for (const at of runs) {
      out.set(bytes.subarray(from, at), to);
      to += at - from;
      out.fill(bytes[at - 1], to, (to += bytes[at]));
      from = at + 1;
    }
    out.set(bytes.subarray(from), to);
    return out;
  }

  search.bunzip = bunzip;
})((self.handbookSearch = self.handbookSearch || /** @type {HandbookSearch} */ ({})));
