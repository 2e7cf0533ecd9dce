// All call notes, newest first; each can be made an incident.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { stationNow } from '#renderer/client/connection.ts';
import { saveDraft } from '#renderer/client/drafts.ts';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { momentOf, shortMoment } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { emptyForm } from '../intake-model.ts';
import '../incidents.css';

export function CallNotesPage() {
  const { common, intake: words } = useTexts();
  const [text, setText] = useState('');
  const now = useNow();
  const navigate = useNavigate();
  const mayWrite = useMay('incidents.write');
  const query = useInfiniteQuery(
    orpc.incidents.callNotes.infiniteOptions({
      input: (cursor: string | undefined) => ({ text, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor,
    }),
  );
  const { items, more } = pagesOf(query);
  const toIncident = async (note: (typeof items)[number]): Promise<void> => {
    const form = {
      ...emptyForm(stationNow()),
      receivedAt: momentOf(Date.parse(note.at)),
      mode: note.mode,
      caller: note.caller ?? '',
      phone: note.phone ?? '',
      text: note.text,
      callNote: note.id,
    };
    await saveDraft('intake', { form, files: [] });
    void navigate('/intake');
  };
  return (
    <div className="page">
      <header className="page-head">
        <h1>{words.callNote.list}</h1>
        <Input.Search
          aria-label={words.callNote.filter}
          placeholder={words.callNote.filter}
          allowClear
          style={{ width: 320 }}
          onSearch={setText}
          onChange={(event) => setText(event.target.value)}
        />
      </header>
      <section className="panel" style={{ flex: 1 }}>
        {items.length === 0 && !query.isPending ? <Empty>{text === '' ? words.callNote.empty : common.notFound}</Empty> : null}
        <VirtualList
          items={items}
          keyOf={(note) => note.id}
          estimate={66}
          label={words.callNote.list}
          interactive
          onEnd={more}
          render={(note, active) => (
            <div className={`call-row${active ? ' active' : ''}`}>
              <time className="num" title={momentOf(Date.parse(note.at))}>
                {shortMoment(Date.parse(note.at), now)}
              </time>
              <span className="muted">{common.modes[note.mode]}</span>
              <span>
                <b>{note.caller ?? ''}</b> <span className="num muted">{note.phone ?? ''}</span>
                <br />
                {note.text}
              </span>
              <span className="muted">{note.by}</span>
              {note.incident ? (
                <Button type="link" onClick={() => void navigate(`/incidents/${note.incident ?? ''}`)}>
                  {words.callNote.converted}
                </Button>
              ) : (
                <Button disabled={!mayWrite} onClick={() => void toIncident(note)}>
                  {words.callNote.toIncident}
                </Button>
              )}
            </div>
          )}
        />
      </section>
    </div>
  );
}
