// Addresses of the screens of stock.
export const stockPath = '/resources/stock';
export const linePath = (id: string): string => `${stockPath}/lines/${id}`;
export type MoveKind = 'in' | 'out' | 'transfer';
const at = (facility: string | null): string => (facility === null ? '' : `?place=${facility}`);
export const movePath = (kind: MoveKind, facility: string | null): string => `${stockPath}/move/${kind}${at(facility)}`;
export const countPath = (facility: string | null): string => `${stockPath}/count${at(facility)}`;
export const slipsPath = `${stockPath}/slips`;
export const slipPath = (id: string): string => `${slipsPath}/${id}`;
export const changeSlipPath = (id: string): string => `${slipPath(id)}/edit`;
export const newSlipPath = (incident: string | null): string => `${slipsPath}/new${incident === null ? '' : `?incident=${incident}`}`;
export const suppliesPath = `${stockPath}/supplies`;
export const stockRulesPath = `${stockPath}/rules`;
