/** What the agreement covers, the agreement that it belongs to, and its terms. */
import { subPermissions } from '../../../knowledge/agreement-choices.ts';
import { mainAgreementFirst } from '../../../knowledge/agreement-editions.ts';
import { accessKinds } from '../../../knowledge/instruction-form.ts';
import {
  Checks,
  Choice,
  DateField,
  type Errors,
  Select,
  TextArea,
  TextField,
  YesNo,
} from '../../../ui/field.tsx';
import { Button } from '../../../ui/parts.tsx';
import type { PartChoices } from '../actions/index.ts';
import { isContentOpen } from '../rules/index.ts';
import type { Typed } from './form-page.tsx';

interface TermsProps {
  readonly shown: PartChoices;
  readonly typed: Typed;
  readonly errors: Errors;
  /** Boxes as they were ticked; null on the first visit. */
  readonly ticked: ((name: string) => readonly string[]) | null;
}

export const TermsForm = (props: TermsProps) => {
  const { shown, typed, errors } = props;
  const { agreement, record } = shown;
  const isOpen = isContentOpen(agreement);
  return (
    <form class="stack" novalidate method="post" action={`/avtal/${record.id}/villkor`}>
      <input type="hidden" name="version" value={typed.version ?? String(agreement.version)} />
      {!isOpen && (
        <p class="ds-alert message" data-color="info">
          Avtalet är klart, så villkoren ändras inte. Vad det täcker i registret, översynen och anteckningen
          får ändras.
        </p>
      )}
      <section class="panel">
        <h2>Vad det täcker</h2>
        <div class="stack">
          <TextField
            name="title"
            label="Vad avtalet gäller"
            value={typed.title ?? agreement.title}
            error={errors.title}
          />
          <Covered {...props} />
        </div>
      </section>
      {isOpen && agreement.kind === 'processor' && <Main {...props} />}
      {isOpen && agreement.kind === 'reglemente' && <Reglemente {...props} />}
      {isOpen && <Terms {...props} />}
      <section class="panel">
        <h2>För er egen del</h2>
        <div class="stack narrow">
          <DateField
            name="nextReviewOn"
            label="Se över senast"
            optional
            value={typed.nextReviewOn ?? agreement.nextReviewOn}
            error={errors.nextReviewOn}
          />
          <TextArea
            name="note"
            label="Anteckning"
            optional
            value={typed.note ?? agreement.note}
            error={errors.note}
          />
        </div>
      </section>
      <div class="actions">
        <Button>Spara</Button>
      </div>
    </form>
  );
};

const idsOf = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

