import type { Actor } from '../../../platform/actor.ts';
import { Choice, DateField, ErrorSummary, TextArea, TextField } from '../../../ui/field.tsx';
import { LinkedAgreements } from '../../../ui/linked-agreements.tsx';
import { LinkedCases } from '../../../ui/linked-cases.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, Facts, Panel, Table } from '../../../ui/parts.tsx';
import type { ShownSystem } from '../actions/index.ts';
import { hostings, reachabilities, reviewResults, systemKinds } from '../rules/index.ts';
import { type FormProps, options } from './choices.ts';
import { ReviewTag } from './systems.tsx';

interface SystemPageProps {
  readonly actor: Actor;
  readonly shown: ShownSystem;
  readonly country: string | undefined;
  readonly mayChange: boolean;
  readonly today: string;
  readonly message?: string | undefined;
}

export const SystemPage = (props: SystemPageProps) => {
  const { actor, shown, mayChange, message } = props;
  const { system, uses } = shown;
  return (
    <Page
      actor={actor}
      title={system.name}
      section="systems"
      path="/system"
      message={message}
      crumbs={[{ href: '/system', text: 'System' }]}
      aside={mayChange && <ButtonLink href={`/system/${system.id}/andra`}>Ändra systemet</ButtonLink>}
    >
      <div class="stack" style="margin-top:1rem">
        <About {...props} />
        <Access {...props} />
        <Panel title={`Används i ${count(uses.length, 'behandling', 'behandlingar')}`}>
          {uses.length === 0 ? (
            <p>Ingen behandling som du kan se använder systemet.</p>
          ) : (
            <ul>
              {uses.map((use) => (
                <li>
                  <a href={`/behandlingar/${use.id}`}>{use.name}</a>{' '}
                  <span class="small">{use.controllerName}</span>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <LinkedAgreements agreements={shown.agreements} />
        <LinkedCases cases={shown.cases} />
      </div>
    </Page>
  );
};

const About = ({ shown: { system }, country }: SystemPageProps) => (
  <Panel title="Uppgifter om systemet">
    <Facts
      facts={[
        { label: 'Slag', value: systemKinds[system.kind as keyof typeof systemKinds] },
        { label: 'Beskrivning', value: system.description },
        { label: 'Nämnd som äger', value: system.ownerName },
        { label: 'Systemägare', value: system.ownerPersonName },
        { label: 'Systemförvaltare', value: system.administratorName },
        {
          label: 'Leverantör',
          value: system.supplierName && (
            <a href={`/leverantorer/${system.supplierId}`}>{system.supplierName}</a>
          ),
        },
        { label: 'Drift', value: hostings[system.hosting as keyof typeof hostings] },
        { label: 'Uppgifterna finns i', value: [country, system.location].filter(Boolean).join(', ') },
        { label: 'Utdrag om en person', value: system.extraction },
        ...(system.retiredOn ? [{ label: 'Avvecklat', value: system.retiredOn }] : []),
      ]}
    />
  </Panel>
);

const Access = ({ shown: { system, reviews }, mayChange, today }: SystemPageProps) => (
  <Panel
    title="Behörigheter"
    id="behorigheter"
    action={
      mayChange && <ButtonLink href={`/system/${system.id}/genomgang`}>Anteckna en genomgång</ButtonLink>
    }
  >
    <p>
      <ReviewTag system={system} today={today} />
    </p>
    <Facts
      facts={[
        { label: 'Rutin', value: system.accessRoutine },
        { label: 'Nås', value: reachabilities[system.reachability as keyof typeof reachabilities] },
        { label: 'Loggning', value: system.logging },
        {
          label: 'Går igenom',
          value: `var ${count(system.reviewMonths, 'månad', 'månader')}`.replace('var 1 ', 'varje '),
        },
      ]}
    />
    {reviews.length > 0 && (
      <Table
        caption="Genomgångar"
        rows={reviews}
        columns={[
          { heading: 'Dag', header: true, cell: (row) => <span class="nowrap">{row.reviewedOn}</span> },
          { heading: 'Resultat', cell: (row) => reviewResults[row.result as keyof typeof reviewResults] },
          { heading: 'Behöriga', number: true, cell: (row) => row.usersCount ?? '' },
          { heading: 'Borttagna', number: true, cell: (row) => row.removedCount ?? '' },
          { heading: 'Anteckning', cell: (row) => row.note ?? '' },
          { heading: 'Gjord av', cell: (row) => row.reviewerName ?? '' },
          { heading: 'Nästa', cell: (row) => <span class="nowrap">{row.nextOn}</span> },
        ]}
      />
    )}
  </Panel>
);

interface ReviewProps extends FormProps {
  readonly system: { readonly id: string; readonly name: string; readonly accessRoutine: string | null };
  readonly id: string;
}

export const ReviewFormPage = ({ actor, typed, errors = {}, system, id }: ReviewProps) => (
  <Page
    actor={actor}
    title="Genomgång av behörigheter"
    section="systems"
    crumbs={[
      { href: '/system', text: 'System' },
      { href: `/system/${system.id}`, text: system.name },
    ]}
  >
    <p>
      Gå igenom listan över behöriga i {system.name}, ta bort dem som inte längre ska ha behörighet, och
      anteckna det här. Skriv inga namn.
    </p>
    {!system.accessRoutine && (
      <p>
        Systemet saknar en rutin för behörighet.{' '}
        <a href={`/system/${system.id}/andra#accessRoutine`}>Skriv den</a>
      </p>
    )}
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <DateField
        name="reviewedOn"
        label="Genomgången gjordes"
        value={typed.reviewedOn}
        error={errors.reviewedOn}
      />
      <Choice
        name="result"
        label="Hur gick det?"
        options={options(reviewResults)}
        value={typed.result}
        error={errors.result}
      />
      <div class="row">
        <TextField
          name="usersCount"
          label="Antal behöriga"
          optional
          size="short"
          inputmode="numeric"
          value={typed.usersCount}
          error={errors.usersCount}
        />
        <TextField
          name="removedCount"
          label="Varav borttagna"
          optional
          size="short"
          inputmode="numeric"
          value={typed.removedCount}
          error={errors.removedCount}
        />
      </div>
      <TextArea
        name="note"
        label="Anteckning"
        optional
        rows={2}
        hint="Vad som återstår, utan namn på användare"
        value={typed.note}
        error={errors.note}
      />
      <DateField
        name="nextOn"
        label="Nästa genomgång senast"
        hint="Förslaget följer systemets intervall"
        value={typed.nextOn}
        error={errors.nextOn}
      />
      <div class="actions">
        <Button>Spara genomgången</Button>
        <a href={`/system/${system.id}`}>Avbryt</a>
      </div>
    </form>
  </Page>
);
