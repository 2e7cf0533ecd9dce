// The address at which a person's duties can be subscribed to: made, copied, renewed, withdrawn.
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { refusalOf } from '#renderer/client/errors.ts';
import { isDesktop } from '#renderer/client/link.ts';
import { orpc, queryClient } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { PersonSelect } from '#renderer/features/directory/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { momentOf } from '#renderer/texts/times.ts';
import { useCopy } from '#renderer/texts/use-copy.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import '../styles/feed.css';

const stale = (): Promise<void> => queryClient.invalidateQueries({ queryKey: orpc.rosterFiles.feedOf.key() });

export function FeedDialog({ onClose }: { onClose: () => void }) {
  const { rosterFiles, common } = useTexts();
  const words = rosterFiles.feed;
  const { message } = App.useApp();
  const mayPlan = useMay('rosters.edit');
  const [chosen, setChosen] = useState<string | null>(null);
  const input = chosen === null ? {} : { person: chosen };
  const { data, error } = useQuery(orpc.rosterFiles.feedOf.queryOptions({ input }));
  const renew = useMutation({ ...orpc.rosterFiles.renewFeed.mutationOptions(), onSuccess: stale });
  const revoke = useMutation({
    ...orpc.rosterFiles.revokeFeed.mutationOptions(),
    onSuccess: async () => {
      void message.success(words.revoked);
      await stale();
    },
  });
  const path = data?.path ?? null;
  const address = path === null ? '' : `${location.origin}${path}`;
  const copy = useCopy();
  const failed = renew.error ?? revoke.error ?? error;
  return (
    <Modal open title={words.title} onCancel={onClose} footer={<Button onClick={onClose}>{common.close}</Button>} width={640}>
      <div className="feed" data-testid="feed">
        {mayPlan ? (
          <PersonSelect
            id="feed-person"
            label={words.whose}
            placeholder={words.whose}
            value={chosen ?? data?.person?.id ?? null}
            name={data?.person?.name ?? null}
            onChange={setChosen}
          />
        ) : (
          <b>{data?.person?.name}</b>
        )}
        {data && data.person === null ? <p>{words.noPerson}</p> : null}
        {data?.person && path === null ? (
          <>
            <p>{words.none}</p>
            <Button type="primary" loading={renew.isPending} onClick={() => renew.mutate(input)} data-testid="feed-make">
              {words.make}
            </Button>
          </>
        ) : null}
        {path === null ? null : isDesktop ? (
          <p>{words.desktop}</p>
        ) : (
          <span className="row">
            <Input
              readOnly
              aria-label={words.address}
              value={address}
              onFocus={(event) => event.target.select()}
              data-testid="feed-address"
            />
            <Button type="primary" onClick={() => copy(address)}>
              {words.copy}
            </Button>
          </span>
        )}
        {path === null ? null : (
          <>
            <p className="muted">
              {data?.since ? `${words.since(momentOf(Date.parse(data.since), false))} · ` : null}
              {words.secret}
            </p>
            <p className="muted">{data && data.hosts.length > 0 ? words.hosts(data.hosts.join('、')) : words.local}</p>
            <span className="row">
              <Button loading={renew.isPending} onClick={() => renew.mutate(input)} data-testid="feed-renew">
                {words.renew}
              </Button>
              <Button danger loading={revoke.isPending} onClick={() => revoke.mutate(input)} data-testid="feed-revoke">
                {words.revoke}
              </Button>
            </span>
          </>
        )}
        {failed ? <Refused refusal={refusalOf(failed)} /> : null}
      </div>
    </Modal>
  );
}
