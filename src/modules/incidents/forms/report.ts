/** The report as it was typed: only the clock time of the discovery is compulsory. */

import { z } from 'zod';
import {
  affectedData,
  affectedGroups,
  countRanges,
  discoveryWays,
  encryptionAnswers,
  incidentCauses,
  incidentTypes,
  type ReportOption,
  reporters,
} from '../../../knowledge/incident-report.ts';
import type { FormResult } from '../../../platform/form.ts';
import { identityNumbersIn } from '../../../platform/identity-number.ts';
import { formatOrganisationNumber, isOrganisationNumber } from '../../../platform/organisation-number.ts';
import { parseSwedishTime, swedishDay } from '../../../platform/plain-date.ts';
import {
  groupOnlyFields,
  type ReportAnswers,
  type ReportedProcessor,
  type SupplierWords,
} from '../rules/index.ts';
import { IN_FUTURE, instantOf, pastDayOf, readCount } from './fields.ts';

const ONE_ONLY = 'Markera endast ett alternativ.';
const LONGEST = 5000;
/** More processors than this in one report are no answer. */
const MOST_PROCESSORS = 50;

/** Reads field by field and gathers what is wrong with each. */
class Reading {
  readonly errors: Record<string, string> = {};

  constructor(
    private readonly fields: URLSearchParams,
    private readonly now: string,
  ) {}

  wrong(field: string, error: string): null {
    this.errors[field] ??= error;
    return null;
  }

  typed(name: string): string {
    return (this.fields.get(name) ?? '').trim();
  }

  isTicked(name: string): boolean {
    return this.fields.getAll(name).includes('1');
  }

  text(name: string, most = LONGEST): string | null {
    const typed = this.typed(name);
    if (typed.length > most) return this.wrong(name, `Högst ${most.toLocaleString('sv-SE')} tecken.`);
    return typed || null;
  }

  one(name: string, options: readonly { readonly id: string }[]): string | null {
    const chosen = [...new Set(this.fields.getAll(name).filter(Boolean))];
    if (chosen.length > 1) return this.wrong(name, ONE_ONLY);
    const [id] = chosen;
    if (id === undefined || options.some((option) => option.id === id)) return id ?? null;
    return this.wrong(name, 'Välj ur listan.');
  }

  several(name: string, options: readonly ReportOption[]): readonly string[] {
    const chosen = this.fields.getAll(name).filter(Boolean);
    if (chosen.some((id) => !options.some((option) => option.id === id))) this.wrong(name, 'Välj ur listan.');
    return options.map(({ id }) => id).filter((id) => chosen.includes(id));
  }

  yesNo(name: string): 'yes' | 'no' | null {
    return this.one(name, [{ id: 'yes' }, { id: 'no' }]) as 'yes' | 'no' | null;
  }

  time(name: 'discovered' | 'ended'): string | null {
    const read = instantOf({ on: this.typed(`${name}On`), at: this.typed(`${name}At`) }, this.now);
    if (!('field' in read)) return read.at;
    return this.wrong(read.field === 'on' ? `${name}On` : `${name}At`, read.error);
  }

  /** The day alone may be known: then it is noon of it. */
  occurred(): { occurredAt: string | null; occurredDayOnly: boolean } {
    const [on, at] = [this.typed('occurredOn'), this.typed('occurredAt')];
    if (on === '' && at === '') return { occurredAt: null, occurredDayOnly: false };
    if (at === '') return { occurredAt: this.noonOf(on), occurredDayOnly: true };
    const read = instantOf({ on, at }, this.now);
    if ('field' in read) this.wrong(read.field === 'on' ? 'occurredOn' : 'occurredAt', read.error);
    return { occurredAt: 'field' in read ? null : read.at, occurredDayOnly: false };
  }

  private noonOf(on: string): string | null {
    const day = pastDayOf(on, swedishDay(this.now));
    const noon = day && parseSwedishTime(`${day} 12.00`);
    if (!noon) return this.wrong('occurredOn', 'Skriv ett datum, till exempel 2026-11-20, eller lämna tomt.');
    return swedishDay(noon) > swedishDay(this.now) ? this.wrong('occurredOn', IN_FUTURE) : noon;
  }

  count(name: 'subjects' | 'records'): { exact: number | null; range: string | null } {
    const read = readCount(this.typed(`${name}Exact`));
    if ('error' in read) this.wrong(`${name}Exact`, read.error);
    const exact = 'count' in read ? read.count : null;
    const range = this.one(`${name}Range`, countRanges);
    if (exact !== null && range)
      this.wrong(`${name}Range`, 'Skriv antingen det exakta antalet eller ett intervall, inte båda.');
    return { exact, range };
  }

