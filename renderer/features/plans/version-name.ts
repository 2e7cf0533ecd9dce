// How a version is named in one line: its name, its day, whether it holds.
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { PlanVersion } from './plan-form.ts';

export function useVersionName(): (version: Pick<PlanVersion, 'label' | 'number' | 'issuedOn' | 'state' | 'current'>) => string {
  const { plans } = useTexts();
  return ({ label, number, issuedOn, state, current }) => {
    const name = label || number || plans.versions.unnamed;
    const when = issuedOn ?? plans.versionState[state];
    return plans.versions.named(name, current ? `${when} ${plans.versions.current}` : when);
  };
}
