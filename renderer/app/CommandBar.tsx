// Ctrl+K: does anything by name, finds incidents, people, places and plans by words, pinyin or digits.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { orpc } from '#renderer/client/query.ts';
import { setLocked, useMay } from '#renderer/client/session.ts';
import { canBeFound, hitKey, pathOfHit } from '#renderer/features/plans/index.ts';
import { placePath } from '#renderer/features/resources/index.ts';
import { openShortNotice } from '#renderer/features/rosters/index.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { setTheme, useUi } from './ui-store.ts';

interface Hit {
  key: string;
  sort: string;
  title: string;
  detail: string;
  run: () => void;
}

const shown = 12;
const plansShown = 5;
const placesShown = 6;

export function CommandBar() {
  const open = useUi((ui) => ui.commandBar);
  const { frame } = useTexts();
  const input = useRef<InputRef>(null);
  return (
    <Modal
      open={open}
      title={frame.command.title}
      footer={<span className="faint">{frame.command.hint}</span>}
      onCancel={() => useUi.setState({ commandBar: false })}
      afterOpenChange={(now) => (now ? input.current?.focus() : undefined)}
      destroyOnHidden
      width={640}
      style={{ top: 80 }}
    >
      <Commands inputRef={input} />
    </Modal>
  );
}

