// Which address shows which screen. Screens that are not needed at once are loaded when they are opened.
import { createHashRouter } from 'react-router';
import { DeskPage } from '#renderer/features/desk/index.ts';
import { DutyLogPage, FiguresPage, HandoverPage, HandoverSheetPage, OnDutyPage, SpotChecksPage } from '#renderer/features/duty/index.ts';
import { DirectoryGroupsPage, DirectoryImportPage, DirectoryPage, DirectoryPrintPage } from '#renderer/features/directory/index.ts';
import { CallNotesPage, IncidentPage, IncidentReportPage, IncidentsPage, IntakePage } from '#renderer/features/incidents/index.ts';
import {
  CardPage,
  CardPrintPage,
  NewPlanPage,
  PlanDiffPage,
  PlanImportPage,
  PlanEditPage,
  PlanLintPage,
  PlanPage,
  PlanPreviewPage,
  PlanPrintPage,
  PlanRulesPage,
  PlanSearchPage,
  PlanStatePage,
  PlansPage,
  ResponsePrintPage,
} from '#renderer/features/plans/index.ts';
import { AlarmsPage } from '#renderer/features/obligations/index.ts';
import {
  DraftPage,
  DraftsPage,
  GeneratePage,
  RosterPage,
  RosterSetupPage,
  SwapsPage,
  RosterImportPage,
  RosterPrintPage,
  VersionPage,
} from '#renderer/features/rosters/index.ts';
import {
  EditPlacePage,
  MapPage,
  NearPrintPage,
  NewPlacePage,
  PlaceImportPage,
  PlacePage,
  PlacesPage,
  PlacesTodayPage,
} from '#renderer/features/resources/index.ts';
import { RulesPage } from '#renderer/features/settings/index.ts';
import { Crashed } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { SettingsRoute } from './SettingsRoute.tsx';

export const router = createHashRouter([
  {
    path: '/',
    element: <Frame />,
    errorElement: <Crashed whole />,
    children: [
      { index: true, element: <DeskPage /> },
      { path: 'intake', element: <IntakePage /> },
      { path: 'calls', element: <CallNotesPage /> },
      { path: 'incidents', element: <IncidentsPage /> },
      { path: 'incidents/:id', element: <IncidentPage /> },
      { path: 'incidents/:id/reports/:reportId', element: <IncidentReportPage /> },
      { path: 'incidents/:id/responses/:activation/print', element: <ResponsePrintPage /> },
      { path: 'incidents/:id/near/print', element: <NearPrintPage /> },
      { path: 'duty', element: <OnDutyPage /> },
      { path: 'duty/roster', element: <RosterPage /> },
      { path: 'duty/generate', element: <GeneratePage /> },
      { path: 'duty/import', element: <RosterImportPage /> },
      { path: 'duty/print', element: <RosterPrintPage /> },
      { path: 'duty/drafts', element: <DraftsPage /> },
      { path: 'duty/drafts/:id', element: <DraftPage /> },
      { path: 'duty/swaps', element: <SwapsPage /> },
      { path: 'duty/setup', element: <RosterSetupPage /> },
      { path: 'duty/versions/:id', element: <VersionPage /> },
      { path: 'duty/checks', element: <SpotChecksPage /> },
      { path: 'duty/handover', element: <HandoverPage /> },
      { path: 'duty/handover/:id', element: <HandoverSheetPage /> },
      { path: 'duty/log', element: <DutyLogPage /> },
      { path: 'duty/figures', element: <FiguresPage /> },
      { path: 'plans', element: <PlansPage /> },
      { path: 'plans/search', element: <PlanSearchPage /> },
      { path: 'plans/new', element: <NewPlanPage /> },
      { path: 'plans/import', element: <PlanImportPage /> },
      { path: 'plans/import/:id', element: <PlanPreviewPage /> },
      { path: 'plans/state', element: <PlanStatePage /> },
      { path: 'plans/lint', element: <PlanLintPage /> },
      { path: 'plans/rules', element: <PlanRulesPage /> },
      { path: 'plans/:id', element: <PlanPage /> },
      { path: 'plans/:id/edit', element: <PlanEditPage /> },
      { path: 'plans/:id/diff', element: <PlanDiffPage /> },
      { path: 'plans/:id/print', element: <PlanPrintPage /> },
      { path: 'plans/:id/cards/:card', element: <CardPage /> },
      { path: 'plans/:id/cards/:card/print', element: <CardPrintPage /> },
      { path: 'map', element: <MapPage /> },
      { path: 'resources', element: <PlacesPage /> },
      { path: 'resources/new', element: <NewPlacePage /> },
      { path: 'resources/import', element: <PlaceImportPage /> },
      { path: 'resources/today', element: <PlacesTodayPage /> },
      { path: 'resources/places/:id', element: <PlacePage /> },
      { path: 'resources/places/:id/edit', element: <EditPlacePage /> },
      { path: 'alarms', element: <AlarmsPage /> },
      { path: 'directory', element: <DirectoryPage /> },
      { path: 'directory/groups', element: <DirectoryGroupsPage /> },
      { path: 'directory/import', element: <DirectoryImportPage /> },
      { path: 'directory/print', element: <DirectoryPrintPage /> },
      { path: 'rules', element: <RulesPage /> },
      { path: 'settings/*', element: <SettingsRoute /> },
      { path: '*', element: <DeskPage /> },
    ],
  },
]);
