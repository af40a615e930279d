/** What whoever handed it in is given. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, Facts, Panel } from '../../../ui/parts.tsx';
import type { ShownReceipt } from '../actions/index.ts';
import { subjectOf } from './inbox.tsx';

export const ReceiptPage = ({ actor, shown }: { actor: Actor; shown: ShownReceipt }) => {
  const { item, sender, next } = shown;
  return (
    <Page
      actor={actor}
      title="Mottagningsbekräftelse"
      section="inbox"
      path={`/inkommet/${item.id}/kvitto`}
      crumbs={[
        { href: '/inkommet', text: 'Inkommet' },
        { href: `/inkommet/${item.id}`, text: item.receipt },
      ]}
      aside={
        <ButtonLink href={`/inkommet/${item.id}/kvitto.pdf`} variant="primary" download>
          Skriv ut (PDF)
        </ButtonLink>
      }
    >
      <div class="stack">
        <p>{sender.name} har tagit emot det. Ge avsändaren numret: det behövs för att fråga om det senare.</p>
        <Panel title={item.receipt}>
          <Facts
            facts={[
              { label: 'Kom in', value: longDate(item.receivedOn) },
              { label: 'Gäller', value: item.protected ? 'Skrivs inte ut' : subjectOf(item) },
              ...(next.answerBy ? [{ label: 'Svar senast', value: longDate(next.answerBy) }] : []),
            ]}
          />
          <h3 class="below">Vad händer nu?</h3>
          <p>{next.text}</p>
          {sender.contact && <p>Frågor: {sender.contact}</p>}
        </Panel>
        <p class="row">
          <ButtonLink href={`/inkommet/${item.id}`}>Till det som kom in</ButtonLink>
          <ButtonLink href="/inkommet/nytt">Ta emot något mer</ButtonLink>
        </p>
      </div>
    </Page>
  );
};
