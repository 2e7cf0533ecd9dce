// HTTP webhook: a JSON POST, signed with HMAC-SHA256 when a key is set.
import { createHmac } from 'node:crypto';
import type { Channel, Message } from './channel.ts';

/** @param key shared with the receiver; the signature stands in `x-watchdesk-signature` as hex */
export function webhookChannel(key: () => string | undefined): Channel {
  return {
    name: 'webhook',
    async send(message: Message, signal: AbortSignal): Promise<string> {
      const body = JSON.stringify({ id: message.id, to: message.name, subject: message.subject, text: message.text, ...message.data });
      const secret = key();
      const response = await fetch(message.address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': message.id,
          ...(secret === undefined ? {} : { 'x-watchdesk-signature': createHmac('sha256', secret).update(body).digest('hex') }),
        },
        body,
        redirect: 'error',
        signal,
      });
      const text = (await response.text()).slice(0, 200);
      if (!response.ok) throw new Error(`HTTP ${response.status} ${text}`);
      return `HTTP ${response.status}`;
    },
  };
}
