import type { Actor } from '../../../platform/actor.ts';
import type { RuleDescription } from '../../../rules.ts';
import { TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, count, EmptyState, Table } from '../../../ui/parts.tsx';

interface RulesProps {
  readonly actor: Actor;
  readonly query: string;
  readonly found: readonly RuleDescription[];
}

/** Every rule that can be asked, searched as one types. */
export const RulesPage = ({ actor, query, found }: RulesProps) => (
  <Page
    actor={actor}
    title="Regler"
    section="rules"
    path="/regler"
    aside={<ButtonLink href="/lagtext">Läs lagtexten</ButtonLink>}
  >
    <p>
      Samma regler som sidorna använder. Fyll i uppgifterna och se vad regeln svarar, varför, och vilken lag
      svaret bygger på. Inget sparas.
    </p>
    <live-list>
      <form method="get" action="/regler" class="filters">
        <TextField name="q" label="Sök bland reglerna" type="search" value={query} />
        <Button variant="secondary">Sök</Button>
      </form>
      <div id="resultat">
        <p class="small" aria-live="polite">
          {count(found.length, 'regel', 'regler')}
        </p>
        {found.length === 0 ? (
          <EmptyState
            title="Ingen regel har alla orden"
            text="Pröva ett annat ord, till exempel grund eller överföring."
          >
            <ButtonLink href="/regler">Visa alla regler</ButtonLink>
          </EmptyState>
        ) : (
          <Table
            caption="Regler"
            hideCaption
            rows={found}
            columns={[
              {
                heading: 'Vad regeln svarar på',
                header: true,
                cell: (rule) => <a href={`/regler/${rule.id}`}>{rule.description}</a>,
              },
              { heading: 'Möjliga svar', cell: (rule) => Object.values(rule.outcomes).join('; ') },
              { heading: 'Id', cell: (rule) => <code>{rule.id}</code> },
            ]}
          />
        )}
      </div>
    </live-list>
  </Page>
);
