/** The documents of a case: the list on its page, and the page of one of them. */

import type { Child } from 'hono/jsx';
import { secrecyLabel } from '../../../knowledge/secrecy-grounds.ts';
import type { Actor } from '../../../platform/actor.ts';
import { longDate, swedishTime } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { sizeText } from '../../../ui/file-field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Button, ButtonLink, type Color, Facts, Panel, Table, Tag } from '../../../ui/parts.tsx';
import type { ListedDocument, ShownCase, ShownDocument } from '../actions/index.ts';
import {
  caseKind,
  type DocumentDirection,
  type DocumentState,
  documentDirections,
  documentStates,
  documentType,
  homeOf,
  isFrozen,
  printedMark,
  type SendingWay,
  sendingWays,
} from '../rules/index.ts';
import { OpenDeadlines, Step } from './document-steps.tsx';
import { personName } from './parts.tsx';

const COLORS: Readonly<Record<DocumentState, Color>> = {
  draft: 'neutral',
  approved: 'info',
  sent: 'success',
  signed: 'success',
  received: 'success',
  weeded: 'neutral',
};

const StateTag = ({ document }: { document: { readonly state: string; readonly direction: string } }) => {
  const state = document.state as DocumentState;
  return (
    <Tag color={COLORS[state]}>
      {document.direction === 'working' && state === 'draft' ? 'Arbetsmaterial' : documentStates[state]}
    </Tag>
  );
};

/** «SN/2026:118-3»: the case's mark with the number within the case. */
const markWith = (mark: string | undefined, number: number | null): string =>
  number === null ? '–' : mark ? `${mark}-${number}` : String(number);

interface DocumentsPanelProps {
  readonly shown: Pick<ShownCase, 'record' | 'mayAdd'>;
  readonly documents: readonly ListedDocument[];
}

