import { longDate } from '../../../../platform/plain-date.ts';
import { TextField } from '../../../../ui/field.tsx';
import { Button, Facts, Panel } from '../../../../ui/parts.tsx';
import type { ShownEntry } from '../../actions/entries.ts';
import { gapAddress } from '../gap-address.ts';

/** A review that is due, and what somebody who knows the processing has said must be changed. */
export const FindingPanel = ({ shown }: { shown: ShownEntry }) => {
  if (shown.findings.length === 0) return null;
  return (
    <Panel title="Översyn" id="oversyn">
      <ul class="todo">
        {shown.findings.map((finding) => (
          <li>
            <span class="dot warning" aria-hidden="true"></span>
            <div>
              {finding.kind === 'review' ? (
                <a
                  href={gapAddress(
                    shown.entry.id,
                    { step: 'kontroll', anchor: 'nextReviewOn' },
                    shown.mayWrite,
                  )}
                >
                  {finding.text}
                </a>
              ) : (
                <>
                  <span class="pre">{finding.text}</span>
                  <span class="block small">
                    {[finding.ownerName, finding.dueOn && `senast ${longDate(finding.dueOn)}`]
                      .filter(Boolean)
                      .join(', ')}
                    {finding.askedBy && `. Enligt ${finding.askedBy}`}
                  </span>
                </>
              )}
              {finding.requestId && shown.mayWrite && (
                <a class="block" href={`/behandlingar/${shown.entry.id}/grunder`}>
                  Ändra behandlingen
                </a>
              )}
              {finding.requestId && shown.mayWrite && (
                <form method="post" action={`/bekrafta/${finding.requestId}/klart`} style="margin-top:.5rem">
                  <Button variant="secondary">Det är ändrat</Button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** What an import had no column for: free texts, which can hold names. */
export const ExtrasPanel = ({ shown, error }: { shown: ShownEntry; error?: string | undefined }) => {
  if (shown.extras === 'none') return null;
  return (
    <Panel title="Övrigt från importen" id="ovrigt">
      {shown.extras === 'open' ? (
        <Facts
          facts={shown.entry.extras.map(({ label, value }) => ({
            label,
            value: <span class="pre">{value}</span>,
          }))}
        />
      ) : (
        <form method="post" action={`/behandlingar/${shown.entry.id}/ovrigt`} class="stack narrow">
          <p>
            Här ligger fria texter som importen inte hade någon kolumn för. De kan innehålla namn. Skriv
            varför du behöver läsa dem: {shown.entry.controllerName} ser skälet i sin logg. Sedan är de öppna
            för dig i dag.
          </p>
          <TextField name="skal" label="Skäl" hint="Till exempel «Granskning av gallring»" error={error} />
          <Button variant="secondary">Öppna</Button>
        </form>
      )}
    </Panel>
  );
};
