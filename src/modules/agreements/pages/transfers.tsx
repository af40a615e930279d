/** Transfers to third countries by the processor: ground, approval and instruction, judged at once. */
import { countryChoices } from '../../../knowledge/countries.ts';
import { appliesOn } from '../../../knowledge/fact.ts';
import { law } from '../../../knowledge/law.ts';
import { transferMechanisms } from '../../../knowledge/transfer-mechanisms.ts';
import { clauseChanges, countryNotes, transferUse, transferUses } from '../../../knowledge/transfer-uses.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors, Select, TextArea, TextField, YesNo } from '../../../ui/field.tsx';
import {
  Button,
  ButtonLink,
  type Color,
  count,
  EmptyState,
  Facts,
  JudgementView,
  Panel,
  Table,
} from '../../../ui/parts.tsx';
import type { ShownTransferRow, ShownTransfers } from '../actions/index.ts';
import { agreementTransferOutcomes, transferName } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { GroundTag, GroundWhy, OnlyDpf } from './ground-tag.tsx';

/** Fallen ones last, so that whoever has one is told what to do instead. */
export const mechanismOptions = [...transferMechanisms]
  .sort((one, other) => Number(one.validTo !== null) - Number(other.validTo !== null))
  .map(({ id, label, validTo }) => ({ value: id, label: validTo ? `${label} (gäller inte längre)` : label }));

/** The processor's own: a web site of ours and a processor engaged there are asked about elsewhere. */
export const ownTransferUses = transferUses.filter(({ id }) => id !== 'web' && id !== 'processor');

const COLORS: Readonly<Record<ShownTransferRow['judgement']['outcome'], Color>> = {
  free: 'success',
  allowed: 'success',
  exception: 'warning',
  incomplete: 'warning',
  unapproved: 'danger',
  forbidden: 'danger',
};

interface ListProps {
  readonly shown: ShownTransfers;
}

export const TransferParts = ({ shown }: ListProps) => {
  const at = `/avtal/${shown.record.id}/overforingar`;
  return (
    <div class="stack below">
      <p>
        Uppgifterna ska hanteras och lagras inom EU/EES. Support, underhåll och annan åtkomst från ett land
        utanför är också en överföring. Biträdet får göra den bara med ert skriftliga godkännande i förväg och
        en instruktion.
      </p>
      {shown.transfers.length === 0 ? (
        <EmptyState
          title="Inga överföringar till tredjeland"
          text="Anteckna varje överföring som biträdet självt gör. Underbiträden i tredjeland står i listan över underbiträden."
        >
          {shown.mayChange && (
            <ButtonLink href={`${at}/ny`} variant="primary">
              Lägg till överföring
            </ButtonLink>
          )}
        </EmptyState>
      ) : (
        <Panel
          title="Överföringar till tredjeland"
          action={
            <span class="row only-screen">
              <ButtonLink href={`${at}/export.xlsx`} download variant="tertiary">
                Excel
              </ButtonLink>
              <ButtonLink href={`${at}/export.csv`} download variant="tertiary">
                CSV
              </ButtonLink>
              {shown.mayChange && (
                <ButtonLink href={`${at}/ny`} variant="primary">
                  Lägg till överföring
                </ButtonLink>
              )}
            </span>
          }
        >
          <p>{count(shown.transfers.length, 'överföring', 'överföringar')}</p>
          <Table
            caption="Överföringar till tredjeland"
            hideCaption
            cards
            rows={shown.transfers}
            columns={[
              {
                heading: 'Land och mottagare',
                header: true,
                cell: (row) =>
                  shown.mayChange ? <a href={`${at}/${row.id}`}>{transferName(row)}</a> : transferName(row),
              },
              { heading: 'Hur', cell: ({ how }) => transferUse(how)?.label ?? how },
              {
                heading: 'Stöd',
                cell: ({ mechanism }) =>
                  mechanismOptions.find(({ value }) => value === mechanism)?.label ?? 'Inget',
              },
              {
                heading: 'Godkänd',
                cell: ({ approvedOn, approvedBy }) =>
                  approvedOn ? `${longDate(approvedOn)}, ${approvedBy ?? ''}` : 'Nej',
              },
              {
                heading: 'Bedömning',
                cell: (row) => (
                  <>
                    <GroundTag
                      of={row}
                      color={COLORS[row.judgement.outcome]}
                      outcome={agreementTransferOutcomes[row.judgement.outcome]}
                    />
                    <GroundWhy of={row} />
                  </>
                ),
              },
            ]}
          />
        </Panel>
      )}
    </div>
  );
};

interface FormProps {
  readonly shown: ShownTransfers;
  readonly transfer?: ShownTransferRow;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly newId: string;
  readonly today: string;
}

const countries = countryChoices().map(({ code, name }) => ({ value: code, label: name }));

