import { breachFields, breachFormTexts, fieldStatuses } from '../../../knowledge/breach-form.ts';
import { secrecyLabel } from '../../../knowledge/secrecy-grounds.ts';
import { swedishTime } from '../../../platform/plain-date.ts';
import type { Errors } from '../../../ui/field.tsx';
import { ButtonLink, Cite, Panel, Table } from '../../../ui/parts.tsx';
import type { ShownNotification, ShownSent } from '../actions/index.ts';
import {
  type FilledField,
  filledInAt,
  type NotificationPhase,
  notificationHinders,
  notificationPhases,
  numberedLabel,
} from '../rules/index.ts';
import { routeTexts } from './assessment.tsx';
import type { Typed } from './form-page.tsx';
import { SendForm } from './notification-sent.tsx';

export interface NotificationProps {
  readonly shown: ShownNotification;
  readonly newId: string;
  readonly typed: Typed;
  readonly errors: Errors;
}

export const NotificationParts = (props: NotificationProps) => {
  const { shown } = props;
  const hinder = notificationHinders[shown.route];
  if (hinder)
    return (
      <div class="ds-alert message" data-color="warning">
        <p>
          <strong>{routeTexts[shown.route]}</strong>
        </p>
        <p>
          {hinder.text} <Cite source={hinder.source} />
        </p>
        {shown.route === 'tell-controller' && (
          <p>
            <a href={`/incidenter/${shown.record.id}/underratta`}>Underrätta de personuppgiftsansvariga</a>
          </p>
        )}
      </div>
    );
  return (
    <div class="stack below">
      <Warnings {...props} />
      <Sent {...props} />
      <Differences {...props} />
      <Form {...props} />
      {shown.maySend && <SendForm {...props} />}
    </div>
  );
};

const Warnings = ({ shown }: NotificationProps) => {
  const { incident, route, late } = shown;
  const said = [
    ...(routeTexts[route] ? [routeTexts[route]] : []),
    ...(incident.outcome === null ? ['Inget beslut är fattat än. En delegat beslutar om anmälan.'] : []),
    ...(incident.outcome === 'document' ? ['Beslutet är att inte anmäla incidenten.'] : []),
    ...(late
      ? ['Mer än 72 timmar har gått sedan vetskapen. Anmäl nu, och skriv varför den är sen (artikel 33.1).']
      : []),
  ];
  return (
    <>
      {said.map((text) => (
        <p class="ds-alert message" data-color="warning">
          {text}
        </p>
      ))}
    </>
  );
};

