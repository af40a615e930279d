import { secrecyGrounds } from '../../../knowledge/secrecy-grounds.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Checks, DateField, ErrorSummary, type Errors, Select, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, Cite } from '../../../ui/parts.tsx';
import { type CaseKindId, caseKind, caseKinds } from '../rules/index.ts';

type Typed = Readonly<Record<string, string | null | undefined>>;
export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** First what it is: the rest of the form follows from that. */
export const ChooseKindPage = ({ actor }: { actor: Actor }) => (
  <Page
    actor={actor}
    title="Nytt ärende"
    section="cases"
    path="/arenden"
    crumbs={[{ href: '/arenden', text: 'Ärenden' }]}
  >
    <p>
      Vad gäller det? Har något kommit in utifrån, ta emot det under Inkommet först: då får avsändaren ett
      kvitto.
    </p>
    <ul class="plain-list choices">
      {Object.entries(caseKinds).map(([id, kind]) => (
        <li>
          <a href={caseKind(id).home?.begin ?? `/arenden/nytt?slag=${id}`}>
            <strong>{kind.label}</strong>
          </a>
          <span class="block small">{kind.hint}</span>
        </li>
      ))}
    </ul>
    <p>
      <ButtonLink href="/inkommet/nytt">Ta emot något som har kommit in</ButtonLink>
    </p>
  </Page>
);

interface NewCaseProps {
  readonly actor: Actor;
  readonly kind: CaseKindId;
  readonly id: string;
  readonly typed: Typed;
  readonly errors?: Errors;
  readonly persons: readonly Chosen[];
  readonly mayRegister: boolean;
  /** Whether the numbers of the diary are given here. */
  readonly diaryHere: boolean;
}

export const NewCasePage = (props: NewCaseProps) => {
  const { actor, kind, id, typed, errors = {}, persons, mayRegister, diaryHere } = props;
  const known = caseKind(kind);
  return (
    <Page
      actor={actor}
      title={known.label}
      section="cases"
      path="/arenden"
      crumbs={[
        { href: '/arenden', text: 'Ärenden' },
        { href: '/arenden/nytt', text: 'Nytt ärende' },
      ]}
    >
      <ErrorSummary errors={errors} />
      <p>
        {known.hint} <Cite source={known.source} />
      </p>
      <form class="stack narrow" novalidate method="post" action="/arenden/nytt">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="kind" value={kind} />
        <TextField
          name="title"
          label="Rubrik"
          hint={`Syns i listor och diarier: skriv vad det gäller, aldrig vem. Till exempel «${known.example}»`}
          value={typed.title}
          error={errors.title}
        />
        <DateField
          name="openedOn"
          label="Kom in eller började"
          hint="Dagen då handlingen nådde er: frister räknas från den (förvaltningslagen 22 §). Till exempel 2026-11-20"
          value={typed.openedOn}
          error={errors.openedOn}
        />
        <Select
          name="responsibleId"
          label="Handläggare"
          hint="Den som ser ärendet under Min dag"
          empty="Ingen än"
          options={persons.map(({ id: value, name }) => ({ value, label: name }))}
          value={typed.responsibleId}
          error={errors.responsibleId}
        />
        {!diaryHere && (
          <TextField
            name="externalMark"
            label="Diarienummer i ert diarium"
            optional
            size="medium"
            hint="Om ärendet redan är diariefört, till exempel VON/2026:118. Ansvar ger annars ett eget märke, A-26-118"
            value={typed.externalMark}
            error={errors.externalMark}
          />
        )}
        <SecrecyFields typed={typed} errors={errors} />
        <Checks
          name="restricted"
          label="Vilka får läsa?"
          values={typed.restricted === '1' ? ['1'] : []}
          options={[
            {
              value: '1',
              label: 'Bara de som är namngivna i ärendet',
              hint: 'Handläggaren, de som du lägger till och förvaltningschefen. Andra ser inte att ärendet finns.',
            },
          ]}
        />
        <div class="actions">
          {mayRegister && (
            <Button name="registrera" value="1">
              Registrera
            </Button>
          )}
          <Button variant={mayRegister ? 'secondary' : 'primary'}>
            {mayRegister ? 'Spara som utkast' : 'Spara till registratorn'}
          </Button>
        </div>
        <p class="small">
          {diaryHere
            ? 'Diarienumret ges när ärendet registreras.'
            : 'Märket ges när ärendet registreras. Skriv ert diarienummer när ni vet det, så skrivs det ut i stället.'}
        </p>
      </form>
    </Page>
  );
};

const isListed = (value: string) => secrecyGrounds.some(({ id }) => id === value);

export const SecrecyFields = ({ typed, errors }: { typed: Typed; errors: Errors }) => {
  const saved = typed.secrecy ?? '';
  const listed = saved === '' || isListed(saved);
  return (
    <>
      <Select
        name="secrecy"
        label="Sekretess kan gälla"
        hint="En varning till den som får frågan om handlingar. Om något kan lämnas ut prövas varje gång. Listan är ett förslag som inte är kontrollerat mot lagtexten"
        empty="Nej, eller inte känt"
        options={secrecyGrounds.map(({ id, label }) => ({ value: id, label }))}
        value={listed ? saved : ''}
        error={errors.secrecy}
      />
      <TextField
        name="secrecyOther"
        label="Annan bestämmelse om sekretess"
        optional
        size="medium"
        value={typed.secrecyOther ?? (listed ? '' : saved)}
        error={errors.secrecyOther}
      />
    </>
  );
};
