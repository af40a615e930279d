import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { DateField, ErrorSummary, type Errors, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Panel, Tag } from '../../../ui/parts.tsx';
import type { ShownFormLists } from '../actions/index.ts';
import type { Typed } from './form-page.tsx';

type ShownList = ShownFormLists['lists'][number];

interface ListsProps {
  readonly actor: Actor;
  readonly shown: ShownFormLists;
  readonly errors: Errors;
  readonly message?: string | undefined;
}

const crumbs = [{ href: '/incidenter', text: 'Incidenter' }];

/** Each list of the authority's form, with how sure we are of it. */
export const FormListsPage = ({ actor, shown, errors, message }: ListsProps) => (
  <Page
    actor={actor}
    title="Formulärets listor"
    section="incidents"
    path="/incidenter/blankett"
    crumbs={crumbs}
    message={message}
  >
    <ErrorSummary errors={errors} />
    <p>
      IMY:s formulär kan ha ändrats sedan listorna skrevs av. Ser du en annan lista i e-tjänsten, föreslå den
      här. En annan person godkänner, och från sin dag gäller den i formuläret och i underlaget för hela
      kommunen.
    </p>
    <div class="stack below">
      <Proposals shown={shown} />
      {shown.lists.map((one) => (
        <ListPanel one={one} mayPropose={shown.mayPropose} />
      ))}
    </div>
  </Page>
);

const statusOf = ({ list, isOwn }: ShownList) => {
  if (isOwn) return { color: 'success', text: 'bekräftad här' } as const;
  return list.confidence === 'U'
    ? ({ color: 'warning', text: 'inte kontrollerad' } as const)
    : ({ color: 'info', text: 'frågan bekräftad, orden från 2018 års formulär' } as const);
};

const ListPanel = ({ one, mayPropose }: { one: ShownList; mayPropose: boolean }) => {
  const status = statusOf(one);
  return (
    <Panel
      title={one.list.label}
      id={one.list.id}
      action={
        mayPropose && (
          <ButtonLink href={`/incidenter/blankett/forslag?lista=${one.list.id}`}>
            Föreslå<span class="visually-hidden"> en annan lista för {one.list.label}</span>
          </ButtonLink>
        )
      }
    >
      <p>
        <Tag color={status.color}>{status.text}</Tag>{' '}
        <span class="small">
          {one.list.source.label}
          {one.isOwn && `, godkänd ${one.list.checkedAt}`}
        </span>
      </p>
      <details class="why">
        <summary>{one.list.options.length} alternativ</summary>
        <ul>
          {one.list.options.map(({ label }) => (
            <li>{label}</li>
          ))}
        </ul>
      </details>
    </Panel>
  );
};

const Proposals = ({ shown }: { shown: ShownFormLists }) => {
  if (shown.rows.length === 0) return null;
  const nameOf = (id: string) => shown.lists.find(({ list }) => list.id === id)?.list.label ?? id;
  return (
    <Panel title="Förslag">
      <ul class="plain-list">
        {shown.rows.map((row) => (
          <li id={row.id}>
            <strong>{nameOf(row.factId)}</strong>{' '}
            <Tag color={row.approvedAt ? 'success' : row.rejectedAt ? 'neutral' : 'info'}>
              {row.approvedAt ? 'godkänd' : row.rejectedAt ? 'avslagen' : 'väntar på svar'}
            </Tag>
            <span class="block small">
              Gäller från {longDate(row.validFrom)}. {row.source}. Föreslagen av{' '}
              {row.proposerName ?? 'någon annan'} {swedishTime(row.proposedAt)}
              {row.answererName && `, besvarad av ${row.answererName}`}
            </span>
            <details class="why">
              <summary>{row.options.length} alternativ</summary>
              <ul>
                {row.options.map(({ label }) => (
                  <li>{label}</li>
                ))}
              </ul>
            </details>
            {!row.approvedAt && !row.rejectedAt && !row.mayAnswer && shown.mayPropose && (
              <p class="small">Någon annan än den som har föreslagit listan godkänner den.</p>
            )}
            {!row.approvedAt && !row.rejectedAt && row.mayAnswer && (
              <form class="row" method="post" action="/incidenter/blankett/svar">
                <input type="hidden" name="id" value={row.id} />
                <Button name="svar" value="godkann">
                  Godkänn
                </Button>
                <Button name="svar" value="avsla" variant="secondary">
                  Avslå
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

interface ProposalProps {
  readonly actor: Actor;
  readonly list: ShownList['list'];
  readonly newId: string;
  readonly typed: Typed;
  /** What was sent and refused, option by option. */
  readonly sent?: readonly { readonly id: string; readonly label: string }[] | undefined;
  readonly errors: Errors;
}

const EMPTY_ROWS = 5;

/** Every option in a field of its own: an emptied one goes, new ones stand last. */
export const ListProposalPage = ({ actor, list, newId, typed, sent, errors }: ProposalProps) => {
  const rows = sent ?? [
    ...list.options,
    ...Array.from({ length: EMPTY_ROWS }, () => ({ id: '', label: '' })),
  ];
  return (
    <Page
      actor={actor}
      title={`Föreslå lista: ${list.label}`}
      section="incidents"
      path="/incidenter/blankett"
      crumbs={[...crumbs, { href: '/incidenter/blankett', text: 'Formulärets listor' }]}
    >
      <ErrorSummary errors={errors} />
      <p>Skriv alternativen som de står i IMY:s e-tjänst. Töm ett fält för att ta bort alternativet.</p>
      <form class="stack narrow" novalidate method="post" action="/incidenter/blankett/forslag">
        <input type="hidden" name="id" value={newId} />
        <input type="hidden" name="list" value={list.id} />
        <fieldset class="ds-fieldset group">
          <legend>Alternativ</legend>
          {errors.option && (
            <p class="ds-validation-message field-error" id="option">
              {errors.option}
            </p>
          )}
          {rows.map(({ id, label }, index) => (
            <div class="ds-field">
              <input type="hidden" name="optionId" value={id} />
              <label class="ds-label" for={`option-${index}`}>
                Alternativ {index + 1}
              </label>
              <input class="ds-input" id={`option-${index}`} name="option" value={label} autocomplete="off" />
            </div>
          ))}
        </fieldset>
        <TextField
          name="source"
          label="Var står listan?"
          hint="Till exempel «IMY:s e-tjänst, läst 22 november 2026»"
          value={typed.source}
          error={errors.source}
        />
        <DateField name="validFrom" label="Gäller från" value={typed.validFrom} error={errors.validFrom} />
        <div class="actions">
          <Button>Föreslå listan</Button>
        </div>
      </form>
    </Page>
  );
};
