/** What whoever has a link and no account meets: the documents, the signature, the receipt. */
import { longDate } from '../../../platform/plain-date.ts';
import { Checks, Choice, ErrorSummary, type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Facts, Panel } from '../../../ui/parts.tsx';
import type { PortalInvitation } from '../actions/index.ts';
import { agreementKinds, outsideAuthorities } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { SimpleSignature, Sum } from './signing-parts.tsx';

interface OutsideProps {
  readonly token: string;
  readonly invitation: PortalInvitation;
  readonly typed: Typed;
  readonly errors: Errors;
  /** Which of the two forms came back. */
  readonly form?: 'sign' | 'refuse';
}

const at = (token: string) => `/underskrift/${token}`;
const organisationOf = ({ controllerName, entityName }: PortalInvitation): string =>
  controllerName === entityName ? controllerName : `${controllerName}, ${entityName}`;
const kindOf = ({ kind }: PortalInvitation): string =>
  agreementKinds[kind as keyof typeof agreementKinds] ?? 'Avtal';
/** For whom the holder of the link signs. */
const partyOf = (invitation: PortalInvitation): string =>
  invitation.side === 'theirs' ? invitation.partyName : invitation.controllerName;

export const OutsideSigningPage = (props: OutsideProps) => {
  const { token, invitation, errors } = props;
  return (
    <Page
      actor={null}
      title="Läs och skriv under"
      outward={{ name: organisationOf(invitation), href: at(token) }}
    >
      <ErrorSummary errors={errors} />
      <p>
        {organisationOf(invitation)} ber <strong>{invitation.name}</strong> skriva under för{' '}
        <strong>{partyOf(invitation)}</strong>. Läs handlingarna först. Länken är din egen: är du någon annan,
        stäng sidan.
      </p>
      <div class="stack below">
        <About invitation={invitation} />
        <Documents token={token} invitation={invitation} />
        <SignForm {...props} />
        <RefuseForm {...props} />
      </div>
    </Page>
  );
};

const roles: Readonly<Record<PortalInvitation['ourSide'], readonly [string, string]>> = {
  controller: ['Personuppgiftsansvarig', 'Personuppgiftsbiträde'],
  processor: ['Personuppgiftsbiträde', 'Personuppgiftsansvarig'],
  joint: ['Gemensamt ansvarig', 'Gemensamt ansvarig'],
};

const About = ({ invitation }: { invitation: PortalInvitation }) => {
  const { ourSide, partyName, partyNumber, ownNumber, mark, contact, expiresOn } = invitation;
  const [ours, theirs] = roles[ourSide];
  return (
    <Panel title={invitation.agreementTitle}>
      <Facts
        facts={[
          { label: 'Vad det är', value: kindOf(invitation) },
          {
            label: ours,
            value: ownNumber ? `${organisationOf(invitation)}, ${ownNumber}` : organisationOf(invitation),
          },
          { label: theirs, value: partyNumber ? `${partyName}, ${partyNumber}` : partyName },
          ...(mark ? [{ label: 'Diarienummer', value: mark }] : []),
          ...(contact
            ? [
                {
                  label: 'Frågor om avtalet',
                  value: [contact.name, contact.email, contact.phone]
                    .filter(Boolean)
                    .map((line) => <span class="block">{line}</span>),
                },
              ]
            : []),
          { label: 'Svara senast', value: longDate(expiresOn) },
        ]}
      />
    </Panel>
  );
};

const Documents = ({ token, invitation }: Pick<OutsideProps, 'token' | 'invitation'>) => (
  <Panel title="Handlingarna">
    <ol class="plain-list">
      {invitation.documents
        .filter(({ kind }) => kind !== 'evidence')
        .map(({ id, title, sha256 }) => (
          <li>
            <a href={`${at(token)}/handling/${id}`}>{title}</a>
            <span class="block small">
              Kontrollsumma (SHA-256): <Sum of={sha256} />
            </span>
          </li>
        ))}
    </ol>
    <p class="small">
      Handlingarna är låsta. Kontrollsumman är filens fingeravtryck: samma fil ger alltid samma summa.
    </p>
  </Panel>
);

