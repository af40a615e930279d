/** Files that show that measures are in place. */
import { ButtonLink, Panel } from '../../../../ui/parts.tsx';
import type { ShownEntry } from '../../actions/entries.ts';

export const EvidencePanel = ({ shown: { entry, evidence, mayWrite } }: { shown: ShownEntry }) => {
  if (evidence.length === 0 && !mayWrite) return null;
  return (
    <Panel title="Underlag" id="underlag">
      {evidence.length === 0 ? (
        <p>Inga filer som visar att åtgärderna är på plats.</p>
      ) : (
        <ul class="plain-list">
          {evidence.map((one) => (
            <li>
              <a href={`/underlag/${one.id}`} download>
                {one.name}
              </a>
              {one.measure && <span class="block small">{one.measure}</span>}
            </li>
          ))}
        </ul>
      )}
      <ButtonLink href={`/behandlingar/${entry.id}/underlag`}>
        {mayWrite ? 'Lägg till eller ta bort' : 'Visa underlaget'}
      </ButtonLink>
    </Panel>
  );
};