function Commands({ inputRef }: { inputRef: React.RefObject<InputRef | null> }) {
  const { frame } = useTexts();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const hits = useHits(text);
  const run = (hit: Hit | undefined): void => {
    if (!hit) return;
    useUi.setState({ commandBar: false });
    hit.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter') run(hits[active]);
  };
  return (
    <>
      <Input
        ref={inputRef}
        size="large"
        role="combobox"
        aria-expanded
        aria-controls="command-hits"
        aria-label={frame.command.placeholder}
        placeholder={frame.command.placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="command-hits" className="command-hits" role="listbox" aria-label={frame.command.title}>
        {hits.map((hit, index) => (
          <li key={hit.key} role="option" aria-selected={index === active} onClick={() => run(hit)} onMouseEnter={() => setActive(index)}>
            <small>{hit.sort}</small>
            <b>{hit.title}</b>
            <span className="muted">{hit.detail}</span>
          </li>
        ))}
      </ul>
      {hits.length === 0 ? <p className="empty">{frame.command.empty}</p> : null}
    </>
  );
}

function useHits(text: string): Hit[] {
  const { frame, rosters, onDuty, planSearch, places, resources, common } = useTexts();
  const mayPlaces = useMay('resources.read');
  const navigate = useNavigate();
  const wanted = text.trim().toLowerCase();
  const { data: incidents } = useQuery({
    ...orpc.incidents.list.queryOptions({ input: { text: wanted, limit: 8 } }),
    enabled: wanted !== '',
  });
  const { data: people } = useQuery({
    ...orpc.directory.people.queryOptions({ input: { text: wanted, limit: 8 } }),
    enabled: wanted !== '',
  });
  const { data: placesFound } = useQuery({
    ...orpc.facilities.list.queryOptions({ input: { text: wanted, limit: placesShown } }),
    enabled: wanted !== '' && mayPlaces,
  });
  const { data: plansFound } = useQuery({
    ...orpc.planSearch.search.queryOptions({ input: { q: wanted, limit: plansShown } }),
    enabled: canBeFound(wanted),
    placeholderData: keepPreviousData,
  });
  const go = (path: string) => () => void navigate(path);
  const { nav, command } = frame;
  const actions: (Hit & { words: string })[] = [
    { key: 'intake', title: frame.intake, detail: 'F2', run: go('/intake'), words: 'jiebao jb intake' },
    { key: 'desk', title: nav.desk, detail: '', run: go('/'), words: 'zhishoutai zst desk' },
    { key: 'incidents', title: nav.incidents, detail: '', run: go('/incidents'), words: 'shijian sj incidents' },
    { key: 'calls', title: nav.calls, detail: '', run: go('/calls'), words: 'laidian ld calls' },
    { key: 'duty', title: nav.duty, detail: '', run: go('/duty'), words: 'zhiban zb duty roster' },
    { key: 'handover', title: frame.handover, detail: 'F9', run: go('/duty/handover'), words: 'jiaojieban jjb handover' },
    { key: 'checks', title: onDuty.tabs.checks, detail: '', run: go('/duty/checks'), words: 'chagang cg spot checks' },
    { key: 'log', title: onDuty.tabs.log, detail: '', run: go('/duty/log'), words: 'zhibanrizhi zbrz log' },
    { key: 'alarms', title: nav.alarms, detail: '', run: go('/alarms'), words: 'gaojing gj alarms' },
    { key: 'directory', title: nav.directory, detail: '', run: go('/directory'), words: 'tongxunlu txl directory phone' },
    { key: 'plans', title: nav.plans, detail: '', run: go('/plans'), words: 'yuan ya plans' },
    ...(mayPlaces
      ? [
          { key: 'map', title: nav.map, detail: '', run: go('/map'), words: 'ditu dt map' },
          { key: 'resources', title: nav.resources, detail: '', run: go('/resources'), words: 'ziyuan zy changsuo cs resources places' },
          { key: 'today', title: places.today.title, detail: '', run: go('/resources/today'), words: 'jinriziyuan jrzy today' },
        ]
      : []),
    { key: 'rules', title: nav.rules, detail: '', run: go('/rules'), words: 'guize gz rules limits' },
    { key: 'settings', title: nav.settings, detail: '', run: go('/settings'), words: 'shezhi sz settings' },
    { key: 'substitute', title: rosters.short.title, detail: 'F7', run: openShortNotice, words: 'dingban db sick substitute' },
    { key: 'lock', title: frame.lock, detail: '', run: () => setLocked(true), words: 'suoping sp lock' },
    {
      key: 'user',
      title: frame.changeUser,
      detail: '',
      run: () => useUi.setState({ changeUser: true }),
      words: 'huanren hr user',
    },
    { key: 'night', title: frame.theme.night, detail: '', run: () => setTheme('night'), words: 'yejian yj night' },
    { key: 'day', title: frame.theme.day, detail: '', run: () => setTheme('day'), words: 'rijian rj day' },
    { key: 'help', title: nav.help, detail: 'F1', run: () => useUi.setState({ help: true }), words: 'bangzhu bz help' },
  ].map((one) => ({ ...one, sort: command.action }));
  const matching = actions.filter(
    (one) => wanted === '' || one.title.toLowerCase().includes(wanted) || one.words.split(' ').some((word) => word.startsWith(wanted)),
  );
  const found: Hit[] =
    wanted === ''
      ? []
      : [
          ...(incidents?.items ?? []).map((one) => ({
            key: one.id,
            sort: command.incident,
            title: one.title,
            detail: one.number,
            run: go(`/incidents/${one.id}`),
          })),
          ...(people?.items ?? []).map((one) => ({
            key: one.id,
            sort: command.person,
            title: one.name,
            detail: `${one.unitName} ${one.post} ${one.phones[0]?.number ?? ''}`,
            run: go(`/directory?person=${one.id}`),
          })),
          ...(placesFound?.items ?? []).map((one) => ({
            key: one.id,
            sort: resources.kinds[one.kind],
            title: one.closed ? common.bracketed(one.name, places.list.closed) : one.name,
            // Who has the key is what is asked for next.
            detail: one.key ? `${one.key.name} ${one.key.phone}` : one.address,
            run: go(placePath(one.id)),
          })),
        ];
  if (!canBeFound(wanted) || !plansFound || plansFound.total === 0) return [...matching, ...found].slice(0, shown);
  const ofPlans: Hit[] = plansFound.items.map((one) => ({
    key: hitKey(one),
    sort: planSearch.plan,
    title: one.title,
    detail: one.heading === '' ? one.unitName : one.heading,
    run: go(pathOfHit(one, wanted)),
  }));
  const more: Hit = {
    key: 'plans-more',
    sort: planSearch.plan,
    title: planSearch.more,
    detail: planSearch.found(plansFound.total, plansFound.plans),
    run: go(`/plans/search?${new URLSearchParams({ q: wanted }).toString()}`),
  };
  return [...[...matching, ...found].slice(0, shown - ofPlans.length), ...ofPlans, more];
}