/** What has been sent, with the authority's number and receipt when they have come. */
const Sent = ({ shown }: NotificationProps) =>
  shown.sent.length === 0 ? null : (
    <Panel title="Skickat" id="skickat">
      <ul class="plain-list">
        {shown.sent.map((one) => (
          <li>
            <strong>{notificationPhases[one.phase as NotificationPhase]}</strong> {swedishTime(one.sentAt)}
            {one.senderName && `, noterad av ${one.senderName}`}
            {one.lateReason && <span class="block">Varför den var sen: {one.lateReason}</span>}
            <span class="block">
              {one.authorityReference ? `Myndighetens nummer: ${one.authorityReference}` : 'Inget nummer än'}
            </span>
            <span class="row">
              <a href={`/incidenter/${shown.record.id}/anmalan/skickad?anmalan=${one.id}`}>
                Svaren som de skickades
              </a>
              {one.fileId && <a href={`/filer/${one.fileId}`}>Kvittens</a>}
            </span>
            {shown.maySend && !(one.fileId && one.authorityReference) && (
              <a href={`/incidenter/${shown.record.id}/anmalan/kvittens?anmalan=${one.id}`}>
                Lägg till nummer eller kvittens
              </a>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );

/** What a supplement is about. */
const Differences = ({ shown }: NotificationProps) =>
  shown.sent.length === 0 ? null : (
    <Panel title="Ändrat sedan det som skickades sist" id="andrat">
      {shown.changed.length === 0 ? (
        <p>Inget är ändrat.</p>
      ) : (
        <Table
          caption={`${shown.changed.length} svar är andra nu`}
          rows={shown.changed}
          columns={[
            { heading: 'Fråga', header: true, cell: ({ field }) => numberedLabel(field) },
            { heading: 'Skickades', cell: ({ before }) => <span class="pre">{before ?? '–'}</span> },
            { heading: 'Nu', cell: ({ now }) => <span class="pre">{now ?? '–'}</span> },
          ]}
        />
      )}
    </Panel>
  );

const Form = ({ shown }: NotificationProps) => {
  const { record, filled, formVersion } = shown;
  const unverified = filled.filter(({ field }) => field.status === 'unverified').length;
  const missing = filled.filter((one) => one.missing !== null);
  return (
    <Panel
      title="Formuläret, fråga för fråga"
      action={
        <span class="row only-screen">
          <ButtonLink href={`/incidenter/${record.id}/anmalan.pdf`} download>
            PDF
          </ButtonLink>
          <ButtonLink href={`/incidenter/${record.id}/anmalan.json`} download>
            JSON
          </ButtonLink>
        </span>
      }
    >
      <p>{breachFormTexts.onlyByService}</p>
      {breachFormTexts.opening.map((text) => (
        <p class="small">«{text}»</p>
      ))}
      <ul>
        {breachFormTexts.notes.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
      {missing.length > 0 && (
        <details class="why" open>
          <summary>{missing.length} svar saknas eller behöver ses över</summary>
          <ul>
            {missing.map(({ field, missing: text }) => (
              <li>
                <a href={filledInAt(field, record.id)}>{numberedLabel(field)}</a>: {text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="small">
        Formulärets version: {formVersion}. {unverified} frågor är inte kontrollerade och märkta med {MARK}:
        de kan ha andra nummer eller alternativ i dag. <a href="/incidenter/blankett">Formulärets listor</a>
      </p>
      <dl class="breach-form">
        {filled.map((one) => (
          <Answer one={one} caseId={record.id} />
        ))}
      </dl>
    </Panel>
  );
};

const MARK = '°';

const Answer = ({ one, caseId }: { one: FilledField; caseId: string }) => {
  const { field, value, missing, grounds } = one;
  return (
    <div id={`falt-${field.id}`}>
      <dt>
        {numberedLabel(field)}{' '}
        {field.status === 'unverified' && (
          <span class="small" title={fieldStatuses.unverified}>
            {MARK}
            <span class="visually-hidden"> {fieldStatuses.unverified}</span>
          </span>
        )}
        {'note' in field && field.note && <span class="block small">{field.note}</span>}
      </dt>
      <dd>
        {value ? (
          <copy-field>
            <span class="pre" data-copy>
              {value}
            </span>
          </copy-field>
        ) : (
          !missing && <span class="unknown">(lämnas tomt)</span>
        )}
        {missing && (
          <span class="block bad">
            {missing}{' '}
            <a class="only-screen" href={filledInAt(field, caseId)}>
              Fyll i<span class="visually-hidden"> {field.label}</span>
            </a>
          </span>
        )}
        {value &&
          grounds.map((ground) => (
            <span class="block small">
              Blir allmän handling. Kan omfattas av sekretess, {secrecyLabel(ground)}
            </span>
          ))}
      </dd>
    </div>
  );
};

/** A notification as it was sent, with the check sum of its answers. */
export const SentParts = ({ shown }: { shown: ShownSent }) => (
  <>
    <p>
      {notificationPhases[shown.row.phase as NotificationPhase]}, skickad {swedishTime(shown.row.sentAt)}.
      Formulärets version: {shown.row.formVersion}.
    </p>
    <p class={shown.isIntact ? 'small' : 'bad'}>
      {shown.isIntact ? 'Svaren är oförändrade. ' : 'Svaren stämmer inte med sin kontrollsumma. '}
      SHA-256: <span class="code">{shown.row.sha256}</span>
    </p>
    <dl class="breach-form">
      {breachFields.map((field) => (
        <div>
          <dt>{numberedLabel(field)}</dt>
          <dd>
            <span class="pre">{shown.frozen.answers[field.id] ?? '–'}</span>
          </dd>
        </div>
      ))}
    </dl>
  </>
);
