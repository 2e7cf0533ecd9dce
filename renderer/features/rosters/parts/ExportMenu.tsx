// What can be made of the roster that is looked at: files, paper, a calendar to subscribe to.
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '#renderer/client/link.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useDownload } from '../use-download.ts';
import { FeedDialog } from './FeedDialog.tsx';

interface Props {
  /** YYYY-MM-DD, both included. */
  from: string;
  to: string;
  /** One roster; null: all of them. */
  roster: string | null;
}

const formats = ['xlsx', 'docx', 'csv', 'ics'] as const;

export function ExportMenu({ from, to, roster }: Props) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.export;
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [feed, setFeed] = useState(false);
  const choose = (key: string): void => {
    const format = formats.find((one) => one === key);
    if (format) void download(() => client.rosterFiles.exportFile({ from, to, format, ...(roster === null ? {} : { roster }) }));
    else if (key === 'print') void navigate(`/duty/print?from=${from}&to=${to}${roster === null ? '' : `&roster=${roster}`}`);
    else setFeed(true);
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...formats.map((format) => ({ key: format, label: words[format] })),
            { type: 'divider' },
            { key: 'print', label: words.print },
            { key: 'feed', label: words.feed },
          ],
          onClick: ({ key }) => choose(key),
        }}
      >
        <Button loading={busy} data-testid="export">
          {words.menu} ▾
        </Button>
      </Dropdown>
      {feed ? <FeedDialog onClose={() => setFeed(false)} /> : null}
    </>
  );
}
