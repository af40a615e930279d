import { reporters } from '../../../knowledge/incident-report.ts';
import { Choice, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { options, type PartProps, type ReportPart, UNKNOWN, value } from './report-field.tsx';

export const Who: ReportPart = (props) => {
  const { about, errors } = props;
  const [only, ...more] = about.places;
  return (
    <>
      {about.kind === 'staff' && (
        <Choice
          name="reporter"
          label="Vem upptäckte det?"
          value={value(props, 'reporter') || 'internal-user'}
          error={errors.reporter}
          options={[...options(reporters), UNKNOWN]}
        />
      )}
      {only && more.length === 0 && about.kind === 'staff' ? (
        <p>
          <input type="hidden" name="controllerId" value={only.id} />
          Rapporten går till <strong>{only.name}</strong>.
        </p>
      ) : (
        <Select
          name="controllerId"
          label="Vilken nämnd eller verksamhet gäller det?"
          {...(about.kind === 'outsider' && { empty: 'Vet inte' })}
          options={about.places.map(({ id, name }) => ({ value: id, label: name }))}
          value={value(props, 'controllerId')}
          error={errors.controllerId}
        />
      )}
      {about.reporterName ? (
        <p>
          Du rapporterar som <strong>{about.reporterName}</strong>.
        </p>
      ) : (
        <>
          <TextField
            name="senderName"
            label="Ditt namn"
            hint="Behövs bara om vi ska kunna fråga dig mer. Det du lämnar blir en allmän handling"
            optional
            value={value(props, 'senderName')}
            error={errors.senderName}
          />
          <TextField
            name="senderContact"
            label="Telefon eller e-post"
            optional
            value={value(props, 'senderContact')}
            error={errors.senderContact}
          />
        </>
      )}
      {about.kind === 'outsider' && value(props, 'reporter') === 'processor' && <Supplier {...props} />}
      <FileField
        name="fil"
        label="Bilagor"
        hint="Till exempel en bild. PDF, Word, bilder, högst 20 MB. Väljs sist: går du tillbaka väljer du igen"
        optional
        several
        error={errors.fil}
        again={Object.keys(errors).length > 0}
      />
    </>
  );
};

/** What a processor tells the controller (E-052, E-053): more may come in parts. */
const Supplier = (props: PartProps) => (
  <section>
    <h2>För personuppgiftsbiträden och andra leverantörer</h2>
    <p>
      Ni underrättar den personuppgiftsansvarige, som själv bedömer och anmäler. Anmäl inte till
      tillsynsmyndigheten åt oss. Det ni inte vet än får komma i omgångar: skicka det här nu, och komplettera
      med numret på kvittot.
    </p>
    <TextField
      name="senderOrganisation"
      label="Organisation"
      optional
      hint="Namn, och gärna organisationsnummer"
      value={value(props, 'senderOrganisation')}
      error={props.errors.senderOrganisation}
    />
    <TextArea
      name="supplierConsequences"
      label="Sannolika konsekvenser"
      optional
      value={value(props, 'supplierConsequences')}
      error={props.errors.supplierConsequences}
    />
    <TextArea
      name="supplierMeasures"
      label="Åtgärder som ni har vidtagit eller föreslår"
      optional
      value={value(props, 'supplierMeasures')}
      error={props.errors.supplierMeasures}
    />
  </section>
);
