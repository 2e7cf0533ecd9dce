// When the station cannot record or is not reached, this says so over everything, with the way out.
import { useConnection } from '#renderer/client/connection.ts';
import { useNow } from '#renderer/client/now.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';

type FaultName = 'diskFull' | 'readOnly' | 'damaged' | 'fromTheFuture' | 'inUse' | 'internal';

/** A break shorter than this is a hiccup that nobody need read about. */
const quietBreakMs = 2_000;

export function FaultBar() {
  const { frame } = useTexts();
  const { fault, state, brokenSince } = useConnection();
  const now = useNow();
  if (fault !== null) {
    const sentence = fault in frame.fault ? frame.fault[fault as FaultName] : frame.fault.internal;
    return (
      <div className="fault-bar" role="alert" data-testid="fault" data-fault={fault}>
        <b>{frame.fault.title}</b> {sentence} {frame.fault.phoneInstead}
      </div>
    );
  }
  if (state !== 'broken' || brokenSince === null || now - brokenSince < quietBreakMs) return null;
  return (
    <div className="fault-bar" role="alert" data-testid="fault" data-fault="unreachable">
      <b>{frame.connection.broken(Math.round((now - brokenSince) / 1000))}</b> {frame.fault.phoneInstead}
    </div>
  );
}
