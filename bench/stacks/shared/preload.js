// Asks for the data beside the script, as a careful page does; the query decides which.
const territories = /level=(communes|stress)/.test(location.search) ? 'communes' : 'epci';
for (const file of [`${territories}.topo`, 'pins']) {
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'fetch';
  link.crossOrigin = '';
  link.href = `/data/${file}.json`;
  document.head.append(link);
}
