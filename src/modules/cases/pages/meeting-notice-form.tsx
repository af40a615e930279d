/** The form of a kallelse: when and where, the agenda, and what can be added to it. */
import { longDate } from '../../../platform/plain-date.ts';
import { Checks, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, Facts, Panel } from '../../../ui/parts.tsx';
import type { NoticeChoices } from '../actions/index.ts';
import { type AgendaItem, closedItem, printedMark, scentNotice } from '../rules/index.ts';
import { NoticeFrame, type NoticeProps } from './meeting-notice.tsx';

interface NoticeFormProps extends NoticeProps {
  readonly choices: NoticeChoices;
  /** Id of a new notice, and of an item that may be added: sent twice they make one. */
  readonly id: string;
  readonly addedId: string;
  /** Absent when the form has not been sent. */
  readonly typed?: Readonly<Record<string, string>> | undefined;
  readonly errors?: Errors;
}

type Typed = Readonly<Record<string, string | null>>;

/** What was typed when the form comes back, else what is saved, else what a new one begins as. */
function headOf({ typed, shown: { notice }, choices }: NoticeFormProps): Typed {
  if (typed) return typed;
  const saved = notice ?? choices.first?.head;
  if (!saved) return {};
  return {
    ...(notice && { openToPublicFrom: notice.openToPublicFrom, note: notice.note }),
    heldTime: saved.heldTime,
    place: saved.place,
    absenceTo: saved.absenceTo,
    chair: saved.chair,
    scentFree: saved.scentFree ? '1' : '',
  };
}

export const NoticeFormPage = (props: NoticeFormProps) => {
  const { shown, id, typed, errors = {} } = props;
  const head = headOf(props);
  const version = typed ? typed.version : shown.notice?.version;
  return (
    <NoticeFrame {...props}>
      <form class="stack" novalidate method="post" action={`/kallelser/${shown.meeting.id}`}>
        <input type="hidden" name="id" value={id} />
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        <Head {...props} head={head} errors={errors} />
        <Agenda {...props} errors={errors} />
        <Add {...props} errors={errors} />
        <div class="actions">
          <Button>Spara kallelsen</Button>
          <a href={`/namnd/organ/${shown.meeting.bodyId}`}>Avbryt</a>
        </div>
      </form>
    </NoticeFrame>
  );
};

interface FilledProps extends NoticeFormProps {
  readonly errors: Errors;
}

const Head = ({ shown: { meeting }, head, errors }: FilledProps & { head: Typed }) => (
  <Panel title="Sammanträdet">
    <Facts
      facts={[
        { label: 'Datum', value: longDate(meeting.heldOn) },
        { label: 'Sammanträdande organ', value: meeting.bodyName },
      ]}
    />
    <div class="narrow stack below">
      <TextField
        name="heldTime"
        label="Tid"
        size="medium"
        hint="Till exempel 13.00"
        value={head.heldTime}
        error={errors.heldTime}
      />
      <TextField name="place" label="Plats" value={head.place} error={errors.place} />
      <TextField
        name="absenceTo"
        label="Förhinder anmäls till"
        hint="Funktion, telefon eller e-post"
        value={head.absenceTo}
        error={errors.absenceTo}
      />
      <TextField name="chair" label="Ordförande" hint="Namn" value={head.chair} error={errors.chair} />
      <TextField
        name="openToPublicFrom"
        label="Öppet för allmänheten från klockan"
        optional
        size="medium"
        value={head.openToPublicFrom}
        error={errors.openToPublicFrom}
      />
      <TextArea
        name="note"
        label="Meddelande till ledamöterna"
        optional
        hint="Skrivs ut under dagordningen"
        value={head.note}
        error={errors.note}
      />
      {errors.identityNumbers && (
        <Checks
          name="identityNumbersConfirmed"
          label="Personnummer"
          values={[]}
          options={[{ value: '1', label: 'Ja, personnumret ska stå i kallelsen' }]}
        />
      )}
      <Checks
        name="scentFree"
        label="Dofter"
        values={head.scentFree === '1' ? ['1'] : []}
        options={[{ value: '1', label: scentNotice }]}
      />
      <Button variant="secondary">Spara</Button>
    </div>
  </Panel>
);

interface FormLine {
  /** Null: an item that cannot be seen. */
  readonly item: AgendaItem | null;
  /** Its place among the fields of the form. */
  readonly index: number;
}

