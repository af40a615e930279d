/** Where reports come in from outside, as the administrator sees it. */
import type { Actor } from '../../../platform/actor.ts';
import { Choice, ErrorSummary, type Errors, Select, TextArea, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Panel, Tag } from '../../../ui/parts.tsx';
import type { ShownPlace } from '../actions/index.ts';
import type { Typed } from './form-page.tsx';

interface PlaceProps {
  readonly actor: Actor;
  readonly shown: ShownPlace;
  readonly typed: Typed;
  readonly errors: Errors;
  readonly message?: string | undefined;
}

export const ReportingPlacePage = (props: PlaceProps) => {
  const { actor, shown, errors, message } = props;
  const { entity, place } = shown;
  return (
    <Page
      actor={actor}
      title="Rapporter utifrån"
      section="organisation"
      path={`/organisation/${entity.id}/rapportering`}
      crumbs={[
        { href: '/organisation', text: 'Organisation' },
        { href: `/organisation/${entity.id}`, text: entity.name },
      ]}
      message={message}
      aside={<Tag color={place?.open ? 'success' : 'neutral'}>{place?.open ? 'Öppen' : 'Stängd'}</Tag>}
    >
      <p>
        Här kan den som inte loggar in rapportera en personuppgiftsincident: invånare, leverantörer, vikarier
        och medarbetare utan konto. Rapporten kommer till nämndens Inkommet, och incidentgruppen får ett mejl.
      </p>
      <ErrorSummary errors={errors} />
      <div class="stack below">
        {place?.open && place.slug && <AddressPanel shown={shown} slug={place.slug} />}
        <PlaceForm {...props} />
      </div>
    </Page>
  );
};

const AddressPanel = ({ shown, slug }: { shown: ShownPlace; slug: string }) => {
  const address = `${shown.origin}/rapportera/${slug}`;
  return (
    <Panel title="Adressen">
      <copy-field>
        <a class="code" href={`/rapportera/${slug}`} data-copy>
          {address}
        </a>
      </copy-field>
      <h3 class="below">Text till webbplatsen eller intranätet</h3>
      <copy-field>
        <p class="pre" data-copy>
          {[
            'Rapportera en personuppgiftsincident',
            `Har personuppgifter hamnat fel, försvunnit eller ändrats? Rapportera det direkt, också om du är osäker. Det tar några minuter, och du behöver inte logga in.`,
            address,
            ...(shown.place?.phone ? [`Pågår det fortfarande? Ring ${shown.place.phone}.`] : []),
          ].join('\n')}
        </p>
      </copy-field>
    </Panel>
  );
};

const PlaceForm = ({ shown, typed, errors }: PlaceProps) => {
  const { entity, place, controllers, proposedSlug, origin } = shown;
  return (
    <Panel title={place?.open ? 'Ändra' : 'Öppna för rapporter utifrån'}>
      <form class="stack narrow" novalidate method="post" action={`/organisation/${entity.id}/rapportering`}>
        <input type="hidden" name="version" value={typed.version ?? String(place?.version ?? 0)} />
        <Choice
          name="open"
          label="Tar ni emot rapporter från den som inte loggar in?"
          hint="Stänger ni svarar adressen att sidan inte finns. Det som har kommit in finns kvar"
          inline
          value={typed.open ?? (place?.open ? 'yes' : 'no')}
          error={errors.open}
          options={[
            { value: 'yes', label: 'Ja' },
            { value: 'no', label: 'Nej' },
          ]}
        />
        <TextField
          name="slug"
          label="Adress"
          hint={`Sista delen av ${origin}/rapportera/… Ändrar ni den slutar den gamla att fungera`}
          value={typed.slug ?? place?.slug ?? proposedSlug}
          error={errors.slug}
        />
        <Select
          name="defaultControllerId"
          label="Vem tar emot när den som rapporterar inte vet vem det gäller?"
          hint="Den nämndens samordnare och incidentgrupp läser rapporten och skickar den vidare"
          empty="Välj"
          options={controllers.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.defaultControllerId ?? place?.defaultControllerId}
          error={errors.defaultControllerId}
        />
        <TextField
          name="phone"
          label="Telefon när något pågår"
          hint="Till it-stöd eller jour. Visas på första sidan, till exempel 019-00 00 00"
          optional
          value={typed.phone ?? place?.phone}
          error={errors.phone}
        />
        <TextArea
          name="intro"
          label="Inledning"
          hint="Visas först, till exempel vad som är en incident hos er. Utan text visas Ansvars egen"
          optional
          rows={3}
          value={typed.intro ?? place?.intro}
          error={errors.intro}
        />
        <div class="actions">
          <Button>Spara</Button>
        </div>
      </form>
    </Panel>
  );
};
