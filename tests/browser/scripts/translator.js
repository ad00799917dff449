// translate(root) translates all texts in `root`; translateAlways() also all that come later.
window.translate = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    for (const text of found) {
        const around = text.parentElement;
        if (!around || !/\p{L}|\d/u.test(text.data) || text.data.startsWith('⟦')) continue;
        if (around.closest('script, style, noscript, textarea, svg')) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        for (const font of [outer, inner]) font.style.verticalAlign = 'inherit';
        inner.textContent = `⟦${text.data}⟧`;
        outer.append(inner);
        text.replaceWith(outer);
    }
    document.documentElement.classList.add('translated-rtl');
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
};
window.translateAlways = () => {
    translate(document.documentElement);
    new MutationObserver((changes) => {
        for (const { target } of changes) if (target.isConnected) translate(target);
    }).observe(document.documentElement, { childList: true, characterData: true, subtree: true });
};
