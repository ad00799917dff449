// Colours and classes of the choropleth, for the build and for every page.

/** Five colours for each indicator, from the lowest class to the highest. */
export const PALETTES = [
  ['#eff3ff', '#bdd7e7', '#6baed6', '#3182bd', '#08519c'],
  ['#feedde', '#fdbe85', '#fd8d3c', '#e6550d', '#a63603'],
  ['#edf8e9', '#bae4b3', '#74c476', '#31a354', '#006d2c'],
];

/** One colour for each category of service. */
export const PIN_COLOURS = [
  '#e41a1c',
  '#377eb8',
  '#4daf4a',
  '#984ea3',
  '#ff7f00',
  '#ffd92f',
  '#a65628',
  '#f781bf',
  '#999999',
  '#66c2a5',
];

/** The 0-based class of a value, by the lower bounds of the classes above the first. */
export const classOf = (value, bounds) => bounds.filter((bound) => value >= bound).length;
