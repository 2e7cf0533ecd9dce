// What is done with the list as it is filtered: given out as a file, printed.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { download } from '#renderer/client/download.ts';
import { refusalOf } from '#renderer/client/errors.ts';
import { client } from '#renderer/client/link.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale, useTexts } from '#renderer/texts/use-texts.ts';
import { filterOf, useView } from '../view.ts';

export function ListTools() {
  const { directoryFiles: words } = useTexts();
  const locale = useLocale((state) => state.locale);
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => client.directory.exportPeople({ ...filterOf(useView.getState()), format, locale }),
    onSuccess: download,
  });
  return (
    <span className="end" role="group" aria-label={words.toolbar}>
      <Button loading={make.isPending} onClick={() => make.mutate('xlsx')}>
        {words.xlsx}
      </Button>
      <Button disabled={make.isPending} onClick={() => make.mutate('csv')}>
        {words.csv}
      </Button>
      <Button onClick={() => void navigate('/directory/print')}>{words.print}</Button>
      {make.isError ? <Refused refusal={refusalOf(make.error)} /> : null}
    </span>
  );
}
