// The map of all places.
import { useTexts } from '#renderer/texts/use-texts.ts';

export function MapPage() {
  const { map } = useTexts();
  return (
    <div className="page">
      <h1>{map.title}</h1>
    </div>
  );
}
