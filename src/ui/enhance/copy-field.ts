/** A text to copy into another system: a button beside it copies, and says so. Without script the text is selected. */
const SHOWN_FOR = 2000;

class CopyField extends HTMLElement {
  connectedCallback(): void {
    const text = this.querySelector<HTMLElement>('[data-copy]');
    if (!text || this.querySelector('button')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'ds-button';
    button.dataset.variant = 'secondary';
    button.textContent = 'Kopiera';
    const said = document.createElement('span');
    said.className = 'visually-hidden';
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => void this.copy(text, button, said));
    this.append(button, said);
  }

  private async copy(text: HTMLElement, button: HTMLButtonElement, said: HTMLElement): Promise<void> {
    const isCopied = await navigator.clipboard?.writeText(text.textContent ?? '').then(
      () => true,
      () => false,
    );
    if (!isCopied) getSelection()?.selectAllChildren(text);
    button.textContent = isCopied ? 'Kopierat' : 'Markerat';
    said.textContent = isCopied
      ? 'Svaret är kopierat.'
      : 'Svaret är markerat: kopiera det med tangentbordet.';
    setTimeout(() => {
      button.textContent = 'Kopiera';
      said.textContent = '';
    }, SHOWN_FOR);
  }
}

customElements.define('copy-field', CopyField);
