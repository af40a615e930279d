/** What script adds to pages that work without it. */
import './copy-field.ts';
import './due-clock.ts';
import './live-list.ts';
import './kept-form.ts';
import './passkey-form.ts';
import './report-flow.ts';

document.documentElement.classList.add('has-script');

/** Something is typed in a form that changes things and is not sent yet. */
let unsaved = false;
document.addEventListener('input', ({ target }) => {
  const form = (target as HTMLInputElement | null)?.form;
  if (form?.method === 'post' && !(target as HTMLElement).matches('[data-submit]')) unsaved = true;
});

for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-submit]')) {
  const chosen = select.value;
  select.addEventListener('change', () => {
    if (!unsaved || confirm('Du har skrivit något som inte är sparat. Byta ändå?'))
      select.form?.requestSubmit();
    else select.value = chosen;
  });
}

/** On narrow screens the menu is closed until asked for. */
const menu = document.querySelector<HTMLDetailsElement>('details.side');
if (menu && matchMedia('(width <= 48rem)').matches) menu.open = false;

document.querySelector<HTMLElement>('[data-focus]')?.focus();
