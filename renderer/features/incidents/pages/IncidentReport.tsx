// A report of an incident, composed beside the facts.
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNavigate, useParams } from 'react-router';
import { refusalOf } from '#renderer/client/errors.ts';
import { orpc } from '#renderer/client/query.ts';
import { useMay } from '#renderer/client/session.ts';
import { ReportDesk } from '#renderer/features/reports/index.ts';
import { Refused } from '#renderer/texts/Refused.tsx';
import { useLocale } from '#renderer/texts/use-texts.ts';
import { FactsPanel } from '../parts/FactsPanel.tsx';
import { useCtrlE, useEscape } from '../use-keys.ts';

export function IncidentReportPage() {
  const { id = '', reportId = '' } = useParams();
  const locale = useLocale((state) => state.locale);
  const navigate = useNavigate();
  const incident = useQuery(orpc.incidents.get.queryOptions({ input: { id, locale } }));
  const report = useQuery(orpc.reports.get.queryOptions({ input: { id: reportId } }));
  const back = useCallback(() => void navigate(`/incidents/${id}?tab=reports`), [id, navigate]);
  const toFacts = useCallback(() => void navigate(`/incidents/${id}?tab=edit`), [id, navigate]);
  const mayWrite = useMay('incidents.write');
  useEscape(back);
  useCtrlE(toFacts, mayWrite && incident.data?.state === 'open');
  const error = incident.error ?? report.error;
  if (incident.data && report.data) {
    return (
      <ReportDesk
        key={report.data.id}
        incident={incident.data}
        report={report.data}
        facts={<FactsPanel incident={incident.data} onEdit={toFacts} />}
        onBack={back}
        onEditFacts={toFacts}
      />
    );
  }
  return error ? (
    <div className="page">
      <Refused refusal={refusalOf(error)} />
    </div>
  ) : null;
}
