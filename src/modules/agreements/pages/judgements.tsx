/** What is judged before an agreement is signed: secrecy, guarantees, and the text against what is required. */
import { secrecyDuties } from '../../../knowledge/agreement-choices.ts';
import { guaranteeQuestions } from '../../../knowledge/agreement-requirements.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Choice, DateField, type Errors, TextArea, TextField, YesNo } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { Button, Cite, JudgementView, Panel, Tag } from '../../../ui/parts.tsx';
import type { ShownAgreement } from '../actions/index.ts';
import { secrecyOutcomes } from '../rules/index.ts';
import { guaranteeOutcomes } from './agreement-judged.tsx';
import { isOver } from './agreement-parts.tsx';
import type { Typed } from './form-page.tsx';

export interface JudgedProps {
  readonly shown: ShownAgreement;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly newId: string;
  readonly today: string;
}

const UNDERTAKING_BASES = { statute: 'Lag', undertaking: 'Sekretessförbindelse' } as const;

export const SecrecyParts = (props: JudgedProps) => {
  const { shown, typed, errors } = props;
  const { agreement, record, secrecy } = shown;
  return (
    <div class="stack">
      <JudgementView judgement={secrecy} outcomes={secrecyOutcomes} />
      {shown.mayFill && agreement.side === 'controller' && (
        <form class="stack narrow" novalidate method="post" action={`/avtal/${record.id}/sekretess`}>
          <input type="hidden" name="version" value={typed.version ?? String(agreement.version)} />
          <YesNo
            name="secretData"
            label="Kan biträdet nå sekretessbelagda uppgifter?"
            hint="Till exempel uppgifter om enskilda i socialtjänsten, skolans elevhälsa eller säkerhetsåtgärder."
            value={typed.secretData ?? agreement.secretData}
            error={errors.secretData}
          />
          <YesNo
            name="onlyTechnical"
            label="Gör biträdet bara teknisk bearbetning eller teknisk lagring för er räkning?"
            hint="Drift, lagring, säkerhetskopior och teknisk support. Inte egna bedömningar av innehållet."
            value={typed.onlyTechnical ?? agreement.onlyTechnical}
            error={errors.onlyTechnical}
          />
          <YesNo
            name="unsuitable"
            label="Är det olämpligt att lämna ut uppgifterna?"
            hint="Väg in hur känsliga de är, vem som kan nå dem, från vilka länder, och vilket skydd som finns."
            value={typed.unsuitable ?? agreement.unsuitable}
            error={errors.unsuitable}
          />
          <Choice
            name="secrecyDuty"
            label="Vilken tystnadsplikt gäller hos biträdet?"
            value={typed.secrecyDuty ?? agreement.secrecyDuty}
            error={errors.secrecyDuty}
            options={Object.entries(secrecyDuties).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="secrecyReason"
            label="Skälen till bedömningen"
            rows={4}
            value={typed.secrecyReason ?? agreement.secrecyReason}
            error={errors.secrecyReason}
          />
          <div class="actions">
            <Button>Spara</Button>
          </div>
        </form>
      )}
      <Undertakings {...props} />
    </div>
  );
};

const Undertakings = ({ shown, typed, errors, newId }: JudgedProps) => {
  const { record, parts } = shown;
  const goesOn = shown.mayWrite && !isOver(shown);
  return (
    <Panel title="Underlag om tystnadsplikt" id="underlag">
      <p>
        Alla som deltar i behandlingen ska vara bundna av tystnadsplikt: av lag, eller av en
        sekretessförbindelse. Det gäller också hos underbiträden.
      </p>
      {parts.undertakings.length > 0 && (
        <ul class="plain-list">
          {parts.undertakings.map((one) => (
            <li>
              {one.who}: {UNDERTAKING_BASES[one.basis]}
              {one.signedOn && ` ${longDate(one.signedOn)}`}
              {one.note && <span class="block small">{one.note}</span>}{' '}
              {one.fileId && <a href={`/filer/${one.fileId}`}>Filen</a>}
              {goesOn && (
                <form class="inline" method="post" action={`/avtal/${record.id}/underlag/${one.id}/bort`}>
                  <Button variant="tertiary">
                    Ta bort<span class="visually-hidden"> {one.who}</span>
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {goesOn && (
        <details class="more" open={Boolean(typed.who ?? errors.who)}>
          <summary>Lägg till underlag</summary>
          <form
            class="stack narrow"
            novalidate
            method="post"
            action={`/avtal/${record.id}/underlag`}
            enctype="multipart/form-data"
          >
            <input type="hidden" name="id" value={newId} />
            <TextField
              name="who"
              label="Vilka gäller det?"
              hint="En grupp, till exempel «Supportpersonalen hos biträdet»"
              value={typed.who}
              error={errors.who}
            />
            <Choice
              name="basis"
              label="Vad bygger tystnadsplikten på?"
              value={typed.basis}
              error={errors.basis}
              options={Object.entries(UNDERTAKING_BASES).map(([value, label]) => ({ value, label }))}
            />
            <DateField
              name="signedOn"
              label="Undertecknad"
              optional
              value={typed.signedOn}
              error={errors.signedOn}
            />
            <TextField name="note" label="Anteckning" optional value={typed.note} error={errors.note} />
            <FileField
              name="fil"
              label="Fil"
              optional
              error={errors.fil}
              again={Object.keys(errors).length > 0}
            />
            <div class="actions">
              <Button>Lägg till</Button>
            </div>
          </form>
        </details>
      )}
    </Panel>
  );
};

export const GuaranteeParts = ({ shown, typed, errors, newId, today }: JudgedProps) => {
  const { record, parts } = shown;
  const mayWrite = shown.mayWrite && !isOver(shown);
  const [latest] = parts.assessments;
  return (
    <div class="stack">
      {parts.assessments.length > 0 && (
        <Panel title="Bedömningar">
          <ul class="plain-list">
            {parts.assessments.map((one, index) => (
              <li>
                <Tag color={one.outcome === 'insufficient' ? 'danger' : 'success'}>
                  {guaranteeOutcomes[one.outcome]}
                </Tag>{' '}
                {longDate(one.assessedOn)}, {one.assessedBy}
                {index === 0 && ' (gäller)'}
                <span class="block pre">{one.reason}</span>
                {one.conditions && <span class="block pre">Villkor: {one.conditions}</span>}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {mayWrite && (
        <form class="stack narrow" novalidate method="post" action={`/avtal/${record.id}/garantier`}>
          <input type="hidden" name="id" value={newId} />
          <p>
            Bara biträden som ger tillräckliga garantier får anlitas. Svara på minst en av frågorna.{' '}
            <Cite source={guaranteeQuestions[0].source} />
          </p>
          {guaranteeQuestions.map(({ id, label, hint }) => (
            <TextArea
              name={`answer.${id}`}
              label={label}
              hint={hint}
              rows={3}
              value={typed[`answer.${id}`] ?? latest?.answers[id]}
              error={errors[`answer.${id}`]}
            />
          ))}
          <Choice
            name="outcome"
            label="Ger biträdet tillräckliga garantier?"
            value={typed.outcome}
            error={errors.outcome}
            options={Object.entries(guaranteeOutcomes).map(([value, label]) => ({ value, label }))}
          />
          <TextArea
            name="conditions"
            label="Villkor"
            hint="Behövs när garantierna räcker bara med villkor"
            rows={2}
            value={typed.conditions}
            error={errors.conditions}
          />
          <TextArea
            name="reason"
            label="Skälen till bedömningen"
            rows={3}
            value={typed.reason}
            error={errors.reason}
          />
          <DateField
            name="assessedOn"
            label="Bedömt"
            value={typed.assessedOn ?? today}
            error={errors.assessedOn}
          />
          <TextField
            name="assessedBy"
            label="Av"
            hint="Namn eller funktion"
            value={typed.assessedBy}
            error={errors.assessedBy}
          />
          <div class="actions">
            <Button>Spara bedömningen</Button>
          </div>
        </form>
      )}
    </div>
  );
};
