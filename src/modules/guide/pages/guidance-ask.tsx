/** The questions of the guide on one page: each comes forth when an answer leads to it, with or without script. */
import { raw } from 'hono/html';
import {
  answeredQuestions,
  type GuidanceAnswers,
  type GuidanceQuestion,
  guidanceForm,
  guidanceQuestions,
} from '../../../knowledge/agreement-guide.ts';
import type { Actor } from '../../../platform/actor.ts';
import { Checks, Choice, ErrorSummary, type Errors, TextField } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, Cite } from '../../../ui/parts.tsx';
import type { GuidanceStart } from '../actions.ts';
import { waysTo } from '../rules/index.ts';

export const GUIDANCE_CRUMB = { href: '/vagledning', text: 'Behövs avtal?' };

interface AskProps {
  readonly actor: Actor;
  readonly start: GuidanceStart;
  readonly parties: readonly string[];
  readonly errors?: Errors;
}

export const GuidanceAskPage = ({ actor, start, parties, errors = {} }: AskProps) => (
  <Page
    actor={actor}
    title="Vem ansvarar, och behövs avtal?"
    section="guidance"
    path="/vagledning/ny"
    crumbs={[GUIDANCE_CRUMB]}
  >
    <p>
      Svara på några frågor, så får du veta vem som är ansvarig, om ett avtal behövs och vem som skriver
      under. En ny fråga kommer fram när ditt svar leder till den.
    </p>
    <ErrorSummary errors={errors} />
    <AlreadyAnswered />
    <style>{raw(UNFOLDING)}</style>
    <form class="stack narrow guidance" novalidate method="post" action="/vagledning/ny">
      <SubjectFields start={start} parties={parties} errors={errors} />
      {(guidanceQuestions as readonly GuidanceQuestion[]).map((question) => (
        <QuestionField question={question} answers={start.answers} error={errors[question.id]} />
      ))}
      <div class="actions">
        <Button>Visa svaret</Button>
        <a href="/vagledning">Avbryt</a>
      </div>
    </form>
  </Page>
);

const SubjectFields = ({ start, parties, errors = {} }: Omit<AskProps, 'actor'>) => (
  <>
    <TextField
      name="title"
      label="Vad gäller det?"
      hint="Syns i listan över svar. Skriv inget namn på en person. Till exempel: Videotjänst för vårdmöten"
      value={start.title}
      error={errors.title}
    />
    <TextField
      name="partyName"
      label="Vem är den andra parten?"
      hint="Den som ni undrar om ni behöver avtal med. Till exempel: Tranbär Vård AB"
      list="parter"
      value={start.partyName}
      error={errors.partyName}
    />
    <datalist id="parter">
      {parties.map((name) => (
        <option value={name}></option>
      ))}
    </datalist>
    <input type="hidden" name="supplierId" value={start.supplierId ?? ''} />
    <input type="hidden" name="processingId" value={start.processingId ?? ''} />
  </>
);

interface QuestionProps {
  readonly question: GuidanceQuestion;
  readonly answers: GuidanceAnswers;
  readonly error?: string | undefined;
}

const QuestionField = ({ question, answers, error }: QuestionProps) => {
  const given = answers[question.id] ?? [];
  const field = {
    name: question.id,
    label: question.text,
    hint: `${question.why} Exempel: ${question.example}`,
    error,
    options: question.options.map(({ id, label, hint }) => ({ value: id, label, hint })),
  };
  return (
    <div data-question={question.id}>
      {question.many ? <Checks {...field} values={given} /> : <Choice {...field} value={given[0] ?? ''} />}
    </div>
  );
};

/**
 * A question is hidden until what was ticked leads to it. A browser that does not know `:has` shows them all, and what
 * was not asked for is left out when the form is read.
 */
const UNFOLDING = `@supports selector(:has(*)) {\n${(guidanceQuestions as readonly GuidanceQuestion[])
  .filter(({ askedWhen }) => askedWhen.length > 0)
  .map(({ id }) => {
    const shown = waysTo(id).map((way) => {
      const ticked = Object.entries(way).map(
        ([before, answers]) =>
          `:has(${answers.map((answer) => `[name="${before}"][value="${answer}"]:checked`).join(', ')})`,
      );
      return `form.guidance${ticked.join('')} [data-question="${id}"]`;
    });
    return `[data-question="${id}"] { display: none; }\n${shown.join(',\n')} { display: block; }`;
  })
  .join('\n')}\n}`;

const AlreadyAnswered = () => (
  <details class="why" style="margin:0.75rem 0 1rem">
    <summary>Liknar det här er fråga? Börja med ett färdigt svar</summary>
    <p class="small">Frågor som SKR har svarat på. Svaren fylls i, och du kan ändra dem.</p>
    <ul>
      {answeredQuestions.map((question) => (
        <li>
          <a href={`/vagledning/ny?fraga=${question.id}`}>{question.title}</a>
          <span class="block">{question.said}</span>
          <span class="block small">
            «{question.quote}» <Cite source={question.source} />
          </span>
        </li>
      ))}
      <li>
        <a href="/vagledning/inera">Vi använder en tjänst från Inera</a>
        <span class="block">Inera har egna avtal. Frågan har en egen sida.</span>
      </li>
    </ul>
    <p class="small">Frågorna i den version som gäller nu: {guidanceForm}.</p>
  </details>
);
