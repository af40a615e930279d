import type { Actor } from '../../../platform/actor.ts';
import { DateField, ErrorSummary, type Errors, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import { AwareFields } from './aware-fields.tsx';
import { type AboutReporter, WholeReport } from './report.tsx';

interface AfterwardsProps {
  readonly actor: Actor;
  /** The case that lacks its report; undefined for a new one. */
  readonly record?: { readonly id: string; readonly title: string };
  readonly about: AboutReporter;
  readonly typed: URLSearchParams;
  readonly errors: Errors;
  readonly newId: string;
  readonly diaryHere: boolean;
}

/** Everything on one page, as it stands on paper; the times are the true ones. */
export const AfterwardsPage = (props: AfterwardsProps) => {
  const { actor, record, about, typed, errors, newId } = props;
  const value = Object.fromEntries(typed);
  const action = record ? `/incidenter/${record.id}/rapport` : '/incidenter/efterregistrera';
  const { identityNumbers: _, ...wrong } = errors;
  return (
    <Page
      actor={actor}
      title={record ? 'Fyll i rapporten' : 'Efterregistrera en incident'}
      section="incidents"
      path={action}
      crumbs={[{ href: '/incidenter', text: 'Incidenter' }]}
    >
      <ErrorSummary errors={wrong} />
      <p>
        {record
          ? `Ärendet «${record.title}» har ingen rapport än. Bara klockslaget för upptäckten är obligatoriskt.`
          : 'För det som skrevs på papper när datorerna inte fungerade, eller hände innan ni hade Ansvar. Skriv de rätta tiderna, inte tiden då du skriver.'}
      </p>
      <form class="stack narrow" novalidate method="post" action={action}>
        <input type="hidden" name="id" value={newId} />
        {!record && (
          <TextField
            name="title"
            label="Rubrik"
            hint="Syns i listor och diarier: skriv vad det gäller, aldrig vem"
            value={value.title}
            error={errors.title}
          />
        )}
        {!record && !props.diaryHere && (
          <TextField
            name="externalMark"
            label="Diarienummer i ert diarium"
            optional
            size="medium"
            value={value.externalMark}
            error={errors.externalMark}
          />
        )}
        <fieldset class="ds-fieldset group">
          <legend>När skrevs rapporten?</legend>
          <div class="row">
            <DateField
              name="reportedOn"
              label="Dag"
              hint="Till exempel 2026-11-20"
              value={value.reportedOn}
              error={errors.reportedOn}
            />
            <TextField
              name="reportedAt"
              label="Klockslag"
              hint="Till exempel 14.20"
              size="short"
              value={value.reportedAt}
              error={errors.reportedAt}
            />
          </div>
        </fieldset>
        <AwareFields typed={value} errors={errors} />
        <WholeReport typed={typed} errors={errors} about={about} />
        <div class="actions">
          <Button>{record ? 'Spara rapporten' : 'Registrera'}</Button>
        </div>
      </form>
    </Page>
  );
};
