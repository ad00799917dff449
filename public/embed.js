// <carte-services-familles vue="territoires" epci="…"></carte-services-familles> puts the map into any page. Its
// attributes are the parameters of the map's URL; its height follows its content.
(() => {
  const NAME = 'carte-services-familles';
  /** Attributes that are not parameters: global HTML attributes, and those that concern the frame. */
  const OWN = /^(id|class|style|title|lang|dir|slot|hidden|geolocalisation|(data|aria)-.*|on.*)$/;
  /** Views with a page of their own. */
  const PAGES = ['territoires', 'plan', 'gouvernance', 'methode'];
  // In a module, `currentScript` is null.
  const script = document.currentScript ?? document.querySelector('script[src*="embed.js"]');
  const SITE = new URL('.', script?.src ?? location.href);
  const TALLEST = 20000;
  /** Title of the site, filled in by `cargo xtask dist`. */
  const TITLE = '';

  class Carte extends HTMLElement {
    #frame = null;
    #watch = new MutationObserver(() => this.#draw());
    #hear = ({ source, data }) => {
      // The origin of a sandboxed frame is opaque, so the message's window is compared, which cannot be forged.
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
      // Views with a page of their own; the start page reports an unknown one.
      const own = PAGES.includes(view);
      const url = new URL(own ? `${view}/` : '.', SITE);
      for (const { name, value } of this.attributes) {
        if (!OWN.test(name) && !(own && name === 'vue')) url.searchParams.set(name, value);
      }
      url.searchParams.set('embed', '1');
      const before = this.#frame;
      // A new frame for another view: a new URL in the same frame would add a history entry.
      const frame = before?.src === url.href ? before : document.createElement('iframe');
      frame.title = this.title || TITLE;
      frame.allow = this.hasAttribute('geolocalisation') ? 'geolocation' : '';
      if (frame === before) return;
      frame.loading = 'lazy';
      frame.src = url;
      this.#frame = frame;
      // Set by script, because the host's content security policy may forbid inline styles.
      const height = before?.style.height ?? '900px';
      Object.assign(this.style, { display: 'block' });
      Object.assign(frame.style, { display: 'block', width: '100%', height, border: '0' });
      before ? before.replaceWith(frame) : this.append(frame);
    }
  }
  customElements.get(NAME) ?? customElements.define(NAME, Carte);
})();
