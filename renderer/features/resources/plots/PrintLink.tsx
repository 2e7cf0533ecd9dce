// The way to the printed map: it takes along what the map shows now.
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { Id } from '#shared/kernel/ids.ts';
import type { MapView } from '#renderer/map/view.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { printPath } from './print-path.ts';

export function PrintLink({ viewOf, incident }: { viewOf: () => MapView | null; incident: Id | null }) {
  const { plots } = useTexts();
  const navigate = useNavigate();
  return <Button onClick={() => void navigate(printPath(incident, viewOf()))}>{plots.print.button}</Button>;
}
