/** A form whose answer comes from a passkey on the device: asks the server for a question, the device for an answer. */
import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';

const TEXTS: Readonly<Record<string, string>> = {
  ERROR_CEREMONY_ABORTED: 'Det avbröts. Försök igen när du vill.',
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'Den här enheten har redan en passkey för ditt konto.',
  ERROR_INVALID_RP_ID: 'Adressen i webbläsaren är inte den som Ansvar är inställt på.',
};
const FAILED = 'Det gick inte. Försök igen, eller använd lösenord och kod.';

class PasskeyForm extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.answer(form);
    });
  }

  private async answer(form: HTMLFormElement): Promise<void> {
    const told = this.querySelector('[data-passkey-error]');
    const field = form.elements.namedItem('svar');
    if (!(field instanceof HTMLInputElement)) return;
    try {
      const response = await fetch(this.dataset.ask ?? '', { method: 'POST' });
      if (!response.ok) throw new Error('no question');
      const optionsJSON = await response.json();
      const answer = optionsJSON.rp
        ? startRegistration({ optionsJSON })
        : startAuthentication({ optionsJSON });
      field.value = JSON.stringify(await answer);
      form.submit();
    } catch (error) {
      const code = error instanceof WebAuthnError ? error.code : '';
      if (told) told.textContent = TEXTS[code] ?? FAILED;
    }
  }
}

customElements.define('passkey-form', PasskeyForm);
