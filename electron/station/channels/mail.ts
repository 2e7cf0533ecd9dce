// Mail over SMTP.
import type { StationSettings } from '#shared/settings/types.ts';
import type { Channel, Message } from './channel.ts';

const timeoutMs = 15_000;

/** @param settings read at each sending, so that a change holds at once @param password the key of the mail account */
export function mailChannel(settings: () => StationSettings['mail'], password: () => string | undefined): Channel {
  return {
    name: 'mail',
    async send(message: Message, signal: AbortSignal): Promise<string> {
      const mail = settings();
      if (!mail) throw new Error('mail is not set up');
      // Loaded when first needed: most stations never send a mail while idle.
      const { createTransport } = await import('nodemailer');
      const key = password();
      const transport = createTransport({
        host: mail.host,
        port: mail.port,
        secure: mail.secure,
        ...(mail.user && key !== undefined ? { auth: { user: mail.user, pass: key } } : {}),
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
      });
      signal.addEventListener('abort', () => transport.close(), { once: true });
      try {
        const sent = await transport.sendMail({
          from: mail.from,
          to: { name: message.name, address: message.address },
          subject: message.subject,
          text: message.text,
          messageId: `<${message.id.replace(/[^A-Za-z0-9.-]/g, '.')}@watchdesk>`,
        });
        return (sent.response ?? '').slice(0, 300);
      } finally {
        transport.close();
      }
    },
  };
}
