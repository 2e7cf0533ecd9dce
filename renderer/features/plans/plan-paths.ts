// Addresses of the screens of a plan.

const query = (entries: Record<string, string | null | undefined>): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(entries)) if (value !== null && value !== undefined && value !== '') params.set(key, value);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
};

export interface PlanPlace {
  version?: string | null | undefined;
  section?: string | null | undefined;
  level?: string | null | undefined;
  tab?: string | null | undefined;
  /** Words that are marked in the text. */
  find?: string | null | undefined;
}

export const planPath = (plan: string, place: PlanPlace = {}): string => `/plans/${plan}${query({ ...place })}`;

export const cardPath = (plan: string, card: string, version: string | null): string => `/plans/${plan}/cards/${card}${query({ version })}`;

export const cardPrintPath = (plan: string, card: string, version: string | null): string =>
  `/plans/${plan}/cards/${card}/print${query({ version })}`;

/** @param what the checklist of one level; nothing: the whole plan */
export const printPath = (plan: string, version: string | null, what: { level?: string } = {}): string =>
  `/plans/${plan}/print${query({ version, ...what })}`;

export const editPath = (plan: string, version: string, section: string | null = null): string =>
  `/plans/${plan}/edit${query({ version, section })}`;

export const diffPath = (plan: string, version: string, before: string): string => `/plans/${plan}/diff${query({ version, with: before })}`;
