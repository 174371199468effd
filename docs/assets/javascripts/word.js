/* with: zip form-names */
// Fills a template's Word document in the browser: finds content controls by tag, adds rows, writes values as
// text, leaves out what stayed empty. Attributes of elements say what becomes of them (hooks/handbook/publish/office/docx_fields.py);
// none of them is left in the file.
(function () {
  "use strict";

  const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
  const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/; // XML 1.0, production Char
  const MARKS = ["when", "blank", "filled", "of", "style", "row", "many", "part"];

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

  /** @param {Document} xml @param {string} mark @returns {[Element, string][]} elements and what they say */
  const marked = (xml, mark) =>
    [...xml.querySelectorAll(`[${mark}]`)].map((each) => [each, each.getAttribute(mark) || ""]);

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

  let copies = 0; // of rows, in the file that is made

  /** Makes a repeating section hold so many rows. @param {Element} section
   * @param {string} table @param {number} rows */
  function resize(section, table, rows) {
    const content = part(section, "sdtContent");
    const last = () => /** @type {Element} */ (content.lastElementChild);
    while (content.children.length > rows) last().remove();
    for (let row = content.children.length + 1; row <= rows; row++) {
      const item = /** @type {Element} */ (last().cloneNode(true));
      const inner = [...item.getElementsByTagNameNS(W, "sdt")];
      const renumbered = (/** @type {string} */ path) => path.replace(/^([^/]+)\/\d+\//, `${table}/${row}/`);
      for (const control of [item, ...inner]) {
        const properties = part(control, "sdtPr");
        // Ids of copies must differ from all others: counted down from the largest.
        const id = 0x7fffffff - copies++;
        part(properties, "id").setAttributeNS(W, "w:val", String(id));
        const tag = child(properties, "tag");
        if (tag) tag.setAttributeNS(W, "w:val", renumbered(valueOf(tag)));
      }
      for (const each of item.querySelectorAll("[when]")) {
        each.setAttribute("when", renumbered(each.getAttribute("when") || ""));
      }
      for (const each of item.querySelectorAll("[row]")) {
        const text = each.getElementsByTagNameNS(W, "t")[0];
        text.textContent = (text.textContent || "").replace(/\d+/, String(row));
      }
      content.append(item);
    }
  }

  /** Writes lines into a run instead of what stood there. @param {Element} run @param {string[]} lines */
  function put(run, lines) {
    const xml = run.ownerDocument;
    const style = run.getElementsByTagNameNS(W, "rStyle")[0];
    if (style) style.remove();
    for (const each of [...run.children]) if (each.localName !== "rPr") each.remove();
    lines.forEach((line, index) => {
      if (index) run.append(xml.createElementNS(W, "w:br"));
      const piece = xml.createElementNS(W, "w:t");
      piece.setAttribute("xml:space", "preserve");
      piece.textContent = line;
      run.append(piece);
    });
  }

  /** A ruled paragraph becomes what it is when it is written. @param {Element | null} paragraph */
  function unrule(paragraph) {
    const style = paragraph && paragraph.getAttribute("style");
    if (!paragraph || !style) return;
    const properties = part(paragraph, "pPr");
    part(properties, "pStyle").setAttributeNS(W, "w:val", style);
    const tabs = child(properties, "tabs");
    if (tabs) tabs.remove();
  }

  /** Writes text into a control: lines as line breaks, in a block as paragraphs. @param {Element} control
   * @param {string} text */
  function write(control, text) {
    const empty = child(part(control, "sdtPr"), "showingPlcHdr");
    if (empty) empty.remove();
    const writable = Array.from(text)
      .filter((letter) => letter.length > 1 || !UNWRITABLE.test(letter))
      .join("");
    const lines = window.handbook.forms.held(writable).split(/\r\n|\r|\n/);
    const content = part(control, "sdtContent");
    const [paragraph, ...others] = [...content.children].filter((each) => each.localName === "p");
    if (!paragraph) {
      unrule(control.closest("p"));
      return put(control.getElementsByTagNameNS(W, "r")[0], lines);
    }
    others.forEach((each) => each.remove());
    unrule(paragraph);
    lines.forEach((line, index) => {
      const place = index ? /** @type {Element} */ (paragraph.cloneNode(true)) : paragraph;
      if (index) content.append(place);
      put(place.getElementsByTagNameNS(W, "r")[0], [line]);
    });
  }

  /** @param {Element} control @param {{type: string, value: string}} filled
   * @param {Record<string, HandbookDates>} dates @param {string} [kind] what of it stands here */
  function fill(control, { type, value }, dates, kind = "") {
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
    } else {
      const text = list ? choiceOf(list, value) : value;
      write(control, kind ? window.handbook.forms.partOf(text, kind) : text);
    }
  }

  /** Leaves out what stayed empty and what is only for who fills in by hand. @param {Document} xml
   * @param {HandbookPaper} paper */
  function clear(xml, paper) {
    for (const [each, paths] of marked(xml, "when")) {
      if (!paths.split(" ").some((path) => paper.stays(path))) each.remove();
    }
    for (const [each, path] of marked(xml, "blank")) if (!path || paper.isFilled(path)) each.remove();
    for (const [each, table] of marked(xml, "many")) if (paper.rows[table] === 1) each.remove();
    for (const cell of xml.getElementsByTagNameNS(W, "tc")) {
      const last = cell.lastElementChild; // a cell ends with a paragraph
      if (last && last.localName !== "p") cell.append(xml.createElementNS(W, "w:p"));
    }
  }

  /** @param {Document} xml @param {HandbookPaper} paper @param {Record<string, HandbookDates>} dates */
  function fillAll(xml, paper, dates) {
    clear(xml, paper);
    for (const control of xml.getElementsByTagNameNS(W, "sdt")) {
      const kind = control.getAttribute("part") || "";
      const path = tagOf(control).replace(new RegExp(`/${kind}$`), "");
      const filled = paper.values[path];
      if (!filled || !filled.value) continue;
      fill(control, filled, dates, kind);
    }
  }

  /** @param {string} text @returns {Document} */
  const parsed = (text) => new DOMParser().parseFromString(text, "application/xml");

  /** @param {Document} xml @returns {string} */
  function written(xml) {
    const body = new XMLSerializer().serializeToString(xml).replace(/^<\?xml[^>]*>\s*/, "");
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body;
  }

  /** A filled Word file; the blank one where nothing is filled in. @param {Record<string, string>} parts
   * the blank one's @param {HandbookPaper} paper @param {Record<string, HandbookDates>} dates by language
   * @returns {Blob} */
  window.handbookWord = function (parts, paper, dates) {
    const xml = parsed(parts["word/document.xml"]);
    copies = 0;
    for (const control of [...xml.getElementsByTagNameNS(W, "sdt")]) {
      const rows = paper.rows[tagOf(control)];
      if (rows) resize(control, tagOf(control), rows);
    }
    for (const [each, sender] of marked(xml, "of")) {
      const who = paper.isBlank ? [paper.sender, "blank"] : [paper.sender];
      if (!sender.split(" ").some((one) => who.includes(one))) each.remove();
    }
    for (const [each, path] of marked(xml, "filled")) if (!paper.isFilled(path)) each.remove();
    const filled = { ...parts };
    if (!paper.isBlank) {
      fillAll(xml, paper, dates);
      const foot = parsed(parts["word/footer2.xml"]);
      for (const run of [...foot.getElementsByTagNameNS(W, "r")]) run.remove();
      filled["word/footer2.xml"] = written(foot);
    }
    for (const mark of MARKS) for (const [each] of marked(xml, mark)) each.removeAttribute(mark);
    filled["word/document.xml"] = written(xml);
    return window.handbookZip(filled);
  };
})();
