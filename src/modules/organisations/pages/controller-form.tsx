import { designatingProvisions } from '../../../knowledge/controllers.ts';
import { Choice, DateField, ErrorSummary, Select, TextArea, TextField, YesNo } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button } from '../../../ui/parts.tsx';
import type { Controller } from '../actions/index.ts';
import { controllerTypes } from '../rules/index.ts';
import { type FormProps, type Typed, yesNo } from './choices.ts';

interface ControllerFormProps extends FormProps {
  readonly entity: string;
  readonly id: string;
  readonly isNew: boolean;
  readonly others: readonly { readonly id: string; readonly name: string }[];
}

export const ControllerFormPage = (props: ControllerFormProps) => {
  const { actor, typed, errors = {}, entity, id, isNew } = props;
  return (
    <Page
      actor={actor}
      title={isNew ? 'Lägg till nämnd' : (typed.name ?? 'Nämnd')}
      section="organisation"
      crumbs={[{ href: `/organisation/${entity}`, text: 'Organisation' }]}
    >
      <ErrorSummary errors={errors} />
      <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={typed.version ?? '1'} />
        <WhoItIs {...props} />
        <WhoDecides {...props} />
        <Contact {...props} />
        <DateField
          name="firstDay"
          label="Personuppgiftsansvarig från och med"
          value={typed.firstDay}
          error={errors.firstDay}
        />
        <DateField
          name="lastDay"
          label="Sista dagen"
          optional
          hint="När nämnden upphör. Registret, loggen och besluten blir kvar."
          value={typed.lastDay}
          error={errors.lastDay}
        />
        <div class="actions">
          <Button>{isNew ? 'Lägg till nämnden' : 'Spara nämnden'}</Button>
          <a href={`/organisation/${entity}`}>Avbryt</a>
        </div>
      </form>
    </Page>
  );
};

const WhoItIs = ({ typed, errors = {} }: ControllerFormProps) => (
  <>
    <TextField
      name="name"
      label="Namn"
      hint="Till exempel Socialnämnden"
      value={typed.name}
      error={errors.name}
    />
    <Select
      name="type"
      label="Vad är det för personuppgiftsansvarig?"
      hint="En chef eller anställd är aldrig personuppgiftsansvarig. Det är nämnden."
      options={controllerTypes.map((type) => ({ value: type.id, label: type.label }))}
      value={typed.type ?? 'board'}
      error={errors.type}
    />
    <TextArea
      name="participants"
      label="Vilka deltar?"
      optional
      rows={2}
      hint="För gemensam nämnd och kommunalförbund: värdkommunen först, sedan de andra. Till exempel Almby kommun (värd), Brinkeby kommun"
      value={typed.participants}
      error={errors.participants}
    />
    <Select
      name="designatingProvision"
      label="Pekas den ut i författning?"
      optional
      empty="Nej, eller vet inte än"
      options={designatingProvisions.map((one) => ({
        value: one.id,
        label: `${one.label}: ${one.designates}`,
      }))}
      value={typed.designatingProvision}
      error={errors.designatingProvision}
    />
    <YesNo
      name="broadcasts"
      label="Bara för fullmäktige: ansvarar fullmäktige självt för sina webbsändningar?"
      hint="Det är kommunens val. I en del kommuner ansvarar kommunstyrelsen."
      value={typed.broadcasts}
      error={errors.broadcasts}
    />
  </>
);

const WhoDecides = ({ typed, errors = {}, id, others }: ControllerFormProps) => (
  <>
    <Choice
      name="independent"
      label="Är nämnden självständig?"
      hint="Svara nej om en annan nämnd bestämmer ändamål eller medel. Då är den andra nämnden personuppgiftsansvarig."
      options={[
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nej' },
      ]}
      inline
      value={typed.independent ?? 'yes'}
      error={errors.independent}
    />
    <Select
      name="dependsOnId"
      label="Om nej: vilken nämnd bestämmer?"
      empty="Ingen"
      options={others
        .filter((other) => other.id !== id)
        .map((other) => ({ value: other.id, label: other.name }))}
      value={typed.dependsOnId}
      error={errors.dependsOnId}
    />
  </>
);

const Contact = ({ typed, errors = {} }: ControllerFormProps) => (
  <>
    <TextField
      name="organisationNumber"
      label="Organisationsnummer"
      optional
      hint="Lämna tomt om nämnden har kommunens nummer"
      size="short"
      value={typed.organisationNumber}
      error={errors.organisationNumber}
    />
    <TextArea name="address" label="Adress" optional rows={2} value={typed.address} error={errors.address} />
    <TextField
      name="contact"
      label="Kontakt i dataskyddsfrågor"
      optional
      hint="En funktion eller brevlåda, till exempel dataskydd@almby.example"
      value={typed.contact}
      error={errors.contact}
    />
  </>
);

export const CompanyFormPage = ({
  actor,
  typed,
  errors = {},
  ...props
}: FormProps & { entity: string; id: string }) => (
  <Page
    actor={actor}
    title="Lägg till bolag, stiftelse eller förening"
    section="organisation"
    crumbs={[{ href: `/organisation/${props.entity}`, text: 'Organisation' }]}
  >
    <p>
      Det är en egen juridisk person och själv personuppgiftsansvarig. När det är tillagt väljer du det under
      Organisation och lägger till dess personer.
    </p>
    <ErrorSummary errors={errors} />
    <form class="stack narrow" novalidate method="post" style="margin-top:1rem">
      <input type="hidden" name="id" value={props.id} />
      <Choice
        name="kind"
        label="Vad är det?"
        options={[
          { value: 'company', label: 'Bolag' },
          { value: 'foundation', label: 'Stiftelse' },
          { value: 'association', label: 'Förening' },
        ]}
        inline
        value={typed.kind ?? 'company'}
        error={errors.kind}
      />
      <TextField name="name" label="Namn" value={typed.name} error={errors.name} />
      <TextField
        name="organisationNumber"
        label="Organisationsnummer"
        size="short"
        hint="Till exempel 556677-8899"
        value={typed.organisationNumber}
        error={errors.organisationNumber}
      />
      <div class="actions">
        <Button>Lägg till</Button>
        <a href={`/organisation/${props.entity}`}>Avbryt</a>
      </div>
    </form>
  </Page>
);

/** Facts of a controller as a form shows them. */
export const typedController = (controller: Controller): Typed => ({
  ...controller,
  version: String(controller.version),
  independent: controller.independent ? 'yes' : 'no',
  broadcasts: yesNo(controller.broadcasts),
  createdAt: null,
});