const SignForm = ({ token, invitation, typed, errors, form }: OutsideProps) => {
  const own = form === 'sign' ? typed : {};
  const party = partyOf(invitation);
  return (
    <Panel title="Skriv under" id="skriv-under">
      <form class="stack narrow" novalidate method="post" action={at(token)}>
        <input type="hidden" name="packageSum" value={own.packageSum ?? invitation.packageSha256} />
        {invitation.side === 'ours' ? (
          <>
            <input type="hidden" name="name" value={invitation.name} />
            <p>
              Du skriver under som <strong>{invitation.name}</strong>.
            </p>
          </>
        ) : (
          <TextField
            name="name"
            label="Ditt namn"
            autocomplete="name"
            value={own.name ?? invitation.name}
            error={errors.name}
          />
        )}
        <TextField
          name="title"
          label="Titel"
          optional
          autocomplete="organization-title"
          value={own.title}
          error={errors.title}
        />
        <TextField
          name="place"
          label="Ort"
          size="medium"
          hint="Där du är när du skriver under"
          autocomplete="address-level2"
          value={own.place}
          error={errors.place}
        />
        {invitation.side === 'theirs' ? (
          <Choice
            name="authority"
            label={`Med vilken rätt skriver du under för ${party}?`}
            value={own.authority}
            error={errors.authority}
            options={Object.entries(outsideAuthorities).map(([value, label]) => ({
              value,
              label: `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`,
            }))}
          />
        ) : (
          <p>
            Du skriver under med stöd av: <strong>{invitation.authority}</strong>
          </p>
        )}
        <Checks
          name="confirmed"
          label="Intygande"
          values={own.confirmed === '1' ? ['1'] : []}
          error={errors.confirmed}
          options={[
            {
              value: '1',
              label: `Jag har läst handlingarna och har rätt att skriva under för ${party}`,
            },
          ]}
        />
        <SimpleSignature />
        <div class="actions">
          <Button>Skriv under</Button>
        </div>
      </form>
    </Panel>
  );
};

const RefuseForm = ({ token, invitation, typed, errors, form }: OutsideProps) => (
  <Panel title="Vill ni inte skriva under?">
    <details open={form === 'refuse'}>
      <summary>Vi skriver inte under</summary>
      <form class="stack narrow" novalidate method="post" action={`${at(token)}/nej`}>
        <TextArea
          name="reason"
          label="Varför?"
          hint={`${invitation.controllerName} läser svaret. Länken slutar gälla`}
          rows={3}
          value={form === 'refuse' ? typed.reason : undefined}
          error={errors.reason}
        />
        <div class="actions">
          <Button variant="secondary">Svara att vi inte skriver under</Button>
        </div>
      </form>
    </details>
  </Panel>
);

/** After the signature, and as long as the link lives. */
export const OutsideReceiptPage = ({ token, invitation }: Pick<OutsideProps, 'token' | 'invitation'>) => {
  const { documents, signatures, packageSha256, inForceOn, expiresOn } = invitation;
  const evidence = documents.find(({ kind }) => kind === 'evidence');
  return (
    <Page
      actor={null}
      title="Du har skrivit under"
      outward={{ name: organisationOf(invitation), href: at(token) }}
    >
      <p>
        {inForceOn
          ? `Båda har skrivit under. Avtalet gäller från och med ${longDate(inForceOn)}.`
          : signatures.length > 1
            ? 'Båda har skrivit under. Underskriftsbeviset görs nu.'
            : 'Tack. När båda har skrivit under går underskriftsbeviset att hämta här.'}{' '}
        Spara handlingarna: sidan går att öppna till och med {longDate(expiresOn)}.
      </p>
      <div class="stack below">
        {evidence && (
          <p>
            <a class="ds-button" data-variant="primary" href={`${at(token)}/handling/${evidence.id}`}>
              Hämta underskriftsbeviset
            </a>
          </p>
        )}
        {!evidence && signatures.length > 1 && (
          <p>
            <a href={at(token)}>Läs in sidan igen</a>
          </p>
        )}
        <Panel title={invitation.agreementTitle}>
          <Facts
            facts={[
              { label: 'Vad det är', value: kindOf(invitation) },
              ...signatures.map((one) => ({
                label: one.side === 'ours' ? organisationOf(invitation) : invitation.partyName,
                value: `${[one.name, one.title].filter(Boolean).join(', ')}, ${longDate(one.signedOn)}`,
              })),
              { label: 'Hela underlagets kontrollsumma', value: <Sum of={packageSha256} /> },
            ]}
          />
        </Panel>
        <Documents token={token} invitation={invitation} />
      </div>
    </Page>
  );
};

/** The same words whatever the reason is: nothing is told to who only guesses. */
export const ClosedLinkPage = () => (
  <Page actor={null} title="Länken gäller inte">
    <p>
      Den kan vara för gammal, ersatt av en ny eller återtagen. Kontrollera att hela länken kom med. Be annars
      den som skickade den om en ny.
    </p>
  </Page>
);

export const RefusedPage = () => (
  <Page actor={null} title="Svaret är lämnat">
    <p>Ni har svarat att ni inte skriver under. Den som bad om underskriften har fått veta varför.</p>
    <p>Blir det ändå aktuellt skickar de en ny länk.</p>
  </Page>
);

export const ReopenedPage = () => (
  <Page actor={null} title="Avtalet har öppnats för ändring">
    <p>Något i avtalet ändras. Din underskrift räknas inte, men står kvar hos den som bad om den.</p>
    <p>När avtalet är klart skickar de en ny länk.</p>
  </Page>
);

export const LimitedLinkPage = () => (
  <Page actor={null} title="Vänta en stund">
    <p>Det har kommit många försök med länkar som inte gäller. Vänta en kvart och öppna länken igen.</p>
  </Page>
);
