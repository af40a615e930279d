import { DateField, ErrorSummary, type Option, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import type { SystemChoices } from '../actions/index.ts';
import { hostings, reachabilities, systemKinds } from '../rules/index.ts';
import { type FormProps, options, personOptions } from './choices.ts';

interface SystemFormProps extends FormProps {
  readonly id: string;
  readonly isNew: boolean;
  readonly choices: SystemChoices;
  readonly countries: readonly Option[];
}

export const SystemFormPage = (props: SystemFormProps) => {
  const { actor, typed, errors = {}, id, isNew } = props;
  return (
    <Page
      actor={actor}
      title={isNew ? 'Lägg till system' : `Ändra ${typed.name ?? 'system'}`}
      section="systems"
      crumbs={[{ href: '/system', text: 'System' }]}
    >
      <ErrorSummary errors={errors} />
      <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={typed.version ?? '1'} />
        <WhatItIs {...props} />
        <h2>Ansvar</h2>
        <Responsible {...props} />
        <h2>Uppgifterna</h2>
        <WhereDataLie {...props} />
        <h2>Behörighet och loggning</h2>
        <Access {...props} />
        <div class="actions">
          <Button>{isNew ? 'Lägg till systemet' : 'Spara systemet'}</Button>
          <a href={isNew ? '/system' : `/system/${id}`}>Avbryt</a>
        </div>
      </form>
    </Page>
  );
};

const WhatItIs = ({ typed, errors = {} }: SystemFormProps) => (
  <>
    <TextField
      name="name"
      label="Namn"
      hint="Så som det kallas i verksamheten"
      value={typed.name}
      error={errors.name}
    />
    <Select
      name="kind"
      label="Vad är det?"
      options={options(systemKinds)}
      value={typed.kind}
      error={errors.kind}
    />
    <TextArea
      name="description"
      label="Beskrivning"
      optional
      value={typed.description}
      error={errors.description}
    />
  </>
);

const Responsible = ({ typed, errors = {}, choices }: SystemFormProps) => (
  <>
    <Select
      name="ownerPersonId"
      label="Systemägare"
      optional
      empty="Vet inte än"
      hint="Den som bestämmer över systemet"
      options={personOptions(choices.persons)}
      value={typed.ownerPersonId}
      error={errors.ownerPersonId}
    />
    <Select
      name="administratorId"
      label="Systemförvaltare"
      optional
      empty="Vet inte än"
      hint="Den som sköter behörigheter, utdrag och loggar"
      options={personOptions(choices.persons)}
      value={typed.administratorId}
      error={errors.administratorId}
    />
    <Select
      name="supplierId"
      label="Leverantör"
      optional
      empty="Ingen eller vet inte än"
      options={choices.suppliers.map((supplier) => ({ value: supplier.id, label: supplier.name }))}
      value={typed.supplierId}
      error={errors.supplierId}
      hint={<a href="/leverantorer/ny">Saknas leverantören? Lägg till den först.</a>}
    />
    <Select
      name="hosting"
      label="Drift"
      optional
      empty="Vet inte än"
      options={options(hostings)}
      value={typed.hosting}
      error={errors.hosting}
    />
  </>
);

const WhereDataLie = ({ typed, errors = {}, countries }: SystemFormProps) => (
  <>
    <Select
      name="country"
      label="I vilket land finns uppgifterna?"
      optional
      empty="Vet inte än"
      options={countries}
      value={typed.country}
      error={errors.country}
    />
    <TextField
      name="location"
      label="Var, närmare bestämt?"
      optional
      hint="Till exempel kommunens serverhall, eller skåp B i arkivet"
      value={typed.location}
      error={errors.location}
    />
    <TextArea
      name="extraction"
      label="Hur tas uppgifter om en person ut?"
      optional
      rows={2}
      hint="Behövs vid begäran om registerutdrag. Till exempel: Rapporter, Personutdrag, spara som PDF"
      value={typed.extraction}
      error={errors.extraction}
    />
  </>
);

const Access = ({ typed, errors = {} }: SystemFormProps) => (
  <>
    <TextArea
      name="accessRoutine"
      label="Rutin för åtkomst och behörighet"
      optional
      rows={2}
      hint="Hur någon får och mister behörighet, och var rutinen finns"
      value={typed.accessRoutine}
      error={errors.accessRoutine}
    />
    <Select
      name="reachability"
      label="Varifrån går det att nå?"
      optional
      empty="Vet inte än"
      options={options(reachabilities)}
      value={typed.reachability}
      error={errors.reachability}
    />
    <TextArea
      name="logging"
      label="Loggning"
      optional
      rows={2}
      hint="Vad som loggas, hur länge, och vem som läser loggen"
      value={typed.logging}
      error={errors.logging}
    />
    <TextField
      name="reviewMonths"
      label="Månader mellan genomgångar av behörigheter"
      size="short"
      inputmode="numeric"
      value={typed.reviewMonths ?? '12'}
      error={errors.reviewMonths}
    />
    <DateField
      name="retiredOn"
      label="Avvecklat den"
      optional
      hint="När systemet har slutat användas. Det blir kvar för behandlingarnas historik."
      value={typed.retiredOn}
      error={errors.retiredOn}
    />
  </>
);
