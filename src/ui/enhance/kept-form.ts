/** Saves what is typed while it is typed, and says so; the server keeps it per person and form. */
class KeptForm extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const form = this.querySelector('form');
    const name = this.getAttribute('name');
    if (!form || !name) return;
    form.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.keep(form, name), 1500);
    });
  }

  private async keep(form: HTMLFormElement, name: string): Promise<void> {
    const body = new FormData(form);
    body.set('utkast', name);
    const response = await fetch('/utkast', { method: 'POST', body }).catch(() => null);
    const note = this.querySelector('[data-kept]');
    if (!note) return;
    const time = new Date().toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' });
    note.textContent = response?.ok
      ? `Det du skrivit är sparat som utkast kl. ${time.replace(':', '.')}.`
      : 'Utkastet kunde inte sparas just nu. Det du skrivit finns kvar på sidan.';
  }
}

customElements.define('kept-form', KeptForm);
