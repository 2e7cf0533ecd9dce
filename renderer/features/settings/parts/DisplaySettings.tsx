// Look and sound of this window: theme, size, language, volume.
import { Segmented } from 'antd';
import { client } from '#renderer/client/link.ts';
import { Field } from '#renderer/components/Field.tsx';
import { SoundControls } from '#renderer/features/obligations/index.ts';
import { setLocale, useLocale, useTexts } from '#renderer/texts/use-texts.ts';

type ThemeChoice = 'auto' | 'night' | 'day';

/** What the frame keeps of the look, handed in by it. */
export interface Look {
  theme: ThemeChoice;
  /** Per cent. */
  zoom: number;
  zoomSteps: readonly number[];
  setTheme: (theme: ThemeChoice) => void;
  setZoom: (zoom: number) => void;
}

const themes: readonly ThemeChoice[] = ['auto', 'night', 'day'];
const locales = ['zh-CN', 'en'] as const;

export function DisplaySettings({ look }: { look: Look }) {
  const { settings: texts, frame } = useTexts();
  const words = texts.display;
  const locale = useLocale((state) => state.locale);
  const choose = (next: (typeof locales)[number]): void => {
    setLocale(next);
    void client.accounts.changeOwn({ locale: next }).catch(() => undefined);
  };
  return (
    <div className="stack" data-testid="display-settings">
      <div className="form">
        <Field id="look-theme" label={words.theme} hint={words.themeHint} group>
          {() => (
            <Segmented
              aria-label={words.theme}
              value={look.theme}
              options={themes.map((value) => ({ value, label: frame.theme[value] }))}
              onChange={look.setTheme}
            />
          )}
        </Field>
        <Field id="look-zoom" label={words.zoom} hint={words.zoomHint} group>
          {() => (
            <Segmented
              aria-label={words.zoom}
              value={look.zoom}
              options={look.zoomSteps.map((value) => ({ value, label: `${value}%` }))}
              onChange={look.setZoom}
            />
          )}
        </Field>
        <Field id="look-language" label={words.language} group>
          {() => (
            <Segmented
              aria-label={words.language}
              value={locale}
              options={locales.map((value) => ({ value, label: words.languages[value] }))}
              onChange={choose}
            />
          )}
        </Field>
        <p className="muted">{words.local}</p>
      </div>
      <section>
        <h2>{words.sound}</h2>
        <SoundControls />
      </section>
    </div>
  );
}
