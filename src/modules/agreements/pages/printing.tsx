/** The documents of an agreement, to look through and to fetch. */
import type { Child } from 'hono/jsx';
import { ButtonLink, Panel } from '../../../ui/parts.tsx';
import type { ShownPrinted } from '../actions/index.ts';
import { SignatureFacts } from './signing-parts.tsx';

export interface ShownPreview {
  readonly title: string;
  /** Last part of its address, without the kind of file. */
  readonly name: string;
  readonly preview: Child;
  readonly missing: number;
}

interface PrintingProps {
  readonly shown: ShownPrinted;
  readonly previews: readonly ShownPreview[];
}

export const PrintingParts = ({ shown, previews }: PrintingProps) => (
  <div class="stack below">
    {shown.agreement.state === 'withdrawn' && <p>Avtalet blev inte av. Så här långt kom handlingarna.</p>}
    {shown.stage === 'draft' && shown.agreement.state !== 'withdrawn' && (
      <p>
        Så här blir handlingarna. Det som saknas är märkt med «Saknas» och ska fyllas i innan avtalet skrivs
        under.
      </p>
    )}
    {shown.frozen.length > 0 && <Frozen shown={shown} />}
    {shown.stage === 'before' && <SignedBefore shown={shown} />}
    {shown.stage !== 'draft' && previews.length > 0 && (
      <p>
        {shown.stage === 'before'
          ? 'Det här har ni skrivit in i Ansvar.'
          : 'Så här lyder handlingarna med det som står i Ansvar nu.'}
      </p>
    )}
    {previews.map((preview) => (
      <Preview agreementId={shown.record.id} {...preview} />
    ))}
  </div>
);

const Preview = ({ agreementId, title, name, preview, missing }: ShownPreview & { agreementId: string }) => (
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
);

interface PartProps {
  readonly shown: ShownPrinted;
}

/** What is signed is these files, and no other. */
const Frozen = ({ shown: { frozen, agreement, stage } }: PartProps) => (
  <Panel title={frozenTitle(agreement.kind, stage)}>
    <p>De ligger kvar oförändrade.</p>
    <ul class="plain-list">
      {frozen.map(({ fileId, title }) => (
        <li>
          <a href={`/filer/${fileId}`}>{title}</a>
        </li>
      ))}
    </ul>
  </Panel>
);

const frozenTitle = (kind: string, stage: ShownPrinted['stage']): string => {
  if (kind === 'reglemente') return 'Handlingarna som är fastställda';
  return stage === 'signing' ? 'Handlingarna som skrivs under' : 'Handlingarna som är undertecknade';
};

const SIDES = [
  { side: 'ours', heading: 'För oss' },
  { side: 'theirs', heading: 'För den andra parten' },
] as const;

/** It was signed before it was registered here: the file is the agreement. */
const SignedBefore = ({ shown: { file, signatures, agreement } }: PartProps) => (
  <Panel title={agreement.kind === 'reglemente' ? 'Reglementet' : 'Avtalet'}>
    <p>
      {agreement.kind === 'reglemente'
        ? 'Reglementet var redan beslutat när det registrerades i Ansvar.'
        : 'Avtalet var redan tecknat när det registrerades i Ansvar.'}{' '}
      {file ? (
        <>
          Det är den här filen: <a href={`/filer/${file.id}`}>{file.name}</a>
        </>
      ) : (
        'Filen är inte inlagd.'
      )}
    </p>
    {SIDES.flatMap(({ side, heading }) =>
      signatures
        .filter((one) => one.side === side)
        .map((signed) => (
          <>
            <h3 class="below">{heading}</h3>
            <SignatureFacts signed={signed} />
          </>
        )),
    )}
  </Panel>
);
