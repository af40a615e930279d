/** The parts of an agreement's page, each with the way to where it is filled in. */
import type { Child } from 'hono/jsx';
import { subPermissions } from '../../../knowledge/agreement-choices.ts';
import { mainAgreementFirst } from '../../../knowledge/agreement-editions.ts';
import { countryName } from '../../../knowledge/countries.ts';
import { accessKinds } from '../../../knowledge/instruction-form.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { ButtonLink, count, Facts, Panel, Tag } from '../../../ui/parts.tsx';
import type { ShownAgreement } from '../actions/index.ts';
import { instructionOn, lastDayOf } from '../rules/index.ts';

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
export const Part = (props: {
  readonly shown: ShownAgreement;
  readonly title: string;
  readonly where: string;
  readonly button: string;
  /** Something of it is written also when the agreement is signed. */
  readonly always?: boolean;
  /** Its page shows more than this panel, also to those who only read. */
  readonly reads?: boolean;
  readonly children?: Child;
}) => {
  const { shown, where } = props;
  const isOpen = shown.mayFill || (props.always && shown.mayWrite && shown.state === 'in-force');
  return (
    <Panel
      title={props.title}
      id={where}
      action={
        (isOpen || props.reads) && (
          <ButtonLink href={at(shown, where)}>{isOpen ? props.button : 'Öppna'}</ButtonLink>
        )
      }
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
    <Part
      shown={shown}
      title={agreement.kind === 'reglemente' ? 'Reglementets text' : 'Avtalets text'}
      where="text"
      button="Byt eller lägg in"
    >
      <p>{edition?.label ?? agreement.edition}</p>
      {!isOver(shown) && agreement.side === 'controller' && editionJudged.outcome !== 'current' && (
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
        <>
          {edition?.family === 'inera' && <p>{edition.use}</p>}
          <p>Texten är inte inlagd än.</p>
        </>
      )}
    </Part>
  );
};

/** What is no longer to be done is not asked for. */
export const isOver = ({ state }: ShownAgreement): boolean => state === 'ended' || state === 'withdrawn';

const labelsOf = (list: readonly { readonly id: string; readonly label: string }[], ids: readonly string[]) =>
  ids.map((id) => <span class="block">{list.find((one) => one.id === id)?.label ?? id}</span>);

export const Terms = ({ shown }: PartProps) => {
  const { agreement, parts } = shown;
  const processor = agreement.kind === 'processor';
  const lastDay = lastDayOf(agreement);
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
            label: shown.state === 'ended' ? 'Gällde till och med' : 'Gäller till och med',
            value: lastDay ? longDate(lastDay) : 'Tills vidare',
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
  const { instructions } = shown.parts;
  const isSigned = shown.state === 'in-force' || shown.state === 'ended';
  const current = isSigned ? instructionOn(instructions, shown.today) : undefined;
  const others = instructions.filter(
    (version) => version !== current && (!isSigned || version.number > (current?.number ?? 0)),
  );
  return (
    <Part
      shown={shown}
      title="Instruktion"
      where="instruktion"
      button={isSigned ? 'Versioner' : 'Skriv'}
      always
      reads
    >
      {current && (
        <p>
          Version {current.number} gäller från {longDate(current.validFrom ?? '')}
          {current.number > 1 && current.approvedBy && `, godkänd av ${current.approvedBy}`}.
        </p>
      )}
      {others.slice(-1).map((version) => (
        <p>
          Version {version.number}: {versionText(version, isSigned)}.{' '}
          {version.state === 'draft' &&
            `${count(Object.values(version.answers).filter(Boolean).length, 'fält ifyllt', 'fält ifyllda')}.`}
        </p>
      ))}
      {instructions.length === 0 && (
        <p>{isOver(shown) ? 'Finns inte här.' : 'Inte skriven än. Det mesta hämtas ur registret.'}</p>
      )}
    </Part>
  );
};

type Version = ShownAgreement['parts']['instructions'][number];
const versionText = ({ state, validFrom }: Version, isSigned: boolean): string => {
  if (state === 'draft') return 'utkast';
  return isSigned ? `gäller från ${longDate(validFrom ?? '')}` : 'för underskrift';
};

export const SubProcessors = ({ shown }: PartProps) => {
  const { parts, agreement } = shown;
  const present = parts.subProcessors.filter(({ endedOn }) => endedOn === null);
  return (
    <Part shown={shown} title="Underbiträden" where="underbitraden" button="Ändra listan" always reads>
      {present.length === 0 ? (
        <p>
          {agreement.noSubProcessors
            ? 'Inga underbiträden.'
            : isOver(shown)
              ? 'Inte ifyllt.'
              : 'Inte ifyllt än.'}
        </p>
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
    <Part shown={shown} title="Överföring till tredjeland" where="overforingar" button="Ändra" always reads>
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
