/* needs: element store */
/* with: earlier-ids */
// <handbook-earlier>: which ids the items of a page's checklists had before. It stands only where an item was
// renamed (hooks/handbook/page/earlier_items.py); from then on ticks are read and written under all of its names.
(function () {
  "use strict";

  const { Component, define, earlierIds, store } = window.handbook;

  class Earlier extends Component {
    connect() {
      const earlier = this.data();
      store.settle = (state) => earlierIds.settle(state, earlier);
      store.notify(store.read()); // what stands on the page already may show a tick less
    }
  }

  define("earlier", Earlier);
})();