export const TransferForm = (props: FormProps) => {
  const { shown, transfer, typed, errors, newId, today } = props;
  const at = `/avtal/${shown.record.id}/overforingar`;
  return (
    <>
      {transfer && (
        <div class="stack">
          <OnlyDpf of={transfer} />
          <JudgementView judgement={transfer.judgement} outcomes={agreementTransferOutcomes} />
          <CountryFacts country={transfer.country} today={today} />
        </div>
      )}
      <form
        class="stack below"
        novalidate
        method="post"
        action={transfer ? `${at}/${transfer.id}` : `${at}/ny`}
      >
        {transfer ? (
          <input type="hidden" name="version" value={typed.version ?? String(transfer.version)} />
        ) : (
          <input type="hidden" name="id" value={typed.id ?? newId} />
        )}
        <Panel title="Vart och hur">
          <div class="stack narrow">
            <Select
              name="country"
              label="Land"
              empty="Välj land"
              options={countries}
              value={typed.country}
              error={errors.country}
            />
            <TextField
              name="recipient"
              label="Mottagare"
              optional
              hint="Till exempel biträdets moderbolag eller kontor"
              value={typed.recipient}
              error={errors.recipient}
            />
            <Select
              name="how"
              label="Hur uppgifterna förs över"
              empty="Välj"
              options={ownTransferUses.map(({ id, label }) => ({ value: id, label }))}
              value={typed.how}
              error={errors.how}
            />
            <TextArea name="what" label="Vilka uppgifter" optional value={typed.what} error={errors.what} />
            {shown.surroundings.regimes.includes('solpul') && (
              <Select
                name="kind"
                label="Vad gäller det?"
                hint="Socialtjänsten får föra över uppgifter bara i ärenden om faderskap och internationell adoption"
                empty="Välj"
                options={[
                  { value: 'paternity', label: 'Faderskap' },
                  { value: 'adoption', label: 'Internationell adoption' },
                  { value: 'other', label: 'Annat' },
                ]}
                value={typed.kind}
                error={errors.kind}
              />
            )}
          </div>
        </Panel>
        <GroundFields {...props} />
        <Panel title="Ert godkännande">
          <div class="stack narrow">
            <div class="pair">
              <DateField
                name="approvedOn"
                label="Godkänd skriftligt den"
                value={typed.approvedOn}
                error={errors.approvedOn}
              />
              <TextField
                name="approvedBy"
                label="Godkänd av"
                value={typed.approvedBy}
                error={errors.approvedBy}
              />
            </div>
            <TextArea
              name="instruction"
              label="Instruktion för överföringen"
              hint="Till exempel «Bara vid felsökning, under övervakad session, och inga uppgifter kopieras»"
              value={typed.instruction}
              error={errors.instruction}
            />
          </div>
        </Panel>
        <div class="actions">
          <Button>Spara och bedöm</Button>
        </div>
      </form>
      {transfer && (
        <form method="post" action={`${at}/${transfer.id}/ta-bort`}>
          <Button variant="tertiary">Ta bort överföringen</Button>
        </form>
      )}
    </>
  );
};

const GroundFields = ({ typed, errors }: FormProps) => (
  <Panel title="Stöd">
    <div class="stack narrow">
      <Select
        name="mechanism"
        label="Stöd för överföringen"
        empty="Vet inte än"
        options={mechanismOptions}
        value={typed.mechanism}
        error={errors.mechanism}
      />
      <YesNo
        name="recipientCovered"
        label="Omfattas mottagaren av beslutet om adekvat skyddsnivå?"
        hint="Bara när stödet är ett sådant beslut. I Kanada gäller det företag, inte myndigheter"
        value={typed.recipientCovered}
        error={errors.recipientCovered}
      />
      <DateField
        name="checkedOn"
        label="När kontrollerades mottagarens DPF-certifiering?"
        hint="Bara för USA. Till exempel 2026-11-20"
        value={typed.checkedOn}
        error={errors.checkedOn}
      />
      <Choice
        name="clausesChanged"
        label="Är standardavtalsklausulerna ändrade?"
        hint="Bara när stödet är standardavtalsklausuler"
        options={[
          ...clauseChanges.map(({ id, label }) => ({ value: id, label })),
          { value: '', label: 'Vet inte än' },
        ]}
        value={typed.clausesChanged}
        error={errors.clausesChanged}
      />
      <YesNo
        name="remedy"
        label="Har de registrerade lagstadgade rättigheter och kan få behandlingen prövad i domstol där?"
        value={typed.remedy}
        error={errors.remedy}
      />
      <TextArea
        name="safeguards"
        label="Skyddsåtgärder"
        optional
        hint="Till exempel «Kryptering med nycklar hos nämnden»"
        value={typed.safeguards}
        error={errors.safeguards}
      />
      <YesNo
        name="assessed"
        label="Har överföringen bedömts (TIA)?"
        hint="Landets lag och praxis, uppgifterna, kryptering och vem som har nycklarna"
        value={typed.assessed}
        error={errors.assessed}
      />
    </div>
  </Panel>
);

/** What is decided of the country as of today, and what must be said of it. */
const CountryFacts = ({ country, today }: { country: string; today: string }) => {
  const known = law(today);
  const decision = known.adequacyDecisions.find(({ id }) => id === country);
  const notes = countryNotes.filter((note) => note.country === country && appliesOn(note, today));
  if (!decision && notes.length === 0) return null;
  return (
    <Panel title="Om landet">
      {decision && (
        <Facts
          facts={[
            { label: 'Beslut om adekvat skyddsnivå', value: decision.decision },
            { label: 'Gäller', value: decision.scope ?? 'Alla mottagare' },
            {
              label: 'Gäller till',
              value: decision.validTo ? longDate(decision.validTo) : 'Tills vidare',
            },
            { label: 'Kontrollerat', value: longDate(decision.checkedAt) },
          ]}
        />
      )}
      {notes.map(({ label, source }) => (
        <p>
          {label} <cite>{source.label}</cite>
        </p>
      ))}
    </Panel>
  );
};
