/** Kallelse to a meeting, as those read it who do not write it. */
import type { Actor } from '../../../platform/actor.ts';
import { longDate } from '../../../platform/plain-date.ts';
import { ErrorSummary, type Errors } from '../../../ui/field.tsx';
import { Page } from '../../../ui/page.tsx';
import { ButtonLink, EmptyState, Facts, Panel, Table } from '../../../ui/parts.tsx';
import type { ComingMeetings, ShownNotice } from '../actions/index.ts';
import { closedItem, scentNotice } from '../rules/index.ts';

export interface NoticeProps {
  readonly actor: Actor;
  readonly shown: ShownNotice;
  readonly message?: string | undefined;
}

export const NoticeFrame = (props: NoticeProps & { errors?: Errors; children?: unknown }) => {
  const { actor, shown, message, errors = {} } = props;
  const { meeting, notice } = shown;
  const address = `/kallelser/${meeting.id}`;
  return (
    <Page
      actor={actor}
      title={`Kallelse till ${meeting.bodyName} ${longDate(meeting.heldOn)}`}
      section="controller"
      path="/namnd/organ"
      message={message}
      crumbs={[
        { href: '/namnd', text: 'Vem gör vad' },
        { href: '/namnd/organ', text: 'Organ och sammanträden' },
        { href: `/namnd/organ/${meeting.bodyId}`, text: meeting.bodyName },
      ]}
      aside={
        notice && (
          <div class="row">
            <ButtonLink href={`${address}/kallelse.pdf`} variant="primary" download>
              Skriv ut (PDF)
            </ButtonLink>
            <ButtonLink href={`${address}/kallelse.docx`} download>
              Word
            </ButtonLink>
          </div>
        )
      }
    >
      <ErrorSummary errors={{ ...errors, identityNumbers: undefined }} />
      <div class="stack below">
        {props.children}
        <Coming coming={shown.coming} />
      </div>
    </Page>
  );
};

const Coming = ({ coming }: { coming: readonly ComingMeetings[] }) => (
  <Panel title="Kommande sammanträden">
    {coming.length === 0 ? (
      <p>
        Inga fler datum är inlagda. <a href="/namnd/organ">Lägg in dem under Organ och sammanträden</a>, så
        skrivs de ut i kallelsen.
      </p>
    ) : (
      <Table
        caption="Kommande sammanträden"
        hideCaption
        rows={coming}
        columns={[
          { heading: 'Organ', header: true, cell: (row) => row.bodyName },
          { heading: 'Datum', cell: (row) => row.days.map((day) => longDate(day)).join(', ') },
        ]}
      />
    )}
  </Panel>
);

/** For those who read: as it is printed. */
export const NoticePage = (props: NoticeProps) => {
  const { meeting, notice, agenda } = props.shown;
  if (!notice)
    return (
      <NoticeFrame {...props}>
        <EmptyState
          title="Ingen kallelse än"
          text="Nämndens registrator eller samordnare skriver kallelsen till sammanträdet."
        />
      </NoticeFrame>
    );
  return (
    <NoticeFrame {...props}>
      <Panel title="Sammanträdet">
        <Facts
          facts={[
            { label: 'Datum', value: longDate(meeting.heldOn) },
            { label: 'Sammanträdande organ', value: meeting.bodyName },
            { label: 'Tid', value: notice.heldTime },
            { label: 'Plats', value: notice.place },
            ...(notice.openToPublicFrom
              ? [{ label: 'Öppet för allmänheten från klockan', value: notice.openToPublicFrom }]
              : []),
            { label: 'Ordförande', value: notice.chair },
            { label: 'Förhinder anmäls till', value: notice.absenceTo },
          ]}
        />
        {notice.note && <p class="pre below">{notice.note}</p>}
        {notice.scentFree && <p class="below">{scentNotice}</p>}
      </Panel>
      <Panel title="Dagordning">
        <Table
          caption="Dagordning"
          hideCaption
          rows={agenda}
          columns={[
            { heading: 'Nr', number: true, cell: (row) => row.number },
            {
              heading: 'Ärende',
              header: true,
              cell: ({ item }) => {
                if (!item) return closedItem;
                return item.caseId ? <a href={`/arenden/${item.caseId}`}>{item.title}</a> : item.title;
              },
            },
            { heading: 'Beteckning', cell: ({ item }) => item?.mark ?? '' },
            { heading: 'Föredragande', cell: ({ item }) => item?.presenter ?? '' },
            { heading: 'Sidnr', number: true, cell: ({ item }) => item?.page ?? '' },
          ]}
        />
      </Panel>
    </NoticeFrame>
  );
};