const Covered = ({ shown, ticked }: TermsProps) => {
  const { choices, parts } = shown;
  const { processings, systems } = choices;
  return (
    <>
      {processings.length === 0 ? (
        <p>
          Registret är tomt. <a href="/behandlingar">Lägg in behandlingen</a> först, så fylls instruktionen i
          därifrån.
        </p>
      ) : (
        <Checks
          name="processings"
          label="Behandlingar i registret"
          hint={
            <>
              Instruktionen hämtas ur dem, och där står sedan att det finns ett avtal. Finns behandlingen inte
              än?{' '}
              <a href="/behandlingar/ny" target="_blank" rel="noopener">
                Lägg till den i registret (öppnas i ny flik)
              </a>
            </>
          }
          values={ticked?.('processings') ?? idsOf(parts.processings)}
          options={processings.map(({ id, name, processors }) => ({
            value: id,
            label: name,
            hint: processors.length > 0 ? `Biträden: ${processors.join(', ')}` : undefined,
          }))}
        />
      )}
      {systems.length > 0 && (
        <Checks
          name="systems"
          label="System"
          values={ticked?.('systems') ?? idsOf(parts.systems)}
          options={systems.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
};

const Main = ({ shown, typed, errors, ticked }: TermsProps) => {
  const { agreement, persons } = shown;
  return (
    <section class="panel">
      <h2>Huvudavtalet</h2>
      <div class="stack narrow">
        <YesNo
          name="hasMain"
          label="Finns det ett avtal om själva tjänsten?"
          hint="Då är personuppgiftsbiträdesavtalet ett av flera dokument, och hålls ordnat tillsammans med huvudavtalet."
          value={typed.hasMain ?? agreement.hasMain}
          error={errors.hasMain}
        />
        <TextField
          name="mainTitle"
          label="Huvudavtalets namn"
          optional
          value={typed.mainTitle ?? agreement.mainTitle}
          error={errors.mainTitle}
        />
        <TextField
          name="mainMark"
          label="Huvudavtalets diarienummer"
          optional
          size="medium"
          value={typed.mainMark ?? agreement.mainMark}
          error={errors.mainMark}
        />
        <DateField
          name="mainSignedOn"
          label="Tecknat"
          optional
          value={typed.mainSignedOn ?? agreement.mainSignedOn}
          error={errors.mainSignedOn}
        />
        <Select
          name="mainOwnerId"
          label="Ansvarar för huvudavtalet"
          empty="Ingen vald"
          hint="Upprättar personuppgiftsbiträdesavtalet, med hjälp av samordnaren"
          value={typed.mainOwnerId ?? agreement.mainOwnerId}
          options={persons.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Checks
          name="mainOverrides"
          label="Här går huvudavtalet före"
          values={ticked?.('mainOverrides') ?? agreement.mainOverrides}
          options={mainAgreementFirst.map(({ id, label }) => ({ value: id, label }))}
        />
      </div>
    </section>
  );
};

const Reglemente = ({ shown, typed, errors }: TermsProps) => {
  const { agreement } = shown;
  return (
    <section class="panel">
      <h2>Reglementet</h2>
      <div class="stack narrow">
        <TextField
          name="reglementeParagraph"
          label="Paragraf"
          size="medium"
          hint="Till exempel «12 §»"
          value={typed.reglementeParagraph ?? agreement.reglementeParagraph}
          error={errors.reglementeParagraph}
        />
        <DateField
          name="reglementeDecidedOn"
          label="Fullmäktige beslutade"
          value={typed.reglementeDecidedOn ?? agreement.reglementeDecidedOn}
          error={errors.reglementeDecidedOn}
        />
        <TextArea
          name="reglementeText"
          label="Lydelse"
          optional
          rows={6}
          hint="Ett förslag till paragraf finns bland utskrifterna"
          value={typed.reglementeText ?? agreement.reglementeText}
          error={errors.reglementeText}
        />
      </div>
    </section>
  );
};

const Terms = ({ shown, typed, errors, ticked }: TermsProps) => {
  const { agreement } = shown;
  return (
    <section class="panel">
      <h2>Villkor</h2>
      <div class="stack narrow">
        {agreement.kind !== 'joint' && (
          <>
            <Checks
              name="access"
              label="Vad når biträdet?"
              hint="Också den som bara når uppgifterna på distans, för support eller underhåll, är biträde."
              values={ticked?.('access') ?? agreement.access}
              options={accessKinds.map(({ id, label }) => ({ value: id, label }))}
            />
            <TextField
              name="accessText"
              label="Förtydligande"
              optional
              value={typed.accessText ?? agreement.accessText}
              error={errors.accessText}
            />
          </>
        )}
        {agreement.kind === 'processor' && (
          <>
            <Choice
              name="subPermission"
              label="Vad gäller för nya underbiträden?"
              value={typed.subPermission ?? agreement.subPermission}
              error={errors.subPermission}
              options={Object.entries(subPermissions).map(([value, label]) => ({ value, label }))}
            />
            <TextField
              name="objectionDays"
              label="Dagar att invända mot ett nytt underbiträde"
              size="short"
              optional
              hint="30 enligt SKR:s text. Lämna tomt om det gäller"
              inputmode="numeric"
              value={typed.objectionDays ?? agreement.objectionDays}
              error={errors.objectionDays}
            />
            <TextField
              name="noticeDays"
              label="Uppsägningstid i dagar"
              size="short"
              optional
              hint="30 enligt SKR:s text. Lämna tomt om det gäller"
              inputmode="numeric"
              value={typed.noticeDays ?? agreement.noticeDays}
              error={errors.noticeDays}
            />
            <TextField
              name="governingLaw"
              label="Lagval och tvistlösning"
              optional
              hint="Svensk lag och svensk allmän domstol enligt SKR:s text. Fyll i om något annat gäller"
              value={typed.governingLaw ?? agreement.governingLaw}
              error={errors.governingLaw}
            />
            <TextField
              name="services"
              label="Tjänster"
              optional
              hint="När avtalet gäller vissa tjänster, till exempel Ineras"
              value={typed.services ?? agreement.services}
              error={errors.services}
            />
          </>
        )}
        <DateField
          name="validUntil"
          label="Gäller till och med"
          optional
          hint="Lämna tomt om det gäller tills vidare"
          value={typed.validUntil ?? agreement.validUntil}
          error={errors.validUntil}
        />
      </div>
    </section>
  );
};
