// Starts the program. Any failure sets `data-app` to `error`.
import('./carte-services-familles.js')
  .then((glue) => glue.default({ module_or_path: './carte-services-familles_bg.wasm' }))
  .catch((error) => {
    console.error(error);
    document.documentElement.setAttribute('data-app', 'error');
  });
