// The few lines that pages run in the browser.

/** Every page: an open menu closes when the user turns elsewhere. */
export const MENU_BEHAVIOUR = `
addEventListener('click', (event) => {
  for (const open of document.querySelectorAll('.menu details[open]')) if (!open.contains(event.target)) open.open = false;
});
addEventListener('keydown', (event) => {
  const open = event.key === 'Escape' && document.querySelector('.menu details[open]');
  if (open) { open.open = false; open.querySelector('summary').focus(); }
});
`;

/** Forms: add and remove lines, mark all, refresh. */
export const FORM_BEHAVIOUR = `
(() => {
  let next = 100000;
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    const { add, mark } = button.dataset;
    const section = button.closest('section');
    if (add) {
      const line = section.querySelector('template[data-line]').innerHTML.replaceAll('__line__', String(next++));
      section.querySelector('tbody').insertAdjacentHTML('beforeend', line);
      section.querySelector('tbody tr:last-child :is(input:not([type=hidden]),select,textarea)')?.focus();
    }
    if ('remove' in button.dataset) button.closest('tr').remove();
    if (mark) for (const box of section.querySelectorAll('tbody input[type=checkbox]:not(:disabled)')) box.checked = mark === 'T';
    if ('refresh' in button.dataset) location.reload();
  });
})();
`;