/** On the page of the case. */
export const DocumentsPanel = ({ shown: { record, mayAdd }, documents }: DocumentsPanelProps) => {
  const caseId = record.id;
  const home = homeOf(record);
  return (
    <Panel
      title="Handlingar"
      id="handlingar"
      action={mayAdd && <ButtonLink href={`/arenden/${caseId}/dokument/nytt`}>Nytt dokument</ButtonLink>}
    >
      {documents.length === 0 ? (
        <p>
          {home ? 'Inga egna handlingar än. Det som görs i arbetet ligger där: ' : 'Inga handlingar än.'}
          {home && <a href={home}>{caseKind(record.kind).label}</a>}
          {!home && mayAdd && ' Skriv ett dokument från en mall, eller ladda upp det som har kommit in.'}
        </p>
      ) : (
        <Table
          caption="Handlingar i ärendet"
          hideCaption
          rows={documents}
          columns={[
            { heading: 'Nr', cell: ({ number }) => number ?? '–', number: true },
            {
              heading: 'Handling',
              header: true,
              cell: (row) => (
                <>
                  <a href={`/arenden/${caseId}/dokument/${row.id}`}>{row.title}</a>
                  <span class="block small">
                    <StateTag document={row} />{' '}
                    {[
                      documentType(row.type).name,
                      row.direction === 'working'
                        ? null
                        : documentDirections[row.direction as DocumentDirection].toLowerCase(),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </>
              ),
            },
            { heading: 'Datum', cell: ({ datedOn }) => <span class="nowrap">{datedOn}</span> },
            { heading: 'Från eller till', cell: ({ party }) => party ?? '–' },
          ]}
        />
      )}
    </Panel>
  );
};

export interface DocumentPageProps {
  readonly actor: Actor;
  readonly shown: ShownDocument;
  /** What it says, drawn; absent for a file that was uploaded. */
  readonly preview: Child;
  readonly today: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors?: Errors;
  readonly message?: string | undefined;
  /** It has just been sent or signed. */
  readonly isFinished: boolean;
}

const SECONDS_TO_PDF = 2;

export const DocumentPage = (props: DocumentPageProps) => {
  const { actor, shown, errors = {}, message } = props;
  const { record, document, composed } = shown;
  const waits = document.state === 'approved' && document.fileId === null;
  return (
    <Page
      actor={actor}
      title={document.title}
      section="cases"
      path="/arenden"
      crumbs={[
        { href: '/arenden', text: 'Ärenden' },
        { href: `/arenden/${record.id}`, text: printedMark(record) },
      ]}
      message={message}
      aside={<StateTag document={document} />}
      {...(waits && Object.keys(errors).length === 0 && { refresh: SECONDS_TO_PDF })}
    >
      <ErrorSummary errors={errors} />
      <div class="cols case">
        <div class="stack">
          {props.isFinished && <OpenDeadlines shown={shown} />}
          {!shown.opened && <OpenWithReason {...props} />}
          {props.preview}
          {!composed && shown.opened && <Uploaded shown={shown} />}
        </div>
        <aside class="stack">
          <Step {...props} waits={waits} />
          <About shown={shown} />
        </aside>
      </div>
    </Page>
  );
};

const Uploaded = ({ shown: { document } }: { shown: ShownDocument }) => (
  <Panel title="Innehåll">
    {document.fileName ? (
      <p>
        <a href={`/filer/${document.fileId}`} download>
          {document.fileName}
        </a>
        <span class="block small">{sizeText(document.fileSize ?? 0)}</span>
      </p>
    ) : (
      <p>Innehållet är rensat. Att handlingen fanns står kvar.</p>
    )}
  </Panel>
);

const OpenWithReason = ({ shown: { record, document }, typed, errors = {} }: DocumentPageProps) => (
  <Panel title="Handlingen kan nämna personer">
    <form
      class="stack"
      novalidate
      method="post"
      action={`/arenden/${record.id}/dokument/${document.id}/oppna`}
    >
      <div class="ds-field">
        <label class="ds-label" for="reason">
          Varför behöver du läsa handlingen?
        </label>
        <div class="hint" id="reason-hint">
          Skälet står i nämndens logg
        </div>
        <textarea class="ds-input" id="reason" name="reason" rows={2} aria-describedby="reason-hint">
          {typed.reason ?? ''}
        </textarea>
        {errors.reason && <p class="ds-validation-message field-error">{errors.reason}</p>}
      </div>
      <div class="actions">
        <Button variant="secondary">Öppna handlingen</Button>
      </div>
    </form>
  </Panel>
);

const About = ({ shown }: { shown: ShownDocument }) => {
  const { record, document, receiver, templateName } = shown;
  const incoming = document.direction === 'incoming';
  const party = shown.sentTo || (receiver && personName(receiver));
  return (
    <Panel title="Om handlingen">
      <Facts
        facts={[
          {
            label: 'Nummer',
            value: markWith(record.externalMark ?? record.mark ?? undefined, document.number),
          },
          { label: 'Slag', value: documentType(document.type).name },
          { label: 'Riktning', value: documentDirections[document.direction as DocumentDirection] },
          { label: incoming ? 'Kom in' : 'Datum', value: longDate(document.datedOn) },
          ...(party ? [{ label: incoming ? 'Från' : 'Till', value: party }] : []),
          ...(templateName ? [{ label: 'Mall', value: templateName }] : []),
          ...(document.secrecy
            ? [{ label: 'Sekretess kan gälla', value: secrecyLabel(document.secrecy) }]
            : []),
          ...(document.partyWithheld || document.titleWithheld
            ? [
                {
                  label: 'Visas inte för allmänheten',
                  value: [document.partyWithheld && 'vem', document.titleWithheld && 'vad']
                    .filter(Boolean)
                    .join(' och '),
                },
              ]
            : []),
          ...(document.approvedAt
            ? [
                {
                  label: 'Godkänd',
                  value: [swedishTime(document.approvedAt), document.approverName].filter(Boolean).join(', '),
                },
              ]
            : []),
          ...(document.finishedOn
            ? [
                {
                  label: document.state === 'sent' ? 'Skickad' : 'Undertecknad',
                  value: [
                    longDate(document.finishedOn),
                    sendingWays[document.sentWay as SendingWay]?.toLowerCase(),
                  ]
                    .filter(Boolean)
                    .join(', '),
                },
              ]
            : []),
          ...(document.sha256
            ? [
                {
                  label: 'Kontrollsumma (SHA-256)',
                  value: (
                    <>
                      <code class="break">{document.sha256}</code>
                      <span class="block small">
                        Räknas om på filen ni har: samma summa betyder att den inte har ändrats.
                      </span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Downloads shown={shown} />
    </Panel>
  );
};

const Downloads = ({ shown: { record, document, composed } }: { shown: ShownDocument }) => {
  if (!composed) return null;
  const address = `/arenden/${record.id}/dokument/${document.id}`;
  return (
    <div class="row">
      <ButtonLink href={`${address}/dokument.pdf`} download>
        PDF
      </ButtonLink>
      {!isFrozen(document) && (
        <ButtonLink href={`${address}/dokument.docx`} download>
          Word
        </ButtonLink>
      )}
    </div>
  );
};
