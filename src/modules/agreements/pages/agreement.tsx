/** The agreement: where it stands, what is left before it is signed, and its parts. */
import type { Child } from 'hono/jsx';
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, Panel, Tag } from '../../../ui/parts.tsx';
import { printedMark } from '../../cases/rules/index.ts';
import type { ShownAgreement } from '../actions/index.ts';
import { agreementKinds, agreementSides, agreementStates, type Hinder, lastDayOf } from '../rules/index.ts';
import { Duties, Guarantees, Requirements, Secrecy } from './agreement-judged.tsx';
import {
  at,
  Instruction,
  Parties,
  type PartProps,
  SubProcessors,
  Terms,
  Text,
  Transfers,
} from './agreement-parts.tsx';
import { More, Prints, Signatures } from './agreement-signed.tsx';
import { stateColors } from './list.tsx';

interface AgreementPageProps {
  readonly actor: Actor;
  readonly shown: ShownAgreement;
  readonly message?: string | undefined;
}

export const AgreementPage = (props: AgreementPageProps) => {
  const { actor, shown, message } = props;
  const { record, agreement, state } = shown;
  const isFinal = state === 'ended' || state === 'withdrawn';
  return (
    <Page
      actor={actor}
      title={agreement.title}
      section="agreements"
      path="/avtal"
      crumbs={[{ href: '/avtal', text: 'Avtal' }]}
      message={message}
      aside={
        state === 'in-force' && agreement.terminatedOn ? (
          <Tag color="warning">Uppsagt</Tag>
        ) : (
          <Tag color={stateColors[state]}>{agreementStates[state]}</Tag>
        )
      }
    >
      <p class="meta">
        <span>
          <strong>{printedMark(record)}</strong>
        </span>
        <span>{agreementKinds[agreement.kind as keyof typeof agreementKinds]}</span>
        <span>{agreementSides[agreement.side as keyof typeof agreementSides]}</span>
        <span>{record.controllerName}</span>
        <span>
          <a href={`/arenden/${record.id}`}>Ärendet</a>
        </span>
      </p>
      {!shown.own && <OtherController {...props} />}
      {agreement.withdrawnReason && state === 'withdrawn' && (
        <p class="ds-alert message" data-color="warning">
          Blev inte av: {agreement.withdrawnReason}
        </p>
      )}
      {state === 'draft' && agreement.sameParty.length > 0 && (
        <p class="ds-alert message" data-color="info">
          Det finns redan avtal som gäller med {agreement.partyName}:{' '}
          {agreement.sameParty.map(({ id, title }, index) => (
            <>
              {index > 0 && ', '}
              <a href={`/avtal/${id}`}>{title}</a>
            </>
          ))}
          . Räcker ett av dem kan behandlingen läggas till där.
        </p>
      )}
      <div class="cols case">
        <aside class="stack" aria-label="Läget">
          <Next shown={shown} />
          {!isFinal && <Left shown={shown} />}
        </aside>
        <div class="stack">
          <Parties shown={shown} />
          {agreement.kind !== 'joint' && <Text shown={shown} />}
          <Terms shown={shown} />
          {agreement.kind === 'joint' ? (
            <Duties shown={shown} />
          ) : (
            shown.edition?.hasInstruction !== false && <Instruction shown={shown} />
          )}
          {agreement.kind === 'processor' && <SubProcessors shown={shown} />}
          {agreement.kind !== 'joint' && <Transfers shown={shown} />}
          {agreement.kind === 'processor' && (
            <>
              <Secrecy shown={shown} />
              {agreement.side === 'controller' && <Guarantees shown={shown} />}
              <Requirements shown={shown} />
            </>
          )}
          <Signatures shown={shown} />
        </div>
        <aside class="stack" aria-label="Mer om avtalet">
          <Prints shown={shown} />
          <More shown={shown} />
        </aside>
      </div>
    </Page>
  );
};

const OtherController = ({ actor, shown: { record } }: AgreementPageProps) => {
  const held = actor.appointments.find(({ id }) => id === record.controllerId);
  if (!held) return null;
  return (
    <form class="ds-alert row message" data-color="info" method="post" action="/arbeta-for">
      <input type="hidden" name="namnd" value={held.id} />
      <input type="hidden" name="till" value={`/avtal/${record.id}`} />
      <span>Avtalet hör till {held.name}. Du arbetar för en annan nämnd just nu.</span>
      <Button variant="secondary">Arbeta för {held.name}</Button>
    </form>
  );
};

