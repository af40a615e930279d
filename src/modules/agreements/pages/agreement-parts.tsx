/** The parts of an agreement's page, each with the way to where it is filled in. */
import type { Child } from 'hono/jsx';
import { subPermissions } from '../../../knowledge/agreement-choices.ts';
import { mainAgreementFirst } from '../../../knowledge/agreement-editions.ts';
import { countryName } from '../../../knowledge/countries.ts';
import { accessKinds } from '../../../knowledge/instruction-form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { ButtonLink, count, Facts, Panel, Tag, Why } from '../../../ui/parts.tsx';
import type { ShownAgreement } from '../actions/index.ts';
import { completenessOutcomes, secrecyOutcomes } from '../rules/index.ts';

export interface PartProps {
  readonly shown: ShownAgreement;
}

/** Where a part is filled in. */
export const at = ({ record }: ShownAgreement, where: string): string =>
  where === 'arende'
    ? `/arenden/${record.id}`
    : where === 'text'
      ? `/avtal/${record.id}/text`
      : `/avtal/${record.id}/${where}`;

/** A panel whose part is filled in on a page of its own. */
const Part = (props: {
  readonly shown: ShownAgreement;
  readonly title: string;
  readonly where: string;
  readonly button: string;
  /** Also when the agreement is signed. */
  readonly always?: boolean;
  readonly children?: Child;
}) => {
  const { shown, where } = props;
  const open = shown.state === 'draft' || (props.always && shown.state === 'in-force');
  return (
    <Panel
      title={props.title}
      id={where}
      action={shown.mayWrite && open && <ButtonLink href={at(shown, where)}>{props.button}</ButtonLink>}
    >
      {props.children}
    </Panel>
  );
};

export const Parties = ({ shown }: PartProps) => {
  const { agreement, parts } = shown;
  const contact = (side: string, kind: string) => {
    const one = parts.contacts.find((row) => row.side === side && row.kind === kind);
    return one && [one.name, one.email, one.phone].filter(Boolean).join(', ');
  };
  const ours = agreement.side === 'processor' ? 'Personuppgiftsbiträde' : 'Personuppgiftsansvarig';
  const theirs = agreement.side === 'processor' ? 'Personuppgiftsansvarig' : 'Personuppgiftsbiträde';
  const joint = agreement.kind === 'joint';
  return (
    <Part shown={shown} title="Parter och kontaktpersoner" where="parter" button="Ändra" always>
      <h3>
        {joint ? 'Gemensamt ansvarig' : ours}: {agreement.controllerName}
      </h3>
      <Facts
        facts={[
          { label: 'Organisationsnummer', value: agreement.ownNumber },
          { label: 'Postadress', value: agreement.ownAddress ?? agreement.controllerAddress },
          { label: 'Kontakt, avtalet', value: contact('ours', 'administration') },
          { label: 'Kontakt, dataskydd', value: contact('ours', 'cooperation') },
        ]}
      />
      <h3>
        {joint ? 'Gemensamt ansvarig' : theirs}: {agreement.partyName}
      </h3>
      <Facts
        facts={[
          { label: 'Organisationsnummer', value: agreement.partyNumber },
          { label: 'Postadress', value: agreement.partyAddress },
          ...(agreement.partyCountry === 'SE'
            ? []
            : [{ label: 'Land', value: countryName(agreement.partyCountry) ?? agreement.partyCountry }]),
          { label: 'Kontakt, avtalet', value: contact('theirs', 'administration') },
          { label: 'Kontakt, dataskydd', value: contact('theirs', 'cooperation') },
          { label: 'Kontakt, incidenter', value: contact('theirs', 'incidents') },
        ]}
      />
    </Part>
  );
};

export const Text = ({ shown }: PartProps) => {
  const { agreement, edition, editionJudged } = shown;
  return (
    <Part shown={shown} title="Avtalets text" where="text" button="Byt eller lägg in">
      <p>{edition?.label ?? agreement.edition}</p>
      {editionJudged.outcome !== 'current' && (
        <p class="ds-alert message" data-color="warning">
          {editionJudged.reasons[0]?.text}
        </p>
      )}
      {agreement.kind === 'reglemente' ? (
        <Facts
          facts={[
            { label: 'Paragraf', value: agreement.reglementeParagraph },
            {
              label: 'Beslutat av fullmäktige',
              value: agreement.reglementeDecidedOn && longDate(agreement.reglementeDecidedOn),
            },
          ]}
        />
      ) : agreement.bodyFileId ? (
        <p>
          <a href={`/filer/${agreement.bodyFileId}`}>Avtalets fil</a>
        </p>
      ) : agreement.published ? (
        <p class="small">
          <a href={`/avtal/texter/${agreement.published.id}`}>{agreement.published.name}</a>, utgivarens fil,
          bifogas oförändrad.
        </p>
      ) : (
        <p>{edition?.family === 'inera' ? edition.use : 'Texten är inte inlagd än.'}</p>
      )}
    </Part>
  );
};

const labelsOf = (list: readonly { readonly id: string; readonly label: string }[], ids: readonly string[]) =>
  ids.map((id) => <span class="block">{list.find((one) => one.id === id)?.label ?? id}</span>);

