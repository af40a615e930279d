/** The letters about an incident, and the rows of who was told. */
import { Checks, Choice, DateField, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Button, Panel, Table } from '../../../ui/parts.tsx';
import { documentStates } from '../../cases/rules/index.ts';
import type { ShownInformation } from '../actions/index.ts';
import { type AudienceId, audiences, type InformationWay, informationWays } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';
import { IdentityAsk } from './identity-ask.tsx';

export interface InformationProps {
  readonly shown: ShownInformation;
  /** Typed values of the form that was sent, and which one it was. */
  readonly typed: Typed;
  readonly sent: 'plan' | 'telling' | null;
  readonly errors: Errors;
  readonly newId: string;
  readonly letterId: string;
  readonly today: string;
}

export const InformationLetters = ({ shown, letterId }: InformationProps) => {
  const { record, letters, mayWrite } = shown;
  return (
    <Panel title="Brev och meddelanden">
      {mayWrite ? (
        <p>
          Brevet är redan ifyllt med det ni har skrivit om incidenten. Läs igenom, ändra, godkänn och skicka.
          Åtgärder som är markerade som hemliga följer inte med.
        </p>
      ) : (
        letters.length === 0 && <p>Inget brev är skrivet.</p>
      )}
      {letters.length > 0 && (
        <ul class="plain-list">
          {letters.map((letter) => (
            <li>
              <a href={`/arenden/${record.id}/dokument/${letter.id}`}>
                {audienceOf(letter.template)}: {letter.title}
              </a>{' '}
              <span class="small">
                {documentStates[letter.state as keyof typeof documentStates].toLowerCase()}, {letter.datedOn}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <form class="row below" method="post" action={`/incidenter/${record.id}/registrerade/brev`}>
          <input type="hidden" name="id" value={letterId} />
          {Object.entries(audiences)
            .filter(([, { template }]) => template !== null)
            .map(([id, { label }]) => (
              <Button variant="secondary" name="audience" value={id}>
                {id === 'public' ? 'Skriv till allmänheten' : `Skriv till ${label.toLowerCase()}`}
              </Button>
            ))}
        </form>
      )}
      <p class="small below">
        Har någon skyddade personuppgifter? Lägg in personen i <a href={`/arenden/${record.id}`}>ärendet</a>,
        markera skyddet och skriv brevet till den personen. Det lämnas till Skatteverkets förmedling, ett brev
        i taget. Skicka aldrig en lista.
      </p>
    </Panel>
  );
};

const audienceOf = (template: string | null): string =>
  Object.values(audiences).find((audience) => audience.template === template)?.label ?? 'Brev';

export const TellingTable = ({ shown }: InformationProps) => (
  <Table
    caption="Vilka som har fått veta"
    hideCaption
    cards
    rows={shown.tellings}
    columns={[
      {
        heading: 'Vilka',
        header: true,
        cell: (row) => (
          <>
            {audiences[row.audience as AudienceId].label}
            {row.documentId && (
              <span class="block small">
                <a href={`/arenden/${shown.record.id}/dokument/${row.documentId}`}>{row.documentTitle}</a>
              </span>
            )}
            {row.note && <span class="block small">{row.note}</span>}
          </>
        ),
      },
      { heading: 'Hur', cell: (row) => informationWays[row.way as InformationWay] },
      { heading: 'När', cell: (row) => <span class="nowrap">{row.toldOn}</span> },
      { heading: 'Antal', number: true, cell: (row) => row.told.toLocaleString('sv-SE') },
      { heading: 'Inte nådda', number: true, cell: (row) => row.unreached.toLocaleString('sv-SE') },
      ...(shown.mayWrite
        ? [
            {
              heading: <span class="visually-hidden">Ta bort</span>,
              cell: (row: ShownInformation['tellings'][number]) => (
                <details class="more">
                  <summary>
                    Ta bort
                    <span class="visually-hidden">
                      {' '}
                      raden om {audiences[row.audience as AudienceId].label.toLowerCase()} {row.toldOn}
                    </span>
                  </summary>
                  <form
                    method="post"
                    action={`/incidenter/${shown.record.id}/registrerade/${row.id}/ta-bort`}
                  >
                    <p class="small">Raden försvinner härifrån. Att den fanns står kvar i historiken.</p>
                    <Button variant="secondary">Ja, ta bort raden</Button>
                  </form>
                </details>
              ),
            },
          ]
        : []),
    ]}
  />
);

export const TellingFields = ({ shown, typed, sent, errors, newId, today }: InformationProps) => {
  const { sentLetter } = shown;
  const values: Typed = sent === 'telling' ? typed : { toldOn: today, ...sentLetter };
  return (
    <form
      class="stack narrow below"
      novalidate
      method="post"
      action={`/incidenter/${shown.record.id}/registrerade/rad`}
    >
      <h3>Skriv en rad</h3>
      {sentLetter && sent !== 'telling' && (
        <p>
          Brevet «{sentLetter.title}» till {audiences[sentLetter.audience].label.toLowerCase()} är skickat.
          Raden är ifylld: skriv hur många som fick det.
        </p>
      )}
      <input type="hidden" name="id" value={values.id ?? newId} />
      <Choice
        name="audience"
        label="Vilka har fått veta?"
        value={values.audience}
        error={errors.audience}
        options={Object.entries(audiences).map(([value, { label, hint }]) => ({ value, label, hint }))}
      />
      <Select
        name="way"
        label="Hur?"
        empty="Välj"
        value={values.way}
        error={errors.way}
        options={Object.entries(informationWays).map(([value, label]) => ({ value, label }))}
      />
      <DateField name="toldOn" label="Vilken dag?" value={values.toldOn} error={errors.toldOn} />
      <TextField
        name="told"
        label="Hur många?"
        size="short"
        inputmode="numeric"
        hint="Så många som ni skickade till eller pratade med. Till allmänheten: ungefär hur många det gäller"
        value={values.told}
        error={errors.told}
      />
      <TextField
        name="unreached"
        label="Hur många av dem nåddes inte?"
        size="short"
        inputmode="numeric"
        optional
        hint="Till exempel brev i retur"
        value={values.unreached}
        error={errors.unreached}
      />
      {shown.letters.length > 0 && (
        <Select
          name="documentId"
          label="Vilket brev?"
          empty="Inget"
          value={values.documentId}
          error={errors.documentId}
          options={shown.letters.map(({ id, title, template, datedOn }) => ({
            value: id,
            label: `${audienceOf(template)}: ${title}, ${datedOn}`,
          }))}
        />
      )}
      <TextField
        name="note"
        label="Anteckning"
        optional
        hint="Aldrig vem. Till exempel «Föräldramöte i förskolan»"
        value={values.note}
        error={errors.note}
      />
      <IdentityAsk errors={errors} />
      <Checks
        name="complete"
        label="Är alla informerade nu?"
        values={values.complete === '1' ? ['1'] : []}
        options={[{ value: '1', label: 'Ja, alla som ska få veta har fått veta' }]}
      />
      <div class="actions">
        <Button>Spara raden</Button>
      </div>
    </form>
  );
};
