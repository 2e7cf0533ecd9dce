// A refusal in words: what happened, what was kept, what to do; with the field, the limit and the error's number.
import { errorTexts } from '#shared/contract/error-texts.ts';
import type { ErrorCode } from '#shared/kernel/errors.ts';
import { useLocale, useTexts } from './use-texts.ts';

export interface ShownRefusal {
  code: ErrorCode;
  field?: string | undefined;
  limit?: number | string | undefined;
  received?: number | string | undefined;
  retryAfterSeconds?: number | undefined;
  errorId?: string | undefined;
}

/** @param refusal null: the station was not reached */
export function Refused({ refusal }: { refusal: ShownRefusal | null }) {
  const texts = useTexts();
  const locale = useLocale((state) => state.locale);
  const { common } = texts;
  if (!refusal) {
    return (
      <div className="refused" role="alert">
        {common.stationGone}
      </div>
    );
  }
  const { field, limit, received, retryAfterSeconds, errorId } = refusal;
  return (
    <div className="refused" role="alert" data-code={refusal.code}>
      <span>{errorTexts[locale][refusal.code]}</span>
      {retryAfterSeconds === undefined ? null : <span>{common.retryAfter(retryAfterSeconds)}</span>}
      {limit !== undefined && received !== undefined ? <small>{common.limitWas(limit, received)}</small> : null}
      {field === undefined ? null : <small>{common.field(field)}</small>}
      {errorId === undefined ? null : <b>{common.errorId(errorId)}</b>}
    </div>
  );
}
