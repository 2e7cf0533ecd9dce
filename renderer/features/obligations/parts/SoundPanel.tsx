// Sound and self-test: volume, each of the three sounds, the test by the real path and those of the last month.
import { App, Button } from 'antd';
import { startOfDay } from '#shared/time/zone.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { useMay } from '#renderer/client/session.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { shortMoment, span, zoneNow } from '#renderer/texts/times.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { useAlarmActions } from '../use-alarms.ts';
import { usePastSelfTests } from '../use-history.ts';
import { SoundControls } from './SoundControls.tsx';

export function SoundPanel() {
  const { alarms } = useTexts();
  const words = alarms.sound;
  const now = useNow();
  const { message } = App.useApp();
  const mayAct = useMay('obligations.act');
  const { selfTest } = useAlarmActions();
  const past = usePastSelfTests();
  const today = past.some((test) => Date.parse(test.at) >= startOfDay(now, zoneNow()));
  return (
    <section className="panel sound-panel" data-testid="sound-panel">
      <h2>{words.title}</h2>
      <SoundControls />
      <h3>
        {words.selfTest} <small className={today ? 'ok' : 'due'}>{today ? `✓ ${words.selfTestToday}` : `▲ ${words.selfTestDue}`}</small>
      </h3>
      <p className="muted">{words.selfTestHint}</p>
      <div className="row">
        <Button
          type="primary"
          disabled={!mayAct}
          loading={selfTest.isPending}
          onClick={() => selfTest.mutate({}, { onSuccess: () => void message.info(words.selfTestStarted) })}
          data-testid="self-test"
        >
          {words.selfTest}
        </Button>
      </div>
      {selfTest.isError ? <Refused refusal={refusalOf(selfTest.error)} /> : null}
      <h3>{words.past}</h3>
      {past.length === 0 ? <p className="muted">{words.pastNone}</p> : null}
      <ul className="self-tests" data-testid="self-tests">
        {past.slice(0, 60).map((test) => (
          <li key={test.id}>
            <time className="num" dateTime={test.at}>
              {shortMoment(Date.parse(test.at), now)}
            </time>
            {test.acknowledgedAt === null ? (
              <span className="due">{words.unheard}</span>
            ) : (
              <span className="ok">
                ✓ {words.heard(test.acknowledgedBy ?? '', span(Date.parse(test.acknowledgedAt) - Date.parse(test.at)))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
