import type { Actor } from '../../../platform/actor.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import { Select, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, type Color, count, Table, Tag } from '../../../ui/parts.tsx';
import type { ShownMails } from '../actions/index.ts';
import { MAIL_STATES } from '../rules.ts';
import { AdministrationPage } from './administration.tsx';

interface MailsProps {
  readonly actor: Actor;
  readonly entity: string;
  readonly shown: ShownMails;
  readonly query: string;
  readonly status: string;
  readonly exportHref: string;
  readonly message?: string | undefined;
}

const HOW: Readonly<Record<ShownMails['state'], string>> = {
  sent: 'Mejl går ut direkt. Går det inte försöker Ansvar igen i ungefär ett dygn.',
  waiting:
    'Ingen e-postserver är inställd, så mejlen väntar här. De går ut när den som driver Ansvar har ställt in en.',
  demo: 'I demon skickas inga mejl. Här kan du läsa dem.',
};

export const MailsPage = ({ actor, entity, shown, query, status, exportHref, message }: MailsProps) => (
  <AdministrationPage actor={actor} entity={entity} part="utskick" title="Utskick" message={message}>
    <p
      class={shown.state === 'sent' ? '' : 'ds-alert'}
      data-color={shown.state === 'waiting' ? 'warning' : 'info'}
    >
      {HOW[shown.state]}
    </p>
    <MailFigures figures={shown.figures} />
    <live-list>
      <form method="get" action={`/organisation/${entity}/utskick`} class="filters">
        <TextField name="q" label="Sök adress eller ämne" type="search" value={query} />
        <Select
          name="visa"
          label="Visa"
          empty="Alla"
          options={Object.entries(MAIL_STATES).map(([value, label]) => ({ value, label }))}
          value={status}
        />
        <Button variant="secondary">Sök</Button>
        <ButtonLink href={exportHref} download>
          Exportera till Excel
        </ButtonLink>
      </form>
      <div id="resultat">
        <p class="small">{count(shown.mails.length, 'mejl', 'mejl')}</p>
        {shown.mails.length === 0 ? (
          <p>
            {query || status
              ? 'Inget sådant mejl.'
              : 'Inga mejl än. Här syns påminnelser och meddelanden till personerna i organisationen.'}
          </p>
        ) : (
          <MailTable entity={entity} shown={shown} />
        )}
      </div>
    </live-list>
  </AdministrationPage>
);

/** Of all mails, whatever the list is narrowed to. */
const MailFigures = ({ figures }: { figures: ShownMails['figures'] }) => (
  <p class="meta">
    <span>{count(figures.queued, 'väntar', 'väntar')}</span>
    <span>{count(figures.sent, 'skickat', 'skickade')}</span>
    <span>{figures.failed.toLocaleString('sv-SE')} gick inte att skicka</span>
    <span>
      {figures.possibleDoubles === 0
        ? 'Inget kan ha kommit fram två gånger'
        : `${count(figures.possibleDoubles, 'gång', 'gånger')} kan ett mejl ha kommit fram en extra gång`}
    </span>
  </p>
);

const COLORS: Readonly<Record<string, Color>> = { sent: 'success', failed: 'danger', withdrawn: 'neutral' };

const MailTable = ({ entity, shown }: { entity: string; shown: ShownMails }) => (
  <Table
    caption="Utskick"
    hideCaption
    rows={shown.mails}
    columns={[
      {
        heading: 'Ämne',
        header: true,
        cell: (mail) =>
          mail.body ? (
            <details>
              <summary>{mail.subject}</summary>
              <p class="pre">{mail.body}</p>
            </details>
          ) : (
            mail.subject
          ),
      },
      { heading: 'Till', cell: (mail) => mail.toAddress },
      { heading: 'Skrivet', cell: (mail) => swedishTime(mail.createdAt) },
      {
        heading: 'Läge',
        cell: (mail) => (
          <>
            <Tag color={COLORS[mail.status] ?? 'info'}>{MAIL_STATES[mail.status]}</Tag>
            {mail.sentAt && <span class="block small">{swedishTime(mail.sentAt)}</span>}
            {mail.lastError && <span class="block small">{mail.lastError}</span>}
            {mail.possibleDouble > 0 && (
              <span class="block small">Kan ha kommit fram {mail.possibleDouble + 1} gånger.</span>
            )}
          </>
        ),
      },
      { heading: 'Försök', number: true, cell: (mail) => mail.attempts },
      { heading: 'Ändra', cell: (mail) => <MailActs entity={entity} id={mail.id} status={mail.status} /> },
    ]}
  />
);

const MailActs = ({ entity, id, status }: { entity: string; id: string; status: string }) => {
  if (status === 'sent' || status === 'sending') return null;
  return (
    <form method="post" action={`/organisation/${entity}/utskick`} class="row">
      <input type="hidden" name="mejl" value={id} />
      <Button variant="tertiary" name="gor" value="retry">
        Försök igen
      </Button>
      {status !== 'withdrawn' && (
        <Button variant="tertiary" name="gor" value="withdraw">
          Ta tillbaka
        </Button>
      )}
    </form>
  );
};
