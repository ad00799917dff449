// This project's own site, as built into ../dist (or `DIST`), found through its public DOM hooks.
// `PATH_QUERY` opens another of its pages that has the map.
import { DIST } from '../paths.mjs';

const page = process.env.PATH_QUERY ?? '/';
const INDICATORS = ['taux_couverture', 'places_eaje'];

const app = {
  name: 'app',
  label: 'Carte des services',
  folder: DIST,
  map: 'svg[data-map]',
  shapes: 'svg[data-map] path[data-epci]',
  modes: { epci: page, communes: page },
  // The EPCI remain the coloured shapes; communes are outlined over them once the map is zoomed in.
  expected: { communes: 'epci' },
  prepare: { communes: showCommunes },
  hoverText: () => {
    const shown = { opacityProperty: true, visibilityProperty: true };
    const tooltips = [...document.querySelectorAll('[data-tooltip]')];
    return tooltips.find((element) => element.checkVisibility(shown))?.innerText.trim() ?? '';
  },
  recolourCall: ([ids, indicator]) => {
    const select = document.querySelector('select[data-control="indicateur"]');
    select.value = ids[indicator];
    select.dispatchEvent(new Event('input', { bubbles: true }));
    select.dispatchEvent(new Event('change', { bubbles: true }));
  },
  recolourArgument: INDICATORS,
};

async function showCommunes({ page, mouse, centre }) {
  await page.waitForSelector('html[data-app="ready"]', { state: 'attached' });
  const drawn = () =>
    page.evaluate(() => document.querySelectorAll('svg[data-map] .communes path').length > 0);
  await mouse.move(...centre);
  for (let tick = 0; tick < 100 && !(await drawn()); tick++) {
    await mouse.wheel(...centre, -17);
    await page.waitForTimeout(100);
  }
  if (!(await drawn())) throw new Error('the outlines of the communes did not come');
}

export const own = [
  app,
  {
    ...app,
    name: 'app-ready',
    label: 'Carte des services, program ready',
    // "Painted" is here the frame in which the program has taken the page over.
    ready: () => document.documentElement.dataset.app === 'ready',
    modes: { epci: page },
    interaction: false,
  },
  {
    ...app,
    name: 'app-decoupage',
    label: 'Carte des services, change of découpage',
    modes: { epci: page },
    prepare: { epci: showDecoupages },
    load: false,
    recolourCall: ([, later]) => {
      const choices = document.querySelectorAll('button[data-decoupage]');
      choices[later ? choices.length - 1 : 0].click();
    },
  },
  {
    ...app,
    name: 'app-date',
    label: 'Carte des services, change of date',
    modes: { epci: page },
    prepare: { epci: showDates },
    load: false,
    recolourCall: ([, earlier]) => {
      const select = document.querySelector('select[data-control="date"]');
      select.selectedIndex = earlier ? select.options.length - 1 : 0;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
  },
];

async function showDecoupages({ page }) {
  await page.waitForSelector('html[data-app="ready"]', { state: 'attached' });
  await page.waitForSelector('button[data-decoupage]', { state: 'attached' });
}

/** The latest découpage, whose values have several dates. */
async function showDates(tools) {
  await showDecoupages(tools);
  await tools.page.evaluate(() =>
    [...document.querySelectorAll('button[data-decoupage]')].at(-1).click(),
  );
  await tools.page.waitForSelector('select[data-control="date"]', { state: 'attached' });
}
