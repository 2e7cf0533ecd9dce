// Our tokens as Ant Design's, for both themes, and which theme it is time for.
import { theme as antd, type ThemeConfig } from 'antd';

export type ThemeName = 'night' | 'day';
export type ThemeChoice = ThemeName | 'auto';

const palettes = {
  night: {
    bg: '#0c131c',
    surface: '#131d29',
    raised: '#1a2736',
    line: '#2a3c52',
    text: '#e6edf5',
    muted: '#a3b5c8',
    accent: '#5aa2ff',
    onAccent: '#06101c',
    red: '#ff6b70',
    orange: '#f7963c',
    green: '#4cc28a',
    blue: '#6aa5ff',
  },
  day: {
    bg: '#eef2f6',
    surface: '#ffffff',
    raised: '#f5f8fb',
    line: '#cfd9e4',
    text: '#14202e',
    muted: '#465a70',
    accent: '#1a62c6',
    onAccent: '#ffffff',
    red: '#bd1f27',
    orange: '#a8500a',
    green: '#176a41',
    blue: '#1c5cc4',
  },
} as const;

export function antdTheme(name: ThemeName): ThemeConfig {
  const palette = palettes[name];
  return {
    algorithm: name === 'night' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { key: 'wd' },
    token: {
      colorPrimary: palette.accent,
      colorInfo: palette.blue,
      colorError: palette.red,
      colorWarning: palette.orange,
      colorSuccess: palette.green,
      colorBgBase: palette.surface,
      colorBgLayout: palette.bg,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorTextBase: palette.text,
      colorText: palette.text,
      colorTextSecondary: palette.muted,
      colorTextTertiary: palette.muted,
      colorTextDescription: palette.muted,
      colorTextPlaceholder: palette.muted,
      colorTextDisabled: palette.muted,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      colorTextLightSolid: palette.onAccent,
      colorLink: palette.accent,
      // Made lighter or darker by the library, a link under the mouse would be gone by night.
      colorLinkHover: palette.accent,
      colorLinkActive: palette.accent,
      colorIcon: palette.muted,
      colorIconHover: palette.text,
      borderRadius: 8,
      fontSize: 15,
      controlHeight: 38,
      fontFamily: "'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif",
      motion: false,
    },
  };
}

/** Night from 19:00 to 07:00. */
export function themeAt(hour: number): ThemeName {
  return hour >= 19 || hour < 7 ? 'night' : 'day';
}
