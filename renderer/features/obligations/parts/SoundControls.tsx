// The volume of this window and a try of each of the three sounds.
import { Button, Slider } from 'antd';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { allowNotifications, useNotifying } from '../notifications.ts';
import { enableSound, playOnce, setVolume, type SoundName, useSound } from '../sounds.ts';
import '../alarms.css';

const names: readonly SoundName[] = ['urgent', 'important', 'notice'];

export function SoundControls() {
  const { alarms } = useTexts();
  const words = alarms.sound;
  const { enabled, leader, volume, rounds } = useSound();
  const allowed = useNotifying((state) => state.allowed);
  return (
    <div className="sound-controls" data-testid="sound-controls" data-rounds={rounds}>
      <div className="volume">
        <span id="volume-label">{words.volume}</span>
        <Slider
          min={0}
          max={100}
          step={5}
          value={Math.round(volume * 100)}
          onChange={(percent) => setVolume(percent / 100)}
          ariaLabelledByForHandle="volume-label"
          ariaValueTextFormatterForHandle={(percent) => `${percent}%`}
          tooltip={{ open: false }}
        />
        <span className="num">{Math.round(volume * 100)}%</span>
      </div>
      {volume === 0 ? (
        <p className="due" role="alert">
          ▲ {words.muted}
        </p>
      ) : null}
      {enabled ? null : (
        <Button danger onClick={() => void enableSound()}>
          {words.off}
        </Button>
      )}
      {allowed === 'default' ? (
        <p>
          <Button onClick={() => void allowNotifications()} data-testid="allow-notifications">
            {words.notify}
          </Button>{' '}
          <span className="muted">{words.notifyHint}</span>
        </p>
      ) : null}
      {allowed === 'denied' ? <p className="due">{words.notifyDenied}</p> : null}
      {allowed === 'granted' ? <p className="muted">✓ {words.notifying}</p> : null}
      {enabled && !leader ? <p className="due">{words.elsewhere}</p> : null}
      <ul>
        {names.map((name) => (
          <li key={name}>
            <span>{words.names[name]}</span>
            <Button
              disabled={!enabled || !leader}
              onClick={() => playOnce(name)}
              aria-label={`${words.try} ${words.names[name]}`}
              data-testid={`try-${name}`}
            >
              ♪ {words.try}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
