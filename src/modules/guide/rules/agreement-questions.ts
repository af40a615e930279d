/** Which questions of the guide are asked, and the rule's facts made of the answers. Pure. */
import {
  type GuidanceAnswers,
  type GuidanceQuestion,
  type GuidanceQuestionId,
  guidanceQuestions,
  UNKNOWN,
} from '../../../knowledge/agreement-guide.ts';
import { type NeedFacts, needFacts } from './need-facts.ts';

const questions: readonly GuidanceQuestion[] = guidanceQuestions;

/** One way for a question to be asked: every answer that must have been given, also to those asked before it. */
export type AskedWay = Readonly<Partial<Record<GuidanceQuestionId, readonly string[]>>>;

/** Every way in which a question comes to be asked, all answers before it included; one empty way when it always is. */
export function waysTo(id: GuidanceQuestionId): readonly AskedWay[] {
  const lines = questions.find((question) => question.id === id)?.askedWhen ?? [];
  if (lines.length === 0) return [{}];
  return lines.flatMap((line) =>
    (Object.keys(line) as GuidanceQuestionId[])
      .map(waysTo)
      .reduce<readonly AskedWay[]>(
        (ways, next) => ways.flatMap((way) => next.map((other) => both(way, other))),
        [line],
      )
      .filter((way) => Object.values(way).every((answers) => answers.length > 0)),
  );
}

/** What holds in both: the answers that each of them takes. */
function both(one: AskedWay, other: AskedWay): AskedWay {
  const merged: Partial<Record<GuidanceQuestionId, readonly string[]>> = { ...one };
  for (const [id, answers] of Object.entries(other) as [GuidanceQuestionId, readonly string[]][])
    merged[id] = merged[id]?.filter((answer) => answers.includes(answer)) ?? answers;
  return merged;
}

/** The questions that the answers lead to, in order. */
export function questionsAsked(answers: GuidanceAnswers): readonly GuidanceQuestion[] {
  return questions.filter(({ id }) =>
    waysTo(id).some((way) =>
      (Object.entries(way) as [GuidanceQuestionId, readonly string[]][]).every(([before, wanted]) =>
        (answers[before] ?? []).some((given) => wanted.includes(given)),
      ),
    ),
  );
}

/** What is asked and has no answer yet. */
export const unanswered = (answers: GuidanceAnswers): readonly GuidanceQuestion[] =>
  questionsAsked(answers).filter(({ id }) => (answers[id] ?? []).length === 0);

/** Only what was asked: an answer that another one has made idle says nothing. */
export const answersAsked = (answers: GuidanceAnswers): GuidanceAnswers =>
  Object.fromEntries(questionsAsked(answers).map(({ id }) => [id, answers[id] ?? []]));

export type OwnFacts = Partial<Pick<NeedFacts, 'controllerType' | 'independent' | 'powerOfAttorney'>>;

/** The facts of the rule; «vet inte» is what is not known. */
export function factsFrom(answers: GuidanceAnswers, own: OwnFacts = {}): NeedFacts {
  const given = Object.entries(answersAsked(answers)).map(([id, values = []]) => {
    const known = values.filter((value) => value !== UNKNOWN);
    return [id, id === 'access' ? known : (known[0] ?? null)];
  });
  return needFacts.parse({ ...Object.fromEntries(given), ...own });
}
