// Spot checks: what is to be called now, the call's form, what was found, counts by unit, the rules of drawing.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { startOfDay, toIso } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { Remaining } from '#renderer/texts/Times.tsx';
import { clockOf, zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { CallForm } from '../parts/CallForm.tsx';
import { CheckList, CheckCounts } from '../parts/CheckList.tsx';
import { DutyTabs } from '../parts/DutyTabs.tsx';
import { SpotRules } from '../parts/SpotRules.tsx';
import '../checks.css';

const periods = [7, 30, 90, 365] as const;
const dayMs = 86_400_000;

export function SpotChecksPage() {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const now = useNow();
  const mayCheck = useMay('duty.check');
  const [days, setDays] = useState<number>(30);
  const [calling, setCalling] = useState<string | null>(null);
  const zone = zoneNow();
  const today = startOfDay(now, zone);
  const { data } = useQuery({
    ...orpc.duty.spotChecks.queryOptions({ input: { from: toIso(today - (days - 1) * dayMs, zone), to: toIso(today + 2 * dayMs, zone) } }),
    placeholderData: keepPreviousData,
    // A call that was drawn comes up by itself.
    refetchInterval: 60_000,
  });
  const items = data?.items ?? [];
  const open = items.filter((item) => item.state === 'open').toReversed();
  return (
    <div className="page">
      <DutyTabs />
      <div className="spot-checks">
        <div className="checks-main">
          <section className="panel" data-testid="checks-open">
            <h2>
              {words.open} <em className="num">{open.length}</em>
              {mayCheck ? <Draw onDrawn={setCalling} /> : null}
            </h2>
            {open.length === 0 ? <Empty>{words.noneOpen}</Empty> : null}
            <ul className="check-open">
              {open.map((item) => (
                <li key={item.id} data-testid="check-open">
                  <b>{item.unit.name}</b>
                  <span className="muted num">{item.until ? words.before(clockOf(Date.parse(item.until))) : ''}</span>
                  {item.until ? <Remaining dueAt={Date.parse(item.until)} now={now} /> : <span />}
                  {mayCheck ? (
                    <Button
                      type={calling === item.id ? 'default' : 'primary'}
                      aria-expanded={calling === item.id}
                      onClick={() => setCalling(calling === item.id ? null : item.id)}
                    >
                      {words.call}
                    </Button>
                  ) : null}
                  {calling === item.id ? (
                    <CallForm key={item.id} id={item.id} unit={item.unit.name} onDone={() => setCalling(null)} />
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
          <section className="panel checks-list">
            <h2>
              {words.list} <em className="num">{items.length - open.length}</em>
              <span className="end">
                <Segmented
                  aria-label={words.list}
                  value={days}
                  options={periods.map((value) => ({ value, label: words.days(value) }))}
                  onChange={setDays}
                />
              </span>
            </h2>
            <CheckList items={items.filter((item) => item.state !== 'open')} />
          </section>
        </div>
        <div className="checks-side">
          <CheckCounts counts={data?.counts ?? []} />
          <SpotRules />
        </div>
      </div>
    </div>
  );
}

function Draw({ onDrawn }: { onDrawn: (id: string) => void }) {
  const { onDuty } = useTexts();
  const words = onDuty.checks;
  const { message } = App.useApp();
  const { data: units } = useQuery(orpc.directory.units.queryOptions({ input: {} }));
  const draw = useMutation({
    ...orpc.duty.drawSpotCheck.mutationOptions(),
    onSuccess: (check) => {
      void message.info(words.drawn(check.unit.name));
      onDrawn(check.id);
    },
  });
  const townships = (units?.items ?? []).filter((unit) => unit.kind === 'township');
  return (
    <span className="end">
      <Select
        aria-label={words.pickUnit}
        placeholder={words.pickUnit}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        style={{ minWidth: 150 }}
        options={townships.map((unit) => ({ value: unit.id, label: unit.name }))}
        onChange={(unit: string | null) => (unit === null ? undefined : draw.mutate({ unit }))}
      />
      <Button type="primary" loading={draw.isPending} onClick={() => draw.mutate({})} data-testid="draw-check">
        {words.draw}
      </Button>
      {draw.isError ? <Refused refusal={refusalOf(draw.error)} /> : null}
    </span>
  );
}
