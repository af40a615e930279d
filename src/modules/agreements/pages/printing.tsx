/** The documents of an agreement, to look through and to fetch. */
import type { Child } from 'hono/jsx';
import { ButtonLink, Panel } from '../../../ui/parts.tsx';

export interface ShownPreview {
  readonly title: string;
  /** Last part of its address, without the kind of file. */
  readonly name: string;
  readonly preview: Child;
  readonly missing: number;
}

interface PrintingProps {
  readonly agreementId: string;
  readonly previews: readonly ShownPreview[];
}

export const PrintingParts = ({ agreementId, previews }: PrintingProps) => (
  <div class="stack below">
    <p>
      Så här blir handlingarna. Det som saknas är märkt med «Saknas» och ska fyllas i innan avtalet skrivs
      under.
    </p>
    {previews.map(({ title, name, preview, missing }) => (
      <Panel
        title={title}
        id={name}
        action={
          <span class="row only-screen">
            <ButtonLink href={`/avtal/${agreementId}/utskrift/${name}.pdf`} download>
              PDF<span class="visually-hidden"> av {title}</span>
            </ButtonLink>
            <ButtonLink href={`/avtal/${agreementId}/utskrift/${name}.docx`} download>
              Word<span class="visually-hidden">-fil med {title}</span>
            </ButtonLink>
          </span>
        }
      >
        {missing > 0 && (
          <p class="bad">{missing === 1 ? 'En uppgift saknas.' : `${missing} uppgifter saknas.`}</p>
        )}
        {preview}
      </Panel>
    ))}
  </div>
);
