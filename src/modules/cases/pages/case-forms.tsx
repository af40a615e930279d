import type { Child } from 'hono/jsx';
import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import {
  Checks,
  Choice,
  DateField,
  ErrorSummary,
  type Errors,
  Select,
  TextArea,
  TextField,
} from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Table } from '../../../ui/parts.tsx';
import type { caseReaders, closingOf, ShownRecord, showDiary } from '../actions/index.ts';
import { caseKind, caseTransitions, homeOf } from '../rules/index.ts';
import { type Chosen, SecrecyFields } from './case-new.tsx';

type Typed = Readonly<Record<string, string | null | undefined>>;
type CaseName = Pick<ShownRecord, 'id' | 'title'>;

interface CaseFormProps {
  readonly actor: Actor;
  readonly record: CaseName;
  readonly title: string;
  readonly errors?: Errors;
  readonly message?: string | undefined;
  readonly children?: Child;
}

/** A page for one thing to do in a case, with the way back and what is wrong first. */
export const CaseFormPage = ({ actor, record, title, errors = {}, message, children }: CaseFormProps) => (
  <Page
    actor={actor}
    title={title}
    section="cases"
    path={`/arenden/${record.id}`}
    crumbs={[
      { href: '/arenden', text: 'Ärenden' },
      { href: `/arenden/${record.id}`, text: record.title },
    ]}
    message={message}
  >
    <ErrorSummary errors={errors} />
    {children}
    <p class="below">
      <a href={`/arenden/${record.id}`}>Tillbaka till ärendet</a>
    </p>
  </Page>
);

interface ChangeFormProps {
  readonly record: ShownRecord;
  readonly persons: readonly Chosen[];
  readonly typed: Typed;
  readonly errors: Errors;
}

export const ChangeForm = ({ record, persons, typed, errors }: ChangeFormProps) => (
  <form class="stack narrow" novalidate method="post" action={`/arenden/${record.id}/andra`}>
    <input type="hidden" name="version" value={typed.version ?? String(record.version)} />
    <TextField
      name="title"
      label="Rubrik"
      hint="Syns i listor och diarier: skriv vad det gäller, aldrig vem"
      value={typed.title}
      error={errors.title}
    />
    <DateField
      name="openedOn"
      label="Kom in eller började"
      hint="Ändras dagen räknas frister om. Till exempel 2026-11-20"
      value={typed.openedOn}
      error={errors.openedOn}
    />
    <Select
      name="responsibleId"
      label="Handläggare"
      empty="Ingen än"
      options={persons.map(({ id, name }) => ({ value: id, label: name }))}
      value={typed.responsibleId}
      error={errors.responsibleId}
    />
    {record.diaryKept !== 'here' && (
      <TextField
        name="externalMark"
        label={record.diarySystem ? `Diarienummer i ${record.diarySystem}` : 'Diarienummer i ert diarium'}
        optional
        size="medium"
        hint="Till exempel VON/2026:118. Det skrivs ut i stället för Ansvars märke"
        value={typed.externalMark}
        error={errors.externalMark}
      />
    )}
    <SecrecyFields typed={typed} errors={errors} />
    <Checks
      name="restricted"
      label="Vilka får läsa?"
      values={typed.restricted === '1' ? ['1'] : []}
      options={[{ value: '1', label: 'Bara de som är namngivna i ärendet' }]}
      error={errors.restricted}
    />
    <Checks
      name="senderWithheld"
      label="I diarielistan för allmänheten"
      values={typed.senderWithheld === '1' ? ['1'] : []}
      options={[{ value: '1', label: 'Avsändare och mottagare visas inte' }]}
    />
    <Checks
      name="titleWithheld"
      id="titleWithheld"
      label="Rubriken i diarielistan"
      values={typed.titleWithheld === '1' ? ['1'] : []}
      options={[{ value: '1', label: 'Rubriken visas inte' }]}
    />
    <div class="actions">
      <Button>Spara</Button>
    </div>
  </form>
);

/** The matter goes on where it is worked with: the way there. */
export const HomeFirst = ({
  record,
  hinder,
}: {
  readonly record: CaseName & { readonly kind: string };
  readonly hinder: string;
}) => (
  <>
    <p class="ds-alert message" data-color="warning">
      {hinder}
    </p>
    <ButtonLink href={homeOf(record) ?? `/arenden/${record.id}`} variant="primary">
      {caseKind(record.kind).home?.open ?? 'Till ärendet'}
    </ButtonLink>
  </>
);

interface CloseFormProps {
  readonly record: CaseName;
  readonly closing: Awaited<ReturnType<typeof closingOf>>;
  readonly typed: Typed;
  readonly errors: Errors;
}