/** The lines of the agenda with what was typed over what is saved. */
function linesOf({ typed = {}, shown: { notice, agenda }, choices }: NoticeFormProps): readonly FormLine[] {
  const saved: readonly (AgendaItem | null)[] = notice
    ? agenda.map(({ item }) => item)
    : (typedFirst(typed) ?? choices.first?.items ?? []);
  let index = 0;
  return saved.map((item) => {
    if (!item) return { item, index: -1 };
    const at = index++;
    const place = Object.keys(typed).find((name) => name.endsWith('.id') && typed[name] === item.id);
    const said = (field: string, other: string | null) =>
      (place && typed[place.replace(/\.id$/, `.${field}`)]) ?? other;
    return {
      index: at,
      item: {
        ...item,
        title: said('title', item.title) ?? '',
        mark: said('mark', item.mark),
        presenter: said('presenter', item.presenter),
        page: said('page', item.page),
      },
    };
  });
}

/** The items of a notice that is not saved yet, as they came back. */
function typedFirst(typed: Readonly<Record<string, string>>): readonly AgendaItem[] | undefined {
  const ids = Object.keys(typed).filter((name) => /^items\.\d+\.id$/.test(name));
  if (ids.length === 0) return undefined;
  return ids.map((name) => ({
    ...{ id: typed[name] ?? '', title: '', caseId: null, mark: null, presenter: null, page: null },
  }));
}

const Agenda = (props: FilledProps) => {
  const lines = linesOf(props);
  const last = lines.findLastIndex(({ item }) => item !== null);
  const first = lines.findIndex(({ item }) => item !== null);
  return (
    <Panel title="Dagordning" id="dagordning">
      {lines.length === 0 ? (
        <p>Dagordningen är tom. Lägg till den första punkten nedan.</p>
      ) : (
        <div>
          {lines.map(({ item, index }, place) =>
            item ? (
              <AgendaRow
                item={item}
                index={index}
                number={place + 1}
                isFirst={place === first}
                isLast={place === last}
                errors={props.errors}
              />
            ) : (
              <div class="agenda-line">
                <span class="agenda-number">{place + 1}</span>
                <span class="agenda-closed">{closedItem}</span>
              </div>
            ),
          )}
        </div>
      )}
    </Panel>
  );
};

interface AgendaRowProps {
  readonly item: AgendaItem;
  readonly index: number;
  readonly number: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly errors: Errors;
}

const AgendaRow = ({ item, index, number, isFirst, isLast, errors }: AgendaRowProps) => {
  const name = (field: string) => `items.${index}.${field}`;
  const field = (id: 'title' | 'mark' | 'presenter' | 'page', label: string) => (
    <TextField name={name(id)} label={label} value={item[id]} error={errors[name(id)]} />
  );
  return (
    <div class="agenda-line" id={`punkt-${item.id}`} role="group" aria-label={`Punkt ${number}`}>
      <span class="agenda-number">{number}</span>
      <div class="agenda-fields">
        <input type="hidden" name={name('id')} value={item.id} />
        <div class="agenda-title">{field('title', 'Ärende')}</div>
        {item.caseId ? (
          <div class="ds-field">
            <span class="ds-label">Beteckning</span>
            <a class="agenda-mark" href={`/arenden/${item.caseId}`}>
              {item.mark}
            </a>
          </div>
        ) : (
          field('mark', 'Beteckning')
        )}
        {field('presenter', 'Föredragande')}
        {field('page', 'Sidnr')}
        <div class="agenda-steps">
          {!isFirst && <StepButton step="upp" text="Upp" of={item} />}
          {!isLast && <StepButton step="ned" text="Ned" of={item} />}
          <StepButton step="ta-bort" text="Ta bort" of={item} />
        </div>
      </div>
    </div>
  );
};

const StepButton = ({ step, text, of }: { step: string; text: string; of: AgendaItem }) => (
  <Button variant="tertiary" name="gor" value={`${step}:${of.id}`}>
    {text}
    <span class="visually-hidden"> {of.title}</span>
  </Button>
);

const Add = ({ choices, typed = {}, errors, addedId }: FilledProps) => (
  <Panel title="Lägg till en punkt">
    <div class="narrow stack">
      <input type="hidden" name="added.id" value={addedId} />
      <Select
        name="added.caseId"
        label="Ett öppet ärende"
        optional
        empty="Inget ärende"
        hint={
          choices.cases.length === 0
            ? 'Det finns inga öppna ärenden att lägga till'
            : 'Beteckning, rubrik och handläggare fylls i. Ärenden med begränsad åtkomst är inte med: skriv en egen rubrik'
        }
        options={choices.cases.map((one) => ({ value: one.id, label: `${printedMark(one)} ${one.title}` }))}
        value={typed['added.caseId']}
        error={errors['added.caseId']}
      />
      <TextField
        name="added.title"
        label="Eller en egen rubrik"
        optional
        hint="Vad det gäller, aldrig vem. Till exempel Information: ekonomi"
        value={typed['added.title']}
        error={errors['added.title']}
      />
      <Button variant="secondary" name="gor" value="lagg-till">
        Lägg till punkten
      </Button>
    </div>
  </Panel>
);
