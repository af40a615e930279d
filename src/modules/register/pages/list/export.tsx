import type { Actor } from '../../../../platform/actor.ts';
import { nameOf, Page } from '../../../../ui/page.tsx';
import { ButtonLink, count } from '../../../../ui/parts.tsx';

interface ExportProps {
  readonly actor: Actor;
  readonly query: URLSearchParams;
  readonly total: number;
}

function without(query: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(query);
  rest.delete(name);
  return rest;
}

export const ExportPage = ({ actor, query, total }: ExportProps) => {
  const to = (format: string) => `/behandlingar/export.${format}?${query}`;
  const approved = query.get('bara') === 'faststallda';
  return (
    <Page
      actor={actor}
      title="Exportera eller skriv ut"
      section="register"
      crumbs={[{ href: `/behandlingar?${without(query, 'bara')}`, text: 'Behandlingar' }]}
    >
      <p>
        {count(total, 'behandling', 'behandlingar')} i urvalet.{' '}
        {approved
          ? 'Bara det som är fastställt och gäller i dag tas med, så som det fastställdes.'
          : 'Registret så som det står nu, med status och version. Det som saknas i en pågående behandling står med i alla format.'}
      </p>
      <p>
        {approved ? (
          <a href={`/behandlingar/export?${without(query, 'bara')}`}>Ta med allt som det står nu</a>
        ) : (
          <a href={`/behandlingar/export?${without(query, 'bara')}&bara=faststallda`}>Bara fastställda</a>
        )}
        {' · '}
        <a href="/behandlingar/gallde">Registret som det gällde en viss dag</a>
      </p>
      <div class="figures">
        <section class="panel">
          <h2>PDF</h2>
          <p>
            Läsbar förteckning för {actor.controller && nameOf(actor.controller)}, så som den lämnas till
            Integritetsskyddsmyndigheten.
          </p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('pdf')} variant="primary">
              Hämta PDF
            </ButtonLink>
          </p>
        </section>
        <section class="panel">
          <h2>Excel</h2>
          <p>Alla kolumner. Ändra i arket och läs in det igen: behandlingarna känns igen på sitt id.</p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('xlsx')}>Hämta Excel</ButtonLink>
          </p>
        </section>
        <section class="panel">
          <h2>CSV</h2>
          <p>Samma kolumner som i Excel, med semikolon. För andra program.</p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('csv')}>Hämta CSV</ButtonLink>
          </p>
        </section>
        <section class="panel">
          <h2>JSON</h2>
          <p>Allt, med koder och artiklar. För integrationer.</p>
          <p style="margin-top:.75rem">
            <ButtonLink href={to('json')}>Hämta JSON</ButtonLink>
          </p>
        </section>
      </div>
    </Page>
  );
};
