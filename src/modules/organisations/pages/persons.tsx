import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { DateField, ErrorSummary, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink } from '../../../ui/parts.tsx';
import type { officerAppointment } from '../actions/index.ts';
import { type FormProps, PERSON_KINDS } from './choices.ts';

interface PersonFormProps extends FormProps {
  readonly entity: string;
  readonly id: string;
  /** When changing: the name, and the address that stands. */
  readonly saved?: { readonly name: string; readonly email: string } | undefined;
}

export const PersonFormPage = ({ actor, typed, errors = {}, entity, id, saved }: PersonFormProps) => (
  <Page
    actor={actor}
    title={saved ? `Ändra ${saved.name}` : 'Lägg till person'}
    section="organisation"
    crumbs={[
      { href: `/organisation/${entity}`, text: 'Organisation' },
      ...(saved ? [{ href: `/organisation/${entity}/personer/${id}`, text: saved.name }] : []),
    ]}
  >
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={id} />
      <TextField name="name" label="Namn" value={typed.name} error={errors.name} />
      {saved ? (
        <p>
          E-postadress: {saved.email}{' '}
          <span class="small">Den är personens inloggning och ändras inte här.</span>
        </p>
      ) : (
        <TextField name="email" label="E-postadress" type="email" value={typed.email} error={errors.email} />
      )}
      <TextField
        name="phone"
        label="Telefon"
        optional
        size="medium"
        hint="Arbetstelefon. Behövs för dataskyddsombudet, som ska gå att nå."
        value={typed.phone}
        error={errors.phone}
      />
      <TextField
        name="title"
        label="Titel"
        optional
        hint="Till exempel GDPR-samordnare"
        value={typed.title}
        error={errors.title}
      />
      <Select
        name="kind"
        label="Personen är"
        options={PERSON_KINDS}
        value={typed.kind ?? 'employee'}
        error={errors.kind}
      />
      {saved && (
        <DateField
          name="lastDay"
          label="Sista arbetsdagen"
          optional
          hint="Från dagen efter når personen ingenting, och uppdragen får den sista dagen."
          value={typed.lastDay}
          error={errors.lastDay}
        />
      )}
      <div class="actions">
        <Button>{saved ? 'Spara personen' : 'Lägg till personen'}</Button>
        <a href={saved ? `/organisation/${entity}/personer/${id}` : `/organisation/${entity}`}>Avbryt</a>
      </div>
    </form>
  </Page>
);

export const FirstPasswordPage = (props: {
  actor: Actor;
  entity: string;
  id: string;
  name: string;
  password: string;
}) => (
  <Page actor={props.actor} title={`${props.name} är tillagd`} section="organisation">
    <p>
      Lämna det här lösenordet till personen. Det visas bara nu. Vid första inloggningen slår personen på det
      andra steget.
    </p>
    <p>
      <strong>{props.password}</strong>
    </p>
    <div class="row" style="margin-top:1rem">
      <ButtonLink href={`/organisation/${props.entity}/personer/${props.id}`} variant="primary">
        Ge {props.name} ett uppdrag
      </ButtonLink>
    </div>
  </Page>
);

interface NotificationProps extends FormProps {
  readonly entity: string;
  readonly shown: Awaited<ReturnType<typeof officerAppointment>>;
}

export const NotificationPage = ({ actor, typed, errors = {}, entity, shown }: NotificationProps) => {
  const { person, controller, appointment } = shown;
  const back = `/organisation/${entity}/personer/${person.id}`;
  return (
    <Page
      actor={actor}
      title="Anmälan till Integritetsskyddsmyndigheten"
      section="organisation"
      crumbs={[
        { href: `/organisation/${entity}`, text: 'Organisation' },
        { href: back, text: person.name },
      ]}
    >
      <p>
        {controller.name} ska själv anmäla {person.name}, som är dataskyddsombud sedan{' '}
        {longDate(appointment.firstDay)}. Varje nämnd anmäler för sig, också när flera har samma ombud.
      </p>
      <ErrorSummary errors={errors} />
      <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
        <DateField
          name="notifiedOn"
          label="Dag för anmälan"
          value={typed.notifiedOn}
          error={errors.notifiedOn}
        />
        <TextField
          name="notifiedReference"
          label="Beteckning"
          optional
          hint="Myndighetens eller ert eget diarienummer"
          value={typed.notifiedReference}
          error={errors.notifiedReference}
        />
        <div class="actions">
          <Button>Spara anmälan</Button>
          <a href={back}>Avbryt</a>
        </div>
      </form>
    </Page>
  );
};
