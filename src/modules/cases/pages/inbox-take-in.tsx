/** Taking in what has come. */
import type { Actor, ControllerRef } from '../../../platform/actor.ts';
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
import { FileField } from '../../../ui/file-field.tsx';
import { nameOf, Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import { caseKinds, inboxChannels, takenChannels } from '../rules/index.ts';

const kindOptions = Object.entries(caseKinds).map(([value, { label }]) => ({ value, label }));

interface TakeInProps {
  readonly actor: Actor;
  readonly id: string;
  /** Those that the actor takes in for. */
  readonly places: readonly ControllerRef[];
  readonly typed: Readonly<Record<string, string | undefined>>;
  readonly errors: Errors;
  /** A number in the text was asked about. */
  readonly asksAboutNumber: boolean;
}

export const TakeInPage = ({ actor, id, places, typed, errors, asksAboutNumber }: TakeInProps) => (
  <Page
    actor={actor}
    title="Ta emot"
    section="inbox"
    path="/inkommet/nytt"
    crumbs={[{ href: '/inkommet', text: 'Inkommet' }]}
  >
    <ErrorSummary errors={errors} />
    <p>
      Skriv vad som har kommit. Avsändaren kan få ett kvitto direkt, och registratorn ser det under Inkommet.
    </p>
    <form class="stack narrow" novalidate method="post" action="/inkommet/nytt" enctype="multipart/form-data">
      <input type="hidden" name="id" value={id} />
      <ToWhom places={places} value={typed.controllerId} error={errors.controllerId} />
      <Choice
        name="channel"
        label="Hur kom det in?"
        inline
        value={typed.channel}
        options={takenChannels.map((value) => ({ value, label: inboxChannels[value] }))}
        error={errors.channel}
      />
      <DateField
        name="receivedOn"
        label="Vilken dag kom det in?"
        hint="Dagen då det nådde nämnden, till exempel i brevlådan eller e-posten, också om någon läste det senare (förvaltningslagen 22 §). Till exempel 2026-11-20"
        value={typed.receivedOn}
        error={errors.receivedOn}
      />
      <TextField
        name="subject"
        label="Vad gäller det?"
        hint="Några ord om saken, aldrig ett personnummer. Till exempel «Vill veta vilka uppgifter ni har»"
        value={typed.subject}
        error={errors.subject}
      />
      <Select
        name="kind"
        label="Vad verkar det vara?"
        optional
        hint="En gissning hjälper registratorn och avgör vad kvittot säger"
        empty="Vet inte"
        options={kindOptions}
        value={typed.kind}
        error={errors.kind}
      />
      <TextField
        name="senderName"
        label="Avsändarens namn"
        optional
        value={typed.senderName}
        error={errors.senderName}
      />
      <TextField
        name="senderOrganisation"
        label="Organisation eller myndighet"
        optional
        value={typed.senderOrganisation}
        error={errors.senderOrganisation}
      />
      <TextField
        name="senderContact"
        label="Hur når vi avsändaren?"
        optional
        hint="E-post, telefon eller adress"
        value={typed.senderContact}
        error={errors.senderContact}
      />
      <Checks
        name="protected"
        label="Skydd"
        values={typed.protected === '1' ? ['1'] : []}
        options={[
          {
            value: '1',
            label: 'Avsändaren har skyddade personuppgifter',
            hint: 'Då ser bara registratorn och du vem det är, och ingen adress sparas.',
          },
        ]}
      />
      <TextArea
        name="text"
        label="Vad står det, eller vad sades?"
        optional
        rows={6}
        hint="Behövs inte om det finns en fil. Allt sparas krypterat"
        value={typed.text}
        error={errors.text}
      />
      {asksAboutNumber && (
        <Checks
          name="identityNumbersConfirmed"
          label="Personnummer"
          values={typed.identityNumbersConfirmed === '1' ? ['1'] : []}
          options={[{ value: '1', label: 'Ja, personnumret ska stå i texten' }]}
        />
      )}
      <FileField
        name="fil"
        label="Filer"
        optional
        several
        error={errors.fil}
        again={Object.keys(errors).length > 0}
      />
      <div class="actions">
        <Button>Ta emot</Button>
      </div>
    </form>
  </Page>
);

interface ToWhomProps {
  readonly places: readonly ControllerRef[];
  readonly value: string | undefined;
  readonly error: string | undefined;
}

/** Said in the form itself, so that what is chosen at the top of the page decides nothing unseen. */
const ToWhom = ({ places, value, error }: ToWhomProps) => {
  const [only, ...more] = places;
  if (only && more.length === 0 && !error)
    return (
      <p>
        <input type="hidden" name="controllerId" value={only.id} />
        Till <strong>{nameOf(only)}</strong>
      </p>
    );
  return (
    <Select
      name="controllerId"
      label="Till vilken nämnd?"
      hint="Den som brevet eller samtalet gäller. Är det flera, välj en: det går att registrera hos flera sedan"
      empty="Välj"
      options={places.map((place) => ({ value: place.id, label: nameOf(place) }))}
      value={value}
      error={error}
    />
  );
};