export const Terms = ({ shown }: PartProps) => {
  const { agreement, parts } = shown;
  const processor = agreement.kind === 'processor';
  return (
    <Part shown={shown} title="Vad det täcker, och villkor" where="villkor" button="Ändra" always>
      <Facts
        facts={[
          {
            label: 'Behandlingar',
            value:
              parts.processings.length > 0 &&
              parts.processings.map(({ id, name }) => (
                <a class="block" href={`/behandlingar/${id}`}>
                  {name}
                </a>
              )),
          },
          {
            label: 'System',
            value:
              parts.systems.length > 0 &&
              parts.systems.map(({ id, name }) => (
                <a class="block" href={`/system/${id}`}>
                  {name}
                </a>
              )),
          },
          ...(agreement.kind === 'joint'
            ? []
            : [
                {
                  label: 'Vad biträdet når',
                  value: (agreement.access.length > 0 || agreement.accessText) && (
                    <>
                      {labelsOf(accessKinds, agreement.access)}
                      {agreement.accessText}
                    </>
                  ),
                },
              ]),
          ...(processor
            ? [
                {
                  label: 'Huvudavtal',
                  value:
                    agreement.hasMain === 'no'
                      ? 'Inget'
                      : agreement.hasMain === 'yes' &&
                        [agreement.mainTitle, agreement.mainMark].filter(Boolean).join(', '),
                },
                ...(agreement.mainOverrides.length > 0
                  ? [
                      {
                        label: 'Huvudavtalet går före',
                        value: labelsOf(mainAgreementFirst, agreement.mainOverrides),
                      },
                    ]
                  : []),
                {
                  label: 'Underbiträden',
                  value:
                    agreement.subPermission &&
                    subPermissions[agreement.subPermission as keyof typeof subPermissions],
                },
                { label: 'Uppsägningstid', value: `${agreement.noticeDays ?? 30} dagar` },
              ]
            : []),
          {
            label: 'Gäller till',
            value: agreement.validUntil ? longDate(agreement.validUntil) : 'Tills vidare',
          },
          ...(agreement.services ? [{ label: 'Tjänster', value: agreement.services }] : []),
          ...(agreement.note
            ? [{ label: 'Anteckning', value: <span class="pre">{agreement.note}</span> }]
            : []),
        ].map(({ label, value }) => ({ label, value: value === false ? null : value }))}
      />
    </Part>
  );
};

export const Instruction = ({ shown }: PartProps) => {
  const { parts } = shown;
  const last = parts.instructions.at(-1);
  return (
    <Part
      shown={shown}
      title="Instruktion"
      where="instruktion"
      button={shown.state === 'in-force' ? 'Versioner' : 'Skriv'}
      always
    >
      {last ? (
        <p>
          Version {last.number}
          {last.state === 'approved'
            ? `, gäller från ${longDate(last.validFrom ?? '')}${last.approvedBy ? `, godkänd av ${last.approvedBy}` : ''}.`
            : ', utkast.'}{' '}
          {count(Object.values(last.answers).filter(Boolean).length, 'fält ifyllt', 'fält ifyllda')}.
        </p>
      ) : (
        <p>Inte skriven än. Det mesta hämtas ur registret.</p>
      )}
    </Part>
  );
};

export const SubProcessors = ({ shown }: PartProps) => {
  const { parts, agreement } = shown;
  const present = parts.subProcessors.filter(({ endedOn }) => endedOn === null);
  return (
    <Part shown={shown} title="Underbiträden" where="underbitraden" button="Ändra listan" always>
      {present.length === 0 ? (
        <p>{agreement.noSubProcessors ? 'Inga underbiträden.' : 'Inte ifyllt än.'}</p>
      ) : (
        <ul class="plain-list">
          {present.map(({ name, country, places, parentId }) => (
            <li>
              {name}{' '}
              <span class="small">
                {[...new Set([country, ...places])].map((code) => countryName(code) ?? code).join(', ')}
                {parentId && ', underbiträde till ett underbiträde'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
};

export const Transfers = ({ shown }: PartProps) => {
  const { parts } = shown;
  return (
    <Part shown={shown} title="Överföring till tredjeland" where="overforingar" button="Ändra" always>
      {parts.transfers.length === 0 ? (
        <p>Ingen överföring av biträdet själv är tillåten.</p>
      ) : (
        <ul class="plain-list">
          {parts.transfers.map(({ country, approvedOn }) => (
            <li>
              {countryName(country) ?? country}{' '}
              <Tag color={approvedOn ? 'success' : 'warning'}>
                {approvedOn ? `Godkänd ${longDate(approvedOn)}` : 'Inte godkänd'}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
};

export const Duties = ({ shown }: PartProps) => (
  <Part shown={shown} title="Fördelning mellan de ansvariga" where="fordelning" button="Fördela" always>
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
    <Part shown={shown} title="Sekretess" where="sekretess" button="Pröva" always>
      <p>{secrecyOutcomes[secrecy.outcome]}.</p>
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
        <p>Inte bedömt än. Bara biträden som ger tillräckliga garantier får anlitas.</p>
      )}
    </Part>
  );
};

export const Requirements = ({ shown }: PartProps) => {
  const { completeness, requirements } = shown;
  const found = requirements.filter(({ status }) => status === 'found' || status === 'not-applicable').length;
  return (
    <Part shown={shown} title="Krav på innehållet" where="krav" button="Gå igenom" always>
      <p>
        <Tag color={completeness.outcome === 'complete' ? 'success' : 'warning'}>
          {completenessOutcomes[completeness.outcome]}
        </Tag>{' '}
        {found} av {requirements.length} krav är besvarade.
      </p>
    </Part>
  );
};
