// The language of the page, and its texts.
import { create } from 'zustand';
import { catalogues, type LocaleName, type Texts } from './catalogue.ts';

const stored = localStorage.getItem('locale');

export const useLocale = create<{ locale: LocaleName }>(() => ({ locale: stored === 'en' ? 'en' : 'zh-CN' }));

export function setLocale(locale: LocaleName): void {
  localStorage.setItem('locale', locale);
  document.documentElement.lang = locale;
  useLocale.setState({ locale });
}

export function useTexts(): Texts {
  return catalogues[useLocale((state) => state.locale)];
}

/** For code outside components. */
export function textsNow(): Texts {
  return catalogues[useLocale.getState().locale];
}