/** The one thing to do next. */
const Next = ({ shown }: PartProps) => {
  const { state, agreement, readiness, record } = shown;
  const [first] = readiness.hinders;
  const signing = (
    <ButtonLink href={`/avtal/${record.id}/underskrift`} variant="primary">
      {agreement.kind === 'reglemente' ? 'Till fastställandet' : 'Till underskriften'}
    </ButtonLink>
  );
  if (state === 'in-force')
    return (
      <Panel title={agreement.terminatedOn ? 'Uppsagt, men gäller än' : 'Gäller'}>
        <p>
          Från {longDate(agreement.inForceOn ?? '')}
          {agreement.endsOn || agreement.validUntil
            ? ` till och med ${longDate(lastDayOf(agreement) ?? '')}.`
            : ', tills vidare.'}
        </p>
        {agreement.terminatedOn && (
          <p class="small">
            Uppsagt {longDate(agreement.terminatedOn)} av{' '}
            {agreement.terminatedBy === 'ours' ? 'oss' : 'den andra parten'}: {agreement.terminationReason}
          </p>
        )}
        {agreement.nextReviewOn && <p class="small">Se över senast {longDate(agreement.nextReviewOn)}.</p>}
      </Panel>
    );
  if (state === 'ended')
    return (
      <Panel title="Har upphört">
        <p>Avtalet gällde till och med {longDate(lastDayOf(agreement) ?? '')}.</p>
      </Panel>
    );
  if (state === 'withdrawn') return null;
  if (state === 'signing') return <Waiting shown={shown}>{signing}</Waiting>;
  return (
    <Panel title="Gör nu">
      {state === 'preparing' || readiness.hinders.length === 0 ? (
        signing
      ) : first && shown.mayWrite ? (
        <>
          <ButtonLink href={at(shown, first.where)} variant="primary">
            {BUTTONS[first.where] ?? 'Fortsätt'}
          </ButtonLink>
          <p class="small below">{first.text}</p>
        </>
      ) : (
        <p>Samordnaren, juristen eller den som ansvarar för huvudavtalet gör klart avtalet.</p>
      )}
    </Panel>
  );
};

/** Whose signature is lacking, and what has been done about it. */
const Waiting = ({ shown, children }: PartProps & { children: Child }) => {
  const { agreement, parts, record } = shown;
  const signed = (side: string) =>
    parts.signatures.some((one) => one.side === side && one.package === agreement.packageVersion);
  const lacking = [
    ...(signed('ours') ? [] : [record.controllerName]),
    ...(signed('theirs') ? [] : [agreement.partyName]),
  ];
  return (
    <Panel title="Väntar på underskrift">
      <p>Från {lacking.join(' och ')}.</p>
      {parts.openInvitations > 0 && (
        <p class="small">
          {count(parts.openInvitations, 'länk är skickad', 'länkar är skickade')} och inte besvarad än.
        </p>
      )}
      <div class="below">{children}</div>
    </Panel>
  );
};

const BUTTONS: Readonly<Record<string, string>> = {
  arende: 'Registrera ärendet',
  parter: 'Fyll i parterna',
  text: 'Lägg in avtalets text',
  villkor: 'Fyll i villkoren',
  instruktion: 'Skriv instruktionen',
  underbitraden: 'Fyll i underbiträdena',
  overforingar: 'Pröva överföringarna',
  sekretess: 'Pröva sekretessen',
  garantier: 'Bedöm garantierna',
  krav: 'Gå igenom kraven',
  fordelning: 'Fördela skyldigheterna',
};

/** Leads to where it is mended, for those who may mend it. */
const Way = ({ shown, where, text }: PartProps & Hinder) =>
  shown.mayWrite ? <a href={at(shown, where)}>{text}</a> : <span>{text}</span>;

const Left = ({ shown }: PartProps) => {
  const { hinders, warnings } = shown.readiness;
  if (shown.state !== 'draft') {
    const left = [...(shown.mayFill ? hinders : []), ...warnings];
    return left.length === 0 ? null : <Pointed shown={shown} left={left} />;
  }
  return (
    <Panel title={hinders.length === 0 ? 'Klart för underskrift' : 'Kvar före underskrift'}>
      {hinders.length === 0 ? (
        <p>Allt som krävs är ifyllt.</p>
      ) : (
        <ul class="plain-list">
          {hinders.map(({ text, where }) => (
            <li>
              <Way shown={shown} where={where} text={text} />
            </li>
          ))}
        </ul>
      )}
      {warnings.length > 0 && (
        <>
          <h3 class="below">Att tänka på</h3>
          <ul class="plain-list">
            {warnings.map(({ text, where }) => (
              <li>
                <Way shown={shown} where={where} text={text} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};

const Pointed = ({ shown, left }: PartProps & { left: readonly Hinder[] }) => (
  <Panel title={shown.mayFill ? 'Att komplettera' : 'Att tänka på'}>
    <ul class="plain-list">
      {left.map(({ text, where }) => (
        <li>
          <Way shown={shown} where={where} text={text} />
        </li>
      ))}
    </ul>
  </Panel>
);
