// What accepting would write, and the button that does it.
import { Button, Checkbox } from 'antd';
import { useNavigate } from 'react-router';
import type { ImportCorrections } from '#shared/rosters/import/types.ts';
import { client } from '#renderer/client/link.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { Preview } from '../import-store.ts';
import { useDownload } from '../use-download.ts';
import type { ImportActions } from '../use-import.ts';

interface Props {
  preview: Preview;
  corrections: ImportCorrections;
  actions: ImportActions;
}

export function ImportPlan({ preview, corrections, actions }: Props) {
  const { rosterFiles } = useTexts();
  const words = rosterFiles.import;
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const { plan } = preview;
  const { past, draft } = plan;
  const history = corrections.history ? past.free : 0;
  const stands = plan.seats > 0 && plan.same === plan.seats;
  const makes = draft === null && !stands ? plan.seats : 0;
  const says =
    makes > 0 && history > 0 ? words.acceptBoth(makes, history) : makes > 0 ? words.acceptDraft(makes) : words.acceptHistory(history);
  const accept = (): void => actions.accept.mutate({ previewId: preview.previewId, corrections, hash: plan.hash });
  return (
    <section className="panel import-plan" aria-label={words.plan} data-testid="plan">
      <h2>{words.plan}</h2>
      <ul>
        {plan.from !== null && plan.to !== null ? <li>{words.planDraft(plan.seats, plan.from, plan.to)}</li> : null}
        {plan.same > 0 ? <li className="muted">{words.planSame(plan.same)}</li> : null}
        {plan.carried > 0 ? <li className="muted">{words.planCarried(plan.carried)}</li> : null}
        {past.free > 0 || corrections.history ? (
          <li>
            {words.planPast(past.free)}
            <br />
            <Checkbox
              checked={corrections.history}
              onChange={(event) => {
                const { checked } = event.target;
                actions.correct((before) => ({ ...before, history: checked }));
              }}
              data-testid="history"
            >
              {words.history}
            </Checkbox>
          </li>
        ) : null}
        {past.same > 0 ? <li className="muted">{words.planPastSame(past.same)}</li> : null}
        {past.kept > 0 ? <li className="muted">{words.planKept(past.kept)}</li> : null}
        {plan.newPeople > 0 ? <li>{words.planPeople(plan.newPeople)}</li> : null}
        {plan.refused > 0 ? <li className="error">▲ {words.planRefused(plan.refused)}</li> : null}
        {draft === null ? null : <li>{words.planThere}</li>}
        {makes + history === 0 && draft === null ? <li className="muted">{words.planNothing}</li> : null}
      </ul>
      <span className="row import-actions">
        {makes + history > 0 ? (
          <Button
            type="primary"
            loading={actions.accept.isPending}
            disabled={actions.reread.isPending}
            onClick={accept}
            data-testid="accept"
          >
            {says}
          </Button>
        ) : null}
        {draft === null ? null : (
          <Button type={makes + history > 0 ? 'default' : 'primary'} onClick={() => void navigate(`/duty/drafts/${draft}`)}>
            {words.openDraft}
          </Button>
        )}
        {plan.refused > 0 ? (
          <Button
            loading={busy}
            onClick={() => void download(() => client.rosterFiles.refused({ previewId: preview.previewId, corrections }))}
            data-testid="refused"
          >
            {words.refusedFile}
          </Button>
        ) : null}
      </span>
    </section>
  );
}
