/** What the pages of signing have in common, inside and outside. */
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { Facts } from '../../../ui/parts.tsx';
import { type SignatureWay, signatureWays } from '../rules/index.ts';

/** A checksum in groups, so that a line can break and an eye can follow. */
export const Sum = ({ of }: { of: string }) => (
  <code class="code">{of.match(/.{1,8}/g)?.join(' ') ?? of}</code>
);

/** What a simple electronic signature is, where somebody is about to make one. */
export const SimpleSignature = () => (
  <details class="why">
    <summary>Vad är en enkel elektronisk underskrift?</summary>
    <p>
      Du skriver ditt namn och trycker på «Skriv under». Det är en elektronisk underskrift enligt artikel 3.10
      i EU:s förordning nr 910/2014 (eIDAS), av det enkla slaget. Den kräver ingen e-legitimation och ingen
      app.
    </p>
    <p>
      Det här sparas som bevis: ditt namn, din titel och orten, tiden, nätadressen och webbläsaren som du
      använde, länken som du fick, och handlingarnas kontrollsummor. När båda har skrivit under görs ett
      underskriftsbevis som ni får hämta.
    </p>
  </details>
);

/** Where a value begins: «Firmatecknare». */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface ShownSignature {
  readonly name: string;
  readonly title: string | null;
  readonly place: string | null;
  readonly signedOn: string;
  readonly signedAt: Date | null;
  readonly way: string;
  readonly authority: string;
  readonly agent: string | null;
  readonly fileId: string | null;
}

export const SignatureFacts = ({ signed }: { signed: ShownSignature }) => (
  <Facts
    facts={[
      { label: 'Namn', value: signed.title ? `${signed.name}, ${signed.title}` : signed.name },
      {
        label: 'När',
        value: signed.signedAt ? swedishTime(signed.signedAt) : longDate(signed.signedOn),
      },
      ...(signed.place ? [{ label: 'Ort', value: signed.place }] : []),
      {
        label: 'Sätt',
        value:
          signed.way === 'service' && signed.agent
            ? `${signatureWays.service}: ${signed.agent}`
            : signatureWays[signed.way as SignatureWay],
      },
      { label: 'Rätt att skriva under', value: capital(signed.authority) },
      ...(signed.fileId
        ? [{ label: 'Fil', value: <a href={`/filer/${signed.fileId}`}>Hämta filen med underskriften</a> }]
        : []),
    ]}
  />
);
