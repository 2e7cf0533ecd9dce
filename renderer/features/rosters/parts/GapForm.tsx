// A required post that stays empty: somebody answers for it by name, or takes that back.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { refusalOf } from '#renderer/client/errors.ts';
import { FormEnd } from '#renderer/client/forms/FormEnd.tsx';
import { useSentForm } from '#renderer/client/forms/sent-form.ts';
import { client } from '#renderer/client/link.ts';
import { orpc } from '#renderer/client/query.ts';
import { useSession } from '#renderer/client/session.ts';
import { TextField } from '#renderer/components/TextField.tsx';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useTexts } from '#renderer/texts/use-texts.ts';
import type { FoundSeat } from '../calendar-model.ts';

export function GapForm({ id, found: { shift, seat }, onDone }: { id: string; found: FoundSeat; onDone: () => void }) {
  const { rosters: words } = useTexts();
  const who = useSession((session) => session.user?.name ?? '');
  const gap = shift.gaps.find((one) => one.post === seat.post);
  const where = { roster: shift.roster, day: shift.day, shift: shift.pattern, post: seat.post };
  const revoke = useMutation({ ...orpc.rosters.revokeGap.mutationOptions(), onSuccess: onDone });
  const { form, save } = useSentForm({
    name: `gap-${id}`,
    start: { reason: '' },
    check: ({ reason }) => ({ reason: reason.trim() === '' ? words.gapForm.reasonNeeded : undefined }),
    send: ({ reason }) => client.rosters.allowGap({ ...where, reason: reason.trim() }),
    onSaved: onDone,
  });
  if (gap?.allowedBy)
    return (
      <div className="form">
        <p>{words.gapForm.allowed(gap.allowedBy, gap.reason ?? '')}</p>
        {revoke.isError ? <Refused refusal={refusalOf(revoke.error)} /> : null}
        <div className="row">
          <Button danger loading={revoke.isPending} onClick={() => revoke.mutate(where)} autoFocus>
            {words.gapForm.revoke}
          </Button>
        </div>
      </div>
    );
  return (
    <form className="form" {...form.formProps} data-testid="gap-form">
      <p>{words.gapForm.intro(who)}</p>
      <TextField
        {...form.field('reason')}
        label={words.gapForm.reason}
        value={form.values.reason}
        maxLength={500}
        onChange={(reason) => form.set({ reason })}
      />
      <FormEnd save={save} label={words.gapForm.save(who)} />
    </form>
  );
}
