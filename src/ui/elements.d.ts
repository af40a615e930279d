/** Our custom elements, known to JSX. */
import 'hono/jsx';

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'live-list': { children?: unknown };
      'passkey-form': { 'data-ask': string; children?: unknown };
      'kept-form': { name: string; children?: unknown };
    }
  }
}
