// Rule packs by scope, each with its switch; proposals say that they must be confirmed by the office.
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Segmented, Switch } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { packScopes } from '#shared/settings/types.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { Empty } from '#renderer/components/Empty.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useAskBefore } from '#renderer/texts/use-ask-before.ts';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import type { Pack } from '../settings-model.ts';
import { useChangeSettings } from '../use-settings.ts';

const scopes = ['office', 'proposal', ...packScopes.filter((scope) => scope !== 'office' && scope !== 'proposal')] as const;

export function PackSettings() {
  const { settings: texts, common } = useTexts();
  const words = texts.packs;
  const locale = useLocale((state) => state.locale);
  const navigate = useNavigate();
  const mayEdit = useMay('settings.edit');
  const { message } = App.useApp();
  const askBefore = useAskBefore();
  const { data } = useQuery(orpc.settings.packs.queryOptions());
  const { change, refusal } = useChangeSettings();
  const [text, setText] = useState('');
  const [onlyOn, setOnlyOn] = useState(false);
  const packs = data?.items ?? [];
  const nameOf = (pack: Pack): string => (locale === 'en' ? pack.nameEn : pack.name);
  const aboutOf = (pack: Pack): string => (locale === 'en' ? pack.descriptionEn : pack.description);
  const wanted = text.trim().toLowerCase();
  const shown = packs.filter((pack) => (!onlyOn || pack.on) && `${nameOf(pack)} ${aboutOf(pack)}`.toLowerCase().includes(wanted));
  const unconfirmed = packs.filter((pack) => pack.scope === 'proposal' && pack.on);
  const put = (pack: Pack, on: boolean): void =>
    change.mutate(
      { packs: [...packs.filter((one) => one.on && one.id !== pack.id).map((one) => one.id), ...(on ? [pack.id] : [])] },
      { onSuccess: () => void message.info(words.switched(nameOf(pack), on)) },
    );
  const toggle = (pack: Pack, on: boolean): void => {
    if (on) put(pack, true);
    else
      askBefore({
        title: words.switchOff(nameOf(pack)),
        content: words.switchOffWhat(pack.rules),
        ok: words.off,
        onOk: () => put(pack, false),
      });
  };
  return (
    <div className="packs" data-testid="pack-settings">
      {unconfirmed.length > 0 ? (
        <section className="pack-notice" role="note">
          <h2>▲ {words.proposalsTitle}</h2>
          <p>
            {words.proposals(
              unconfirmed.map((pack) => (locale === 'en' ? pack.nameEn : `“${pack.name}”`)).join(locale === 'en' ? ', ' : '、'),
            )}
          </p>
          <Button onClick={() => void navigate('/rules?confidence=proposal')}>{words.toRules}</Button>
        </section>
      ) : null}
      <div className="packs-head">
        <Input
          aria-label={words.filter}
          placeholder={words.filter}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Segmented
          aria-label={words.onlyOn}
          value={onlyOn ? 'on' : 'all'}
          options={[
            { value: 'all', label: words.all },
            { value: 'on', label: words.onlyOn },
          ]}
          onChange={(value) => setOnlyOn(value === 'on')}
        />
        <span className="muted num">{words.onCount(packs.filter((pack) => pack.on).length, packs.length)}</span>
      </div>
      {mayEdit ? null : <p className="muted">{texts.readOnly}</p>}
      {change.isError ? <Refused refusal={refusal} /> : null}
      {shown.length === 0 && data ? <Empty>{common.notFound}</Empty> : null}
      {scopes.map((scope) => {
        const ofScope = shown.filter((pack) => pack.scope === scope);
        return ofScope.length === 0 ? null : (
          <section key={scope}>
            <h2>{words.scopes[scope]}</h2>
            <ul>
              {ofScope.map((pack) => (
                <li key={pack.id} data-testid="pack" data-id={pack.id}>
                  <Switch
                    aria-label={nameOf(pack)}
                    checked={pack.on}
                    disabled={!mayEdit || change.isPending}
                    checkedChildren={words.on}
                    unCheckedChildren={words.off}
                    onChange={(on) => toggle(pack, on)}
                  />
                  <span>
                    <b>{nameOf(pack)}</b> {pack.scope === 'proposal' ? <em className="proposal">{words.mustConfirm}</em> : null}
                    <small>{aboutOf(pack)}</small>
                  </span>
                  <Button
                    type="link"
                    onClick={() => void navigate(`/rules?pack=${encodeURIComponent(pack.id)}`)}
                    disabled={pack.rules === 0}
                  >
                    {words.rules(pack.rules)}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
