// How long, as a person says it: minutes and seconds of what is near, days of what is far.
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "12′05″" under two hours, "5 小时 20 分" under two days, "70 天" beyond. @param ms its sign does not matter */
export function spanText(ms: number, locale: 'zh-CN' | 'en'): string {
  const whole = Math.abs(ms);
  const english = locale === 'en';
  if (whole >= 2 * dayMs) {
    const days = Math.floor(whole / dayMs);
    return english ? `${days} days` : `${days} 天`;
  }
  if (whole >= 2 * hourMs) {
    const [hours, minutes] = [Math.floor(whole / hourMs), Math.floor((whole % hourMs) / minuteMs)];
    return english ? `${hours} h ${minutes} min` : `${hours} 小时 ${minutes} 分`;
  }
  const seconds = Math.round(whole / 1000);
  return `${Math.floor(seconds / 60)}′${String(seconds % 60).padStart(2, '0')}″`;
}