  processors(involved: 'yes' | 'no' | null): readonly ReportedProcessor[] {
    const numbers = this.fields.getAll('processorNumber');
    const rows = this.fields.getAll('processorName').map((name, index) => ({
      name: name.trim().slice(0, 200),
      number: (numbers[index] ?? '').trim(),
    }));
    const found = rows.flatMap(({ name, number }, index): ReportedProcessor[] => {
      if (name === '' && number === '') return [];
      const isNumber = number !== '' && isOrganisationNumber(number);
      if (number !== '' && !isNumber)
        this.wrong(
          `processorNumber-${index}`,
          'Organisationsnumret stämmer inte. Skriv tio siffror, eller lämna tomt.',
        );
      if (name === '') this.wrong(`processorName-${index}`, 'Skriv vad organisationen heter.');
      const organisationNumber = isNumber ? formatOrganisationNumber(number) : null;
      return [{ name, organisationNumber, subProcessor: false }];
    });
    if (found.length > MOST_PROCESSORS)
      this.wrong('processorName-0', `Skriv högst ${MOST_PROCESSORS} biträden.`);
    if (involved === 'yes' && found.length === 0 && !this.isTicked('processorUnknown'))
      this.wrong('processorName-0', 'Skriv vilket biträde det är, eller kryssa i att du inte vet vilket.');
    return found;
  }
}

function checkTimes(reading: Reading, answers: ReportAnswers): void {
  const { occurredAt, occurredDayOnly, discoveredAt, endedAt } = answers;
  if (!discoveredAt) return;
  const late = (from: string, to: string) => Date.parse(from) > Date.parse(to);
  const occurredLate =
    occurredAt &&
    (occurredDayOnly ? swedishDay(occurredAt) > swedishDay(discoveredAt) : late(occurredAt, discoveredAt));
  if (occurredLate) reading.wrong('occurredOn', 'Incidenten kan inte ha upptäckts innan den inträffade.');
  if (endedAt && occurredAt && late(occurredAt, endedAt))
    reading.wrong('endedOn', 'Incidenten kan inte ha upphört innan den inträffade.');
}

/** The answers, or one sentence for each field that is wrong. `now` is an instant. */
export function readReport(fields: URLSearchParams, now: string): FormResult<ReportAnswers> {
  const reading = new Reading(fields, now);
  for (const name of groupOnlyFields)
    if (fields.getAll(name).some(Boolean))
      reading.wrong(name, 'Konsekvenser, allvar och varför något inte anmäls fyller incidentgruppen i.');
  const subjects = reading.count('subjects');
  const records = reading.count('records');
  const processorsInvolved = reading.yesNo('processorsInvolved');
  const answers: ReportAnswers = {
    discoveredAt: reading.time('discovered') ?? '',
    ...reading.occurred(),
    endedAt: reading.typed('endedOn') || reading.typed('endedAt') ? reading.time('ended') : null,
    reporter: reading.one('reporter', reporters),
    ongoing: reading.yesNo('ongoing'),
    contained: reading.text('contained'),
    types: reading.several('types', incidentTypes),
    description: reading.text('description'),
    discoveredHow: reading.one('discoveredHow', discoveryWays),
    discoveredHowText: reading.text('discoveredHowText', 1000),
    cause: reading.one('cause', incidentCauses),
    causeText: reading.text('causeText', 1000),
    processorsInvolved,
    subjectsExact: subjects.exact,
    subjectsRange: subjects.range,
    recordsExact: records.exact,
    recordsRange: records.range,
    subjectGroups: reading.several('subjectGroups', affectedGroups),
    subjectGroupsText: reading.text('subjectGroupsText', 500),
    employeesUnit: reading.text('employeesUnit', 500),
    dataKinds: reading.several('dataKinds', affectedData),
    dataKindsText: reading.text('dataKindsText', 500),
    encrypted: reading.one('encrypted', encryptionAnswers),
    processors: reading.processors(processorsInvolved),
  };
  checkTimes(reading, answers);
  askAboutNumbers(reading, answers);
  const { errors } = reading;
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: answers };
}

const TOLD_FREELY = [
  'description',
  'contained',
  'discoveredHowText',
  'causeText',
  'subjectGroupsText',
  'dataKindsText',
] as const;

/** What is written is read by many: a number of a person is asked about once. */
function askAboutNumbers(reading: Reading, answers: ReportAnswers): void {
  if (reading.isTicked('identityNumbersConfirmed')) return;
  const found = TOLD_FREELY.find((name) => identityNumbersIn(answers[name] ?? '') > 0);
  if (!found) return;
  reading.wrong(
    found,
    'Texten ser ut att innehålla ett personnummer. Skriv vad som har hänt, inte med vem, eller bekräfta att det ska stå här.',
  );
  reading.wrong('identityNumbers', 'ask');
}

const uuid = (typed: string | null): string | null => (z.uuid().safeParse(typed).success ? typed : null);

/** Who sends it; nothing of it is compulsory. */
export function readSender(fields: URLSearchParams) {
  const text = (name: string, most: number) => (fields.get(name) ?? '').trim().slice(0, most) || null;
  const supplier: SupplierWords = {
    consequences: text('supplierConsequences', LONGEST),
    measures: text('supplierMeasures', LONGEST),
  };
  return {
    controllerId: text('controllerId', 36),
    senderName: text('senderName', 200),
    senderOrganisation: text('senderOrganisation', 200),
    senderContact: text('senderContact', 300),
    continues: text('continues', 40),
    continuesItem: uuid(text('continuesItem', 36)),
    supplier,
  };
}
