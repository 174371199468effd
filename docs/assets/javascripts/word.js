/* needs: zip */
// Fills a template's Word document in the browser: finds content controls by tag, adds rows, writes values as text.
(function () {
  "use strict";

  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/; // XML 1.0, production Char

  /** @param {Element} parent @param {string} name */
  const child = (parent, name) => [...parent.children].find((each) => each.localName === name);

  /** The tag of a content control. @param {Element} control */
  function tagOf(control) {
    const tag = child(child(control, "sdtPr"), "tag");
    return tag ? tag.getAttributeNS(W, "val") : "";
  }

  /** Makes a repeating section hold so many rows. @param {Element} section @param {string} table @param {number} rows */
  function grow(section, table, rows) {
    const content = child(section, "sdtContent");
    for (let row = content.children.length + 1; row <= rows; row++) {
      const item = /** @type {Element} */ (content.lastElementChild.cloneNode(true));
      for (const control of [item, ...item.getElementsByTagNameNS(W, "sdt")]) {
        const properties = child(control, "sdtPr");
        const id = child(properties, "id");
        // Ids of copies must differ from all others: counted down from the largest.
        id.setAttributeNS(W, "w:val", String(0x7fffffff - row * 100 - [...item.getElementsByTagNameNS(W, "sdt")].indexOf(control)));
        const tag = child(properties, "tag");
        if (tag) tag.setAttributeNS(W, "w:val", tag.getAttributeNS(W, "val").replace(/^([^/]+)\/\d+\//, `${table}/${row}/`));
      }
      content.append(item);
    }
  }

  /** Writes text into a control, lines as line breaks. @param {Element} control @param {string} text */
  function write(control, text) {
    const xml = control.ownerDocument;
    const properties = child(control, "sdtPr");
    const empty = child(properties, "showingPlcHdr");
    if (empty) empty.remove();
    const run = control.getElementsByTagNameNS(W, "r")[0];
    const style = run.getElementsByTagNameNS(W, "rStyle")[0];
    if (style) style.remove();
    for (const part of [...run.children]) if (part.localName !== "rPr") part.remove();
    const writable = Array.from(text).filter((letter) => letter.length > 1 || !UNWRITABLE.test(letter)).join("");
    writable.split(/\r\n|\r|\n/).forEach((line, index) => {
      if (index) run.append(xml.createElementNS(W, "w:br"));
      const piece = xml.createElementNS(W, "w:t");
      piece.setAttribute("xml:space", "preserve");
      piece.textContent = line;
      run.append(piece);
    });
  }

  /** @param {Element} control @param {{type: string, text: string, value: string}} filled */
  function fill(control, filled) {
    const properties = child(control, "sdtPr");
    if (filled.type === "tick") {
      const checked = control.getElementsByTagNameNS(W14, "checked")[0];
      checked.setAttributeNS(W14, "w14:val", filled.value ? "1" : "0");
      control.getElementsByTagNameNS(W, "t")[0].textContent = filled.value ? "☒" : "☐";
      return;
    }
    const date = child(properties, "date");
    if (date) date.setAttributeNS(W, "w:fullDate", filled.value + "T00:00:00Z");
    write(control, filled.text);
  }

  /** A filled Word file. @param {Record<string, string>} parts the blank one's parts
   * @param {Record<string, {type: string, text: string, value: string}>} values by tag @param {Record<string, number>} rows by table
   * @returns {Blob} */
  window.handbookWord = function (parts, values, rows) {
    const xml = new DOMParser().parseFromString(parts["word/document.xml"], "application/xml");
    for (const control of [...xml.getElementsByTagNameNS(W, "sdt")]) {
      const table = tagOf(control);
      if (table && rows[table]) grow(control, table, rows[table]);
    }
    for (const control of xml.getElementsByTagNameNS(W, "sdt")) {
      const filled = values[tagOf(control)];
      if (!filled) continue;
      const isLetterText = /^\[.*\]$/.test(control.textContent) && (filled.type === "text" || filled.type === "lines");
      if (filled.value || isLetterText) fill(control, filled); // what a letter names and the writer left empty is left out
    }
    const body = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*>\s*/, "");
    return window.handbookZip({ ...parts, "word/document.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body });
  };
})();
