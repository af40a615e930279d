/** Which agreement goes with a service of Inera: two questions and an answer. */
import { ineraConnections, ineraCustomerAgreements } from '../../../knowledge/agreement-guide.ts';
import type { Judgement } from '../../../knowledge/judgement.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Choice, ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, JudgementView, Panel } from '../../../ui/parts.tsx';
import { ineraOutcomes } from '../rules/inera.ts';
import { GUIDANCE_CRUMB } from './guidance-ask.tsx';

interface IneraProps {
  readonly actor: Actor;
  readonly query: URLSearchParams;
  readonly errors?: Errors;
  readonly judgement?: Judgement;
  readonly mayDraw: boolean;
}

const options = (list: readonly { readonly id: string; readonly label: string; readonly hint?: string }[]) =>
  list.map(({ id, label, hint }) => ({ value: id, label, hint }));

export const IneraPage = ({ actor, query, errors = {}, judgement, mayDraw }: IneraProps) => (
  <Page
    actor={actor}
    title="Vilket avtal gäller med Inera?"
    section="guidance"
    path="/vagledning/inera"
    crumbs={[GUIDANCE_CRUMB]}
  >
    <ErrorSummary errors={errors} />
    <div class="stack below">
      {judgement && (
        <Panel title="Svar" id="svar">
          <JudgementView judgement={judgement} outcomes={ineraOutcomes} />
          {mayDraw && judgement.outcome.startsWith('type-') && (
            <p class="only-screen">
              <ButtonLink href="/avtal/nytt" variant="primary">
                Börja på avtalet
              </ButtonLink>
            </p>
          )}
        </Panel>
      )}
      <form class="stack narrow" novalidate method="get" action="/vagledning/inera">
        <Choice
          name="connection"
          label="Hur möter ni Inera?"
          hint="Det avgör vilka som är parter i avtalet. Exempel: en kommun som använder en av Ineras tjänster är direkt ansluten."
          options={options(ineraConnections)}
          value={query.get('connection')}
          error={errors.connection}
        />
        <Choice
          name="customerAgreement"
          label="Har ni tecknat Kundavtal 2?"
          hint="Biträdesavtalet ingår i Kundavtal 2. Frågan gäller den som är direkt ansluten."
          options={[...options(ineraCustomerAgreements), { value: '', label: 'Vet inte' }]}
          value={query.get('customerAgreement') ?? ''}
        />
        <Choice
          name="signsForBoards"
          label="Tecknar kommunstyrelsen åt andra nämnder?"
          hint="Då behöver varje nämnd ge kommunstyrelsen fullmakt."
          options={[
            { value: 'yes', label: 'Ja' },
            { value: 'no', label: 'Nej' },
            { value: '', label: 'Vet inte' },
          ]}
          value={query.get('signsForBoards') ?? ''}
          inline
        />
        <div class="actions">
          <Button>Visa svaret</Button>
          <a href="/vagledning">Avbryt</a>
        </div>
      </form>
    </div>
  </Page>
);
