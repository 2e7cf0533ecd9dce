// The ways out of the room: mail, webhook, and what waits to be sent.
import { useNow } from '#renderer/client/now.ts';
import { Age } from '#renderer/texts/Times.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Settings, Station } from '../settings-model.ts';
import { MailSettings } from './MailSettings.tsx';
import { WebhookSettings } from './WebhookSettings.tsx';

export function ChannelSettings({ settings, station }: { settings: Settings; station: Station | undefined }) {
  return (
    <div className="stack">
      <MailSettings settings={settings} keySet={station?.mailKeySet} />
      <WebhookSettings settings={settings} keySet={station?.webhookKeySet} />
      {station ? <Outbox station={station} /> : null}
    </div>
  );
}

function Outbox({ station }: { station: Station }) {
  const { settings } = useTexts();
  const words = settings.channels;
  const now = useNow();
  const { waiting, oldestAt, lastDeliveredAt } = station.outbox;
  return (
    <section data-testid="outbox">
      <h2>{words.outbox}</h2>
      <dl className="facts-list">
        <dt>{words.waiting}</dt>
        <dd className={`num${waiting > 0 ? ' due' : ''}`}>{waiting}</dd>
        <dt>{words.oldest}</dt>
        <dd>{oldestAt === null ? words.none : <Age at={Date.parse(oldestAt)} now={now} />}</dd>
        <dt>{words.lastDelivered}</dt>
        <dd>{lastDeliveredAt === null ? words.never : <Age at={Date.parse(lastDeliveredAt)} now={now} />}</dd>
      </dl>
    </section>
  );
}
