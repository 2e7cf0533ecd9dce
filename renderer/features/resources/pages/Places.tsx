// All places, in lists that say how much is there today.
import { useTexts } from '#renderer/texts/use-texts.ts';
import { ResourcesTabs } from '../parts/ResourcesTabs.tsx';

export function PlacesPage() {
  const { resources } = useTexts();
  return (
    <div className="page">
      <ResourcesTabs />
      <h1>{resources.list.title}</h1>
    </div>
  );
}
