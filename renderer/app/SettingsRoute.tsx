// The settings screen with the look that the frame keeps.
import { SettingsPage } from '#renderer/features/settings/index.ts';
import { setTheme, useUi, zoomSteps } from './ui-store.ts';

function setZoom(zoom: number): void {
  localStorage.setItem('zoom', String(zoom));
  useUi.setState({ zoom });
}

export function SettingsRoute() {
  const theme = useUi((ui) => ui.theme);
  const zoom = useUi((ui) => ui.zoom);
  return <SettingsPage look={{ theme, zoom, zoomSteps, setTheme, setZoom }} />;
}
