/** A time to keep, counted down while the page is open. Without script the text of the server stands. */
import { timeLeftText, withTimeLeft } from './time-left.ts';

const EVERY = 30_000;
/** For those who want little to move on the page. */
const EVERY_QUIETLY = 300_000;

class DueClock extends HTMLElement {
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly tick = () => this.write();

  connectedCallback(): void {
    const quietly = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // A screen reader reads the time when asked, and is never interrupted by it.
    this.setAttribute('role', 'timer');
    this.write();
    this.timer = setInterval(this.tick, quietly ? EVERY_QUIETLY : EVERY);
    document.addEventListener('visibilitychange', this.tick);
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.tick);
  }

  private write(): void {
    const due = Date.parse(this.getAttribute('due') ?? '');
    if (Number.isNaN(due)) return;
    const left = timeLeftText(Math.trunc((due - Date.now()) / 60_000));
    if (left) this.textContent = withTimeLeft(this.textContent ?? '', left);
  }
}

customElements.define('due-clock', DueClock);
