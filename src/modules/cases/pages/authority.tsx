import { authoritiesOn } from '../../../knowledge/authorities.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { DateField, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, ButtonLink, Facts, Panel } from '../../../ui/parts.tsx';
import type { ShownCase } from '../actions/index.ts';
import { type AuthoritySubject, authoritySubjects } from '../rules/index.ts';
import { options } from './case-list.tsx';

type Typed = Readonly<Record<string, string | null | undefined>>;

const day = (date: string | null): string | null => date && longDate(date);

/** What the authority wants, what we answered, what it decided. */
export const ContactPanel = ({ shown }: { shown: ShownCase; now: string }) => {
  const { record, contact, mayAdd } = shown;
  if (record.kind !== 'authority-contact') return null;
  const address = `/arenden/${record.id}/myndighet`;
  if (!contact)
    return (
      <Panel title="Myndigheten" id="myndighet">
        <p>Skriv vilken myndighet det är, vad den vill och vilken dag den vill ha svar.</p>
        {mayAdd && (
          <ButtonLink href={address} variant="primary">
            Fyll i kontakten
          </ButtonLink>
        )}
      </Panel>
    );
  const decided = contact.decidedOn || contact.servedOn || contact.decision || contact.fineAmount !== null;
  return (
    <Panel
      title={contact.authority}
      id="myndighet"
      action={mayAdd && <ButtonLink href={address}>Ändra</ButtonLink>}
    >
      <Facts
        facts={[
          { label: 'Gäller', value: authoritySubjects[contact.subject as AuthoritySubject] },
          { label: 'Myndighetens nummer', value: contact.authorityReference },
          { label: 'Handläggare där', value: contact.authorityOfficer },
          { label: 'Vill ha svar senast', value: day(contact.replyBy) },
          { label: 'Vi svarade', value: day(contact.repliedOn) },
          ...(decided
            ? [
                { label: 'Myndigheten beslutade', value: day(contact.decidedOn) },
                { label: 'Vi fick del av beslutet', value: day(contact.servedOn) },
                { label: 'Beslutet', value: contact.decision && <span class="pre">{contact.decision}</span> },
                {
                  label: 'Sanktionsavgift',
                  value:
                    contact.fineAmount === null
                      ? 'Ingen'
                      : `${contact.fineAmount.toLocaleString('sv-SE')} kr`,
                },
                {
                  label: 'Överklagat',
                  value:
                    day(contact.appealedOn) ??
                    (contact.notAppealedReason ? `Nej: ${contact.notAppealedReason}` : null),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
};

export const ContactForm = (props: {
  id: string;
  version: number | null;
  typed: Typed;
  errors: Errors;
  today: string;
}) => {
  const { id, version, typed, errors, today } = props;
  return (
    <form class="stack narrow" novalidate method="post" action={`/arenden/${id}/myndighet`}>
      <input type="hidden" name="version" value={version === null ? '' : String(version)} />
      <Select
        name="subject"
        label="Vad gäller det?"
        options={options(authoritySubjects)}
        value={typed.subject}
        error={errors.subject}
      />
      <TextField
        name="authority"
        label="Myndighet"
        list="myndigheter"
        value={typed.authority}
        error={errors.authority}
      />
      <datalist id="myndigheter">
        {authoritiesOn(today).map(({ label: name }) => (
          <option value={name} />
        ))}
      </datalist>
      <TextField
        name="authorityReference"
        label="Myndighetens diarienummer"
        optional
        size="medium"
        value={typed.authorityReference}
        error={errors.authorityReference}
      />
      <TextField
        name="authorityOfficer"
        label="Handläggare på myndigheten"
        optional
        value={typed.authorityOfficer}
        error={errors.authorityOfficer}
      />
      <DateField
        name="replyBy"
        label="Myndigheten vill ha svar senast"
        optional
        hint="Dagen i brevet. Den blir en frist under Min dag. Till exempel 2026-12-15"
        value={typed.replyBy}
        error={errors.replyBy}
      />
      <DateField
        name="repliedOn"
        label="Vi svarade"
        optional
        value={typed.repliedOn}
        error={errors.repliedOn}
      />
      <h2>Myndighetens beslut</h2>
      <DateField
        name="decidedOn"
        label="Beslutets dag"
        optional
        value={typed.decidedOn}
        error={errors.decidedOn}
      />
      <DateField
        name="servedOn"
        label="Dagen då ni fick del av beslutet"
        optional
        hint="Tre veckor att överklaga räknas härifrån (förvaltningslagen 44 §). Till exempel 2026-12-03"
        value={typed.servedOn}
        error={errors.servedOn}
      />
      <TextArea
        name="decision"
        label="Vad beslutet säger"
        optional
        rows={4}
        value={typed.decision}
        error={errors.decision}
      />
      <TextField
        name="fineAmount"
        label="Sanktionsavgift i kronor"
        optional
        size="short"
        inputmode="numeric"
        value={typed.fineAmount}
        error={errors.fineAmount}
      />
      <DateField
        name="appealedOn"
        label="Överklagat"
        optional
        value={typed.appealedOn}
        error={errors.appealedOn}
      />
      <TextField
        name="notAppealedReason"
        label="Varför ni inte överklagar"
        optional
        value={typed.notAppealedReason}
        error={errors.notAppealedReason}
      />
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  );
};
