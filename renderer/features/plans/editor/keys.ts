// Names for what is added by hand: unique in a plan.
export const newKey = (): string => `h${crypto.randomUUID().slice(0, 13)}`;
