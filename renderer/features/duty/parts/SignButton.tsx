// The button in the header that signs in whoever is logged in; it is there only while that is owed.
import { App, Button } from 'antd';
import { useEffect } from 'react';
import { errorTexts } from '#shared/contract/error-texts.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { useNow } from '#renderer/client/now.ts';
import { Key } from '#renderer/components/Key.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { onSignKey } from '../own-sign.ts';
import { useOwnSign } from '../use-duty-now.ts';

export function SignButton() {
  const { onDuty, common } = useTexts();
  const locale = useLocale((state) => state.locale);
  const { owed, signIn } = useOwnSign();
  const { message } = App.useApp();
  const now = useNow();
  const wanted = owed.length > 0;
  const late = owed.some((sign) => sign.dueAt !== null && Date.parse(sign.dueAt) < now);
  const { mutate } = signIn;
  useEffect(() => {
    if (!wanted) return undefined;
    return onSignKey(() =>
      mutate(
        {},
        {
          onSuccess: ({ posts }) => void message.success(onDuty.now.signedDone(posts.join('、'))),
          onError: (error) => {
            const refusal = refusalOf(error);
            void message.error(refusal ? errorTexts[locale][refusal.code] : common.stationGone);
          },
        },
      ),
    );
  }, [wanted, mutate, message, onDuty, locale, common]);
  if (!wanted) return null;
  return (
    <Button
      type="primary"
      danger={late}
      loading={signIn.isPending}
      onClick={() => signIn.mutate({})}
      title={owed.map((sign) => `${sign.postName} ${sign.shiftName}`).join('、')}
      data-testid="sign-in"
    >
      {onDuty.now.signIn} <Key name="F10" />
    </Button>
  );
}
