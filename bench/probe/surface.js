// Reading what the map shows: the fills of SVG shapes, or pixels read back from a canvas.

/** What a map is drawn on: `painted()` and `signature()`, which changes with the colours. */
export function surfaceOf({ shapes, canvas, expected }) {
  if (shapes) {
    return {
      painted: () => shapesPainted(shapes, expected),
      signature: () => shapesSignature(shapes),
    };
  }
  rememberCanvasContexts();
  return {
    painted: () => colouredPixels(pixelRow(canvas)) > 20,
    signature: () => pixelsSignature(pixelRow(canvas)),
  };
}

/** Whether all shapes exist and a sample of 16 of them has a fill of its own. */
function shapesPainted(selector, expected) {
  const shapes = document.querySelectorAll(selector);
  if (shapes.length < expected) return false;
  const step = Math.max(1, Math.floor(shapes.length / 16));
  for (let i = 0; i < shapes.length; i += step) {
    const { fill } = getComputedStyle(shapes[i]);
    if (!fill || fill === 'none' || fill === 'rgb(0, 0, 0)') return false;
  }
  return true;
}

function shapesSignature(selector) {
  const shapes = [...document.querySelectorAll(selector)].slice(0, 8);
  return shapes.map((shape) => shape.getAttribute('fill') || getComputedStyle(shape).fill).join('');
}

const contexts = new WeakMap();

function rememberCanvasContexts() {
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (...args) {
    const context = getContext.apply(this, args);
    if (context) contexts.set(this, context);
    return context;
  };
}

/** WebGL pixels are readable only right after the page has drawn, within its own frame callback. */
let drawing = false;
export function whileDrawing(read) {
  drawing = true;
  try {
    read();
  } finally {
    drawing = false;
  }
}

const ROW = 400;

/** RGBA bytes of a row of 400 pixels in the middle of the map's canvas, or null. */
function pixelRow(selector) {
  for (const canvas of document.querySelectorAll(selector)) {
    const context = contexts.get(canvas);
    if (!context || canvas.width < 300) continue;
    const x = (canvas.width >> 1) - ROW / 2;
    const y = canvas.height >> 1;
    if (context.getImageData) return context.getImageData(x, y, ROW, 1).data;
    if (!drawing) return null;
    const pixels = new Uint8Array(4 * ROW);
    context.readPixels(x, y, ROW, 1, context.RGBA, context.UNSIGNED_BYTE, pixels);
    return pixels;
  }
  return null;
}

/** How many pixels are opaque and no grey. */
function colouredPixels(pixels) {
  let count = 0;
  for (let i = 0; pixels && i < pixels.length; i += 4) {
    const [r, g, b] = [pixels[i], pixels[i + 1], pixels[i + 2]];
    if (pixels[i + 3] > 100 && Math.max(r, g, b) - Math.min(r, g, b) > 25) count++;
  }
  return count;
}

/** The sums of red, green and blue, roughly; empty while nothing is drawn. */
function pixelsSignature(pixels) {
  if (colouredPixels(pixels) < 5) return '';
  const sums = [0, 0, 0];
  for (let i = 0; i < pixels.length; i += 4) {
    if (pixels[i + 3] < 100) continue;
    for (let channel = 0; channel < 3; channel++) sums[channel] += pixels[i + channel];
  }
  return sums.map((sum) => sum >> 7).join();
}
