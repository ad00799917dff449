// The stacks to compare with; index.mjs describes adapters.

const common = {
  map: '#map',
  hoverText: () => document.querySelector('#info')?.textContent.trim() ?? '',
  recolourTarget: (indicator) => document.querySelector(`[data-i="${indicator}"]`),
};

/** The addresses of a page in each mode; `flag` picks a variant of it. */
function modes(page, flag) {
  const address = (query) => {
    const parts = [query, flag].filter(Boolean).join('&');
    return parts ? `${page}?${parts}` : page;
  };
  return {
    epci: address(''),
    communes: address('level=communes'),
    stress: address('level=stress'),
    pins: address('pins=10000'),
  };
}

const only = (names, all) => Object.fromEntries(names.map((name) => [name, all[name]]));
const canvas = '#map canvas';

export const stacks = [
  {
    ...common,
    name: 'hand',
    label: 'Hand-made inline SVG',
    shapes: '#t path',
    modes: {
      epci: '/hand/',
      communes: '/hand/communes.html',
      stress: '/hand/communes.html?level=stress',
      pins: '/hand/?pins=10000',
    },
  },
  {
    ...common,
    name: 'd3',
    label: 'D3 v7 (SVG)',
    shapes: '#map path.t',
    modes: modes('/d3/'),
  },
  {
    ...common,
    name: 'leaflet',
    label: 'Leaflet 1.9 (SVG)',
    shapes: '#map path.leaflet-interactive',
    modes: modes('/leaflet/'),
    byMode: { pins: { shapes: undefined, canvas } },
  },
  {
    ...common,
    name: 'plot',
    label: 'Observable Plot',
    shapes: '#map .t path',
    modes: modes('/plot/'),
    zoomable: false,
  },
  { ...common, name: 'ol', label: 'OpenLayers (canvas)', canvas, modes: modes('/ol/') },
  {
    ...common,
    name: 'maplibre',
    label: 'MapLibre GL (WebGL)',
    canvas,
    modes: modes('/maplibre/'),
  },
  // Variants: they differ only while the map is used.
  {
    ...common,
    name: 'd3canvas',
    label: 'D3 + canvas',
    canvas,
    load: false,
    modes: only(['communes', 'stress', 'pins'], modes('/d3canvas/')),
  },
  {
    ...common,
    name: 'leaflet-canvas',
    label: 'Leaflet (preferCanvas)',
    canvas,
    load: false,
    modes: only(['communes', 'stress'], modes('/leaflet/', 'canvas')),
  },
  {
    ...common,
    name: 'ol-image',
    label: 'OpenLayers (VectorImage)',
    canvas,
    load: false,
    modes: only(['communes', 'stress'], modes('/ol/', 'image')),
  },
  {
    ...common,
    name: 'maplibre-state',
    label: 'MapLibre (feature-state)',
    canvas,
    load: false,
    modes: only(['communes', 'stress'], modes('/maplibre/', 'feature-state')),
  },
];
