// Alarms of a period: the figures a month is judged by, the worst sources, and the list itself.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { dayText, instantOf, startOfDay, toIso } from '#shared/time/zone.ts';
import { type Priority, priorities } from '#shared/obligations/types.ts';
import { useNow } from '#renderer/client/now.ts';
import { pagesOf } from '#renderer/client/pages.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { VirtualList } from '#renderer/components/VirtualList.tsx';
import { momentOf, shortMoment, span, zoneNow } from '#renderer/texts/times.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { type History, type HistoryItem, percentOf, sourceName, targetShares } from '../alarm-model.ts';
import { type Period, useAlarmHistory } from '../use-history.ts';

const dayMs = 86_400_000;
const presets = { day: 1, week: 7, month: 30 } as const;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** Midnight after `days` from that day, as ISO; null when it is no day. */
function instantOfDay(day: string, days: number): string | null {
  const typed = day.normalize('NFKC').trim();
  if (!dayPattern.test(typed)) return null;
  const [year = 0, month = 1, date = 1] = typed.split('-').map(Number);
  const at = instantOf({ year, month, day: date }, zoneNow());
  // February 30th is no day.
  return dayText(at, zoneNow()) === typed ? toIso(instantOf({ year, month, day: date + days }, zoneNow()), zoneNow()) : null;
}

function periodOf(from: string, to: string): Period | null {
  const [start, end] = [instantOfDay(from, 0), instantOfDay(to, 1)];
  return start !== null && end !== null && Date.parse(start) < Date.parse(end) ? { from: start, to: end } : null;
}

export function AlarmHistory() {
  const { alarms } = useTexts();
  const words = alarms.history;
  const now = useNow();
  const zone = zoneNow();
  const today = startOfDay(now, zone);
  const [from, setFrom] = useState(() => dayText(now - presets.week * dayMs, zone));
  const [to, setTo] = useState(() => dayText(now, zone));
  const typed = periodOf(from, to);
  // While a date is being typed the last whole period stays on screen.
  const [shown, setShown] = useState<Period>(() => typed ?? { from: toIso(today - 7 * dayMs, zone), to: toIso(today + dayMs, zone) });
  if (typed && (typed.from !== shown.from || typed.to !== shown.to)) setShown(typed);
  const query = useAlarmHistory(shown);
  const { first, items, more } = pagesOf(query);
  const figures = first?.figures;
  const choose = (days: number): void => {
    setFrom(dayText(now - (days === 1 ? 1 : days - 1) * dayMs, zone));
    setTo(dayText(now, zone));
  };
  return (
    <>
      <div className="alarm-period" role="group" aria-label={words.period}>
        {(Object.keys(presets) as (keyof typeof presets)[]).map((name) => (
          <Button key={name} onClick={() => choose(presets[name])}>
            {words[name]}
          </Button>
        ))}
        <label htmlFor="history-from">{words.from}</label>
        <Input
          id="history-from"
          className="num"
          value={from}
          maxLength={10}
          status={typed ? '' : 'error'}
          aria-invalid={!typed}
          onChange={(event) => setFrom(event.target.value)}
        />
        <label htmlFor="history-to">{words.to}</label>
        <Input
          id="history-to"
          className="num"
          value={to}
          maxLength={10}
          status={typed ? '' : 'error'}
          aria-invalid={!typed}
          onChange={(event) => setTo(event.target.value)}
        />
        {typed ? null : (
          <span className="due" role="alert">
            {words.wrong}
          </span>
        )}
      </div>
      <div className="history-columns">
        {figures ? <Figures figures={figures} /> : null}
        <section className="panel" data-testid="alarm-history">
          <h2>{words.list}</h2>
          {items.length === 0 && !query.isPending ? <Empty>{words.empty}</Empty> : null}
          <VirtualList
            items={items}
            keyOf={(item) => item.id.replace('/', '-')}
            estimate={44}
            label={words.list}
            onEnd={more}
            render={(item, active) => <HistoryLine item={item} now={now} active={active} />}
          />
        </section>
      </div>
    </>
  );
}

function HistoryLine({ item, now, active }: { item: HistoryItem; now: number; active: boolean }) {
  const { alarms, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const at = Date.parse(item.at);
  return (
    <div className={`history-line${active ? ' active' : ''}`} data-testid="history-line">
      <time className="num" dateTime={item.at} title={momentOf(at)}>
        {shortMoment(at, now)}
      </time>
      <span className={`prio prio-${item.priority}`}>{common.priority[item.priority]}</span>
      <span>{sourceName(item.title, locale)}</span>
      <span className="muted">
        {item.acknowledgedAt === null
          ? alarms.history.notAcknowledged
          : alarms.history.acknowledged(item.acknowledgedBy ?? '', span(Date.parse(item.acknowledgedAt) - at))}
      </span>
    </div>
  );
}

function Figures({ figures }: { figures: History['figures'] }) {
  const { alarms, common } = useTexts();
  const words = alarms.history;
  const locale = useLocale((state) => state.locale);
  const most = figures.worst[0]?.count ?? 1;
  const tiles: [string, string, string?][] = [
    [words.total, String(figures.total)],
    [words.perShift, String(figures.perShift)],
    [words.floods, String(figures.floods), words.floodsHint],
    [words.median, figures.medianAcknowledgeMs === null ? words.noAcknowledgement : span(figures.medianAcknowledgeMs)],
  ];
  return (
    <section className="panel alarm-figures" tabIndex={0} aria-label={words.figures} data-testid="alarm-figures">
      <h2>{words.figures}</h2>
      <dl className="tiles">
        {tiles.map(([name, value, hint]) => (
          <div key={name} title={hint}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.byPriority}</h3>
      <ul className="bars">
        {priorities.map((priority: Priority) => (
          <li key={priority}>
            <span className={`prio prio-${priority}`}>{common.priority[priority]}</span>
            <span className="bar" aria-hidden="true">
              <i
                className={`fill-${priority}`}
                style={{ width: `${figures.total === 0 ? 0 : (figures.byPriority[priority] / figures.total) * 100}%` }}
              />
              <b style={{ left: `${targetShares[priority]}%` }} />
            </span>
            <span className="num">{words.share(figures.byPriority[priority], percentOf(figures.byPriority[priority], figures.total))}</span>
            <small className="faint num">{words.target(targetShares[priority])}</small>
          </li>
        ))}
      </ul>
      <h3>{words.worst}</h3>
      <ol className="worst">
        {figures.worst.map((one) => (
          <li key={one.source}>
            <span>{sourceName(one.source, locale)}</span>
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${(one.count / most) * 100}%` }} />
            </span>
            <b className="num">{one.count}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}
