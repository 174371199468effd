/* with: zip */
// Fills a template's Word document in the browser: finds content controls by tag, adds rows, writes values as
// text.
(function () {
  "use strict";

  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/; // XML 1.0, production Char

  /** @param {Element} parent @param {string} name */
  const child = (parent, name) => [...parent.children].find((each) => each.localName === name);

  /** A part that every document of ours has. Throws where it is not there. @param {Element} parent
   * @param {string} name */
  function part(parent, name) {
    const found = child(parent, name);
    if (!found) throw new Error(`no ${name} in ${parent.localName}`);
    return found;
  }

  /** @param {Element} element @param {string} [name] */
  const valueOf = (element, name = "val") => element.getAttributeNS(W, name) || "";

  /** The tag of a content control. @param {Element} control */
  function tagOf(control) {
    const tag = child(part(control, "sdtPr"), "tag");
    return tag ? valueOf(tag) : "";
  }

  /** A day as a date control shows it. @param {Element} date the control's own element
   * @param {string} value `2026-12-03` @param {Record<string, HandbookDates>} dates by language */
  function dayOf(date, value, dates) {
    const [year, month, day] = value.split("-");
    const { months } = dates[valueOf(part(date, "lid")).slice(0, 2)];
    /** @type {Record<string, string>} */
    const parts = { yyyy: year, MMMM: months[Number(month) - 1], MM: month, dd: day, d: String(Number(day)) };
    const format = valueOf(part(date, "dateFormat"));
    return format.replace(/'([^']*)'|yyyy|MMMM|MM|dd|d/g, (found, words) =>
      words === undefined ? parts[found] : words
    );
  }

  /** The words of a list's choice. @param {Element} list @param {string} value */
  function choiceOf(list, value) {
    const item = [...list.children].find((each) => valueOf(each, "value") === value);
    return item ? valueOf(item, "displayText") : value;
  }

  /** Makes a repeating section hold so many rows. @param {Element} section
   * @param {string} table @param {number} rows */
  function resize(section, table, rows) {
    const content = part(section, "sdtContent");
    const last = () => /** @type {Element} */ (content.lastElementChild);
    while (content.children.length > rows) last().remove();
    for (let row = content.children.length + 1; row <= rows; row++) {
      const item = /** @type {Element} */ (last().cloneNode(true));
      const inner = [...item.getElementsByTagNameNS(W, "sdt")];
      for (const control of [item, ...inner]) {
        const properties = part(control, "sdtPr");
        // Ids of copies must differ from all others: counted down from the largest.
        const id = 0x7fffffff - row * 100 - inner.indexOf(control);
        part(properties, "id").setAttributeNS(W, "w:val", String(id));
        const tag = child(properties, "tag");
        if (tag) tag.setAttributeNS(W, "w:val", valueOf(tag).replace(/^([^/]+)\/\d+\//, `${table}/${row}/`));
      }
      content.append(item);
    }
  }

  /** Writes text into a control, lines as line breaks. @param {Element} control @param {string} text */
  function write(control, text) {
    const xml = control.ownerDocument;
    const empty = child(part(control, "sdtPr"), "showingPlcHdr");
    if (empty) empty.remove();
    const run = control.getElementsByTagNameNS(W, "r")[0];
    const style = run.getElementsByTagNameNS(W, "rStyle")[0];
    if (style) style.remove();
    for (const each of [...run.children]) if (each.localName !== "rPr") each.remove();
    const writable = Array.from(text)
      .filter((letter) => letter.length > 1 || !UNWRITABLE.test(letter))
      .join("");
    writable.split(/\r\n|\r|\n/).forEach((line, index) => {
      if (index) run.append(xml.createElementNS(W, "w:br"));
      const piece = xml.createElementNS(W, "w:t");
      piece.setAttribute("xml:space", "preserve");
      piece.textContent = line;
      run.append(piece);
    });
  }

  /** @param {Element} control @param {{type: string, value: string}} filled
   * @param {Record<string, HandbookDates>} dates */
  function fill(control, { type, value }, dates) {
    if (type === "tick") {
      const checked = control.getElementsByTagNameNS(W14, "checked")[0];
      checked.setAttributeNS(W14, "w14:val", value ? "1" : "0");
      control.getElementsByTagNameNS(W, "t")[0].textContent = value ? "☒" : "☐";
      return;
    }
    const properties = part(control, "sdtPr");
    const date = child(properties, "date"),
      list = child(properties, "dropDownList");
    if (date && /^\d{4,}-\d\d-\d\d$/.test(value)) {
      date.setAttributeNS(W, "w:fullDate", value + "T00:00:00Z");
      write(control, dayOf(date, value, dates));
    } else if (type === "term" && window.handbook.forms.isDay(value)) {
      const language = valueOf(control.getElementsByTagNameNS(W, "lang")[0]).slice(0, 2);
      write(control, window.handbook.forms.inWords(value, dates[language]));
    } else write(control, list ? choiceOf(list, value) : value);
  }

  /** A filled Word file. @param {Record<string, string>} parts the blank one's parts
   * @param {Record<string, {type: string, value: string}>} values by tag
   * @param {Record<string, number>} rows by table @param {Record<string, HandbookDates>} dates by language
   * @returns {Blob} */
  window.handbookWord = function (parts, values, rows, dates) {
    const xml = new DOMParser().parseFromString(parts["word/document.xml"], "application/xml");
    for (const control of [...xml.getElementsByTagNameNS(W, "sdt")]) {
      const table = tagOf(control);
      if (table && rows[table]) resize(control, table, rows[table]);
    }
    for (const control of xml.getElementsByTagNameNS(W, "sdt")) {
      const filled = values[tagOf(control)];
      if (!filled) continue;
      const isLetterText = /^\[.*\]$/.test(control.textContent || "") && /^(text|lines)$/.test(filled.type);
      // What a letter names and the writer left empty is left out.
      if (filled.value || isLetterText) fill(control, filled, dates);
    }
    const body = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*>\s*/, "");
    return window.handbookZip({
      ...parts,
      "word/document.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body
    });
  };
})();
