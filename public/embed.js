// <carte-services-familles vue="territoires" epci="…"></carte-services-familles>: the map in any
// page. Its attributes are the parameters of the map's URL; its height follows what it shows.
(() => {
  const NAME = 'carte-services-familles';
  /** What any element may have, or is not for the map; all else is a parameter. */
  const OWN = /^(id|class|style|title|lang|dir|slot|hidden|geolocalisation|(data|aria)-.*|on.*)$/;
  /** The views with a page of their own. */
  const PAGES = ['territoires', 'plan', 'gouvernance', 'methode'];
  // A module has no current script.
  const script = document.currentScript ?? document.querySelector('script[src*="embed.js"]');
  const SITE = new URL('.', script?.src ?? location.href);
  const TALLEST = 20000;
  /** `cargo xtask dist` puts the site's title here. */
  const TITLE = '';

  class Carte extends HTMLElement {
    #frame = null;
    #watch = new MutationObserver(() => this.#draw());
    #hear = ({ source, data }) => {
      // A sandboxed frame has no origin to compare: the window itself is what cannot be forged.
      if (!this.#frame || source !== this.#frame.contentWindow || !data) return;
      if (data.type === `${NAME}:height` && Number.isFinite(data.height)) {
        this.#frame.style.height = `${Math.min(Math.max(data.height, 1), TALLEST)}px`;
      } else if (data.type === `${NAME}:state` && typeof data.url === 'string' && data.url.startsWith(SITE.href)) {
        const detail = { url: data.url };
        this.dispatchEvent(new CustomEvent(`${NAME}:state`, { detail, bubbles: true }));
      }
    };

    connectedCallback() {
      addEventListener('message', this.#hear);
      this.#watch.observe(this, { attributes: true });
      this.#draw();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hear);
      this.#watch.disconnect();
      this.#frame?.remove();
      this.#frame = null;
    }

    #draw() {
      const view = this.getAttribute('vue');
      // Each view has its page; what is none is told by the start page.
      const own = PAGES.includes(view);
      const url = new URL(own ? `${view}/` : '.', SITE);
      for (const { name, value } of this.attributes) {
        if (!OWN.test(name) && !(own && name === 'vue')) url.searchParams.set(name, value);
      }
      url.searchParams.set('embed', '1');
      const before = this.#frame;
      // Another view is another frame: another address in this one would be a step to go back.
      const frame = before?.src === url.href ? before : document.createElement('iframe');
      frame.title = this.title || TITLE;
      frame.allow = this.hasAttribute('geolocalisation') ? 'geolocation' : '';
      if (frame === before) return;
      frame.loading = 'lazy';
      frame.src = url;
      this.#frame = frame;
      // By script, as the host's policy may refuse styles written in the page.
      const height = before?.style.height ?? '900px';
      Object.assign(this.style, { display: 'block' });
      Object.assign(frame.style, { display: 'block', width: '100%', height, border: '0' });
      before ? before.replaceWith(frame) : this.append(frame);
    }
  }
  customElements.get(NAME) ?? customElements.define(NAME, Carte);
})();
