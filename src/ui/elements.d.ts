/** Our custom elements, known to JSX. */
import 'hono/jsx';

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-field': { children?: unknown };
      'due-clock': { due: string; children?: unknown };
      'live-list': { children?: unknown };
      'passkey-form': { 'data-ask': string; children?: unknown };
      'kept-form': { name: string; children?: unknown };
    }
  }
}
