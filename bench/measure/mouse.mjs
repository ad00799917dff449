// Real mouse input through the DevTools protocol: the page cannot tell it from a hand's.

export function mouseOf(cdp) {
  const send = (type, x, y, more = {}) =>
    cdp.send('Input.dispatchMouseEvent', { type, x: Math.round(x), y: Math.round(y), ...more });
  const left = { button: 'left', clickCount: 1 };
  return {
    move: (x, y) => send('mouseMoved', x, y),
    drag: (x, y) => send('mouseMoved', x, y, { button: 'left', buttons: 1 }),
    press: (x, y) => send('mousePressed', x, y, { ...left, buttons: 1 }),
    release: (x, y) => send('mouseReleased', x, y, left),
    wheel: (x, y, deltaY) => send('mouseWheel', x, y, { deltaX: 0, deltaY }),
    /** Resolves when the click has been handled. */
    click(x, y) {
      send('mousePressed', x, y, left).catch(() => {});
      return send('mouseReleased', x, y, left);
    },
  };
}
