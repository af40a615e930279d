/** Who has signed an agreement, what is printed of it, and what else can be done with it. */
import { longDate } from '../../../platform/plain-date.ts';
import { Button, ButtonLink, count, Panel } from '../../../ui/parts.tsx';
import { agreementTransitions } from '../rules/index.ts';
import type { PartProps } from './agreement-parts.tsx';
import { CoveringPowers } from './covering-powers.tsx';
import { capital } from './signing-parts.tsx';

const SIDES = { ours: 'Vi', theirs: 'Den andra parten' } as const;
const WAYS: Readonly<Record<string, string>> = {
  link: 'elektroniskt här',
  service: 'i en underskriftstjänst',
  paper: 'på papper',
  before: 'före registreringen här',
};

export const Signatures = ({ shown }: PartProps) => {
  const { parts, record, agreement } = shown;
  const isReglemente = agreement.kind === 'reglemente';
  const current = parts.signatures.filter((one) => one.package === agreement.packageVersion);
  return (
    <Panel
      title={isReglemente ? 'Fastställande' : 'Underskrift'}
      id="underskrift"
      action={
        shown.state !== 'withdrawn' && <ButtonLink href={`/avtal/${record.id}/underskrift`}>Öppna</ButtonLink>
      }
    >
      {isReglemente ? (
        <p>
          {agreement.reglementeDecidedOn
            ? `Beslutat av fullmäktige ${longDate(agreement.reglementeDecidedOn)}. Ett reglemente skrivs inte under.`
            : 'Fullmäktige beslutar. Ett reglemente skrivs inte under.'}
        </p>
      ) : current.length === 0 ? (
        <p>
          Ingen har skrivit under än.{' '}
          {parts.openInvitations > 0 &&
            `${count(parts.openInvitations, 'inbjudan', 'inbjudningar')} väntar på svar.`}
        </p>
      ) : (
        <ul class="plain-list">
          {current.map((one) => (
            <li>
              {SIDES[one.side]}: {one.name}
              {one.title && `, ${one.title}`}, {longDate(one.signedOn)}, {WAYS[one.way]}
              <span class="block small">{capital(one.authority)}</span>
            </li>
          ))}
        </ul>
      )}
      <CoveringPowers powers={shown.powers} />
    </Panel>
  );
};

export const Prints = ({ shown }: PartProps) => {
  const { record, parts, agreement } = shown;
  const kept = parts.documents.filter((one) => one.package === agreement.packageVersion);
  const documents = kept.filter(({ kind }) => kind !== 'evidence');
  const evidence = kept.filter(({ kind }) => kind === 'evidence');
  return (
    <Panel title="Skriv ut">
      <p>
        <a href={`/avtal/${record.id}/utskrift`}>Handlingarna som PDF eller Word</a>
      </p>
      {documents.length > 0 && (
        <>
          <h3 class="below">
            {agreement.kind === 'reglemente'
              ? 'Som de fastställdes'
              : agreement.inForceOn
                ? 'Som de skrevs under'
                : 'Som de skrivs under'}
          </h3>
          <ul class="plain-list">
            {documents.map(({ fileId, title }) => (
              <li>
                <a href={`/filer/${fileId}`}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {evidence.map(({ fileId, title }) => (
        <p class="below">
          <a href={`/filer/${fileId}`}>{title}</a>
        </p>
      ))}
    </Panel>
  );
};

export const More = ({ shown }: PartProps) => {
  const { record, agreement, state, mayWrite } = shown;
  const steps: Readonly<Record<string, { readonly button: string }>> = agreementTransitions[state];
  const links = mayWrite
    ? [
        ...(steps.terminate && !agreement.terminatedOn
          ? [
              {
                href: `/avtal/${record.id}/uppsagning`,
                text: agreement.kind === 'reglemente' ? 'Skriv in att det upphör' : 'Säg upp avtalet',
              },
            ]
          : []),
        ...(steps.withdraw ? [{ href: `/avtal/${record.id}/avbryt`, text: 'Avbryt avtalet' }] : []),
        ...(steps.resume ? [{ href: `/avtal/${record.id}/avbryt`, text: 'Ta upp avtalet igen' }] : []),
      ]
    : [];
  return (
    <Panel title="Mer">
      <ul class="plain-list">
        {agreement.supplierId && (
          <li>
            <a href={`/leverantorer/${agreement.supplierId}`}>Leverantören</a>
          </li>
        )}
        {agreement.frameTitle && (
          <li>
            Under ramen <a href="/avtal#ramar">{agreement.frameTitle}</a>
            {agreement.frameWithdrawnAt && ', som är indragen'}
          </li>
        )}
        {links.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      {shown.mayShare && (
        <form class="below" method="post" action={`/avtal/${record.id}/ram`}>
          <Button variant="secondary">Dela som ram</Button>
          <p class="small">
            Kommunens andra nämnder kan göra sina egna avtal med samma villkor, instruktion och underbiträden.
          </p>
        </form>
      )}
    </Panel>
  );
};
