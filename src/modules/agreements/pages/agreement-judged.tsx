import { longDate } from '../../../platform/plain-date.ts';
import { count, Tag, Why } from '../../../ui/parts.tsx';
import { completenessOutcomes, secrecyOutcomes } from '../rules/index.ts';

import { isOver, Part, type PartProps } from './agreement-parts.tsx';

export const Duties = ({ shown }: PartProps) => (
  <Part shown={shown} title="Fördelning mellan de ansvariga" where="fordelning" button="Fördela" reads>
    {shown.parts.duties.length === 0 ? (
      <p>Inte fördelat än.</p>
    ) : (
      <p>{count(shown.parts.duties.length, 'skyldighet fördelad', 'skyldigheter fördelade')}.</p>
    )}
  </Part>
);

export const Secrecy = ({ shown }: PartProps) => {
  const { secrecy, parts } = shown;
  return (
    <Part shown={shown} title="Sekretess" where="sekretess" button="Pröva" reads>
      <p>
        {isOver(shown) && secrecy.outcome === 'incomplete'
          ? 'Inte prövad.'
          : `${secrecyOutcomes[secrecy.outcome]}.`}
      </p>
      {secrecy.outcome !== 'incomplete' && <Why reasons={secrecy.reasons} />}
      {parts.undertakings.length > 0 && (
        <p class="small">{count(parts.undertakings.length, 'underlag', 'underlag')} om tystnadsplikt.</p>
      )}
    </Part>
  );
};

export const guaranteeOutcomes = {
  sufficient: 'Tillräckliga garantier',
  conditions: 'Tillräckliga, med villkor',
  insufficient: 'Inte tillräckliga',
} as const;

export const Guarantees = ({ shown }: PartProps) => {
  const [latest] = shown.parts.assessments;
  return (
    <Part
      shown={shown}
      title="Garantier"
      where="garantier"
      button={latest ? 'Bedöm på nytt' : 'Bedöm'}
      always
      reads
    >
      {latest ? (
        <>
          <p>
            <Tag color={latest.outcome === 'insufficient' ? 'danger' : 'success'}>
              {guaranteeOutcomes[latest.outcome]}
            </Tag>{' '}
            {longDate(latest.assessedOn)} av {latest.assessedBy}
          </p>
          <p class="small pre">{latest.conditions ?? latest.reason}</p>
        </>
      ) : (
        <p>
          {isOver(shown)
            ? 'Inte bedömt.'
            : 'Inte bedömt än. Bara biträden som ger tillräckliga garantier får anlitas.'}
        </p>
      )}
    </Part>
  );
};

export const Requirements = ({ shown }: PartProps) => {
  const { completeness, requirements } = shown;
  const found = requirements.filter(({ status }) => status === 'found' || status === 'not-applicable').length;
  return (
    <Part shown={shown} title="Krav på innehållet" where="krav" button="Gå igenom" always reads>
      <p>
        <Tag color={completeness.outcome === 'complete' ? 'success' : 'warning'}>
          {completenessOutcomes[completeness.outcome]}
        </Tag>{' '}
        {found} av {requirements.length} krav är besvarade.
      </p>
    </Part>
  );
};
