// Makes elements for the scripts of elements: properties where there are such, attributes else. Texts only ever become text.
(function () {
  "use strict";

  /** @param {string} tag @param {Record<string, any>} [properties] @param {(Node | string)[]} children @returns {any} */
  window.handbookMake = function (tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };
})();
