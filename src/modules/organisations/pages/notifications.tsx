/** How a nämnd notifies its officer, and the form that notes it for several at once. */
import { Checks, DateField, TextField } from '../../../ui/field.tsx';
import { Button, Panel } from '../../../ui/parts.tsx';
import type { DutyRow } from '../actions/index.ts';
import type { DutiesProps } from './duties.tsx';

interface Notification {
  readonly row: DutyRow;
  readonly officer: DutyRow['officers'][number];
}

export const NoteNotifications = ({ entity, all, typed, errors = {}, chosen }: DutiesProps) => {
  const waiting = all.flatMap((row) =>
    row.officers.filter(({ notifiedOn }) => !notifiedOn).map((officer) => ({ row, officer })),
  );
  if (waiting.length === 0) return null;
  return (
    <div class="below">
      <Panel title={`Inte anmälda än (${waiting.length})`} id="anmal">
        <p>
          Varje personuppgiftsansvarig anmäler själv sitt ombud i Integritetsskyddsmyndighetens e-tjänst, som
          finns på www.imy.se. Uppge den personuppgiftsansvariges namn och organisationsnummer, och ombudets
          namn och kontaktuppgifter. Ansvar skickar ingen anmälan.
        </p>
        {waiting.map((one) => (
          <CopyText {...one} />
        ))}
        <form
          class="stack below"
          novalidate
          method="post"
          action={`/organisation/${entity.id}/ombud`}
          aria-label="Anteckna anmälningar"
        >
          <Checks
            name="uppdrag"
            label="Har anmält"
            hint="Kryssa för dem som anmälde samma dag."
            options={waiting.map(({ row, officer }) => ({
              value: officer.appointmentId,
              label: `${row.name}: ${officer.name}`,
            }))}
            values={chosen}
            error={errors.uppdrag}
          />
          <DateField
            name="notifiedOn"
            label="Dag för anmälan"
            value={typed.notifiedOn}
            error={errors.notifiedOn}
          />
          <TextField
            name="notifiedReference"
            label="Beteckning"
            optional
            size="medium"
            hint="Myndighetens eller ert eget diarienummer"
            value={typed.notifiedReference}
            error={errors.notifiedReference}
          />
          <Button>Anteckna anmälningarna</Button>
        </form>
      </Panel>
    </div>
  );
};

const CopyText = ({ row, officer }: Notification) => (
  <details class="why">
    <summary>Text att kopiera: {row.name}</summary>
    <p class="pre guideline">
      {[
        'Anmälan av dataskyddsombud',
        `Personuppgiftsansvarig: ${row.name === row.legalEntityName ? row.name : `${row.name}, ${row.legalEntityName}`}`,
        `Organisationsnummer: ${row.organisationNumber ?? 'saknas i Ansvar'}`,
        `Dataskyddsombud: ${officer.name}`,
        `E-post: ${officer.email}`,
        `Telefon: ${officer.phone ?? 'saknas i Ansvar'}`,
        `Ombud från och med: ${officer.firstDay}`,
      ].join('\n')}
    </p>
  </details>
);