/** What is in the way first; then how it ended, and what working material goes. */
export const CloseForm = ({ record, closing, typed, errors }: CloseFormProps) => (
  <>
    {(closing.hinders.length > 0 || closing.needsDecision) && (
      <div class="ds-alert message" data-color="warning">
        <strong>Det här behöver göras först:</strong>
        <ul>
          {closing.hinders.map((hinder) => (
            <li>{hinder}</li>
          ))}
          {closing.needsDecision && (
            <li>
              Registrera beslutet om incidenten, också när den inte anmäls.{' '}
              <a href={`/arenden/${record.id}/beslut`}>Besluta</a>
            </li>
          )}
        </ul>
      </div>
    )}
    <form class="stack narrow" novalidate method="post" action={`/arenden/${record.id}/avsluta`}>
      <TextField
        name="outcome"
        label="Hur slutade det?"
        hint="En mening, utan namn. Till exempel «Rådet följt, kameran flyttad»"
        value={typed.outcome}
        error={errors.outcome}
      />
      {closing.working.length > 0 && (
        <Checks
          name="weeded"
          label="Arbetsmaterial som ska rensas nu"
          hint="Utkast och minnesanteckningar som inte behövs för att förstå ärendet. Det som är kvar när ärendet avslutas blir allmän handling"
          values={[]}
          options={closing.working.map(({ id, title, datedOn }) => ({
            value: id,
            label: `${title}, ${datedOn}`,
          }))}
        />
      )}
      <TextField
        name="weeding"
        label="Vad är rensat?"
        hint={
          closing.working.length > 0
            ? 'Till exempel «Utkast rensade» eller «Inget rensat»'
            : 'Det finns inget arbetsmaterial i Ansvar. Finns det på annat håll? Till exempel «Inget att rensa»'
        }
        value={typed.weeding}
        error={errors.weeding}
      />
      <div class="actions">
        <Button>{caseTransitions.open.close.button}</Button>
      </div>
    </form>
  </>
);

interface ReasonFormProps {
  readonly action: string;
  readonly button: string;
  readonly consequence?: string | undefined;
  readonly danger?: boolean;
  readonly typed: Typed;
  readonly errors: Errors;
}

export const ReasonForm = ({
  action,
  button,
  consequence,
  danger = false,
  typed,
  errors,
}: ReasonFormProps) => (
  <form class="stack narrow" novalidate method="post" action={action}>
    {consequence && <p>{consequence}</p>}
    <TextArea name="reason" label="Varför?" rows={3} value={typed.reason} error={errors.reason} />
    <div class="actions">
      <Button danger={danger}>{button}</Button>
    </div>
  </form>
);

export const ReaderList = ({ readers }: { readers: Awaited<ReturnType<typeof caseReaders>>['readers'] }) => (
  <Table
    caption="Vem har läst ärendet"
    hideCaption
    rows={readers}
    columns={[
      { heading: 'När', cell: (row) => swedishTime(row.at) },
      { heading: 'Vem', header: true, cell: (row) => row.name ?? 'Någon i en annan organisation' },
      { heading: 'Vad', cell: (row) => row.detail ?? '' },
    ]}
  />
);

interface DiaryPageProps {
  readonly actor: Actor;
  readonly shown: Awaited<ReturnType<typeof showDiary>>;
  readonly typed: Typed;
  readonly errors?: Errors;
  readonly mayWrite: boolean;
  readonly message?: string | undefined;
}

/** Where the diary is kept: what every number follows from. */
export const DiaryPage = ({ actor, shown, typed, errors = {}, mayWrite, message }: DiaryPageProps) => (
  <Page
    actor={actor}
    title="Diarium"
    section="cases"
    path="/arenden"
    crumbs={[{ href: '/arenden', text: 'Ärenden' }]}
    message={message}
  >
    <ErrorSummary errors={errors} />
    {mayWrite ? (
      <form class="stack narrow" novalidate method="post" action="/arenden/diarium/installning">
        <Choice
          name="kept"
          label="Var för ni diariet?"
          value={typed.kept ?? 'elsewhere'}
          error={errors.kept}
          options={[
            {
              value: 'elsewhere',
              label: 'I ett annat system',
              hint: 'Ansvar ger egna märken, A-26-118. Diarienumret skriver ni in när ni vet det',
            },
            { value: 'here', label: 'I Ansvar', hint: 'Ärenden får diarienummer, till exempel VON/2026:118' },
          ]}
        />
        <TextField
          name="abbreviation"
          label="Nämndens förkortning"
          size="short"
          hint="Står först i diarienumret, till exempel VON"
          value={typed.abbreviation}
          error={errors.abbreviation}
        />
        <TextField
          name="systemName"
          label="Vad heter det andra systemet?"
          optional
          size="medium"
          value={typed.systemName}
          error={errors.systemName}
        />
        <div class="actions">
          <Button>Spara</Button>
        </div>
        <p class="small">Ärenden som redan är registrerade behåller sina nummer.</p>
      </form>
    ) : (
      <p>Registrator eller samordnare ställer in var diariet förs.</p>
    )}
    {shown.numbers.length > 0 && (
      <Panel title="Nummer som är givna">
        <Table
          caption="Nummer som är givna"
          hideCaption
          rows={shown.numbers}
          columns={[
            { heading: 'År', header: true, cell: (row) => String(row.year) },
            {
              heading: 'Serie',
              cell: (row) => (row.series === 'diary' ? 'Diarienummer' : 'Ansvars egna märken'),
            },
            { heading: 'Senaste nummer', number: true, cell: (row) => String(row.lastNumber) },
          ]}
        />
      </Panel>
    )}
    <p>
      <ButtonLink href="/arenden/diarium">Till diarielistan</ButtonLink>
    </p>
  </Page>
);
