/** A list that filters as you type: asks the server for the same page and swaps the part that changed. */
class LiveList extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.refresh(form), 250);
    });
  }

  private async refresh(form: HTMLFormElement): Promise<void> {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value) query.append(name, value);
    const address = `${form.action.split('?')[0]}?${query}`;
    const turn = ++this.asked;
    const response = await fetch(address, { headers: { accept: 'text/html' } });
    if (!response.ok || turn !== this.asked) return;
    const fresh = new DOMParser()
      .parseFromString(await response.text(), 'text/html')
      .querySelector('#resultat');
    const shown = this.querySelector('#resultat');
    if (fresh && shown) shown.replaceWith(fresh);
    history.replaceState(null, '', address);
  }
}

customElements.define('live-list', LiveList);
