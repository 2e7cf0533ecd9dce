// The bridge between shell and page, and all there is of it: asks for a port to the station and hands it to the page.
// It lists no methods: what the station answers is the contract's business. A new port comes when the station was started anew;
// the page listens from the top level of its entry (`message` events of its own window, type "watchdesk-port").
import { ipcRenderer } from 'electron';

/** Name of the message on all three ways: to the shell, back from it, and on to the page. */
const portChannel = 'watchdesk-port';
/** One for each page load: the shell gives one port for it, and a port that belongs to another load is not handed on. */
const nonce = crypto.randomUUID();

/** The page's scripts have run and can hear us. */
const loaded = new Promise<void>((resolve) => {
  if (document.readyState === 'complete') resolve();
  else window.addEventListener('load', () => resolve(), { once: true });
});

async function handOn(port: MessagePort): Promise<void> {
  await loaded;
  window.postMessage({ type: portChannel, nonce }, location.origin, [port]);
}

ipcRenderer.on(portChannel, (event, answered: unknown) => {
  const [port] = event.ports;
  if (answered === nonce && port) void handOn(port);
  else for (const stray of event.ports) stray.close();
});

ipcRenderer.send(portChannel, nonce);
