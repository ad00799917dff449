// Stores a long history: TIMES times the actions of the plan, each with CHANGES changes.
const fetched = window.fetch;
window.fetch = async (path, ...rest) => {
  const answer = await fetched(path, ...rest);
  if (TIMES === 1 || !String(path).endsWith('plan.json')) return answer;
  const plan = await answer.json();
  for (const axis of plan.axes) {
    let number = 0;
    for (const objectif of axis.objectifs) {
      objectif.actions = objectif.actions.flatMap((own) =>
        Array.from({ length: TIMES }, () => ({ ...own, numero: ++number })));
    }
  }
  return new Response(JSON.stringify(plan));
};
const COUNTS = [9, 8, 3, 4];
if (!localStorage.getItem('carte-services-familles.suivi')) {
  const changements = [];
  const states = ['en_cours', 'en_pause', 'en_cours', 'realisee'];
  for (let turn = 0; turn < CHANGES; turn++) {
    COUNTS.forEach((count, axis) => {
      for (let number = 1; number <= count * TIMES; number++) {
        const day = new Date(Date.UTC(2016, 0, 1 + Math.floor(turn * 1460 / CHANGES)));
        const own = turn % 2
          ? { champ: 'notes', valeur: `Point n° ${turn} de l’action.` }
          : { champ: 'statut', valeur: states[(turn / 2 + number) % 4] };
        changements.push({ quand: day.toISOString(), tirage: axis * 65536 + number, action: `${axis + 1}.${number}`, ...own });
      }
    });
  }
  const text = JSON.stringify({ format: 'carte-services-familles/suivi', version: 1, changements, versions: [] });
  localStorage.setItem('carte-services-familles.suivi', text);
}
// Milliseconds that something takes; `made` is then the number of nodes it has added to the page.
window.timed = async (go, done) => {
  window.made = 0;
  const watch = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) made += 1 + (node.querySelectorAll?.('*').length ?? 0);
    }
  });
  watch.observe(document.body, { childList: true, subtree: true });
  const start = performance.now();
  go();
  while (!done()) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  watch.disconnect();
  return performance.now() - start;
};
