// One line on an incident: the slips that sent goods to it, and what is still out.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { useTexts } from '#renderer/texts/use-texts.ts';
import { newSlipPath, slipPath } from '../stock-paths.ts';
import { SlipState } from './SlipState.tsx';
import '../stock.css';

/** More than these stand on the list of slips. */
const shown = 6;

export function SlipLine({ incident }: { incident: { id: string; state: 'open' | 'closed' | 'merged' } }) {
  const { stock } = useTexts();
  const navigate = useNavigate();
  const [mayRead, mayMove] = [useMay('resources.read'), useMay('resources.state')];
  const { data } = useQuery({ ...orpc.stock.slips.queryOptions({ input: { incident: incident.id, limit: shown } }), enabled: mayRead });
  const slips = data?.items ?? [];
  if (slips.length === 0) return null;
  return (
    <div className="slip-line" data-testid="slip-line">
      <b>{stock.title}</b>
      {slips.map((slip) => (
        <span key={slip.id}>
          <Link to={slipPath(slip.id)} className="num">
            {slip.number}
          </Link>{' '}
          <SlipState slip={slip} />
        </span>
      ))}
      {mayMove && incident.state === 'open' ? (
        <Button size="small" onClick={() => void navigate(newSlipPath(incident.id))}>
          {stock.acts.slip}
        </Button>
      ) : null}
    </div>
  );
}
