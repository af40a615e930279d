/** The forms of signing, each on a page of its own. */
import { longDate } from '../../../platform/plain-date.ts';
import { Checks, Choice, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, EmptyState, Facts, Panel, Tag } from '../../../ui/parts.tsx';
import type { SentInvitation, ShownPowers, ShownSigning } from '../actions/index.ts';
import { agreementKinds, agreementTransition, powerOutcomes, powerText } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { SimpleSignature, Sum } from './signing-parts.tsx';

interface FormProps {
  readonly shown: ShownSigning;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors: Errors;
}

const at = ({ record }: { record: { readonly id: string } }) => `/avtal/${record.id}/underskrift`;

/** «Jag beslutar och skriver under nu». */
export const OwnSignatureParts = ({ shown, newId, typed, errors }: FormProps) => {
  const { record, right, documents, agreement } = shown;
  return (
    <div class="stack">
      <Panel title="Det här skriver du under">
        <Facts
          facts={[
            { label: 'Vad det gäller', value: agreement.title },
            { label: 'Mellan', value: `${record.controllerName} och ${agreement.partyName}` },
            { label: 'Sort', value: agreementKinds[agreement.kind as keyof typeof agreementKinds] },
          ]}
        />
        <ul class="plain-list">
          {documents.map(({ title, fileId, sha256 }) => (
            <li>
              <a href={`/filer/${fileId}`}>{title}</a>
              <span class="block small">
                <Sum of={sha256} />
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={right.decision ? 'Skriv under' : 'Besluta och skriv under'}>
        <p>
          {right.decision
            ? `Beslutet är fattat: ${right.authority}.`
            : `Du beslutar att teckna avtalet, ${right.authority}. Beslutet sparas i ärendet och redovisas för nämnden.`}
        </p>
        <form class="stack narrow" novalidate method="post" action={`${at(shown)}/egen`}>
          <input type="hidden" name="id" value={newId} />
          <input type="hidden" name="packageSum" value={typed.packageSum ?? agreement.packageSha256 ?? ''} />
          <TextField
            name="title"
            label="Titel"
            optional
            value={typed.title ?? shown.ownTitle}
            error={errors.title}
          />
          <TextField
            name="place"
            label="Ort"
            size="medium"
            value={typed.place ?? shown.ownPlace}
            error={errors.place}
          />
          {!right.decision && (
            <TextArea
              name="text"
              label="Motivering till beslutet"
              optional
              rows={2}
              value={typed.text}
              error={errors.text}
            />
          )}
          <Checks
            name="confirmed"
            label="Intygande"
            values={typed.confirmed === '1' ? ['1'] : []}
            error={errors.confirmed}
            options={[
              {
                value: '1',
                label: right.decision
                  ? 'Jag har läst handlingarna och skriver under dem'
                  : 'Jag har läst handlingarna, beslutar att teckna avtalet och skriver under det',
              },
            ]}
          />
          <SimpleSignature />
          <div class="actions">
            <Button>{right.decision ? 'Skriv under' : 'Jag beslutar och skriver under nu'}</Button>
          </div>
        </form>
      </Panel>
    </div>
  );
};

/** Whoever signs for the other party; the register's contact is proposed. */
export const InvitationParts = ({ shown, newId, typed, errors }: FormProps) => (
  <div class="stack">
    <p>
      Mejlet har en länk och ärendets nummer, inget mer. Länken är personlig, gäller i 30 dagar och kan tas
      tillbaka.
    </p>
    <form class="stack narrow" novalidate method="post" action={`${at(shown)}/bjud-in`}>
      <input type="hidden" name="id" value={newId} />
      <TextField
        name="name"
        label="Vem skriver under?"
        hint={`Den som får skriva under för ${shown.agreement.partyName}, till exempel firmatecknaren`}
        value={typed.name}
        error={errors.name}
      />
      <TextField
        name="email"
        label="E-post"
        type="email"
        value={typed.email}
        error={errors.email}
        hint="Personens egen adress, inte en gemensam brevlåda"
      />
      <div class="actions">
        <Button>Skicka länken</Button>
      </div>
    </form>
  </div>
);

/** Shown once: the link is not kept, only its sum. Whoever signs for us gets it by mail alone. */
export const SentParts = ({ shown, sent }: { shown: Pick<ShownSigning, 'record'>; sent: SentInvitation }) => (
  <Panel title={sent.isNew ? 'Länken är skickad' : 'Länken har redan skickats'}>
    {sent.isNew ? (
      <p role="status">
        {sent.name} får ett mejl till {sent.email} med länken. Den gäller till och med{' '}
        {longDate(sent.expiresOn)}.
      </p>
    ) : (
      <p>Länken visas inte igen. Behövs den, skicka en ny: då slutar den gamla att gälla.</p>
    )}
    {sent.side === 'ours' && (
      <p>
        Den som skriver under för er får länken bara i sitt eget mejl, så att ingen annan kan använda den.
      </p>
    )}
    {sent.link && (
      <>
        <p>Vill ni lämna länken på annat sätt, kopiera den nu. Den visas bara den här gången.</p>
        <copy-field>
          <TextField name="link" label={`Länk till ${sent.name}`} value={sent.link} />
        </copy-field>
        <p class="small">Den som har länken kan skriva under. Lämna den bara till {sent.name}.</p>
      </>
    )}
    <div class="actions">
      <ButtonLink href={at(shown)} variant="primary">
        Till underskriften
      </ButtonLink>
    </div>
  </Panel>
);

interface PowersProps {
  readonly shown: ShownPowers;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors: Errors;
}

/** A power of attorney that covers, and somebody at the one who has it; the others say why they do not do. */
export const PowerParts = ({ shown, newId, typed, errors }: PowersProps) => {
  const { powers, chosen, persons } = shown;
  const covering = powers.filter(({ judgement }) => judgement.outcome === 'covers');
  const others = powers.filter(({ judgement }) => judgement.outcome !== 'covers');
  const may = persons.filter(({ judgement }) => judgement.outcome === 'power-of-attorney');
  return (
    <div class="stack">
      {covering.length === 0 && (
        <EmptyState
          title="Ingen fullmakt räcker"
          text="Skriv en fullmakt, till exempel till kommunstyrelsen, eller låt nämnden eller dess delegat skriva under."
        >
          <ButtonLink href="/fullmakter/ny" variant="primary">
            Ny fullmakt
          </ButtonLink>
        </EmptyState>
      )}
      {covering.length > 1 && (
        <form class="row" method="get" action={`${at(shown)}/fullmakt`}>
          <Select
            name="fullmakt"
            label="Fullmakt"
            options={covering.map(({ power }) => ({
              value: power.id,
              label: `${powerText(power)}, till ${power.granteeName}`,
            }))}
            value={chosen?.id}
          />
          <Button variant="secondary">Visa</Button>
        </form>
      )}
      {chosen && (
        <Panel title={`Fullmakt till ${chosen.granteeName}`}>
          <p>
            {powerText(chosen)}. <a href={`/fullmakter/${chosen.id}`}>Öppna fullmakten</a>
          </p>
          {may.length === 0 ? (
            <p>
              Ingen får skriva under hos {chosen.granteeName}: det behövs någon under en punkt om att teckna
              personuppgiftsbiträdesavtal i delegationsordningen där.
            </p>
          ) : (
            <form class="stack narrow" novalidate method="post" action={`${at(shown)}/fullmakt`}>
              <input type="hidden" name="id" value={newId} />
              <input type="hidden" name="powerId" value={chosen.id} />
              <Choice
                name="personId"
                label="Vem skriver under?"
                value={typed.personId ?? (may.length === 1 ? may[0]?.person.personId : undefined)}
                error={errors.personId ?? errors.powerId}
                options={may.map(({ person }) => ({
                  value: person.personId,
                  label: person.title ? `${person.name}, ${person.title}` : person.name,
                  hint: `Punkt ${person.number} i delegationsordningen (${person.function})`,
                }))}
              />
              <div class="actions">
                <Button>Skicka länken</Button>
              </div>
            </form>
          )}
        </Panel>
      )}
      {others.length > 0 && (
        <Panel title="Fullmakter som inte räcker">
          <ul class="plain-list">
            {others.map(({ power, judgement }) => (
              <li>
                <a href={`/fullmakter/${power.id}`}>{powerText(power)}</a>{' '}
                <Tag color="warning">{powerOutcomes[judgement.outcome]}</Tag>
                <span class="block small">{judgement.reasons[0]?.text}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
};

export const ReopenParts = ({ shown, typed, errors }: Omit<FormProps, 'newId'>) => {
  const step = agreementTransition(shown.agreement.state, 'reopen');
  return (
    <form class="stack narrow" novalidate method="post" action={`${at(shown)}/oppna`}>
      <p>{step?.consequence}</p>
      <TextArea
        name="reason"
        label="Varför öppnas avtalet för ändring?"
        rows={2}
        value={typed.reason}
        error={errors.reason}
      />
      <div class="actions">
        <Button danger>{step?.button ?? 'Öppna för ändring'}</Button>
        <ButtonLink href={at(shown)}>Avbryt</ButtonLink>
      </div>
    </form>
  );
};
