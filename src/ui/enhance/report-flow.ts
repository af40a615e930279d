/**
 * A form of several pages whose answers travel along: drawn in place, so that the browser's own way back leads to the
 * page before and loses nothing. Without script each page is sent as a form.
 */
const formOf = (root: ParentNode): HTMLFormElement | null => root.querySelector('form.report');
const stepOf = (root: ParentNode): string | undefined =>
  formOf(root)?.querySelector<HTMLInputElement>('[name=steg]')?.value;

/** How many pages into the form this is. */
let at = 0;

async function draw(form: HTMLFormElement, data: FormData): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
  const response = await fetch(form.action, { method: 'POST', body }).catch(() => null);
  const main = document.querySelector('main');
  const drawn = response && new DOMParser().parseFromString(await response.text(), 'text/html');
  const next = drawn?.querySelector('main');
  if (!drawn || !next || !main || !formOf(next)) {
    form.submit();
    return;
  }
  main.replaceWith(next);
  document.title = drawn.title;
  scrollTo(0, 0);
  (next.querySelector<HTMLElement>('[data-focus]') ?? next).focus();
}

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  const button = event.submitter as HTMLButtonElement | null;
  if (!form.matches('form.report') || button?.value === 'skicka') return;
  event.preventDefault();
  if (button?.value === 'tillbaka' && at > 0) {
    history.back();
    return;
  }
  const before = stepOf(document);
  void draw(form, new FormData(form, button)).then(() => {
    if (stepOf(document) === before) return;
    at += 1;
    history.pushState({ report: at }, '');
  });
});

if (formOf(document)) history.replaceState({ report: at }, '');
addEventListener('popstate', async ({ state }) => {
  const target = (state as { report?: number } | null)?.report;
  if (!formOf(document)) return;
  // A link to a field of the same page, as in a summary of errors, is no step.
  if (target === undefined) {
    history.replaceState({ report: at }, '');
    return;
  }
  while (at !== target) {
    const form = formOf(document);
    if (!form) return;
    const data = new FormData(form);
    data.set('till', target < at ? 'tillbaka' : 'nasta');
    await draw(form, data);
    at += target < at ? -1 : 1;
  }
});
