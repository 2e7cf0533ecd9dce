// The incident's own limits as chips: ours first, then those we only see to. A click opens all that is known of one.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ObligationOut } from '#shared/contract/obligations.ts';
import { LimitChip } from '#renderer/features/obligations/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { IncidentDetail } from '../facts-form.ts';
import { LimitPanel } from './LimitPanel.tsx';

/** Those that want something come before those that are settled. */
const rank: Record<ObligationOut['state'], number> = { open: 0, missed: 1, late: 1, met: 2, waived: 3 };
const wants = (one: ObligationOut): boolean => rank[one.state] < 2;

function orderedLimits(items: readonly ObligationOut[]): ObligationOut[] {
  return items.toSorted((a, b) => rank[a.state] - rank[b.state] || Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

/** More settled ones than this are folded. */
const settledShown = 4;

export function IncidentLimits({ incident, onDraft }: { incident: IncidentDetail; onDraft: (obligation: ObligationOut) => void }) {
  const { incident: words } = useTexts();
  const [openId, setOpenId] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const box = useRef<HTMLElement>(null);
  const close = (): void => {
    setOpenId(null);
    if (openId !== null) document.getElementById(`limit-${openId}`)?.focus();
  };
  useEffect(() => {
    if (openId === null) return undefined;
    const elsewhere = (event: PointerEvent): void => {
      if (
        event.target instanceof Node &&
        !box.current?.contains(event.target) &&
        !(event.target instanceof Element && event.target.closest('.ant-select-dropdown'))
      )
        setOpenId(null);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [openId]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || openId === null || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const opened = incident.obligations.find((one) => one.id === openId);
  // Steps of a response stand in its checklist, with their limits.
  const obligations = incident.obligations.filter((one) => one.kind !== 'step');
  const sides = [
    { name: words.limits.title, items: orderedLimits(obligations.filter((one) => one.ours)) },
    { name: words.limits.others, items: orderedLimits(obligations.filter((one) => !one.ours)) },
  ].filter((side) => side.items.length > 0);
  const folded = obligations.filter((one) => !wants(one)).length > settledShown;
  return (
    <section
      ref={box}
      className="incident-limits"
      aria-label={words.limits.title}
      onKeyDown={onKeyDown}
      data-own-escape={openId === null ? undefined : ''}
      data-testid="incident-limits"
    >
      {sides.length === 0 ? <p className="muted">{words.limits.none}</p> : null}
      {sides.map((side, index) => (
        <div key={side.name} className="limit-side">
          {index === 0 ? null : <small className="muted">{side.name}</small>}
          {side.items
            .filter((one) => wants(one) || !folded || unfolded)
            .map((one) => (
              <button
                key={one.id}
                id={`limit-${one.id}`}
                type="button"
                className="limit-button"
                aria-expanded={one.id === openId}
                data-testid="limit-chip"
                data-state={one.state}
                onClick={() => setOpenId(one.id === openId ? null : one.id)}
              >
                <LimitChip obligation={one} />
              </button>
            ))}
          {folded && index === sides.length - 1 ? (
            <Button type="link" size="small" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              {unfolded ? words.limits.fold : words.limits.folded(obligations.filter((one) => !wants(one)).length)}
            </Button>
          ) : null}
        </div>
      ))}
      {opened ? (
        <LimitPanel
          key={opened.id}
          obligation={opened}
          onClose={close}
          onDraft={() => {
            // It would lie over the reports that it leads to.
            setOpenId(null);
            onDraft(opened);
          }}
        />
      ) : null}
    </section>
  );
}
