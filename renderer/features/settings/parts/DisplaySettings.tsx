// Look and sound of this window: theme, size, language, volume.
import { client } from '#renderer/client/link.ts';
import { ChoiceField } from '#renderer/components/ChoiceField.tsx';
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
        <ChoiceField
          id="look-theme"
          label={words.theme}
          hint={words.themeHint}
          value={look.theme}
          options={themes}
          nameOf={(value) => frame.theme[value]}
          onChange={look.setTheme}
        />
        <ChoiceField
          id="look-zoom"
          label={words.zoom}
          hint={words.zoomHint}
          value={look.zoom}
          options={look.zoomSteps}
          nameOf={(value) => `${value}%`}
          onChange={look.setZoom}
        />
        <ChoiceField
          id="look-language"
          label={words.language}
          value={locale}
          options={locales}
          nameOf={(value) => words.languages[value]}
          onChange={choose}
        />
        <p className="muted">{words.local}</p>
      </div>
      <section>
        <h2>{words.sound}</h2>
        <SoundControls />
      </section>
    </div>
  );
}
