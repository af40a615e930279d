/** What the law and the guidelines ask of an agreement's text: clause by clause, where it stands and what is missing (E-002). */
import { type ClauseFinding, clauseFindings } from '../../../knowledge/agreement-choices.ts';
import type { AgreementRequirement } from '../../../knowledge/agreement-requirements.ts';
import { type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Button, Cite, Panel, Tag } from '../../../ui/parts.tsx';
import { type JudgedRequirement, requirementStatuses } from '../rules/index.ts';
import { isOver } from './agreement-parts.tsx';
import type { Typed } from './form-page.tsx';
import type { JudgedProps } from './judgements.tsx';

const STATUS_COLORS = {
  found: 'success',
  partly: 'warning',
  missing: 'danger',
  unread: 'warning',
  'not-applicable': 'neutral',
} as const;

/** Clause by clause: where it stands, what is missing. */
export const RequirementParts = ({ shown, typed, errors }: JudgedProps) => {
  const { record, requirements, parts } = shown;
  const mayWrite = shown.mayWrite && !isOver(shown);
  return (
    <form class="stack" novalidate method="post" action={`/avtal/${record.id}/krav`}>
      <p>
        Det här ska ett personuppgiftsbiträdesavtal innehålla. Det som följer av avtalets utgåva och av det ni
        har fyllt i är redan besvarat. Läs resten i texten och skriv var det står.
      </p>
      <p>
        <a href="/avtal/texter#ord">Ord i avtalen</a>
      </p>
      <Lacking requirements={requirements} />
      {requirements.map((judged) => {
        const saved = parts.clauses.find(({ requirement }) => requirement === judged.requirement.id);
        return (
          <Requirement judged={judged} saved={saved} typed={typed} errors={errors} mayWrite={mayWrite} />
        );
      })}
      {mayWrite && (
        <div class="actions">
          <Button>Spara</Button>
        </div>
      )}
    </form>
  );
};

/** What is left, with a way there. */
const Lacking = ({ requirements }: { requirements: readonly JudgedRequirement[] }) => {
  const lacking = requirements.filter(({ status }) => !['found', 'not-applicable'].includes(status));
  if (lacking.length === 0) return null;
  return (
    <Panel title={`${lacking.length} av ${requirements.length} krav är kvar`}>
      <ul class="plain-list">
        {lacking.map(({ requirement, status }) => (
          <li>
            <a href={`#krav-${requirement.id}`}>{requirement.label}</a>{' '}
            <Tag color={STATUS_COLORS[status]}>{requirementStatuses[status]}</Tag>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

interface RequirementProps {
  readonly judged: JudgedRequirement;
  readonly saved:
    | { readonly found: ClauseFinding; readonly place: string | null; readonly note: string | null }
    | undefined;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly mayWrite: boolean;
}

const Requirement = ({ judged, saved, typed, errors, mayWrite }: RequirementProps) => {
  const { requirement, status, place, isRead } = judged;
  const at = (field: string) => `${field}.${requirement.id}`;
  const wrong = errors[at('found')] ?? errors[at('place')] ?? errors[at('note')];
  return (
    <section class="panel" id={`krav-${requirement.id}`}>
      <h2 class="row">
        <span class="grow">{requirement.label}</span>
        <Tag color={STATUS_COLORS[status]}>{requirementStatuses[status]}</Tag>
      </h2>
      <p class="small">
        {place && `${place}. `}
        <Cite source={requirement.source} />
        {lawOf(requirement)}
      </p>
      {mayWrite && (
        <details class="more" open={Boolean(wrong) || isRead || status === 'unread'}>
          <summary>{isRead ? 'Det ni har läst' : 'Skriv var det står, eller att det saknas'}</summary>
          <div class="day-and-time">
            <Select
              name={at('found')}
              label="Finns det i avtalet?"
              empty={status === 'unread' ? 'Inte läst' : 'Som ovan'}
              value={typed[at('found')] ?? saved?.found}
              error={errors[at('found')]}
              options={Object.entries(clauseFindings).map(([value, label]) => ({ value, label }))}
            />
            <TextField
              name={at('place')}
              label="Var?"
              hint="Till exempel «punkt 7.2»"
              value={typed[at('place')] ?? saved?.place}
              error={errors[at('place')]}
            />
          </div>
          <TextField
            name={at('note')}
            label="Anteckning"
            optional
            value={typed[at('note')] ?? saved?.note}
            error={errors[at('note')]}
          />
        </details>
      )}
    </section>
  );
};

const lawOf = ({ source, gdpr: ref }: AgreementRequirement) =>
  source.gdpr === ref ? null : (
    <>
      {', '}
      <a href={`/lagtext/${ref}`}>artikel {ref}</a>
    </>
  );
