/** The lists of the authority's form as the kommun has checked them: proposed by one person, approved by another. */
import {
  type BreachListId,
  type BreachListOption,
  breachListIds,
  breachLists,
} from '../../../knowledge/breach-form.ts';
import { appliesOn } from '../../../knowledge/fact.ts';
import { type LawOverride, law } from '../../../knowledge/law.ts';
import { Conflict } from '../../../platform/errors.ts';
import type { FormErrors } from '../../../platform/form.ts';
import { allows } from '../../../platform/permissions.ts';
import { swedishDay } from '../../../platform/plain-date.ts';
import type { Context } from '../../../platform/route.ts';
import { workedFor } from '../../../platform/worked-for.ts';
import type { ListProposalForm } from '../forms/index.ts';
import * as queries from '../queries/index.ts';

const LIST = 'breachLists';

const optionsOf = (content: unknown): readonly BreachListOption[] =>
  (content as { readonly options?: readonly BreachListOption[] } | null)?.options ?? [];

/** What has been approved, as corrections of the law. */
const overrideOf = (row: queries.OverrideRow): readonly LawOverride[] =>
  row.approvedAt
    ? [
        {
          list: LIST,
          id: row.factId,
          withdrawn: false,
          values: { options: optionsOf(row.content) },
          source: { label: row.source },
          validFrom: row.validFrom,
          validTo: null,
          checkedAt: swedishDay(row.approvedAt.toISOString()),
          confidence: 'P',
        },
      ]
    : [];

export type FormLists = Readonly<Record<BreachListId, readonly BreachListOption[]>>;

/** Every list of the form as it stands on the day, with what the kommun has approved. */
export async function formListsOn({ tx }: Context, legalEntityId: string, day: string): Promise<FormLists> {
  const rows = await queries.overridesOf(tx, legalEntityId);
  const current = law(day, rows.flatMap(overrideOf)).breachLists;
  return Object.fromEntries(
    breachListIds.map((id) => [id, current.find((list) => list.id === id)?.options ?? []]),
  ) as unknown as FormLists;
}

/** The lists with where they come from, and what is proposed. */
export async function showFormLists(context: Context) {
  const { tx, today, actor } = context;
  const rows = await queries.overridesOf(tx, workedFor(context).legalEntityId);
  const overrides = rows.flatMap(overrideOf);
  const current = law(today, overrides).breachLists;
  return {
    lists: breachLists.map((shipped) => {
      const inForce = overrides.some(({ id, ...dated }) => id === shipped.id && appliesOn(dated, today));
      const list = current.find(({ id }) => id === shipped.id) ?? shipped;
      return { list, isOwn: inForce };
    }),
    rows: rows
      .map((row) => ({
        ...row,
        options: optionsOf(row.content),
        mayAnswer: mayChange(context) && row.proposedBy !== actor.personId,
      }))
      .reverse(),
    mayPropose: mayChange(context),
  };
}
export type ShownFormLists = Awaited<ReturnType<typeof showFormLists>>;

const mayChange = ({ actor }: Context): boolean => allows(actor, 'law.correct');

export async function proposeList(context: Context, id: string, form: ListProposalForm): Promise<void> {
  const { list, options, source, validFrom } = form;
  await queries.insertOverride(context.tx, {
    id,
    list: LIST,
    factId: list,
    content: JSON.stringify({ options }),
    source,
    validFrom,
  });
}

/** Somebody else than the one who proposed it says whether it is so. */
export async function answerProposal(
  context: Context,
  id: string,
  isApproved: boolean,
): Promise<FormErrors | undefined> {
  const { tx, actor, clock } = context;
  const rows = await queries.overridesOf(tx, workedFor(context).legalEntityId);
  const row = rows.find((one) => one.id === id);
  const by = actor.personId;
  if (!row || !by || row.approvedAt || row.rejectedAt) throw new Conflict([]);
  if (isApproved && row.proposedBy === by)
    return { svar: 'Den som har föreslagit en lista godkänner den inte själv. Be någon annan.' };
  const at = clock.now().toString();
  const answered = await queries.answerOverride(
    tx,
    id,
    isApproved ? { approvedBy: by, approvedAt: at } : { rejectedBy: by, rejectedAt: at },
  );
  if (!answered) throw new Conflict([]);
  return undefined;
}
