/** Joint controllers: who they are, who does what, and what the persons are told (article 26). */
import { type Errors, TextArea, TextField } from '../../../ui/field.tsx';
import { Button, Cite, Facts, Panel, Table, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownArrangement } from '../actions/index.ts';
import { dutiesInOrder, sharedDuties } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface JointProps {
  readonly shown: ShownArrangement;
  readonly typed: Typed;
  readonly errors: Errors;
}

export const JointParts = (props: JointProps) => {
  const { shown } = props;
  const isReady = shown.judgement.outcome === 'arranged' && shown.open.length === 0;
  return (
    <div class="stack below">
      <div class="judgement">
        <p>
          <Tag color={isReady ? 'success' : 'warning'}>
            {isReady ? 'Skyldigheterna är fördelade' : 'Fördelningen är inte klar'}
          </Tag>
        </p>
        <Why reasons={[...shown.judgement.reasons, ...shown.open]} open={!isReady} />
      </div>
      {shown.mayChange ? <JointForm {...props} /> : <JointFacts shown={shown} />}
    </div>
  );
};

/** As many rows as there are, and room for two more. */
const ROOM = 2;

const JointForm = ({ shown, typed, errors }: JointProps) => {
  const rows = Math.max(shown.parties.length, lastRow(typed) + 1) + (lastRow(typed) >= 0 ? 0 : ROOM);
  return (
    <form class="stack" novalidate method="post" action={`/avtal/${shown.record.id}/fordelning`}>
      <input type="hidden" name="version" value={typed.version ?? String(shown.agreement.version)} />
      <Panel title="Parter">
        <p>
          {shown.agreement.controllerName} och {shown.agreement.partyName}. Är ni fler: skriv dem här.
        </p>
        {Array.from({ length: rows }, (_, index) => (
          <PartyFields index={index} typed={typed} errors={errors} isKept={index < shown.parties.length} />
        ))}
      </Panel>
      <Panel title="Skyldigheter">
        <p class="hint">
          Skriv vilken part som fullgör varje skyldighet. Gör flera det: skriv dem med «och» emellan.
        </p>
        <datalist id="parter">
          {[
            shown.agreement.controllerName,
            shown.agreement.partyName,
            ...shown.parties.map(({ name }) => name),
          ].map((name) => (
            <option value={name} />
          ))}
        </datalist>
        <div class="stack narrow">
          {sharedDuties.map(({ id, label, source }) => (
            <TextField
              name={`duty.${id}`}
              label={label}
              hint={<Cite source={source} />}
              list="parter"
              value={typed[`duty.${id}`]}
              error={errors[`duty.${id}`]}
            />
          ))}
        </div>
      </Panel>
      <Panel title="Mot de registrerade">
        <div class="stack narrow">
          <TextField
            name="jointContactPoint"
            label="Gemensam kontaktpunkt"
            optional
            hint="Den registrerade får ändå vända sig till vilken som helst av er"
            value={typed.jointContactPoint}
            error={errors.jointContactPoint}
          />
          <TextArea
            name="jointEssence"
            label="Det de registrerade får veta om fördelningen, och var"
            hint="Till exempel «På socialnämndens webbplats: vilka som är ansvariga, vem som svarar på vad och hur man begär utdrag»"
            rows={4}
            value={typed.jointEssence}
            error={errors.jointEssence}
          />
        </div>
      </Panel>
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  );
};

const lastRow = (typed: Typed): number =>
  Object.keys(typed).reduce((last, name) => {
    const index = /^parties\.(\d+)\.name$/.exec(name)?.[1];
    return index === undefined ? last : Math.max(last, Number(index));
  }, -1);

interface PartyProps {
  readonly index: number;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly isKept: boolean;
}

const PartyFields = ({ index, typed, errors, isKept }: PartyProps) => {
  const at = (field: string) => `parties.${index}.${field}`;
  return (
    <fieldset class="rowset">
      <legend>Ytterligare part {index + 1}</legend>
      <div class="pair">
        <TextField name={at('name')} label="Namn" value={typed[at('name')]} error={errors[at('name')]} />
        <TextField
          name={at('organisationNumber')}
          label="Organisationsnummer"
          value={typed[at('organisationNumber')]}
          error={errors[at('organisationNumber')]}
        />
      </div>
      <div class="pair">
        <TextField
          name={at('address')}
          label="Postadress"
          value={typed[at('address')]}
          error={errors[at('address')]}
        />
        <TextField
          name={at('contact')}
          label="Kontakt"
          value={typed[at('contact')]}
          error={errors[at('contact')]}
        />
      </div>
      {isKept && (
        <div class="option">
          <input class="ds-input" type="checkbox" name={at('remove')} value="1" id={at('remove')} />
          <label class="ds-label" for={at('remove')}>
            Ta bort
          </label>
        </div>
      )}
    </fieldset>
  );
};

const JointFacts = ({ shown }: { shown: ShownArrangement }) => (
  <>
    <Panel title="Skyldigheter">
      <Table
        caption="Vem som fullgör vilken skyldighet"
        hideCaption
        cards
        rows={dutiesInOrder(shown.duties)}
        columns={[
          { heading: 'Skyldighet', header: true, cell: ({ label }) => label },
          { heading: 'Bestämmelse', cell: ({ source }) => <Cite source={source} /> },
          { heading: 'Fullgörs av', cell: ({ party }) => party ?? '–' },
        ]}
      />
    </Panel>
    <Panel title="Parter och registrerade">
      <Facts
        facts={[
          {
            label: 'Parter',
            value: [
              shown.agreement.controllerName,
              shown.agreement.partyName,
              ...shown.parties.map(({ name }) => name),
            ].join(', '),
          },
          { label: 'Kontaktpunkt', value: shown.agreement.jointContactPoint },
          { label: 'Det de registrerade får veta', value: shown.agreement.jointEssence },
        ]}
      />
    </Panel>
  </>
);
