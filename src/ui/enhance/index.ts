/** What script adds to pages that work without it. */
import './live-list.ts';
import './kept-form.ts';
import './passkey-form.ts';

document.documentElement.classList.add('has-script');

for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-submit]')) {
  select.addEventListener('change', () => select.form?.requestSubmit());
}

/** On narrow screens the menu is closed until asked for. */
const menu = document.querySelector<HTMLDetailsElement>('details.side');
if (menu && matchMedia('(width <= 48rem)').matches) menu.open = false;

document.querySelector<HTMLElement>('[data-focus]')?.focus();
