import type { Actor } from '../../../platform/actor.ts';
import { ErrorSummary, TextArea, TextField } from '../../../ui/field.tsx';
import { LinkedAgreements } from '../../../ui/linked-agreements.tsx';
import { LinkedCases } from '../../../ui/linked-cases.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, Facts, Panel } from '../../../ui/parts.tsx';
import type { ShownSupplier } from '../actions/index.ts';
import type { FormProps } from './choices.ts';

interface SupplierPageProps {
  readonly actor: Actor;
  readonly shown: ShownSupplier;
  readonly country: string;
  readonly mayChange: boolean;
  readonly message?: string | undefined;
}

export const SupplierPage = ({ actor, shown, country, mayChange, message }: SupplierPageProps) => {
  const { supplier, card, addedHere } = shown;
  const base = `/leverantorer/${supplier.id}`;
  return (
    <Page
      actor={actor}
      title={supplier.name}
      section="suppliers"
      path="/leverantorer"
      message={message}
      crumbs={[{ href: '/leverantorer', text: 'Leverantörer' }]}
      aside={mayChange && addedHere && <ButtonLink href={`${base}/andra`}>Ändra leverantören</ButtonLink>}
    >
      <div class="stack" style="margin-top:1rem">
        <Panel title="Gemensamt för alla">
          <Facts
            facts={[
              { label: 'Organisationsnummer', value: supplier.organisationNumber },
              { label: 'Land', value: country },
            ]}
          />
          {!addedHere && (
            <p class="small">
              En annan kommun lade till leverantören och är den som kan ändra namn, nummer och land.
            </p>
          )}
        </Panel>
        <Panel
          title="Kommunens kort"
          action={
            mayChange && (
              <ButtonLink href={`${base}/kort`}>{card ? 'Ändra kortet' : 'Fyll i kortet'}</ButtonLink>
            )
          }
        >
          <p class="small">Syns bara för nämnderna i kommunen.</p>
          <Facts
            facts={[
              { label: 'Kontaktperson', value: card?.contactName },
              {
                label: 'E-postadress',
                value: card?.contactEmail && <a href={`mailto:${card.contactEmail}`}>{card.contactEmail}</a>,
              },
              { label: 'Telefon', value: card?.contactPhone },
              { label: 'Kontakt vid incident', value: card?.incidentContact },
              { label: 'Kundnummer', value: card?.customerNumber },
              { label: 'Anteckning', value: card?.note && <span class="pre">{card.note}</span> },
            ]}
          />
        </Panel>
        <Uses shown={shown} />
        <LinkedAgreements agreements={shown.agreements} />
        <LinkedCases cases={shown.cases} />
      </div>
    </Page>
  );
};

const Uses = ({ shown: { supplier, systems, processings } }: { shown: ShownSupplier }) => (
  <Panel
    title={`Används i ${count(systems.length, 'system', 'system')} och ${count(processings.length, 'behandling', 'behandlingar')}`}
    action={<ButtonLink href={`/vagledning/ny?leverantor=${supplier.id}`}>Behövs avtal?</ButtonLink>}
  >
    {systems.length + processings.length === 0 && <p>Inget som du kan se använder leverantören.</p>}
    <ul>
      {systems.map((row) => (
        <li>
          System: <a href={`/system/${row.id}`}>{row.name}</a> <span class="small">{row.controllerName}</span>
        </li>
      ))}
      {processings.map((row) => (
        <li>
          Biträde i <a href={`/behandlingar/${row.id}`}>{row.name}</a>{' '}
          <span class="small">{row.controllerName}</span>
        </li>
      ))}
    </ul>
  </Panel>
);

interface CardProps extends FormProps {
  readonly supplier: { readonly id: string; readonly name: string };
  readonly id: string;
}

export const CardFormPage = ({ actor, typed, errors = {}, supplier, id }: CardProps) => (
  <Page
    actor={actor}
    title="Kommunens kort"
    section="suppliers"
    crumbs={[
      { href: '/leverantorer', text: 'Leverantörer' },
      { href: `/leverantorer/${supplier.id}`, text: supplier.name },
    ]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={typed.version ?? '1'} />
      <TextField
        name="contactName"
        label="Kontaktperson"
        optional
        hint="Helst en funktion, till exempel Kundtjänst"
        value={typed.contactName}
        error={errors.contactName}
      />
      <TextField
        name="contactEmail"
        label="E-postadress"
        type="email"
        optional
        value={typed.contactEmail}
        error={errors.contactEmail}
      />
      <TextField
        name="contactPhone"
        label="Telefon"
        optional
        size="medium"
        value={typed.contactPhone}
        error={errors.contactPhone}
      />
      <TextArea
        name="incidentContact"
        label="Kontakt vid incident"
        optional
        rows={2}
        hint="Vem som ska nås, hur och när, till exempel jour dygnet runt"
        value={typed.incidentContact}
        error={errors.incidentContact}
      />
      <TextField
        name="customerNumber"
        label="Kundnummer"
        optional
        size="medium"
        value={typed.customerNumber}
        error={errors.customerNumber}
      />
      <TextArea name="note" label="Anteckning" optional value={typed.note} error={errors.note} />
      <div class="actions">
        <Button>Spara kortet</Button>
        <a href={`/leverantorer/${supplier.id}`}>Avbryt</a>
      </div>
    </form>
  </Page>
);
