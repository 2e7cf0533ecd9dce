// People and units that were removed since the page was opened.
import { client } from '#renderer/client/link.ts';
import { type Removed, useView } from '../view.ts';
import { RemovedItems } from './RemovedItems.tsx';

const forget = (id: string): void => useView.setState(({ removed }) => ({ removed: removed.filter((one) => one.id !== id) }));

const restore = ({ kind, id }: Removed): Promise<unknown> =>
  kind === 'person' ? client.directory.savePerson({ id, removed: false }) : client.directory.saveUnit({ id, removed: false });

export function RemovedBar() {
  return <RemovedItems items={useView((view) => view.removed)} restore={restore} forget={forget} />;
}
