/** What stands around the questions: processors, and what of the register it concerns. */
import type { Child } from 'hono/jsx';
import { Checks, TextField } from '../../../ui/field.tsx';
import { ButtonLink, Panel } from '../../../ui/parts.tsx';
import type { AssessmentProps } from './assessment.tsx';

interface SaveAndProps {
  readonly to: string;
  readonly variant: 'secondary' | 'tertiary';
  readonly name?: string;
  readonly value?: string;
  readonly children?: Child;
}

/** Within the form of the questions: what is typed in them is saved on the way. */
const SaveAnd = ({ to, variant, name, value, children }: SaveAndProps) => (
  <button class="ds-button" type="submit" data-variant={variant} formaction={to} name={name} value={value}>
    {children}
  </button>
);

/** Any number of processors and sub-processors (F-042), one at a time. */
export const Processors = ({ shown: { record, around }, sent, typed, errors }: AssessmentProps) => {
  const own = sent ? {} : errors;
  const action = `/incidenter/${record.id}/bitraden`;
  return (
    <Panel title="Biträden och underbiträden" id="bitraden">
      <ul class="plain-list">
        {around.processors.map((one) => (
          <li class="row">
            <span class="grow">
              {[one.name, one.organisationNumber].filter(Boolean).join(', ')}
              {one.subProcessor && ' (underbiträde)'}
            </span>
            <SaveAnd to={action} name="taBort" value={one.id} variant="tertiary">
              Ta bort<span class="visually-hidden"> {one.name}</span>
            </SaveAnd>
          </li>
        ))}
      </ul>
      <div class="stack narrow">
        <TextField name="name" label="Organisationens namn" value={typed.name} error={own.name} />
        <TextField
          name="organisationNumber"
          label="Organisationsnummer"
          size="short"
          optional
          value={typed.organisationNumber}
          error={own.organisationNumber}
        />
        <Checks
          name="subProcessor"
          label="Led"
          values={typed.subProcessor === '1' ? ['1'] : []}
          options={[{ value: '1', label: 'Underbiträde: anlitat av ett biträde' }]}
        />
        <div class="actions">
          <SaveAnd to={action} variant="secondary">
            Lägg till
          </SaveAnd>
        </div>
      </div>
    </Panel>
  );
};

const targets: Readonly<Record<string, { readonly label: string; readonly path: string }>> = {
  processing: { label: 'Behandling', path: '/behandlingar' },
  system: { label: 'System', path: '/system' },
  supplier: { label: 'Leverantör', path: '/leverantorer' },
};

/** Entries, systems and processors that it concerns; proposed from what is already named. */
export const Links = ({ shown: { record, around, proposed } }: AssessmentProps) => (
  <Panel
    title="Behandlingar, system och biträden som berörs"
    id="kopplingar"
    action={<ButtonLink href={`/arenden/${record.id}/koppla`}>Koppla något annat</ButtonLink>}
  >
    {around.links.length === 0 && <p>Inget är kopplat än.</p>}
    <ul class="plain-list">
      {around.links.map((link) => (
        <li>
          {targets[link.target]?.label}:{' '}
          <a href={`${targets[link.target]?.path}/${link.targetId}`}>{link.name}</a>
        </li>
      ))}
    </ul>
    {proposed.length > 0 && (
      <>
        <h3>Förslag ur registret</h3>
        <ul class="plain-list">
          {proposed.map((one) => (
            <li class="row">
              <span class="grow">
                {targets[one.target]?.label}: {one.name}
                {one.because !== one.name && <span class="block small">Hör ihop med {one.because}</span>}
              </span>
              <SaveAnd
                to={`/incidenter/${record.id}/koppla`}
                name="target"
                value={`${one.target}:${one.id}`}
                variant="secondary"
              >
                Koppla<span class="visually-hidden"> {one.name}</span>
              </SaveAnd>
            </li>
          ))}
        </ul>
      </>
    )}
  </Panel>
);
